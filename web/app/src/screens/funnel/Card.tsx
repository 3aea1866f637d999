// A card that can be opened, dragged and acted upon.
import { useDraggable } from '@dnd-kit/core';
import { memo, type MouseEvent } from 'react';
import { Link, useLocation } from 'wouter';
import { classes } from '../../parts/classes';
import type { Card as Row } from './board';
import styles from './Card.module.css';
import { CardFace } from './CardFace';
import { CardMenu } from './CardMenu';

type Props = { card: Row; may: boolean };

export const Card = memo(function Card({ card, may }: Props) {
  const { setNodeRef, setActivatorNodeRef, listeners, isDragging } = useDraggable({ id: card.id, disabled: !may });
  const { onKeyDown, ...pointing } = listeners ?? {};
  return (
    <li
      ref={setNodeRef}
      data-card={card.id}
      className={classes(styles.card, isDragging && styles.held, card.outcome === 'WON' && styles.won)}
      {...pointing}
    >
      <Face card={card} may={may} activator={setActivatorNodeRef} onKeyDown={onKeyDown as Handler | undefined} />
    </li>
  );
});

type Handler = (event: React.KeyboardEvent) => void;

/** Drawn anew only when the row has changed: what the library tells all cards of a drag stops here. */
const Face = memo(
  function Face({ card, may, activator, onKeyDown }: Props & { activator: (element: HTMLElement | null) => void; onKeyDown: Handler | undefined }) {
    const [, navigate] = useLocation();
    const address = `/subjects/${card.id}`;
    const open = (event: MouseEvent) => {
      if (!(event.target as Element).closest('a, button, [role="menu"]')) navigate(address);
    };
    return (
      <div className={styles.face} onClick={open}>
        <CardFace
          card={card}
          title={
            <Link
              href={address}
              ref={activator}
              draggable={false}
              className={styles.link}
              {...(may && { 'aria-describedby': 'drag-help', onKeyDown })}
            >
              {card.title}
            </Link>
          }
          actions={may && <CardMenu card={card} />}
        />
      </div>
    );
  },
  (before, after) => before.card === after.card && before.may === after.may && before.onKeyDown === after.onKeyDown,
);
