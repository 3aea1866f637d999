// Figures as the reader's language writes them.
import { locale } from '../../words/catalogue';
import { money, type MoneyValue } from '../../words/format';
import type { Line } from './line';
import { say } from './words';

export const moneyOf = (value: MoneyValue) => money(value, locale());
export const percentOf = (share: number) => new Intl.NumberFormat(locale(), { style: 'percent', maximumFractionDigits: 0 }).format(share);
export const instantOf = (at: string) => new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at));
export const monthOf = (day: string) => new Intl.DateTimeFormat(locale(), { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${day}T12:00:00Z`));

/** Seconds in the largest unit that says something: 3.5 days, 40 minutes. */
export function duration(seconds: number | null | undefined): string {
  if (seconds === null || seconds === undefined) return '–';
  const [unit, length] = seconds >= 86_400 ? (['day', 86_400] as const) : seconds >= 3_600 ? (['hour', 3_600] as const) : (['minute', 60] as const);
  return new Intl.NumberFormat(locale(), { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 }).format(seconds / length);
}

/** The name of a line where there is room for one text only. */
export const nameOf = ({ name, names }: Line) => name ?? (names.join(' · ') || say('all'));
