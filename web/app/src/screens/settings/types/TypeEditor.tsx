// One activity type, with the chain it begins.
import { useState } from 'react';
import { Checkbox, Field, Row, Select, TextArea } from '../../../parts/Field';
import { ACTIVITY_ICONS } from '../../../parts/icons';
import { useConfiguration } from '../../../shell/configuration';
import { type At, Editor, type Said } from '../Editor';
import settings from '../Settings.module.css';
import { useSay as useShared } from '../words';
import {
  type DueBase,
  type DueUnit,
  type Purpose,
  SettingsActivityTypeCreateDocument,
  type SettingsActivityTypeFragment,
  SettingsActivityTypeUpdateDocument,
} from './types.documents';
import { useSay } from './words';

type Type = SettingsActivityTypeFragment;
type Follows = 'nothing' | 'suggest' | 'trigger';
const UNITS: readonly DueUnit[] = ['DAYS', 'WEEKS', 'MONTHS'];
const BASES: readonly DueBase[] = ['COMPLETION', 'PREVIOUS_DUE', 'LATER'];
const PURPOSES: readonly Purpose[] = ['CALL', 'MAIL', 'MEETING', 'PROPOSAL'];

const said = (form: Said) => ({
  name: form.text('name'),
  icon: form.text('icon'),
  color: form.text('color'),
  due: {
    amount: form.number('amount') ?? 0,
    unit: form.text('unit') as DueUnit,
    base: form.text('base') as DueBase,
    workingDays: form.checked('workingDays'),
  },
  purpose: (form.maybe('purpose') as Purpose | null) ?? null,
  defaultAssigneeId: form.maybe('defaultAssigneeId'),
  defaultSummary: form.maybe('defaultSummary'),
  defaultNote: form.maybe('defaultNote'),
});

type Props = { type: Type | undefined; all: readonly Type[]; onClose: () => void; onDone: () => void };

export function TypeEditor({ type, all, onClose, onDone }: Props) {
  const say = useSay();
  const others = all.filter(({ id, archivedAt }) => id !== type?.id && !archivedAt);
  const common = { title: say(type ? 'edit' : 'add'), wide: true, onClose, onDone };
  const [follows, setFollows] = useState<Follows>(type?.triggers ? 'trigger' : type?.suggests.length ? 'suggest' : 'nothing');
  const chain = (form: Said) =>
    follows === 'trigger'
      ? { triggersId: form.maybe('triggersId') }
      : { suggestsIds: follows === 'suggest' ? form.all('suggestsIds') : [] };
  const fields = (at: At) => (
    <>
      <Looks type={type} at={at} />
      <Due type={type} at={at} />
      <fieldset className={settings.part}>
        <legend>{say('follows')}</legend>
        <Select label={say('follows')} hideLabel value={follows} onChange={(event) => setFollows(event.target.value as Follows)}>
          <option value="nothing">{say('nothing')}</option>
          <option value="suggest">{say('suggest')}</option>
          <option value="trigger">{say('trigger')}</option>
        </Select>
        {follows === 'suggest' &&
          others.map(({ id, name }) => (
            <Checkbox key={id} label={name} name="suggestsIds" value={id} defaultChecked={type?.suggests.some((one) => one.id === id)} />
          ))}
        {follows === 'trigger' && (
          <Select label={say('next')} name="triggersId" required defaultValue={type?.triggers?.id} error={at('triggersId')}>
            {others.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </fieldset>
      <Defaults type={type} at={at} />
    </>
  );
  if (!type) {
    return (
      <Editor {...common} document={SettingsActivityTypeCreateDocument} input={(form) => ({ ...said(form), ...chain(form) })}>
        {fields}
      </Editor>
    );
  }
  const freed = follows === 'trigger' ? {} : { chaining: 'SUGGEST' as const };
  return (
    <Editor
      {...common}
      document={SettingsActivityTypeUpdateDocument}
      input={(form) => ({ ...said(form), ...chain(form), ...freed, id: type.id, expectedVersion: type.version })}
    >
      {fields}
    </Editor>
  );
}

function Looks({ type, at }: { type: Type | undefined; at: At }) {
  const say = useSay();
  const shared = useShared();
  return (
    <div className={Row}>
      <Field label={shared('name')} name="name" required maxLength={60} autoFocus defaultValue={type?.name} error={at('name')} />
      <Select label={say('icon')} name="icon" defaultValue={type?.icon ?? 'check'} error={at('icon')}>
        {[...new Set([...Object.keys(ACTIVITY_ICONS), ...(type ? [type.icon] : [])])].map((icon) => (
          <option key={icon} value={icon}>
            {icon}
          </option>
        ))}
      </Select>
      <Field label={shared('color')} name="color" type="color" defaultValue={type?.color ?? '#5b5bd6'} error={at('color')} />
    </div>
  );
}

function Due({ type, at }: { type: Type | undefined; at: At }) {
  const say = useSay();
  const due = type?.due;
  return (
    <fieldset className={settings.part}>
      <legend>{say('due')}</legend>
      <div className={Row}>
        <Field label={say('amount')} name="amount" type="number" min={0} max={3650} required defaultValue={due?.amount ?? 1} error={at('due')} />
        <Select label={say('unit')} name="unit" defaultValue={due?.unit ?? 'DAYS'}>
          {UNITS.map((unit) => (
            <option key={unit} value={unit}>
              {say(unit)}
            </option>
          ))}
        </Select>
        <Select label={say('base')} name="base" defaultValue={due?.base ?? 'COMPLETION'}>
          {BASES.map((base) => (
            <option key={base} value={base}>
              {say(base)}
            </option>
          ))}
        </Select>
      </div>
      <Checkbox label={say('workingDays')} name="workingDays" defaultChecked={due?.workingDays ?? true} />
    </fieldset>
  );
}

function Defaults({ type, at }: { type: Type | undefined; at: At }) {
  const say = useSay();
  const { users } = useConfiguration();
  return (
    <>
      <div className={Row}>
        <Select label={say('purpose')} name="purpose" defaultValue={type?.purpose ?? ''} error={at('purpose')}>
          <option value="">{say('noPurpose')}</option>
          {PURPOSES.map((purpose) => (
            <option key={purpose} value={purpose}>
              {say(purpose)}
            </option>
          ))}
        </Select>
        <Select label={say('assignee')} name="defaultAssigneeId" defaultValue={type?.defaultAssignee?.id ?? ''} error={at('defaultAssigneeId')}>
          <option value="">{say('whoever')}</option>
          {users
            .filter(({ active }) => active)
            .map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
        </Select>
      </div>
      <Field label={say('summary')} optional name="defaultSummary" maxLength={200} defaultValue={type?.defaultSummary ?? ''} error={at('defaultSummary')} />
      <TextArea label={say('note')} optional name="defaultNote" defaultValue={type?.defaultNote ?? ''} error={at('defaultNote')} />
    </>
  );
}
