// State + events: fetch, then follow from a position, and fetch anew when the server says that the past is lost.
import { stringifyDocument, type TypedDocumentNode } from '@urql/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import { subscribeFrom } from '../../../../docs/clients/resume.mjs';
import { ask, Refusal } from './client';
import { line } from './line';
import { heard, horizon } from './position';
import { say } from '../words/common';

export type LiveEvent = { kind: 'CHANGE' | 'RESYNC_REQUIRED'; position: string };
type EventOf<Data> = Extract<Data[keyof Data], LiveEvent>;

export type Live<Data, Events, QueryVariables, EventVariables, State = Data> = {
  query: TypedDocumentNode<Data, QueryVariables>;
  variables: QueryVariables;
  /** A subscription that asks for `kind` and `position` and passes `$since` on. */
  events: TypedDocumentNode<Events, EventVariables>;
  eventVariables: Omit<EventVariables, 'since'>;
  /** The next state. Put the rows that came, drop the REMOVED (known or not), keep a row of higher `version`. */
  apply: (state: State, event: EventOf<Events>) => State;
  /** Where the fetch itself says it stood (`funnel.position`). Without it, the newest position known before it began. */
  position?: (data: Data) => string;
};

export type Seen<Data> = {
  data: Data | undefined;
  /** A sentence, when there is nothing to show. */
  problem: string | undefined;
  fetching: boolean;
  /** Fetch anew. */
  refetch: () => Promise<void>;
  /** Put something in place before the server has told of it (an optimistic change, another page of a list). */
  patch: (change: (data: Data) => Data) => void;
};

const REMEMBERED = 40;
const remembered = new Map<string, unknown>();

/** What was seen last under these variables shows at once, and is fetched anew beneath. */
function remember(key: string, data: unknown): void {
  remembered.delete(key);
  remembered.set(key, data);
  const [oldest] = remembered.keys();
  if (remembered.size > REMEMBERED && oldest !== undefined) remembered.delete(oldest);
}

/** Another session sees nothing of what this one saw. */
export const forgetAll = () => remembered.clear();

/** Follow a subscription from a position. Gives the way to stop. */
export function follow<Events, Variables>(
  events: TypedDocumentNode<Events, Variables>,
  variables: Omit<Variables, 'since'>,
  since: string | undefined,
  on: { event: (event: EventOf<Events>) => void; resync: () => Promise<string | undefined>; error: (sentence: string) => void },
): () => void {
  const operation = { query: stringifyDocument(events), variables: variables as Record<string, unknown> };
  return subscribeFrom(line(), operation, since, {
    event(event: LiveEvent) {
      on.event(event as EventOf<Events>);
      heard(event.position);
    },
    resync: on.resync as () => Promise<string>,
    error: (failure: unknown) => on.error(refused(failure)),
  });
}

function refused(failure: unknown): string {
  const first = Array.isArray(failure) ? (failure[0] as { message?: string } | undefined) : undefined;
  return first?.message ?? say('unexpected');
}

/** A query and the subscription that carries it on, as one value that is always current. */
export function useLive<Data, Events, QueryVariables extends object, EventVariables>(
  live: Live<Data, Events, QueryVariables, EventVariables>,
): Seen<Data> {
  return useLiveAs((data: Data) => data, live);
}

/** The same, where the state has another shape than the answer. */
export function useLiveAs<Answer, Data, Events, QueryVariables extends object, EventVariables>(
  shape: (answer: Answer) => Data,
  live: Live<Answer, Events, QueryVariables, EventVariables, Data>,
): Seen<Data> {
  const key = JSON.stringify([stringifyDocument(live.query).slice(0, 60), live.variables, live.eventVariables]);
  const [seen, setSeen] = useState<{ key: string; data: Data | undefined; problem?: string; fetching: boolean }>(() => ({
    key,
    data: remembered.get(key) as Data | undefined,
    fetching: true,
  }));
  const latest = useRef({ ...live, shape });
  latest.current = { ...live, shape };
  const data = useRef<Data | undefined>(seen.data);
  const refetching = useRef<() => Promise<void>>(async () => undefined);

  useEffect(() => {
    let gone = false;
    let stop = () => {};
    const put = (next: Data) => {
      data.current = next;
      remember(key, next);
      setSeen({ key, data: next, fetching: false });
    };
    // What arrives within one frame is drawn together; a page that nobody sees draws later.
    let drawing = false;
    const draw = () => {
      drawing = false;
      if (!gone && data.current !== undefined) put(data.current);
    };
    const heardOf = (next: Data) => {
      if (next === data.current) return;
      data.current = next;
      if (drawing) return;
      drawing = true;
      if (document.visibilityState === 'visible') requestAnimationFrame(draw);
      else setTimeout(draw, 200);
    };
    const fetchAnew = async () => {
      const before = horizon();
      const { query, variables, position } = latest.current;
      const fresh = await ask(query, variables);
      if (!gone) put(latest.current.shape(fresh));
      const at = position?.(fresh) ?? before;
      if (at) heard(at);
      return at;
    };
    const begin = async () => {
      stop();
      try {
        const since = await fetchAnew();
        if (gone) return;
        stop = follow(latest.current.events, latest.current.eventVariables, since, {
          event: (event) => data.current !== undefined && heardOf(latest.current.apply(data.current, event)),
          resync: fetchAnew,
          error: (problem) => setSeen((now) => ({ ...now, problem })),
        });
      } catch (failure) {
        if (!(failure instanceof Refusal)) throw failure;
        if (!gone) setSeen({ key, data: data.current, problem: failure.message, fetching: false });
      }
    };
    data.current = remembered.get(key) as Data | undefined;
    setSeen({ key, data: data.current, fetching: true });
    refetching.current = begin;
    void begin();
    return () => {
      gone = true;
      stop();
    };
  }, [key]);

  const refetch = useCallback(() => refetching.current(), []);
  const shown = useRef(key);
  shown.current = key;
  const patch = useCallback(
    (change: (now: Data) => Data) => {
      if (data.current === undefined || shown.current !== key) return; // what was asked for has been left meanwhile
      data.current = change(data.current);
      remember(key, data.current);
      setSeen({ key, data: data.current, fetching: false });
    },
    [key],
  );
  const current = seen.key === key;
  return {
    data: current ? seen.data : (remembered.get(key) as Data | undefined),
    problem: current ? seen.problem : undefined,
    fetching: !current || seen.fetching,
    refetch,
    patch,
  };
}
