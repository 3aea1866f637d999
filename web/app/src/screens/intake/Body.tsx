// What a mail says: as its message once it is in, else how it begins.
import { File, Paperclip } from 'lucide-react';
import { useState } from 'react';
import { ask, Refusal } from '../../graph/client';
import { Button } from '../../parts/Button';
import { MailFrame } from '../../parts/MailFrame';
import { toast } from '../../parts/Toast';
import { type EffectFragment, FileDownloadDocument, type OpenMailFragment } from './intake.documents';
import styles from './Mail.module.css';
import { bytes } from './size';
import { useSay } from './words';

type Message = NonNullable<EffectFragment['message']>;

export function Body({ mail }: { mail: OpenMailFragment }) {
  const say = useSay();
  const message = mail.effects.find((effect) => effect.message)?.message;
  if (message) return <Whole message={message} />;
  return (
    <section className={styles.part} aria-labelledby="body">
      <h3 id="body">{say('preview')}</h3>
      {mail.preview ? <p className={styles.text}>{mail.preview}</p> : null}
      <p className={styles.muted}>{say(mail.state === 'PURGED' ? 'purged' : 'previewOnly')}</p>
    </section>
  );
}

function Whole({ message }: { message: Message }) {
  const say = useSay();
  const [plain, setPlain] = useState(false);
  const listed = message.files.filter((file) => !file.inline);
  return (
    <section className={styles.part} aria-labelledby="body">
      <header className={styles.partHead}>
        <h3 id="body">{say('body')}</h3>
        {message.html && (
          <Button small tone="quiet" onClick={() => setPlain(!plain)}>
            {say(plain ? 'formatted' : 'plain')}
          </Button>
        )}
      </header>
      {message.html && !plain ? <MailFrame html={message.html} title={say('body')} /> : <p className={styles.text}>{message.text}</p>}
      {message.remoteImages > 0 && !plain && <p className={styles.muted}>{say('images', { count: message.remoteImages })}</p>}
      {listed.length > 0 && (
        <ul className={styles.files} aria-label={say('attachments')}>
          {listed.map((file) => (
            <Attachment key={file.id} file={file} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Attachment({ file }: { file: Message['files'][number] }) {
  const say = useSay();

  async function fetchIt() {
    try {
      const { node } = await ask(FileDownloadDocument, { id: file.id });
      const url = node && 'download' in node ? node.download?.url : undefined;
      if (url) location.assign(url);
      else toast({ tone: 'bad', text: say('fileGone') });
    } catch (failure) {
      if (!(failure instanceof Refusal)) throw failure;
      toast({ tone: 'bad', text: failure.message });
    }
  }

  const Icon = file.mediaType.startsWith('application/') ? File : Paperclip;
  return (
    <li>
      <button type="button" className={styles.file} onClick={() => void fetchIt()} title={say('gotFile', { name: file.name })}>
        <Icon size={14} aria-hidden /> <span>{file.name}</span> <small>{bytes(file.size)}</small>
      </button>
    </li>
  );
}
