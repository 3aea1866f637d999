// A mail as it was written. The server has taken out scripts and whatever is fetched from elsewhere; the frame allows no script either.
import { useRef, useState } from 'react';
import { useAnswer } from '../graph/useAnswer';
import { Problem } from '../parts/EmptyState';
import { Skeleton } from '../parts/Progress';
import { type MessageRowFragment, WholeMessageDocument, type WholeMessageQuery } from './timeline.documents';
import styles from './Timeline.module.css';
import { useSay } from './words';

type Whole = Exclude<NonNullable<WholeMessageQuery['node']>, Record<PropertyKey, never>>;

const POLICY = "default-src 'none'; img-src 'self' data:; style-src 'self'; form-action 'none'; base-uri 'none'";

export function WholeMail({ message }: { message: MessageRowFragment }) {
  const say = useSay();
  const { data, problem, refetch } = useAnswer(WholeMessageDocument, { id: message.id });
  const whole = data?.node && 'text' in data.node ? (data.node as Whole) : null;
  if (problem) return <Problem text={problem} retry={refetch} />;
  if (!data) return <Skeleton />;
  if (!whole) return <p>{say('gone')}</p>;
  return (
    <>
      {whole.html ? <Frame html={pictured(whole)} title={say('mailFrame', { from: message.from ?? '' })} /> : <p className={styles.words}>{whole.text}</p>}
      {whole.remoteImages > 0 && <p className={styles.flag}>{say('remote', { count: whole.remoteImages })}</p>}
    </>
  );
}

/** The pictures that came with the mail, at their addresses. */
function pictured({ html, files }: Whole): string {
  return files.reduce(
    (text, { contentId, download }) => (contentId && download ? text.replaceAll(`cid:${contentId}`, download.url) : text),
    html ?? '',
  );
}

/** Same origin, so that its height can be read and links opened aside; without scripts, so that nothing within can use that. */
function Frame({ html, title }: { html: string; title: string }) {
  const [height, setHeight] = useState(120);
  const frame = useRef<HTMLIFrameElement>(null);

  function fit() {
    const page = frame.current?.contentDocument;
    if (!page) return;
    for (const link of page.querySelectorAll('a')) {
      link.target = '_blank';
      link.rel = 'noopener noreferrer';
    }
    setHeight(Math.min(page.documentElement.scrollHeight + 2, 2_000));
  }

  return (
    <iframe
      ref={frame}
      className={styles.frame}
      title={title}
      sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
      srcDoc={`<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}"><link rel="stylesheet" href="/mail.css">${html}`}
      style={{ height }}
      onLoad={fit}
    />
  );
}
