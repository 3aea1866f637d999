// Instants, days and sums as people write them, in the language of the page and the zone of the viewer.
import type { Locale } from './catalogue';
import { say } from './common';

export type MoneyValue = { amount: string; currency: string };

const kept = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>();

/** Making a formatter costs a hundred times what using one does. */
function once<T extends Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>(key: string, make: () => T): T {
  const found = kept.get(key);
  if (found) return found as T;
  const made = make();
  kept.set(key, made);
  return made;
}

export function money({ amount, currency }: MoneyValue, locale: Locale): string {
  const whole = !/\.\d*[1-9]/.test(amount);
  const format = once(`money ${locale} ${currency} ${whole}`, () =>
    new Intl.NumberFormat(locale, { style: 'currency', currency, ...(whole && { maximumFractionDigits: 0 }) }),
  );
  return format.format(Number(amount));
}

/** A sum where there is little room: R$ 1,2 mi. */
export function shortMoney({ amount, currency }: MoneyValue, locale: Locale): string {
  const format = once(`short ${locale} ${currency}`, () =>
    new Intl.NumberFormat(locale, { style: 'currency', currency, notation: 'compact', maximumFractionDigits: 1 }),
  );
  return format.format(Number(amount));
}

/** A CPF or a CNPJ with its points and strokes; another number, such as a VAT number, which begins with its country, as it is. */
export function taxNumber(number: string): string {
  return number
    .replace(/^(?![A-Z]{2})(\w{2})(\w{3})(\w{3})(\w{4})(\d{2})$/, '$1.$2.$3/$4-$5')
    .replace(/^(\d{3})(\d{3})(\d{3})(\d{2})$/, '$1.$2.$3-$4');
}

/** What stands for a currency: R$, €. */
export function symbol(currency: string, locale: Locale): string {
  const parts = once(`symbol ${locale} ${currency}`, () => new Intl.NumberFormat(locale, { style: 'currency', currency })).formatToParts(0);
  return parts.find(({ type }) => type === 'currency')?.value ?? currency;
}

export function count(value: number, locale: Locale): string {
  return once(`count ${locale}`, () => new Intl.NumberFormat(locale)).format(value);
}

/** An instant with its hour, in the viewer's zone. */
export function instant(at: string, locale: Locale, zone: string): string {
  const format = once(`instant ${locale} ${zone}`, () =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone }),
  );
  return format.format(new Date(at));
}

export function clock(at: string, locale: Locale, zone: string): string {
  return once(`clock ${locale} ${zone}`, () => new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: zone })).format(
    new Date(at),
  );
}

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** How long ago, or in how long. */
export function relative(at: string, locale: Locale, now: number): string {
  const seconds = (Date.parse(at) - now) / 1000;
  const step = STEPS.find(([, length]) => Math.abs(seconds) >= length);
  if (!step) return say('now');
  const format = once(`relative ${locale}`, () => new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' }));
  return format.format(Math.trunc(seconds / step[1]), step[0]);
}

/** Today's date in a zone, as the API writes dates. */
export function today(zone: string, now: number): string {
  return once(`iso ${zone}`, () => new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' })).format(now);
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** A day without an hour: yesterday, today, tomorrow, else its date; the year only where it is another. */
export function day(date: string, locale: Locale, zone: string, now: number, short = false): string {
  const here = today(zone, now);
  if (date === here) return say('todayDay');
  if (date === addDays(here, 1)) return say('tomorrow');
  if (date === addDays(here, -1)) return say('yesterday');
  const sameYear = date.slice(0, 4) === here.slice(0, 4);
  const month = short ? 'numeric' : 'short';
  const format = once(`day ${locale} ${sameYear} ${month}`, () =>
    new Intl.DateTimeFormat(locale, { day: 'numeric', month, timeZone: 'UTC', ...(!sameYear && { year: 'numeric' }) }),
  );
  return format.format(new Date(`${date}T12:00:00Z`));
}
