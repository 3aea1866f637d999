// Whom nobody wants to hear, and the way back for them.
import { Ban } from 'lucide-react';
import { useState } from 'react';
import { useVerb } from '../../graph/perform';
import { useAnswer } from '../../graph/useAnswer';
import { Button } from '../../parts/Button';
import { EmptyState, Problem } from '../../parts/EmptyState';
import { Field } from '../../parts/Field';
import { Instant } from '../../parts/Look';
import { Skeleton } from '../../parts/Progress';
import { type Column, Table } from '../../parts/Table';
import { toast } from '../../parts/Toast';
import { useMayWrite } from '../../shell/session';
import { IntakeUnblockSenderDocument, SenderBlocksDocument, type SenderBlocksQuery } from './intake.documents';
import styles from './Intake.module.css';
import { useSay } from './words';

type Row = SenderBlocksQuery['senderBlocks'][number];

export function Blocked() {
  const say = useSay();
  const may = useMayWrite();
  const [text, setText] = useState('');
  const { data, problem, refetch } = useAnswer(SenderBlocksDocument, { text: text || null });
  const [unblock, busy] = useVerb(IntakeUnblockSenderDocument);

  async function free({ id, address }: Row) {
    if ((await unblock({ id })).done) toast({ tone: 'good', text: say('unblocked', { address }) });
    refetch();
  }

  const columns: Column<Row>[] = [
    { key: 'address', title: say('address'), cell: ({ address }) => <strong>{address}</strong> },
    { key: 'by', title: say('by'), cell: ({ blockedBy }) => blockedBy.name },
    { key: 'since', title: say('since'), cell: ({ blockedAt }) => <Instant at={blockedAt} /> },
    { key: 'channel', title: say('channel'), cell: ({ channel }) => channel?.name ?? '–' },
    ...(may
      ? [
          {
            key: 'do',
            title: '',
            numeric: true,
            cell: (row: Row) => (
              <Button small busy={busy} onClick={() => void free(row)} aria-label={`${say('unblock')}: ${row.address}`}>
                {say('unblock')}
              </Button>
            ),
          },
        ]
      : []),
  ];
  if (!data) return problem ? <Problem text={problem} retry={refetch} /> : <Skeleton />;
  return (
    <>
      {(text || data.senderBlocks.length > 8) && (
        <div className={styles.searchBlock}>
          <Field label={say('searchBlock')} hideLabel type="search" placeholder={say('searchBlock')} value={text} onChange={(event) => setText(event.target.value)} />
        </div>
      )}
      {data.senderBlocks.length > 0 ? (
        <Table caption={say('blocked')} columns={columns} rows={data.senderBlocks} rowKey={({ id }) => id} />
      ) : (
        <EmptyState icon={Ban} title={say('noBlocks')}>
          {say('noBlocksText')}
        </EmptyState>
      )}
    </>
  );
}
