// How far a mail has come, as a badge; and what it did in a channel.
import { Badge } from '../../parts/Look';
import type { IntakeOutcome, IntakeState } from './intake.documents';
import { useSay } from './words';

const TONES = {
  PENDING: 'accent',
  FILED: 'planned',
  CREATED: 'planned',
  THREADED: 'planned',
  QUARANTINED: 'today',
  FAILED: 'overdue',
  IGNORED: 'plain',
  BOUNCED: 'plain',
  DUPLICATE: 'plain',
  PURGED: 'plain',
} as const;

export function State({ state }: { state: IntakeState | IntakeOutcome }) {
  const say = useSay();
  return <Badge tone={TONES[state]}>{say(state)}</Badge>;
}
