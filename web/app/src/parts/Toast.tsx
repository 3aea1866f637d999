// A sentence at the edge of the screen: what was refused, what was done elsewhere. Said to screen readers, gone by itself.
import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { useEffect, useSyncExternalStore } from 'react';
import { useSay } from '../words/common';
import { IconButton } from './Button';
import { classes } from './classes';
import styles from './Toast.module.css';

type Told = { id: number; tone: 'good' | 'bad'; text: string; action?: { label: string; run: () => void } };

let told: readonly Told[] = [];
let next = 1;
const listeners = new Set<() => void>();
const tell = (now: readonly Told[]) => {
  told = now;
  listeners.forEach((heard) => heard());
};
const forget = (id: number) => tell(told.filter((one) => one.id !== id));

export function toast(one: Omit<Told, 'id'>): void {
  tell([...told.filter(({ text }) => text !== one.text), { ...one, id: next++ }].slice(-3));
}

export function Toasts() {
  const shown = useSyncExternalStore(
    (heard) => (listeners.add(heard), () => void listeners.delete(heard)),
    () => told,
  );
  return (
    <div className={styles.corner} role="region" aria-live="polite" aria-label="Funil">
      {shown.map((one) => (
        <Toast key={one.id} {...one} />
      ))}
    </div>
  );
}

function Toast({ id, tone, text, action }: Told) {
  const say = useSay();
  useEffect(() => {
    const timer = setTimeout(() => forget(id), tone === 'bad' ? 12_000 : 6_000);
    return () => clearTimeout(timer);
  }, [id, tone]);
  const Icon = tone === 'bad' ? CircleAlert : CircleCheck;
  return (
    <div className={classes(styles.toast, styles[tone])} role={tone === 'bad' ? 'alert' : 'status'}>
      <Icon size={16} aria-hidden />
      <p>{text}</p>
      {action && (
        <button type="button" className={styles.action} onClick={() => (forget(id), action.run())}>
          {action.label}
        </button>
      )}
      <IconButton icon={X} label={say('close')} small onClick={() => forget(id)} />
    </div>
  );
}
