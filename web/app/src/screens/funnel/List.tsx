// The funnel as a list: sorted by what one looks for, current row by row, page by page.
import { SearchX } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { ask, Refusal } from '../../graph/client';
import { useLive } from '../../graph/live';
import { drop, joined } from '../../graph/rows';
import type { SubjectOrderField } from '../../graph/schema';
import { EmptyState, Problem } from '../../parts/EmptyState';
import { Avatar, Badge, Day, Instant, Marker, Money } from '../../parts/Look';
import { Pager } from '../../parts/Pager';
import { Skeleton } from '../../parts/Progress';
import { type Column, Table } from '../../parts/Table';
import { toast } from '../../parts/Toast';
import { useConfiguration } from '../../shell/configuration';
import { useMayWrite } from '../../shell/session';
import { Bulk } from './Bulk';
import bulkStyles from './Bulk.module.css';
import type { Card, FunnelEvent } from './board';
import { toFilter, type View } from './filters';
import { FunnelChangedDocument, SubjectListDocument, type SubjectListQuery } from './funnel.documents';
import styles from './List.module.css';
import { useSay } from './words';

export function List({ view, turn }: { view: View; turn: (change: Partial<View>) => void }) {
  const say = useSay();
  const [, navigate] = useLocation();
  const { channel } = view;
  const filter = { ...toFilter(view), ...(channel && { channelIds: [channel] }) };
  const variables = { filter, orderBy: { field: view.sort, direction: view.direction } };
  const { data, problem, refetch, patch } = useLive({
    query: SubjectListDocument,
    variables,
    events: FunnelChangedDocument,
    eventVariables: { channelId: channel, filter: toFilter(view) },
    apply,
  });
  const [busy, setBusy] = useState(false);
  const mayWrite = useMayWrite();
  const [picked, pick] = useState<readonly string[]>([]);
  const columns = useColumns();
  const picking = usePicking(picked, pick);
  const address = JSON.stringify(filter);
  useEffect(() => pick([]), [address]);

  async function more(after: string | null) {
    setBusy(true);
    try {
      const { subjects } = await ask(SubjectListDocument, { ...variables, after });
      patch((now) => ({ ...now, subjects: joined(now.subjects, after, subjects) }));
    } catch (failure) {
      if (!(failure instanceof Refusal)) throw failure;
      toast({ tone: 'bad', text: failure.message });
    } finally {
      setBusy(false);
    }
  }

  if (!data) return problem ? <Problem text={problem} retry={() => void refetch()} /> : <Skeleton rows={12} />;
  const { nodes, pageInfo, totalCount } = data.subjects;
  const here = picked.filter((id) => nodes.some((node) => node.id === id));
  if (nodes.length === 0) return <EmptyState icon={SearchX} title={say('emptyFiltered')} />;
  return (
    <div className={styles.list}>
      {here.length > 0 && (
        <Bulk ids={here} total={totalCount} filter={filter} onClear={() => pick([])} onDone={() => (pick([]), void refetch())} />
      )}
      <Table
        caption={say('listCaption')}
        columns={mayWrite ? [picking, ...columns] : columns}
        rows={nodes}
        rowKey={({ id }) => id}
        sorting={{ field: view.sort, direction: view.direction }}
        onSort={({ field, direction }) => turn({ sort: field, direction })}
        onOpen={({ id }) => navigate(`/subjects/${id}`)}
      />
      <Pager total={totalCount} hasMore={pageInfo.hasNextPage} busy={busy} onMore={() => void more(pageInfo.endCursor)} />
    </div>
  );
}

/** The first column, where one may do something to many. */
function usePicking(picked: readonly string[], pick: (ids: readonly string[]) => void): Column<Card, SubjectOrderField> {
  const say = useSay();
  return {
    key: 'pick',
    title: <span className="unseen">{say('bulk')}</span>,
    cell: ({ id, title }) => (
      <label className={bulkStyles.pick} onClick={(event) => event.stopPropagation()}>
        <input
          type="checkbox"
          aria-label={say('pick', { title })}
          checked={picked.includes(id)}
          onChange={() => pick(picked.includes(id) ? picked.filter((each) => each !== id) : [...picked, id])}
        />
      </label>
    ),
  };
}

/** Rows that are listed stay current; new ones come with the next fetch, since only the server knows their place. */
function apply(data: SubjectListQuery, event: FunnelEvent): SubjectListQuery {
  const nodes = event.changes.reduce((rows: Card[], { kind, subjectId, subject }) => {
    if (kind === 'REMOVED' || !subject) return drop(rows, subjectId);
    return rows.map((row) => (row.id === subject.id && row.version <= subject.version ? subject : row));
  }, data.subjects.nodes);
  return { ...data, subjects: { ...data.subjects, nodes } };
}

function useColumns(): Column<Card, SubjectOrderField>[] {
  const say = useSay();
  const { stages } = useConfiguration();
  return [
    {
      key: 'title',
      title: say('subjectTitle'),
      sort: 'TITLE',
      cell: ({ id, title, markers }) => (
        <span className={styles.title}>
          <Link href={`/subjects/${id}`}>{title}</Link>
          {markers.map((marker) => (
            <Marker key={marker.id} {...marker} />
          ))}
        </span>
      ),
    },
    {
      key: 'customer',
      title: say('customer'),
      cell: ({ customer }) =>
        customer && (
          <Link href={`/customers/${customer.id}`} className={styles.customer} title={customer.name}>
            {customer.name}
          </Link>
        ),
    },
    {
      key: 'stage',
      title: say('stageColumn'),
      sort: 'STAGE_ENTERED_AT',
      cell: ({ stage, outcome }) =>
        outcome === 'WON' ? (
          <Badge tone="planned">{say('won')}</Badge>
        ) : (
          <Badge>{stages.find(({ id }) => id === stage?.id)?.name ?? say('prospects')}</Badge>
        ),
    },
    { key: 'value', title: say('value'), sort: 'VALUE', numeric: true, cell: ({ value }) => value && <Money value={value} /> },
    {
      key: 'next',
      title: say('activity'),
      cell: ({ nextActivity, activityState }) =>
        nextActivity && (
          <Badge tone={activityState === 'OVERDUE' ? 'overdue' : activityState === 'TODAY' ? 'today' : 'plain'} title={nextActivity.summary}>
            {nextActivity.dueOn && (
              <>
                <Day on={nextActivity.dueOn} short />
                {' · '}
              </>
            )}
            <span className={styles.next}>{nextActivity.summary}</span>
          </Badge>
        ),
    },
    {
      key: 'owner',
      title: say('owner'),
      cell: ({ owner }) =>
        owner && (
          <span className={styles.owner}>
            <Avatar name={owner.name} size={20} /> {owner.name}
          </span>
        ),
    },
    { key: 'idle', title: say('interaction'), sort: 'LAST_INTERACTION_AT', cell: ({ idleSince }) => <Instant at={idleSince} /> },
    { key: 'created', title: say('created'), sort: 'CREATED_AT', cell: ({ createdAt }) => <Instant at={createdAt} /> },
  ];
}
