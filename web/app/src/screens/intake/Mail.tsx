// One mail opened: who sent it and who vouches for that, what it says, what became of it and why.
import { ArrowLeft, Download, ShieldAlert, ShieldCheck, ShieldQuestion } from 'lucide-react';
import { useState } from 'react';
import { Link, useSearch } from 'wouter';
import { ask, Refusal } from '../../graph/client';
import { useLive } from '../../graph/live';
import { Button } from '../../parts/Button';
import { EmptyState, Problem } from '../../parts/EmptyState';
import { Instant } from '../../parts/Look';
import { Loading } from '../../parts/Progress';
import { toast } from '../../parts/Toast';
import { useMayWrite } from '../../shell/session';
import { useSay as useCommon } from '../../words/common';
import { Body } from './Body';
import { Decisions, LateRelease } from './Decisions';
import { Effect } from './Effect';
import { MailChangedDocument, MailDocument, MailRawDocument, type OpenMailFragment } from './intake.documents';
import styles from './Mail.module.css';
import { bytes } from './size';
import { State } from './State';
import { useSay } from './words';

const SHIELDS = { PASS: ShieldCheck, FAIL: ShieldAlert, NONE: ShieldQuestion };

export function Mail({ id }: { id: string }) {
  const say = useSay();
  const common = useCommon();
  const search = useSearch();
  const { data, problem, refetch } = useLive({
    query: MailDocument,
    variables: { id },
    events: MailChangedDocument,
    eventVariables: {},
    apply: (now, { changes }) => changes.reduce((_, change) => (change.mailId === id ? { node: change.mail ?? null } : _), now),
  });
  if (!data) return problem ? <Problem text={problem} retry={() => void refetch()} /> : <Loading />;
  const mail = data.node && 'receivedAt' in data.node ? (data.node as OpenMailFragment) : undefined;
  return (
    <article className={styles.mail}>
      <Link href={`/intake${search && `?${search}`}`} className={styles.back}>
        <ArrowLeft size={16} aria-hidden /> {say('back')}
      </Link>
      {mail ? <Opened mail={mail} /> : <EmptyState icon={ShieldQuestion} title={common('notFound')} />}
    </article>
  );
}

function Opened({ mail }: { mail: OpenMailFragment }) {
  const say = useSay();
  const may = useMayWrite();
  const purged = mail.state === 'PURGED';
  return (
    <>
      <header className={styles.head}>
        <h2 className={styles.title}>{mail.subjectLine || say(purged ? 'gone' : 'noSubjectLine')}</h2>
        <State state={mail.state} />
      </header>
      {mail.viewerCanDecide && <Decisions mail={mail} />}
      {mail.state === 'QUARANTINED' && !mail.viewerCanDecide && <p className={styles.muted}>{say('mayNot')}</p>}
      {may && (mail.state === 'IGNORED' || mail.state === 'FAILED') && <LateRelease mail={mail} />}
      {mail.lastError && <p className={styles.warning}>{mail.lastError.message}</p>}
      <Envelope mail={mail} />
      {mail.flags.length > 0 && (
        <ul className={styles.flags}>
          {mail.flags.map((flag) => (
            <li key={flag.code}>{flag.message}</li>
          ))}
        </ul>
      )}
      <Body mail={mail} />
      <section className={styles.part} aria-labelledby="effects">
        <h3 id="effects">{say('effects')}</h3>
        {mail.effects.length === 0 && <p className={styles.muted}>{say('nothingYet')}</p>}
        {mail.effects.map((effect) => (
          <Effect key={effect.channel?.id ?? 'none'} effect={effect} />
        ))}
      </section>
    </>
  );
}

function Envelope({ mail }: { mail: OpenMailFragment }) {
  const say = useSay();
  const Shield = SHIELDS[mail.authVerdict];
  const cc = mail.effects.find(({ message }) => message)?.message?.cc ?? [];
  return (
    <section className={styles.envelope}>
      <dl>
        <dt>{say('from')}</dt>
        <dd>
          {mail.fromName && <strong>{mail.fromName}</strong>} <span className={styles.address}>{mail.from ?? say('noSender')}</span>
        </dd>
        <dt>{say('to')}</dt>
        <dd className={styles.address}>{mail.to.join(', ') || '–'}</dd>
        {cc.length > 0 && (
          <>
            <dt>{say('cc')}</dt>
            <dd className={styles.address}>{cc.join(', ')}</dd>
          </>
        )}
        <dt>{say('received')}</dt>
        <dd>
          <Instant at={mail.receivedAt} whole />
        </dd>
        {mail.mailbox && (
          <>
            <dt>{say('through')}</dt>
            <dd className={styles.address}>{mail.mailbox.address}</dd>
          </>
        )}
        <dt>{say('size')}</dt>
        <dd>{bytes(mail.size)}</dd>
      </dl>
      <p className={styles.verdict} data-verdict={mail.authVerdict}>
        <Shield size={16} aria-hidden /> {say(mail.authVerdict)}
      </p>
      {mail.state !== 'PURGED' && <Raw mail={mail} />}
    </section>
  );
}

function Raw({ mail }: { mail: OpenMailFragment }) {
  const say = useSay();
  const [busy, setBusy] = useState(false);

  async function download() {
    setBusy(true);
    try {
      const { node } = await ask(MailRawDocument, { id: mail.id });
      const url = node && 'raw' in node ? node.raw?.url : undefined;
      if (url) location.assign(url);
      else toast({ tone: 'bad', text: say('fileGone') });
    } catch (failure) {
      if (!(failure instanceof Refusal)) throw failure;
      toast({ tone: 'bad', text: failure.message });
    } finally {
      setBusy(false);
    }
  }

  return (
    <p>
      <Button small icon={Download} busy={busy} onClick={() => void download()} title={mail.viewerCanDecide ? say('rawAudit') : undefined}>
        {say('raw')}
      </Button>
    </p>
  );
}
