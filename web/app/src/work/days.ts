// The days that are chosen with one click. No I/O, no clock.
import { addDays } from '../words/format';

/** The next Monday after this day. */
export function monday(day: string): string {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  return addDays(day, (8 - weekday) % 7 || 7);
}

export const quickDays = (today: string) =>
  [
    ['dueToday', today],
    ['dueTomorrow', addDays(today, 1)],
    ['dueMonday', monday(today)],
    ['dueWeek', addDays(today, 7)],
  ] as const;
