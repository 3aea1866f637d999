// How a file was read: what was found out, in a line; opened, each of it can be said otherwise.
import type { DayOrder, SheetFormatInput } from '../graph/schema';
import { Row, Select } from '../parts/Field';
import type { ImportLookQuery } from './tables.documents';
import styles from './tables.module.css';
import { useSay } from './words';

export type Format = ImportLookQuery['importPreview']['format'];

const DELIMITERS = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const;
const DECIMALS = { ',': 'decimalComma', '.': 'decimalPoint' } as const;
const ENCODINGS = ['utf-8-sig', 'cp1252', 'utf-16', 'iso-8859-15', 'cp850'];
const ENCODING_NAMES: Record<string, string> = { 'utf-8-sig': 'UTF-8', cp1252: 'Windows-1252', 'utf-16': 'UTF-16', 'iso-8859-15': 'ISO 8859-15', cp850: 'DOS 850' };

export function FormatFields({ format, onChange }: { format: Format; onChange: (format: SheetFormatInput) => void }) {
  const say = useSay();
  const { delimiter, encoding, decimal, days } = format;
  const called = <Key extends Parameters<typeof say>[0]>(names: Record<string, Key>, value: string) => {
    const key = names[value];
    return key ? say(key) : value;
  };
  const told = [ENCODING_NAMES[encoding] ?? encoding, called(DELIMITERS, delimiter), called(DECIMALS, decimal), say(days)];

  return (
    <details className={styles.format}>
      <summary>
        {say('readAs')} {told.join(' · ')}
      </summary>
      <div className={Row}>
        <Select label={say('delimiter')} value={delimiter} onChange={({ target }) => onChange({ ...format, delimiter: target.value })}>
          {options(Object.keys(DELIMITERS), delimiter).map((each) => (
            <option key={each} value={each}>
              {called(DELIMITERS, each)}
            </option>
          ))}
        </Select>
        <Select label={say('encoding')} value={encoding} onChange={({ target }) => onChange({ ...format, encoding: target.value })}>
          {options(ENCODINGS, encoding).map((each) => (
            <option key={each} value={each}>
              {ENCODING_NAMES[each] ?? each}
            </option>
          ))}
        </Select>
      </div>
      <div className={Row}>
        <Select label={say('decimal')} value={decimal} onChange={({ target }) => onChange({ ...format, decimal: target.value })}>
          {Object.entries(DECIMALS).map(([sign, key]) => (
            <option key={sign} value={sign}>
              {say(key)}
            </option>
          ))}
        </Select>
        <Select label={say('days')} value={days} onChange={({ target }) => onChange({ ...format, days: target.value as DayOrder })}>
          {(['DMY', 'MDY'] as const).map((order) => (
            <option key={order} value={order}>
              {say(order)}
            </option>
          ))}
        </Select>
      </div>
    </details>
  );
}

/** What is offered, and what stands there though nobody offered it. */
const options = (offered: string[], standing: string) => (offered.includes(standing) ? offered : [...offered, standing]);
