// One plan: its name and its steps, each so long before or after the plan's day.
import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import type { PlanStepInput } from '../../../graph/schema';
import { Button, IconButton } from '../../../parts/Button';
import { Field, Row, Select } from '../../../parts/Field';
import { useConfiguration } from '../../../shell/configuration';
import { Editor } from '../Editor';
import settings from '../Settings.module.css';
import { useSay as useShared } from '../words';
import { SettingsPlanCreateDocument, type SettingsPlanFragment, SettingsPlanUpdateDocument } from './plans.documents';
import { useSay } from './words';

type Props = { plan: SettingsPlanFragment | undefined; onClose: () => void; onDone: () => void };
type Step = PlanStepInput & { key: number };
const MOST = 30;
let keys = 0;

const stepsOf = (plan: SettingsPlanFragment): Step[] =>
  plan.steps.map(({ type, user, ...rest }) => ({ ...rest, typeId: type.id, userId: user?.id ?? null, key: keys++ }));

export function PlanEditor({ plan, onClose, onDone }: Props) {
  const say = useSay();
  const shared = useShared();
  const { activityTypes } = useConfiguration();
  const first = activityTypes.find(({ archivedAt }) => !archivedAt)?.id ?? '';
  const another = (): Step => ({ key: keys++, typeId: first, amount: 1, unit: 'DAYS', before: false, responsible: 'OWNER' });
  const [steps, setSteps] = useState<Step[]>(() => (plan ? stepsOf(plan) : [another()]));
  const said = () => steps.map(({ key: _, ...step }) => ({ ...step, userId: step.responsible === 'FIXED' ? step.userId : null }));
  const common = { title: say(plan ? 'edit' : 'add'), wide: true, onClose, onDone };
  const fields = (at: (field: string) => string | undefined) => (
    <>
      <Field label={shared('name')} name="name" required maxLength={80} autoFocus defaultValue={plan?.name} error={at('name')} />
      {steps.map((step, place) => (
        <StepFields
          key={step.key}
          place={place + 1}
          step={step}
          error={place === steps.length - 1 ? at('steps') : undefined}
          onChange={(changed) => setSteps(steps.with(place, { ...step, ...changed }))}
          onRemove={steps.length > 1 ? () => setSteps(steps.toSpliced(place, 1)) : undefined}
        />
      ))}
      {steps.length < MOST && (
        <p>
          <Button small icon={Plus} onClick={() => setSteps([...steps, another()])}>
            {say('addStep')}
          </Button>
        </p>
      )}
    </>
  );
  if (!plan) {
    return (
      <Editor {...common} document={SettingsPlanCreateDocument} input={(form) => ({ name: form.text('name'), steps: said() })}>
        {fields}
      </Editor>
    );
  }
  return (
    <Editor
      {...common}
      document={SettingsPlanUpdateDocument}
      input={(form) => ({ id: plan.id, expectedVersion: plan.version, name: form.text('name'), steps: said() })}
    >
      {fields}
    </Editor>
  );
}

type StepProps = {
  place: number;
  step: Step;
  error: string | undefined;
  onChange: (changed: Partial<Step>) => void;
  onRemove: (() => void) | undefined;
};

function StepFields({ place, step, error, onChange, onRemove }: StepProps) {
  const say = useSay();
  const { activityTypes, users } = useConfiguration();
  const types = activityTypes.filter(({ id, archivedAt }) => !archivedAt || id === step.typeId);
  return (
    <fieldset className={settings.part}>
      <legend>
        {say('step', { place })} {onRemove && <IconButton icon={X} small label={say('removeStep', { place })} onClick={onRemove} />}
      </legend>
      <div className={Row}>
        <Select label={say('type')} value={step.typeId} onChange={(event) => onChange({ typeId: event.target.value })} error={error}>
          {types.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
        <Field
          label={say('amount')}
          type="number"
          min={0}
          max={3650}
          required
          value={step.amount}
          onChange={(event) => onChange({ amount: event.target.valueAsNumber || 0 })}
        />
        <Select label={say('unit')} value={step.unit ?? 'DAYS'} onChange={(event) => onChange({ unit: event.target.value as 'DAYS' })}>
          {(['DAYS', 'WEEKS', 'MONTHS'] as const).map((unit) => (
            <option key={unit} value={unit}>
              {say(unit)}
            </option>
          ))}
        </Select>
        <Select label={say('when')} value={String(step.before)} onChange={(event) => onChange({ before: event.target.value === 'true' })}>
          <option value="false">{say('after')}</option>
          <option value="true">{say('before')}</option>
        </Select>
      </div>
      <div className={Row}>
        <Select label={say('responsible')} value={step.responsible ?? 'OWNER'} onChange={(event) => onChange({ responsible: event.target.value as 'OWNER' })}>
          {(['OWNER', 'ASK', 'FIXED'] as const).map((one) => (
            <option key={one} value={one}>
              {say(one)}
            </option>
          ))}
        </Select>
        {step.responsible === 'FIXED' && (
          <Select label={say('person')} required value={step.userId ?? ''} onChange={(event) => onChange({ userId: event.target.value || null })}>
            <option value="" />
            {users
              .filter(({ active }) => active)
              .map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
          </Select>
        )}
        <Field
          label={say('summary')}
          optional
          maxLength={200}
          value={step.summary ?? ''}
          onChange={(event) => onChange({ summary: event.target.value || null })}
        />
      </div>
    </fieldset>
  );
}
