// A column: its head with what stands in it, its cards by rank, the gap where a dragged card would land.
import { useDroppable } from '@dnd-kit/core';
import { Plus } from 'lucide-react';
import { Fragment, memo, useCallback, useEffect, useRef, useState } from 'react';
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
  const { setNodeRef } = useDroppable({ id: column.key });
  const gap = useGap(column.key);
  const name = column.stage?.name ?? say('prospects');
  const empty = filtered ? 'emptyFiltered' : column.key === PROSPECTS ? 'emptyProspects' : 'emptyColumn';
  return (
    <section ref={setNodeRef} data-column={column.key} className={classes(styles.column, gap !== undefined && styles.aimed)} aria-label={name}>
      <Head column={column} name={name} may={may} />
      <ul className={styles.cards} tabIndex={-1}>
        {column.cards.length === 0 && gap === undefined && <li className={styles.empty}>{say(empty)}</li>}
        <Cards cards={column.cards} gap={gap} may={may} />
        {column.until && <More key={column.cursor} name={name} load={() => more(column.key)} />}
      </ul>
    </section>
  );
});

function Cards({ cards, gap, may }: { cards: Data['cards']; gap: string | null | undefined; may: boolean }) {
  return (
    <>
      {gap === null && <li className={styles.gap} aria-hidden />}
      {cards.map((card) => (
        <Fragment key={card.id}>
          <Card card={card} may={may} />
          {card.id === gap && <li className={styles.gap} aria-hidden />}
        </Fragment>
      ))}
    </>
  );
}

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
        <span title={key === PROSPECTS ? undefined : say('weighted', { sum: money(totals.weightedValue, locale) })}>
          <Money value={totals.value} />
        </span>
        {others.map((value) => (
          <span key={value.currency}>
            + <Money value={value} short />
          </span>
        ))}
      </div>
    </header>
  );
}

/** Loads the next page as soon as it comes into sight; a button for those who do not scroll. */
function More({ name, load }: { name: string; load: () => Promise<void> }) {
  const say = useSay();
  const [busy, setBusy] = useState(false);
  const latest = useRef(load);
  latest.current = load;
  const go = useCallback(() => {
    setBusy(true);
    void latest.current().finally(() => setBusy(false));
  }, []);
  const watch = useRef<HTMLLIElement>(null);
  useEffect(() => {
    const watched = watch.current;
    if (!watched) return;
    const watcher = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting) {
        watcher.disconnect();
        go();
      }
    });
    watcher.observe(watched);
    return () => watcher.disconnect();
  }, [go]);
  return (
    <li ref={watch} className={styles.more}>
      <button type="button" onClick={go} disabled={busy} aria-label={`${say('more')}: ${name}`}>
        {busy ? <Spinner /> : say('more')}
      </button>
    </li>
  );
}
