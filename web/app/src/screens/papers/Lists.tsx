// The rows of either kind, page by page; each opens on its subject.
import { FileText } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { ask, Refusal } from '../../graph/client';
import type { OrderState, ProposalState, TradeOrderField } from '../../graph/schema';
import { useAnswer } from '../../graph/useAnswer';
import { EmptyState, Problem } from '../../parts/EmptyState';
import { Day, Instant, Money } from '../../parts/Look';
import { Pager } from '../../parts/Pager';
import { Skeleton } from '../../parts/Progress';
import { type Column, Table } from '../../parts/Table';
import { toast } from '../../parts/Toast';
import { State } from '../../trade/State';
import { type Asked, narrowing } from './asked';
import { OrderListDocument, type OrderListQuery, type PaperSubjectFragment, ProposalListDocument, type ProposalListQuery } from './papers.documents';
import styles from './papers.module.css';
import { useSay } from './words';

type Props = { asked: Asked; turn: (change: Partial<Asked>) => void };
type Proposal = ProposalListQuery['proposals']['nodes'][number];
type Order = OrderListQuery['orders']['nodes'][number];

export function Proposals(props: Props) {
  const say = useSay();
  const { asked } = props;
  const filter = { ...narrowing(asked), ...(asked.state && { states: [asked.state as ProposalState] }) };
  const variables = { filter, orderBy: { field: asked.order, direction: asked.direction } };
  const { data, problem, refetch } = useAnswer(ProposalListDocument, variables);
  const columns: Column<Proposal, TradeOrderField>[] = [
    ...useCommon<Proposal>(({ number, revision }) => (revision > 1 ? `${number} / ${revision}` : number)),
    { key: 'validUntil', title: say('validUntil'), cell: ({ validUntil }) => validUntil && <Day on={validUntil} /> },
    { key: 'created', title: say('created'), sort: 'CREATED_AT', cell: ({ createdAt }) => <Instant at={createdAt} /> },
  ];
  const further = async (after: string | null) => (await ask(ProposalListDocument, { ...variables, after })).proposals;
  return <Rows {...props} first={data?.proposals} further={further} columns={columns} problem={problem} refetch={refetch} />;
}

export function Orders(props: Props) {
  const say = useSay();
  const { asked } = props;
  const filter = { ...narrowing(asked), ...(asked.state && { states: [asked.state as OrderState] }) };
  const variables = { filter, orderBy: { field: asked.order, direction: asked.direction } };
  const { data, problem, refetch } = useAnswer(OrderListDocument, variables);
  const columns: Column<Order, TradeOrderField>[] = [
    ...useCommon<Order>(({ number }) => number),
    { key: 'confirmed', title: say('confirmed'), cell: ({ confirmedAt }) => confirmedAt && <Instant at={confirmedAt} /> },
    { key: 'created', title: say('createdOrder'), sort: 'CREATED_AT', cell: ({ createdAt }) => <Instant at={createdAt} /> },
  ];
  const further = async (after: string | null) => (await ask(OrderListDocument, { ...variables, after })).orders;
  return <Rows {...props} first={data?.orders} further={further} columns={columns} problem={problem} refetch={refetch} />;
}

type Paper = { id: string; number: number; state: ProposalState | OrderState; total: { amount: string; currency: string }; subject: PaperSubjectFragment };
type Part<R> = { totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string | null }; nodes: readonly R[] };

const addressOf = ({ id, subject }: Paper) => `/subjects/${subject.id}?paper=${id}`;

function useCommon<R extends Paper>(numbered: (row: R) => ReactNode): Column<R, TradeOrderField>[] {
  const say = useSay();
  return [
    { key: 'number', title: say('number'), sort: 'NUMBER', cell: (row) => <Link href={addressOf(row)}>{numbered(row)}</Link> },
    {
      key: 'subject',
      title: say('subject'),
      cell: ({ subject }) => (
        <Link href={`/subjects/${subject.id}`} className={styles.title} title={subject.title}>
          {subject.title}
        </Link>
      ),
    },
    {
      key: 'customer',
      title: say('customer'),
      cell: ({ subject: { customer } }) =>
        customer && (
          <Link href={`/customers/${customer.id}`} className={styles.title} title={customer.name}>
            {customer.name}
          </Link>
        ),
    },
    { key: 'state', title: say('state'), cell: ({ state }) => <State state={state} /> },
    { key: 'total', title: say('total'), sort: 'TOTAL', numeric: true, cell: ({ total }) => <Money value={total} /> },
    { key: 'owner', title: say('owner'), cell: ({ subject: { owner } }) => owner?.name },
  ];
}

type RowsProps<R> = Props & {
  first: Part<R> | undefined;
  further: (after: string | null) => Promise<Part<R>>;
  columns: readonly Column<R, TradeOrderField>[];
  problem: string | undefined;
  refetch: () => void;
};

function Rows<R extends Paper>({ asked, turn, first, further, columns, problem, refetch }: RowsProps<R>) {
  const say = useSay();
  const [, navigate] = useLocation();
  const [pages, setPages] = useState<readonly Part<R>[]>([]);
  const [busy, setBusy] = useState(false);

  if (!first) return problem ? <Problem text={problem} retry={refetch} /> : <Skeleton rows={8} />;
  const { endCursor, hasNextPage } = (pages.at(-1) ?? first).pageInfo;

  async function more() {
    setBusy(true);
    try {
      const page = await further(endCursor);
      setPages((now) => [...now, page]);
    } catch (failure) {
      if (!(failure instanceof Refusal)) throw failure;
      toast({ tone: 'bad', text: failure.message });
    } finally {
      setBusy(false);
    }
  }

  const rows = [first, ...pages].flatMap(({ nodes }) => nodes);
  const narrowed = asked.state !== null || asked.channel !== null || asked.owner !== null;
  if (rows.length === 0) {
    return (
      <EmptyState icon={FileText} title={say(narrowed ? 'nothingFound' : 'emptyTitle')}>
        {say(narrowed ? 'nothingFoundText' : 'emptyText')}
      </EmptyState>
    );
  }
  return (
    <>
      <Table
        caption={say(asked.kind)}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        sorting={{ field: asked.order, direction: asked.direction }}
        onSort={({ field, direction }) => turn({ order: field, direction })}
        onOpen={(row) => navigate(addressOf(row))}
      />
      <Pager total={first.totalCount} hasMore={hasNextPage} busy={busy} onMore={() => void more()} />
    </>
  );
}
