// An invitation: who, as what; then the link, shown once.
import type { Role } from '../../../graph/schema';
import { Button } from '../../../parts/Button';
import { Dialog } from '../../../parts/Dialog';
import { Actions, Field, Form } from '../../../parts/Field';
import { Editor } from '../Editor';
import { Secret } from '../Secret';
import { useSay as useShared } from '../words';
import { RoleField } from './RoleField';
import { SettingsUserInviteDocument } from './users.documents';
import { useSay } from './words';

export type Invited = { name: string; token: string };

export function Invite({ onClose, onDone }: { onClose: () => void; onDone: (invited: Invited | undefined) => void }) {
  const say = useSay();
  const shared = useShared();
  return (
    <Editor
      title={say('inviteTitle')}
      description={say('inviteText')}
      deed={say('invite')}
      document={SettingsUserInviteDocument}
      input={(form) => ({ name: form.text('name'), email: form.text('email'), role: form.text('role') as Role })}
      onClose={onClose}
      onDone={({ user, invitationToken }) => onDone(user && invitationToken ? { name: user.name, token: invitationToken } : undefined)}
    >
      {(at) => (
        <>
          <Field label={shared('name')} name="name" required maxLength={120} autoFocus error={at('name')} />
          <Field label={say('email')} name="email" type="email" required error={at('email')} />
          <RoleField role="AGENT" error={at('role')} />
        </>
      )}
    </Editor>
  );
}

export function InvitationLink({ invited, onClose }: { invited: Invited; onClose: () => void }) {
  const say = useSay();
  return (
    <Dialog open onClose={onClose} title={say('invited', { name: invited.name })}>
      <div className={Form}>
        <Secret label={say('link')} value={`${location.origin}/password#invitation=${invited.token}`} />
        <div className={Actions}>
          <Button tone="primary" onClick={onClose}>
            {say('done')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
