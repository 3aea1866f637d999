// What the parts of the board may ask of it, handed down to every card without passing through each column.
import { createContext, useContext } from 'react';
import type { Card } from './board';

type Stage = { id: string; name: string; kind: string };

export type Asked =
  | { kind: 'schedule' | 'suggestions' | 'convert' | 'lose'; card: Card }
  | { kind: 'end'; card: Card; stage: { id: string; name: string }; afterId: string | null }
  | { kind: 'create'; stageId: string | null };

export type Acts = {
  /** Open a dialog. */
  ask: (asked: Asked) => void;
  win: (card: Card) => Promise<void>;
  reopen: (card: Card) => Promise<void>;
  discard: (card: Card) => Promise<void>;
  own: (card: Card) => Promise<void>;
  complete: (card: Card) => Promise<void>;
  /** Into a column, behind a card; asks how it ended where that closes the subject. */
  place: (card: Card, key: string, stage: Stage | null, afterId: string | null) => void;
  /** To the top of a stage. */
  moveTo: (card: Card, stage: Stage) => void;
};

export const ActsContext = createContext<Acts | null>(null);

export function useActs(): Acts {
  const acts = useContext(ActsContext);
  if (!acts) throw new Error('Only the funnel has this.');
  return acts;
}
