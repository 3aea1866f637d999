// Rows and columns that stay readable on a phone: the first column holds, the rest scrolls. Headers sort where they can.
import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './Table.module.css';

export type Column<R, Field extends string = string> = {
  key: string;
  title: ReactNode;
  cell: (row: R) => ReactNode;
  /** The order's name, where the list can be sorted by this. */
  sort?: Field;
  numeric?: boolean;
};

type Sorting<Field extends string> = { field: Field; direction: 'ASC' | 'DESC' };

type Props<R, Field extends string> = {
  caption: string;
  columns: readonly Column<R, Field>[];
  rows: readonly R[];
  rowKey: (row: R) => string;
  sorting?: Sorting<Field>;
  onSort?: (sorting: Sorting<Field>) => void;
  onOpen?: (row: R) => void;
};

export function Table<R, Field extends string = string>({ caption, columns, rows, rowKey, sorting, onSort, onOpen }: Props<R, Field>) {
  return (
    <div className={styles.frame} tabIndex={0} role="region" aria-label={caption}>
      <table className={styles.table}>
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <Head key={column.key} column={column} sorting={sorting} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} onClick={onOpen && (() => onOpen(row))} className={onOpen && styles.open}>
              {columns.map(({ key, cell, numeric }) => (
                <td key={key} className={numeric ? styles.numeric : undefined}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Head<R, Field extends string>({
  column: { title, sort, numeric },
  sorting,
  onSort,
}: {
  column: Column<R, Field>;
  sorting: Sorting<Field> | undefined;
  onSort: ((sorting: Sorting<Field>) => void) | undefined;
}) {
  const className = numeric ? styles.numeric : undefined;
  if (!sort || !onSort) return <th className={className}>{title}</th>;
  const sorted = sorting?.field === sort ? sorting.direction : undefined;
  const Arrow = sorted === 'ASC' ? ArrowUp : ArrowDown;
  return (
    <th className={className} aria-sort={sorted && (sorted === 'ASC' ? 'ascending' : 'descending')}>
      <button type="button" onClick={() => onSort({ field: sort, direction: sorted === 'DESC' ? 'ASC' : 'DESC' })}>
        {title}
        {sorted && <Arrow size={12} aria-hidden />}
      </button>
    </th>
  );
}
