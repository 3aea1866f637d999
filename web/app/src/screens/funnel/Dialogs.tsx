// The dialog that the board has asked for, one at a time, each loaded when it is first asked for.
import { lazy, Suspense } from 'react';
import type { Asked } from './acts';
import type { Moves } from './useBoard';

const ConvertDialog = lazy(async () => ({ default: (await import('./ConvertDialog')).ConvertDialog }));
const CreateDialog = lazy(async () => ({ default: (await import('./CreateDialog')).CreateDialog }));
const EndDialog = lazy(async () => ({ default: (await import('./EndDialog')).EndDialog }));
const LoseDialog = lazy(async () => ({ default: (await import('./EndDialog')).LoseDialog }));
const ScheduleDialog = lazy(async () => ({ default: (await import('./ScheduleDialog')).ScheduleDialog }));
const SuggestionsDialog = lazy(async () => ({ default: (await import('./SuggestionsDialog')).SuggestionsDialog }));

type Props = { asked: Asked | null; channel: string | null; moves: Pick<Moves, 'move' | 'put' | 'take'>; onClose: () => void };

export function Dialogs(props: Props) {
  return <Suspense>{props.asked && <Asking {...props} />}</Suspense>;
}

function Asking({ asked, channel, moves, onClose }: Props) {
  switch (asked?.kind) {
    case 'schedule':
      return <ScheduleDialog subject={asked.card} onClose={onClose} />;
    case 'suggestions':
      return <SuggestionsDialog card={asked.card} onClose={onClose} />;
    case 'convert':
      return <ConvertDialog card={asked.card} onDone={moves.put} onClose={onClose} />;
    case 'lose':
      return <LoseDialog card={asked.card} onDone={() => moves.take(asked.card.id)} onClose={onClose} />;
    case 'end':
      return (
        <EndDialog
          card={asked.card}
          stage={asked.stage}
          onMove={(ending) => void moves.move(asked.card.id, { key: asked.stage.id, afterId: asked.afterId }, ending)}
          onClose={onClose}
        />
      );
    case 'create':
      return <CreateDialog stageId={asked.stageId} channel={channel} onDone={moves.put} onClose={onClose} />;
    default:
      return null;
  }
}
