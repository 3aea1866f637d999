// The present, to the minute: what says "3 minutes ago" says so anew while the page stays open.
import { useSyncExternalStore } from 'react';

let now = Date.now();
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(heard: () => void) {
  listeners.add(heard);
  timer ??= setInterval(() => {
    now = Date.now();
    listeners.forEach((each) => each());
  }, 60_000);
  return () => {
    listeners.delete(heard);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
      now = Date.now();
    }
  };
}

export const useNow = () => useSyncExternalStore(subscribe, () => now);
