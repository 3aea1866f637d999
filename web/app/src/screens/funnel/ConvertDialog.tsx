// A prospect becomes an opportunity: in which stage, and whose.
import { type FormEvent, useState } from 'react';
import { errorsAt, errorsElsewhere, type UserError, useVerb } from '../../graph/perform';
import { Button } from '../../parts/Button';
import { Dialog } from '../../parts/Dialog';
import { Actions, Form, FormError, Select } from '../../parts/Field';
import { useConfiguration } from '../../shell/configuration';
import { useSay as useCommon } from '../../words/common';
import type { Card } from './board';
import { type Choice, CustomerField } from './CustomerField';
import { ConvertCardDocument } from './funnel.documents';
import { useSay } from './words';

export function ConvertDialog({ card, onDone, onClose }: { card: Pick<Card, 'id' | 'version' | 'customer'>; onDone: (card: Card) => void; onClose: () => void }) {
  const say = useSay();
  const common = useCommon();
  const { stages } = useConfiguration();
  const [convert, busy] = useVerb(ConvertCardDocument, { quiet: true });
  const [choice, setChoice] = useState<Choice>(card.customer && { customerId: card.customer.id });
  const [errors, setErrors] = useState<UserError[]>([]);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const stageId = String(new FormData(event.currentTarget).get('stageId'));
    const outcome = await convert({ id: card.id, stageId, ...(choice ?? {}), expectedVersion: card.version });
    setErrors(outcome.errors);
    if (!outcome.done) return;
    if (outcome.payload.subject) onDone(outcome.payload.subject);
    onClose();
  }

  return (
    <Dialog open onClose={onClose} title={say('convertTitle')} description={say('convertLead')}>
      <form className={Form} onSubmit={(event) => void submit(event)}>
        <Select label={say('stage')} name="stageId" error={errorsAt(errors, 'stageId')}>
          {stages
            .filter(({ kind }) => kind === 'OPEN')
            .map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
        </Select>
        <CustomerField label={say('customer')} current={card.customer} onChoose={setChoice} error={errorsAt(errors, 'customer')} />
        <FormError>{errorsElsewhere(errors, ['stageId', 'customer'])}</FormError>
        <div className={Actions}>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button type="submit" tone="primary" busy={busy}>
            {say('convert')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
