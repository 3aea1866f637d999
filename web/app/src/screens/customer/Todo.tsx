// What is to be done about them and their subjects; live.
import { CalendarPlus } from 'lucide-react';
import { useState } from 'react';
import { useLive } from '../../graph/live';
import { Button } from '../../parts/Button';
import { Problem } from '../../parts/EmptyState';
import { Skeleton } from '../../parts/Progress';
import { ScheduleDialog } from '../../work/ActivityDialog';
import { ActivityLine } from '../../work/ActivityLine';
import { activitiesAfter } from '../../work/order';
import { ActivitiesChangedDocument, WorkOfCustomerDocument } from '../../work/work.documents';
import { useSay as useWork } from '../../work/words';
import { Panel } from '../subject/Panel';
import page from '../subject/subject.module.css';
import type { CustomerWholeFragment } from './customer.documents';
import { useSay } from './words';

export function Todo({ customer: { id, name, viewerCanEdit } }: { customer: CustomerWholeFragment }) {
  const say = useSay();
  const work = useWork();
  const [scheduling, schedule] = useState(false);
  const { data, problem, refetch } = useLive({
    query: WorkOfCustomerDocument,
    variables: { id },
    events: ActivitiesChangedDocument,
    eventVariables: { mine: false },
    apply: (now, event) =>
      now.customer && {
        customer: {
          ...now.customer,
          activities: {
            nodes: activitiesAfter(now.customer.activities.nodes, event, (row) => (row.customer ?? row.subject?.customer)?.id === id),
          },
        },
      } || now,
  });
  const rows = data?.customer?.activities.nodes;
  return (
    <Panel
      title={say('steps')}
      actions={
        viewerCanEdit && (
          <Button small icon={CalendarPlus} onClick={() => schedule(true)}>
            {work('schedule')}
          </Button>
        )
      }
    >
      {!rows && (problem ? <Problem text={problem} retry={() => void refetch()} /> : <Skeleton rows={2} />)}
      <ul className={page.list}>
        {rows?.map((activity) => (
          <li key={activity.id}>
            <ActivityLine activity={activity} about="subject" />
          </li>
        ))}
        {rows?.length === 0 && <li className={page.quiet}>{work('nothingOpenCustomer')}</li>}
      </ul>
      {scheduling && <ScheduleDialog about={{ customerId: id }} title={name} onClose={() => schedule(false)} />}
    </Panel>
  );
}
