// The list behind a figure, page by page.
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { Refusal } from '../../graph/client';
import { Dialog } from '../../parts/Dialog';
import { Problem } from '../../parts/EmptyState';
import { Money } from '../../parts/Look';
import { Pager } from '../../parts/Pager';
import { Skeleton } from '../../parts/Progress';
import type { Kind } from './kinds';
import type { Asked, Line, Opened } from './line';
import styles from './reports.module.css';
import { nameOf } from './told';
import { useSay } from './words';

export function Behind({ kind, asked, line, onClose }: { kind: Kind; asked: Asked; line: Line; onClose: () => void }) {
  const say = useSay();
  const [held, setHeld] = useState<Opened>();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(true);

  async function fetchMore(after: string | null) {
    setBusy(true);
    try {
      const { opened } = await kind.fetch(asked, { key: line.key, after });
      if (opened) setHeld((now) => (after === null || !now ? opened : { ...opened, rows: [...now.rows, ...opened.rows] }));
      setProblem(undefined);
    } catch (failure) {
      if (!(failure instanceof Refusal)) throw failure;
      setProblem(failure.message);
    } finally {
      setBusy(false);
    }
  }

  useEffect(() => void fetchMore(null), []); // the line is the dialog's key

  return (
    <Dialog open wide onClose={onClose} title={nameOf(line)} description={say('opened')}>
      {problem && <Problem text={problem} retry={() => void fetchMore(held?.next ?? null)} />}
      {!held && !problem && <Skeleton rows={4} />}
      {held && (
        <>
          <ul className={styles.behind} aria-label={nameOf(line)}>
            {held.rows.map(({ key, to, title, detail, value }) => (
              <li key={key}>
                <span className={styles.row}>
                  {to ? <Link href={to}>{title}</Link> : <span>{title}</span>}
                  <span className={styles.detail}>{detail}</span>
                </span>
                {value && <Money value={value} />}
              </li>
            ))}
          </ul>
          <Pager total={held.total} hasMore={held.next !== null} busy={busy} onMore={() => void fetchMore(held.next)} />
        </>
      )}
    </Dialog>
  );
}
