// What of the funnel is shown, as it stands in the address: a link to a view is a view.
import { useCallback, useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { ActivityState, Outcome, SubjectFilter, SubjectOrderField } from '../../graph/schema';

export const STATES = ['OVERDUE', 'TODAY', 'PLANNED', 'UNDATED', 'NONE'] as const satisfies ActivityState[];

export const OUTCOMES = ['OPEN', 'WON', 'LOST', 'CLOSED'] as const satisfies Outcome[];

export type View = {
  channel: string | null;
  text: string;
  owners: string[];
  unowned: boolean;
  markers: string[];
  states: (typeof STATES)[number][];
  idle: boolean;
  rotting: boolean;
  /** None: what a board shows by itself. */
  outcomes: (typeof OUTCOMES)[number][];
  archived: boolean;
  list: boolean;
  sort: SubjectOrderField;
  direction: 'ASC' | 'DESC';
};

const SORTS: readonly string[] = ['CREATED_AT', 'UPDATED_AT', 'LAST_INTERACTION_AT', 'TITLE', 'PRIORITY', 'VALUE', 'STAGE_ENTERED_AT'];

export function read(search: string): View {
  const asked = new URLSearchParams(search);
  const sort = asked.get('sort') ?? '';
  return {
    channel: asked.get('channel'),
    text: asked.get('q') ?? '',
    owners: asked.getAll('owner').filter((id) => id !== 'nobody'),
    unowned: asked.getAll('owner').includes('nobody'),
    markers: asked.getAll('marker'),
    states: STATES.filter((state) => asked.getAll('state').includes(state.toLowerCase())),
    idle: asked.has('idle'),
    rotting: asked.has('rotting'),
    outcomes: OUTCOMES.filter((outcome) => asked.getAll('outcome').includes(outcome.toLowerCase())),
    archived: asked.has('archived'),
    list: asked.get('view') === 'list',
    sort: (SORTS.includes(sort) ? sort : 'CREATED_AT') as SubjectOrderField,
    direction: asked.get('direction') === 'ASC' ? 'ASC' : 'DESC',
  };
}

export function write(view: View): string {
  const address = new URLSearchParams();
  if (view.channel) address.set('channel', view.channel);
  if (view.text) address.set('q', view.text);
  for (const id of view.owners) address.append('owner', id);
  if (view.unowned) address.append('owner', 'nobody');
  for (const id of view.markers) address.append('marker', id);
  for (const state of view.states) address.append('state', state.toLowerCase());
  if (view.idle) address.set('idle', '');
  if (view.rotting) address.set('rotting', '');
  for (const outcome of view.outcomes) address.append('outcome', outcome.toLowerCase());
  if (view.archived) address.set('archived', '');
  if (view.list) address.set('view', 'list');
  if (view.list && view.sort !== 'CREATED_AT') address.set('sort', view.sort);
  if (view.list && view.direction !== 'DESC') address.set('direction', view.direction);
  return address.toString();
}

/** How many filters narrow what is shown, apart from channel and text, which have places of their own. */
export const narrowing = (view: View) =>
  [view.owners, view.markers, view.states, view.outcomes].reduce((sum, { length }) => sum + length, 0) +
  [view.unowned, view.idle, view.rotting, view.archived].filter(Boolean).length;

export const CLEAR = { text: '', owners: [], unowned: false, markers: [], states: [], idle: false, rotting: false, outcomes: [], archived: false };

export function toFilter(view: View): SubjectFilter | null {
  const filter: SubjectFilter = {
    ...(view.text.trim() && { text: view.text.trim() }),
    ...(view.owners.length && { ownerIds: view.owners }),
    ...(view.unowned && { unowned: true }),
    ...(view.markers.length && { markers: { any: view.markers } }),
    ...(view.states.length && { activityStates: view.states }),
    ...(view.idle && { idle: true }),
    ...(view.rotting && { rotting: true }),
    ...(view.outcomes.length && { outcomes: view.outcomes }),
    ...(view.archived && { archived: true }),
  };
  return Object.keys(filter).length ? filter : null;
}

export function useView(): [View, (change: Partial<View>) => void] {
  const search = useSearch();
  const [, navigate] = useLocation();
  const view = useMemo(() => read(search), [search]);
  const turn = useCallback(
    (change: Partial<View>) => {
      const address = write({ ...read(window.location.search), ...change });
      navigate(address ? `/funnel?${address}` : '/funnel', { replace: true });
    },
    [navigate],
  );
  return [view, turn];
}
