// What of the intake is shown, as it stands in the address; and whether a mail that changes belongs there.
import { useSearchParams } from 'wouter';
import type { IntakeFilter } from '../../graph/schema';
import type { IntakeState, MailRowFragment } from './intake.documents';

export const SHOWS = ['waiting', 'filed', 'left', 'all'] as const;
export type Show = (typeof SHOWS)[number];
const STATES: Record<Show, IntakeState[] | null> = {
  waiting: ['QUARANTINED', 'FAILED'],
  filed: ['FILED', 'PENDING'],
  left: ['IGNORED', 'DUPLICATE', 'BOUNCED', 'PURGED'],
  all: null,
};

export type Filters = { show: Show; mailbox: string; channel: string; text: string };

export function useFilters(): [Filters, (change: Partial<Filters>) => void] {
  const [params, setParams] = useSearchParams();
  const filters: Filters = {
    show: SHOWS.find((one) => one === params.get('show')) ?? 'waiting',
    mailbox: params.get('mailbox') ?? '',
    channel: params.get('channel') ?? '',
    text: params.get('text') ?? '',
  };
  const change = (changed: Partial<Filters>) => {
    const next = { ...filters, ...changed };
    const said = Object.entries(next).filter(([key, value]) => value && !(key === 'show' && value === 'waiting'));
    setParams(new URLSearchParams(said), { replace: true });
  };
  return [filters, change];
}

export const asked = ({ show, mailbox, channel, text }: Filters): IntakeFilter => ({
  states: STATES[show],
  mailboxIds: mailbox ? [mailbox] : null,
  channelIds: channel ? [channel] : null,
  text: text || null,
});

export function belongs(mail: MailRowFragment, { show, mailbox, channel, text }: Filters): boolean {
  const states = STATES[show];
  const said = [mail.from, mail.fromName, mail.subjectLine, mail.preview].join(' ').toLowerCase();
  return (
    (!states || states.includes(mail.state)) &&
    (!mailbox || mail.mailbox?.id === mailbox) &&
    (!channel || mail.effects.some((effect) => effect.channel?.id === channel)) &&
    text
      .toLowerCase()
      .split(/\s+/)
      .every((word) => said.includes(word))
  );
}

export const newestFirst = (a: { receivedAt: string; id: string }, b: { receivedAt: string; id: string }) =>
  Date.parse(b.receivedAt) - Date.parse(a.receivedAt) || (a.id < b.id ? 1 : -1);
