// What a mail did in one channel, where it stands now, and the trail that says why.
import { useState } from 'react';
import { Link } from 'wouter';
import { useVerb } from '../../graph/perform';
import { Button } from '../../parts/Button';
import { Confirm } from '../../parts/Confirm';
import { Instant } from '../../parts/Look';
import { toast } from '../../parts/Toast';
import { type EffectFragment, IntakeThreadJoinDocument, IntakeThreadUndoDocument } from './intake.documents';
import styles from './Mail.module.css';
import { State } from './State';
import { Trail } from './Trail';
import { useSay } from './words';

const WAYS = ['token', 'message_id', 'references', 'subject_line', 'invite', 'sender', 'person'] as const;

export function Effect({ effect }: { effect: EffectFragment }) {
  const say = useSay();
  const way = WAYS.find((one) => one === effect.matchedBy);
  return (
    <div className={styles.effect}>
      <p className={styles.effectHead}>
        <State state={effect.outcome} />
        <strong>{effect.channel?.name ?? say('noChannel')}</strong>
        {effect.alias && <span className={styles.address}>{effect.alias}</span>}
        <span className={styles.muted}>
          <Instant at={effect.at} />
        </span>
      </p>
      <p>{effect.reason.message}</p>
      {way && <p className={styles.muted}>{say('foundBy', { way: say(way) })}</p>}
      {effect.subject && <Standing effect={effect} subject={effect.subject} />}
      <Trail steps={effect.trail} />
    </div>
  );
}

type Subject = NonNullable<EffectFragment['subject']>;

function Standing({ effect, subject }: { effect: EffectFragment; subject: Subject }) {
  const say = useSay();
  const [asking, setAsking] = useState(false);
  const [undo, busy] = useVerb(IntakeThreadUndoDocument);
  const { message } = effect;
  const may = effect.outcome === 'THREADED' && subject.viewerCanEdit && message;

  async function take() {
    if (!message) return;
    const outcome = await undo({ subjectId: subject.id, messageId: message.id });
    if (outcome.done) toast({ tone: 'good', text: say('undone', { title: outcome.payload.subject?.title ?? '' }) });
    setAsking(false);
  }

  return (
    <>
      <p className={styles.standing}>
        <Link href={`/subjects/${subject.id}`} className={styles.subject}>
          {subject.title}
        </Link>
        {may && (
          <Button small tone="quiet" onClick={() => setAsking(true)}>
            {say('undo')}
          </Button>
        )}
      </p>
      {subject.possibleThreads.map((thread) => (
        <Possible key={thread.subject.id} subject={subject} thread={thread} />
      ))}
      {asking && (
        <Confirm title={say('undoTitle')} deed={say('undo')} busy={busy} harmless onConfirm={() => void take()} onClose={() => setAsking(false)}>
          {say('undoText', { title: subject.title })}
        </Confirm>
      )}
    </>
  );
}

function Possible({ subject, thread }: { subject: Subject; thread: Subject['possibleThreads'][number] }) {
  const say = useSay();
  const [asking, setAsking] = useState(false);
  const [join, busy] = useVerb(IntakeThreadJoinDocument);
  const { title, id } = thread.subject;

  async function unite() {
    const outcome = await join({ id: subject.id, intoId: id, expectedVersion: subject.version });
    if (outcome.done) toast({ tone: 'good', text: say('joined', { title }) });
    setAsking(false);
  }

  return (
    <p className={styles.standing}>
      {say('possible')} <Link href={`/subjects/${id}`}>{title}</Link>
      {thread.viewerCanJoin && (
        <Button small onClick={() => setAsking(true)}>
          {say('join', { title })}
        </Button>
      )}
      {asking && (
        <Confirm title={say('joinTitle')} deed={say('join', { title })} busy={busy} onConfirm={() => void unite()} onClose={() => setAsking(false)}>
          {say('joinText', { title })}
        </Confirm>
      )}
    </p>
  );
}
