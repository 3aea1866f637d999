// The channels: made, set up, closed and opened again; who works in each.
import { Pencil, Plus, Users } from 'lucide-react';
import { useState } from 'react';
import { useVerb } from '../../../graph/perform';
import { Button, IconButton } from '../../../parts/Button';
import { EmptyState } from '../../../parts/EmptyState';
import { Badge } from '../../../parts/Look';
import { Remove } from '../Remove';
import { useConfigures } from '../rights';
import { Bar, Notice, Row, Rows, Shown, Swatch } from '../Shown';
import { useFresh } from '../useFresh';
import { useSay as useShared } from '../words';
import {
  SettingsChannelArchiveDocument,
  type SettingsChannelFragment,
  SettingsChannelRestoreDocument,
  SettingsChannelsDocument,
} from './channels.documents';
import { ChannelEditor } from './ChannelEditor';
import { Members } from './Members';
import { useSay } from './words';

type Channel = SettingsChannelFragment;

export default function Channels() {
  const say = useSay();
  const shared = useShared();
  const may = useConfigures();
  const answer = useFresh(SettingsChannelsDocument, 'Channel', 'User', 'Mailbox');
  const [edited, setEdited] = useState<Channel | 'new'>();
  const [staffed, setStaffed] = useState<string>();
  const add = (
    <Button icon={Plus} tone="primary" onClick={() => setEdited('new')}>
      {say('add')}
    </Button>
  );
  return (
    <Shown answer={answer}>
      {({ channels }) => {
        const open = channels.find(({ id }) => id === staffed);
        return (
          <>
            {!may && <Notice>{shared('onlyManagers')}</Notice>}
            {may && channels.length > 0 && <Bar>{add}</Bar>}
            {channels.length === 0 ? (
              <EmptyState icon={Users} title={say('empty')} action={may && add}>
                {say('emptyText')}
              </EmptyState>
            ) : (
              <Rows label={shared('channels')}>
                {channels.map((channel) => (
                  <ChannelRow
                    key={channel.id}
                    channel={channel}
                    may={may}
                    onEdit={() => setEdited(channel)}
                    onStaff={() => setStaffed(channel.id)}
                    onDone={answer.refetch}
                  />
                ))}
              </Rows>
            )}
            {edited && (
              <ChannelEditor channel={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} onDone={answer.refetch} />
            )}
            {open && <Members channel={open} onClose={() => setStaffed(undefined)} onDone={answer.refetch} />}
          </>
        );
      }}
    </Shown>
  );
}

type RowProps = { channel: Channel; may: boolean; onEdit: () => void; onStaff: () => void; onDone: () => void };

function ChannelRow({ channel, may, onEdit, onStaff, onDone }: RowProps) {
  const say = useSay();
  const shared = useShared();
  const [restore, busy] = useVerb(SettingsChannelRestoreDocument);
  const said = [
    channel.aliases.join(', '),
    channel.leader && say('led', { name: channel.leader.name }),
    channel.makesProspects && say('prospects'),
  ].filter(Boolean);
  const name = (
    <>
      {channel.name} {channel.archivedAt && <Badge>{say('archived')}</Badge>}
    </>
  );
  return (
    <Row lead={<Swatch color={channel.color} />} name={name} detail={said.join(' · ')}>
      <Button small icon={Users} onClick={onStaff}>
        <span className="unseen">{`${say('people')}: ${channel.name},`}</span> {channel.members.length}
      </Button>
      {may && (
        <>
          <IconButton icon={Pencil} small label={`${shared('edit')}: ${channel.name}`} onClick={onEdit} />
          {channel.archivedAt ? (
            <Button small busy={busy} onClick={() => void restore({ id: channel.id }).then(onDone)}>
              {say('restore')}
            </Button>
          ) : (
            <Remove
              document={SettingsChannelArchiveDocument}
              input={{ id: channel.id, expectedVersion: channel.version }}
              name={channel.name}
              title={say('archiveTitle', { name: channel.name })}
              deed={say('archive')}
              onDone={onDone}
            >
              {say('archiveText')}
            </Remove>
          )}
        </>
      )}
    </Row>
  );
}
