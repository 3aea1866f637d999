// Rows in an order of their own: dragged by a handle with mouse or finger, moved by its arrow keys, told to screen readers.
import { DndContext, type DragEndEvent, PointerSensor, useDraggable, useDroppable, useSensor, useSensors } from '@dnd-kit/core';
import { GripVertical } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { classes } from '../../../parts/classes';
import shared from '../Settings.module.css';
import styles from './Ordered.module.css';
import { useSay } from './words';

type Named = { id: string; name: string };
type Face = { name: ReactNode; detail: ReactNode; buttons: ReactNode };
type Props<R extends Named> = { label: string; rows: readonly R[]; onMove: (id: string, to: number) => void; children: (row: R) => Face };

/** `rows` with one of them at another place, counted from 0. */
export function moved<R extends Named>(rows: readonly R[], id: string, to: number): R[] {
  const row = rows.find((one) => one.id === id);
  if (!row) return [...rows];
  return rows.filter((one) => one.id !== id).toSpliced(Math.max(0, Math.min(rows.length - 1, to)), 0, row);
}

export function Ordered<R extends Named>({ label, rows, onMove, children }: Props<R>) {
  const say = useSay();
  const [told, setTold] = useState('');
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 4 } }));

  function move(row: R, to: number) {
    if (to < 0 || to >= rows.length || rows[to]?.id === row.id) return;
    onMove(row.id, to);
    setTold(say('moved', { name: row.name, place: to + 1, total: rows.length }));
  }

  function dropped({ active, over }: DragEndEvent) {
    const row = rows.find(({ id }) => id === active.id);
    const to = rows.findIndex(({ id }) => id === over?.id);
    if (row && to >= 0) move(row, to);
  }

  return (
    <DndContext sensors={sensors} onDragEnd={dropped}>
      <ol className={shared.rows} aria-label={label}>
        {rows.map((row, place) => (
          <Line key={row.id} row={row} face={children(row)} onStep={(step) => move(row, place + step)} />
        ))}
      </ol>
      <p className="unseen" role="status">
        {told}
      </p>
    </DndContext>
  );
}

function Line({ row, face, onStep }: { row: Named; face: Face; onStep: (step: number) => void }) {
  const say = useSay();
  const { setNodeRef: held, listeners, transform, isDragging } = useDraggable({ id: row.id });
  const { setNodeRef: below, isOver } = useDroppable({ id: row.id });

  function key(event: KeyboardEvent) {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    onStep(step);
  }

  return (
    <li
      ref={(node) => {
        held(node);
        below(node);
      }}
      className={classes(shared.row, isDragging && styles.held, isOver && !isDragging && styles.target)}
      style={transform ? { transform: `translateY(${transform.y}px)` } : {}}
    >
      <button type="button" className={styles.handle} {...listeners} onKeyDown={key} aria-label={say('move', { name: row.name })}>
        <GripVertical size={16} aria-hidden />
      </button>
      <span className={shared.text}>
        <span className={shared.name}>{face.name}</span>
        <span className={shared.detail}>{face.detail}</span>
      </span>
      <span className={shared.doing}>{face.buttons}</span>
    </li>
  );
}
