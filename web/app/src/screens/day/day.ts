// My day as a value, carried on by events: what is late, for today, and to come. No I/O here.
import type { ActivityRowFragment } from '../../work/work.documents';
import { activitiesAfter, suggestionsAfter, type WorkEvent } from '../../work/order';
import type { MyDayQuery } from './day.documents';

/** `next` and the suggestions are told up to here; beyond, their count says how many there are. */
export const NEXT = 20;

type Day = MyDayQuery['myDay'];
const STATES = { overdue: 'OVERDUE', today: 'TODAY' } as const;

export function dayAfter({ myDay }: MyDayQuery, event: WorkEvent): MyDayQuery {
  const known = [...myDay.overdue, ...myDay.today, ...myDay.next];
  const rows = activitiesAfter(known, event, () => true);
  const next = rows.filter(({ state }) => state === 'PLANNED' || state === 'UNDATED');
  return {
    myDay: {
      ...myDay,
      overdue: rows.filter(({ state }) => state === STATES.overdue),
      today: rows.filter(({ state }) => state === STATES.today),
      next: next.slice(0, NEXT),
      counts: counted(myDay, known, event),
      suggestions: suggestionsAfter(myDay.suggestions, event, () => true).slice(0, NEXT),
    },
  };
}

/** What was known leaves its state's count, what came enters its own; of what is unknown, only the count of a fresh fetch tells. */
function counted({ counts }: Day, known: readonly ActivityRowFragment[], event: WorkEvent): Day['counts'] {
  const now = { ...counts };
  for (const { activityId, activity, kind } of event.changes) {
    const before = known.find(({ id }) => id === activityId);
    if (before) now[keyOf(before)] -= 1;
    if (activity && kind !== 'REMOVED' && keyOf(activity) in now && (before || kind === 'ADDED')) now[keyOf(activity)] += 1;
  }
  return now;
}

const keyOf = ({ state }: ActivityRowFragment) => state.toLowerCase() as 'overdue' | 'today' | 'planned' | 'undated';
