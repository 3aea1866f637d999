// What the software proposes, and why: taken as it is, with changes, or dismissed.
import { Sparkles } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Link } from 'wouter';
import { errorsElsewhere, type UserError, useVerb } from '../graph/perform';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { Actions, Form, FormError } from '../parts/Field';
import { ActivityIcon } from '../parts/icons';
import { Day } from '../parts/Look';
import { toast } from '../parts/Toast';
import { useSay as useCommon } from '../words/common';
import { ActivityFields, type Draft, drafted, DRAFT_FIELDS } from './ActivityFields';
import { DismissDialog } from './ReasonDialog';
import { SuggestionAcceptedDocument, type SuggestionRowFragment } from './work.documents';
import { useSay } from './words';
import styles from './work.module.css';

export function SuggestionCard({ suggestion, about }: { suggestion: SuggestionRowFragment; about?: boolean }) {
  const say = useSay();
  const [accept, accepting] = useVerb(SuggestionAcceptedDocument);
  const [asked, setAsked] = useState<'adjust' | 'dismiss' | null>(null);
  const { id, summary, reasons, type, dueOn, assignee, subject, viewerCanDecide } = suggestion;

  async function agree() {
    if ((await accept({ id })).done) toast({ tone: 'good', text: say('accepted', { summary: summary.message }) });
  }

  return (
    <article className={styles.suggestion} aria-label={summary.message}>
      <span className={styles.spark}>
        <Sparkles size={15} aria-hidden />
      </span>
      <div className={styles.text}>
        <h3>{summary.message}</h3>
        <p className={styles.facts}>
          <span className={styles.typed}>
            <ActivityIcon name={type.icon} size={13} color={type.color} /> {type.name !== summary.message && type.name}
          </span>
          <Day on={dueOn} />
          {assignee && !about && <span>{assignee.name}</span>}
          {about && <Link href={`/subjects/${subject.id}`}>{subject.title}</Link>}
        </p>
        <ul className={styles.reasons} aria-label={say('why')}>
          {reasons.map(({ message }) => (
            <li key={message}>{message}</li>
          ))}
        </ul>
        {viewerCanDecide && (
          <div className={styles.choices}>
            <Button small tone="primary" busy={accepting} onClick={() => void agree()}>
              {say('accept')}
            </Button>
            <Button small onClick={() => setAsked('adjust')}>
              {say('adjust')}
            </Button>
            <Button small tone="quiet" onClick={() => setAsked('dismiss')}>
              {say('dismiss')}
            </Button>
          </div>
        )}
      </div>
      {asked === 'adjust' && <AcceptDialog suggestion={suggestion} onClose={() => setAsked(null)} />}
      {asked === 'dismiss' && <DismissDialog suggestion={suggestion} onClose={() => setAsked(null)} />}
    </article>
  );
}

function AcceptDialog({ suggestion, onClose }: { suggestion: SuggestionRowFragment; onClose: () => void }) {
  const say = useSay();
  const common = useCommon();
  const { id, summary, type, dueOn, assignee, reasons } = suggestion;
  const [accept, busy] = useVerb(SuggestionAcceptedDocument, { quiet: true });
  const [errors, setErrors] = useState<UserError[]>([]);
  const [draft, setDraft] = useState<Draft>({ typeId: type.id, summary: summary.message, note: '', dueOn, assigneeId: assignee?.id ?? null });

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const outcome = await accept({ id, ...drafted(draft) });
    setErrors(outcome.errors);
    if (!outcome.done) return;
    toast({ tone: 'good', text: say('accepted', { summary: draft.summary || summary.message }) });
    onClose();
  }

  return (
    <Dialog open onClose={onClose} title={say('acceptTitle')} description={reasons.map(({ message }) => message).join(' ')}>
      <form className={Form} onSubmit={(event) => void submit(event)}>
        <ActivityFields draft={draft} onChange={setDraft} errors={errors} />
        <FormError>{errorsElsewhere(errors, DRAFT_FIELDS)}</FormError>
        <div className={Actions}>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button type="submit" tone="primary" busy={busy}>
            {say('accept')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
