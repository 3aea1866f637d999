// A list of the configuration as it stands: fetched, and fetched anew whenever the log tells of one of its nouns.
import type { TypedDocumentNode } from '@urql/core';
import { useEffect, useRef } from 'react';
import { follow } from '../../graph/live';
import { horizon } from '../../graph/position';
import { useAnswer } from '../../graph/useAnswer';
import { SettingsChangedDocument } from './settings.documents';

/** What the settings show is short and changes seldom, and carries more than other screens follow: it is fetched whole. */
export function useFresh<Data>(query: TypedDocumentNode<Data, Record<string, never> | { [key: string]: never }>, ...nouns: string[]) {
  const answer = useAnswer(query as TypedDocumentNode<Data, object>, {});
  const { refetch } = answer;
  const wanted = useRef(nouns);
  useEffect(
    () =>
      follow(SettingsChangedDocument, {}, horizon(), {
        event: ({ changes }) => changes.some(({ noun }) => wanted.current.includes(noun)) && refetch(),
        resync: async () => {
          refetch();
          return horizon();
        },
        error: () => undefined,
      }),
    [refetch],
  );
  return answer;
}
