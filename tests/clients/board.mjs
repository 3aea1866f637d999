// The funnel as a client keeps it: cards by id and totals by stage, fetched once and then carried on by events.

const CARD = `fragment Card on Subject {
  id version title description kind outcome rank priority source expectedCloseOn
  stage { id } channel { id } owner { id } customer { id } markers { id } value { amount currency }
  createdAt updatedAt stageEnteredAt closedAt archivedAt
}`;
const TOTALS = `fragment Totals on ColumnTotals { stageId count value { amount currency } }`;
const COLUMN = `fragment Column on FunnelColumn {
  stage { id name kind }
  totals { ...Totals }
  subjects(first: 100, after: $after) { edges { node { ...Card } } pageInfo { hasNextPage endCursor } }
}`;

const FUNNEL = `query Funnel($after: String) {
  funnel { position prospects { ...Column } columns { ...Column } }
} ${COLUMN} ${CARD} ${TOTALS}`;

const REST_OF_COLUMN = `query RestOfColumn($stageId: ID!, $after: String) {
  funnel(stageIds: [$stageId]) { columns { ...Column } }
} ${COLUMN} ${CARD} ${TOTALS}`;

export const FUNNEL_CHANGED = `subscription FunnelChanged($since: Position) {
  funnelChanged(since: $since) {
    kind position groupId clientMutationIds
    changes { kind subjectId version subject { ...Card } }
    totals { ...Totals }
  }
} ${CARD} ${TOTALS}`;

export class Board {
  cards = new Map();
  totals = new Map();
  stages = [];

  static async fetch(page) {
    const board = new Board();
    const { funnel } = await page.read(FUNNEL, {});
    board.position = funnel.position;
    if (funnel.prospects?.subjects.pageInfo.hasNextPage) throw new Error('This story reads at most 100 prospects.');
    for (const column of [funnel.prospects, ...funnel.columns]) if (column) board.#take(column);
    for (const { stage, subjects } of funnel.columns) {
      board.stages.push(stage);
      for (let at = subjects.pageInfo; at.hasNextPage; ) {
        const rest = (await page.read(REST_OF_COLUMN, { stageId: stage.id, after: at.endCursor })).funnel.columns[0];
        board.#take(rest);
        at = rest.subjects.pageInfo;
      }
    }
    return board;
  }

  #take({ totals, subjects }) {
    this.totals.set(totals.stageId, totals);
    for (const { node } of subjects.edges) this.cards.set(node.id, node);
  }

  apply(event) {
    for (const change of event.changes) {
      if (change.kind === 'REMOVED') this.cards.delete(change.subjectId);
      else this.cards.set(change.subjectId, change.subject);
    }
    for (const totals of event.totals) this.totals.set(totals.stageId, totals);
  }

  /** The cards of one stage, in the server's order: by rank, code unit by code unit. */
  column(stageId) {
    return [...this.cards.values()]
      .filter((card) => card.stage?.id === stageId)
      .sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0));
  }

  /** Everything a person would see, in a form that compares. */
  picture() {
    const byKey = (map) => Object.fromEntries([...map].sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)));
    return { cards: byKey(this.cards), totals: byKey(this.totals) };
  }
}
