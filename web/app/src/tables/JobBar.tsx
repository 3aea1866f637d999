// How far a job is, or how it ended.
import { Progress } from '../parts/Progress';
import { useSay as useCommon } from '../words/common';
import type { TableJobFragment } from './tables.documents';
import { runs } from './useJob';
import { useSay } from './words';

export function JobBar({ job }: { job: TableJobFragment }) {
  const say = useSay();
  const common = useCommon();
  if (!runs(job)) return <p role="status">{say(job.state as 'DONE')} {job.problem?.message}</p>;
  return (
    <div role="status">
      {say('working')} {job.total !== null && `(${common('of', { done: job.done, total: job.total })})`}
      <Progress label={say('working')} done={job.done} total={job.total} />
    </div>
  );
}
