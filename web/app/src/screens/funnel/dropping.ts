// Where a dragged card would land: a place between two cards, told to the two columns that it concerns and to no other.
import { useSyncExternalStore } from 'react';
import type { Place } from './board';

export type Landing = Place & { index: number };

let landing: Landing | null = null;
const listeners = new Set<() => void>();
const subscribe = (heard: () => void) => (listeners.add(heard), () => void listeners.delete(heard));

export const currentLanding = () => landing;

export function land(next: Landing | null): boolean {
  if (next?.key === landing?.key && next?.index === landing?.index) return false;
  landing = next;
  listeners.forEach((heard) => heard());
  return true;
}

let held: string | null = null;

/** The card that is in the hand; it alone is told, and the one before. */
export function hold(id: string | null): void {
  held = id;
  listeners.forEach((heard) => heard());
}

export const useHeld = (id: string) => useSyncExternalStore(subscribe, () => held === id);

/** The card behind which the gap opens in this column (null: at its top); undefined when there is none. */
export const useGap = (key: string) => useSyncExternalStore(subscribe, () => (landing?.key === key ? landing.afterId : undefined));

const cardsOf = (column: Element, id: string) =>
  [...column.querySelectorAll<HTMLElement>('[data-card]')].filter((card) => card.dataset['card'] !== id);

/** The place in a column at this height, the dragged card aside. */
export function at(key: string, id: string, y: number): Landing | null {
  const column = document.querySelector(`[data-column="${key}"]`);
  if (!column) return null;
  const cards = cardsOf(column, id);
  let low = 0;
  let high = cards.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const { top, height } = (cards[middle] as HTMLElement).getBoundingClientRect();
    if (y < top + height / 2) high = middle;
    else low = middle + 1;
  }
  return { key, index: low, afterId: cards[low - 1]?.dataset['card'] ?? null };
}

/** The place at this index, for the keyboard. */
export function nth(key: string, id: string, index: number): Landing | null {
  const column = document.querySelector(`[data-column="${key}"]`);
  if (!column) return null;
  const cards = cardsOf(column, id);
  const held = Math.max(0, Math.min(index, cards.length));
  return { key, index: held, afterId: cards[held - 1]?.dataset['card'] ?? null };
}

/** Where it would be put on the screen: what the keyboard's picture of the card moves to. */
export function cornerOf({ key, index }: Landing, id: string): { x: number; y: number } | null {
  const column = document.querySelector(`[data-column="${key}"]`);
  if (!column) return null;
  const cards = cardsOf(column, id);
  const next = cards[index] ?? cards.at(-1) ?? column;
  next.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  const { left, top, bottom } = next.getBoundingClientRect();
  return { x: left, y: cards[index] || next === column ? top : bottom };
}
