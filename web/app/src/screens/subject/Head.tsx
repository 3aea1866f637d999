// What it is called, whose it is, how it stands; and what can be done with the whole of it.
import { Archive, ArrowLeft, ArrowRightLeft, Ban, Ellipsis, Hourglass, RotateCcw, Send, Snail, Star, Trash2, Trophy } from 'lucide-react';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useVerb } from '../../graph/perform';
import { Button, IconButton } from '../../parts/Button';
import { Badge, Marker, Money } from '../../parts/Look';
import { Menu, MenuItem, MenuLine } from '../../parts/Menu';
import { toast } from '../../parts/Toast';
import { useSession } from '../../shell/session';
import { useLocale } from '../../words/catalogue';
import { useSay as useCommon } from '../../words/common';
import { instant } from '../../words/format';
import { ConvertDialog } from '../funnel/ConvertDialog';
import { LoseDialog } from '../funnel/EndDialog';
import { DeleteDialog } from './DeleteDialog';
import { MarkerMenu } from './MarkerMenu';
import { OwnerMenu } from './OwnerMenu';
import {
  SubjectBroughtBackDocument,
  SubjectReopenedDocument,
  SubjectThrownAwayDocument,
  SubjectTidiedDocument,
  type SubjectWholeFragment,
  SubjectWonDocument,
} from './subject.documents';
import styles from './subject.module.css';
import { TransferDialog } from './TransferDialog';
import { useSay } from './words';

export type PartProps = { subject: SubjectWholeFragment; put: (subject: SubjectWholeFragment | null | undefined) => void; may: boolean };
type Asked = 'convert' | 'lose' | 'transfer' | 'delete' | null;

export function Head({ subject, put, may }: PartProps) {
  const say = useSay();
  const [asked, ask] = useState<Asked>(null);
  const { title, customer, value } = subject;
  const close = () => ask(null);
  return (
    <header className={styles.head}>
      <div className={styles.titled}>
        <IconButton icon={ArrowLeft} label={say('back')} onClick={() => history.back()} />
        <div className={styles.names}>
          <h1>{title}</h1>
          <div className={styles.facts}>
            {customer && <Link href={`/customers/${customer.id}`}>{customer.name}</Link>}
            {value && (
              <strong>
                <Money value={value} />
              </strong>
            )}
            <OwnerMenu subject={subject} put={put} />
            <States subject={subject} />
            {subject.markers.map((marker) => (
              <Marker key={marker.id} {...marker} />
            ))}
            {may && <MarkerMenu subject={subject} put={put} />}
          </div>
        </div>
      </div>
      {may && <Verbs subject={subject} put={put} ask={ask} />}
      {asked === 'convert' && <ConvertDialog card={subject} onDone={close} onClose={close} />}
      {asked === 'lose' && <LoseDialog card={subject} onDone={close} onClose={close} />}
      {asked === 'transfer' && <TransferDialog subject={subject} put={put} onClose={close} />}
      {asked === 'delete' && <DeleteDialog subject={subject} onClose={close} />}
    </header>
  );
}

/** How it stands, where that is not simply open. */
function States({ subject }: { subject: SubjectWholeFragment }) {
  const say = useSay();
  const locale = useLocale();
  const { viewer } = useSession();
  const since = (at: string) => instant(at, locale, viewer.zone);
  const { kind, outcome, lostReason, archivedAt, discardedAt, idle, idleSince, rotting, stageEnteredAt, priority } = subject;
  return (
    <>
      {kind === 'PROSPECT' && <Badge tone="accent">{say('PROSPECT')}</Badge>}
      {outcome === 'WON' && <Badge tone="planned">{say('WON')}</Badge>}
      {outcome === 'LOST' && <Badge tone="overdue">{lostReason ? say('lostBecause', { reason: lostReason.name }) : say('LOST')}</Badge>}
      {outcome === 'CLOSED' && <Badge>{say('CLOSED')}</Badge>}
      {archivedAt && <Badge>{say('archived')}</Badge>}
      {discardedAt && <Badge tone="overdue">{say('discarded')}</Badge>}
      {idle && (
        <Badge tone="today" title={say('idleHint', { since: since(idleSince) })}>
          <Snail size={12} aria-hidden /> {say('idle')}
        </Badge>
      )}
      {rotting && stageEnteredAt && (
        <Badge tone="today" title={say('rottingHint', { since: since(stageEnteredAt) })}>
          <Hourglass size={11} aria-hidden /> {say('rotting')}
        </Badge>
      )}
      {priority > 0 && (
        <span className={styles.stars} role="img" aria-label={say('priority', { count: priority })} title={say('priority', { count: priority })}>
          {Array.from({ length: Math.min(priority, 3) }, (_, n) => (
            <Star key={n} size={12} fill="currentColor" aria-hidden />
          ))}
        </span>
      )}
    </>
  );
}

function Verbs({ subject, put, ask }: Omit<PartProps, 'may'> & { ask: (asked: Asked) => void }) {
  const say = useSay();
  const common = useCommon();
  const [, navigate] = useLocation();
  const [win, winning] = useVerb(SubjectWonDocument);
  const [reopen, reopening] = useVerb(SubjectReopenedDocument);
  const [archive] = useVerb(SubjectTidiedDocument);
  const [restore, restoring] = useVerb(SubjectBroughtBackDocument);
  const [discard] = useVerb(SubjectThrownAwayDocument);
  const { id, kind, outcome, archivedAt, discardedAt, viewerCanDelete } = subject;
  const away = archivedAt !== null || discardedAt !== null;
  const told = (text: string) => toast({ tone: 'good', text });

  return (
    <div className={styles.verbs}>
      {away && (
        <Button icon={RotateCcw} busy={restoring} onClick={() => void restore({ ids: [id] }).then(({ done }) => done && told(say('restoredToast')))}>
          {say('restore')}
        </Button>
      )}
      {!away && kind === 'PROSPECT' && (
        <Button tone="primary" icon={ArrowRightLeft} onClick={() => ask('convert')}>
          {say('convert')}
        </Button>
      )}
      {!away && kind === 'OPPORTUNITY' && outcome === 'OPEN' && (
        <>
          <Button
            tone="primary"
            icon={Trophy}
            busy={winning}
            onClick={() => void win({ id }).then(({ done, payload }) => (put(payload?.subject), done && told(say('wonToast'))))}
          >
            {say('win')}
          </Button>
          <Button onClick={() => ask('lose')}>{say('lose')}</Button>
        </>
      )}
      {!away && outcome !== 'OPEN' && (
        <Button icon={RotateCcw} busy={reopening} onClick={() => void reopen({ id }).then(({ payload }) => put(payload?.subject))}>
          {say('reopen')}
        </Button>
      )}
      <Menu trigger={<IconButton icon={Ellipsis} label={common('more')} />}>
        <MenuItem icon={Send} onSelect={() => ask('transfer')}>
          {say('transfer')}
        </MenuItem>
        {!away && (
          <MenuItem icon={Archive} onSelect={() => void archive({ ids: [id] }).then(({ done }) => done && told(say('archivedToast')))}>
            {say('archive')}
          </MenuItem>
        )}
        {!away && kind === 'PROSPECT' && (
          <MenuItem
            icon={Ban}
            danger
            onSelect={() => void discard({ id }).then(({ done }) => done && (told(say('discardedToast')), navigate('/funnel')))}
          >
            {say('discard')}
          </MenuItem>
        )}
        {viewerCanDelete && (
          <>
            <MenuLine />
            <MenuItem icon={Trash2} danger onSelect={() => ask('delete')}>
              {say('delete')}
            </MenuItem>
          </>
        )}
      </Menu>
    </div>
  );
}
