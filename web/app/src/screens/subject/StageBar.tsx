// The way through the stages: where it stands, and a click to another one.
import { Check } from 'lucide-react';
import { useState } from 'react';
import { useVerb } from '../../graph/perform';
import { classes } from '../../parts/classes';
import { useConfiguration } from '../../shell/configuration';
import { useMayWrite } from '../../shell/session';
import { EndDialog } from '../funnel/EndDialog';
import type { Ending } from '../funnel/useBoard';
import type { PartProps } from './Head';
import { SubjectMovedDocument } from './subject.documents';
import styles from './subject.module.css';
import { useSay } from './words';

export function StageBar({ subject, put }: Omit<PartProps, 'may'>) {
  const say = useSay();
  const { stages } = useConfiguration();
  const may = useMayWrite() && subject.viewerCanMove && subject.kind === 'OPPORTUNITY';
  const [move] = useVerb(SubjectMovedDocument);
  const [ending, end] = useState<{ id: string; name: string } | null>(null);
  const here = stages.findIndex(({ id }) => id === subject.stage?.id);

  /** Shown at once; what the server says stands. */
  async function go(stage: { id: string; name: string }, how?: Ending) {
    put({ ...subject, stage });
    const { done, payload } = await move({ id: subject.id, stageId: stage.id, ...how });
    put(payload?.subject ?? (done ? undefined : subject));
  }

  return (
    <ol className={styles.stages} aria-label={say('stages')}>
      {stages.map((stage, n) => (
        <li key={stage.id} className={classes(styles.stage, n < here && styles.passed, n === here && styles.current)}>
          <button
            type="button"
            disabled={!may || n === here}
            aria-current={n === here ? 'step' : undefined}
            aria-label={n === here ? say('stageHere', { stage: stage.name }) : say('stageMove', { stage: stage.name })}
            title={stage.requirements ?? stage.name}
            onClick={() => (stage.kind === 'CLOSED' && subject.outcome === 'OPEN' ? end(stage) : void go(stage))}
          >
            {n < here && <Check size={12} aria-hidden />}
            <span>{stage.name}</span>
          </button>
        </li>
      ))}
      {ending && <EndDialog card={subject} stage={ending} onMove={(how) => void go(ending, how)} onClose={() => end(null)} />}
    </ol>
  );
}
