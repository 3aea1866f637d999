// Stages, channels, markers, lost reasons, activity types and people, current on every screen by one subscription.
import { createContext, type ReactNode, useContext } from 'react';
import { useLive } from '../graph/live';
import { drop, put } from '../graph/rows';
import { Loading } from '../parts/Progress';
import { Problem } from '../parts/EmptyState';
import {
  ConfigurationChangedDocument,
  type ConfigurationChangedSubscription,
  ConfigurationDocument,
  type ConfigurationQuery,
} from './configuration.documents';

type Event = ConfigurationChangedSubscription['configurationChanged'];

const LISTS = {
  Stage: 'stages',
  Channel: 'channels',
  Marker: 'markers',
  LostReason: 'lostReasons',
  ActivityType: 'activityTypes',
  User: 'users',
} as const;

const Context = createContext<ConfigurationQuery | null>(null);

export function useConfiguration(): ConfigurationQuery {
  const configuration = useContext(Context);
  if (!configuration) throw new Error('The configuration is not loaded yet.');
  return configuration;
}

export function Configured({ children }: { children: ReactNode }) {
  const { data, problem, refetch } = useLive({
    query: ConfigurationDocument,
    variables: {},
    events: ConfigurationChangedDocument,
    eventVariables: {},
    apply,
  });
  if (!data) return problem ? <Problem text={problem} retry={() => void refetch()} /> : <Loading />;
  return <Context value={data}>{children}</Context>;
}

function apply(configuration: ConfigurationQuery, event: Event): ConfigurationQuery {
  return event.changes.reduce(one, configuration);
}

function one(configuration: ConfigurationQuery, change: Event['changes'][number]): ConfigurationQuery {
  if (!(change.noun in LISTS)) return configuration;
  const list = LISTS[change.noun as keyof typeof LISTS];
  const rows = configuration[list] as { id: string; version: number }[];
  const { row } = change;
  const next = change.kind === 'REMOVED' || !row || !('id' in row) ? drop(rows, change.id) : put(rows, row as (typeof rows)[number]);
  const sorted = list === 'stages' ? (next as unknown as ConfigurationQuery['stages']).toSorted((a, b) => a.order - b.order) : next;
  return { ...configuration, [list]: sorted };
}
