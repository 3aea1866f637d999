// What a card shows. It knows nothing of dragging, and is drawn anew only when its row has changed.
import { CalendarPlus, Hourglass, Snail, Sparkles, Star, Trophy } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { ActivityIcon } from '../../parts/icons';
import { classes } from '../../parts/classes';
import { Avatar, Day, Marker, Money } from '../../parts/Look';
import { useConfiguration } from '../../shell/configuration';
import { useSession } from '../../shell/session';
import { useLocale } from '../../words/catalogue';
import { instant } from '../../words/format';
import { useActs } from './acts';
import type { Card } from './board';
import styles from './Card.module.css';
import { useSay } from './words';

/** `may`: the signs can be pressed, to schedule and to see what is suggested. */
type Props = { card: Card; title?: ReactNode; actions?: ReactNode; may?: boolean };

export const CardFace = memo(function CardFace({ card, title, actions, may = false }: Props) {
  const { customer, markers, value, owner } = card;
  return (
    <>
      <div className={styles.top}>
        <div className={styles.title}>{title ?? card.title}</div>
        {actions}
      </div>
      {customer && (
        <div className={styles.customer} title={customer.name}>
          {customer.name}
        </div>
      )}
      {markers.length > 0 && (
        <div className={styles.markers}>
          {markers.map((marker) => (
            <Marker key={marker.id} {...marker} />
          ))}
        </div>
      )}
      {(value || owner) && (
        <div className={styles.foot}>
          {value && (
            <strong className={styles.value}>
              <Money value={value} />
            </strong>
          )}
          {owner && <Avatar name={owner.name} size={20} />}
        </div>
      )}
      <Signs card={card} may={may} />
    </>
  );
});

/** Next activity, outcome, suggestion, idleness, age, priority: as pictures that say their name. */
function Signs({ card, may }: { card: Card; may: boolean }) {
  const say = useSay();
  const { ask } = useActs();
  const locale = useLocale();
  const { viewer } = useSession();
  const since = (at: string) => instant(at, locale, viewer.zone);
  return (
    <div className={styles.signs}>
      {card.outcome === 'OPEN' && <NextActivity card={card} {...(may && { onPress: () => ask({ kind: 'schedule', card }) })} />}
      {card.outcome === 'WON' && <Sign label={say('won')} tone="planned" picture={<Trophy size={13} aria-hidden />} />}
      {card.suggestions.length > 0 && (
        <Sign
          label={card.suggestions.map(({ summary }) => summary.message).join(' · ')}
          tone="accent"
          picture={<Sparkles size={13} aria-hidden />}
          {...(may && { onPress: () => ask({ kind: 'suggestions', card }) })}
        />
      )}
      {card.idle && <Sign label={say('idleFor', { since: since(card.idleSince) })} tone="idle" picture={<Snail size={14} aria-hidden />} />}
      {card.rotting && card.stageEnteredAt && (
        <Sign label={say('rottingFor', { since: since(card.stageEnteredAt) })} tone="idle" picture={<Hourglass size={12} aria-hidden />} />
      )}
      {card.priority > 0 && (
        <span className={styles.stars} role="img" aria-label={say('priority', { count: card.priority })}>
          {Array.from({ length: Math.min(card.priority, 3) }, (_, n) => (
            <Star key={n} size={11} aria-hidden />
          ))}
        </span>
      )}
    </div>
  );
}

type SignProps = { label: string; tone: 'planned' | 'accent' | 'idle'; picture: ReactNode; onPress?: () => void };

function Sign({ label, tone, picture, onPress }: SignProps) {
  const className = classes(styles.sign, styles[tone]);
  if (onPress) {
    return (
      <button type="button" className={classes(className, styles.press)} aria-label={label} title={label} onClick={onPress}>
        {picture}
      </button>
    );
  }
  return (
    <span className={className} role="img" aria-label={label} title={label}>
      {picture}
    </span>
  );
}

const TONES: Record<string, string | undefined> = {
  OVERDUE: styles.overdue,
  TODAY: styles.today,
  PLANNED: styles.planned,
};

/** What is next, in the colour of its state; pressed, it asks for another. */
function NextActivity({ card: { nextActivity, activityState }, onPress }: { card: Card; onPress?: () => void }) {
  const say = useSay();
  const { activityTypes } = useConfiguration();
  const type = activityTypes.find(({ id }) => id === nextActivity?.type?.id);
  const label = nextActivity ? `${say(activityState as 'OVERDUE')}: ${nextActivity.summary}` : say('NONE');
  const className = classes(styles.next, TONES[activityState], onPress && styles.press);
  const shown = (
    <>
      <span className="unseen">{label}</span>
      {nextActivity ? <ActivityIcon name={type?.icon ?? nextActivity.type?.icon} size={13} /> : <CalendarPlus size={13} aria-hidden />}
      {nextActivity?.dueOn && <Day on={nextActivity.dueOn} short />}
    </>
  );
  if (!onPress) return nextActivity && <span className={className}>{shown}</span>;
  return (
    <button type="button" className={className} title={label} onClick={onPress}>
      {shown}
    </button>
  );
}
