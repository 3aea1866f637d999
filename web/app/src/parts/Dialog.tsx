// A question or a form above the page; on a phone it fills the screen. Escape and the veil close it, focus stays within.
import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { useSay } from '../words/common';
import { IconButton } from './Button';
import { classes } from './classes';
import styles from './Dialog.module.css';

type Props = {
  open: boolean;
  onClose: () => void;
  title: string;
  /** What it is about, in a sentence. */
  description?: ReactNode;
  wide?: boolean;
  children: ReactNode;
};

export function Dialog({ open, onClose, title, description, wide, children }: Props) {
  const say = useSay();
  return (
    <Radix.Root open={open} onOpenChange={(next) => next || onClose()}>
      <Radix.Portal>
        <Radix.Overlay className={styles.veil} />
        <Radix.Content className={classes(styles.dialog, wide && styles.wide)} {...(!description && { 'aria-describedby': undefined })}>
          <header className={styles.head}>
            <Radix.Title asChild>
              <h2>{title}</h2>
            </Radix.Title>
            <Radix.Close asChild>
              <IconButton icon={X} label={say('close')} small />
            </Radix.Close>
          </header>
          <div className={styles.body}>
            {description && (
              <Radix.Description asChild>
                <p className={styles.description}>{description}</p>
              </Radix.Description>
            )}
            {children}
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
