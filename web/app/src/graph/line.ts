// The one WebSocket of the page: it comes back by itself, and says whether what is on the screen is live.
import { type Client, createClient } from 'graphql-ws';
import { useSyncExternalStore } from 'react';
import { endSession } from './client';

/** live: every change arrives. catching-up: connected, the missed changes are on their way. offline: trying to connect. */
export type State = 'live' | 'catching-up' | 'offline';

const KEEP_ALIVE = 10_000;
const NO_ANSWER = 5_000;
const LONGEST_PAUSE = 10_000;

let state: State = 'catching-up';
let socket: Client | undefined;
let raw: WebSocket | undefined;
const listeners = new Set<() => void>();

function become(next: State): void {
  if (next === state) return;
  state = next;
  listeners.forEach((heard) => heard());
}

export const useLine = (): State =>
  useSyncExternalStore(
    (heard) => (listeners.add(heard), () => void listeners.delete(heard)),
    () => state,
  );

/** The socket of this session; opened with the first subscription. */
export function line(): Client {
  return (socket ??= open());
}

/** A socket belongs to the session it was opened with: close it when somebody signs in or out. */
export function hangUp(): void {
  void socket?.dispose();
  socket = raw = undefined;
  become('catching-up');
}

function open(): Client {
  let unanswered: ReturnType<typeof setTimeout> | undefined;
  const made: Client = createClient({
    url: `${location.origin.replace(/^http/, 'ws')}/graphql`,
    retryAttempts: Infinity,
    shouldRetry: () => true,
    keepAlive: KEEP_ALIVE,
    lazyCloseTimeout: 3_000,
    retryWait: async (retries) => patience(retries),
    on: {
      opened: (opened) => (raw = opened as WebSocket),
      connected() {
        become('catching-up');
        // The subscriptions are written to the socket right after this; the answer to a ping behind them says they were read.
        setTimeout(() => raw?.readyState === WebSocket.OPEN && raw.send('{"type":"ping"}'), 50);
      },
      ping(received) {
        if (received) return;
        clearTimeout(unanswered);
        unanswered = setTimeout(() => made.terminate(), NO_ANSWER);
      },
      pong(received) {
        if (!received) return;
        clearTimeout(unanswered);
        become('live');
      },
      closed(event) {
        clearTimeout(unanswered);
        const { code } = event as CloseEvent;
        if (code === 4401 || code === 4403) endSession();
        if (code !== 1000) become('offline');
      },
    },
  });
  return made;
}

/** Longer each time, at a random moment so that a restart does not bring everybody at once; at once when the network is back. */
function patience(retries: number): Promise<void> {
  const most = Math.min(LONGEST_PAUSE, 250 * 2 ** retries);
  return new Promise((resolve) => {
    const go = () => {
      clearTimeout(timer);
      removeEventListener('online', go);
      document.removeEventListener('visibilitychange', shown);
      resolve();
    };
    const shown = () => document.visibilityState === 'visible' && go();
    const timer = setTimeout(go, most / 2 + (Math.random() * most) / 2);
    addEventListener('online', go);
    document.addEventListener('visibilitychange', shown);
  });
}
