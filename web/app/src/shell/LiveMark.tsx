// Whether what is on the screen is live, catching up, or the last that was known.
import { useLine } from '../graph/line';
import { classes } from '../parts/classes';
import styles from './LiveMark.module.css';
import { useSay } from './words';

export function LiveMark() {
  const say = useSay();
  const state = useLine();
  return (
    <span className={classes(styles.mark, styles[state])} role="status" title={say(`${state}Hint`)} data-line={state}>
      <span className={styles.dot} />
      <span className={styles.text}>{say(state)}</span>
    </span>
  );
}
