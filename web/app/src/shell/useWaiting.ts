// Keeps the number of mails that wait for the viewer's decision current, wherever they are in the application.
import { useEffect } from 'react';
import { follow } from '../graph/live';
import { horizon } from '../graph/position';
import { useSession } from './session';
import { WaitingDocument } from './waiting.documents';

const PAUSE = 800;

export function useWaiting(): void {
  const { viewer, refresh } = useSession();
  const decides = viewer.quarantined !== null;
  useEffect(() => {
    if (!decides) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void refresh(), PAUSE);
    };
    const stop = follow(WaitingDocument, {}, horizon(), {
      event: (event) => event.changes.length > 0 && later(),
      resync: async () => (later(), horizon()),
      error: () => undefined,
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [decides, refresh]);
}
