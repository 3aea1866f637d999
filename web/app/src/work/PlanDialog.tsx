// A plan laid out around a day: what it would come to is shown before anything is written.
import { ListChecks } from 'lucide-react';
import { useState } from 'react';
import { sentence, useVerb } from '../graph/perform';
import { useAnswer } from '../graph/useAnswer';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { EmptyState, Problem } from '../parts/EmptyState';
import { Actions, Field, Form, FormError, Row, Select } from '../parts/Field';
import { ActivityIcon } from '../parts/icons';
import { Avatar, Day } from '../parts/Look';
import { Skeleton } from '../parts/Progress';
import { toast } from '../parts/Toast';
import { useSession } from '../shell/session';
import { useSay as useCommon } from '../words/common';
import { today } from '../words/format';
import { Assignee } from './ActivityFields';
import { PlanAppliedDocument, PlanPreviewDocument, PlansToApplyDocument, type PlansToApplyQuery } from './work.documents';
import { useSay } from './words';
import styles from './work.module.css';

export function PlanDialog({ subject, onClose }: { subject: { id: string; title: string }; onClose: () => void }) {
  const say = useSay();
  const { data, problem, refetch } = useAnswer(PlansToApplyDocument, {});
  const plans = data?.activityPlans;
  return (
    <Dialog open onClose={onClose} title={say('planTitle')} description={plans?.length ? say('planLead') : undefined}>
      {problem && <Problem text={problem} retry={refetch} />}
      {!plans && !problem && <Skeleton />}
      {plans?.length === 0 && (
        <EmptyState icon={ListChecks} title={say('noPlans')}>
          {say('noPlansText')}
        </EmptyState>
      )}
      {plans && plans.length > 0 && <Apply plans={plans} subject={subject} onClose={onClose} />}
    </Dialog>
  );
}

function Apply({ plans, subject, onClose }: { plans: PlansToApplyQuery['activityPlans']; subject: { id: string }; onClose: () => void }) {
  const say = useSay();
  const common = useCommon();
  const { viewer } = useSession();
  const [planId, setPlan] = useState(plans[0]?.id ?? '');
  const [on, setDay] = useState(() => today(viewer.zone, Date.now()));
  const [responsibleId, setResponsible] = useState<string | null>(viewer.id);
  const [apply, busy] = useVerb(PlanAppliedDocument, { quiet: true });
  const [refused, setRefused] = useState<string>();
  const input = { planId, subjectIds: [subject.id], on, responsibleId };
  const { data, problem } = useAnswer(PlanPreviewDocument, on ? input : null);
  const steps = data?.planPreview ?? [];

  async function submit() {
    const outcome = await apply(input);
    if (!outcome.done) return setRefused(sentence(outcome.errors));
    toast({ tone: 'good', text: say('planApplied', { count: outcome.payload.activities?.length ?? 0 }) });
    onClose();
  }

  return (
    <form className={Form} onSubmit={(event) => (event.preventDefault(), void submit())}>
      <Select label={say('planWhich')} value={planId} onChange={(event) => setPlan(event.target.value)}>
        {plans.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      <div className={Row}>
        <Field label={say('planDay')} type="date" required value={on} onChange={(event) => setDay(event.target.value)} />
        <Assignee label={say('planWho')} value={responsibleId} onChange={setResponsible} />
      </div>
      <ol className={styles.steps}>
        {steps.map(({ step, dueOn, assignee, problem: wrong }, n) => (
          <li key={n}>
            <ActivityIcon name={step.type.icon} color={step.type.color} />
            <span className={styles.text}>
              {step.summary ?? step.type.name}
              {wrong && <em>{wrong.message}</em>}
            </span>
            {dueOn && <Day on={dueOn} />}
            {assignee && <Avatar name={assignee.name} size={20} />}
          </li>
        ))}
      </ol>
      <FormError>{refused ?? problem}</FormError>
      <div className={Actions}>
        <Button onClick={onClose}>{common('cancel')}</Button>
        <Button type="submit" tone="primary" busy={busy} disabled={steps.length === 0 || steps.some((step) => step.problem)}>
          {say('planApply', { count: steps.length })}
        </Button>
      </div>
    </form>
  );
}
