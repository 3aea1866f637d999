// What, when, who: the fields of an activity, the same for scheduling, editing and accepting.
import { useState } from 'react';
import { errorsAt, type UserError } from '../graph/perform';
import { Button } from '../parts/Button';
import { Field, Row, Select, TextArea } from '../parts/Field';
import { useConfiguration } from '../shell/configuration';
import { useSession } from '../shell/session';
import { today } from '../words/format';
import { quickDays } from './days';
import { useSay } from './words';
import styles from './work.module.css';

export type Draft = {
  typeId: string | null;
  summary: string;
  note: string;
  /** undefined: by the type's rule; null: undated. */
  dueOn: string | null | undefined;
  assigneeId: string | null;
};

export const DRAFT_FIELDS = ['typeId', 'summary', 'note', 'dueOn', 'assigneeId'];

/** What of the draft the API is told; an absent field is the type's to fill. */
export const drafted = ({ typeId, summary, note, dueOn, assigneeId }: Draft) => ({
  typeId,
  assigneeId,
  ...(summary.trim() && { summary: summary.trim() }),
  ...(note.trim() && { note: note.trim() }),
  ...(dueOn !== undefined && { dueOn }),
});

type Props = { draft: Draft; onChange: (draft: Draft) => void; errors: readonly UserError[]; ruled?: boolean };

export function ActivityFields({ draft, onChange, errors, ruled }: Props) {
  const say = useSay();
  const { activityTypes } = useConfiguration();
  const change = (part: Partial<Draft>) => onChange({ ...draft, ...part });
  return (
    <>
      <div className={Row}>
        <Select
          label={say('type')}
          value={draft.typeId ?? ''}
          onChange={(event) => change({ typeId: event.target.value || null })}
          error={errorsAt(errors, 'typeId')}
        >
          <option value="">{say('freeText')}</option>
          {activityTypes
            .filter(({ archivedAt, id }) => !archivedAt || id === draft.typeId)
            .map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
        </Select>
        <Assignee value={draft.assigneeId} onChange={(assigneeId) => change({ assigneeId })} error={errorsAt(errors, 'assigneeId')} />
      </div>
      <Field
        label={say('summary')}
        value={draft.summary}
        onChange={(event) => change({ summary: event.target.value })}
        maxLength={200}
        required={draft.typeId === null}
        optional={draft.typeId !== null}
        hint={draft.typeId !== null && say('summaryHint')}
        error={errorsAt(errors, 'summary')}
      />
      <DueField value={draft.dueOn} onChange={(dueOn) => change({ dueOn })} error={errorsAt(errors, 'dueOn')} ruled={ruled && draft.typeId !== null} />
      <TextArea
        label={say('note')}
        rows={2}
        optional
        value={draft.note}
        onChange={(event) => change({ note: event.target.value })}
        error={errorsAt(errors, 'note')}
      />
    </>
  );
}

export function Assignee({ value, onChange, error, label }: { value: string | null; onChange: (id: string | null) => void; error?: string | undefined; label?: string }) {
  const say = useSay();
  const { users } = useConfiguration();
  return (
    <Select label={label ?? say('assignee')} value={value ?? ''} onChange={(event) => onChange(event.target.value || null)} error={error}>
      <option value="">{say('nobody')}</option>
      {users
        .filter(({ id, active, role }) => id === value || (active && role !== 'SYSTEM' && role !== 'INTEGRATION' && role !== 'VIEWER'))
        .map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
    </Select>
  );
}

type DueProps = { value: string | null | undefined; onChange: (day: string | null | undefined) => void; error?: string | undefined; ruled?: boolean | undefined };

export function DueField({ value, onChange, error, ruled }: DueProps) {
  const say = useSay();
  const { viewer } = useSession();
  const [now] = useState(() => today(viewer.zone, Date.now()));
  return (
    <div>
      <Field
        label={say('due')}
        type="date"
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value || null)}
        hint={value === null && say('dueHint')}
        error={error}
      />
      <div className={styles.days}>
        {ruled && (
          <Button small aria-pressed={value === undefined} onClick={() => onChange(undefined)}>
            {say('byRule')}
          </Button>
        )}
        {quickDays(now).map(([name, day]) => (
          <Button key={name} small aria-pressed={value === day} onClick={() => onChange(day)}>
            {say(name)}
          </Button>
        ))}
      </div>
    </div>
  );
}
