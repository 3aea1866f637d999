// The list that is shown, as a file: asked for, followed, stopped or fetched.
import { Download, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useVerb } from '../graph/perform';
import type { CustomerFilter, SubjectFilter } from '../graph/schema';
import { Button, IconButton } from '../parts/Button';
import { toast } from '../parts/Toast';
import { useLocale } from '../words/catalogue';
import { ExportStartedDocument, type TableJobFragment, TableJobStoppedDocument } from './tables.documents';
import styles from './tables.module.css';
import { runs, useJob } from './useJob';
import { useSay } from './words';

type What = { kind: 'SUBJECTS'; filter: SubjectFilter } | { kind: 'CUSTOMERS'; filter: CustomerFilter };

/** `compact`: in a bar, where there is little room its words give way. */
export function ExportButton({ kind, filter, compact = false }: What & { compact?: boolean }) {
  const say = useSay();
  const portuguese = useLocale().startsWith('pt');
  const [first, setFirst] = useState<TableJobFragment | null>(null);
  const [start, busy] = useVerb(ExportStartedDocument);
  const [stop, stopping] = useVerb(TableJobStoppedDocument);
  const job = useJob(first);
  const url = job?.download?.url;
  useEffect(() => {
    if (!job || runs(job)) return;
    if (url) location.assign(url);
    else if (job.state === 'CANCELLED') toast({ tone: 'good', text: say('CANCELLED') });
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
    <span className={styles.export}>
      <Button icon={Download} tone={compact ? 'quiet' : 'plain'} busy={busy || working} title={say('exportHint')} aria-label={label} onClick={() => void go()}>
        <span className={compact ? styles.wide : undefined}>{label}</span>
      </Button>
      {working && <IconButton icon={X} label={say('stop')} busy={stopping} onClick={() => void stop({ id: job.id })} />}
    </span>
  );
}
