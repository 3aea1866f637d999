// What went into a subject or customer, and the way back while there is one.
import { Undo2 } from 'lucide-react';
import { useVerb } from '../graph/perform';
import { Button } from '../parts/Button';
import { Instant } from '../parts/Look';
import { toast } from '../parts/Toast';
import { type MergeLineFragment, MergeUndoneDocument } from './merge.documents';
import styles from './merge.module.css';
import { useSay } from './words';

export function Merges({ merges, may, onUndone }: { merges: readonly MergeLineFragment[]; may: boolean; onUndone: () => void }) {
  const say = useSay();
  const [undo, busy] = useVerb(MergeUndoneDocument);
  const [latest, ...older] = merges.filter(({ undoneAt }) => !undoneAt);
  if (!latest) return null;
  const go = async (id: string) => {
    if (!(await undo({ id })).done) return;
    toast({ tone: 'good', text: say('undone') });
    onUndone();
  };
  return (
    <ul className={styles.merges}>
      {[latest, ...older].map((merge) => (
        <li key={merge.id}>
          <span>
            {say('cameIn', { name: merge.lostName ?? '…', who: merge.mergedBy.name })} <Instant at={merge.mergedAt} />
          </span>
          {may && merge === latest && merge.undoableUntil && new Date(merge.undoableUntil).getTime() > Date.now() && (
            <Button small icon={Undo2} busy={busy} onClick={() => void go(merge.id)}>
              {say('undo')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
