// Lists of activities and suggestions carried on by events, in the server's order. No I/O here.
import { drop, put } from '../graph/rows';
import type { ActivitiesChangedSubscription, ActivityRowFragment, SuggestionRowFragment } from './work.documents';

export type WorkEvent = ActivitiesChangedSubscription['activitiesChanged'];

const OPEN = new Set(['OVERDUE', 'TODAY', 'PLANNED', 'UNDATED']);

/** What is over first comes first, undated last, then by age. */
export const byDue = (a: ActivityRowFragment, b: ActivityRowFragment) =>
  (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999') || Date.parse(a.createdAt) - Date.parse(b.createdAt);

export const byScore = (a: SuggestionRowFragment, b: SuggestionRowFragment) => b.score - a.score;

/** The open activities that `belongs` keeps, after an event. */
export function activitiesAfter(rows: readonly ActivityRowFragment[], event: WorkEvent, belongs: (row: ActivityRowFragment) => boolean) {
  return event.changes.reduce<readonly ActivityRowFragment[]>((now, { kind, activityId, activity }) => {
    if (kind === 'REMOVED' || !activity || !OPEN.has(activity.state) || !belongs(activity)) return drop(now, activityId);
    return put(now, activity).toSorted(byDue);
  }, rows) as ActivityRowFragment[];
}

export function suggestionsAfter(rows: readonly SuggestionRowFragment[], event: WorkEvent, belongs: (row: SuggestionRowFragment) => boolean) {
  return event.suggestions.reduce<readonly SuggestionRowFragment[]>((now, { kind, suggestionId, suggestion }) => {
    if (kind === 'REMOVED' || !suggestion || suggestion.state !== 'OPEN' || !belongs(suggestion)) return drop(now, suggestionId);
    return put(now, suggestion).toSorted(byScore);
  }, rows) as SuggestionRowFragment[];
}
