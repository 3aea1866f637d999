// A mail's HTML in a frame of its own: no script, no form, nothing fetched. Its links open elsewhere.
import { useMemo, useState } from 'react';
import styles from './MailFrame.module.css';

const POLICY = "default-src 'none'; img-src data:";
const TALLEST = 1600;

/** The server has made `html` safe already; the frame holds it to that. */
export function MailFrame({ html, title }: { html: string; title: string }) {
  const [height, setHeight] = useState(160);
  const page = useMemo(
    () =>
      `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}">` +
      `<base target="_blank"><body>${html}</body>`,
    [html],
  );
  return (
    <iframe
      className={styles.frame}
      title={title}
      srcDoc={page}
      sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
      referrerPolicy="no-referrer"
      style={{ height }}
      onLoad={(event) => {
        const body = event.currentTarget.contentDocument?.body;
        if (!body) return;
        body.style.cssText =
          'margin:12px;font:14px/1.5 system-ui,sans-serif;color:#17181c;background:#fff;overflow-wrap:anywhere';
        setHeight(Math.min(TALLEST, body.scrollHeight + 28));
      }}
    />
  );
}
