// A note is written; what is half written stays with this subject until it is saved.
import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { errorsElsewhere, type UserError, useVerb } from '../../graph/perform';
import { Button } from '../../parts/Button';
import { Actions, FormError, TextArea } from '../../parts/Field';
import { NoteWrittenDocument } from '../../timeline/timeline.documents';
import { kept, keep } from './kept';
import styles from './subject.module.css';
import { useSay } from './words';

export function NoteTab({ subjectId }: { subjectId: string }) {
  const say = useSay();
  const place = `note ${subjectId}`;
  const [text, setText] = useState(() => kept(place));
  const [errors, setErrors] = useState<UserError[]>([]);
  const [write, busy] = useVerb(NoteWrittenDocument, { quiet: true });
  const change = (next: string) => (setText(next), keep(place, next));

  async function save(event?: FormEvent) {
    event?.preventDefault();
    if (!text.trim() || busy) return;
    const outcome = await write({ subjectId, text });
    setErrors(outcome.errors);
    if (outcome.done) change('');
  }

  const hasty = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
  };
  return (
    <form className={styles.compose} onSubmit={(event) => void save(event)} onKeyDown={hasty}>
      <TextArea
        label={say('noteLabel')}
        hideLabel
        placeholder={say('notePlaceholder')}
        value={text}
        onChange={(event) => change(event.target.value)}
      />
      <FormError>{errorsElsewhere(errors, [])}</FormError>
      <div className={Actions}>
        <Button type="submit" tone="primary" busy={busy} disabled={!text.trim()}>
          {say('noteSave')}
        </Button>
      </div>
    </form>
  );
}
