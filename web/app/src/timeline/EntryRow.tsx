// One entry: a message, a note or something done in full, any other fact as a sentence.
import {
  Archive,
  ArrowRightLeft,
  Ban,
  CalendarClock,
  CalendarPlus,
  CalendarX,
  CircleCheck,
  CircleX,
  FileText,
  GitMerge,
  History,
  type LucideIcon,
  Mail,
  MessageCircle,
  Paperclip,
  Pencil,
  Plus,
  RotateCcw,
  ShoppingCart,
  Sparkles,
  Tag,
  Trophy,
  UserRound,
  Users,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { ActivityIcon } from '../parts/icons';
import { useSession } from '../shell/session';
import { useLocale } from '../words/catalogue';
import { clock, instant } from '../words/format';
import { MessageCard } from './MessageCard';
import { NoteCard } from './NoteCard';
import { useSentence } from './sentence';
import type { EntryFragment, MessageRowFragment } from './timeline.documents';
import styles from './Timeline.module.css';
import { useSay } from './words';

export type EntryActs = {
  /** Answer this message. */
  onReply?: (message: MessageRowFragment) => void;
  /** The subject from which a mail may be taken off. */
  subjectId?: string;
};

type Props = { entry: EntryFragment; acts: EntryActs; about: boolean };

export function EntryRow({ entry, acts, about }: Props) {
  const sentence = useSentence(entry);
  const say = useSay();
  const actor = entry.actor.role === 'SYSTEM' ? 'Funil' : entry.actor.name;
  if (entry.__typename === 'NoteAddedEntry' && entry.note) {
    return (
      <Row entry={entry} about={about} icon={<Pencil size={14} aria-hidden />} head={say('wrote', { actor })}>
        <NoteCard note={entry.note} />
      </Row>
    );
  }
  if ('message' in entry && entry.message) {
    const Picture = entry.message.medium === 'WHATSAPP' ? MessageCircle : Mail;
    return (
      <Row entry={entry} about={about} icon={<Picture size={14} aria-hidden />} head={say(headOf(entry))}>
        <MessageCard message={entry.message} acts={acts} />
      </Row>
    );
  }
  if ((entry.__typename === 'ActivityCompletedEntry' || entry.__typename === 'ActivityLoggedEntry') && entry.activity) {
    const { activity } = entry;
    return (
      <Row entry={entry} about={about} icon={<ActivityIcon name={activity.type?.icon} {...(activity.type && { color: activity.type.color })} />} head={sentence}>
        <div className={styles.done}>
          <p>
            <strong>{activity.summary}</strong>
          </p>
          {activity.feedback && <p className={styles.words}>{activity.feedback}</p>}
        </div>
      </Row>
    );
  }
  const Icon = ICONS[entry.__typename ?? ''] ?? History;
  return <Row entry={entry} about={about} icon={<Icon size={14} aria-hidden />} head={sentence} />;
}

type Written = Extract<EntryFragment, { message: MessageRowFragment | null }>;

function headOf(entry: Written) {
  if (entry.__typename === 'MessageBouncedEntry') return entry.final ? 'mailBack' : 'mailLate';
  const incoming = entry.message?.direction === 'IN';
  if (entry.message?.medium === 'WHATSAPP') return incoming ? 'whatsappIn' : 'whatsappOut';
  return incoming ? 'mailIn' : 'mailOut';
}

const ICONS: Record<string, LucideIcon> = {
  SubjectCreatedEntry: Plus,
  CustomerCreatedEntry: Plus,
  SubjectMovedEntry: ArrowRightLeft,
  SubjectConvertedEntry: ArrowRightLeft,
  SubjectWonEntry: Trophy,
  SubjectLostEntry: CircleX,
  SubjectReopenedEntry: RotateCcw,
  SubjectAssignedEntry: UserRound,
  SubjectTransferredEntry: ArrowRightLeft,
  SubjectUpdatedEntry: Pencil,
  CustomerUpdatedEntry: Pencil,
  SubjectMarkedEntry: Tag,
  SubjectArchivedEntry: Archive,
  SubjectDiscardedEntry: Ban,
  SubjectRestoredEntry: RotateCcw,
  SubjectMergedEntry: GitMerge,
  SubjectPartedEntry: GitMerge,
  CustomerMergedEntry: GitMerge,
  CustomerPartedEntry: GitMerge,
  FileAttachedEntry: Paperclip,
  FileRemovedEntry: Paperclip,
  MessageTakenOffEntry: Mail,
  ParticipantAddedEntry: Users,
  ParticipantRemovedEntry: Users,
  MeetingProposedEntry: CalendarPlus,
  ProposalCreatedEntry: FileText,
  ProposalRevisedEntry: FileText,
  ProposalSentEntry: FileText,
  ProposalAcceptedEntry: CircleCheck,
  ProposalRefusedEntry: CircleX,
  OrderCreatedEntry: ShoppingCart,
  OrderConfirmedEntry: ShoppingCart,
  OrderCancelledEntry: Ban,
  NoteEditedEntry: Pencil,
  NoteDeletedEntry: Pencil,
  ActivityScheduledEntry: CalendarPlus,
  ActivityRescheduledEntry: CalendarClock,
  ActivityUpdatedEntry: Pencil,
  ActivityCancelledEntry: CalendarX,
  ActivityCompletedEntry: CircleCheck,
  SuggestionAcceptedEntry: Sparkles,
  SuggestionDismissedEntry: Sparkles,
};

function Row({ entry, about, icon, head, children }: { entry: EntryFragment; about: boolean; icon: ReactNode; head?: string; children?: ReactNode }) {
  const say = useSay();
  const locale = useLocale();
  const { viewer } = useSession();
  const { subject, at } = entry;
  return (
    <li className={styles.entry} data-entry={entry.__typename}>
      <span className={styles.icon}>{icon}</span>
      <div className={styles.body}>
        <p className={styles.head}>
          {head && <span>{head}</span>}
          {about && subject && (
            <Link href={`/subjects/${subject.id}`} className={styles.about}>
              {say('about', { title: subject.title })}
            </Link>
          )}
          <time dateTime={at} title={instant(at, locale, viewer.zone)}>
            {clock(at, locale, viewer.zone)}
          </time>
        </p>
        {children}
      </div>
    </li>
  );
}
