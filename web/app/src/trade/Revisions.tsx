// What was offered before: earlier revisions of a proposal, what each came to, and by how much it changed.
import { useState } from 'react';
import { useAnswer } from '../graph/useAnswer';
import { Button } from '../parts/Button';
import { Problem } from '../parts/EmptyState';
import { Day, Instant, Money } from '../parts/Look';
import { Loading } from '../parts/Progress';
import { type Column, Table } from '../parts/Table';
import type { MoneyValue } from '../words/format';
import { StandingLines } from './Lines';
import { PrintButton } from './PrintButton';
import { State } from './State';
import { EarlierRevisionsDocument, type EarlierRevisionsQuery, type ProposalRowFragment } from './trade.documents';
import styles from './trade.module.css';
import { useSay } from './words';

type Earlier = Extract<NonNullable<EarlierRevisionsQuery['node']>, { revisions: readonly unknown[] }>['revisions'][number];

export function Revisions({ proposal }: { proposal: ProposalRowFragment }) {
  const say = useSay();
  const [asked, ask] = useState(false);
  if (proposal.revision === 1) return null;
  return (
    <details className={styles.revisions} onToggle={({ currentTarget }) => currentTarget.open && ask(true)}>
      <summary>{say('revisions', { count: proposal.revision - 1 })}</summary>
      {asked && <Listed proposal={proposal} />}
    </details>
  );
}

function Listed({ proposal }: { proposal: ProposalRowFragment }) {
  const say = useSay();
  const [opened, open] = useState<number | null>(null);
  const { data, problem, refetch } = useAnswer(EarlierRevisionsDocument, { id: proposal.id });
  const node = data?.node;
  if (!node || !('revisions' in node)) return problem ? <Problem text={problem} retry={refetch} /> : <Loading />;
  const former = node.revisions.find(({ revision }) => revision === opened);
  const rows = node.revisions.map((earlier, place) => ({ ...earlier, then: node.revisions[place - 1]?.total ?? proposal.total }));
  const columns: Column<(typeof rows)[number]>[] = [
    { key: 'revision', title: say('revision'), cell: ({ revision }) => revision },
    { key: 'state', title: say('state'), cell: ({ state }) => <State state={state} /> },
    { key: 'sentAt', title: say('sentOn'), cell: ({ sentAt }) => sentAt && <Instant at={sentAt} /> },
    { key: 'total', title: say('total'), numeric: true, cell: ({ total }) => <Money value={total} /> },
    { key: 'then', title: say('changedBy'), numeric: true, cell: ({ total, then }) => <Difference from={total} to={then} /> },
    {
      key: 'open',
      title: <span className="unseen">{say('look')}</span>,
      cell: ({ revision }) => (
        <Button small aria-pressed={revision === opened} aria-label={say('lookAt', { revision })} onClick={() => open(revision === opened ? null : revision)}>
          {say('look')}
        </Button>
      ),
    },
  ];
  return (
    <>
      <Table caption={say('revisions', { count: rows.length })} rows={rows} rowKey={({ revision }) => String(revision)} columns={columns} />
      {former && <Former id={proposal.id} former={former} />}
    </>
  );
}

function Difference({ from, to }: { from: MoneyValue; to: MoneyValue }) {
  const say = useSay();
  const by = Number(to.amount) - Number(from.amount);
  if (by === 0) return say('unchanged');
  return (
    <>
      {by > 0 && '+'}
      <Money value={{ amount: by.toFixed(2), currency: to.currency }} />
    </>
  );
}

function Former({ id, former }: { id: string; former: Earlier }) {
  const say = useSay();
  return (
    <section className={styles.former} aria-label={say('lookAt', { revision: former.revision })}>
      <StandingLines lines={former.lines} total={former.total} discount={former.discount} />
      {former.validUntil && (
        <p className={styles.quiet}>
          {say('validUntil')} <Day on={former.validUntil} />
        </p>
      )}
      {former.terms && <p className={styles.terms}>{former.terms}</p>}
      <PrintButton id={id} revision={former.revision} />
    </section>
  );
}
