// The reports: how each is asked, which lines it has, and which rows stand behind a line.
import { ask } from '../../graph/client';
import type { MoneyValue } from '../../words/format';
import { type Asked, type Behind, type Line, type Opened, opened } from './line';
import {
  ReportActionsDocument,
  ReportForecastDocument,
  ReportFunnelAsOfDocument,
  ReportFunnelDocument,
  ReportIdleDocument,
  ReportIntakeDocument,
  ReportLostReasonsDocument,
  ReportResponseTimesDocument,
  type ReportStandingsFragment,
  type ReportSubjectsFragment,
  ReportSuggestionsDocument,
  ReportTimeInStageDocument,
} from './reports.documents';
import { say } from './words';
import { duration, instantOf, monthOf, moneyOf, percentOf } from './told';

/** `open`: the key of the line that is opened, and the cursor behind which its rows are asked for. */
export type Open = { key: string; after: string | null } | null;
export type Told = { lines: Line[]; opened: Opened | null };

export type Kind = {
  /** The names of the columns before the count, and of the figures behind it. */
  names: readonly string[];
  figures: readonly string[];
  worth: boolean;
  /** What it is narrowed by. */
  by: readonly ('days' | 'date' | 'channel')[];
  fetch: (asked: Asked, open: Open) => Promise<Told>;
};

const variables = (open: Open) => ({ only: open && [open.key], open: open !== null, after: open?.after ?? null });
const days = ({ from, to }: Asked) => ({ days: { from, to } });
const channels = ({ channel }: Asked) => ({ channelIds: channel && [channel] });
const filter = ({ channel }: Asked) => ({ filter: channel ? { channelIds: [channel] } : null });
const named = (row: { name: string } | null | undefined, otherwise: string) => row?.name ?? otherwise;

const standing = (node: ReportStandingsFragment['nodes'][number], place: number): Behind => ({
  key: `${node.since} ${place}`,
  ...(node.subject && { to: `/subjects/${node.subject.id}` }),
  title: node.subject?.title ?? say('gone'),
  detail: [named(node.stage, ''), node.owner?.name, instantOf(node.since), node.stayed != null && duration(node.stayed)].filter(Boolean).join(' · '),
  value: node.value,
});
const subject = (node: ReportSubjectsFragment['nodes'][number]): Behind => ({
  key: node.id,
  to: `/subjects/${node.id}`,
  title: node.title,
  detail: [named(node.stage, say('prospects')), node.owner?.name].filter(Boolean).join(' · '),
  value: node.value,
});

type Worth = { key: string; count: number; values: readonly MoneyValue[] };
const line = (row: Worth, names: string[], figures: string[] = []): Line => ({ key: row.key, count: row.count, values: row.values, names, figures });
const bare = (row: { key: string; count: number }, names: string[], figures: string[] = []) => line({ ...row, values: [] }, names, figures);

export const KINDS = {
  funnelAsOf: {
    names: ['stage'],
    figures: ['weighted'],
    worth: true,
    by: ['date', 'channel'],
    fetch: async (asked, open) => {
      const { columns } = (await ask(ReportFunnelAsOfDocument, { date: asked.date, ...channels(asked), ...variables(open) })).report.funnelAsOf;
      return {
        lines: columns
          .filter((row) => row.stageId !== null || row.count > 0)
          .map((row) => line(row, [row.stageId === null ? say('prospects') : named(row.stage, say('deleted'))], [row.weightedValues.map(moneyOf).join(' + ') || '–'])),
        opened: open && opened(columns[0]?.standings, standing),
      };
    },
  },
  funnel: {
    names: ['from', 'to'],
    figures: ['share'],
    worth: true,
    by: ['days', 'channel'],
    fetch: async (asked, open) => {
      const rows = (await ask(ReportFunnelDocument, { ...days(asked), ...channels(asked), ...variables(open) })).report.funnel;
      const place = (stage: { name: string } | null, outcome: string | null | undefined) =>
        [named(stage, say('prospects')), outcome && outcome !== 'OPEN' && say(outcome as 'WON')].filter(Boolean).join(', ');
      return {
        lines: rows.map((row) => {
          const names = [row.turn === 'BEGUN' ? say('created') : place(row.fromStage, row.fromOutcome), place(row.stage, row.outcome)];
          return { ...line(row, names, [percentOf(row.share)]), name: names.join(' → ') };
        }),
        opened: open && opened(rows[0]?.standings, standing),
      };
    },
  },
  timeInStage: {
    names: ['stage'],
    figures: ['p50', 'p75', 'p90', 'stillOpen'],
    worth: false,
    by: ['days', 'channel'],
    fetch: async (asked, open) => {
      const rows = (await ask(ReportTimeInStageDocument, { ...days(asked), ...channels(asked), ...variables(open) })).report.timeInStage;
      return {
        lines: rows.map((row) =>
          bare(row, [named(row.stage, say('prospects'))], [duration(row.p50), duration(row.p75), duration(row.p90), String(row.open)]),
        ),
        opened: open && opened(rows[0]?.standings, standing),
      };
    },
  },
  lostReasons: {
    names: ['outcome', 'reason', 'stage'],
    figures: [],
    worth: true,
    by: ['days', 'channel'],
    fetch: async (asked, open) => {
      const rows = (await ask(ReportLostReasonsDocument, { ...days(asked), ...channels(asked), ...variables(open) })).report.lostReasons;
      return {
        lines: rows.map((row) => line(row, [say(row.outcome as 'WON'), named(row.reason, '–'), named(row.stage, say('prospects'))])),
        opened: open && opened(rows[0]?.standings, standing),
      };
    },
  },
  actions: {
    names: ['person', 'type', 'channel'],
    figures: [],
    worth: false,
    by: ['days'],
    fetch: async (asked, open) => {
      const rows = (await ask(ReportActionsDocument, { ...days(asked), ...variables(open) })).report.actions;
      return {
        lines: rows.map((row) => bare(row, [named(row.person, '–'), named(row.type, say('freeText')), named(row.channel, '–')])),
        opened:
          open &&
          opened(rows[0]?.activities, (node) => ({
            key: node.id,
            ...(node.subject && { to: `/subjects/${node.subject.id}` }),
            title: node.summary || named(node.type, say('freeText')),
            detail: [node.subject?.title, node.doneBy?.name, node.doneAt && instantOf(node.doneAt)].filter(Boolean).join(' · '),
          })),
      };
    },
  },
  forecast: {
    names: ['month', 'basis'],
    figures: ['weighted'],
    worth: true,
    by: ['channel'],
    fetch: async (asked, open) => {
      const rows = (await ask(ReportForecastDocument, { ...filter(asked), ...variables(open) })).report.forecast;
      return {
        lines: rows.map((row) => {
          const month = row.month ? monthOf(row.month) : say('noMonth');
          const basis = say(row.basis as 'STAGE');
          const name = [month, row.weighted?.currency, basis].filter(Boolean).join(' · ');
          return { ...line(row, [month, basis], [row.weighted ? moneyOf(row.weighted) : '–']), name };
        }),
        opened: open && opened(rows[0]?.subjects, subject),
      };
    },
  },
  idle: {
    names: ['silence', 'channel', 'owner'],
    figures: [],
    worth: true,
    by: ['channel'],
    fetch: async (asked, open) => {
      const rows = (await ask(ReportIdleDocument, { ...filter(asked), ...variables(open) })).report.idle;
      return {
        lines: rows.map((row) => line(row, [say(row.silence as 'IDLE'), named(row.channel, '–'), named(row.owner, say('nobody'))])),
        opened: open && opened(rows[0]?.subjects, subject),
      };
    },
  },
  responseTimes: {
    names: ['channel'],
    figures: ['inTime', 'late', 'notYet', 'p50', 'p90'],
    worth: false,
    by: ['days', 'channel'],
    fetch: async (asked, open) => {
      const rows = (await ask(ReportResponseTimesDocument, { ...days(asked), ...filter(asked), ...variables(open) })).report.responseTimes;
      return {
        lines: rows.map((row) =>
          bare(row, [`${named(row.channel, '–')} (${row.hours} h)`], [String(row.inTime), String(row.late), String(row.notYet), duration(row.median), duration(row.p90)]),
        ),
        opened:
          open &&
          opened(rows[0]?.messages, (node) => ({ key: node.id, title: node.subjectLine || say('noLine'), detail: [node.fromName, instantOf(node.at)].filter(Boolean).join(' · ') })),
      };
    },
  },
  intake: {
    names: ['mailbox', 'state'],
    figures: [],
    worth: false,
    by: ['days'],
    fetch: async (asked, open) => {
      const rows = (await ask(ReportIntakeDocument, { ...days(asked), ...variables(open) })).report.intake;
      return {
        lines: rows.map((row) => bare(row, [row.mailbox?.address ?? '–', say(row.state as 'FILED')])),
        opened:
          open &&
          opened(rows[0]?.mails, (node) => ({
            key: node.id,
            to: `/intake/${node.id}`,
            title: node.subjectLine || say('noLine'),
            detail: [node.from, instantOf(node.receivedAt)].filter(Boolean).join(' · '),
          })),
      };
    },
  },
  suggestions: {
    names: ['occasion', 'type'],
    figures: ['accepted', 'done', 'dismissed', 'stale'],
    worth: false,
    by: [],
    fetch: async (_, open) => {
      const rows = (await ask(ReportSuggestionsDocument, variables(open))).report.suggestions;
      return {
        lines: rows.map((row) => bare({ key: row.key, count: row.made }, [say(row.rule as 'REPLY'), row.type.name], [row.accepted, row.done, row.dismissed, row.stale].map(String))),
        opened:
          open &&
          opened(rows[0]?.suggestions, (node) => ({
            key: node.id,
            ...(node.subject && { to: `/subjects/${node.subject.id}` }),
            title: node.subject?.title ?? node.summary.message,
            detail: instantOf(node.createdAt),
          })),
      };
    },
  },
} satisfies Record<string, Kind>;

export type Name = keyof typeof KINDS;
export const NAMES = Object.keys(KINDS) as Name[];
