// How a subject ends: lost with a reason, or closed by being moved to a closing stage.
import { type FormEvent, useState } from 'react';
import { errorsAt, errorsElsewhere, type UserError, useVerb } from '../../graph/perform';
import { Button } from '../../parts/Button';
import { Dialog } from '../../parts/Dialog';
import { Actions, Form, FormError, Select, TextArea } from '../../parts/Field';
import { toast } from '../../parts/Toast';
import { useConfiguration } from '../../shell/configuration';
import { useSay as useCommon } from '../../words/common';
import type { Card } from './board';
import { LoseCardDocument } from './funnel.documents';
import type { Ending } from './useBoard';
import { useSay } from './words';

export function LoseDialog({ card, onDone, onClose }: { card: Pick<Card, 'id' | 'title' | 'version'>; onDone: () => void; onClose: () => void }) {
  const say = useSay();
  const common = useCommon();
  const [lose, busy] = useVerb(LoseCardDocument, { quiet: true });
  const [errors, setErrors] = useState<UserError[]>([]);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const { reasonId, note } = reasonOf(event.currentTarget);
    const outcome = await lose({ id: card.id, reasonId: reasonId ?? '', note, expectedVersion: card.version });
    setErrors(outcome.errors);
    if (!outcome.done) return;
    toast({ tone: 'good', text: say('lostToast', { title: card.title }) });
    onDone();
    onClose();
  }

  return (
    <Dialog open onClose={onClose} title={say('loseTitle')} description={card.title}>
      <form className={Form} onSubmit={(event) => void submit(event)}>
        <Reason errors={errors} />
        <FormError>{errorsElsewhere(errors, ['reasonId', 'note'])}</FormError>
        <div className={Actions}>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button type="submit" tone="danger" busy={busy}>
            {say('lose').replace('…', '')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function reasonOf(form: HTMLFormElement): { reasonId: string | null; note: string | null } {
  const said = new FormData(form);
  return { reasonId: String(said.get('reasonId') ?? '') || null, note: String(said.get('note') ?? '').trim() || null };
}

function Reason({ errors }: { errors: UserError[] }) {
  const say = useSay();
  const { lostReasons } = useConfiguration();
  const [chosen, choose] = useState(lostReasons[0]?.id);
  const needsNote = lostReasons.find(({ id }) => id === chosen)?.needsNote ?? false;
  return (
    <>
      <Select
        label={say('reason')}
        name="reasonId"
        required
        value={chosen}
        onChange={(event) => choose(event.target.value)}
        error={errorsAt(errors, 'reasonId')}
      >
        {lostReasons.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      <TextArea label={say('note')} name="note" required={needsNote} optional={!needsNote} error={errorsAt(errors, 'note')} />
    </>
  );
}

type EndProps = { card: Pick<Card, 'title'>; stage: { name: string }; onMove: (ending: Ending) => void; onClose: () => void };

/** Asked when a card is dropped on a closing stage, before anything is sent. */
export function EndDialog({ card, stage, onMove, onClose }: EndProps) {
  const say = useSay();
  const common = useCommon();
  const [outcome, setOutcome] = useState<'WON' | 'LOST' | 'CLOSED'>('WON');

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    onMove(outcome === 'LOST' ? { outcome, ...reasonOf(event.currentTarget) } : { outcome });
    onClose();
  }

  return (
    <Dialog open onClose={onClose} title={say('endTitle')} description={`${card.title} — ${say('endLead', { stage: stage.name })}`}>
      <form className={Form} onSubmit={submit}>
        <Select label={say('endTitle')} hideLabel value={outcome} onChange={(event) => setOutcome(event.target.value as 'WON')}>
          <option value="WON">{say('endWon')}</option>
          <option value="LOST">{say('endLost')}</option>
          <option value="CLOSED">{say('endClosed')}</option>
        </Select>
        {outcome === 'LOST' && <Reason errors={[]} />}
        <div className={Actions}>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button type="submit" tone="primary">
            {say('move')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
