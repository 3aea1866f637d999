// What was done already: a call, a meeting, anything; it goes straight to the timeline.
import { type FormEvent, useState } from 'react';
import { errorsAt, errorsElsewhere, type UserError, useVerb } from '../../graph/perform';
import { Button } from '../../parts/Button';
import { Actions, Field, FormError, Row, Select, TextArea } from '../../parts/Field';
import { toast } from '../../parts/Toast';
import { useConfiguration } from '../../shell/configuration';
import { ActivityLoggedDocument } from '../../work/work.documents';
import styles from './subject.module.css';
import { useSay } from './words';

/** Now, as a field for a local instant has it. */
const here = () => {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
};

export function ActionTab({ subjectId }: { subjectId: string }) {
  const say = useSay();
  const { activityTypes } = useConfiguration();
  const [typeId, setType] = useState(activityTypes.find(({ archivedAt }) => !archivedAt)?.id ?? '');
  const [when] = useState(here);
  const [errors, setErrors] = useState<UserError[]>([]);
  const [log, busy] = useVerb(ActivityLoggedDocument, { quiet: true });

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const said = (name: string) => String(new FormData(form).get(name) ?? '').trim();
    const [summary, feedback, at] = [said('summary'), said('feedback'), said('doneAt')];
    const outcome = await log({
      subjectId,
      ...(typeId && { typeId }),
      ...(summary && { summary }),
      ...(feedback && { feedback }),
      ...(at && at !== when && { doneAt: new Date(at).toISOString() }),
    });
    setErrors(outcome.errors);
    if (!outcome.done) return;
    form.reset();
    toast({ tone: 'good', text: say('actionLogged') });
  }

  return (
    <form className={styles.compose} onSubmit={(event) => void submit(event)}>
      <div className={Row}>
        <Select label={say('actionType')} value={typeId} onChange={(event) => setType(event.target.value)} error={errorsAt(errors, 'typeId')}>
          {activityTypes
            .filter(({ archivedAt }) => !archivedAt)
            .map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          <option value="">{say('freeText')}</option>
        </Select>
        <Field label={say('actionSummary')} name="summary" maxLength={200} optional={typeId !== ''} required={typeId === ''} error={errorsAt(errors, 'summary')} />
        <Field label={say('actionWhen')} name="doneAt" type="datetime-local" defaultValue={when} error={errorsAt(errors, 'doneAt')} />
      </div>
      <TextArea label={say('actionFeedback')} name="feedback" rows={2} optional error={errorsAt(errors, 'feedback')} />
      <FormError>{errorsElsewhere(errors, ['typeId', 'summary', 'doneAt', 'feedback'])}</FormError>
      <div className={Actions}>
        <Button type="submit" tone="primary" busy={busy}>
          {say('actionSave')}
        </Button>
      </div>
    </form>
  );
}
