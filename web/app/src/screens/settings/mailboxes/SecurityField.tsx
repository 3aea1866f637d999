// How a connection is protected.
import type { Security } from '../../../graph/schema';
import { Select } from '../../../parts/Field';
import { useSay } from './words';

const SECURITIES: readonly Security[] = ['TLS', 'STARTTLS', 'NONE'];

export function SecurityField({ security, error }: { security: Security; error: string | undefined }) {
  const say = useSay();
  return (
    <Select label={say('security')} name="security" defaultValue={security} error={error}>
      {SECURITIES.map((one) => (
        <option key={one} value={one}>
          {say(one)}
        </option>
      ))}
    </Select>
  );
}
