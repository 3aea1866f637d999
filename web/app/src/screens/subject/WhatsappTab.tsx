// A WhatsApp message: sent by Funil where the channel can, else written in WhatsApp itself and confirmed here.
import { ExternalLink, MessageCircle } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { errorsAt, errorsElsewhere, type UserError, useVerb } from '../../graph/perform';
import { Button } from '../../parts/Button';
import { Actions, Field, FormError, TextArea } from '../../parts/Field';
import { toast } from '../../parts/Toast';
import { Confirm } from '../../timeline/MessageCard';
import { type SubjectWholeFragment, WhatsappOpenedDocument } from './subject.documents';
import styles from './subject.module.css';
import { useSay } from './words';

export function WhatsappTab({ subject }: { subject: SubjectWholeFragment }) {
  const say = useSay();
  const [open, busy] = useVerb(WhatsappOpenedDocument, { quiet: true });
  const [errors, setErrors] = useState<UserError[]>([]);
  const [opened, setOpened] = useState<{ id: string; url: string } | null>(null);
  const [text, setText] = useState('');
  const [to, setTo] = useState(subject.customer?.phones[0]?.formatted ?? '');
  const { sendsWhatsapp } = subject.channel;

  async function submit(event: FormEvent) {
    event.preventDefault();
    const aside = sendsWhatsapp ? null : window.open('about:blank', '_blank');
    const outcome = await open({ subjectId: subject.id, text, ...(to.trim() && { to: to.trim() }) });
    setErrors(outcome.errors);
    if (!outcome.done) return aside?.close();
    const { url, message } = outcome.payload;
    setText('');
    if (url && message) {
      setOpened({ id: message.id, url });
      if (aside) {
        aside.opener = null;
        aside.location.href = url;
      }
    } else {
      aside?.close();
      toast({ tone: 'good', text: say('whatsappSent') });
    }
  }

  if (opened) {
    return (
      <div className={styles.compose}>
        <p>{say('whatsappThen')}</p>
        <p>
          <a href={opened.url} target="_blank" rel="noopener noreferrer">
            <ExternalLink size={13} aria-hidden /> {say('whatsappLink')}
          </a>
        </p>
        <Confirm id={opened.id} onDone={() => setOpened(null)} />
      </div>
    );
  }
  return (
    <form className={styles.compose} onSubmit={(event) => void submit(event)}>
      <Field
        label={say('phone')}
        type="tel"
        value={to}
        onChange={(event) => setTo(event.target.value)}
        list={`phones-${subject.id}`}
        required
        error={errorsAt(errors, 'to')}
      />
      <datalist id={`phones-${subject.id}`}>
        {subject.customer?.phones.map(({ number, formatted }) => (
          <option key={number} value={formatted} />
        ))}
      </datalist>
      <TextArea
        label={say('whatsappText')}
        rows={3}
        maxLength={4096}
        required={sendsWhatsapp}
        value={text}
        onChange={(event) => setText(event.target.value)}
        error={errorsAt(errors, 'text')}
      />
      <FormError>{errorsElsewhere(errors, ['to', 'text'])}</FormError>
      <div className={Actions}>
        <Button type="submit" tone="primary" icon={MessageCircle} busy={busy}>
          {say(sendsWhatsapp ? 'whatsappSend' : 'whatsappOpen')}
        </Button>
      </div>
    </form>
  );
}
