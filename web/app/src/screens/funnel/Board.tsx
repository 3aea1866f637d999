// The columns side by side, and dragging between them by mouse, touch and keyboard.
import {
  type Announcements,
  type CollisionDetection,
  DndContext,
  type DragCancelEvent,
  type DragEndEvent,
  type DragMoveEvent,
  DragOverlay,
  type DragStartEvent,
  KeyboardSensor,
  type KeyboardSensorOptions,
  MeasuringStrategy,
  MouseSensor,
  pointerWithin,
  rectIntersection,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { useCallback, useMemo, useRef, useState } from 'react';
import { classes } from '../../parts/classes';
import type { Board as Data, Card as Row } from './board';
import { find, PROSPECTS } from './board';
import styles from './Board.module.css';
import cardStyles from './Card.module.css';
import { CardFace } from './CardFace';
import { Column } from './Column';
import { at, cornerOf, currentLanding, hold, land, type Landing, nth } from './dropping';
import { Grip } from './Grip';
import { useSay } from './words';

type Props = {
  board: Data;
  may: boolean;
  filtered: boolean;
  more: (key: string) => Promise<void>;
  onDrop: (card: Row, landing: Landing) => void;
};

const KEYS = { start: ['Space'], cancel: ['Escape'], end: ['Space', 'Enter'] };
const MOUSE = { activationConstraint: { distance: 5 } };
const TOUCH = { activationConstraint: { delay: 220, tolerance: 8 } };
const MEASURING = { droppable: { strategy: MeasuringStrategy.BeforeDragging } };
const SCROLLING = { acceleration: 8, threshold: { x: 0.12, y: 0.14 } };

/** Only columns are aimed at; where within one, `dropping.ts` tells by the cards' middles. */
const aim: CollisionDetection = (about) => {
  const within = pointerWithin(about);
  return within.length ? within : rectIntersection(about);
};

export function Board({ board, may, filtered, more, onDrop }: Props) {
  const say = useSay();
  const [held, setHeld] = useState<Row | null>(null);
  const latest = useRef(board);
  latest.current = board;
  const steered = useRef(false);

  const columnName = useCallback(
    (key: string) => latest.current.columns.find((each) => each.key === key)?.stage?.name ?? say('prospects'),
    [say],
  );

  const sensors = useSensors(
    useSensor(MouseSensor, MOUSE),
    useSensor(TouchSensor, TOUCH),
    useSensor(
      KeyboardSensor,
      useMemo<KeyboardSensorOptions>(
        () => ({
          keyboardCodes: KEYS,
          scrollBehavior: 'auto',
          coordinateGetter(event, { active }) {
            const next = steer(event.code, String(active), latest.current);
            if (!next) return undefined;
            event.preventDefault();
            land(next);
            return cornerOf(next, String(active)) ?? undefined;
          },
        }),
        [],
      ),
    ),
  );

  const start = ({ active, activatorEvent }: DragStartEvent) => {
    steered.current = activatorEvent instanceof KeyboardEvent;
    const card = find(latest.current, String(active.id));
    setHeld(card ?? null);
    hold(card?.id ?? null);
    if (card && steered.current) land(here(card, latest.current));
  };

  const drag = ({ active, over, activatorEvent, delta }: DragMoveEvent) => {
    if (steered.current || !held) return;
    if (!over) return void land(null);
    const key = String(over.id);
    if (key === PROSPECTS && held.kind !== 'PROSPECT') return void land(null);
    land(at(key, String(active.id), startOf(activatorEvent) + delta.y));
  };

  const drop = ({ active }: DragEndEvent) => {
    const landing = currentLanding();
    const card = find(latest.current, String(active.id));
    land(null);
    hold(null);
    setHeld(null);
    if (card && landing && !isHere(card, landing, latest.current)) onDrop(card, landing);
  };

  const giveUp = (_: DragCancelEvent) => {
    land(null);
    hold(null);
    setHeld(null);
  };

  const announcements = useMemo<Announcements>(() => {
    let last = '';
    const title = (id: string | number) => find(latest.current, String(id))?.title ?? '';
    const where = () => {
      const landing = currentLanding();
      if (!landing) return '';
      const cards = latest.current.columns.find(({ key }) => key === landing.key)?.cards.length ?? 0;
      return say('over', { column: columnName(landing.key), index: landing.index + 1, total: cards + 1 });
    };
    return {
      onDragStart: ({ active }) => say('picked', { title: title(active.id), column: columnName(currentLanding()?.key ?? '') }),
      onDragMove() {
        const now = where();
        if (now === last) return undefined;
        last = now;
        return now;
      },
      onDragOver: () => undefined,
      onDragEnd: ({ active }) => say('dropped', { title: title(active.id), column: columnName(currentLanding()?.key ?? '') }),
      onDragCancel: () => say('dragCancelled', { title: '' }),
    };
  }, [say, columnName]);

  const columns = useMemo(
    () =>
      board.columns.map((column) => <Column key={column.key} column={column} may={may} filtered={filtered} more={more} />),
    [board.columns, may, filtered, more],
  );

  return (
    <DndContext
      sensors={sensors}
      collisionDetection={aim}
      measuring={MEASURING}
      autoScroll={SCROLLING}
      accessibility={{ announcements, screenReaderInstructions: { draggable: '' } }}
      onDragStart={start}
      onDragMove={drag}
      onDragEnd={drop}
      onDragCancel={giveUp}
    >
      <p id="drag-help" className="unseen">
        {say('dragHelp')}
      </p>
      <Grip className={classes(styles.board, held && styles.dragging)} label={say('board_region')} may={may}>
        {columns}
      </Grip>
      <DragOverlay dropAnimation={null}>
        {held && (
          <div className={classes(cardStyles.card, cardStyles.overlay)}>
            <div className={cardStyles.face}>
              <CardFace card={held} />
            </div>
          </div>
        )}
      </DragOverlay>
    </DndContext>
  );
}

function startOf(event: Event): number {
  const touch = (event as TouchEvent).touches?.[0];
  return touch ? touch.clientY : (event as MouseEvent).clientY;
}

/** Where the card stands now, as a place to land. */
function here(card: Row, board: Data): Landing | null {
  const column = board.columns.find(({ cards }) => cards.some(({ id }) => id === card.id));
  if (!column) return null;
  const index = column.cards.findIndex(({ id }) => id === card.id);
  return { key: column.key, index, afterId: column.cards[index - 1]?.id ?? null };
}

function isHere(card: Row, landing: Landing, board: Data): boolean {
  const now = here(card, board);
  return now?.key === landing.key && now.afterId === landing.afterId;
}

/** The next place by an arrow key: up and down among cards, left and right among columns. */
function steer(code: string, id: string, board: Data): Landing | null {
  const landing = currentLanding();
  const card = find(board, id);
  if (!landing || !card) return null;
  if (code === 'ArrowUp') return nth(landing.key, id, landing.index - 1);
  if (code === 'ArrowDown') return nth(landing.key, id, landing.index + 1);
  if (code !== 'ArrowLeft' && code !== 'ArrowRight') return null;
  const open = board.columns.filter(({ key }) => key !== PROSPECTS || card.kind === 'PROSPECT');
  const next = open[open.findIndex(({ key }) => key === landing.key) + (code === 'ArrowLeft' ? -1 : 1)];
  return next ? nth(next.key, id, landing.index) : null;
}
