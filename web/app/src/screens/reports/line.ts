// What every report comes down to on this screen: lines with figures, and the rows behind a line.
import type { MoneyValue } from '../../words/format';

export type Line = {
  key: string;
  /** What it is about, in the order of the report's columns. */
  names: string[];
  /** In one text, where the names alone do not say how they belong together. */
  name?: string;
  count: number;
  values: readonly MoneyValue[];
  /** Further figures, as they are said. */
  figures: string[];
};

export type Behind = {
  key: string;
  to?: string;
  title: string;
  detail: string;
  value?: MoneyValue | null;
};

export type Opened = { total: number; rows: Behind[]; next: string | null };

/** What the lines are narrowed by, as it stands in the address. */
export type Asked = { from: string; to: string; date: string; channel: string | null };

type Pages<Node> = { totalCount: number; pageInfo: { endCursor: string | null; hasNextPage: boolean }; nodes: readonly Node[] };

export const opened = <Node>(page: Pages<Node> | undefined, row: (node: Node, place: number) => Behind): Opened => ({
  total: page?.totalCount ?? 0,
  rows: page?.nodes.map(row) ?? [],
  next: page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null,
});
