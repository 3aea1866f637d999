// The intake: every mail that came and what became of it, how the mailboxes do, and whom nobody wants to hear.
import { Link } from 'wouter';
import { classes } from '../../parts/classes';
import { Page } from '../../parts/Page';
import { Blocked } from './Blocked';
import { Mailboxes } from './Mailboxes';
import { Queue } from './Queue';
import styles from './Intake.module.css';
import { useSay } from './words';

const VIEWS = ['queue', 'mailboxes', 'blocked'] as const;

/** `id`: a mail, or one of the other views. */
export default function Intake({ id }: { id: string | undefined }) {
  const say = useSay();
  const view = VIEWS.find((one) => one === id) ?? 'queue';
  return (
    <Page title={say('title')} lead={<Views view={view} />} flush>
      {view === 'queue' ? (
        <Queue id={id} />
      ) : (
        <div className={styles.pane}>{view === 'mailboxes' ? <Mailboxes /> : <Blocked />}</div>
      )}
    </Page>
  );
}

function Views({ view }: { view: (typeof VIEWS)[number] }) {
  const say = useSay();
  return (
    <nav className={styles.views} aria-label={say('views')}>
      {VIEWS.map((one) => (
        <Link
          key={one}
          href={one === 'queue' ? '/intake' : `/intake/${one}`}
          className={classes(styles.view, one === view && styles.here)}
          aria-current={one === view ? 'page' : undefined}
        >
          {say(one)}
        </Link>
      ))}
    </nav>
  );
}
