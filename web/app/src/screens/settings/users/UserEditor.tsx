// What an administrator changes about somebody.
import type { Role } from '../../../graph/schema';
import { Checkbox, Field, Row, Select } from '../../../parts/Field';
import { Editor } from '../Editor';
import { useSay as useShared } from '../words';
import { Zone } from '../Zone';
import { RoleField } from './RoleField';
import { type SettingsUserFragment, SettingsUserUpdateDocument } from './users.documents';
import { useSay } from './words';

export function UserEditor({ user, onClose, onDone }: { user: SettingsUserFragment; onClose: () => void; onDone: () => void }) {
  const say = useSay();
  const shared = useShared();
  return (
    <Editor
      title={say('edit')}
      onClose={onClose}
      onDone={onDone}
      document={SettingsUserUpdateDocument}
      input={(form) => ({
        id: user.id,
        expectedVersion: user.version,
        name: form.text('name'),
        email: form.text('email'),
        role: form.text('role') as Role,
        zone: form.text('zone'),
        locale: form.text('locale'),
        finance: form.text('finance') === 'on',
      })}
    >
      {(at) => (
        <>
          <Field label={shared('name')} name="name" required maxLength={120} defaultValue={user.name} autoFocus error={at('name')} />
          <Field label={say('email')} name="email" type="email" required defaultValue={user.email} error={at('email')} />
          <RoleField role={user.role} error={at('role')} />
          <div className={Row}>
            <Zone zone={user.zone} error={at('zone')} />
            <Select label={shared('language')} name="locale" defaultValue={user.locale} error={at('locale')}>
              <option value="pt-BR">Português (Brasil)</option>
              <option value="en">English</option>
            </Select>
          </div>
          <Checkbox label={say('finance')} hint={say('financeHint')} name="finance" defaultChecked={user.finance} />
        </>
      )}
    </Editor>
  );
}
