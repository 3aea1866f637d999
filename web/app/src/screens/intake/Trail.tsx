// The trail: each rule that was asked, in order, as a sentence; those that had nothing to say are folded away.
import { Check, ChevronRight, Flag, Minus } from 'lucide-react';
import { classes } from '../../parts/classes';
import styles from './Mail.module.css';
import { type Step, useSentence } from './trail';
import { useSay } from './words';

const WANTED = 'a person wants it';

export function Trail({ steps }: { steps: readonly Step[] }) {
  const say = useSay();
  if (steps.length === 0) return null;
  const last = steps.findLastIndex((step) => step.hit && !step.note);
  const passed = steps.filter((step) => !step.hit);
  const told = steps.flatMap((step, place) => (step.hit ? [{ step, decided: place === last }] : []));
  return (
    <div className={styles.trail}>
      <h4>{say('why')}</h4>
      {passed.length > 0 && (
        <details>
          <summary>
            <ChevronRight size={14} aria-hidden /> {say('passed', { count: passed.length })}
          </summary>
          <ol>
            {passed.map((step, place) => (
              <Line key={place} step={step} />
            ))}
          </ol>
        </details>
      )}
      <ol>
        {told.map(({ step, decided }, place) => (
          <Line key={place} step={step} decided={decided} />
        ))}
      </ol>
    </div>
  );
}

function Line({ step, decided }: { step: Step; decided?: boolean }) {
  const say = useSay();
  const sentence = useSentence();
  const Icon = !step.hit ? Minus : decided ? Flag : Check;
  const note = step.row === 0 ? null : step.note === WANTED ? say('wanted') : step.note;
  return (
    <li className={classes(styles.step, decided && styles.decided)}>
      <Icon size={14} aria-hidden />
      <span>
        {step.hit && <span className="unseen">{say(decided ? 'decided' : 'noted')}: </span>}
        {sentence(step)} {note && <span className={styles.note}>{note}</span>}
      </span>
    </li>
  );
}
