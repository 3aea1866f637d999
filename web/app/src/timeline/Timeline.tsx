// All that happened, newest first, day by day, as it happens.
import { History } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { TimelineKind } from '../graph/schema';
import { Button } from '../parts/Button';
import { EmptyState, Problem } from '../parts/EmptyState';
import { Skeleton } from '../parts/Progress';
import { useNow } from '../parts/useNow';
import { useSession } from '../shell/session';
import { useLocale } from '../words/catalogue';
import { day, today } from '../words/format';
import { EntryRow, type EntryActs } from './EntryRow';
import type { EntryFragment } from './timeline.documents';
import styles from './Timeline.module.css';
import { type About, useTimeline } from './useTimeline';
import { useSay } from './words';

const VIEWS: { key: 'all' | 'talk' | 'notes' | 'activities' | 'trade' | 'changes'; kinds: TimelineKind[] | null }[] = [
  { key: 'all', kinds: null },
  { key: 'talk', kinds: ['MESSAGE'] },
  { key: 'notes', kinds: ['NOTE'] },
  { key: 'activities', kinds: ['ACTIVITY'] },
  { key: 'trade', kinds: ['PROPOSAL', 'ORDER'] },
  { key: 'changes', kinds: ['CREATION', 'STAGE', 'OUTCOME', 'HANDOVER', 'EDIT', 'MARKER', 'TIDYING'] },
];

/** `acts`: what may be done with an entry here. */
export function Timeline({ about, acts = {} }: { about: About; acts?: EntryActs }) {
  const say = useSay();
  const [view, setView] = useState(VIEWS[0]);
  const { page, problem, refetch, more, older } = useTimeline(about, view?.kinds ?? null);
  const days = useDays(page?.nodes ?? []);
  return (
    <section aria-label={say('timeline')} className={styles.timeline}>
      <div className={styles.views} role="group" aria-label={say('show')}>
        {VIEWS.map((one) => (
          <button key={one.key} type="button" aria-pressed={view === one} onClick={() => setView(one)}>
            {say(one.key)}
          </button>
        ))}
      </div>
      {!page && problem && <Problem text={problem} retry={() => void refetch()} />}
      {!page && !problem && <Skeleton rows={5} />}
      {page?.nodes.length === 0 &&
        (view?.kinds ? (
          <p className={styles.none}>{say('emptyFiltered')}</p>
        ) : (
          <EmptyState icon={History} title={say('emptyTitle')}>
            {say('emptyText')}
          </EmptyState>
        ))}
      {days.map(({ date, name, entries }) => (
        <section key={date} aria-label={name}>
          <h3 className={styles.day}>{name}</h3>
          <ol className={styles.entries}>
            {entries.map((entry) => (
              <EntryRow key={entry.id} entry={entry} acts={acts} about={'customerId' in about} />
            ))}
          </ol>
        </section>
      ))}
      {page?.pageInfo.hasNextPage && (
        <div className={styles.more}>
          <Button small busy={older} onClick={() => void more()}>
            {say('older')}
          </Button>
        </div>
      )}
    </section>
  );
}

function useDays(entries: readonly EntryFragment[]) {
  const locale = useLocale();
  const { viewer } = useSession();
  const now = useNow();
  const here = today(viewer.zone, now);
  return useMemo(() => {
    const groups = new Map<string, EntryFragment[]>();
    for (const entry of entries) {
      const date = today(viewer.zone, Date.parse(entry.at));
      groups.set(date, [...(groups.get(date) ?? []), entry]);
    }
    return [...groups].map(([date, of]) => ({ date, name: day(date, locale, viewer.zone, Date.parse(`${here}T12:00:00Z`)), entries: of }));
  }, [entries, locale, viewer.zone, here]);
}
