// What the software proposes to do next, and why; accepting schedules it.
import { Sparkles } from 'lucide-react';
import { useVerb } from '../../graph/perform';
import { useAnswer } from '../../graph/useAnswer';
import { Button } from '../../parts/Button';
import { Dialog } from '../../parts/Dialog';
import { EmptyState, Problem } from '../../parts/EmptyState';
import { ActivityIcon } from '../../parts/icons';
import { Day } from '../../parts/Look';
import { Skeleton } from '../../parts/Progress';
import { toast } from '../../parts/Toast';
import type { Card } from './board';
import { AcceptForCardDocument, DismissForCardDocument, type ProposalFragment, SuggestionsOfDocument } from './funnel.documents';
import styles from './SuggestionsDialog.module.css';
import { useSay } from './words';

export function SuggestionsDialog({ card, onClose }: { card: Card; onClose: () => void }) {
  const say = useSay();
  const { data, problem, refetch } = useAnswer(SuggestionsOfDocument, { id: card.id });
  const suggestions = data?.subject?.suggestions;
  return (
    <Dialog open onClose={onClose} title={say('suggestions')} description={card.title}>
      {problem && <Problem text={problem} retry={refetch} />}
      {!suggestions && !problem && <Skeleton />}
      {suggestions?.length === 0 && <EmptyState icon={Sparkles} title={say('noSuggestions')} />}
      <ul className={styles.list}>
        {suggestions?.map((one) => (
          <Proposal key={one.id} suggestion={one} onAccepted={onClose} onDismissed={refetch} />
        ))}
      </ul>
    </Dialog>
  );
}

function Proposal({ suggestion, onAccepted, onDismissed }: { suggestion: ProposalFragment; onAccepted: () => void; onDismissed: () => void }) {
  const say = useSay();
  const [accept, accepting] = useVerb(AcceptForCardDocument);
  const [dismiss, dismissing] = useVerb(DismissForCardDocument);
  const { id, version, type, summary, dueOn, assignee, reasons } = suggestion;

  async function agree() {
    if (!(await accept({ id, expectedVersion: version })).done) return;
    toast({ tone: 'good', text: say('accepted', { summary: summary.message }) });
    onAccepted();
  }

  return (
    <li className={styles.one}>
      <span className={styles.icon}>
        <ActivityIcon name={type.icon} size={16} />
      </span>
      <div className={styles.text}>
        <h3>{summary.message}</h3>
        <p className={styles.when}>
          {type.name} · <Day on={dueOn} />
          {assignee && ` · ${assignee.name}`}
        </p>
        <ul className={styles.reasons} aria-label={say('why')}>
          {reasons.map(({ message }) => (
            <li key={message}>{message}</li>
          ))}
        </ul>
        {suggestion.viewerCanDecide && (
          <div className={styles.actions}>
            <Button small tone="primary" busy={accepting} onClick={() => void agree()}>
              {say('accept')}
            </Button>
            <Button small tone="quiet" busy={dismissing} onClick={() => void dismiss({ id }).then(({ done }) => done && onDismissed())}>
              {say('dismiss')}
            </Button>
          </div>
        )}
      </div>
    </li>
  );
}
