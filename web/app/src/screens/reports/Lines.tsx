// The lines of a report as a table: each count is a button that opens what it counts.
import { type Column, Table } from '../../parts/Table';
import type { Kind } from './kinds';
import type { Line } from './line';
import styles from './reports.module.css';
import { moneyOf, nameOf } from './told';
import { useSay } from './words';

export function Lines({ report, kind, lines, onOpen }: { report: string; kind: Kind; lines: readonly Line[]; onOpen: (line: Line) => void }) {
  const say = useSay();
  const columns: Column<Line>[] = [
    ...kind.names.map((name, place) => ({ key: name, title: say(name as 'stage'), cell: (line: Line) => line.names[place] })),
    {
      key: 'count',
      title: say('count'),
      numeric: true,
      cell: (line) =>
        line.count === 0 ? (
          0
        ) : (
          <button type="button" className={styles.figure} onClick={() => onOpen(line)} aria-label={say('open', { count: line.count, name: nameOf(line) })}>
            {line.count}
          </button>
        ),
    },
    ...(kind.worth ? [{ key: 'values', title: say('values'), numeric: true, cell: (line: Line) => line.values.map(moneyOf).join(' + ') || '–' }] : []),
    ...kind.figures.map((name, place) => ({ key: name, title: say(name as 'share'), numeric: true, cell: (line: Line) => line.figures[place] })),
  ];
  return <Table caption={report} columns={columns} rows={lines} rowKey={({ key }) => key} />;
}
