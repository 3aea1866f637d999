// A stage goes; whoever stands in it is told where to go first.
import { useState } from 'react';
import { Select } from '../../../parts/Field';
import { Remove } from '../Remove';
import { SettingsStageDeleteDocument, type SettingsStageFragment } from './stages.documents';
import { useSay } from './words';

type Props = { stage: SettingsStageFragment; others: readonly SettingsStageFragment[]; onDone: () => void };

export function DeleteStage({ stage, others, onDone }: Props) {
  const say = useSay();
  const [takes, setTakes] = useState('');
  const input = { id: stage.id, expectedVersion: stage.version, moveSubjectsToId: takes || null };
  return (
    <Remove
      document={SettingsStageDeleteDocument}
      input={input}
      name={stage.name}
      title={say('deleteTitle', { name: stage.name })}
      onDone={onDone}
    >
      <p>{say('deleteText')}</p>
      <Select label={say('takes')} value={takes} onChange={(event) => setTakes(event.target.value)}>
        <option value="">{say('nowhere')}</option>
        {others.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </Remove>
  );
}
