// The people: invited, given a role, deactivated, helped to another password.
import { Ellipsis, Pencil, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useVerb } from '../../../graph/perform';
import { Button, IconButton } from '../../../parts/Button';
import { Confirm } from '../../../parts/Confirm';
import { Dialog } from '../../../parts/Dialog';
import { Avatar, Badge } from '../../../parts/Look';
import { Menu, MenuItem } from '../../../parts/Menu';
import { toast } from '../../../parts/Toast';
import { useSession } from '../../../shell/session';
import { useAdministers } from '../rights';
import { Secret } from '../Secret';
import { Bar, Notice, Row, Rows, Shown } from '../Shown';
import { useFresh } from '../useFresh';
import { useSay as useShared } from '../words';
import { InvitationLink, Invite, type Invited } from './Invite';
import { UserEditor } from './UserEditor';
import {
  SettingsInvitationRevokeDocument,
  type SettingsUserFragment,
  SettingsUserResetLinkDocument,
  SettingsUsersDocument,
  SettingsUserUpdateDocument,
} from './users.documents';
import { useSay } from './words';

type User = SettingsUserFragment;

export default function Users() {
  const say = useSay();
  const shared = useShared();
  const may = useAdministers();
  const answer = useFresh(SettingsUsersDocument, 'User', 'Channel');
  const [edited, setEdited] = useState<User>();
  const [inviting, setInviting] = useState(false);
  const [invited, setInvited] = useState<Invited>();
  return (
    <Shown answer={answer}>
      {({ users }) => (
        <>
          {may ? (
            <Bar>
              <Button icon={UserPlus} tone="primary" onClick={() => setInviting(true)}>
                {say('invite')}
              </Button>
            </Bar>
          ) : (
            <Notice>{shared('onlyAdmins')}</Notice>
          )}
          <Rows label={shared('users')}>
            {users.map((user) => (
              <Person key={user.id} user={user} may={may} onEdit={() => setEdited(user)} onDone={answer.refetch} />
            ))}
          </Rows>
          {edited && <UserEditor user={edited} onClose={() => setEdited(undefined)} onDone={answer.refetch} />}
          {inviting && <Invite onClose={() => setInviting(false)} onDone={(made) => (setInvited(made), answer.refetch())} />}
          {invited && <InvitationLink invited={invited} onClose={() => setInvited(undefined)} />}
        </>
      )}
    </Shown>
  );
}

function Person({ user, may, onEdit, onDone }: { user: User; may: boolean; onEdit: () => void; onDone: () => void }) {
  const say = useSay();
  const shared = useShared();
  const works = user.channels.map(({ leader, channel }) => (leader ? say('leads', { name: channel.name }) : channel.name));
  const name = (
    <>
      {user.name} <Badge tone={user.role === 'ADMIN' ? 'accent' : 'plain'}>{shared(user.role)}</Badge>
      {!user.active && <Badge tone="today">{say('inactive')}</Badge>}
    </>
  );
  return (
    <Row lead={<Avatar name={user.name} size={30} />} name={name} detail={`${user.email} · ${works.join(', ') || say('noChannels')}`}>
      {may && (
        <>
          <IconButton icon={Pencil} small label={`${shared('edit')}: ${user.name}`} onClick={onEdit} />
          <More user={user} onDone={onDone} />
        </>
      )}
    </Row>
  );
}

function More({ user, onDone }: { user: User; onDone: () => void }) {
  const say = useSay();
  const { viewer } = useSession();
  const [asking, setAsking] = useState(false);
  const [link, setLink] = useState<string>();
  const [update, busy] = useVerb(SettingsUserUpdateDocument);
  const [reset] = useVerb(SettingsUserResetLinkDocument);
  const [revoke] = useVerb(SettingsInvitationRevokeDocument);

  async function become(active: boolean) {
    if ((await update({ id: user.id, expectedVersion: user.version, active })).done) setAsking(false);
    onDone();
  }

  async function makeLink() {
    const outcome = await reset({ id: user.id });
    if (outcome.done && outcome.payload.link) setLink(outcome.payload.link);
  }

  async function takeBack() {
    if ((await revoke({ userId: user.id })).done) toast({ tone: 'good', text: say('revoked') });
    onDone();
  }

  return (
    <>
      <Menu trigger={<IconButton icon={Ellipsis} small label={say('more', { name: user.name })} />}>
        {user.active && <MenuItem onSelect={() => void makeLink()}>{say('reset')}</MenuItem>}
        {user.active && user.id !== viewer.id && (
          <>
            <MenuItem onSelect={() => void takeBack()}>{say('revoke')}</MenuItem>
            <MenuItem danger onSelect={() => setAsking(true)}>
              {say('deactivate')}
            </MenuItem>
          </>
        )}
        {!user.active && <MenuItem onSelect={() => void become(true)}>{say('activate')}</MenuItem>}
      </Menu>
      {asking && (
        <Confirm
          title={say('deactivateTitle', { name: user.name })}
          deed={say('deactivate')}
          busy={busy}
          onConfirm={() => void become(false)}
          onClose={() => setAsking(false)}
        >
          {say('deactivateText')}
        </Confirm>
      )}
      {link && (
        <Dialog open onClose={() => setLink(undefined)} title={say('resetTitle')}>
          <Secret label={say('resetText', { name: user.name })} value={link} />
        </Dialog>
      )}
    </>
  );
}
