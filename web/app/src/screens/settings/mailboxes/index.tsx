// The mailboxes: connected, tested, set up, paused, their history imported with its progress.
import { Ellipsis, Mailbox as MailboxIcon, Pencil, Plus } from 'lucide-react';
import { useState } from 'react';
import { Link, useSearchParams } from 'wouter';
import { sentence, useVerb } from '../../../graph/perform';
import { Button, IconButton } from '../../../parts/Button';
import { Confirm } from '../../../parts/Confirm';
import { EmptyState } from '../../../parts/EmptyState';
import { Badge } from '../../../parts/Look';
import { Menu, MenuItem } from '../../../parts/Menu';
import { useConfigures } from '../rights';
import { Bar, Notice, Row, Rows, Shown } from '../Shown';
import { useFresh } from '../useFresh';
import { useSay as useShared } from '../words';
import { History, Importing } from './History';
import {
  SettingsMailboxDisconnectDocument,
  type SettingsJobFragment,
  type SettingsMailboxFragment,
  SettingsMailboxesDocument,
} from './mailboxes.documents';
import { MailboxEditor } from './MailboxEditor';
import { Sending } from './Sending';
import { useSay } from './words';

type Mailbox = SettingsMailboxFragment;
const TONES = { NEW: 'accent', READY: 'planned', FAILING: 'overdue', NEEDS_AUTH: 'overdue', DISCONNECTED: 'plain' } as const;

export default function Mailboxes() {
  const say = useSay();
  const shared = useShared();
  const may = useConfigures();
  const answer = useFresh(SettingsMailboxesDocument, 'Mailbox', 'Channel');
  const [params, setParams] = useSearchParams();
  const edit = (id: string | undefined) => setParams(id ? { edit: id } : {}, { replace: true });
  const add = (
    <Button icon={Plus} tone="primary" onClick={() => edit('new')}>
      {say('add')}
    </Button>
  );
  return (
    <Shown answer={answer}>
      {({ mailboxes, jobs }) => {
        const edited = params.get('edit');
        const open = mailboxes.find(({ id, account }) => id === edited && account);
        return (
          <>
            {!may && <Notice>{say('onlyManagers')}</Notice>}
            {mailboxes.length > 0 && (
              <Bar>
                <Link href="/intake/mailboxes">{say('health')}</Link>
                {may && add}
              </Bar>
            )}
            {mailboxes.length === 0 ? (
              <EmptyState icon={MailboxIcon} title={say('empty')} action={may && add}>
                {say('emptyText')}
              </EmptyState>
            ) : (
              <Rows label={shared('mailboxes')}>
                {mailboxes.map((mailbox) => (
                  <MailboxRow
                    key={mailbox.id}
                    mailbox={mailbox}
                    job={jobs.find((job) => job.mailbox?.id === mailbox.id)}
                    onEdit={() => edit(mailbox.id)}
                    onDone={answer.refetch}
                  />
                ))}
              </Rows>
            )}
            {may && (edited === 'new' || open) && (
              <MailboxEditor key={edited} mailbox={open} onClose={() => edit(undefined)} onDone={answer.refetch} />
            )}
          </>
        );
      }}
    </Shown>
  );
}

type RowProps = { mailbox: Mailbox; job: SettingsJobFragment | undefined; onEdit: () => void; onDone: () => void };

function MailboxRow({ mailbox, job, onEdit, onDone }: RowProps) {
  const say = useSay();
  const { phase, lastError } = mailbox.health;
  const said = [
    mailbox.channels.length > 0 && say('receives', { names: mailbox.channels.map(({ name }) => name).join(', ') }),
    say(mailbox.canSend ? 'sends' : 'silent'),
    lastError?.message,
  ].filter(Boolean);
  const name = (
    <>
      {mailbox.address} <Badge tone={TONES[phase]}>{say(phase)}</Badge>
    </>
  );
  const detail = (
    <>
      {said.join(' · ')}
      {job && <Importing key={job.id} first={job} />}
    </>
  );
  return (
    <Row name={name} detail={detail}>
      {mailbox.account && (
        <>
          <IconButton icon={Pencil} small label={say('edit', { address: mailbox.address })} onClick={onEdit} />
          <More mailbox={mailbox} onDone={onDone} />
        </>
      )}
    </Row>
  );
}

function More({ mailbox, onDone }: { mailbox: Mailbox; onDone: () => void }) {
  const say = useSay();
  const { address } = mailbox;
  const [open, setOpen] = useState<'sending' | 'history' | 'pause'>();
  const [problem, setProblem] = useState<string>();
  const [disconnect, busy] = useVerb(SettingsMailboxDisconnectDocument, { quiet: true });
  const close = () => setOpen(undefined);

  async function pause() {
    const outcome = await disconnect({ id: mailbox.id });
    if (!outcome.done) return setProblem(sentence(outcome.errors));
    close();
    onDone();
  }

  return (
    <>
      <Menu trigger={<IconButton icon={Ellipsis} small label={say('more', { address })} />}>
        <MenuItem onSelect={() => setOpen('sending')}>{say('sending')}</MenuItem>
        <MenuItem onSelect={() => setOpen('history')}>{say('import')}</MenuItem>
        {mailbox.health.phase !== 'DISCONNECTED' && (
          <MenuItem danger onSelect={() => setOpen('pause')}>
            {say('pause')}
          </MenuItem>
        )}
      </Menu>
      {open === 'sending' && <Sending mailbox={mailbox} onClose={close} onDone={onDone} />}
      {open === 'history' && <History mailbox={mailbox} onClose={close} onDone={onDone} />}
      {open === 'pause' && (
        <Confirm title={say('pauseTitle', { address })} deed={say('pause')} busy={busy} problem={problem} onConfirm={() => void pause()} onClose={close}>
          {say('pauseText')}
        </Confirm>
      )}
    </>
  );
}
