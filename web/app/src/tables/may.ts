// Who brings files in and takes lists out: managers, and leaders; the server has the last word.
import { useSession } from '../shell/session';

export function useMayExport(): boolean {
  const { viewer } = useSession();
  return viewer.role === 'ADMIN' || viewer.role === 'MANAGER' || viewer.channels.some(({ leader }) => leader);
}
