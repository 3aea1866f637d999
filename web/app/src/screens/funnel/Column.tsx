// A column: its head with what stands in it, its cards by rank, the gap where a dragged card would land.
import { useDroppable } from '@dnd-kit/core';
import { Plus } from 'lucide-react';
import { memo, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { IconButton } from '../../parts/Button';
import { classes } from '../../parts/classes';
import { Money } from '../../parts/Look';
import { Spinner } from '../../parts/Progress';
import { useLocale } from '../../words/catalogue';
import { count, money } from '../../words/format';
import { useActs } from './acts';
import { type Column as Data, PROSPECTS } from './board';
import { Card } from './Card';
import styles from './Column.module.css';
import { useGap } from './dropping';
import { Histogram } from './Histogram';
import { useSay } from './words';

type Props = { column: Data; may: boolean; filtered: boolean; more: (key: string) => Promise<void> };

export const Column = memo(function Column({ column, may, filtered, more }: Props) {
  const say = useSay();
  const name = column.stage?.name ?? say('prospects');
  const empty = filtered ? 'emptyFiltered' : column.key === PROSPECTS ? 'emptyProspects' : 'emptyColumn';
  return (
    <Target id={column.key} name={name}>
      <Head column={column} name={name} may={may} />
      <ul className={styles.cards} tabIndex={-1}>
        <Cards id={column.key} cards={column.cards} may={may} empty={say(empty)} />
        {column.until && <More key={column.cursor} name={name} load={() => more(column.key)} />}
      </ul>
    </Target>
  );
});

/** What is told to all columns of a drag stops here: what stands in them is not drawn anew. */
function Target({ id, name, children }: { id: string; name: string; children: ReactNode }) {
  const { setNodeRef } = useDroppable({ id });
  const aimed = useGap(id) !== undefined;
  return (
    <section ref={setNodeRef} data-column={id} className={classes(styles.column, aimed && styles.aimed)} aria-label={name}>
      {children}
    </section>
  );
}

const Cards = memo(function Cards({ id, cards, may, empty }: { id: string; cards: Data['cards']; may: boolean; empty: string }) {
  const gap = useGap(id);
  const drawn = useMemo(() => cards.map((card) => <Card key={card.id} card={card} may={may} />), [cards, may]);
  const hole = <li key="gap" className={styles.gap} aria-hidden />;
  if (gap === undefined) return cards.length ? drawn : <li className={styles.empty}>{empty}</li>;
  const after = cards.findIndex((card) => card.id === gap);
  return [...drawn.slice(0, after + 1), hole, ...drawn.slice(after + 1)];
});

function Head({ column: { key, stage, totals }, name, may }: { column: Data; name: string; may: boolean }) {
  const say = useSay();
  const locale = useLocale();
  const { ask } = useActs();
  const others = totals.otherValues.filter(({ amount }) => Number(amount) !== 0);
  return (
    <header className={styles.head}>
      <div className={styles.line}>
        <h2 className={styles.name} title={name}>
          {name}
        </h2>
        <span className={styles.count} aria-label={say('count', { count: totals.count })}>
          {count(totals.count, locale)}
        </span>
        {may && (
          <IconButton
            icon={Plus}
            small
            className={styles.add}
            label={say('createHere', { stage: name })}
            onClick={() => ask({ kind: 'create', stageId: stage?.id ?? null })}
          />
        )}
      </div>
      <Histogram states={totals.activityStates} />
      <div className={styles.sums}>
        {Number(totals.value.amount) !== 0 && (
          <span title={key === PROSPECTS ? undefined : say('weighted', { sum: money(totals.weightedValue, locale) })}>
            <Money value={totals.value} />
          </span>
        )}
        {others.map((value) => (
          <span key={value.currency}>
            + <Money value={value} short />
          </span>
        ))}
      </div>
    </header>
  );
}

/** Loads the next page whenever it comes into sight; a button for those who do not scroll. */
function More({ name, load }: { name: string; load: () => Promise<void> }) {
  const say = useSay();
  const [busy, setBusy] = useState(false);
  const latest = useRef(load);
  latest.current = load;
  const underway = useRef(false);
  const go = useCallback(async () => {
    if (underway.current) return;
    underway.current = true;
    setBusy(true);
    try {
      await latest.current();
    } finally {
      underway.current = false;
      setBusy(false);
    }
  }, []);
  const watch = useRef<HTMLLIElement>(null);
  useEffect(() => {
    const watched = watch.current;
    if (!watched) return;
    // A busy page is told several changes at once: the last one is how it stands.
    const watcher = new IntersectionObserver((changes) => {
      if (changes.at(-1)?.isIntersecting) void go();
    });
    watcher.observe(watched);
    return () => watcher.disconnect();
  }, [go]);
  return (
    <li ref={watch} className={styles.more}>
      <button type="button" onClick={() => void go()} disabled={busy} aria-label={`${say('more')}: ${name}`}>
        {busy ? <Spinner /> : say('more')}
      </button>
    </li>
  );
}
