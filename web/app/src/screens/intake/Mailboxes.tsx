// How each mailbox does, in sentences: when it was read, what went wrong, when it is tried again. Kept current.
import { Mailbox as MailboxIcon, RefreshCw, TriangleAlert } from 'lucide-react';
import { useEffect } from 'react';
import { Link } from 'wouter';
import { ask } from '../../graph/client';
import { useLive } from '../../graph/live';
import { useVerb } from '../../graph/perform';
import { drop, put } from '../../graph/rows';
import { Button } from '../../parts/Button';
import { EmptyState, Problem } from '../../parts/EmptyState';
import { Badge, Instant } from '../../parts/Look';
import { Skeleton } from '../../parts/Progress';
import { toast } from '../../parts/Toast';
import { useSession } from '../../shell/session';
import {
  IntakePollNowDocument,
  type MailboxHealthRowFragment,
  MailboxesChangedDocument,
  MailboxesDocument,
  type MailboxesQuery,
} from './intake.documents';
import styles from './Mailboxes.module.css';
import { useSay } from './words';

const LOOK_AGAIN = 5_000;
const TONES = { NEW: 'accent', READY: 'planned', FAILING: 'overdue', NEEDS_AUTH: 'overdue', DISCONNECTED: 'plain' } as const;

export function Mailboxes() {
  const say = useSay();
  const { viewer } = useSession();
  const manages = viewer.role === 'ADMIN' || viewer.role === 'MANAGER';
  const { data, problem, refetch, patch } = useLive({
    query: MailboxesDocument,
    variables: {},
    events: MailboxesChangedDocument,
    eventVariables: {},
    apply: (now, { changes }) => {
      const rows = changes.filter(({ noun }) => noun === 'Mailbox');
      return rows.reduce<MailboxesQuery>(
        ({ mailboxes }, { id, row }) => ({ mailboxes: row ? put(mailboxes, row as MailboxHealthRowFragment) : drop(mailboxes, id) }),
        now,
      );
    },
  });
  const there = data !== undefined;
  useEffect(() => {
    // Each look into a mailbox is no event; when it was last looked into is asked for.
    if (!there) return;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') ask(MailboxesDocument, {}).then((fresh) => patch(() => fresh), () => undefined);
    }, LOOK_AGAIN);
    return () => clearInterval(timer);
  }, [there, patch]);

  if (!data) return problem ? <Problem text={problem} retry={() => void refetch()} /> : <Skeleton rows={4} />;
  if (data.mailboxes.length === 0) {
    return (
      <EmptyState icon={MailboxIcon} title={say('noMailboxes')} action={manages && <Link href="/settings/mailboxes">{say('connect')}</Link>}>
        {say('noMailboxesText')}
      </EmptyState>
    );
  }
  return (
    <ul className={styles.boxes} aria-label={say('health')}>
      {data.mailboxes.map((mailbox) => (
        <Box key={mailbox.id} mailbox={mailbox} manages={manages} />
      ))}
    </ul>
  );
}

function Box({ mailbox, manages }: { mailbox: MailboxHealthRowFragment; manages: boolean }) {
  const say = useSay();
  const { health } = mailbox;
  const [poll, busy] = useVerb(IntakePollNowDocument);

  async function look() {
    if ((await poll({ id: mailbox.id })).done) toast({ tone: 'good', text: say('polling') });
  }

  return (
    <li className={styles.box}>
      <header className={styles.head}>
        <h2>{mailbox.address}</h2>
        <Badge tone={TONES[health.phase]}>{say(health.phase)}</Badge>
        {manages && (
          <span className={styles.buttons}>
            {health.phase !== 'DISCONNECTED' && (
              <Button small icon={RefreshCw} busy={busy} onClick={() => void look()}>
                {say('pollNow')}
              </Button>
            )}
            <Link href={`/settings/mailboxes?edit=${mailbox.id}`}>{say(health.phase === 'NEEDS_AUTH' ? 'reauth' : 'repair')}</Link>
          </span>
        )}
      </header>
      <p className={styles.sentence}>{say(`${health.phase}Text`)}</p>
      {[health.lastError?.message, health.afterFilingError?.message, !health.sendersVerifiable && say('unverifiable')].map(
        (text) =>
          text && (
            <p key={text} className={styles.trouble}>
              <TriangleAlert size={15} aria-hidden /> <span>{text}</span>
            </p>
          ),
      )}
      <Figures mailbox={mailbox} />
    </li>
  );
}

function Figures({ mailbox }: { mailbox: MailboxHealthRowFragment }) {
  const say = useSay();
  const { health, channels, pollEvery } = mailbox;
  const lag = (seconds: number) => {
    const [unit, count] = seconds < 120 ? (['seconds', seconds] as const) : seconds < 7200 ? (['minutes', Math.round(seconds / 60)] as const) : (['hours', Math.round(seconds / 3600)] as const);
    return say(unit, { count });
  };
  return (
    <dl className={styles.figures}>
      <div>
        <dt>{say('lastPolled')}</dt>
        <dd>{health.lastPolledAt ? <Instant at={health.lastPolledAt} /> : say('never')}</dd>
      </div>
      {health.lagSeconds !== null && (
        <div>
          <dt>{say('lag')}</dt>
          <dd>{lag(health.lagSeconds ?? 0)}</dd>
        </div>
      )}
      {health.nextAttemptAt && (
        <div>
          <dt>{say('next')}</dt>
          <dd>
            {Date.parse(health.nextAttemptAt) - Date.now() > 60_000 ? <Instant at={health.nextAttemptAt} /> : say('soon')}{' '}
            <small>{say('every', { count: pollEvery })}</small>
          </dd>
        </div>
      )}
      <div>
        <dt>{say('receives')}</dt>
        <dd>{channels.map(({ name }) => name).join(', ') || say('nobodyReceives')}</dd>
      </div>
      <div>
        <dt>{say('filedCount')}</dt>
        <dd>{health.filed}</dd>
      </div>
      <div>
        <dt>{say('quarantinedCount')}</dt>
        <dd>{health.quarantined}</dd>
      </div>
      <div>
        <dt>{say('pendingCount')}</dt>
        <dd>{health.pending}</dd>
      </div>
    </dl>
  );
}
