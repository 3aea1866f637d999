// The funnel: what is in it, live, as a board or as a list.
import { Filter } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useVerb } from '../../graph/perform';
import { EmptyState, Problem } from '../../parts/EmptyState';
import { Page } from '../../parts/Page';
import { Loading } from '../../parts/Progress';
import { toast } from '../../parts/Toast';
import { useMayWrite, useSession } from '../../shell/session';
import { useLocale } from '../../words/catalogue';
import { money, shortMoney } from '../../words/format';
import { type Acts, ActsContext, type Asked, useActs } from './acts';
import { Board } from './Board';
import type { Board as Data, Card, FunnelEvent } from './board';
import { find } from './board';
import { Dialogs } from './Dialogs';
import type { Landing } from './dropping';
import { narrowing, useView, type View } from './filters';
import { depart } from './flight';
import {
  CompleteForCardDocument,
  DiscardCardDocument,
  ReopenCardDocument,
  TakeCardDocument,
  WinCardDocument,
} from './funnel.documents';
import styles from './index.module.css';
import { Toolbar } from './Toolbar';
import { type Moves, useBoard } from './useBoard';
import { useSay } from './words';

const List = lazy(async () => ({ default: (await import('./List')).List }));

export default function Funnel() {
  const [view, turn] = useView();
  return view.list ? <AsList view={view} turn={turn} /> : <AsBoard view={view} turn={turn} />;
}

type Shown = { view: View; turn: (change: Partial<View>) => void };
const NO_MOVES: Moves = {
  more: async () => undefined,
  move: async () => undefined,
  put: () => undefined,
  take: () => undefined,
  where: () => undefined,
};

function AsList({ view, turn }: Shown) {
  const say = useSay();
  return (
    <Acting moves={NO_MOVES} view={view}>
      <Page title={say('title')} flush lead={<Toolbar view={view} turn={turn} />}>
        <Suspense fallback={<Loading />}>
          <List view={view} turn={turn} />
        </Suspense>
      </Page>
    </Acting>
  );
}

function AsBoard({ view, turn }: Shown) {
  const say = useSay();
  const may = useMayWrite();
  const { told, onOthers, arrive } = useOthers();
  const { board, problem, refetch, ...moves } = useBoard(view, onOthers);
  useLayoutEffect(arrive, [arrive, board]);
  const filtered = view.text !== '' || narrowing(view) > 0;
  const empty = board?.columns.every(({ totals, cards }) => totals.count === 0 && cards.length === 0);
  return (
    <Acting moves={moves} view={view}>
      <Page title={say('title')} flush lead={<Toolbar view={view} turn={turn} />}>
        <div className={styles.stack}>
          {board && <Sums board={board} />}
          {problem && !board && <Problem text={problem} retry={() => void refetch()} />}
          {!board && !problem && <Loading />}
          {board && empty && !filtered && (
            <EmptyState icon={Filter} title={say('emptyTitle')}>
              {say('emptyText')}
            </EmptyState>
          )}
          {board && (!empty || filtered) && <Droppable board={board} may={may} filtered={filtered} more={moves.more} />}
          <p className="unseen" role="status">
            {told}
          </p>
        </div>
      </Page>
    </Acting>
  );
}

function Sums({ board: { totals } }: { board: Data }) {
  const say = useSay();
  const locale = useLocale();
  const sums = [totals.value, ...totals.otherValues].filter(({ amount }) => Number(amount) !== 0);
  return (
    <p className={styles.sums}>
      <span>{say('open', { count: totals.count })}</span>
      {sums.map((sum) => (
        <strong key={sum.currency}>{money(sum, locale)}</strong>
      ))}
      <span>{say('expected', { sum: shortMoney(totals.weightedValue, locale) })}</span>
    </p>
  );
}

/** What other people do is shown as movement, and said to who does not see it. */
function useOthers() {
  const say = useSay();
  const [told, setTold] = useState('');
  const arrivals = useRef<(() => void)[]>([]);
  /** To be called when the board is drawn. */
  const arrive = useCallback(() => {
    const now = arrivals.current;
    arrivals.current = [];
    now.forEach((land) => land());
  }, []);
  const onOthers = useCallback(
    (event: FunnelEvent, before: Data, after: Data) => {
      if (event.changes.length === 0) return;
      arrivals.current.push(depart(event, before));
      const [change] = event.changes;
      const name = after.columns.find(({ cards }) => cards.some(({ id }) => id === change?.subjectId))?.stage?.name ?? say('prospects');
      if (!change?.subject) return;
      if (!find(before, change.subjectId)) setTold(say('arrived', { column: name, title: change.subject.title }));
      else if (change.kind === 'MOVED') setTold(say('movedByOther', { column: name, title: change.subject.title }));
    },
    [say],
  );
  return { told, onOthers, arrive };
}

function Droppable({ board, may, filtered, more }: { board: Data; may: boolean; filtered: boolean; more: Moves['more'] }) {
  const { drop } = useDrop(board);
  return <Board board={board} may={may} filtered={filtered} more={more} onDrop={drop} />;
}

function useDrop(board: Data) {
  const acts = useActs();
  const latest = useRef(board);
  latest.current = board;
  const drop = useCallback(
    (card: Card, { key, afterId }: Landing) => {
      const stage = latest.current.columns.find((column) => column.key === key)?.stage ?? null;
      acts.place(card, key, stage, afterId);
    },
    [acts],
  );
  return { drop };
}

/** The verbs of a card, and the dialog that one of them has opened. */
function Acting({ moves, view, children }: { moves: Moves; view: View; children: ReactNode }) {
  const say = useSay();
  const { viewer } = useSession();
  const [asked, ask] = useState<Asked | null>(null);
  const [win] = useVerb(WinCardDocument);
  const [reopen] = useVerb(ReopenCardDocument);
  const [discard] = useVerb(DiscardCardDocument);
  const [own] = useVerb(TakeCardDocument);
  const [complete] = useVerb(CompleteForCardDocument);
  const { move, put, take } = moves;

  const acts = useMemo<Acts>(() => {
    const place: Acts['place'] = (card, key, stage, afterId) => {
      if (stage?.kind === 'CLOSED' && card.outcome === 'OPEN' && card.kind === 'OPPORTUNITY') ask({ kind: 'end', card, stage, afterId });
      else void move(card.id, { key, afterId });
    };
    return {
      ask,
      place,
      moveTo: (card, stage) => place(card, stage.id, stage, null),
      async win(card) {
        const { done, payload } = await win({ id: card.id });
        if (payload?.subject) put(payload.subject);
        if (done) toast({ tone: 'good', text: say('wonToast', { title: card.title }) });
      },
      async reopen(card) {
        const { payload } = await reopen({ id: card.id });
        if (payload?.subject) put(payload.subject);
      },
      async discard(card) {
        if (!(await discard({ id: card.id })).done) return;
        take(card.id);
        toast({ tone: 'good', text: say('discardToast', { title: card.title }) });
      },
      async own(card) {
        const { payload } = await own({ id: card.id, ownerId: viewer.id });
        if (payload?.subject) put(payload.subject);
      },
      async complete(card) {
        if (!card.nextActivity) return;
        const { done } = await complete({ id: card.nextActivity.id });
        if (done) toast({ tone: 'good', text: say('completed', { summary: card.nextActivity.summary }) });
      },
    };
  }, [move, put, take, win, reopen, discard, own, complete, viewer.id, say]);

  return (
    <ActsContext value={acts}>
      {children}
      <Dialogs asked={asked} channel={view.channel} moves={moves} onClose={() => ask(null)} />
    </ActsContext>
  );
}
