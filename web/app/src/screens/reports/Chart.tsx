// The lines of a report as bars, by chart.js: it draws what the table beside it says, and is loaded with this screen alone.
import { BarController, BarElement, CategoryScale, Chart as ChartJs, LinearScale, Tooltip } from 'chart.js';
import { useEffect, useRef } from 'react';
import type { Line } from './line';
import styles from './reports.module.css';
import { nameOf } from './told';
import { useSay } from './words';

ChartJs.register(BarController, BarElement, CategoryScale, LinearScale, Tooltip);

export const MOST = 15;
/** Signs of a name beside its bar: on a phone the bar needs the room. */
const LONGEST = { narrow: 24, wide: 60 };

/** At most 15 lines, the first of the table; a bar opens its line as its figure in the table does. */
export default function Chart({ report, lines, onOpen }: { report: string; lines: readonly Line[]; onOpen: (line: Line) => void }) {
  const say = useSay();
  const canvas = useRef<HTMLCanvasElement>(null);
  const open = useRef(onOpen);
  open.current = onOpen;

  useEffect(() => {
    if (!canvas.current) return;
    const shown = lines.slice(0, MOST);
    const tokens = getComputedStyle(document.documentElement);
    const color = (name: string) => tokens.getPropertyValue(name).trim();
    const axis = { ticks: { color: color('--muted') }, grid: { color: color('--line') }, border: { display: false } };
    const chart = new ChartJs(canvas.current, {
      type: 'bar',
      data: {
        labels: shown.map(nameOf),
        datasets: [{ data: shown.map(({ count }) => count), backgroundColor: color('--accent'), borderRadius: 4, maxBarThickness: 26 }],
      },
      options: {
        indexAxis: 'y',
        animation: false,
        maintainAspectRatio: false,
        scales: {
          x: { ...axis, beginAtZero: true, ticks: { ...axis.ticks, precision: 0 } },
          y: { ...axis, grid: { display: false }, ticks: { ...axis.ticks, callback: (_, place) => cut(nameOf(shown[place] as Line)) } },
        },
        onClick: (_, hit) => {
          const line = hit[0] && shown[hit[0].index];
          if (line) open.current(line);
        },
      },
    });
    return () => chart.destroy();
  }, [lines]);

  const height = Math.min(lines.length, MOST) * 34 + 40;
  return (
    <div className={styles.chart} style={{ height }}>
      <canvas ref={canvas} role="img" aria-label={say('chart', { report })} />
    </div>
  );
}

function cut(name: string): string {
  const most = innerWidth < 640 ? LONGEST.narrow : LONGEST.wide;
  return name.length > most ? `${name.slice(0, most - 1)}…` : name;
}
