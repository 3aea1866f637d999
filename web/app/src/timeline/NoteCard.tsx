// A note: reworded or deleted by whoever may; what it said before shows on asking.
import { Ellipsis, Pencil, Trash2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { errorsElsewhere, type UserError, useVerb } from '../graph/perform';
import { Button, IconButton } from '../parts/Button';
import { Conflicts } from '../parts/Conflicts';
import { Dialog } from '../parts/Dialog';
import { Actions, Form, FormError, TextArea } from '../parts/Field';
import { Instant } from '../parts/Look';
import { Menu, MenuItem } from '../parts/Menu';
import { useSay as useCommon } from '../words/common';
import { NoteGoneDocument, NoteRewordedDocument, type NoteRowFragment } from './timeline.documents';
import styles from './Timeline.module.css';
import { useSay } from './words';

export function NoteCard({ note }: { note: NoteRowFragment }) {
  const say = useSay();
  const [asked, setAsked] = useState<'edit' | 'delete' | null>(null);
  return (
    <div className={styles.note}>
      <p className={styles.words}>{note.text}</p>
      {note.viewerCanEdit && (
        <div className={styles.corner}>
          <Menu trigger={<IconButton icon={Ellipsis} small label={say('noteMenu')} />}>
            <MenuItem icon={Pencil} onSelect={() => setAsked('edit')}>
              {say('editNote')}
            </MenuItem>
            <MenuItem icon={Trash2} danger onSelect={() => setAsked('delete')}>
              {say('deleteNote')}
            </MenuItem>
          </Menu>
        </div>
      )}
      {note.editedAt && <Revisions note={note} />}
      {asked === 'edit' && <EditDialog note={note} onClose={() => setAsked(null)} />}
      {asked === 'delete' && <DeleteDialog note={note} onClose={() => setAsked(null)} />}
    </div>
  );
}

function Revisions({ note: { editedAt, revisions } }: { note: NoteRowFragment }) {
  const say = useSay();
  return (
    <details className={styles.revisions}>
      <summary>
        {say('edited')} {editedAt && <Instant at={editedAt} />}
      </summary>
      {revisions.map(({ text, replacedAt }) => (
        <p key={replacedAt} className={styles.words}>
          {text}
        </p>
      ))}
    </details>
  );
}

function EditDialog({ note, onClose }: { note: NoteRowFragment; onClose: () => void }) {
  const say = useSay();
  const common = useCommon();
  const [edit, busy] = useVerb(NoteRewordedDocument, { quiet: true });
  const [errors, setErrors] = useState<UserError[]>([]);
  const [text, setText] = useState(note.text);
  const [version] = useState(note.version);

  async function save(expectedVersion: number) {
    const outcome = await edit({ id: note.id, text, expectedVersion });
    setErrors(outcome.errors);
    if (outcome.done) onClose();
  }

  return (
    <Dialog open onClose={onClose} title={say('editNote')} wide>
      <form className={Form} onSubmit={(event: FormEvent) => (event.preventDefault(), void save(version))}>
        <TextArea label={say('editNote')} hideLabel rows={8} required autoFocus value={text} onChange={(event) => setText(event.target.value)} />
        <Conflicts
          errors={errors}
          busy={busy}
          label={() => say('notes')}
          onSettle={(theirs, now) => (theirs.has('text') ? onClose() : void save(now))}
        />
        <FormError>{errorsElsewhere(errors.filter(({ conflict }) => !conflict), [])}</FormError>
        <div className={Actions}>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button type="submit" tone="primary" busy={busy}>
            {common('save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function DeleteDialog({ note, onClose }: { note: NoteRowFragment; onClose: () => void }) {
  const say = useSay();
  const common = useCommon();
  const [remove, busy] = useVerb(NoteGoneDocument);
  return (
    <Dialog open onClose={onClose} title={say('deleteNoteTitle')} description={say('deleteNoteText')}>
      <div className={Actions}>
        <Button onClick={onClose}>{common('cancel')}</Button>
        <Button tone="danger" busy={busy} onClick={() => void remove({ id: note.id }).then(({ done }) => done && onClose())}>
          {say('deleteNote')}
        </Button>
      </div>
    </Dialog>
  );
}
