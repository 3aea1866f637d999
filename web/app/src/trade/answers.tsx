// The questions before a proposal goes out, and when the customer has answered.
import { type FormEvent, useState } from 'react';
import { sentence, useVerb } from '../graph/perform';
import { Button } from '../parts/Button';
import { Confirm } from '../parts/Confirm';
import { Dialog } from '../parts/Dialog';
import { Actions, Checkbox, Field, Form, FormError, Select, TextArea } from '../parts/Field';
import { toast } from '../parts/Toast';
import { useSession } from '../shell/session';
import { useSay as useCommon } from '../words/common';
import { LANGUAGES } from './PrintButton';
import { ProposalAgreedDocument, type ProposalRowFragment, ProposalSentOffDocument, ProposalTurnedDownDocument } from './trade.documents';
import { useSay } from './words';

type Props = { proposal: ProposalRowFragment; onClose: () => void };

export function SendDialog({ proposal: { id, number }, onClose }: Props) {
  const say = useSay();
  const common = useCommon();
  const { workspace } = useSession();
  const [handedOver, setHandedOver] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [send, busy] = useVerb(ProposalSentOffDocument, { quiet: true });
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    event.stopPropagation();
    const said = new FormData(event.currentTarget);
    const to = String(said.get('to') ?? '').split(',').map((each) => each.trim()).filter(Boolean);
    const text = String(said.get('text') ?? '').trim();
    const locale = String(said.get('locale') ?? '');
    const outcome = await send({ id, handedOver, ...(locale && { locale }), ...(to.length > 0 && { to }), ...(text && { text }) });
    if (!outcome.done) return setProblem(sentence(outcome.errors));
    toast({ tone: 'good', text: say('sent') });
    onClose();
  }
  return (
    <Dialog open onClose={onClose} title={say('sendTitle', { number })} description={say('sendText')}>
      <form className={Form} onSubmit={(event) => void submit(event)}>
        <Checkbox label={say('handedOver')} hint={say('handedOverHint')} checked={handedOver} onChange={(event) => setHandedOver(event.target.checked)} />
        {!handedOver && <Field label={say('to')} name="to" hint={say('toHint')} optional />}
        {!handedOver && (
          <Select label={say('language')} name="locale" defaultValue={workspace.locale}>
            {LANGUAGES.map((locale) => (
              <option key={locale} value={locale}>
                {say(locale)}
              </option>
            ))}
          </Select>
        )}
        {!handedOver && <TextArea label={say('message')} name="text" hint={say('messageHint')} optional />}
        <FormError>{problem}</FormError>
        <div className={Actions}>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button type="submit" tone="primary" busy={busy}>
            {say('sendIt')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

export function AcceptDialog({ proposal: { id, number }, onClose }: Props) {
  const say = useSay();
  const [win, setWin] = useState(true);
  const [confirmOrder, setConfirmOrder] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [accept, busy] = useVerb(ProposalAgreedDocument, { quiet: true });
  async function go() {
    const outcome = await accept({ id, win, confirmOrder });
    if (!outcome.done) return setProblem(sentence(outcome.errors));
    toast({ tone: 'good', text: say('accepted', { number: outcome.payload.order?.number ?? '' }) });
    onClose();
  }
  return (
    <Confirm title={say('acceptTitle', { number })} deed={say('acceptIt')} harmless busy={busy} problem={problem} onConfirm={() => void go()} onClose={onClose}>
      <p>{say('acceptText')}</p>
      <Checkbox label={say('win')} checked={win} onChange={(event) => setWin(event.target.checked)} />
      <Checkbox label={say('confirmAtOnce')} hint={say('confirmAtOnceHint')} checked={confirmOrder} onChange={(event) => setConfirmOrder(event.target.checked)} />
    </Confirm>
  );
}

export function RefuseDialog({ proposal: { id, number }, onClose }: Props) {
  const say = useSay();
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<string>();
  const [refuse, busy] = useVerb(ProposalTurnedDownDocument, { quiet: true });
  async function go() {
    const outcome = await refuse({ id, ...(note && { note }) });
    if (!outcome.done) return setProblem(sentence(outcome.errors));
    onClose();
  }
  return (
    <Confirm title={say('refuseTitle', { number })} deed={say('refuseIt')} busy={busy} problem={problem} onConfirm={() => void go()} onClose={onClose}>
      <p>{say('refuseText')}</p>
      <Field label={say('note')} value={note} maxLength={2000} onChange={(event) => setNote(event.target.value)} optional />
    </Confirm>
  );
}
