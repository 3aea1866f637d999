// What was sold to a customer, what they owe, how they were served: the tabs of the customer's history.
import { ExternalLink } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useAnswer } from '../graph/useAnswer';
import { Badge, Day, Money } from '../parts/Look';
import { type Column, Table } from '../parts/Table';
import { Tabs } from '../parts/Tabs';
import { State } from './State';
import { CustomerTradeDocument, type CustomerTradeQuery, type DocumentRowFragment } from './trade.documents';
import styles from './trade.module.css';
import { useSay } from './words';

type Trade = NonNullable<CustomerTradeQuery['customer']>;
type Sold = Trade['sales']['orders']['nodes'][number] | Trade['sales']['proposals']['nodes'][number];
type Sum = readonly { amount: string; currency: string }[];

export function CustomerTabs({ id, className }: { id: string; className: string | undefined }) {
  const say = useSay();
  const { data } = useAnswer(CustomerTradeDocument, { id });
  const trade = data?.customer;
  if (!trade) return null;
  const { sales, finance, services } = trade;
  const tabs = [
    {
      value: 'sales',
      title: say('sales'),
      content: (
        <>
          <Sums of={{ [say('ordered')]: sales.ordered, [say('invoiced')]: sales.invoiced }} />
          <Papers title={say('orders')} rows={sales.orders.nodes} />
          <Papers title={say('proposals')} rows={sales.proposals.nodes} />
          <Documents title={say('invoices')} rows={sales.invoices.nodes} />
          {sales.orders.nodes.length + sales.proposals.nodes.length + sales.invoices.nodes.length === 0 && <p className={styles.quiet}>{say('emptySales')}</p>}
        </>
      ),
    },
    finance && {
      value: 'finance',
      title: say('finance'),
      content: (
        <>
          <Sums of={{ [say('balance')]: finance.balance, [say('overdueSum')]: finance.overdue }} />
          <Documents title={say('receivables')} rows={finance.receivables.nodes} />
          {finance.receivables.nodes.length === 0 && <p className={styles.quiet}>{say('emptyErp')}</p>}
        </>
      ),
    },
    services && {
      value: 'services',
      title: say('services'),
      content: (
        <>
          <Sums of={{ [say('openOrders')]: services.openCount, [say('invoiced')]: services.invoiced }} />
          <Documents title={say('serviceOrders')} rows={services.orders.nodes} />
          <Documents title={say('serviceInvoices')} rows={services.invoices.nodes} />
          {services.orders.nodes.length + services.invoices.nodes.length === 0 && <p className={styles.quiet}>{say('emptyErp')}</p>}
        </>
      ),
    },
  ].filter((tab) => tab !== null);
  return (
    <section className={className} aria-label={say('sales')}>
      <Tabs label={say('sales')} tabs={tabs} />
    </section>
  );
}

function Sums({ of }: { of: Record<string, Sum | number> }) {
  const say = useSay();
  return (
    <dl className={styles.sums}>
      {Object.entries(of).map(([name, sum]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{typeof sum === 'number' ? sum : sum.length === 0 ? say('nothing') : sum.map((each) => <Money key={each.currency} value={each} />)}</dd>
        </div>
      ))}
    </dl>
  );
}

function Part<R extends { id: string }>({ title, rows, columns }: { title: string; rows: readonly R[]; columns: readonly Column<R>[] }): ReactNode {
  if (rows.length === 0) return null;
  return (
    <section className={styles.part}>
      <h3>{title}</h3>
      <Table caption={title} rows={rows} rowKey={({ id }) => id} columns={columns} />
    </section>
  );
}

function Papers({ title, rows }: { title: string; rows: readonly Sold[] }) {
  const say = useSay();
  const columns: Column<Sold>[] = [
    { key: 'number', title: say('number'), cell: (row) => row.number },
    { key: 'subject', title: say('subject'), cell: (row) => <Link href={`/subjects/${row.subject.id}`}>{row.subject.title}</Link> },
    { key: 'state', title: say('state'), cell: (row) => <State state={row.state} /> },
    { key: 'amount', title: say('amount'), numeric: true, cell: (row) => <Money value={row.total} /> },
  ];
  return <Part title={title} rows={rows} columns={columns} />;
}

function Documents({ title, rows }: { title: string; rows: readonly DocumentRowFragment[] }) {
  const say = useSay();
  const columns: Column<DocumentRowFragment>[] = [
    { key: 'number', title: say('number'), cell: (row) => <Known row={row} /> },
    { key: 'state', title: say('state'), cell: (row) => (row.overdue ? <Badge tone="overdue">{say('overdue')}</Badge> : <Badge tone={row.state === 'OPEN' ? 'accent' : 'plain'}>{say(row.state)}</Badge>) },
    { key: 'issuedOn', title: say('issuedOn'), cell: (row) => <Day on={row.issuedOn} short /> },
    { key: 'dueOn', title: say('dueOn'), cell: (row) => row.dueOn && <Day on={row.dueOn} short /> },
    { key: 'amount', title: say('amount'), numeric: true, cell: (row) => <Money value={row.amount} /> },
    { key: 'balance', title: say('balance'), numeric: true, cell: (row) => <Money value={row.balance} /> },
  ];
  return <Part title={title} rows={rows} columns={columns} />;
}

function Known({ row: { url, number, description } }: { row: DocumentRowFragment }) {
  const say = useSay();
  const name = number ?? description ?? '–';
  if (!url) return <span title={description ?? undefined}>{name}</span>;
  return (
    <a href={url} target="_blank" rel="noreferrer noopener" title={description ?? say('open', { number: name })}>
      {name} <ExternalLink size={12} aria-hidden />
    </a>
  );
}
