// What runs, or ran, in the background: imports, exports, bulk work; stopped, fetched, or taken back from here.
import { Download, ListChecks, RotateCcw } from 'lucide-react';
import { useVerb } from '../../../graph/perform';
import { useAnswer } from '../../../graph/useAnswer';
import { Button } from '../../../parts/Button';
import { EmptyState } from '../../../parts/EmptyState';
import { Instant } from '../../../parts/Look';
import { type Column, Table } from '../../../parts/Table';
import { JobBar } from '../../../tables/JobBar';
import { ImportUndoneDocument, JobsDocument, type JobsQuery } from '../../../tables/tables.documents';
import { runs, useJob } from '../../../tables/useJob';
import { useSay as useTables } from '../../../tables/words';
import { Shown } from '../Shown';
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
  if (jobs.length === 0) return <EmptyState icon={ListChecks} title={say('emptyTitle')}>{say('emptyText')}</EmptyState>;
  const columns: Column<Job>[] = [
    { key: 'kind', title: say('kind'), cell: ({ kind }) => say(kind) },
    { key: 'by', title: say('by'), cell: ({ begunBy }) => begunBy.name },
    { key: 'at', title: say('at'), cell: ({ createdAt }) => <Instant at={createdAt} /> },
    { key: 'state', title: say('state'), cell: (job) => <Standing job={job} onChanged={onChanged} /> },
  ];
  return <Table caption={shared('jobs')} columns={columns} rows={jobs} rowKey={({ id }) => id} />;
}

function Standing({ job: first, onChanged }: { job: Job; onChanged: () => void }) {
  const say = useSay();
  const tables = useTables();
  const job = useJob(first) ?? first;
  const [undo, busy] = useVerb(ImportUndoneDocument);
  const { importResult: result, download } = job;
  const made = result ? result.created + result.updated - result.undone : 0;
  return (
    <>
      <JobBar job={job} />
      {result && <p>{tables('figures', { created: result.created, updated: result.updated, skipped: result.skipped, failed: result.failed })}</p>}
      {!result && !runs(job) && job.refused > 0 && <p>{say('refused', { count: job.refused })}</p>}
      {download && (
        <Button small icon={Download} onClick={() => location.assign(download.url)}>
          {say('download')}
        </Button>
      )}
      {result?.errorsFile && (
        <a href={result.errorsFile.url} download>
          {tables('errorsFile')}
        </a>
      )}
      {job.kind === 'IMPORT' && !runs(job) && made > 0 && (
        <Button small icon={RotateCcw} busy={busy} onClick={() => void undo({ id: job.id }).then(onChanged)}>
          {tables('takeBack')}
        </Button>
      )}
    </>
  );
}
