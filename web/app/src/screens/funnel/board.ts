// The board as a value: made of the fetched funnel, carried on by events, changed ahead of the server by a drag. No I/O here.
import { byRank } from '../../graph/rows';
import type { CardFragment, CardsFragment, FunnelChangedSubscription, FunnelQuery, TotalsFragment } from './funnel.documents';

export type Card = CardFragment;
export type Totals = TotalsFragment;
export type Stage = NonNullable<FunnelQuery['funnel']['columns'][number]['stage']>;
export type FunnelEvent = FunnelChangedSubscription['funnelChanged'];

/** The prospects stand in no stage, but in a column like any other. */
export const PROSPECTS = 'prospects';

export type Column = {
  key: string;
  stage: Stage | null;
  totals: Totals;
  /** By rank. Beyond `until` there are more than are loaded. */
  cards: readonly Card[];
  until: Pick<Card, 'rank' | 'id'> | null;
  cursor: string | null;
};

export type Board = { position: string; totals: Totals; columns: readonly Column[] };

export function shape({ funnel }: FunnelQuery): Board {
  const fetched = funnel.prospects ? [funnel.prospects, ...funnel.columns] : funnel.columns;
  return {
    position: funnel.position,
    totals: funnel.totals,
    columns: fetched.map(({ stage, totals, subjects }) => ({
      key: stage?.id ?? PROSPECTS,
      stage,
      totals,
      ...extended([], subjects),
    })),
  };
}

function extended(before: readonly Card[], { nodes, pageInfo }: CardsFragment): Pick<Column, 'cards' | 'until' | 'cursor'> {
  const known = new Set(before.map(({ id }) => id));
  const cards = [...before, ...nodes.filter(({ id }) => !known.has(id))].sort(byRank);
  return { cards, until: pageInfo.hasNextPage ? (nodes.at(-1) ?? null) : null, cursor: pageInfo.endCursor };
}

/**
 * Another page of a column, below what is there, and what was told while it was on its way: the page may not know of it. One
 * that was asked for another end than the column now has changes nothing: the board was fetched anew, and cards would be
 * missing in between.
 */
export function extend(board: Board, key: string, after: string, page: CardsFragment, told: readonly FunnelEvent[]): Board {
  if (board.columns.find((column) => column.key === key)?.cursor !== after) return board;
  const whole = change(board, key, (column) => ({ ...column, ...extended(column.cards, page) }));
  return told.reduce((now, event) => apply(now, { ...event, changes: event.changes.filter((each) => isNews(now, each)) }), whole);
}

/** Told a second time, what is on the board already (or was dragged since) stays as it is. */
function isNews(board: Board, { kind, subjectId, version }: FunnelEvent['changes'][number]): boolean {
  const there = find(board, subjectId)?.version ?? -1;
  return kind === 'REMOVED' ? there <= version : there < version;
}

/** What an event makes of the board. Columns that it does not touch stay the same objects. */
export function apply(board: Board, event: FunnelEvent): Board {
  const told = event.changes.reduce((now, { kind, subjectId, subject }) => {
    return kind === 'REMOVED' || !subject ? without(now, subjectId) : withCard(now, subject);
  }, board);
  return { ...(event.totals.length ? counted(told, event.totals) : told), position: event.position };
}

function counted(board: Board, totals: readonly Totals[]): Board {
  const columns = board.columns.map((column) => {
    const mine = totals.find(({ stageId }) => (stageId ?? PROSPECTS) === column.key);
    return mine ? { ...column, totals: mine } : column;
  });
  return { ...board, columns, totals: summed(columns, board.totals) };
}

/** All stages together; prospects stand in no total. */
function summed(columns: readonly Column[], before: Totals): Totals {
  const all = columns.filter(({ stage }) => stage).map(({ totals }) => totals);
  const sum = (pick: (totals: Totals) => number) => all.reduce((whole, totals) => whole + pick(totals), 0);
  const { currency } = before.value;
  const cents = (pick: (totals: Totals) => string) => (sum((totals) => Math.round(Number(pick(totals)) * 100)) / 100).toFixed(2);
  const others = new Map<string, number>();
  for (const { otherValues } of all) {
    for (const { amount, currency: name } of otherValues) others.set(name, (others.get(name) ?? 0) + Number(amount));
  }
  return {
    ...before,
    count: sum(({ count }) => count),
    value: { amount: cents(({ value }) => value.amount), currency },
    weightedValue: { amount: cents(({ weightedValue }) => weightedValue.amount), currency },
    otherValues: [...others].map(([name, amount]) => ({ currency: name, amount: amount.toFixed(2) })),
  };
}

const keyOf = (card: Card) => (card.kind === 'PROSPECT' ? PROSPECTS : card.stage?.id);

/** The board with this row in its place; an older version than the one there changes nothing. */
export function withCard(board: Board, card: Card): Board {
  const there = find(board, card.id);
  if (there && there.version > card.version) return board;
  const target = keyOf(card);
  return {
    ...board,
    columns: board.columns.map((column) => {
      const index = column.cards.findIndex(({ id }) => id === card.id);
      if (column.key !== target) return index < 0 ? column : { ...column, cards: column.cards.toSpliced(index, 1) };
      const rest = index < 0 ? column.cards : column.cards.toSpliced(index, 1);
      // Beyond what is loaded it would stand among cards that are not there yet.
      if (column.until && byRank(card, column.until) > 0) return { ...column, cards: rest };
      return { ...column, cards: inserted(rest, card) };
    }),
  };
}

function inserted(cards: readonly Card[], card: Card): Card[] {
  const index = cards.findIndex((other) => byRank(card, other) < 0);
  return cards.toSpliced(index < 0 ? cards.length : index, 0, card);
}

export function without(board: Board, id: string): Board {
  if (!find(board, id)) return board;
  const columns = board.columns.map((column) =>
    column.cards.some((card) => card.id === id) ? { ...column, cards: column.cards.filter((card) => card.id !== id) } : column,
  );
  return { ...board, columns };
}

export function find(board: Board, id: string): Card | undefined {
  for (const { cards } of board.columns) {
    const found = cards.find((card) => card.id === id);
    if (found) return found;
  }
  return undefined;
}

export const columnOf = (board: Board, id: string): Column | undefined =>
  board.columns.find(({ cards }) => cards.some((card) => card.id === id));

/** Where a card is to go: into a column, behind a card (null: to its top). */
export type Place = { key: string; afterId: string | null };

/**
 * The board as it will be, before the server has said so. The rank is for the order on this screen alone: a rank followed by
 * "!" sorts right behind it, and nothing sorts before the empty one. The server's own replaces it.
 */
export function placed(board: Board, id: string, { key, afterId }: Place): Board {
  const card = find(board, id);
  const column = board.columns.find((each) => each.key === key);
  if (!card || !column) return board;
  const after = column.cards.find((other) => other.id === afterId);
  const stage = column.stage && { id: column.stage.id };
  const kind = column.stage ? 'OPPORTUNITY' : 'PROSPECT';
  return withCard(board, { ...card, kind, stage, rank: after ? `${after.rank}!` : '' });
}

function change(board: Board, key: string, how: (column: Column) => Column): Board {
  return { ...board, columns: board.columns.map((column) => (column.key === key ? how(column) : column)) };
}
