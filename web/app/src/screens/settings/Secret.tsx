// Something shown this once, with a button that copies it.
import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../parts/Button';
import styles from './Settings.module.css';
import { useSay } from './words';

export function Secret({ label, value }: { label: string; value: string }) {
  const say = useSay();
  const [copied, setCopied] = useState(false);
  return (
    <div role="status">
      <p>{label}</p>
      <div className={styles.secret}>
        <code>{value}</code>
        <Button
          small
          icon={copied ? Check : Copy}
          onClick={() => void navigator.clipboard.writeText(value).then(() => setCopied(true), () => undefined)}
        >
          {say(copied ? 'copied' : 'copy')}
        </Button>
      </div>
    </div>
  );
}
