// One order: begun without a proposal or made of one, changed while it is a draft, confirmed or cancelled.
import { type FormEvent, useState } from 'react';
import { sentence, useVerb } from '../graph/perform';
import { Button } from '../parts/Button';
import { Confirm } from '../parts/Confirm';
import { Dialog } from '../parts/Dialog';
import { Actions, Field, Form, FormError, TextArea } from '../parts/Field';
import { toast } from '../parts/Toast';
import { useSession } from '../shell/session';
import { EditedLines, StandingLines } from './Lines';
import { blank, input, typed } from './lines';
import { PrintButton } from './PrintButton';
import { OrderBegunDocument, OrderCalledOffDocument, OrderEditedDocument, type OrderRowFragment, OrderSettledDocument } from './trade.documents';
import styles from './trade.module.css';
import { useSay } from './words';

type Props = { subjectId: string; order: OrderRowFragment | undefined; may: boolean; onBegun: (order: OrderRowFragment) => void; onClose: () => void };

export function OrderDialog(props: Props) {
  const say = useSay();
  const { order, may, onClose } = props;
  return (
    <Dialog open wide onClose={onClose} title={order ? say('order', { number: order.number }) : say('newOrder')} {...(!order && { description: say('newOrderText') })}>
      {may && (!order || order.state === 'DRAFT') ? <Writing {...props} /> : order && <Standing order={order} may={may} />}
    </Dialog>
  );
}

function Writing({ subjectId, order, onBegun }: Props) {
  const say = useSay();
  const { workspace } = useSession();
  const [lines, setLines] = useState(() => (order?.lines.length ? order.lines.map(typed) : [blank()]));
  const [problem, setProblem] = useState<string>();
  const [version, seen] = useState(order?.version);
  const [cancelling, cancel] = useState(false);
  const [begin, beginning] = useVerb(OrderBegunDocument, { quiet: true });
  const [edit, editing] = useVerb(OrderEditedDocument, { quiet: true });
  const [confirm, confirming] = useVerb(OrderSettledDocument);
  const busy = beginning || editing || confirming;

  /** What stands on the screen is what is confirmed. */
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const button = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null;
    const given = { lines: lines.map(input), terms: String(new FormData(event.currentTarget).get('terms')) || null };
    const kept = order ? await edit({ id: order.id, expectedVersion: version ?? null, ...given }) : await begin({ subjectId, ...given });
    if (!kept.done) return setProblem(sentence(kept.errors));
    setProblem(undefined);
    const saved = kept.payload.order;
    if (!saved) return;
    seen(saved.version);
    onBegun(saved);
    if (button?.value === 'confirm') await confirm({ id: saved.id });
    else toast({ tone: 'good', text: say('saved') });
  }

  return (
    <form className={Form} onSubmit={(event) => void submit(event)}>
      <EditedLines lines={lines} currency={order?.currency ?? workspace.currency} onChange={setLines} />
      <TextArea label={say('terms')} name="terms" hint={say('termsHint')} defaultValue={order?.terms ?? ''} optional />
      <FormError>{problem}</FormError>
      <div className={Actions}>
        {order && <PrintButton id={order.id} />}
        {order && <Button onClick={() => cancel(true)}>{say('cancelOrder')}</Button>}
        <Button type="submit" busy={busy}>
          {say('save')}
        </Button>
        <Button type="submit" tone="primary" value="confirm" disabled={busy}>
          {say('confirm')}
        </Button>
      </div>
      {cancelling && order && <CancelDialog order={order} onClose={() => cancel(false)} />}
    </form>
  );
}

function Standing({ order, may }: { order: OrderRowFragment; may: boolean }) {
  const say = useSay();
  const [cancelling, cancel] = useState(false);
  return (
    <div className={Form}>
      <StandingLines lines={order.lines} total={order.total} discount={order.discount} />
      {order.terms && <p className={styles.terms}>{order.terms}</p>}
      {order.cancelledNote && <p>{order.cancelledNote}</p>}
      <div className={Actions}>
        <PrintButton id={order.id} />
        {may && order.state !== 'CANCELLED' && <Button onClick={() => cancel(true)}>{say('cancelOrder')}</Button>}
      </div>
      {cancelling && <CancelDialog order={order} onClose={() => cancel(false)} />}
    </div>
  );
}

function CancelDialog({ order: { id, number }, onClose }: { order: OrderRowFragment; onClose: () => void }) {
  const say = useSay();
  const [note, setNote] = useState('');
  const [cancel, busy] = useVerb(OrderCalledOffDocument);
  const go = async () => (await cancel({ id, ...(note && { note }) })).done && onClose();
  return (
    <Confirm title={say('cancelTitle', { number })} deed={say('cancelIt')} busy={busy} onConfirm={() => void go()} onClose={onClose}>
      <p>{say('cancelText')}</p>
      <Field label={say('note')} value={note} maxLength={2000} onChange={(event) => setNote(event.target.value)} optional />
    </Confirm>
  );
}
