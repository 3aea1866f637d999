// The way through a long list, page by page, by cursors.
import { useSay } from '../words/common';
import { Button } from './Button';
import styles from './Pager.module.css';

type Props = { total?: number; hasMore: boolean; busy?: boolean; onMore: () => void };

/** The next rows below those that are there. */
export function Pager({ total, hasMore, busy, onMore }: Props) {
  const say = useSay();
  return (
    <div className={styles.pager}>
      {total !== undefined && <span>{say('page', { count: total })}</span>}
      {hasMore && (
        <Button small busy={busy} onClick={onMore}>
          {say('showMore')}
        </Button>
      )}
    </div>
  );
}
