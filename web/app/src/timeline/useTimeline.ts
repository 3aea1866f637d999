// The timeline of one subject or customer: the newest entries, carried on by events, older ones page by page.
import type { TypedDocumentNode } from '@urql/core';
import { useCallback, useState } from 'react';
import { ask, Refusal } from '../graph/client';
import { useLive } from '../graph/live';
import { joined } from '../graph/rows';
import type { TimelineKind } from '../graph/schema';
import { toast } from '../parts/Toast';
import {
  type EntryFragment,
  TimelineChangedDocument,
  type TimelineChangedSubscription,
  TimelineOfCustomerDocument,
  TimelineOfSubjectDocument,
  type TimelinePageFragment,
} from './timeline.documents';

export type About = { subjectId: string } | { customerId: string };
type Whose = { id: string; timeline: TimelinePageFragment } | null;
type Answer = { subject?: Whose; customer?: Whose };
type Variables = { id: string; kinds?: TimelineKind[] | null; after?: string | null };
type Event = TimelineChangedSubscription['timelineChanged'];

const number = ({ position }: EntryFragment) => BigInt(position.slice(position.lastIndexOf('.') + 1));
const newestFirst = (a: EntryFragment, b: EntryFragment) => (number(a) < number(b) ? 1 : number(a) > number(b) ? -1 : 0);

export function useTimeline(about: About, kinds: TimelineKind[] | null) {
  const ofSubject = 'subjectId' in about;
  const id = ofSubject ? about.subjectId : about.customerId;
  const query = (ofSubject ? TimelineOfSubjectDocument : TimelineOfCustomerDocument) as TypedDocumentNode<Answer, Variables>;
  const variables = { id, kinds };
  const live = useLive({ query, variables, events: TimelineChangedDocument, eventVariables: about, apply });
  const [older, setOlder] = useState(false);
  const page = pageOf(live.data);

  function apply(answer: Answer, event: Event): Answer {
    return onPage(answer, (now) => ({ ...now, nodes: event.changes.reduce((nodes, change) => carriedOn(nodes, change, now, kinds), now.nodes) }));
  }

  const { patch } = live;
  const after = page?.pageInfo.endCursor;
  const more = useCallback(async () => {
    setOlder(true);
    try {
      const next = pageOf(await ask(query, { ...variables, after: after ?? null }));
      if (next) patch((answer) => onPage(answer, (now) => joined(now, after ?? null, next)));
    } catch (failure) {
      if (!(failure instanceof Refusal)) throw failure;
      toast({ tone: 'bad', text: failure.message });
    } finally {
      setOlder(false);
    }
  }, [patch, after, id, JSON.stringify(kinds)]);

  return { page, problem: live.problem, refetch: live.refetch, more, older };
}

const pageOf = (answer: Answer | undefined) => (answer?.subject ?? answer?.customer)?.timeline;

function onPage(answer: Answer, change: (page: TimelinePageFragment) => TimelinePageFragment): Answer {
  const { subject, customer } = answer;
  if (subject) return { ...answer, subject: { ...subject, timeline: change(subject.timeline) } };
  if (customer) return { ...answer, customer: { ...customer, timeline: change(customer.timeline) } };
  return answer;
}

/** An entry older than those that are loaded waits for its page. */
function carriedOn(
  nodes: EntryFragment[],
  { kind, entryId, entry }: Event['changes'][number],
  { pageInfo }: TimelinePageFragment,
  kinds: TimelineKind[] | null,
): EntryFragment[] {
  if (kind === 'REMOVED' || !entry) return nodes.filter(({ id }) => id !== entryId);
  const index = nodes.findIndex(({ id }) => id === entryId);
  if (index >= 0) return nodes.with(index, entry);
  const oldest = nodes.at(-1);
  if (kinds && !kinds.includes(entry.kind)) return nodes;
  if (pageInfo.hasNextPage && oldest && newestFirst(entry, oldest) > 0) return nodes;
  return [entry, ...nodes].toSorted(newestFirst);
}
