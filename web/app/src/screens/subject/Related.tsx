// Other subjects that may be the same: those its mail claims to answer, those that look alike, those of the same mail elsewhere.
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { sentence, useVerb } from '../../graph/perform';
import { MergeDialog } from '../../merge/MergeDialog';
import { Merges } from '../../merge/Merges';
import { Button } from '../../parts/Button';
import { Dialog } from '../../parts/Dialog';
import { Actions, FormError } from '../../parts/Field';
import { Badge } from '../../parts/Look';
import { toast } from '../../parts/Toast';
import { useSay as useCommon } from '../../words/common';
import { Panel } from './Panel';
import { type OtherFragment, SubjectConvertedDocument, type SubjectWholeFragment, ThreadJoinedDocument } from './subject.documents';
import styles from './subject.module.css';
import { useSay } from './words';

type Joining = { into: OtherFragment; as: 'thread' | 'merge' };

export function Related({ subject, may }: { subject: SubjectWholeFragment; may: boolean }) {
  const say = useSay();
  const [joining, join] = useState<Joining | null>(null);
  const [twin, merge] = useState<OtherFragment | null>(null);
  const [, navigate] = useLocation();
  const { possibleThreads, possibleDuplicates, alsoSentTo, kind, merges, viewerCanMerge } = subject;
  const merged = merges.some(({ undoneAt }) => !undoneAt);
  if (possibleThreads.length + possibleDuplicates.length + alsoSentTo.length === 0 && !merged) return null;
  return (
    <Panel title={say('related')}>
      {possibleThreads.length > 0 && <h3 className={styles.small}>{say('threads')}</h3>}
      <ul className={styles.others}>
        {possibleThreads.map(({ subject: other, viewerCanJoin }) => (
          <Other key={other.id} other={other} onJoin={may && viewerCanJoin ? () => join({ into: other, as: 'thread' }) : undefined} />
        ))}
      </ul>
      {possibleDuplicates.length > 0 && <h3 className={styles.small}>{say('duplicates')}</h3>}
      <ul className={styles.others}>
        {possibleDuplicates.map(({ subject: other, reasons }) => (
          <Other
            key={other.id}
            other={other}
            why={reasons.map((reason) => say(reason)).join(', ')}
            onJoin={
              viewerCanMerge ? () => merge(other) : may && kind === 'PROSPECT' ? () => join({ into: other, as: 'merge' }) : undefined
            }
          />
        ))}
      </ul>
      {alsoSentTo.length > 0 && <h3 className={styles.small}>{say('alsoSentTo')}</h3>}
      <ul className={styles.others}>
        {alsoSentTo.map((other) => (
          <Other key={other.id} other={other} why={other.channel.name} />
        ))}
      </ul>
      <Merges merges={merges} may={viewerCanMerge} onUndone={() => undefined} />
      {twin && (
        <MergeDialog
          noun="subject"
          survivor={{ id: subject.id, name: subject.title }}
          other={{ id: twin.id, name: twin.title }}
          onDone={(left) => (merge(null), left !== subject.id && navigate(`/subjects/${left}`))}
          onClose={() => merge(null)}
        />
      )}
      {joining && <JoinDialog id={subject.id} joining={joining} onClose={() => join(null)} />}
    </Panel>
  );
}

function Other({ other, why, onJoin }: { other: OtherFragment; why?: string; onJoin?: (() => void) | undefined }) {
  const say = useSay();
  const { id, title, stage, customer, outcome } = other;
  return (
    <li>
      <div className={styles.grow}>
        <Link href={`/subjects/${id}`}>{title}</Link>
        <p className={styles.quiet}>{[customer?.name, stage?.name ?? say('PROSPECT'), why].filter(Boolean).join(' · ')}</p>
      </div>
      {outcome !== 'OPEN' && <Badge>{say(outcome)}</Badge>}
      {onJoin && (
        <Button small onClick={onJoin}>
          {say('join')}
        </Button>
      )}
    </li>
  );
}

function JoinDialog({ id, joining: { into, as }, onClose }: { id: string; joining: Joining; onClose: () => void }) {
  const say = useSay();
  const common = useCommon();
  const [, navigate] = useLocation();
  const [join, joining] = useVerb(ThreadJoinedDocument, { quiet: true });
  const [merge, merging] = useVerb(SubjectConvertedDocument, { quiet: true });
  const [problem, setProblem] = useState<string>();

  async function go() {
    const outcome = as === 'thread' ? await join({ id, intoId: into.id }) : await merge({ id, intoId: into.id });
    if (!outcome.done) return setProblem(sentence(outcome.errors));
    toast({ tone: 'good', text: say('joined', { title: into.title }) });
    navigate(`/subjects/${into.id}`);
  }

  return (
    <Dialog open onClose={onClose} title={say('joinTitle', { title: into.title })} description={say('joinText')}>
      <FormError>{problem}</FormError>
      <div className={Actions}>
        <Button onClick={onClose}>{common('cancel')}</Button>
        <Button tone="primary" busy={joining || merging} onClick={() => void go()}>
          {say('join')}
        </Button>
      </div>
    </Dialog>
  );
}
