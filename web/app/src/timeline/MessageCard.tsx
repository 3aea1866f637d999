// A mail or a WhatsApp message: who, to whom, how far it has come, what is new in it; the whole of it on asking.
import { Ellipsis, Reply, Unlink } from 'lucide-react';
import { useState } from 'react';
import { useVerb } from '../graph/perform';
import { Button, IconButton } from '../parts/Button';
import { classes } from '../parts/classes';
import { Badge } from '../parts/Look';
import { Menu, MenuItem } from '../parts/Menu';
import { toast } from '../parts/Toast';
import { useMayWrite, useSession } from '../shell/session';
import { useLocale } from '../words/catalogue';
import { instant } from '../words/format';
import type { EntryActs } from './EntryRow';
import { Files } from './Files';
import { WholeMail } from './WholeMail';
import { MessageAgainDocument, MessageArrivedDocument, MessageOffDocument, type MessageRowFragment, WhatsappSentDocument } from './timeline.documents';
import styles from './Timeline.module.css';
import { useSay } from './words';

const LONG = 700;
const TONES = { SENT: 'planned', FAILED: 'overdue', BOUNCED: 'overdue', UNKNOWN: 'today', OPENED: 'today' } as const;

export function MessageCard({ message, acts }: { message: MessageRowFragment; acts: EntryActs }) {
  const say = useSay();
  const may = useMayWrite();
  const [folded, setFolded] = useState(message.automatic);
  const [whole, setWhole] = useState(false);
  const { direction, medium, subjectLine, newText, files, flags } = message;
  return (
    <div className={classes(styles.message, direction === 'IN' && styles.incoming)}>
      <Head message={message} />
      {subjectLine && <p className={styles.line}>{subjectLine}</p>}
      {folded ? (
        <p className={styles.folded}>
          {say('automatic')}{' '}
          <Button small tone="quiet" onClick={() => setFolded(false)}>
            {say('showAutomatic')}
          </Button>
        </p>
      ) : whole ? (
        <WholeMail message={message} />
      ) : (
        <Words text={newText} />
      )}
      <Files files={files} />
      {flags.map(({ code, message: said }) => (
        <p key={code} className={styles.flag}>
          {said}
        </p>
      ))}
      <Trouble message={message} />
      {!folded && (
        <div className={styles.acts}>
          {may && acts.onReply && medium === 'EMAIL' && (
            <Button small tone="quiet" icon={Reply} onClick={() => acts.onReply?.(message)}>
              {say('reply')}
            </Button>
          )}
          {medium === 'EMAIL' && (
            <Button small tone="quiet" aria-expanded={whole} onClick={() => setWhole(!whole)}>
              {say(whole ? 'less' : 'whole')}
            </Button>
          )}
          {may && acts.subjectId && direction === 'IN' && medium === 'EMAIL' && <Off messageId={message.id} subjectId={acts.subjectId} />}
        </div>
      )}
    </div>
  );
}

function Head({ message: { direction, medium, from, fromName, author, to, cc, state, readAt } }: { message: MessageRowFragment }) {
  const say = useSay();
  const locale = useLocale();
  const { viewer } = useSession();
  const who = direction === 'IN' ? (fromName ?? from ?? '?') : (author?.name ?? fromName ?? from ?? '?');
  return (
    <p className={styles.who}>
      <strong>{who}</strong>
      {direction === 'IN' && from && fromName && <span className={styles.address}>&lt;{from}&gt;</span>}
      <span>{say('to', { who: to.join(', ') })}</span>
      {cc.length > 0 && <span>{say('cc', { who: cc.join(', ') })}</span>}
      {medium === 'WHATSAPP' && <Badge>{say('whatsapp')}</Badge>}
      {state !== 'RECEIVED' && <Badge tone={TONES[state as keyof typeof TONES] ?? 'plain'}>{say(state)}</Badge>}
      {readAt && <Badge tone="accent">{say('read', { at: instant(readAt, locale, viewer.zone) })}</Badge>}
    </p>
  );
}

/** Long words are cut until somebody wants them all. */
function Words({ text }: { text: string }) {
  const say = useSay();
  const [all, setAll] = useState(false);
  const long = text.length > LONG || text.split('\n').length > 14;
  return (
    <>
      <p className={classes(styles.words, long && !all && styles.cut)}>{text}</p>
      {long && (
        <Button small tone="quiet" aria-expanded={all} onClick={() => setAll(!all)}>
          {say(all ? 'less' : 'more')}
        </Button>
      )}
    </>
  );
}

/** Why it came no further, and what a person can do about that. */
function Trouble({ message }: { message: MessageRowFragment }) {
  const say = useSay();
  const locale = useLocale();
  const { viewer } = useSession();
  const may = useMayWrite();
  const [again, sending] = useVerb(MessageAgainDocument);
  const [arrived, marking] = useVerb(MessageArrivedDocument);
  const { id, state, problem, answer, bounce, nextAttemptAt, medium } = message;
  if (medium === 'WHATSAPP' && state === 'OPENED') return may ? <Confirm id={id} /> : null;
  if (!problem && !bounce) return null;
  return (
    <div className={styles.trouble}>
      {bounce && <p>{say(bounce.kind === 'FAILED' ? 'bounced' : 'delayed', { address: bounce.address, diagnostic: bounce.diagnostic })}</p>}
      {problem && <p>{problem.message}</p>}
      {answer && !bounce && <p className={styles.answer}>{answer}</p>}
      {nextAttemptAt && <p>{say('tryAgain', { at: instant(nextAttemptAt, locale, viewer.zone) })}</p>}
      {may && (state === 'FAILED' || state === 'BOUNCED' || state === 'UNKNOWN') && (
        <div className={styles.acts}>
          <Button small busy={sending} onClick={() => void again({ id })}>
            {say('again')}
          </Button>
          {state === 'UNKNOWN' && (
            <Button small tone="quiet" busy={marking} onClick={() => void arrived({ id })}>
              {say('arrived')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

export function Confirm({ id, onDone }: { id: string; onDone?: () => void }) {
  const say = useSay();
  const [confirm, busy] = useVerb(WhatsappSentDocument);
  const answer = (sent: boolean) => void confirm({ id, sent }).then(({ done }) => done && onDone?.());
  return (
    <div className={styles.trouble}>
      <p>{say('whatsappAsk')}</p>
      <div className={styles.acts}>
        <Button small tone="primary" busy={busy} onClick={() => answer(true)}>
          {say('whatsappSent')}
        </Button>
        <Button small disabled={busy} onClick={() => answer(false)}>
          {say('whatsappNot')}
        </Button>
      </div>
    </div>
  );
}

function Off({ messageId, subjectId }: { messageId: string; subjectId: string }) {
  const say = useSay();
  const [off] = useVerb(MessageOffDocument);
  const act = async () => {
    if ((await off({ messageId, subjectId })).done) toast({ tone: 'good', text: say('takenOff') });
  };
  return (
    <Menu trigger={<IconButton icon={Ellipsis} small label={say('messageMenu')} />}>
      <MenuItem icon={Unlink} onSelect={() => void act()}>
        {say('takeOff')}
      </MenuItem>
    </Menu>
  );
}
