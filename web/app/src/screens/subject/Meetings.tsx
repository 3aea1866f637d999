// The meetings that invitations have proposed.
import { Badge } from '../../parts/Look';
import { useSession } from '../../shell/session';
import { useLocale } from '../../words/catalogue';
import { instant } from '../../words/format';
import { Panel } from './Panel';
import type { SubjectWholeFragment } from './subject.documents';
import styles from './subject.module.css';
import { useSay } from './words';

export function Meetings({ meetings }: { meetings: SubjectWholeFragment['meetings'] }) {
  const say = useSay();
  const locale = useLocale();
  const { viewer } = useSession();
  if (meetings.length === 0) return null;
  return (
    <Panel title={say('meetings')}>
      <ul className={styles.others}>
        {meetings.map(({ uid, summary, startsAt, location, organiser, cancelled }) => (
          <li key={uid}>
            <div className={styles.grow}>
              <p>{summary ?? say('meetings')}</p>
              <p className={styles.quiet}>
                {[startsAt && instant(startsAt, locale, viewer.zone), location, organiser && say('invitedBy', { who: organiser })]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            </div>
            {cancelled && <Badge tone="overdue">{say('meetingCancelled')}</Badge>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
