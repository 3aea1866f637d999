// Somebody else changed the same fields meanwhile: both values side by side, and the choice whose stays.
import { type ReactNode, useState } from 'react';
import type { UserError } from '../graph/perform';
import { useSay } from '../words/common';
import { Button } from './Button';
import styles from './Conflicts.module.css';

type Props = {
  errors: readonly UserError[];
  /** What a field is called, and how its value reads. */
  label: (field: string) => string;
  value?: (field: string, value: unknown) => ReactNode;
  /** Save again over `version`, without the fields in which theirs stays. */
  onSettle: (theirs: ReadonlySet<string>, version: number) => void;
  busy?: boolean;
};

const plainly = (value: unknown): string => {
  if (value === null || value === undefined || value === '') return '—';
  if (Array.isArray(value)) return value.map(plainly).join(', ');
  if (typeof value === 'object') return Object.values(value).filter(Boolean).map(plainly).join(' ');
  return String(value);
};

export function Conflicts({ errors, label, value = (_, it) => plainly(it), onSettle, busy }: Props) {
  const say = useSay();
  const [theirs, setTheirs] = useState<ReadonlySet<string>>(new Set());
  const conflict = errors.find((error) => error.conflict)?.conflict;
  if (!conflict) return null;
  const choose = (field: string, their: boolean) => {
    const next = new Set(theirs);
    if (their) next.add(field);
    else next.delete(field);
    setTheirs(next);
  };
  return (
    <div className={styles.conflict} role="alert">
      <p>{say('conflictLead')}</p>
      {conflict.fields.map(({ name, yours, theirs: there }) => (
        <fieldset key={name} className={styles.field}>
          <legend>{label(name)}</legend>
          <label>
            <input type="radio" name={`conflict-${name}`} checked={!theirs.has(name)} onChange={() => choose(name, false)} />
            <span>
              {say('conflictYours')}: <strong>{value(name, yours)}</strong>
            </span>
          </label>
          <label>
            <input type="radio" name={`conflict-${name}`} checked={theirs.has(name)} onChange={() => choose(name, true)} />
            <span>
              {say('conflictTheirs')}: <strong>{value(name, there)}</strong>
            </span>
          </label>
        </fieldset>
      ))}
      <Button small tone="primary" busy={busy} onClick={() => onSettle(theirs, conflict.currentVersion)}>
        {say('conflictSettle')}
      </Button>
    </div>
  );
}
