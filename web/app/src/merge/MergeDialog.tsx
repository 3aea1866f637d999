// Two that are the same become one: each field with both values and whose counts, what goes along, and why it cannot be.
import { useState } from 'react';
import { useVerb } from '../graph/perform';
import { useAnswer } from '../graph/useAnswer';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { Problem } from '../parts/EmptyState';
import { Actions, FormError } from '../parts/Field';
import { Loading } from '../parts/Progress';
import { toast } from '../parts/Toast';
import { useSay as useCommon } from '../words/common';
import { CustomersMergedDocument, MergePreviewDocument, type MergePreviewQuery, SubjectsMergedDocument } from './merge.documents';
import styles from './merge.module.css';
import { useSay } from './words';

type One = { id: string; name: string };
type Props = { noun: 'subject' | 'customer'; survivor: One; other: One; onDone: (id: string) => void; onClose: () => void };
type Field = MergePreviewQuery['mergePreview']['fields'][number];

export function MergeDialog({ noun, survivor: first, other: second, onDone, onClose }: Props) {
  const say = useSay();
  const [turned, turn] = useState(false);
  const [survivor, other] = turned ? [second, first] : [first, second];
  const { data, problem, refetch } = useAnswer(MergePreviewDocument, { ids: [other.id], intoId: survivor.id });
  return (
    <Dialog open onClose={onClose} wide title={say('heading')} description={say('text', { other: other.name, survivor: survivor.name })}>
      <Button small onClick={() => turn(!turned)}>
        {say('turn')}
      </Button>
      {data ? (
        <Choosing key={survivor.id} {...{ noun, survivor, other, onDone, onClose }} preview={data.mergePreview} />
      ) : problem ? (
        <Problem text={problem} retry={refetch} />
      ) : (
        <Loading />
      )}
    </Dialog>
  );
}

function Choosing({ noun, survivor, other, preview, onDone, onClose }: Props & { preview: MergePreviewQuery['mergePreview'] }) {
  const say = useSay();
  const common = useCommon();
  const [chosen, choose] = useState<Record<string, string>>({});
  const [mergeSubjects, busySubjects] = useVerb(SubjectsMergedDocument);
  const [mergeCustomers, busyCustomers] = useVerb(CustomersMergedDocument);
  const { fields, moves, problem } = preview;
  const differing = fields.filter(({ values }) => new Set(values.map(({ value }) => JSON.stringify(value))).size > 1);
  const go = async () => {
    const choices = Object.entries(chosen).map(([field, fromId]) => ({ field, fromId }));
    const input = { ids: [other.id], intoId: survivor.id, choices };
    if (!(await (noun === 'subject' ? mergeSubjects(input) : mergeCustomers(input))).done) return;
    toast({ tone: 'good', text: say('merged') });
    onDone(survivor.id);
  };
  return (
    <>
      {differing.length > 0 && (
        <ul className={styles.fields}>
          {differing.map((field) => (
            <FieldChoice key={field.field} field={field} chosen={chosen[field.field]} onChoose={(id) => choose({ ...chosen, [field.field]: id })} />
          ))}
        </ul>
      )}
      <p className={styles.moves}>
        {moves.length > 0 ? `${say('goesAlong')} ${moves.map(({ relation, count }) => `${say(relation as 'notes')} (${count})`).join(', ')}.` : say('nothingGoes')}
      </p>
      {problem && <FormError>{problem.message}</FormError>}
      <div className={Actions}>
        <Button onClick={onClose}>{common('cancel')}</Button>
        <Button tone="primary" disabled={!!problem} busy={busySubjects || busyCustomers} onClick={() => void go()}>
          {say('merge')}
        </Button>
      </div>
    </>
  );
}

function FieldChoice({ field, chosen, onChoose }: { field: Field; chosen: string | undefined; onChoose: (id: string) => void }) {
  const say = useSay();
  return (
    <li>
      <fieldset className={styles.field}>
        <legend>{say(field.field as 'title')}</legend>
        {field.values.map(({ id, value, name }) => (
          <label key={id} className={styles.value}>
            <input type="radio" name={field.field} checked={(chosen ?? field.winnerId) === id} onChange={() => onChoose(id)} />
            <span>{shown(name ?? value) || say('nothing')}</span>
          </label>
        ))}
      </fieldset>
    </li>
  );
}

/** A value as a line of text: money with its currency, an address with its parts. */
function shown(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'object') return Object.values(value).filter(Boolean).join(' ');
  return String(value);
}
