// An activity is scheduled, or one that is open is changed.
import { type FormEvent, useState } from 'react';
import { errorsElsewhere, type UserError, useVerb } from '../graph/perform';
import { Button } from '../parts/Button';
import { Conflicts } from '../parts/Conflicts';
import { Dialog } from '../parts/Dialog';
import { Actions, Form, FormError } from '../parts/Field';
import { toast } from '../parts/Toast';
import { useConfiguration } from '../shell/configuration';
import { useSession } from '../shell/session';
import { useSay as useCommon } from '../words/common';
import { ActivityFields, type Draft, drafted, DRAFT_FIELDS } from './ActivityFields';
import { ActivityEditedDocument, ActivityPlannedDocument, type ActivityRowFragment } from './work.documents';
import { useSay } from './words';

type About = { subjectId: string } | { customerId: string };

export function ScheduleDialog({ about, title, onClose }: { about: About; title: string; onClose: () => void }) {
  const say = useSay();
  const common = useCommon();
  const { activityTypes } = useConfiguration();
  const { viewer } = useSession();
  const [schedule, busy] = useVerb(ActivityPlannedDocument, { quiet: true });
  const [errors, setErrors] = useState<UserError[]>([]);
  const [draft, setDraft] = useState<Draft>({
    typeId: activityTypes.find(({ archivedAt }) => !archivedAt)?.id ?? null,
    summary: '',
    note: '',
    dueOn: undefined,
    assigneeId: viewer.id,
  });

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const dueOn = draft.typeId === null && draft.dueOn === undefined ? null : draft.dueOn;
    const outcome = await schedule({ ...about, ...drafted({ ...draft, dueOn }) });
    setErrors(outcome.errors);
    if (!outcome.done) return;
    toast({ tone: 'good', text: say('scheduled') });
    onClose();
  }

  return (
    <Dialog open onClose={onClose} title={say('scheduleTitle')} description={title}>
      <form className={Form} onSubmit={(event) => void submit(event)}>
        <ActivityFields draft={draft} onChange={setDraft} errors={errors} ruled />
        <FormError>{errorsElsewhere(errors, DRAFT_FIELDS)}</FormError>
        <div className={Actions}>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button type="submit" tone="primary" busy={busy}>
            {say('schedule')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

export function EditDialog({ activity, onClose }: { activity: ActivityRowFragment; onClose: () => void }) {
  const say = useSay();
  const common = useCommon();
  const [edit, busy] = useVerb(ActivityEditedDocument, { quiet: true });
  const [errors, setErrors] = useState<UserError[]>([]);
  const [before] = useState(activity);
  const [draft, setDraft] = useState<Draft>({
    typeId: before.type?.id ?? null,
    summary: before.summary,
    note: before.note ?? '',
    dueOn: before.dueOn,
    assigneeId: before.assignee?.id ?? null,
  });

  async function save(theirs: ReadonlySet<string>, expectedVersion: number) {
    const changed = {
      ...(draft.typeId !== (before.type?.id ?? null) && { typeId: draft.typeId }),
      ...(draft.summary !== before.summary && { summary: draft.summary }),
      ...(draft.note !== (before.note ?? '') && { note: draft.note || null }),
      ...(draft.dueOn !== before.dueOn && { dueOn: draft.dueOn ?? null }),
      ...(draft.assigneeId !== (before.assignee?.id ?? null) && { assigneeId: draft.assigneeId }),
    };
    const kept = Object.fromEntries(Object.entries(changed).filter(([field]) => !theirs.has(field)));
    if (Object.keys(kept).length === 0) return onClose();
    const outcome = await edit({ id: before.id, expectedVersion, ...kept });
    setErrors(outcome.errors);
    if (outcome.done) onClose();
  }

  const words = { typeId: say('type'), summary: say('summary'), note: say('note'), dueOn: say('due'), assigneeId: say('assignee') };
  return (
    <Dialog open onClose={onClose} title={say('editTitle')}>
      <form className={Form} onSubmit={(event) => (event.preventDefault(), void save(new Set(), before.version))}>
        <ActivityFields draft={draft} onChange={setDraft} errors={errors.filter(({ conflict }) => !conflict)} />
        <Conflicts
          errors={errors}
          busy={busy}
          label={(field) => words[field as keyof typeof words] ?? field}
          onSettle={(theirs, version) => void save(theirs, version)}
        />
        <FormError>{errorsElsewhere(errors.filter(({ conflict }) => !conflict), DRAFT_FIELDS)}</FormError>
        <div className={Actions}>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button type="submit" tone="primary" busy={busy}>
            {common('save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
