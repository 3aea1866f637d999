// My day: what is late, what is for today, what comes, and what the software proposes; worked through by keyboard.
import { CalendarCheck, Keyboard } from 'lucide-react';
import { type FocusEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useLive } from '../../graph/live';
import { Button } from '../../parts/Button';
import { EmptyState, Problem } from '../../parts/EmptyState';
import { Badge } from '../../parts/Look';
import { Popover } from '../../parts/Menu';
import { Page } from '../../parts/Page';
import { Loading } from '../../parts/Progress';
import { useMayWrite, useSession } from '../../shell/session';
import { useSay as useCommon } from '../../words/common';
import { today } from '../../words/format';
import { ActivityLine, type Deed, DeedDialog, usePutOff } from '../../work/ActivityLine';
import { quickDays } from '../../work/days';
import { SuggestionCard } from '../../work/SuggestionCard';
import { ActivitiesChangedDocument, type ActivityRowFragment } from '../../work/work.documents';
import { dayAfter } from './day';
import { MyDayDocument, type MyDayQuery } from './day.documents';
import styles from './day.module.css';
import { useSay } from './words';

export default function Day() {
  const say = useSay();
  const common = useCommon();
  const { data, problem, refetch } = useLive({
    query: MyDayDocument,
    variables: {},
    events: ActivitiesChangedDocument,
    eventVariables: { mine: true },
    apply: dayAfter,
  });
  const day = data?.myDay;
  const nothing = day && day.overdue.length + day.today.length + day.next.length + day.suggestions.length === 0;
  return (
    <Page title={say('title')} actions={<Keys />}>
      {!day && (problem ? <Problem text={problem} retry={() => void refetch()} /> : <Loading />)}
      {nothing && (
        <EmptyState icon={CalendarCheck} title={say('emptyTitle')} action={<Link href="/funnel">{common('backToFunnel')}</Link>}>
          {say('emptyText')}
        </EmptyState>
      )}
      {day && !nothing && <Lists day={day} />}
    </Page>
  );
}

type Asked = { deed: Deed; activity: ActivityRowFragment } | null;

function Lists({ day }: { day: MyDayQuery['myDay'] }) {
  const say = useSay();
  const [asked, ask] = useState<Asked>(null);
  const { list, refocus, onFocus } = useFocus(day);
  const onKey = useKeys(day, ask);
  const later = day.counts.planned + day.counts.undated - day.next.length;

  const close = () => {
    ask(null);
    setTimeout(refocus, FADED);
  };

  const part = (name: 'overdue' | 'today' | 'next', tone: 'overdue' | 'today' | 'planned', count: number) =>
    day[name].length > 0 && (
      <section className={styles.part} aria-label={say(name)}>
        <h2>
          {say(name)} <Badge tone={tone}>{count}</Badge>
        </h2>
        <ul className={styles.rows}>
          {day[name].map((activity) => (
            <Row key={activity.id} activity={activity} onDeed={(deed) => ask({ deed, activity })} />
          ))}
        </ul>
      </section>
    );
  return (
    <div className={styles.day}>
      <div ref={list} className={styles.lists} role="group" aria-label={say('list')} onKeyDown={onKey} onFocus={onFocus}>
        {part('overdue', 'overdue', day.counts.overdue)}
        {part('today', 'today', day.counts.today)}
        {day.overdue.length + day.today.length === 0 && <p className={styles.clear}>{say('clear')}</p>}
        {part('next', 'planned', day.counts.planned + day.counts.undated)}
        {later > 0 && <p className={styles.later}>{say('moreNext', { count: later })}</p>}
      </div>
      {day.suggestions.length > 0 && (
        <section className={styles.suggestions} aria-label={say('suggestions')}>
          <h2>{say('suggestions')}</h2>
          {day.suggestions.map((suggestion) => (
            <SuggestionCard key={suggestion.id} suggestion={suggestion} about />
          ))}
        </section>
      )}
      {asked && <DeedDialog deed={asked.deed} activity={asked.activity} onClose={close} />}
    </div>
  );
}

const FADED = 60;

/** Where a row goes away that had the focus, the next one takes it: one goes on with the keyboard where one stopped. */
function useFocus(day: MyDayQuery['myDay']) {
  const list = useRef<HTMLDivElement>(null);
  const last = useRef<number | null>(null);
  const rows = () => [...(list.current?.querySelectorAll<HTMLElement>('[data-activity]') ?? [])];
  const refocus = () => {
    if (last.current === null || document.activeElement !== document.body) return;
    const now = rows();
    now[Math.min(last.current, now.length - 1)]?.focus();
  };
  useEffect(refocus, [day]);
  const onFocus = ({ target }: FocusEvent<HTMLElement>) => {
    const index = rows().indexOf(target.closest<HTMLElement>('[data-activity]') ?? target);
    if (index >= 0) last.current = index;
  };
  return { list, refocus, onFocus };
}

function Row({ activity, onDeed }: { activity: ActivityRowFragment; onDeed: (deed: Deed) => void }) {
  return (
    <li className={styles.row} data-activity={activity.id} tabIndex={0} aria-label={activity.summary}>
      <ActivityLine activity={activity} about="both" onDeed={onDeed} />
    </li>
  );
}

/** Arrows (or J and K) walk, C completes, 1 to 4 put off, E edits, Enter opens; only while a row itself has the focus. */
function useKeys(day: MyDayQuery['myDay'], ask: (asked: Asked) => void) {
  const [putOff] = usePutOff();
  const [, navigate] = useLocation();
  const { viewer } = useSession();
  const may = useMayWrite();
  return (event: KeyboardEvent<HTMLElement>) => {
    const row = event.target as HTMLElement;
    const activity = [...day.overdue, ...day.today, ...day.next].find(({ id }) => id === row.dataset['activity']);
    if (!activity || event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.toLowerCase();
    const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-activity]')];
    const step = key === 'arrowdown' || key === 'j' ? 1 : key === 'arrowup' || key === 'k' ? -1 : 0;
    const on = quickDays(today(viewer.zone, Date.now()))[Number(key) - 1]?.[1];
    if (step) rows[rows.indexOf(row) + step]?.focus();
    else if (key === 'enter') navigate(activity.subject ? `/subjects/${activity.subject.id}` : `/customers/${activity.customer?.id}`);
    else if (!may || !activity.viewerCanEdit) return;
    else if (key === 'c') ask({ deed: 'complete', activity });
    else if (key === 'e') ask({ deed: 'edit', activity });
    else if (on) void putOff(activity, on);
    else return;
    event.preventDefault();
  };
}

function Keys() {
  const say = useSay();
  const keys = [
    ['↑ ↓', say('keyMove')],
    ['C', say('keyComplete')],
    ['1', say('keyToday')],
    ['2', say('keyTomorrow')],
    ['3', say('keyMonday')],
    ['4', say('keyWeek')],
    ['E', say('keyEdit')],
    ['↵', say('keyOpen')],
  ];
  return (
    <Popover
      label={say('keysTitle')}
      align="end"
      trigger={
        <Button tone="quiet" icon={Keyboard} className={styles.keysButton}>
          {say('keys')}
        </Button>
      }
    >
      <dl className={styles.keys}>
        {keys.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Popover>
  );
}
