// Small things to look at: badge, marker, avatar, sums, instants, days. They say in words what their colour says.
import type { ReactNode } from 'react';
import { useSession } from '../shell/session';
import { useLocale } from '../words/catalogue';
import { day, instant, money, type MoneyValue, relative, shortMoney } from '../words/format';
import { classes } from './classes';
import styles from './Look.module.css';
import { useNow } from './useNow';

type Tone = 'plain' | 'accent' | 'overdue' | 'today' | 'planned';

export const Badge = ({ tone = 'plain', children, title }: { tone?: Tone; children: ReactNode; title?: string }) => (
  <span className={classes(styles.badge, styles[tone])} title={title}>
    {children}
  </span>
);

/** A marker: its colour as a dot, so that its name is readable on every background. */
export const Marker = ({ name, color }: { name: string; color: string }) => (
  <span className={styles.marker} title={name}>
    <span className={styles.dot} style={{ backgroundColor: color }} />
    <span className={styles.name}>{name}</span>
  </span>
);

const HUES = [231, 265, 199, 168, 142, 28, 340, 290];

/** The initials of a person, in a colour that stays theirs. */
export function Avatar({ name, size = 22 }: { name: string; size?: number }) {
  const words = name.trim().split(/\s+/);
  const initials = ((words[0]?.[0] ?? '') + (words.length > 1 ? (words.at(-1)?.[0] ?? '') : '')).toUpperCase();
  const hue = HUES[[...name].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % HUES.length];
  return (
    <span
      className={styles.avatar}
      style={{ width: size, height: size, fontSize: size * 0.42, backgroundColor: `hsl(${hue} 45% 31%)` }}
      title={name}
      role="img"
      aria-label={name}
      data-initials={initials}
    />
  );
}

export function Money({ value, short }: { value: MoneyValue; short?: boolean }) {
  const locale = useLocale();
  const whole = money(value, locale);
  return (
    <span className={styles.money} title={whole}>
      {short ? shortMoney(value, locale) : whole}
    </span>
  );
}

/** How long ago, with the instant itself on hovering. */
export function Instant({ at, whole }: { at: string; whole?: boolean }) {
  const locale = useLocale();
  const { viewer } = useSession();
  const now = useNow();
  const exact = instant(at, locale, viewer.zone);
  return (
    <time dateTime={at} title={exact}>
      {whole ? exact : relative(at, locale, now)}
    </time>
  );
}

/** `short`: in figures, where there is little room. */
export function Day({ on, short }: { on: string; short?: boolean }) {
  const locale = useLocale();
  const { viewer } = useSession();
  const now = useNow();
  return <time dateTime={on}>{day(on, locale, viewer.zone, now, short)}</time>;
}
