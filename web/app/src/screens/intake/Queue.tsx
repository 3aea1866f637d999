// The mails on one side, the opened one on the other; on a phone one at a time.
import { Inbox, MailOpen } from 'lucide-react';
import { useMemo } from 'react';
import { ask } from '../../graph/client';
import { useLive } from '../../graph/live';
import { drop, joined, putSorted } from '../../graph/rows';
import { Button } from '../../parts/Button';
import { classes } from '../../parts/classes';
import { EmptyState, Problem } from '../../parts/EmptyState';
import { Pager } from '../../parts/Pager';
import { Skeleton } from '../../parts/Progress';
import { type Filters, asked, belongs, newestFirst, useFilters } from './filters';
import {
  IntakeChangedDocument,
  type IntakeChangedSubscription,
  IntakeDocument,
  type IntakeQuery,
} from './intake.documents';
import { Mail } from './Mail';
import { MailRow } from './MailRow';
import styles from './Intake.module.css';
import { QueueFilters } from './QueueFilters';
import { useSay } from './words';

export function Queue({ id }: { id: string | undefined }) {
  const say = useSay();
  const [filters, change] = useFilters();
  return (
    <div className={classes(styles.queue, id && styles.opened)}>
      <section className={styles.list} aria-label={say('list')}>
        <QueueFilters filters={filters} change={change} />
        <Mails filters={filters} change={change} id={id} />
      </section>
      <section className={styles.detail}>
        {id ? (
          <Mail key={id} id={id} />
        ) : (
          <EmptyState icon={MailOpen} title={say('choose')}>
            {say('chooseText')}
          </EmptyState>
        )}
      </section>
    </div>
  );
}

function Mails({ filters, change, id }: { filters: Filters; change: (to: Partial<Filters>) => void; id: string | undefined }) {
  const filter = useMemo(() => asked(filters), [filters]);
  const { data, problem, refetch, patch } = useLive({
    query: IntakeDocument,
    variables: { filter },
    events: IntakeChangedDocument,
    eventVariables: {},
    apply: (now, event) => applied(now, event, filters),
  });
  if (!data) return problem ? <Problem text={problem} retry={() => void refetch()} /> : <Skeleton rows={8} />;
  const { nodes, pageInfo, totalCount } = data.intake;
  if (nodes.length === 0) return <Nothing filters={filters} change={change} />;

  async function more() {
    const after = pageInfo.endCursor;
    const { intake } = await ask(IntakeDocument, { filter, after });
    // A mail that waits again may be shown already, below the end of what was loaded.
    patch((now) => {
      const whole = joined(now.intake, after, intake);
      return { intake: { ...whole, nodes: whole.nodes.toSorted(newestFirst) } };
    });
  }

  return (
    <div className={styles.mails}>
      <ul>
        {nodes.map((mail) => (
          <MailRow key={mail.id} mail={mail} here={mail.id === id} />
        ))}
      </ul>
      <Pager total={totalCount} hasMore={pageInfo.hasNextPage} onMore={() => void more()} />
    </div>
  );
}

function applied(data: IntakeQuery, event: IntakeChangedSubscription['intakeChanged'], filters: Filters): IntakeQuery {
  return event.changes.reduce(({ intake }, { mailId, mail }) => {
    const there = intake.nodes.some((row) => row.id === mailId);
    const nodes = mail && belongs(mail, filters) ? putSorted(intake.nodes, mail, newestFirst) : drop(intake.nodes, mailId);
    const grown = Number(nodes.some((row) => row.id === mailId)) - Number(there);
    return { intake: { ...intake, nodes, totalCount: intake.totalCount + grown } };
  }, data);
}

function Nothing({ filters, change }: { filters: Filters; change: (to: Partial<Filters>) => void }) {
  const say = useSay();
  const plain = filters.show === 'waiting' && !filters.text && !filters.mailbox && !filters.channel;
  const action = plain ? (
    <Button onClick={() => change({ show: 'all' })}>{say('showAll')}</Button>
  ) : (
    <Button onClick={() => change({ show: 'all', text: '', mailbox: '', channel: '' })}>{say('clear')}</Button>
  );
  return (
    <EmptyState icon={Inbox} title={say(plain ? 'nothingWaits' : 'nothingFound')} action={action}>
      {say(plain ? 'nothingWaitsText' : 'nothingFoundText')}
    </EmptyState>
  );
}
