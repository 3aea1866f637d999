// Something is on its way: a turning ring, a bar with how far it is, lines in the shape of what will come.
import { useSay } from '../words/common';
import styles from './Progress.module.css';

export const Spinner = () => <span className={styles.spinner} aria-hidden />;

export function Loading() {
  const say = useSay();
  return (
    <div className={styles.loading} role="status">
      <Spinner /> <span>{say('loading')}</span>
    </div>
  );
}

/** `total` unknown: it moves without saying how far. */
export function Progress({ label, done, total }: { label: string; done: number; total: number | null }) {
  return (
    <progress className={styles.bar} aria-label={label} {...(total !== null && { value: done, max: Math.max(total, 1) })} />
  );
}

export function Skeleton({ rows = 3 }: { rows?: number }) {
  return (
    <div className={styles.skeleton} aria-hidden>
      {Array.from({ length: rows }, (_, n) => (
        <span key={n} />
      ))}
    </div>
  );
}
