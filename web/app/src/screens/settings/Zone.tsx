// The time zones that the browser knows, and the one that stands.
import { Select } from '../../parts/Field';
import { useSay } from './words';

export function Zone({ zone, error, hint }: { zone: string; error: string | undefined; hint?: string }) {
  const say = useSay();
  const known = Intl.supportedValuesOf('timeZone');
  return (
    <Select label={say('zone')} name="zone" defaultValue={zone} error={error} hint={hint}>
      {(known.includes(zone) ? known : [zone, ...known]).map((one) => (
        <option key={one} value={one}>
          {one.replaceAll('_', ' ')}
        </option>
      ))}
    </Select>
  );
}
