// What comes next: what is scheduled, and what the software proposes, with its reasons; live.
import { CalendarPlus, ListChecks } from 'lucide-react';
import { useState } from 'react';
import { useLive } from '../../graph/live';
import { Button, IconButton } from '../../parts/Button';
import { Problem } from '../../parts/EmptyState';
import { Skeleton } from '../../parts/Progress';
import { ScheduleDialog } from '../../work/ActivityDialog';
import { ActivityLine } from '../../work/ActivityLine';
import { activitiesAfter, suggestionsAfter } from '../../work/order';
import { PlanDialog } from '../../work/PlanDialog';
import { SuggestionCard } from '../../work/SuggestionCard';
import { ActivitiesChangedDocument, WorkOfSubjectDocument } from '../../work/work.documents';
import { useSay as useWork } from '../../work/words';
import { Panel } from './Panel';
import styles from './subject.module.css';
import { useSay } from './words';

export function Steps({ subject, may }: { subject: { id: string; title: string }; may: boolean }) {
  const say = useSay();
  const work = useWork();
  const { id } = subject;
  const [asked, ask] = useState<'schedule' | 'plan' | null>(null);
  const { data, problem, refetch } = useLive({
    query: WorkOfSubjectDocument,
    variables: { id },
    events: ActivitiesChangedDocument,
    eventVariables: { mine: false },
    apply: (now, event) => ({
      ...now,
      activities: { ...now.activities, nodes: activitiesAfter(now.activities.nodes, event, (row) => row.subject?.id === id) },
      suggestions: { ...now.suggestions, nodes: suggestionsAfter(now.suggestions.nodes, event, (row) => row.subject.id === id) },
    }),
  });
  const actions = may && (
    <div className={styles.buttons}>
      <IconButton icon={ListChecks} small label={work('plan')} onClick={() => ask('plan')} />
      <Button small icon={CalendarPlus} onClick={() => ask('schedule')}>
        {work('schedule')}
      </Button>
    </div>
  );
  return (
    <Panel title={say('steps')} actions={actions}>
      {!data && (problem ? <Problem text={problem} retry={() => void refetch()} /> : <Skeleton rows={2} />)}
      {data && (
        <ul className={styles.list}>
          {data.activities.nodes.map((activity) => (
            <li key={activity.id}>
              <ActivityLine activity={activity} />
            </li>
          ))}
          {data.suggestions.nodes.map((suggestion) => (
            <li key={suggestion.id}>
              <SuggestionCard suggestion={suggestion} />
            </li>
          ))}
          {data.activities.nodes.length + data.suggestions.nodes.length === 0 && <li className={styles.quiet}>{work('nothingOpenText')}</li>}
        </ul>
      )}
      {asked === 'schedule' && <ScheduleDialog about={{ subjectId: id }} title={subject.title} onClose={() => ask(null)} />}
      {asked === 'plan' && <PlanDialog subject={subject} onClose={() => ask(null)} />}
    </Panel>
  );
}
