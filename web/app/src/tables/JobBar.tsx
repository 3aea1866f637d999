// How far a job is, or how it ended; while it runs, it can be stopped.
import { useVerb } from '../graph/perform';
import { Button } from '../parts/Button';
import { Progress } from '../parts/Progress';
import { useSay as useCommon } from '../words/common';
import { type TableJobFragment, TableJobStoppedDocument } from './tables.documents';
import styles from './tables.module.css';
import { runs } from './useJob';
import { useSay } from './words';

export function JobBar({ job }: { job: TableJobFragment }) {
  const say = useSay();
  const common = useCommon();
  const [stop, busy] = useVerb(TableJobStoppedDocument);
  const { id, state, problem, done, total } = job;
  if (!runs(job)) return <p role="status">{[say(state as 'DONE'), problem?.message].filter(Boolean).join(' ')}</p>;
  return (
    <div className={styles.bar} role="status">
      <span>
        {say(state === 'QUEUED' ? 'QUEUED' : 'working')} {total !== null && `(${common('of', { done, total })})`} {problem?.message}
      </span>
      <Progress label={say('working')} done={done} total={total} />
      <Button small tone="quiet" busy={busy} onClick={() => void stop({ id })}>
        {say('stop')}
      </Button>
    </div>
  );
}
