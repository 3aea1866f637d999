// Their subjects by how they stand, each a link to its page.
import { Filter } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { ask, Refusal } from '../../graph/client';
import { Button } from '../../parts/Button';
import { EmptyState } from '../../parts/EmptyState';
import { Avatar, Badge, Money } from '../../parts/Look';
import { Tabs } from '../../parts/Tabs';
import { toast } from '../../parts/Toast';
import { type CustomerPageQuery, MoreSubjectsOfCustomerDocument, type SubjectOfCustomerFragment } from './customer.documents';
import styles from './customer.module.css';
import { useSay } from './words';

type First = NonNullable<CustomerPageQuery['customer']>['subjects'];
const STATES = ['OPEN', 'WON', 'LOST', 'CLOSED'] as const;

export function Subjects({ id, first }: { id: string; first: First }) {
  const say = useSay();
  const [further, setFurther] = useState<SubjectOfCustomerFragment[]>([]);
  const [page, setPage] = useState(first.pageInfo);
  const [busy, setBusy] = useState(false);
  const known = new Set(first.nodes.map((subject) => subject.id));
  const subjects = [...first.nodes, ...further.filter((subject) => !known.has(subject.id))];
  const shown = STATES.map((state) => ({ state, of: subjects.filter(({ outcome }) => outcome === state) })).filter(({ state, of }) => state === 'OPEN' || of.length > 0);

  async function more() {
    setBusy(true);
    try {
      const { customer } = await ask(MoreSubjectsOfCustomerDocument, { id, after: page.endCursor ?? '' });
      setFurther([...further, ...(customer?.subjects.nodes ?? [])]);
      if (customer) setPage(customer.subjects.pageInfo);
    } catch (failure) {
      if (!(failure instanceof Refusal)) throw failure;
      toast({ tone: 'bad', text: failure.message });
    } finally {
      setBusy(false);
    }
  }

  if (subjects.length === 0) {
    return (
      <EmptyState icon={Filter} title={say('noSubjects')}>
        {say('noSubjectsText')}
      </EmptyState>
    );
  }
  return (
    <section className={styles.subjects} aria-label={say('subjects')}>
      <Tabs
        label={say('subjects')}
        tabs={shown.map(({ state, of }) => ({
          value: state,
          title: (
            <>
              {say(state)} <Badge>{of.length}</Badge>
            </>
          ),
          content: <List subjects={of} />,
        }))}
      />
      {page.hasNextPage && (
        <Button small busy={busy} onClick={() => void more()}>
          {say('more')}
        </Button>
      )}
    </section>
  );
}

function List({ subjects }: { subjects: readonly SubjectOfCustomerFragment[] }) {
  const say = useSay();
  if (subjects.length === 0) return <p className={styles.none}>{say('noSubjects')}</p>;
  return (
    <ul className={styles.list}>
      {subjects.map(({ id, title, stage, value, owner, kind, archivedAt }) => (
        <li key={id}>
          <Link href={`/subjects/${id}`} className={styles.subject}>
            <span className={styles.title}>{title}</span>
            <Badge tone={kind === 'PROSPECT' ? 'accent' : 'plain'}>{stage?.name ?? say('prospect')}</Badge>
            {archivedAt && <Badge>{say('archived')}</Badge>}
            <span className={styles.value}>{value && <Money value={value} />}</span>
            {owner ? <Avatar name={owner.name} size={20} /> : <span className={styles.nobody} />}
          </Link>
        </li>
      ))}
    </ul>
  );
}
