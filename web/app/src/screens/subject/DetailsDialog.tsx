// Editing: only what was changed is sent, and where somebody else changed the same, one says whose value stays.
import { type FormEvent, type ReactNode, useState } from 'react';
import { errorsAt, errorsElsewhere, perform, type UserError, useVerb } from '../../graph/perform';
import type { SubjectUpdateInput } from '../../graph/schema';
import { Button } from '../../parts/Button';
import { Conflicts } from '../../parts/Conflicts';
import { Dialog } from '../../parts/Dialog';
import { Actions, Field, Form, FormError, Row, Select, TextArea } from '../../parts/Field';
import { Money } from '../../parts/Look';
import { useSession } from '../../shell/session';
import { useSay as useCommon } from '../../words/common';
import { CustomerEnteredDocument } from '../customers/customers.documents';
import { amountOf } from '../funnel/amount';
import { type Choice, CustomerField } from '../funnel/CustomerField';
import type { PartProps } from './Head';
import { SubjectEditedDocument } from './subject.documents';
import { useSay } from './words';

const FIELDS = ['title', 'customerId', 'customer', 'value', 'probability', 'expectedCloseOn', 'priority', 'source', 'description'];

export function DetailsDialog({ subject, put, onClose }: Omit<PartProps, 'may'> & { onClose: () => void }) {
  const say = useSay();
  const common = useCommon();
  const { workspace } = useSession();
  const [before] = useState(subject);
  const [choice, setChoice] = useState<Choice>(before.customer && { customerId: before.customer.id });
  const [changes, setChanges] = useState<Changes>({});
  const [errors, setErrors] = useState<UserError[]>([]);
  const [edit, busy] = useVerb(SubjectEditedDocument, { quiet: true });
  const currency = before.value?.currency ?? workspace.currency;

  async function save(changed: Changes, expectedVersion: number) {
    if (Object.keys(changed).length === 0) return onClose();
    const outcome = await edit({ id: before.id, expectedVersion, ...changed });
    setErrors(outcome.errors);
    if (!outcome.done) return;
    put(outcome.payload.subject);
    onClose();
  }

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const changed = changesOf(new FormData(event.currentTarget), before, currency);
    const customerId = await chosen(choice, setErrors);
    if (customerId === undefined) return;
    if (customerId !== (before.customer?.id ?? null)) changed.customerId = customerId;
    setChanges(changed);
    await save(changed, before.version);
  }

  const settle = (theirs: ReadonlySet<string>, version: number) =>
    void save(Object.fromEntries(Object.entries(changes).filter(([field]) => !theirs.has(field))), version);
  const plain = errors.filter(({ conflict }) => !conflict);
  return (
    <Dialog open onClose={onClose} title={say('editTitle')} wide>
      <form className={Form} onSubmit={(event) => void submit(event)}>
        <Field label={say('title')} name="title" required maxLength={200} defaultValue={before.title} error={errorsAt(plain, 'title')} />
        <CustomerField label={say('customer')} current={before.customer} onChoose={setChoice} error={errorsAt(plain, 'customerId')} />
        <div className={Row}>
          <Field
            label={`${say('value')} (${currency})`}
            name="value"
            inputMode="decimal"
            optional
            defaultValue={before.value?.amount}
            error={errorsAt(plain, 'value')}
          />
          <Field
            label={`${say('probability')} (%)`}
            name="probability"
            type="number"
            min={0}
            max={100}
            optional
            defaultValue={before.probability.source === 'MANUAL' ? before.probability.percent : ''}
            hint={say('probabilityHint')}
            error={errorsAt(plain, 'probability')}
          />
        </div>
        <div className={Row}>
          <Field
            label={say('expectedCloseOn')}
            name="expectedCloseOn"
            type="date"
            optional
            defaultValue={before.expectedCloseOn ?? ''}
            error={errorsAt(plain, 'expectedCloseOn')}
          />
          <Select label={say('prioritised')} name="priority" defaultValue={before.priority} error={errorsAt(plain, 'priority')}>
            {[0, 1, 2, 3].map((n) => (
              <option key={n} value={n}>
                {say(`priority${n}` as 'priority0')}
              </option>
            ))}
          </Select>
        </div>
        <Field label={say('source')} name="source" optional defaultValue={before.source ?? ''} error={errorsAt(plain, 'source')} />
        <TextArea label={say('description')} name="description" rows={4} optional defaultValue={before.description ?? ''} error={errorsAt(plain, 'description')} />
        <Conflicts errors={errors} busy={busy} label={(field) => say(field as 'title')} value={shown} onSettle={settle} />
        <FormError>{errorsElsewhere(plain, FIELDS)}</FormError>
        <div className={Actions}>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button type="submit" tone="primary" busy={busy}>
            {common('save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

type Changes = Omit<SubjectUpdateInput, 'id'>;

function changesOf(form: FormData, before: PartProps['subject'], currency: string): Changes {
  const said = (name: string) => String(form.get(name) ?? '').trim() || null;
  const amount = amountOf(said('value') ?? '');
  const percent = said('probability');
  const probability = percent === null ? null : Number(percent);
  const changes: Changes = {};
  if (said('title') !== before.title) changes.title = said('title');
  if (Number(amount ?? NaN) !== Number(before.value?.amount ?? NaN) && (amount ?? before.value)) changes.value = amount ? { amount, currency } : null;
  if (probability !== (before.probability.source === 'MANUAL' ? before.probability.percent : null)) changes.probability = probability;
  if (said('expectedCloseOn') !== before.expectedCloseOn) changes.expectedCloseOn = said('expectedCloseOn');
  if (Number(said('priority')) !== before.priority) changes.priority = Number(said('priority'));
  if (said('source') !== before.source) changes.source = said('source');
  if (said('description') !== before.description) changes.description = said('description');
  return changes;
}

/** The customer's id, entered first where the name is new; undefined when that was refused. */
async function chosen(choice: Choice, onRefused: (errors: UserError[]) => void): Promise<string | null | undefined> {
  if (!choice) return null;
  if ('customerId' in choice) return choice.customerId;
  const outcome = await perform(CustomerEnteredDocument, choice.customer);
  if (!outcome.done) onRefused(outcome.errors);
  return outcome.payload?.customer?.id;
}

function shown(_: string, value: unknown): ReactNode {
  if (value === null || value === undefined || value === '') return '—';
  const sum = value as { amount?: string; currency?: string };
  if (sum.amount && sum.currency) return <Money value={{ amount: sum.amount, currency: sum.currency }} />;
  return typeof value === 'object' ? Object.values(value as object).join(' ') : String(value as string);
}
