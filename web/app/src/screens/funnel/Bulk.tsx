// What is done to many rows of the list at once: chosen here, tried first, and then done to as many as were counted.
import { Archive, ArchiveRestore, ArrowRight, Share2, Tag, Trash2, UserRound, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { perform, sentence, type UserError } from '../../graph/perform';
import type { SubjectFilter } from '../../graph/schema';
import { Button, IconButton } from '../../parts/Button';
import { Dialog } from '../../parts/Dialog';
import { Actions, Checkbox, Form, FormError, Select } from '../../parts/Field';
import { Spinner } from '../../parts/Progress';
import { toast } from '../../parts/Toast';
import { useConfiguration } from '../../shell/configuration';
import { useMayExport } from '../../tables/may';
import { useSay as useCommon } from '../../words/common';
import styles from './Bulk.module.css';
import {
  ArchiveManyDocument,
  AssignManyDocument,
  type BulkDoneFragment,
  DeleteManyDocument,
  MarkManyDocument,
  MoveManyDocument,
  RestoreManyDocument,
  TransferManyDocument,
} from './funnel.documents';
import { useSay } from './words';

type Verb = 'bulkMove' | 'bulkAssign' | 'bulkTransfer' | 'bulkMark' | 'bulkArchive' | 'bulkRestore' | 'bulkDelete';
type Which = { ids: string[] } | { filter: SubjectFilter; expectedCount?: number };
const ICONS = { bulkMove: ArrowRight, bulkAssign: UserRound, bulkTransfer: Share2, bulkMark: Tag, bulkArchive: Archive, bulkRestore: ArchiveRestore, bulkDelete: Trash2 };

/** With `target` as the verb wants it; nothing is kept on trial. Who deletes for ever says how many. */
function act(verb: Verb, which: Which, target: string, dryRun: boolean) {
  const many = { ...which, dryRun };
  if (verb === 'bulkMove') return perform(MoveManyDocument, { ...many, stageId: target });
  if (verb === 'bulkAssign') return perform(AssignManyDocument, { ...many, ownerId: target || null });
  if (verb === 'bulkTransfer') return perform(TransferManyDocument, { ...many, channelId: target });
  if (verb === 'bulkMark') return perform(MarkManyDocument, { ...many, add: [target] });
  if (verb === 'bulkRestore') return perform(RestoreManyDocument, many);
  if (verb === 'bulkDelete') return perform(DeleteManyDocument, { ...many, confirm: 'ids' in which ? which.ids.length : (which.expectedCount ?? 0) });
  return perform(ArchiveManyDocument, many);
}

type Props = { ids: string[]; total: number; filter: SubjectFilter; onDone: () => void; onClear: () => void };

export function Bulk({ ids, total, filter, onDone, onClear }: Props) {
  const say = useSay();
  const [all, setAll] = useState(false);
  const [verb, ask] = useState<Verb | null>(null);
  const mayDelete = useMayExport();
  const verbs = (Object.keys(ICONS) as Verb[]).filter((each) =>
    each === 'bulkDelete' ? mayDelete : each !== (filter.archived ? 'bulkArchive' : 'bulkRestore'),
  );
  const count = all ? total : ids.length;
  return (
    <div className={styles.bar} role="region" aria-label={say('bulk')}>
      <strong className={styles.count}>{say('selected', { count })}</strong>
      {total > ids.length && <Checkbox label={say('selectAll', { count: total })} checked={all} onChange={() => setAll(!all)} />}
      <div className={styles.verbs}>
        {verbs.map((each) => (
          <Button key={each} small icon={ICONS[each]} onClick={() => ask(each)}>
            {say(each)}
          </Button>
        ))}
        <IconButton icon={X} label={say('selectNone')} small onClick={onClear} />
      </div>
      {verb && <BulkDialog verb={verb} which={all ? { filter, ...(verb === 'bulkDelete' && { expectedCount: total }) } : { ids }} onClose={() => ask(null)} onDone={onDone} />}
    </div>
  );
}

function BulkDialog({ verb, which, onClose, onDone }: { verb: Verb; which: Which; onClose: () => void; onDone: () => void }) {
  const say = useSay();
  const common = useCommon();
  const choices = useChoices(verb);
  const [target, setTarget] = useState(choices?.[0]?.id ?? '');
  const { tried, refused } = useTrial(verb, which, target);
  const [busy, setBusy] = useState(false);
  const [errors, setErrors] = useState<UserError[]>([]);
  const against = tried?.results.filter((result) => result.errors.length) ?? [];

  async function go() {
    setBusy(true);
    const expected = 'filter' in which ? { ...which, expectedCount: tried?.matched ?? 0 } : which;
    const { done, payload, errors: wrong } = await act(verb, expected, target, false);
    setBusy(false);
    if (!done) return setErrors(wrong);
    toast({ tone: 'good', text: say(payload.job ? 'bulkQueued' : 'bulkDone', { count: payload.matched ?? 0 }) });
    onClose();
    onDone();
  }

  return (
    <Dialog open onClose={onClose} title={say(verb === 'bulkDelete' ? 'bulkDeleteTo' : verb)}>
      <div className={Form}>
        {choices && (
          <Select label={say(`${verb}To`)} value={target} onChange={(event) => setTarget(event.target.value)}>
            {choices.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        )}
        {verb === 'bulkDelete' && <p>{say('bulkDeleteText')}</p>}
        <p className={styles.trial} role="status">
          {tried ? (against.length ? say('trialAgainst', { count: against.length }) : say('trial', { count: tried.matched ?? 0 })) : <Spinner />}
        </p>
        {against[0] && <p className={styles.why}>{against[0].errors[0]?.message}</p>}
        <FormError>{refused ?? (errors.length ? sentence(errors) : undefined)}</FormError>
        <div className={Actions}>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button tone={verb === 'bulkDelete' ? 'danger' : 'primary'} busy={busy} disabled={!tried?.matched || against.length > 0} onClick={() => void go()}>
            {say(verb === 'bulkDelete' ? 'bulkDeleteTo' : verb)}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

/** What would come of it, tried anew whenever something else is chosen. */
function useTrial(verb: Verb, which: Which, target: string) {
  const [trial, setTrial] = useState<{ tried?: BulkDoneFragment; refused?: string }>({});
  const key = JSON.stringify(which);
  useEffect(() => {
    let gone = false;
    setTrial({});
    void act(verb, JSON.parse(key) as Which, target, true).then(({ done, payload, errors }) => {
      if (!gone) setTrial(done ? { tried: payload } : { refused: sentence(errors) });
    });
    return () => {
      gone = true;
    };
  }, [verb, key, target]);
  return trial;
}

function useChoices(verb: Verb): { id: string; name: string }[] | null {
  const common = useCommon();
  const { stages, users, channels, markers } = useConfiguration();
  if (verb === 'bulkMove') return stages.filter(({ kind }) => kind !== 'CLOSED');
  if (verb === 'bulkTransfer') return channels;
  if (verb === 'bulkMark') return markers;
  if (verb === 'bulkArchive' || verb === 'bulkRestore' || verb === 'bulkDelete') return null;
  const sellers = users.filter(({ active, role }) => active && ['ADMIN', 'MANAGER', 'AGENT'].includes(role));
  return [...sellers, { id: '', name: common('nobody') }];
}
