// The reports: one at a time, as a chart and as a table; each figure opens as the list behind it. The address says what is asked.
import { ChartColumn } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { Refusal } from '../../graph/client';
import { EmptyState, Problem } from '../../parts/EmptyState';
import { Field, Select } from '../../parts/Field';
import { Page } from '../../parts/Page';
import { Loading } from '../../parts/Progress';
import { useConfiguration } from '../../shell/configuration';
import { useSession } from '../../shell/session';
import { addDays, today } from '../../words/format';
import { Behind } from './Behind';
import Chart, { MOST } from './Chart';
import { type Kind, KINDS, type Name, NAMES } from './kinds';
import { Lines } from './Lines';
import type { Asked, Line } from './line';
import styles from './reports.module.css';
import { useSay } from './words';

/** Last Monday, before which a manager's week began. */
function monday(day: string): string {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  return addDays(day, -(((weekday + 6) % 7) || 7));
}

function useAsked(): Asked & { report: Name } {
  const search = useSearch();
  const { workspace } = useSession();
  return useMemo(() => {
    const said = new URLSearchParams(search);
    const now = today(workspace.zone, Date.now());
    const report = said.get('report') ?? '';
    return {
      report: report in KINDS ? (report as Name) : 'funnelAsOf',
      from: said.get('from') ?? addDays(now, -29),
      to: said.get('to') ?? now,
      date: said.get('date') ?? monday(now),
      channel: said.get('channel'),
    };
  }, [search, workspace.zone]);
}

export default function Reports() {
  const say = useSay();
  const asked = useAsked();
  const [, go] = useLocation();
  const kind: Kind = KINDS[asked.report];
  const turn = (change: Partial<Asked & { report: Name }>) => {
    const said = Object.entries({ ...asked, ...change }).filter((entry): entry is [string, string] => Boolean(entry[1]));
    go(`/reports?${new URLSearchParams(said)}`, { replace: true });
  };
  return (
    <Page title={say('title')}>
      <div className={styles.asked}>
        <Select label={say('which')} value={asked.report} onChange={(event) => turn({ report: event.target.value as Name })}>
          {NAMES.map((name) => (
            <option key={name} value={name}>
              {say(name)}
            </option>
          ))}
        </Select>
        <Narrowing asked={asked} by={kind.by} turn={turn} />
      </div>
      <p className={styles.lead}>{say(`${asked.report}Lead`)}</p>
      <Report key={JSON.stringify(asked)} report={say(asked.report)} kind={kind} asked={asked} />
    </Page>
  );
}

function Narrowing({ asked, by, turn }: { asked: Asked; by: Kind['by']; turn: (change: Partial<Asked>) => void }) {
  const say = useSay();
  const { channels } = useConfiguration();
  const day = (name: 'from' | 'to' | 'date', label: string) => (
    <Field type="date" label={label} value={asked[name]} required onChange={(event) => event.target.value && turn({ [name]: event.target.value })} />
  );
  return (
    <>
      {by.includes('date') && day('date', say('day'))}
      {by.includes('days') && day('from', say('from'))}
      {by.includes('days') && day('to', say('to'))}
      {by.includes('channel') && (
        <Select label={say('channel')} value={asked.channel ?? ''} onChange={(event) => turn({ channel: event.target.value || null })}>
          <option value="">{say('allChannels')}</option>
          {channels.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      )}
    </>
  );
}

function Report({ report, kind, asked }: { report: string; kind: Kind; asked: Asked }) {
  const say = useSay();
  const [lines, setLines] = useState<Line[]>();
  const [problem, setProblem] = useState<string>();
  const [turn, again] = useState(0);
  const [opened, open] = useState<Line>();

  useEffect(() => {
    let gone = false;
    kind.fetch(asked, null).then(
      (told) => gone || (setLines(told.lines), setProblem(undefined)),
      (failure: unknown) => {
        if (!(failure instanceof Refusal)) throw failure;
        if (!gone) setProblem(failure.message);
      },
    );
    return () => void (gone = true);
  }, [turn]); // whoever asks otherwise is another report

  if (problem) return <Problem text={problem} retry={() => again((n) => n + 1)} />;
  if (!lines) return <Loading />;
  if (!lines.some(({ count }) => count > 0)) {
    return (
      <EmptyState icon={ChartColumn} title={say('empty')}>
        {say('emptyText')}
      </EmptyState>
    );
  }
  return (
    <div className={styles.report}>
      <Chart report={report} lines={lines} onOpen={open} />
      {lines.length > MOST && <p className={styles.lead}>{say('further', { count: lines.length - MOST })}</p>}
      <Lines report={report} kind={kind} lines={lines} onOpen={open} />
      {opened && <Behind key={opened.key} kind={kind} asked={asked} line={opened} onClose={() => open(undefined)} />}
    </div>
  );
}
