// Lists of rows carried on by events: put what came, drop what is gone, and never go back to an older version.

type Row = { id: string; version?: number };

/** `rows` with this one put in its place (by id), or added where `at` says. An older version than the one there changes nothing. */
export function put<R extends Row>(rows: readonly R[], row: R, at: 'first' | 'last' = 'last'): R[] {
  const index = rows.findIndex(({ id }) => id === row.id);
  if (index < 0) return at === 'first' ? [row, ...rows] : [...rows, row];
  const there = rows[index] as R;
  if ((there.version ?? 0) > (row.version ?? 0)) return rows as R[];
  return rows.with(index, row);
}

export const drop = <R extends Row>(rows: readonly R[], id: string): R[] =>
  rows.some((row) => row.id === id) ? rows.filter((row) => row.id !== id) : (rows as R[]);

/** As `put`, for a sorted list. */
export function putSorted<R extends Row>(rows: readonly R[], row: R, order: (a: R, b: R) => number): R[] {
  return put(rows, row).toSorted(order);
}

/** By rank as the server does, code unit by code unit, then by id. */
export const byRank = (a: { rank: string; id: string }, b: { rank: string; id: string }) =>
  a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : a.id < b.id ? -1 : 1;

type Page<R extends Row> = { nodes: R[]; pageInfo: { endCursor: string | null } };

/**
 * A list with the page that was asked for below `after`. Rows that are there stay as they are. If the list was fetched anew
 * meanwhile, its end is another, and the page is dropped: rows would be missing in between.
 */
export function joined<R extends Row, P extends Page<R>>(list: P, after: string | null, page: P): P {
  if (list.pageInfo.endCursor !== after) return list;
  const known = new Set(list.nodes.map(({ id }) => id));
  return { ...page, nodes: [...list.nodes, ...page.nodes.filter(({ id }) => !known.has(id))] };
}
