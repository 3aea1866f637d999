// The board of one view: live, paged by column, with moves shown before the server has answered.
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { ask, Refusal } from '../../graph/client';
import { useLiveAs } from '../../graph/live';
import { isMine, type Outcome, sentence, useVerb } from '../../graph/perform';
import { toast } from '../../parts/Toast';
import type { SubjectMoveInput } from '../../graph/schema';
import { apply, type Board, type Card, columnOf, extend, find, type FunnelEvent, type Place, placed, PROSPECTS, shape, withCard, without } from './board';
import { toFilter, type View } from './filters';
import {
  ConvertCardDocument,
  FunnelChangedDocument,
  FunnelDocument,
  type FunnelQuery,
  MoreOfColumnDocument,
  MoreProspectsDocument,
  MoveCardDocument,
} from './funnel.documents';
import { useConfiguration } from '../../shell/configuration';
import { say } from './words';

export type Ending = Pick<SubjectMoveInput, 'outcome' | 'reasonId' | 'note'>;

/** `onOthers` is told of what other people changed: before it is shown, and with the board as it will be. */
export function useBoard(view: View, onOthers: (event: FunnelEvent, before: Board, after: Board) => void) {
  const variables = useMemo(() => ({ channelId: view.channel, filter: toFilter(view) }), [view]);
  const others = useRef(onOthers);
  others.current = onOthers;
  /** What has been told since each page that is on its way was asked for. Of another board than this one it is forgotten. */
  const onTheWay = useRef(new Set<FunnelEvent[]>());
  const fresh = useCallback((answer: FunnelQuery) => {
    onTheWay.current.clear();
    return shape(answer);
  }, []);
  const live = useLiveAs(fresh, {
    query: FunnelDocument,
    variables,
    events: FunnelChangedDocument,
    eventVariables: variables,
    position: ({ funnel }) => funnel.position,
    apply: (board: Board, event: FunnelEvent) => {
      for (const told of onTheWay.current) told.push(event);
      const after = apply(board, event);
      if (after !== board && !isMine(event.clientMutationIds)) others.current(event, board, after);
      return after;
    },
  });
  const { patch, data: board, refetch } = live;
  const { stages } = useConfiguration();
  const columns = stages.map(({ id, version, order }) => `${id} ${version} ${order}`).join();
  const known = useRef(columns);
  useEffect(() => {
    // A stage that is added, moved or renamed is no subject's event: the columns are fetched anew.
    if (known.current !== columns) void refetch();
    known.current = columns;
  }, [columns, refetch]);
  const latest = useRef(board);
  useEffect(() => void (latest.current = board), [board]);

  const [moveCard] = useVerb(MoveCardDocument, { quiet: true });
  const [convertCard] = useVerb(ConvertCardDocument, { quiet: true });
  const underway = useRef(new Map<string, Promise<void>>());

  const more = useCallback(
    async (key: string): Promise<void> => {
      const column = latest.current?.columns.find((each) => each.key === key);
      if (!column?.until || column.cursor === null) return;
      const after = column.cursor;
      const told: FunnelEvent[] = [];
      onTheWay.current.add(told);
      try {
        const page =
          key === PROSPECTS
            ? (await ask(MoreProspectsDocument, { ...variables, after })).funnel.prospects
            : (await ask(MoreOfColumnDocument, { ...variables, stageId: key, after })).funnel.columns[0];
        if (!onTheWay.current.has(told)) return await more(key); // the board was fetched anew, and is newer than the page
        if (page) patch((now) => extend(now, key, after, page.subjects, told));
      } catch (failure) {
        if (!(failure instanceof Refusal)) throw failure;
        toast({ tone: 'bad', text: failure.message });
      } finally {
        onTheWay.current.delete(told);
      }
    },
    [patch, variables],
  );

  const move = useCallback(
    (id: string, place: Place, ending: Ending = {}): Promise<void> => {
      const before = latest.current && find(latest.current, id);
      if (!before) return Promise.resolve();
      patch((now) => placed(now, id, place));
      const turn = async () => {
        const now = latest.current && find(latest.current, id);
        // Its version is what this page knew; somebody else's move in between is then a conflict, and not overwritten.
        const version = Math.max(before.version, now?.version ?? 0);
        const outcome = before.kind === 'PROSPECT' && place.key !== PROSPECTS
          ? await converted(before, place)
          : await moveCard({ id, ...target(place), ...ending, expectedVersion: version });
        settle(outcome, before);
      };
      const queued = (underway.current.get(id) ?? Promise.resolve()).then(turn);
      underway.current.set(id, queued);
      return queued;
    },
    // eslint-disable-next-line -- the helpers below close over the same stable values
    [patch, moveCard, convertCard],
  );

  const target = ({ key, afterId }: Place) => {
    const stage = key === PROSPECTS ? {} : { stageId: key };
    if (afterId) return { ...stage, afterId };
    const first = latest.current?.columns.find((each) => each.key === key)?.cards.find((card) => card.rank !== '');
    return first ? { ...stage, beforeId: first.id } : stage;
  };

  async function converted(card: Card, place: Place) {
    const outcome = await convertCard({ id: card.id, stageId: place.key, expectedVersion: card.version });
    if (!outcome.done || !place.afterId) return outcome;
    return moveCard({ id: card.id, ...target(place) });
  }

  function settle(outcome: Outcome<{ subject: Card | null }>, before: Card) {
    const current = outcome.payload?.subject;
    if (outcome.done) {
      if (current) patch((now) => withCard(now, current));
      return;
    }
    patch((now) => {
      const shown = find(now, before.id);
      if (!shown || shown.version > before.version) return now;
      return withCard(without(now, before.id), current && current.version >= before.version ? current : before);
    });
    const conflict = outcome.errors.some(({ code }) => code === 'CONFLICT');
    const text = conflict ? say('conflict', { title: before.title }) : say('putBack', { title: before.title, why: sentence(outcome.errors) });
    toast({ tone: 'bad', text });
  }

  const put = useCallback((card: Card) => patch((now) => withCard(now, card)), [patch]);
  const take = useCallback((id: string) => patch((now) => without(now, id)), [patch]);
  const where = useCallback((id: string) => latest.current && columnOf(latest.current, id), []);

  return { ...live, board, more, move, put, take, where };
}

export type Moves = Pick<ReturnType<typeof useBoard>, 'more' | 'move' | 'put' | 'take' | 'where'>;
