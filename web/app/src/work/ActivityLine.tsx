// One activity that is open: what, when, who, about what; done by its circle, the rest in its menu.
import { Ban, CalendarClock, Circle, Ellipsis, Pencil } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import { useVerb } from '../graph/perform';
import { IconButton } from '../parts/Button';
import { ActivityIcon } from '../parts/icons';
import { Avatar, Badge, Day } from '../parts/Look';
import { Menu, MenuItem, MenuLabel, MenuLine } from '../parts/Menu';
import { toast } from '../parts/Toast';
import { useSession } from '../shell/session';
import { useLocale } from '../words/catalogue';
import { day, today } from '../words/format';
import { EditDialog } from './ActivityDialog';
import { CompleteDialog } from './CompleteDialog';
import { quickDays } from './days';
import { CancelDialog } from './ReasonDialog';
import { ActivityPutOffDocument, type ActivityRowFragment, ActivitySnoozedDocument } from './work.documents';
import { useSay } from './words';
import styles from './work.module.css';

export type Deed = 'complete' | 'edit' | 'cancel';
export const TONES = { OVERDUE: 'overdue', TODAY: 'today', PLANNED: 'planned' } as const;

/** A week after the day it had, whichever that is. */
export const SNOOZED = 'snoozed';

/** Put an activity off to a day, or by a week, and say so. */
export function usePutOff() {
  const say = useSay();
  const locale = useLocale();
  const { viewer } = useSession();
  const [putOff, busy] = useVerb(ActivityPutOffDocument);
  const [snooze, snoozing] = useVerb(ActivitySnoozedDocument);
  const act = async ({ id }: ActivityRowFragment, dueOn: string | null) => {
    const outcome = await (dueOn === SNOOZED ? snooze({ id, days: 7 }) : putOff({ id, dueOn }));
    const stands = outcome.payload?.activity?.dueOn ?? null;
    const shown = stands ? day(stands, locale, viewer.zone, Date.now()) : say('undated');
    if (outcome.done) toast({ tone: 'good', text: say('moved', { day: shown }) });
    return outcome;
  };
  return [act, busy || snoozing] as const;
}

type Props = { activity: ActivityRowFragment; about?: 'subject' | 'both'; onDeed?: (deed: Deed) => void; onPutOff?: (dueOn: string | null) => void };

/** `about`: with the subject, or its customer too, where that is not the page itself. */
export function ActivityLine({ activity, about, onDeed, onPutOff }: Props) {
  const say = useSay();
  const [deed, setDeed] = useState<Deed | null>(null);
  const [putOff] = usePutOff();
  const { viewer } = useSession();
  const ask = onDeed ?? setDeed;
  const { summary, type, dueOn, state, assignee, note, subject, customer, viewerCanEdit } = activity;
  return (
    <div className={styles.line}>
      {viewerCanEdit ? (
        <IconButton icon={Circle} small label={say('completeIt', { summary })} className={styles.circle} onClick={() => ask('complete')} />
      ) : (
        <span className={styles.blank} />
      )}
      <div className={styles.text}>
        <p className={styles.summary}>
          <ActivityIcon name={type?.icon} size={14} {...(type && { color: type.color })} />
          <span>{summary}</span>
        </p>
        {note && <p className={styles.note}>{note}</p>}
        <p className={styles.facts}>
          <Badge tone={TONES[state as keyof typeof TONES] ?? 'plain'} title={say(state as 'TODAY')}>
            {state === 'OVERDUE' && <span>{say('OVERDUE')}:</span>}
            {dueOn ? <Day on={dueOn} /> : say('undated')}
          </Badge>
          {about && (subject || customer) && <About activity={activity} whole={about === 'both'} />}
        </p>
      </div>
      {assignee && (about !== 'both' || assignee.id !== viewer.id) && <Avatar name={assignee.name} size={20} />}
      {viewerCanEdit && <LineMenu activity={activity} onDeed={ask} onPutOff={onPutOff ?? ((dueOn) => void putOff(activity, dueOn))} />}
      {deed && <DeedDialog deed={deed} activity={activity} onClose={() => setDeed(null)} />}
    </div>
  );
}

function About({ activity: { subject, customer }, whole }: { activity: ActivityRowFragment; whole: boolean }): ReactNode {
  const whose = whole ? (subject?.customer ?? customer) : null;
  return (
    <span className={styles.about}>
      {subject && <Link href={`/subjects/${subject.id}`}>{subject.title}</Link>}
      {subject && whose && <span aria-hidden> · </span>}
      {whose && <Link href={`/customers/${whose.id}`}>{whose.name}</Link>}
    </span>
  );
}

export function DeedDialog({ deed, activity, onClose }: { deed: Deed; activity: ActivityRowFragment; onClose: () => void }) {
  if (deed === 'complete') return <CompleteDialog activity={activity} onClose={onClose} />;
  if (deed === 'edit') return <EditDialog activity={activity} onClose={onClose} />;
  return <CancelDialog activity={activity} onClose={onClose} />;
}

type MenuProps = { activity: ActivityRowFragment; onDeed: (deed: Deed) => void; onPutOff: (dueOn: string | null) => void };

function LineMenu({ activity, onDeed, onPutOff }: MenuProps) {
  const say = useSay();
  const { viewer } = useSession();
  const now = today(viewer.zone, Date.now());
  return (
    <Menu trigger={<IconButton icon={Ellipsis} small label={say('more', { summary: activity.summary })} />}>
      <MenuLabel>{say('putOff')}</MenuLabel>
      {quickDays(now)
        .filter(([, on]) => on !== activity.dueOn)
        .map(([name, on]) => (
          <MenuItem key={name} icon={CalendarClock} onSelect={() => onPutOff(on)}>
            {say(name)}
          </MenuItem>
        ))}
      {activity.dueOn !== null && activity.dueOn > now && (
        <MenuItem icon={CalendarClock} onSelect={() => onPutOff(SNOOZED)}>
          {say('weekLater')}
        </MenuItem>
      )}
      <MenuLine />
      <MenuItem icon={Pencil} onSelect={() => onDeed('edit')}>
        {say('edit')}
      </MenuItem>
      <MenuItem icon={Ban} danger onSelect={() => onDeed('cancel')}>
        {say('cancelIt')}
      </MenuItem>
    </Menu>
  );
}
