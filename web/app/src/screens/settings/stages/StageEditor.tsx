// One stage: what it is called and means, how likely it makes a sale, when it rots, what is recommended in it.
import { useState } from 'react';
import { Checkbox, Field, Row, Select, TextArea } from '../../../parts/Field';
import { useConfiguration } from '../../../shell/configuration';
import { Editor, type Said } from '../Editor';
import settings from '../Settings.module.css';
import { useSay as useShared } from '../words';
import {
  type SettingsStageFragment,
  SettingsStageCreateDocument,
  SettingsStageUpdateDocument,
  type StageKind,
} from './stages.documents';
import { useSay } from './words';

const KINDS: readonly StageKind[] = ['OPEN', 'WON', 'CLOSED'];
type Props = { stage: SettingsStageFragment | undefined; onClose: () => void; onDone: () => void };

export function StageEditor({ stage, onClose, onDone }: Props) {
  const say = useSay();
  const shared = useShared();
  const [kind, setKind] = useState<StageKind>(stage?.kind ?? 'OPEN');
  const [playbook, setPlaybook] = useState(stage?.playbook.map(({ id }) => id) ?? []);
  const common = { title: say(stage ? 'edit' : 'add'), onClose, onDone };
  const said = (form: Said) => ({
    name: form.text('name'),
    probability: form.number('probability') ?? 0,
    folded: form.checked('folded'),
    rottingDays: form.number('rottingDays'),
    requirements: form.maybe('requirements'),
    playbookTypeIds: playbook,
  });
  const fields = (at: (field: string) => string | undefined) => (
    <>
      <Field label={shared('name')} name="name" required maxLength={80} autoFocus defaultValue={stage?.name} error={at('name')} />
      <div className={Row}>
        <Select
          label={say('kind')}
          hint={`${say(`${kind}Text`)} ${stage ? say('kindHint') : ''}`}
          value={kind}
          onChange={(event) => setKind(event.target.value as StageKind)}
          error={at('kind')}
        >
          {KINDS.map((one) => (
            <option key={one} value={one}>
              {say(one)}
            </option>
          ))}
        </Select>
        {kind === 'OPEN' && (
          <Field
            label={say('probability')}
            name="probability"
            type="number"
            min={0}
            max={100}
            required
            defaultValue={stage?.probability ?? 50}
            error={at('probability')}
          />
        )}
        <Field
          label={say('rotting')}
          hint={say('rottingHint')}
          name="rottingDays"
          type="number"
          min={1}
          max={3650}
          defaultValue={stage?.rottingDays ?? ''}
          error={at('rottingDays')}
        />
      </div>
      <TextArea
        label={say('requirements')}
        optional
        name="requirements"
        defaultValue={stage?.requirements ?? ''}
        error={at('requirements')}
      />
      <Checkbox label={say('folded')} name="folded" defaultChecked={stage?.folded} />
      <Playbook chosen={playbook} onChange={setPlaybook} />
    </>
  );
  if (!stage) {
    return (
      <Editor {...common} document={SettingsStageCreateDocument} input={(form) => ({ ...said(form), kind })}>
        {fields}
      </Editor>
    );
  }
  return (
    <Editor
      {...common}
      document={SettingsStageUpdateDocument}
      input={(form) => {
        const { probability, ...rest } = said(form);
        return {
          ...rest,
          id: stage.id,
          expectedVersion: stage.version,
          ...(kind === 'OPEN' && { probability }),
          ...(kind !== stage.kind && { kind }),
        };
      }}
    >
      {fields}
    </Editor>
  );
}

function Playbook({ chosen, onChange }: { chosen: readonly string[]; onChange: (ids: string[]) => void }) {
  const say = useSay();
  const { activityTypes } = useConfiguration();
  const offered = activityTypes.filter(({ id, archivedAt }) => !archivedAt || chosen.includes(id));
  const toggle = (id: string) => onChange(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <fieldset className={settings.part}>
      <legend>{say('playbook')}</legend>
      <p className={settings.detail}>{say('playbookHint')}</p>
      {offered.map(({ id, name }) => (
        <Checkbox
          key={id}
          label={chosen.includes(id) ? `${name} (${say('chosen', { place: chosen.indexOf(id) + 1 })})` : name}
          checked={chosen.includes(id)}
          onChange={() => toggle(id)}
        />
      ))}
    </fieldset>
  );
}
