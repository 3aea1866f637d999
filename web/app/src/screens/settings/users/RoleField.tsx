// What somebody may do anywhere, with a sentence on what that is.
import { useState } from 'react';
import { Select } from '../../../parts/Field';
import { useSay as useShared } from '../words';
import { useSay } from './words';

const ROLES = ['ADMIN', 'MANAGER', 'AGENT', 'VIEWER', 'INTEGRATION'] as const;
type Given = (typeof ROLES)[number];

export function RoleField({ role, error }: { role: string; error: string | undefined }) {
  const say = useSay();
  const shared = useShared();
  const [chosen, setChosen] = useState<Given>(ROLES.find((one) => one === role) ?? 'AGENT');
  return (
    <Select
      label={say('role')}
      name="role"
      value={chosen}
      onChange={(event) => setChosen(event.target.value as Given)}
      hint={say(`${chosen}Text`)}
      error={error}
    >
      {ROLES.map((one) => (
        <option key={one} value={one}>
          {shared(one)}
        </option>
      ))}
    </Select>
  );
}
