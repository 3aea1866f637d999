// How a proposal or an order stands, in a word and a colour.
import type { OrderState, ProposalState } from '../graph/schema';
import { Badge } from '../parts/Look';
import { useSay } from './words';

const TONES: Partial<Record<ProposalState | OrderState, 'accent' | 'planned' | 'overdue'>> = {
  SENT: 'accent',
  ACCEPTED: 'planned',
  CONFIRMED: 'planned',
  REFUSED: 'overdue',
  EXPIRED: 'overdue',
  CANCELLED: 'overdue',
};

export function State({ state }: { state: ProposalState | OrderState }) {
  const say = useSay();
  return <Badge tone={TONES[state] ?? 'plain'}>{say(state)}</Badge>;
}
