// A query without a subscription behind it: a list that is searched and paged, an option list, a preview.
import type { TypedDocumentNode } from '@urql/core';
import { useCallback, useEffect, useState } from 'react';
import { ask, isLost, PATIENCE, Refusal } from './client';

/** The answer under these variables (null: do not ask yet); while another is on its way or was lost, the one before stays. */
export function useAnswer<Data, Variables extends object>(query: TypedDocumentNode<Data, Variables>, variables: Variables | null) {
  const key = JSON.stringify(variables);
  const [answer, setAnswer] = useState<{ data?: Data; problem?: string; fetching: boolean }>({ fetching: variables !== null });
  const [turn, setTurn] = useState(0);

  useEffect(() => {
    const asked = JSON.parse(key) as Variables | null;
    if (asked === null) return;
    let gone = false;
    let again: ReturnType<typeof setTimeout> | undefined;
    setAnswer((now) => ({ ...now, fetching: true }));
    const fetchAnew = (attempt: number) =>
      ask(query, asked).then(
        (data) => gone || setAnswer({ data, fetching: false }),
        (failure: unknown) => {
          if (!(failure instanceof Refusal)) throw failure;
          if (gone) return;
          setAnswer((now) => ({ ...now, problem: failure.message, fetching: false }));
          const pause = PATIENCE[attempt];
          if (isLost(failure) && pause !== undefined) again = setTimeout(() => void fetchAnew(attempt + 1), pause);
        },
      );
    void fetchAnew(0);
    return () => {
      gone = true;
      clearTimeout(again);
    };
  }, [query, key, turn]);

  return { ...answer, refetch: useCallback(() => setTurn((n) => n + 1), []) };
}
