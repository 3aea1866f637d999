// Who works in a channel, what they see there, who leads it.
import { useState } from 'react';
import { useVerb } from '../../../graph/perform';
import { Button } from '../../../parts/Button';
import { classes } from '../../../parts/classes';
import { Dialog } from '../../../parts/Dialog';
import { Actions, Form, Select } from '../../../parts/Field';
import { Avatar, Badge } from '../../../parts/Look';
import { useConfiguration } from '../../../shell/configuration';
import { Remove } from '../Remove';
import settings from '../Settings.module.css';
import { Notice, Row, Rows } from '../Shown';
import { useSay as useShared } from '../words';
import {
  type Access,
  type SettingsChannelFragment,
  SettingsChannelMemberRemoveDocument,
  SettingsChannelMemberSetDocument,
} from './channels.documents';
import { useSay } from './words';

type Props = { channel: SettingsChannelFragment; onClose: () => void; onDone: () => void };
const ACCESSES: readonly Access[] = ['OWN', 'CHANNEL'];

export function Members({ channel, onClose, onDone }: Props) {
  const say = useSay();
  return (
    <Dialog open wide onClose={onClose} title={say('peopleOf', { name: channel.name })}>
      {!channel.viewerCanManage && <Notice>{say('mayNot')}</Notice>}
      {channel.members.length === 0 && <p className={settings.detail}>{say('nobody')}</p>}
      <Rows label={say('people')}>
        {channel.members.map((member) => (
          <MemberRow key={member.user.id} channel={channel} member={member} onDone={onDone} />
        ))}
      </Rows>
      {channel.viewerCanManage && <Adding channel={channel} onDone={onDone} />}
    </Dialog>
  );
}

type Member = SettingsChannelFragment['members'][number];

function MemberRow({ channel, member, onDone }: { channel: Props['channel']; member: Member; onDone: () => void }) {
  const say = useSay();
  const shared = useShared();
  const [set, busy] = useVerb(SettingsChannelMemberSetDocument);
  const { user, access, leader } = member;
  const put = (to: { access: Access; leader: boolean }) => void set({ channelId: channel.id, userId: user.id, ...to }).then(onDone);
  const name = (
    <>
      {user.name} {leader && <Badge tone="accent">{say('leader')}</Badge>}
    </>
  );
  return (
    <Row lead={<Avatar name={user.name} size={28} />} name={name} detail={`${shared(user.role)} · ${say(access)}`}>
      {channel.viewerCanManage && (
        <>
          {!leader && (
            <>
              <Select
                label={`${say('access')}: ${user.name}`}
                hideLabel
                value={access}
                disabled={busy}
                onChange={(event) => put({ access: event.target.value as Access, leader: false })}
              >
                {ACCESSES.map((one) => (
                  <option key={one} value={one}>
                    {say(one)}
                  </option>
                ))}
              </Select>
              <Button small busy={busy} onClick={() => put({ access: 'CHANNEL', leader: true })} aria-label={`${say('makeLeader')}: ${user.name}`}>
                {say('makeLeader')}
              </Button>
            </>
          )}
          <Remove
            document={SettingsChannelMemberRemoveDocument}
            input={{ channelId: channel.id, userId: user.id }}
            name={user.name}
            title={say('removeTitle', { name: user.name })}
            onDone={onDone}
          >
            {say('removeText')}
          </Remove>
        </>
      )}
    </Row>
  );
}

function Adding({ channel, onDone }: { channel: Props['channel']; onDone: () => void }) {
  const say = useSay();
  const { users } = useConfiguration();
  const [set, busy] = useVerb(SettingsChannelMemberSetDocument);
  const [userId, setUserId] = useState('');
  const there = channel.members.map(({ user }) => user.id);
  const others = users.filter(({ id, active }) => active && !there.includes(id));

  async function add() {
    if ((await set({ channelId: channel.id, userId, access: 'CHANNEL', leader: false })).done) setUserId('');
    onDone();
  }

  if (others.length === 0) return null;
  return (
    <form
      className={classes(Form, settings.below)}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <Select label={say('person')} required value={userId} onChange={(event) => setUserId(event.target.value)}>
        <option value="" />
        {others.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      <div className={Actions}>
        <Button type="submit" busy={busy}>
          {say('addMember')}
        </Button>
      </div>
    </form>
  );
}
