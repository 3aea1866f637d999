// What runs, or ran, in the background: imports, exports, bulk work; stopped, fetched, or taken back from here.
import { Download, ListChecks, RotateCcw } from 'lucide-react';
import { useVerb } from '../../../graph/perform';
import { useAnswer } from '../../../graph/useAnswer';
import { Button } from '../../../parts/Button';
import { EmptyState } from '../../../parts/EmptyState';
import { Instant } from '../../../parts/Look';
import { JobBar } from '../../../tables/JobBar';
import { ImportUndoneDocument, JobsDocument, type JobsQuery } from '../../../tables/tables.documents';
import { runs, useJob } from '../../../tables/useJob';
import { useSay as useTables } from '../../../tables/words';
import { Row, Rows, Shown } from '../Shown';
import { useSay as useShared } from '../words';
import { useSay } from './words';

type Job = JobsQuery['jobs'][number];

export default function Jobs() {
  const answer = useAnswer(JobsDocument, {});
  return <Shown answer={answer}>{({ jobs }) => <Listed jobs={jobs} onChanged={answer.refetch} />}</Shown>;
}

function Listed({ jobs, onChanged }: { jobs: readonly Job[]; onChanged: () => void }) {
  const say = useSay();
  const shared = useShared();
  if (jobs.length === 0) {
    return (
      <EmptyState icon={ListChecks} title={say('emptyTitle')}>
        {say('emptyText')}
      </EmptyState>
    );
  }
  return (
    <Rows label={shared('jobs')}>
      {jobs.map((job) => (
        <OneJob key={job.id} job={job} onChanged={onChanged} />
      ))}
    </Rows>
  );
}

function OneJob({ job: first, onChanged }: { job: Job; onChanged: () => void }) {
  const say = useSay();
  const tables = useTables();
  const job = useJob(first) ?? first;
  const [undo, busy] = useVerb(ImportUndoneDocument);
  const { importResult: result, download } = job;
  const made = result && !result.dryRun ? result.created + result.updated - result.undone : 0;
  const detail = (
    <>
      {first.begunBy.name} · <Instant at={first.createdAt} />
      <JobBar job={job} />
      {result && tables('figures', { created: result.created, updated: result.updated, skipped: result.skipped, failed: result.failed })}
      {!result && !runs(job) && job.refused > 0 && say('refused', { count: job.refused })}
    </>
  );
  return (
    <Row name={say(result?.dryRun ? 'IMPORT_TRIED' : job.kind)} detail={detail}>
      {download && (
        <Button small icon={Download} onClick={() => location.assign(download.url)}>
          {say('download')}
        </Button>
      )}
      {result?.errorsFile && (
        <Button small icon={Download} onClick={() => location.assign(result.errorsFile?.url ?? '')}>
          {tables('errorsFile')}
        </Button>
      )}
      {job.kind === 'IMPORT' && !runs(job) && made > 0 && (
        <Button small icon={RotateCcw} busy={busy} onClick={() => void undo({ id: job.id }).then(onChanged)}>
          {tables('takeBack')}
        </Button>
      )}
    </Row>
  );
}
