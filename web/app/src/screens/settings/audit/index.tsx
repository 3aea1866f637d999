// The audit log: who signed in, changed a password, made a key, opened a mail. Newest first, page by page.
import { useEffect, useState } from 'react';
import { ask, Refusal } from '../../../graph/client';
import { useAnswer } from '../../../graph/useAnswer';
import { Row as Side, Select } from '../../../parts/Field';
import { Instant } from '../../../parts/Look';
import { Pager } from '../../../parts/Pager';
import { type Column, Table } from '../../../parts/Table';
import { toast } from '../../../parts/Toast';
import { useConfiguration } from '../../../shell/configuration';
import { useAdministers } from '../rights';
import { Bar, Notice, Shown } from '../Shown';
import { useSay as useShared } from '../words';
import { type AuditKind, SettingsAuditDocument, type SettingsAuditQuery } from './audit.documents';
import { useSay } from './words';

type Page = SettingsAuditQuery['auditLog'];
type Entry = Page['nodes'][number];
const KINDS: readonly AuditKind[] = [
  'SIGNED_IN',
  'SIGN_IN_REFUSED',
  'SIGNED_OUT',
  'SESSION_REVOKED',
  'PASSWORD_SET',
  'RESET_ASKED',
  'RESET_LINK_MADE',
  'RESET_DONE',
  'INVITED',
  'INVITATION_REVOKED',
  'JOINED',
  'USER_CHANGED',
  'KEY_CREATED',
  'KEY_ROTATED',
  'KEY_REVOKED',
  'KEY_USE_BEGUN',
  'MAIL_OPENED',
  'RESTORED',
];

export default function Audit() {
  const say = useSay();
  const all = useAdministers();
  const { users } = useConfiguration();
  const [kind, setKind] = useState<AuditKind | ''>('');
  const [userId, setUserId] = useState('');
  const filter = { kinds: kind ? [kind] : null, userId: userId || null };
  const answer = useAnswer(SettingsAuditDocument, { filter });
  return (
    <>
      {!all && <Notice>{say('own')}</Notice>}
      <Bar>
        <div className={Side}>
          <Select label={say('kind')} value={kind} onChange={(event) => setKind(event.target.value as AuditKind | '')}>
            <option value="">{say('anyKind')}</option>
            {KINDS.map((one) => (
              <option key={one} value={one}>
                {say(one)}
              </option>
            ))}
          </Select>
          {all && (
            <Select label={say('person')} value={userId} onChange={(event) => setUserId(event.target.value)}>
              <option value="">{say('anybody')}</option>
              {users.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </div>
      </Bar>
      <Shown answer={answer}>{({ auditLog }) => <Entries first={auditLog} filter={filter} />}</Shown>
    </>
  );
}

function Entries({ first, filter }: { first: Page; filter: { kinds: AuditKind[] | null; userId: string | null } }) {
  const say = useSay();
  const shared = useShared();
  const [pages, setPages] = useState([first]);
  const [busy, setBusy] = useState(false);
  useEffect(() => setPages([first]), [first]);
  const last = pages.at(-1) ?? first;

  async function more() {
    setBusy(true);
    try {
      const { auditLog } = await ask(SettingsAuditDocument, { filter, after: last.pageInfo.endCursor ?? null });
      setPages([...pages, auditLog]);
    } catch (failure) {
      if (!(failure instanceof Refusal)) throw failure;
      toast({ tone: 'bad', text: failure.message });
    } finally {
      setBusy(false);
    }
  }

  const columns: Column<Entry>[] = [
    { key: 'at', title: say('at'), cell: ({ at }) => <Instant at={at} whole /> },
    { key: 'what', title: say('what'), cell: ({ kind }) => say(kind) },
    { key: 'actor', title: say('actor'), cell: ({ actor }) => actor?.name ?? say('nobody') },
    { key: 'about', title: say('about'), cell: ({ user }) => user?.name ?? '–' },
    { key: 'network', title: say('network'), cell: ({ network }) => network ?? '–' },
  ];
  const rows = pages.flatMap(({ nodes }) => nodes);
  if (rows.length === 0) return <p>{say('empty')}</p>;
  return (
    <>
      <Table caption={shared('audit')} columns={columns} rows={rows} rowKey={({ id }) => id} />
      <Pager total={first.totalCount} hasMore={last.pageInfo.hasNextPage} busy={busy} onMore={() => void more()} />
    </>
  );
}
