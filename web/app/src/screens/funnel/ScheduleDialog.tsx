// The next activity of a subject, in three choices: what, when, who.
import { type FormEvent, useState } from 'react';
import { errorsAt, errorsElsewhere, type UserError, useVerb } from '../../graph/perform';
import { Button } from '../../parts/Button';
import { Dialog } from '../../parts/Dialog';
import { Actions, Field, Form, FormError, Row, Select } from '../../parts/Field';
import { toast } from '../../parts/Toast';
import { useConfiguration } from '../../shell/configuration';
import { useSession } from '../../shell/session';
import { useSay as useCommon } from '../../words/common';
import { addDays, today } from '../../words/format';
import { ScheduleForCardDocument } from './funnel.documents';
import styles from './ScheduleDialog.module.css';
import { useSay } from './words';

export function ScheduleDialog({ subject, onClose }: { subject: { id: string; title: string; owner: { id: string } | null }; onClose: () => void }) {
  const say = useSay();
  const common = useCommon();
  const { activityTypes, users } = useConfiguration();
  const { viewer } = useSession();
  const types = activityTypes.filter(({ archivedAt }) => !archivedAt);
  const [schedule, busy] = useVerb(ScheduleForCardDocument, { quiet: true });
  const [errors, setErrors] = useState<UserError[]>([]);
  const now = today(viewer.zone, Date.now());
  const [dueOn, setDueOn] = useState(now);
  const days = [
    ['dueToday', now],
    ['dueTomorrow', addDays(now, 1)],
    ['dueMonday', monday(now)],
  ] as const;

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const said = (name: string) => String(form.get(name) ?? '').trim();
    const summary = said('summary');
    const outcome = await schedule({
      subjectId: subject.id,
      typeId: said('typeId'),
      assigneeId: said('assigneeId'),
      dueOn: dueOn || null,
      ...(summary && { summary }),
    });
    setErrors(outcome.errors);
    if (!outcome.done) return;
    toast({ tone: 'good', text: say('scheduled') });
    onClose();
  }

  return (
    <Dialog open onClose={onClose} title={say('scheduleTitle')} description={subject.title}>
      <form className={Form} onSubmit={(event) => void submit(event)}>
        <div className={Row}>
          <Select label={say('type')} name="typeId" error={errorsAt(errors, 'typeId')}>
            {types.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
          <Select label={say('assignee')} name="assigneeId" defaultValue={viewer.id} error={errorsAt(errors, 'assigneeId')}>
            {users
              .filter(({ active, role }) => active && role !== 'SYSTEM' && role !== 'INTEGRATION' && role !== 'VIEWER')
              .map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
          </Select>
        </div>
        <Field label={say('summary')} name="summary" optional hint={say('summaryHint')} error={errorsAt(errors, 'summary')} />
        <div>
          <Field label={say('due')} type="date" value={dueOn} onChange={(event) => setDueOn(event.target.value)} error={errorsAt(errors, 'dueOn')} />
          <div className={styles.days}>
            {days.map(([name, day]) => (
              <Button key={name} small aria-pressed={dueOn === day} onClick={() => setDueOn(day)}>
                {say(name)}
              </Button>
            ))}
          </div>
        </div>
        <FormError>{errorsElsewhere(errors, ['typeId', 'assigneeId', 'summary', 'dueOn'])}</FormError>
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

/** The next Monday after this day. */
function monday(day: string): string {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  return addDays(day, (8 - weekday) % 7 || 7);
}
