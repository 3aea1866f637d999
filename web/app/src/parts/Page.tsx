// The frame of a screen: its head stays, its body scrolls.
import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { classes } from './classes';
import styles from './Page.module.css';

type Props = { title: string; lead?: ReactNode; actions?: ReactNode; children: ReactNode; narrow?: boolean; flush?: boolean };

/** `narrow`: for reading; `flush`: the body has no padding and scrolls by itself. The title is also the window's. */
export function Page({ title, lead, actions, children, narrow, flush }: Props) {
  useEffect(() => {
    document.title = `${title} · Funil`;
  }, [title]);
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1 className={styles.title}>{title}</h1>
        {lead && <div className={styles.lead}>{lead}</div>}
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      <div className={classes(styles.body, narrow && styles.narrow, flush && styles.flush)}>{children}</div>
    </div>
  );
}
