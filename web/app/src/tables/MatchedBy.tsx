// By what a row's customer is known to be there already. One of these stays chosen: by none, nobody would be found.
import type { ImportMatch } from '../graph/schema';
import { Checkbox } from '../parts/Field';
import styles from './tables.module.css';
import { useSay } from './words';

export const WAYS: readonly ImportMatch[] = ['EXTERNAL_ID', 'TAX_ID', 'EMAIL', 'PHONE'];

export function MatchedBy({ ways, onChange }: { ways: readonly ImportMatch[]; onChange: (ways: readonly ImportMatch[]) => void }) {
  const say = useSay();
  const toggled = (way: ImportMatch) => WAYS.filter((each) => ways.includes(each) !== (each === way));
  return (
    <fieldset className={styles.ways}>
      <legend>{say('matchBy')}</legend>
      {WAYS.map((way) => (
        <Checkbox key={way} label={say(way)} checked={ways.includes(way)} disabled={ways.length === 1 && ways.includes(way)} onChange={() => onChange(toggled(way))} />
      ))}
    </fieldset>
  );
}
