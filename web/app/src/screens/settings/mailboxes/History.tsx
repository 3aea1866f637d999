// A mailbox's past: asked for since a day, then its progress as the worker goes through it.
import { stringifyDocument } from '@urql/core';
import { useEffect, useState } from 'react';
import { line } from '../../../graph/line';
import { useVerb } from '../../../graph/perform';
import { Button } from '../../../parts/Button';
import { Field } from '../../../parts/Field';
import { Progress } from '../../../parts/Progress';
import { useSession } from '../../../shell/session';
import { addDays, today } from '../../../words/format';
import { useSay as useCommon } from '../../../words/common';
import { Editor } from '../Editor';
import {
  SettingsJobCancelDocument,
  SettingsJobChangedDocument,
  type SettingsJobFragment,
  SettingsMailboxImportHistoryDocument,
  type SettingsMailboxFragment,
} from './mailboxes.documents';
import { useSay } from './words';

type Props = { mailbox: SettingsMailboxFragment; onClose: () => void; onDone: () => void };

export function History({ mailbox, onClose, onDone }: Props) {
  const say = useSay();
  const { viewer } = useSession();
  const now = today(viewer.zone, Date.now());
  return (
    <Editor
      title={say('importTitle', { address: mailbox.address })}
      description={say('importText')}
      deed={say('import')}
      onClose={onClose}
      onDone={onDone}
      document={SettingsMailboxImportHistoryDocument}
      input={(form) => ({ id: mailbox.id, since: form.text('since') })}
    >
      {(at) => <Field label={say('since')} name="since" type="date" required max={now} defaultValue={addDays(now, -30)} error={at('since')} />}
    </Editor>
  );
}

const runs = ({ state }: SettingsJobFragment) => state === 'QUEUED' || state === 'RUNNING';

/** A job tells how far it is by itself; one that has ended says how it ended. */
function useJob(first: SettingsJobFragment): SettingsJobFragment {
  const [job, setJob] = useState(first);
  const running = runs(first);
  const { id } = first;
  useEffect(() => setJob(first), [first]);
  useEffect(() => {
    if (!running) return;
    const query = stringifyDocument(SettingsJobChangedDocument);
    return line().subscribe<{ jobChanged: SettingsJobFragment }>(
      { query, variables: { id } },
      { next: ({ data }) => data && setJob(data.jobChanged), error: () => undefined, complete: () => undefined },
    );
  }, [id, running]);
  return job;
}

export function Importing({ first }: { first: SettingsJobFragment }) {
  const say = useSay();
  const common = useCommon();
  const job = useJob(first);
  const [cancel, busy] = useVerb(SettingsJobCancelDocument);
  if (job.state === 'DONE') return <span>{say('importDone', { count: job.done })}</span>;
  if (job.state === 'CANCELLED') return <span>{say('importCancelled')}</span>;
  if (job.state === 'FAILED') return <span>{`${say('importFailed')} ${job.problem?.message ?? ''}`}</span>;
  const label = say(job.state === 'QUEUED' ? 'queued' : 'importing');
  return (
    <span role="status">
      {label}
      {job.total !== null && ` (${common('of', { done: job.done, total: job.total })})`} {job.problem?.message}
      <Progress label={label} done={job.done} total={job.total} />
      <Button small tone="quiet" busy={busy} onClick={() => void cancel({ id: job.id })}>
        {say('stop')}
      </Button>
    </span>
  );
}
