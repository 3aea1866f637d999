// A thing to press. One `primary` in a view; `danger` for what cannot be undone; `quiet` in rows and bars.
import type { LucideIcon } from 'lucide-react';
import type { ButtonHTMLAttributes, Ref } from 'react';
import styles from './Button.module.css';
import { classes } from './classes';
import { Spinner } from './Progress';

type Tone = 'primary' | 'plain' | 'quiet' | 'danger';
type Props = ButtonHTMLAttributes<HTMLButtonElement> & {
  tone?: Tone;
  small?: boolean;
  icon?: LucideIcon;
  /** It is being done: the button waits, and says so. */
  busy?: boolean;
  ref?: Ref<HTMLButtonElement>;
};

export function Button({ tone = 'plain', small, icon: Icon, busy, children, className, disabled, ...rest }: Props) {
  return (
    <button
      type="button"
      {...rest}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      className={classes(styles.button, styles[tone], small && styles.small, className)}
    >
      {busy ? <Spinner /> : Icon && <Icon size={small ? 14 : 16} aria-hidden />}
      {children}
    </button>
  );
}

/** A button of a picture alone: `label` is what it is called, for the ear and on hovering. */
export function IconButton({
  icon: Icon,
  label,
  tone = 'quiet',
  small,
  busy,
  className,
  ...rest
}: Omit<Props, 'icon' | 'children'> & { icon: LucideIcon; label: string }) {
  return (
    <button
      type="button"
      title={label}
      aria-label={label}
      {...rest}
      className={classes(styles.button, styles.square, styles[tone], small && styles.small, className)}
    >
      {busy ? <Spinner /> : <Icon size={small ? 15 : 17} aria-hidden />}
    </button>
  );
}
