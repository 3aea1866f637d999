// Other people's moves, seen: a card flies from where it was to where it is, and new ones light up. By the animation API alone.
import { type Board, find, type FunnelEvent } from './board';

const FLIGHT = 380;
const MOST = 6;
const still = matchMedia('(prefers-reduced-motion: reduce)');

type Start = { id: string; picture: HTMLElement; from: DOMRect };

const element = (id: string) => document.querySelector<HTMLElement>(`[data-card="${id}"]`);
const inView = ({ top, left, bottom, right }: DOMRect) => bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;

/** Call before the board is drawn anew; what is given back, after it was. */
export function depart(event: FunnelEvent, before: Board): () => void {
  if (still.matches || document.visibilityState !== 'visible' || event.changes.length > MOST) return () => {};
  const starts = event.changes.flatMap(({ subjectId, subject }): Start[] => {
    const row = find(before, subjectId);
    const stays = row && subject && row.rank === subject.rank && row.stage?.id === subject.stage?.id && row.kind === subject.kind;
    const there = stays ? null : element(subjectId);
    if (!there) return [];
    const from = there.getBoundingClientRect();
    return inView(from) ? [{ id: subjectId, picture: there.cloneNode(true) as HTMLElement, from }] : [];
  });
  const fresh = event.changes.filter(({ kind, subjectId }) => kind === 'ADDED' && !find(before, subjectId)).map(({ subjectId }) => subjectId);
  return () => {
    starts.forEach(fly);
    fresh.forEach((id) => element(id)?.animate([{ opacity: 0, translate: '0 -10px' }, { opacity: 1, translate: '0 0' }], FLIGHT));
    [...fresh, ...starts.map(({ id }) => id)].forEach(light);
  };
}

function fly({ id, picture, from }: Start): void {
  const there = element(id);
  if (!there) return;
  const to = there.getBoundingClientRect();
  if (Math.hypot(to.left - from.left, to.top - from.top) < 4) return;
  picture.removeAttribute('data-card');
  picture.setAttribute('aria-hidden', 'true');
  picture.inert = true;
  Object.assign(picture.style, {
    position: 'fixed',
    zIndex: '30',
    margin: '0',
    left: `${from.left}px`,
    top: `${from.top}px`,
    width: `${from.width}px`,
    pointerEvents: 'none',
  });
  document.body.append(picture);
  const path = [{ translate: '0 0' }, { translate: `${to.left - from.left}px ${to.top - from.top}px` }];
  const flight = picture.animate(path, { duration: FLIGHT, easing: 'cubic-bezier(.3,.7,.2,1)', fill: 'forwards' });
  there.animate([{ opacity: 0 }, { opacity: 0 }], FLIGHT);
  flight.finished.finally(() => picture.remove()).catch(() => undefined);
}

function light(id: string): void {
  element(id)?.animate([{ boxShadow: '0 0 0 2px var(--accent)' }, { boxShadow: '0 0 0 2px transparent' }], { duration: 1600, delay: FLIGHT });
}
