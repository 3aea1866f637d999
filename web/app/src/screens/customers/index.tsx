// The customers, searched, filtered, sorted and paged; what is asked for lives in the address.
import { Building2, Plus, Upload, UserRound, Users } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import { ask, Refusal } from '../../graph/client';
import type { CustomerOrderField } from '../../graph/schema';
import { useAnswer } from '../../graph/useAnswer';
import { Button } from '../../parts/Button';
import { EmptyState, Problem } from '../../parts/EmptyState';
import { Field, Select } from '../../parts/Field';
import { Badge, Instant } from '../../parts/Look';
import { Page } from '../../parts/Page';
import { Pager } from '../../parts/Pager';
import { Loading } from '../../parts/Progress';
import { type Column, Table } from '../../parts/Table';
import { toast } from '../../parts/Toast';
import { useConfiguration } from '../../shell/configuration';
import { useMayWrite } from '../../shell/session';
import { ExportButton } from '../../tables/ExportButton';
import { ImportDialog } from '../../tables/ImportDialog';
import { useMayExport } from '../../tables/may';
import { useSay as useTableWords } from '../../tables/words';
import { CustomerDialog } from './CustomerDialog';
import { type CustomerLineFragment, CustomerListDocument } from './customers.documents';
import styles from './customers.module.css';
import { type Asked, askedOf, LIFECYCLES, searchOf } from './asked';
import { useSay } from './words';

export default function Customers() {
  const say = useSay();
  const may = useMayWrite();
  const [, navigate] = useLocation();
  const search = useSearch();
  const asked = useMemo(() => askedOf(search), [search]);
  const turn = (change: Partial<Asked>) => navigate(`/customers${searchOf({ ...asked, ...change })}`, { replace: true });
  const [creating, create] = useState(false);
  const [bringing, bring] = useState(false);
  const words = useTableWords();
  const tables = useMayExport();
  return (
    <Page
      title={say('title')}
      actions={
        may && (
          <>
            {tables && <ExportButton kind="CUSTOMERS" filter={filterOf(asked)} />}
            {tables && (
              <Button icon={Upload} onClick={() => bring(true)}>
                {words('importIt')}
              </Button>
            )}
            <Button tone="primary" icon={Plus} onClick={() => create(true)}>
              {say('create')}
            </Button>
          </>
        )
      }
    >
      <Toolbar asked={asked} turn={turn} />
      <List key={searchOf(asked)} asked={asked} turn={turn} />
      {bringing && <ImportDialog onClose={() => bring(false)} />}
      {creating && <CustomerDialog onDone={(id) => navigate(`/customers/${id}`)} onClose={() => create(false)} />}
    </Page>
  );
}

type Turned = { asked: Asked; turn: (change: Partial<Asked>) => void };

function Toolbar({ asked, turn }: Turned) {
  const say = useSay();
  const { channels } = useConfiguration();
  const [text, setText] = useState(asked.text);
  useEffect(() => {
    if (text.trim() === asked.text) return;
    const timer = setTimeout(() => turn({ text: text.trim() }), 250);
    return () => clearTimeout(timer);
    // Only typing starts the pause anew.
  }, [text]);
  return (
    <div className={styles.toolbar} role="search">
      <Field
        label={say('search')}
        hideLabel
        type="search"
        placeholder={say('search')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        className={styles.search}
      />
      <Select label={say('type')} hideLabel value={asked.type ?? ''} onChange={({ target }) => turn({ type: (target.value || null) as Asked['type'] })}>
        <option value="">{say('allTypes')}</option>
        <option value="PERSON">{say('persons')}</option>
        <option value="COMPANY">{say('companies')}</option>
      </Select>
      <Select
        label={say('lifecycle')}
        hideLabel
        value={asked.lifecycle ?? ''}
        onChange={({ target }) => turn({ lifecycle: (target.value || null) as Asked['lifecycle'] })}
      >
        <option value="">{say('allLifecycles')}</option>
        {LIFECYCLES.map((one) => (
          <option key={one} value={one}>
            {say(one)}
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

function List({ asked, turn }: Turned) {
  const say = useSay();
  const [, navigate] = useLocation();
  const { variables, sorting, narrowed } = useAsked(asked);
  const { data, problem, refetch } = useAnswer(CustomerListDocument, variables);
  const [further, setFurther] = useState<CustomerLineFragment[]>([]);
  const [page, setPage] = useState<{ hasNextPage: boolean; endCursor: string | null }>();
  const [busy, setBusy] = useState(false);
  const columns = useColumns();

  async function more() {
    setBusy(true);
    try {
      const after = (page ?? data?.customers.pageInfo)?.endCursor ?? null;
      const { customers } = await ask(CustomerListDocument, { ...variables, after });
      setFurther([...further, ...customers.nodes]);
      setPage(customers.pageInfo);
    } catch (failure) {
      if (!(failure instanceof Refusal)) throw failure;
      toast({ tone: 'bad', text: failure.message });
    } finally {
      setBusy(false);
    }
  }

  if (!data) return problem ? <Problem text={problem} retry={refetch} /> : <Loading />;
  const rows = [...data.customers.nodes, ...further];
  if (rows.length === 0) {
    return narrowed ? (
      <EmptyState icon={Users} title={say('nothingFound')} action={<Button onClick={() => navigate('/customers')}>{say('clear')}</Button>}>
        {say('nothingFoundText')}
      </EmptyState>
    ) : (
      <EmptyState icon={Users} title={say('emptyTitle')}>
        {say('emptyText')}
      </EmptyState>
    );
  }
  return (
    <>
      <Table
        caption={say('caption')}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        sorting={sorting}
        onSort={({ field, direction }) => turn({ order: field, direction })}
        onOpen={({ id }) => navigate(`/customers/${id}`)}
      />
      <Pager total={data.customers.totalCount} hasMore={(page ?? data.customers.pageInfo).hasNextPage} busy={busy} onMore={() => void more()} />
    </>
  );
}

const filterOf = ({ text, type, lifecycle, channel }: Asked) => ({
  ...(text && { text }),
  ...(type && { types: [type] }),
  ...(lifecycle && { lifecycles: [lifecycle] }),
  ...(channel && { channelIds: [channel] }),
});

function useAsked(asked: Asked) {
  const { order, direction } = asked;
  const filter = filterOf(asked);
  const sorting = { field: order, direction };
  return { variables: { filter, orderBy: sorting }, sorting, narrowed: Object.keys(filter).length > 0 };
}

function useColumns(): Column<CustomerLineFragment, CustomerOrderField>[] {
  const say = useSay();
  return [
    {
      key: 'name',
      title: say('name'),
      sort: 'NAME',
      cell: ({ id, name, type }) => (
        <span className={styles.name}>
          {type === 'COMPANY' ? <Building2 size={15} aria-label={say('COMPANY')} /> : <UserRound size={15} aria-label={say('PERSON')} />}
          <Link href={`/customers/${id}`}>{name}</Link>
        </span>
      ),
    },
    { key: 'emails', title: say('emails'), cell: ({ emails }) => <First of={emails.map(({ address }) => address)} /> },
    { key: 'phones', title: say('phones'), cell: ({ phones }) => <First of={phones.map(({ formatted }) => formatted)} /> },
    { key: 'company', title: say('company'), cell: ({ company }) => company && <Link href={`/customers/${company.id}`}>{company.name}</Link> },
    {
      key: 'lifecycle',
      title: say('lifecycle'),
      cell: ({ lifecycle }) => <Badge tone={lifecycle === 'CUSTOMER' ? 'planned' : lifecycle === 'PROSPECT' ? 'accent' : 'plain'}>{say(lifecycle)}</Badge>,
    },
    { key: 'open', title: say('open'), numeric: true, cell: ({ subjects }) => subjects.totalCount || '' },
    { key: 'updated', title: say('updated'), sort: 'UPDATED_AT', cell: ({ updatedAt }) => <Instant at={updatedAt} /> },
  ];
}

const First = ({ of: [first, ...others] }: { of: string[] }) =>
  first === undefined ? null : (
    <span title={[first, ...others].join('\n')}>
      {first}
      {others.length > 0 && <span className={styles.others}> +{others.length}</span>}
    </span>
  );
