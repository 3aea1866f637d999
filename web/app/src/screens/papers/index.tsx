// What was offered and ordered, over all subjects: narrowed by state, channel and owner, sorted, paged; the address says by what.
import { useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import { Select } from '../../parts/Field';
import { Page } from '../../parts/Page';
import { Tabs } from '../../parts/Tabs';
import { useConfiguration } from '../../shell/configuration';
import { useSay as useTradeWords } from '../../trade/words';
import { type Asked, askedOf, searchOf, STATES } from './asked';
import { Orders, Proposals } from './Lists';
import styles from './papers.module.css';
import { useSay } from './words';

export default function PapersScreen() {
  const say = useSay();
  const [, navigate] = useLocation();
  const search = useSearch();
  const asked = useMemo(() => askedOf(search), [search]);
  const turn = (change: Partial<Asked>) => navigate(`/papers${searchOf({ ...asked, ...change })}`, { replace: true });
  return (
    <Page title={say('title')}>
      <Toolbar asked={asked} turn={turn} />
      <Tabs
        label={say('title')}
        value={asked.kind}
        onChange={(kind) => turn({ kind: kind as Asked['kind'], state: null })}
        tabs={[
          { value: 'proposals', title: say('proposals'), content: <Proposals key={searchOf(asked)} asked={asked} turn={turn} /> },
          { value: 'orders', title: say('orders'), content: <Orders key={searchOf(asked)} asked={asked} turn={turn} /> },
        ]}
      />
    </Page>
  );
}

function Toolbar({ asked, turn }: { asked: Asked; turn: (change: Partial<Asked>) => void }) {
  const say = useSay();
  const trade = useTradeWords();
  const { channels, users } = useConfiguration();
  const sellers = users.filter(({ active, role }) => active && ['ADMIN', 'MANAGER', 'AGENT'].includes(role));
  return (
    <div className={styles.toolbar} role="search">
      <Select label={say('state')} hideLabel value={asked.state ?? ''} onChange={({ target }) => turn({ state: target.value || null })}>
        <option value="">{say('allStates')}</option>
        {STATES[asked.kind].map((state) => (
          <option key={state} value={state}>
            {trade(state)}
          </option>
        ))}
      </Select>
      <Select label={say('owner')} hideLabel value={asked.owner ?? ''} onChange={({ target }) => turn({ owner: target.value || null })}>
        <option value="">{say('anybody')}</option>
        {sellers.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      {channels.length > 1 && (
        <Select label={say('channel')} hideLabel value={asked.channel ?? ''} onChange={({ target }) => turn({ channel: target.value || null })}>
          <option value="">{say('allChannels')}</option>
          {channels.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      )}
    </div>
  );
}
