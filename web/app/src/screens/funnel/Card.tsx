// A card that can be opened, dragged (Grip.tsx has the hands) and acted upon. Drawn anew only when its row has changed.
import { memo, type MouseEvent } from 'react';
import { Link, useLocation } from 'wouter';
import { classes } from '../../parts/classes';
import type { Card as Row } from './board';
import styles from './Card.module.css';
import { CardFace } from './CardFace';
import { CardMenu } from './CardMenu';
import { useHeld } from './dropping';

type Props = { card: Row; may: boolean };

export const Card = memo(function Card({ card, may }: Props) {
  const held = useHeld(card.id);
  return (
    <li data-card={card.id} className={classes(styles.card, held && styles.held, card.outcome === 'WON' && styles.won)}>
      <Face card={card} may={may} />
    </li>
  );
});

const Face = memo(function Face({ card, may }: Props) {
  const [, navigate] = useLocation();
  const address = `/subjects/${card.id}`;
  const open = (event: MouseEvent) => {
    if (!(event.target as Element).closest('a, button, [role="menu"]')) navigate(address);
  };
  return (
    <div className={styles.face} onClick={open}>
      <CardFace
        card={card}
        may={may}
        title={
          <Link href={address} draggable={false} className={styles.link} {...(may && { 'aria-describedby': 'drag-help' })}>
            {card.title}
          </Link>
        }
        actions={may && <CardMenu card={card} />}
      />
    </div>
  );
});
