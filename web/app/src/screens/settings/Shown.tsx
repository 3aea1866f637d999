// What the sections have in common: the answer or what stands in for it, a notice, one row of a list.
import type { ReactNode } from 'react';
import { Problem } from '../../parts/EmptyState';
import { Skeleton } from '../../parts/Progress';
import styles from './Settings.module.css';

type Answer<Data> = { data?: Data | undefined; problem?: string | undefined; refetch: () => void };

export function Shown<Data>({ answer, children }: { answer: Answer<Data>; children: (data: Data) => ReactNode }) {
  const { data, problem, refetch } = answer;
  if (data === undefined) return problem ? <Problem text={problem} retry={refetch} /> : <Skeleton rows={4} />;
  return <>{children(data)}</>;
}

/** Why something cannot be changed here. */
export const Notice = ({ children }: { children: ReactNode }) => <p className={styles.notice}>{children}</p>;

export const Bar = ({ children }: { children: ReactNode }) => <div className={styles.bar}>{children}</div>;

export const Rows = ({ label, children }: { label: string; children: ReactNode }) => (
  <ul className={styles.rows} aria-label={label}>
    {children}
  </ul>
);

export function Row({ lead, name, detail, children }: { lead?: ReactNode; name: ReactNode; detail?: ReactNode; children?: ReactNode }) {
  return (
    <li className={styles.row}>
      {lead}
      <span className={styles.text}>
        <span className={styles.name}>{name}</span>
        {detail && <span className={styles.detail}>{detail}</span>}
      </span>
      {children && <span className={styles.doing}>{children}</span>}
    </li>
  );
}

export const Swatch = ({ color }: { color: string | null | undefined }) => (
  <span className={styles.swatch} style={{ backgroundColor: color ?? 'transparent' }} aria-hidden />
);
