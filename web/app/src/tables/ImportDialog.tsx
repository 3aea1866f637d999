// A file brought in: picked, its columns named, tried or imported, told what came of it, taken back.
import { useState } from 'react';
import { useVerb } from '../graph/perform';
import { useAnswer } from '../graph/useAnswer';
import type { ImportDuplicates, ImportField, SheetFormatInput } from '../graph/schema';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { Problem } from '../parts/EmptyState';
import { Actions, Checkbox, Form, Select } from '../parts/Field';
import { Loading, Progress } from '../parts/Progress';
import { useUploads } from '../screens/subject/uploads';
import { useConfiguration } from '../shell/configuration';
import { useSay as useCommon } from '../words/common';
import { type Format, FormatFields } from './FormatFields';
import { JobBar } from './JobBar';
import { MatchedBy, WAYS } from './MatchedBy';
import { ImportLookDocument, type ImportLookQuery, ImportStartedDocument, ImportUndoneDocument, type TableJobFragment } from './tables.documents';
import styles from './tables.module.css';
import { runs, useJob } from './useJob';
import { FIELDS, useSay } from './words';

export function ImportDialog({ onClose }: { onClose: () => void }) {
  const say = useSay();
  const { files, attach } = useUploads([]);
  const [job, setJob] = useState<TableJobFragment | null>(null);
  const file = files.at(-1);
  return (
    <Dialog open onClose={onClose} wide title={say('importTitle')} description={say('importText')}>
      {job ? (
        <Outcome first={job} onAgain={() => setJob(null)} onClose={onClose} />
      ) : file?.id ? (
        <Mapping key={file.id} fileId={file.id} onStarted={setJob} />
      ) : file ? (
        <Progress label={file.name} done={file.done} total={file.total} />
      ) : (
        <Picker onPicked={attach} />
      )}
    </Dialog>
  );
}

function Picker({ onPicked }: { onPicked: (files: Iterable<File>) => void }) {
  const say = useSay();
  return (
    <label
      className={styles.drop}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        void onPicked([...event.dataTransfer.files].slice(0, 1));
      }}
    >
      {say('dropHere')}
      <input type="file" accept=".csv,.txt,text/csv" onChange={({ target }) => target.files && void onPicked([...target.files])} />
    </label>
  );
}

function Mapping({ fileId, onStarted }: { fileId: string; onStarted: (job: TableJobFragment) => void }) {
  const [format, read] = useState<SheetFormatInput | null>(null);
  const { data, problem, refetch } = useAnswer(ImportLookDocument, { fileId, format });
  if (!data) return problem ? <Problem text={problem} retry={refetch} /> : <Loading />;
  const look = data.importPreview;
  return (
    <>
      <FormatFields format={{ ...look.format, ...(format as Partial<Format>) }} onChange={read} />
      {problem && <Problem text={problem} retry={refetch} />}
      <Columns key={look.columns.map(({ header }) => header).join('\n')} fileId={fileId} look={look} onStarted={onStarted} />
    </>
  );
}

type ColumnsProps = { fileId: string; look: ImportLookQuery['importPreview']; onStarted: (job: TableJobFragment) => void };

function Columns({ fileId, look, onStarted }: ColumnsProps) {
  const say = useSay();
  const { channels, stages } = useConfiguration();
  const [mapping, map] = useState<readonly (ImportField | null)[]>(look.columns.map(({ field }) => field));
  const [channelId, setChannel] = useState(channels[0]?.id ?? '');
  const [duplicates, setDuplicates] = useState<ImportDuplicates>('SKIP');
  const [ways, matchBy] = useState(WAYS);
  const [stageId, setStage] = useState('');
  const [dryRun, setDryRun] = useState(true);
  const [start, busy] = useVerb(ImportStartedDocument);
  const go = async () => {
    const known = { duplicates, matchBy: [...ways] };
    const outcome = await start({ fileId, channelId, format: look.format, mapping: [...mapping], stageId: stageId || null, ...known, dryRun });
    if (outcome.done && outcome.payload.job) onStarted(outcome.payload.job);
  };
  return (
    <form className={Form} onSubmit={(event) => (event.preventDefault(), void go())}>
      <p>{say('rows', { count: look.rows })}</p>
      <ul className={styles.columns}>
        {look.columns.map(({ header, samples }, number) => (
          <li key={number}>
            <Select
              label={header || '—'}
              value={mapping[number] ?? ''}
              onChange={({ target }) => map(mapping.map((held, at) => (at === number ? ((target.value || null) as ImportField | null) : held)))}
            >
              <option value="">{say('leaveOut')}</option>
              {FIELDS.map((field) => (
                <option key={field} value={field}>
                  {say(field)}
                </option>
              ))}
            </Select>
            <span className={styles.samples}>{samples.filter(Boolean).slice(0, 3).join(' · ')}</span>
          </li>
        ))}
      </ul>
      <Select label={say('channel')} value={channelId} onChange={({ target }) => setChannel(target.value)}>
        {channels.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      {mapping.includes('SUBJECT_TITLE') && (
        <Select label={say('stage')} value={stageId} onChange={({ target }) => setStage(target.value)}>
          <option value="">{say('asChannel')}</option>
          {stages.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      )}
      <Select label={say('duplicates')} value={duplicates} onChange={({ target }) => setDuplicates(target.value as ImportDuplicates)}>
        {(['SKIP', 'UPDATE', 'CREATE'] as const).map((policy) => (
          <option key={policy} value={policy}>
            {say(policy)}
          </option>
        ))}
      </Select>
      {duplicates !== 'CREATE' && <MatchedBy ways={ways} onChange={matchBy} />}
      <Checkbox label={say('dryRun')} checked={dryRun} onChange={({ target }) => setDryRun(target.checked)} />
      <div className={Actions}>
        <Button tone="primary" type="submit" busy={busy}>
          {say(dryRun ? 'try' : 'import')}
        </Button>
      </div>
    </form>
  );
}

function Outcome({ first, onAgain, onClose }: { first: TableJobFragment; onAgain: () => void; onClose: () => void }) {
  const say = useSay();
  const common = useCommon();
  const [undoing, setUndoing] = useState<TableJobFragment | null>(null);
  const [undo, busy] = useVerb(ImportUndoneDocument);
  const job = useJob(first) ?? first;
  const back = useJob(undoing);
  const result = job.importResult;
  const takeBack = async () => {
    const outcome = await undo({ id: job.id });
    if (outcome.done) setUndoing(outcome.payload.job);
  };
  return (
    <>
      <JobBar job={back ?? job} />
      {result && <p>{say('figures', { created: result.created, updated: result.updated, skipped: result.skipped, failed: result.failed })}</p>}
      {result && result.errors.length > 0 && (
        <ul className={styles.errors}>
          {result.errors.map(({ line, message }) => (
            <li key={line}>{say('lineSays', { line, message })}</li>
          ))}
        </ul>
      )}
      <div className={Actions}>
        {result?.errorsFile && (
          <a href={result.errorsFile.url} download>
            {say('errorsFile')}
          </a>
        )}
        {!runs(job) && !back && result && !result.dryRun && result.created + result.updated > 0 && (
          <Button busy={busy} onClick={() => void takeBack()}>
            {say('takeBack')}
          </Button>
        )}
        <Button onClick={onAgain}>{say('again')}</Button>
        <Button tone="primary" onClick={onClose}>
          {common('close')}
        </Button>
      </div>
    </>
  );
}
