// The frame around every screen: where one is, where one can go, whether it is live, who one is.
import { CalendarCheck, ChartColumn, Filter, Inbox, type LucideIcon, Settings, Users } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { classes } from '../parts/classes';
import { SearchButton } from '../search/SearchButton';
import { useSay as useCommon } from '../words/common';
import { LiveMark } from './LiveMark';
import { useSession } from './session';
import styles from './Shell.module.css';
import { UserMenu } from './UserMenu';
import { useWaiting } from './useWaiting';
import { useSay } from './words';

const PLACES: { to: string; key: 'funnel' | 'day' | 'intake' | 'customers' | 'reports' | 'settings'; icon: LucideIcon; also?: string[] }[] = [
  { to: '/funnel', key: 'funnel', icon: Filter, also: ['/subjects', '/papers'] },
  { to: '/day', key: 'day', icon: CalendarCheck },
  { to: '/intake', key: 'intake', icon: Inbox },
  { to: '/customers', key: 'customers', icon: Users },
  { to: '/reports', key: 'reports', icon: ChartColumn },
  { to: '/settings', key: 'settings', icon: Settings },
];

export function Shell({ children }: { children: ReactNode }) {
  const common = useCommon();
  const { workspace } = useSession();
  return (
    <div className={styles.shell}>
      <a href="#content" className={styles.skip}>
        {common('skip')}
      </a>
      <header className={styles.header}>
        <Link href="/funnel" className={styles.brand}>
          <img src="/funil.svg" alt="" width={24} height={24} />
          <span>{workspace.name}</span>
        </Link>
        <div className={styles.right}>
          <SearchButton />
          <LiveMark />
          <UserMenu />
        </div>
      </header>
      <Navigation />
      <main id="content" className={styles.main} tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}

function Navigation() {
  const say = useSay();
  const [path] = useLocation();
  const { viewer } = useSession();
  useWaiting();
  return (
    <nav className={styles.navigation} aria-label={say('navigation')}>
      {PLACES.map(({ to, key, icon: Icon, also }) => {
        const here = path.startsWith(to) || also?.some((place) => path.startsWith(place));
        const waiting = key === 'intake' ? (viewer.quarantined ?? 0) : 0;
        return (
          <Link key={to} href={to} className={classes(styles.place, here && styles.here)} aria-current={here ? 'page' : undefined}>
            <Icon size={18} aria-hidden />
            <span className={styles.placeName}>
              <span className={classes(key === 'settings' && styles.long)}>{say(key)}</span>
              {key === 'settings' && (
                <span className={styles.short} aria-hidden>
                  {say('settingsShort')}
                </span>
              )}
            </span>
            {waiting > 0 && (
              <span className={styles.count} title={say('waiting', { count: waiting })}>
                {waiting}
              </span>
            )}
          </Link>
        );
      })}
    </nav>
  );
}
