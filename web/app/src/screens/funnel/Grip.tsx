// The hand that takes a card: one for the whole board, so that 500 cards cost a drag nothing. It takes what it is put upon.
import { useDraggable } from '@dnd-kit/core';
import { type ReactNode, type SyntheticEvent, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

type Props = { className: string; label: string; may: boolean; children: ReactNode };

export function Grip({ className, label, may, children }: Props) {
  const [id, take] = useState('none');
  const { setNodeRef, setActivatorNodeRef, listeners } = useDraggable({ id });
  const latest = useRef(listeners);
  latest.current = listeners;

  const by = (name: 'onMouseDown' | 'onTouchStart' | 'onKeyDown') => (event: SyntheticEvent) => {
    const on = event.target as Element;
    const card = on.closest<HTMLElement>('[data-card]');
    const taken = card?.dataset['card'];
    if (!may || !card || !taken || (name === 'onKeyDown' && !isPickUp(event, on))) return;
    // The library has to know the card before it is told of the hand.
    flushSync(() => take(taken));
    setNodeRef(card);
    setActivatorNodeRef(card.querySelector('a'));
    latest.current?.[name]?.(event);
  };

  return (
    <div
      className={className}
      role="region"
      aria-label={label}
      tabIndex={0}
      onMouseDown={by('onMouseDown')}
      onTouchStart={by('onTouchStart')}
      onKeyDown={by('onKeyDown')}
    >
      {children}
    </div>
  );
}

const isPickUp = (event: SyntheticEvent, on: Element) => (event.nativeEvent as KeyboardEvent).code === 'Space' && on.tagName === 'A';
