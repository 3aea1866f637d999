// A place where nothing is yet: says what will stand here, and how the first one comes.
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useSay } from '../words/common';
import { Button } from './Button';
import styles from './EmptyState.module.css';

export function EmptyState({ icon: Icon, title, children, action }: { icon: LucideIcon; title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <span className={styles.ring}>
        <Icon size={22} aria-hidden />
      </span>
      <h2>{title}</h2>
      {children && <div className={styles.text}>{children}</div>}
      {action && <div className={styles.action}>{action}</div>}
    </div>
  );
}

/** What could not be shown, in the server's words, and the way to try again. */
export function Problem({ text, retry }: { text: string; retry?: () => void }) {
  const say = useSay();
  return (
    <div className={styles.problem} role="alert">
      <p>{text}</p>
      {retry && (
        <Button small onClick={retry}>
          {say('retry')}
        </Button>
      )}
    </div>
  );
}
