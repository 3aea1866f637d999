// An activity is done: what came of it, and what follows. What its type triggers comes by itself; another next step may be named.
import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { errorsElsewhere, type UserError, useVerb } from '../graph/perform';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { Actions, Form, FormError, Select, TextArea } from '../parts/Field';
import { toast } from '../parts/Toast';
import { useConfiguration } from '../shell/configuration';
import { useSession } from '../shell/session';
import { useSay as useCommon } from '../words/common';
import { ActivityFields, type Draft, drafted } from './ActivityFields';
import { ActivityDoneDocument, type ActivityRowFragment } from './work.documents';
import { useSay } from './words';

const OWN = 'own';

export function CompleteDialog({ activity, onClose }: { activity: ActivityRowFragment; onClose: () => void }) {
  const say = useSay();
  const common = useCommon();
  const { viewer } = useSession();
  const { activityTypes } = useConfiguration();
  const [complete, busy] = useVerb(ActivityDoneDocument, { quiet: true });
  const [errors, setErrors] = useState<UserError[]>([]);
  const [feedback, setFeedback] = useState('');
  const [next, setNext] = useState<string>('');
  const [draft, setDraft] = useState<Draft>({ typeId: null, summary: '', note: '', dueOn: undefined, assigneeId: viewer.id });
  const { type } = activity;
  const likely = new Set(type?.suggests.map(({ id }) => id));

  function choose(value: string) {
    setNext(value);
    if (value && value !== OWN) setDraft({ ...draft, typeId: value });
    if (value === OWN) setDraft({ ...draft, typeId: null });
  }

  async function submit(event?: FormEvent<HTMLFormElement>) {
    event?.preventDefault();
    const dueOn = draft.typeId === null && draft.dueOn === undefined ? null : draft.dueOn;
    const outcome = await complete({
      id: activity.id,
      ...(feedback.trim() && { feedback: feedback.trim() }),
      ...(next && { next: drafted({ ...draft, dueOn }) }),
    });
    setErrors(outcome.errors);
    if (!outcome.done) return;
    const { following } = outcome.payload;
    toast({ tone: 'good', text: following ? say('doneNext', { summary: following.summary }) : say('done', { summary: activity.summary }) });
    onClose();
  }

  const hasty = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit();
  };
  const ordered = activityTypes.filter(({ archivedAt }) => !archivedAt).toSorted((a, b) => Number(likely.has(b.id)) - Number(likely.has(a.id)));
  return (
    <Dialog open onClose={onClose} title={say('completeTitle')} description={activity.summary}>
      <form className={Form} onSubmit={(event) => void submit(event)} onKeyDown={hasty}>
        <TextArea
          label={say('feedback')}
          optional
          autoFocus
          value={feedback}
          onChange={(event) => setFeedback(event.target.value)}
          hint={say('feedbackHint')}
        />
        <Select label={say('following')} value={next} onChange={(event) => choose(event.target.value)}>
          <option value="">
            {type?.chaining === 'TRIGGER' && type.triggers ? say('automatic', { name: type.triggers.name }) : say('nothingNext')}
          </option>
          {ordered.map(({ id, name }) => (
            <option key={id} value={id}>
              {likely.has(id) ? `★ ${name}` : name}
            </option>
          ))}
          <option value={OWN}>{say('freeText')}</option>
        </Select>
        {next && <ActivityFields draft={draft} onChange={setDraft} errors={errors} ruled />}
        <FormError>{errorsElsewhere(errors, [])}</FormError>
        <div className={Actions}>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button type="submit" tone="primary" busy={busy}>
            {say('complete')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
