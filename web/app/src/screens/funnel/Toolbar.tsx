// Which subjects are shown and how: channel, text, filters, board or list. Everything chosen here stands in the address.
import { Columns3, FileText, ListFilter, Plus, Rows3, Search, X } from 'lucide-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { Button, IconButton } from '../../parts/Button';
import { Checkbox } from '../../parts/Field';
import { Marker } from '../../parts/Look';
import { Popover } from '../../parts/Menu';
import { useConfiguration } from '../../shell/configuration';
import { useMayWrite, useSession } from '../../shell/session';
import { useMayExport } from '../../tables/may';
import { useSay as useCommon } from '../../words/common';
import { useActs } from './acts';
import { CLEAR, narrowing, OUTCOMES, STATES, toFilter, type View } from './filters';
import { SavedViews } from './SavedViews';
import styles from './Toolbar.module.css';
import { useSay } from './words';

const ExportButton = lazy(async () => ({ default: (await import('../../tables/ExportButton')).ExportButton }));

type Props = { view: View; turn: (change: Partial<View>) => void };

const PAUSE = 250;

export function Toolbar({ view, turn }: Props) {
  const say = useSay();
  const { ask } = useActs();
  const mayWrite = useMayWrite();
  const mayExport = useMayExport();
  const [, navigate] = useLocation();
  const filters = narrowing(view);
  return (
    <>
      <Channels view={view} turn={turn} />
      <SearchBox view={view} turn={turn} />
      <Popover
        label={say('filters')}
        trigger={
          <Button icon={ListFilter} tone={filters ? 'plain' : 'quiet'} aria-label={say('filter')}>
            <span className={styles.wide}>{say('filter')}</span>
            {filters > 0 && <span className={styles.number}>{filters}</span>}
          </Button>
        }
      >
        <Filters view={view} turn={turn} />
      </Popover>
      <SavedViews view={view} turn={turn} />
      {filters > 0 && <IconButton icon={X} label={say('clear')} onClick={() => turn(CLEAR)} />}
      <div className={styles.end}>
        {view.list && mayExport && (
          <Suspense>
            <ExportButton kind="SUBJECTS" filter={{ ...toFilter(view), ...(view.channel && { channelIds: [view.channel] }) }} compact />
          </Suspense>
        )}
        <div className={styles.forms} role="group" aria-label={say('view')}>
          <IconButton icon={Columns3} label={say('board')} aria-pressed={!view.list} onClick={() => turn({ list: false })} />
          <IconButton icon={Rows3} label={say('list')} aria-pressed={view.list} onClick={() => turn({ list: true })} />
          <IconButton icon={FileText} label={say('papers')} onClick={() => navigate(view.channel ? `/papers?channel=${view.channel}` : '/papers')} />
        </div>
        {mayWrite && (
          <Button tone="primary" icon={Plus} onClick={() => ask({ kind: 'create', stageId: null })} aria-label={say('create')}>
            <span className={styles.wide}>{say('create')}</span>
          </Button>
        )}
      </div>
    </>
  );
}

function Channels({ view, turn }: Props) {
  const say = useSay();
  const { channels } = useConfiguration();
  if (channels.length < 2) return null;
  return (
    <select
      className={styles.channels}
      aria-label={say('channel')}
      value={view.channel ?? ''}
      onChange={(event) => turn({ channel: event.target.value || null })}
    >
      <option value="">{say('allChannels')}</option>
      {channels.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}

function SearchBox({ view, turn }: Props) {
  const say = useSay();
  const [text, setText] = useState(view.text);
  useEffect(() => setText(view.text), [view.text]);
  useEffect(() => {
    if (text === view.text) return;
    const timer = setTimeout(() => turn({ text }), PAUSE);
    return () => clearTimeout(timer);
  }, [text, view.text, turn]);
  return (
    <label className={styles.search}>
      <Search size={15} aria-hidden />
      <input type="search" value={text} onChange={(event) => setText(event.target.value)} placeholder={say('search')} aria-label={say('search')} />
    </label>
  );
}

const toggled = <T,>(list: T[], one: T) => (list.includes(one) ? list.filter((each) => each !== one) : [...list, one]);

function Filters({ view, turn }: Props) {
  const say = useSay();
  const common = useCommon();
  const { markers, users } = useConfiguration();
  const { viewer } = useSession();
  const people = users.filter(({ active, role }) => active && role !== 'SYSTEM' && role !== 'INTEGRATION');
  const ordered = people.toSorted((a, b) => Number(b.id === viewer.id) - Number(a.id === viewer.id));
  return (
    <div className={styles.filters}>
      <fieldset>
        <legend>{say('owner')}</legend>
        {ordered.map(({ id, name }) => (
          <Checkbox
            key={id}
            label={id === viewer.id ? `${name} (${say('me')})` : name}
            checked={view.owners.includes(id)}
            onChange={() => turn({ owners: toggled(view.owners, id) })}
          />
        ))}
        <Checkbox label={common('nobody')} checked={view.unowned} onChange={() => turn({ unowned: !view.unowned })} />
      </fieldset>
      <fieldset>
        <legend>{say('activity')}</legend>
        {STATES.map((state) => (
          <Checkbox
            key={state}
            label={say(state)}
            checked={view.states.includes(state)}
            onChange={() => turn({ states: toggled(view.states, state) })}
          />
        ))}
        <Checkbox label={say('idle')} checked={view.idle} onChange={() => turn({ idle: !view.idle })} />
        <Checkbox label={say('rotting')} checked={view.rotting} onChange={() => turn({ rotting: !view.rotting })} />
      </fieldset>
      <fieldset>
        <legend>{say('outcome')}</legend>
        {OUTCOMES.map((outcome) => (
          <Checkbox
            key={outcome}
            label={say(outcome)}
            checked={view.outcomes.includes(outcome)}
            onChange={() => turn({ outcomes: toggled(view.outcomes, outcome) })}
          />
        ))}
        <Checkbox label={say('archived')} checked={view.archived} onChange={() => turn({ archived: !view.archived })} />
      </fieldset>
      {markers.length > 0 && (
        <fieldset>
          <legend>{say('marker')}</legend>
          {markers.map((marker) => (
            <Checkbox
              key={marker.id}
              label={<Marker {...marker} />}
              checked={view.markers.includes(marker.id)}
              onChange={() => turn({ markers: toggled(view.markers, marker.id) })}
            />
          ))}
        </fieldset>
      )}
    </div>
  );
}
