// A note about the customer, apart from any subject.
import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { errorsElsewhere, type UserError, useVerb } from '../../graph/perform';
import { Button } from '../../parts/Button';
import { Actions, FormError, TextArea } from '../../parts/Field';
import { NoteWrittenDocument } from '../../timeline/timeline.documents';
import page from '../subject/subject.module.css';
import { useSay } from './words';

export function NoteForm({ customerId }: { customerId: string }) {
  const say = useSay();
  const [text, setText] = useState('');
  const [errors, setErrors] = useState<UserError[]>([]);
  const [write, busy] = useVerb(NoteWrittenDocument, { quiet: true });
  async function save(event?: FormEvent) {
    event?.preventDefault();
    if (!text.trim() || busy) return;
    const outcome = await write({ customerId, text });
    setErrors(outcome.errors);
    if (outcome.done) setText('');
  }
  const hasty = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
  };
  return (
    <form className={`${page.composer} ${page.brief}`} onSubmit={(event) => void save(event)} onKeyDown={hasty}>
      <TextArea label={say('noteLabel')} hideLabel rows={2} placeholder={say('notePlaceholder')} value={text} onChange={(event) => setText(event.target.value)} />
      <FormError>{errorsElsewhere(errors, [])}</FormError>
      {text.trim() && (
        <div className={Actions}>
          <Button type="submit" tone="primary" busy={busy}>
            {say('noteSave')}
          </Button>
        </div>
      )}
    </form>
  );
}
