// A new subject by hand: what, for whom, worth what, where.
import { type FormEvent, useState } from 'react';
import { errorsAt, errorsElsewhere, type UserError, useVerb } from '../../graph/perform';
import { Button } from '../../parts/Button';
import { Dialog } from '../../parts/Dialog';
import { Actions, Field, Form, FormError, Row, Select } from '../../parts/Field';
import { useConfiguration } from '../../shell/configuration';
import { useSession } from '../../shell/session';
import { useSay as useCommon } from '../../words/common';
import { PROSPECTS, type Card } from './board';
import { type Choice, CustomerField } from './CustomerField';
import { CreateCardDocument } from './funnel.documents';
import { amountOf } from './amount';
import { useSay } from './words';

type Props = { stageId: string | null; channel: string | null; onDone: (card: Card) => void; onClose: () => void };

export function CreateDialog({ stageId, channel, onDone, onClose }: Props) {
  const say = useSay();
  const common = useCommon();
  const { stages, channels } = useConfiguration();
  const { viewer, workspace } = useSession();
  const [create, busy] = useVerb(CreateCardDocument, { quiet: true });
  const [choice, setChoice] = useState<Choice>(null);
  const [errors, setErrors] = useState<UserError[]>([]);
  const home = channel ?? viewer.channels[0]?.channel.id ?? channels[0]?.id;

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const said = (name: string) => String(form.get(name) ?? '').trim();
    const amount = amountOf(said('value'));
    const stage = said('stageId');
    const outcome = await create({
      title: said('title'),
      channelId: said('channelId'),
      ownerId: viewer.id,
      ...(stage === PROSPECTS ? { kind: 'PROSPECT' as const } : { kind: 'OPPORTUNITY' as const, stageId: stage }),
      ...(amount && { value: { amount, currency: workspace.currency } }),
      ...(choice ?? {}),
    });
    setErrors(outcome.errors);
    if (!outcome.done) return;
    if (outcome.payload.subject) onDone(outcome.payload.subject);
    onClose();
  }

  return (
    <Dialog open onClose={onClose} title={say('createTitle')}>
      <form className={Form} onSubmit={(event) => void submit(event)}>
        <Field label={say('subjectTitle')} name="title" required autoFocus maxLength={200} error={errorsAt(errors, 'title')} />
        <CustomerField label={say('customer')} onChoose={setChoice} error={errorsAt(errors, 'customer')} />
        <div className={Row}>
          <Field label={`${say('value')} (${workspace.currency})`} name="value" inputMode="decimal" optional error={errorsAt(errors, 'value')} />
          <Select label={say('stage')} name="stageId" defaultValue={stageId ?? stages[0]?.id} error={errorsAt(errors, 'stageId')}>
            <option value={PROSPECTS}>{say('asProspect')}</option>
            {stages
              .filter(({ kind }) => kind === 'OPEN')
              .map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
          </Select>
        </div>
        <Select label={say('channel')} name="channelId" defaultValue={home} error={errorsAt(errors, 'channelId')}>
          {channels.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
        <FormError>{errorsElsewhere(errors, ['title', 'customer', 'value', 'stageId', 'channelId'])}</FormError>
        <div className={Actions}>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button type="submit" tone="primary" busy={busy}>
            {say('createIt')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
