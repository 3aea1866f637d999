// The newest position this page has heard of. A fetch that begins afterwards contains everything up to it, so a
// subscription may begin there: what the fetch has already comes again and does no harm.

let newest: string | undefined;

const number = (position: string) => BigInt(position.slice(position.lastIndexOf('.') + 1));
const epoch = (position: string) => position.slice(0, position.lastIndexOf('.'));

/** Whether a stream at `seen` has passed `target`. */
export function hasPassed(seen: string, target: string): boolean {
  return epoch(seen) !== epoch(target) || number(seen) >= number(target);
}

export function heard(position: string): void {
  if (newest === undefined || epoch(newest) !== epoch(position) || number(position) > number(newest)) newest = position;
}

export const horizon = (): string | undefined => newest;
export const forget = () => void (newest = undefined);
