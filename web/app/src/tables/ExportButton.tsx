// The list that is shown, as a file: asked for, followed, fetched.
import { Download } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useVerb } from '../graph/perform';
import type { CustomerFilter, SubjectFilter } from '../graph/schema';
import { Button } from '../parts/Button';
import { toast } from '../parts/Toast';
import { useLocale } from '../words/catalogue';
import { ExportStartedDocument, type TableJobFragment } from './tables.documents';
import { runs, useJob } from './useJob';
import { useSay } from './words';

type Props = { kind: 'SUBJECTS'; filter: SubjectFilter } | { kind: 'CUSTOMERS'; filter: CustomerFilter };

export function ExportButton({ kind, filter }: Props) {
  const say = useSay();
  const portuguese = useLocale().startsWith('pt');
  const [first, setFirst] = useState<TableJobFragment | null>(null);
  const [start, busy] = useVerb(ExportStartedDocument);
  const job = useJob(first);
  const url = job?.download?.url;
  useEffect(() => {
    if (!job || runs(job)) return;
    if (url) location.assign(url);
    else toast({ tone: 'bad', text: job.problem?.message ?? say('FAILED') });
    setFirst(null);
  }, [job, url, say]);
  const go = async () => {
    const what = kind === 'SUBJECTS' ? { subjectFilter: filter } : { customerFilter: filter };
    const form = portuguese ? { delimiter: ';', decimal: ',' } : {};
    const outcome = await start({ kind, ...what, ...form });
    if (outcome.done) setFirst(outcome.payload.job);
  };
  const working = job !== null && runs(job);
  const label = working && job.total ? say('exporting', { done: job.done, total: job.total }) : say('export');
  return (
    <Button icon={Download} busy={busy || working} onClick={() => void go()}>
      {label}
    </Button>
  );
}
