// The settings: one section at a time, each loaded when it is opened. What somebody may not change says who may.
import { lazy, Suspense } from 'react';
import { Link, Redirect, useLocation } from 'wouter';
import { classes } from '../../parts/classes';
import { Select } from '../../parts/Field';
import { Page } from '../../parts/Page';
import { Loading } from '../../parts/Progress';
import styles from './Settings.module.css';
import { useSay } from './words';

const SECTIONS = {
  account: lazy(() => import('./account')),
  keys: lazy(() => import('./keys')),
  jobs: lazy(() => import('./jobs')),
  workspace: lazy(() => import('./workspace')),
  users: lazy(() => import('./users')),
  channels: lazy(() => import('./channels')),
  mailboxes: lazy(() => import('./mailboxes')),
  templates: lazy(() => import('./templates')),
  webhooks: lazy(() => import('./webhooks')),
  stages: lazy(() => import('./stages')),
  types: lazy(() => import('./types')),
  plans: lazy(() => import('./plans')),
  markers: lazy(() => import('./markers')),
  reasons: lazy(() => import('./reasons')),
  audit: lazy(() => import('./audit')),
};
type Name = keyof typeof SECTIONS;
const GROUPS: readonly (readonly [string, readonly Name[]])[] = [
  ['mine', ['account', 'keys', 'jobs']],
  ['team', ['workspace', 'users', 'channels', 'webhooks', 'audit']],
  ['mail', ['mailboxes', 'templates']],
  ['sales', ['stages', 'types', 'plans', 'markers', 'reasons']],
];

export default function Settings({ section }: { section: string | undefined }) {
  const say = useSay();
  if (section === undefined) return <Redirect to="/settings/account" replace />;
  if (!(section in SECTIONS)) return <Redirect to="/settings" replace />;
  const name = section as Name;
  const Section = SECTIONS[name];
  return (
    <Page title={say('title')} flush>
      <div className={styles.settings}>
        <Sections here={name} />
        <section className={styles.section} aria-labelledby="section">
          <h2 id="section" className={styles.title}>
            {say(name)}
          </h2>
          <p className={styles.lead}>{say(`${name}Lead`)}</p>
          <Suspense fallback={<Loading />}>
            <Section />
          </Suspense>
        </section>
      </div>
    </Page>
  );
}

function Sections({ here }: { here: Name }) {
  const say = useSay();
  const [, go] = useLocation();
  return (
    <>
      <nav className={styles.nav} aria-label={say('sections')}>
        {GROUPS.map(([group, names]) => (
          <div key={group} className={styles.group}>
            <h3>{say(group as 'mine')}</h3>
            {names.map((name) => (
              <Link
                key={name}
                href={`/settings/${name}`}
                className={classes(styles.link, name === here && styles.here)}
                aria-current={name === here ? 'page' : undefined}
              >
                {say(name)}
              </Link>
            ))}
          </div>
        ))}
      </nav>
      <div className={styles.picker}>
        <Select label={say('sections')} hideLabel value={here} onChange={(event) => go(`/settings/${event.target.value}`)}>
          {GROUPS.map(([group, names]) => (
            <optgroup key={group} label={say(group as 'mine')}>
              {names.map((name) => (
                <option key={name} value={name}>
                  {say(name)}
                </option>
              ))}
            </optgroup>
          ))}
        </Select>
      </div>
    </>
  );
}
