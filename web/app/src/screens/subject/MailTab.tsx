// A mail to the customer: new, as an answer, from a template, from a draft; with copies and files.
import { FileText, Paperclip, X } from 'lucide-react';
import { type FormEvent, useRef, useState } from 'react';
import { ask, Refusal } from '../../graph/client';
import { errorsAt, errorsElsewhere, type UserError, useVerb } from '../../graph/perform';
import { useAnswer } from '../../graph/useAnswer';
import { Button, IconButton } from '../../parts/Button';
import { Checkbox, Field, FormError, TextArea } from '../../parts/Field';
import { Menu, MenuItem } from '../../parts/Menu';
import { Progress } from '../../parts/Progress';
import { toast } from '../../parts/Toast';
import type { MessageRowFragment } from '../../timeline/timeline.documents';
import { Drafts } from './Drafts';
import {
  DraftKeptDocument,
  type DraftRowFragment,
  DraftsOfSubjectDocument,
  MailSentDocument,
  type SubjectWholeFragment,
  TemplateFilledDocument,
  TemplatesForDocument,
} from './subject.documents';
import styles from './subject.module.css';
import { type Attached, useUploads } from './uploads';
import { useSay } from './words';

type Props = { subject: SubjectWholeFragment; answered: MessageRowFragment | null; onDone: () => void };

const addresses = (typed: string) => typed.split(/[,;\s]+/).filter(Boolean);

export function MailTab({ subject, answered, onDone }: Props) {
  const [draft, setDraft] = useState<DraftRowFragment | null>(null);
  const [turn, setTurn] = useState(0);
  const { data, refetch } = useAnswer(DraftsOfSubjectDocument, { id: subject.id });
  const drafts = data?.subject?.messages.nodes.filter(({ state, medium }) => state === 'DRAFT' && medium === 'EMAIL') ?? [];
  const again = () => (setDraft(null), setTurn(turn + 1), refetch(), onDone());
  return (
    <>
      <Drafts drafts={drafts} current={draft} onOpen={setDraft} onGone={again} />
      <MailForm key={`${draft?.id ?? 'new'} ${turn}`} subject={subject} answered={answered} draft={draft} onKept={refetch} onDone={again} />
    </>
  );
}

type FormProps = Props & { draft: DraftRowFragment | null; onKept: () => void };

function first(subject: SubjectWholeFragment): string {
  const { customer, participants } = subject;
  return customer?.emails.find(({ undeliverable, doNotEmailAt }) => !undeliverable && !doNotEmailAt)?.address ?? participants[0] ?? '';
}

function MailForm({ subject, answered, draft, onKept, onDone }: FormProps) {
  const say = useSay();
  const [to, setTo] = useState(draft ? draft.to.join(', ') : (answered?.direction === 'IN' ? answered.from : answered?.to.join(', ')) || first(subject));
  const [cc, setCc] = useState(draft?.cc.join(', ') ?? answered?.cc.join(', ') ?? '');
  const [copies, showCopies] = useState(cc !== '');
  const [bcc, setBcc] = useState('');
  const [line, setLine] = useState(draft?.subjectLine ?? '');
  const [text, setText] = useState(draft?.text ?? '');
  const [quotes, quote] = useState(answered !== null);
  const [saved, setSaved] = useState(draft && { id: draft.id });
  const [errors, setErrors] = useState<UserError[]>([]);
  const [send, sending] = useVerb(MailSentDocument, { quiet: true });
  const [keep, keeping] = useVerb(DraftKeptDocument, { quiet: true });
  const uploads = useUploads(draft?.files ?? []);
  const uploading = uploads.files.some(({ id }) => id === null);
  const { mailbox } = subject.channel;

  const words = () => ({
    subjectId: subject.id,
    to: addresses(to),
    cc: addresses(cc),
    bcc: addresses(bcc),
    ...(line.trim() && { subjectLine: line.trim() }),
    text,
    fileIds: uploads.files.flatMap(({ id }) => (id ? [id] : [])),
    ...(answered && { answersId: answered.id, quotes }),
  });

  async function go(confirmed: boolean) {
    const outcome = await send({ ...words(), confirmed, ...(saved && { draftId: saved.id }) });
    setErrors(outcome.errors);
    if (!outcome.done) return;
    toast({ tone: 'good', text: say('sent') });
    onDone();
  }

  async function save() {
    const outcome = await keep({ ...words(), ...(saved && { id: saved.id }) });
    setErrors(outcome.errors);
    if (!outcome.done) return;
    if (outcome.payload.message) setSaved(outcome.payload.message);
    toast({ tone: 'good', text: say('draftSaved') });
    onKept();
  }

  function fill(filled: { subjectLine: string; text: string }) {
    if (!line) setLine(filled.subjectLine);
    setText(text.trim() ? `${text.trimEnd()}\n\n${filled.text}` : filled.text);
  }

  if (!mailbox?.canSend) return <p className={styles.quiet}>{say('cannotSend')}</p>;
  const warned = errors.some(({ code, field }) => code === 'STATE' && (field?.[0] === 'confirmed' || field?.[0] === 'to'));
  return (
    <form className={styles.compose} onSubmit={(event: FormEvent) => (event.preventDefault(), void go(false))}>
      {answered && (
        <p className={styles.banner}>
          <span className={styles.grow}>{say('replying', { line: answered.subjectLine ?? say('noLine'), who: answered.fromName ?? answered.from ?? '' })}</span>
          <IconButton icon={X} small label={say('stopReplying')} onClick={onDone} />
        </p>
      )}
      <div className={styles.addressed}>
        <Field label={say('to')} value={to} onChange={(event) => setTo(event.target.value)} required hint={undefined} error={errorsAt(errors, 'to')} inputMode="email" autoComplete="off" />
        {!copies && (
          <Button small tone="quiet" onClick={() => showCopies(true)}>
            {say('copies')}
          </Button>
        )}
      </div>
      {copies && (
        <div className={styles.addressed}>
          <Field label={say('cc')} value={cc} onChange={(event) => setCc(event.target.value)} hint={say('toHint')} error={errorsAt(errors, 'cc')} autoComplete="off" />
          <Field label={say('bcc')} value={bcc} onChange={(event) => setBcc(event.target.value)} error={errorsAt(errors, 'bcc')} autoComplete="off" />
        </div>
      )}
      {!answered && (
        <Field
          label={say('subjectLine')}
          value={line}
          onChange={(event) => setLine(event.target.value)}
          maxLength={300}
          placeholder={subject.title}
          error={errorsAt(errors, 'subjectLine')}
        />
      )}
      <TextArea
        label={say('text')}
        rows={7}
        required
        value={text}
        onChange={(event) => setText(event.target.value)}
        placeholder={say('textPlaceholder')}
        error={errorsAt(errors, 'text')}
      />
      {answered && <Checkbox label={say('quote')} checked={quotes} onChange={(event) => quote(event.target.checked)} />}
      <Attachments files={uploads.files} onDetach={uploads.detach} />
      <FormError>{errorsElsewhere(errors, ['to', 'cc', 'bcc', 'subjectLine', 'text'])}</FormError>
      <div className={styles.foot}>
        <Attach onPick={(files) => void uploads.attach(files)} />
        <Templates subject={subject} onFill={fill} />
        <span className={styles.grow} />
        <Button tone="quiet" busy={keeping} disabled={uploading} onClick={() => void save()}>
          {say('saveDraft')}
        </Button>
        {warned ? (
          <Button tone="danger" busy={sending} onClick={() => void go(true)}>
            {say('sendAnyway')}
          </Button>
        ) : (
          <Button type="submit" tone="primary" busy={sending} disabled={uploading} title={say('sentFrom', { address: mailbox.address })}>
            {say('send')}
          </Button>
        )}
      </div>
    </form>
  );
}

function Attach({ onPick }: { onPick: (files: File[]) => void }) {
  const say = useSay();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={({ target }) => (onPick([...(target.files ?? [])]), (target.value = ''))}
      />
      <Button tone="quiet" icon={Paperclip} onClick={() => input.current?.click()}>
        {say('attach')}
      </Button>
    </>
  );
}

function Attachments({ files, onDetach }: { files: readonly Attached[]; onDetach: (key: string) => void }) {
  const say = useSay();
  if (files.length === 0) return null;
  return (
    <ul className={styles.attached}>
      {files.map(({ key, id, name, done, total }) => (
        <li key={key}>
          <Paperclip size={13} aria-hidden />
          <span className={styles.break}>{name}</span>
          {id === null && <Progress label={say('uploading', { name })} done={done} total={total} />}
          <IconButton icon={X} small label={say('detach', { name })} onClick={() => onDetach(key)} />
        </li>
      ))}
    </ul>
  );
}

function Templates({ subject, onFill }: { subject: SubjectWholeFragment; onFill: (filled: { subjectLine: string; text: string }) => void }) {
  const say = useSay();
  const { data } = useAnswer(TemplatesForDocument, { channelId: subject.channel.id });
  const templates = data?.messageTemplates ?? [];

  async function choose(templateId: string) {
    try {
      const { messagePreview } = await ask(TemplateFilledDocument, { subjectId: subject.id, templateId });
      const problem = messagePreview?.errors.map(({ message }) => message).join(' ');
      if (problem) toast({ tone: 'bad', text: problem });
      else if (messagePreview) onFill(messagePreview);
    } catch (failure) {
      if (!(failure instanceof Refusal)) throw failure;
      toast({ tone: 'bad', text: failure.message });
    }
  }

  if (templates.length === 0) return null;
  return (
    <Menu
      align="start"
      trigger={
        <Button tone="quiet" icon={FileText}>
          {say('template')}
        </Button>
      }
    >
      {templates.map(({ id, name }) => (
        <MenuItem key={id} onSelect={() => void choose(id)}>
          {name}
        </MenuItem>
      ))}
    </Menu>
  );
}
