// Who is signed in, and where: what the rest of the page takes for granted.
import { createContext, useContext } from 'react';
import type { ShellQuery } from './shell.documents';

export type Session = {
  viewer: ShellQuery['viewer'];
  workspace: ShellQuery['workspace'];
  /** Ask again who the viewer is (their settings have changed). */
  refresh: () => Promise<void>;
};

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('Only somebody who is signed in sees this.');
  return session;
}

/** Whether the viewer changes anything at all. What may be done with one row, its own `viewerCan…` say. */
export const useMayWrite = () => useSession().viewer.role !== 'VIEWER';
