// One mail in the list: who, what about, since when, and what became of it.
import { Link, useSearch } from 'wouter';
import { classes } from '../../parts/classes';
import { Instant } from '../../parts/Look';
import type { MailRowFragment } from './intake.documents';
import styles from './Intake.module.css';
import { State } from './State';
import { useSay } from './words';

export function MailRow({ mail, here }: { mail: MailRowFragment; here: boolean }) {
  const say = useSay();
  const search = useSearch();
  const why = mail.lastError?.message ?? mail.effects[0]?.reason.message;
  return (
    <li>
      <Link
        href={`/intake/${mail.id}${search && `?${search}`}`}
        className={classes(styles.row, here && styles.rowHere)}
        aria-current={here ? 'true' : undefined}
      >
        <span className={styles.rowHead}>
          <strong className={styles.who}>{mail.fromName || mail.from || say(mail.state === 'PURGED' ? 'gone' : 'noSender')}</strong>
          <span className={styles.when}>
            <Instant at={mail.receivedAt} />
          </span>
        </span>
        <span className={styles.about}>{mail.subjectLine || say(mail.state === 'PURGED' ? 'gone' : 'noSubjectLine')}</span>
        <span className={styles.rowFoot}>
          <State state={mail.state} />
          <span className={styles.why}>{why ?? mail.preview}</span>
        </span>
      </Link>
    </li>
  );
}
