// How much of a column has something planned: one bar in five colours, and a sentence.
import type { Totals } from './board';
import styles from './Column.module.css';
import { useSay } from './words';

const KINDS = ['overdue', 'today', 'planned', 'undated', 'none'] as const;

export function Histogram({ states }: { states: Totals['activityStates'] }) {
  const say = useSay();
  const { overdue, today, planned, undated, none } = states;
  const sentence = say('histogram', { overdue, today, planned, undated, none });
  return (
    <div className={styles.histogram} role="img" aria-label={sentence} title={sentence}>
      {KINDS.map((kind) => states[kind] > 0 && <span key={kind} className={styles[kind]} style={{ flexGrow: states[kind] }} />)}
    </div>
  );
}
