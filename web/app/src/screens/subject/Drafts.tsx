// One's own drafts about this subject: gone on with, or thrown away.
import { FilePen, X } from 'lucide-react';
import { useVerb } from '../../graph/perform';
import { Button, IconButton } from '../../parts/Button';
import { DraftThrownAwayDocument, type DraftRowFragment } from './subject.documents';
import styles from './subject.module.css';
import { useSay } from './words';

type Props = { drafts: readonly DraftRowFragment[]; current: DraftRowFragment | null; onOpen: (draft: DraftRowFragment) => void; onGone: () => void };

export function Drafts({ drafts, current, onOpen, onGone }: Props) {
  const say = useSay();
  const [discard] = useVerb(DraftThrownAwayDocument);
  if (drafts.length === 0) return null;
  return (
    <ul className={styles.drafts} aria-label={say('drafts', { count: drafts.length })}>
      {drafts.map((draft) => {
        const line = draft.subjectLine ?? say('noLine');
        return (
          <li key={draft.id}>
            <Button small tone="quiet" icon={FilePen} aria-pressed={draft.id === current?.id} onClick={() => onOpen(draft)}>
              {say('openDraft', { line })}
            </Button>
            <IconButton
              icon={X}
              small
              label={say('discardDraft', { line })}
              onClick={() => void discard({ id: draft.id }).then(({ done }) => done && onGone())}
            />
          </li>
        );
      })}
    </ul>
  );
}
