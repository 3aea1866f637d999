// By which server a mailbox's channels send.
import { useState } from 'react';
import type { Security } from '../../../graph/schema';
import { Checkbox, Field, Row } from '../../../parts/Field';
import { Editor } from '../Editor';
import { SettingsMailboxSendingSetDocument, type SettingsMailboxFragment } from './mailboxes.documents';
import { SecurityField } from './SecurityField';
import { useSay } from './words';

export function Sending({ mailbox, onClose, onDone }: { mailbox: SettingsMailboxFragment; onClose: () => void; onDone: () => void }) {
  const say = useSay();
  const { sending } = mailbox;
  const [anonymous, setAnonymous] = useState(sending !== null && sending.username === null);
  return (
    <Editor
      title={say('sendingTitle', { address: mailbox.address })}
      description={say('sendingText')}
      onClose={onClose}
      onDone={onDone}
      document={SettingsMailboxSendingSetDocument}
      input={(form) => ({
        id: mailbox.id,
        expectedVersion: mailbox.version,
        host: form.maybe('host'),
        port: form.number('port') ?? 465,
        security: form.text('security') as Security,
        username: anonymous ? null : form.maybe('username'),
        password: anonymous ? null : form.secret('password') || null,
        anonymous,
        keepsSent: form.checked('keepsSent'),
      })}
    >
      {(at) => (
        <>
          <Field label={say('smtpHost')} hint={say('smtpHint')} name="host" autoFocus defaultValue={sending?.host ?? ''} error={at('host')} />
          <div className={Row}>
            <Field label={say('port')} name="port" type="number" min={1} max={65535} required defaultValue={sending?.port ?? 465} error={at('port')} />
            <SecurityField security={sending?.security ?? 'TLS'} error={at('security')} />
          </div>
          <Checkbox label={say('anonymous')} checked={anonymous} onChange={(event) => setAnonymous(event.target.checked)} />
          {!anonymous && (
            <div className={Row}>
              <Field
                label={say('smtpUser')}
                hint={say('smtpUserHint')}
                name="username"
                autoComplete="off"
                defaultValue={sending?.username ?? ''}
                error={at('username')}
              />
              <Field
                label={say('password')}
                hint={say(sending ? 'passwordKept' : 'passwordHint')}
                name="password"
                type="password"
                autoComplete="new-password"
                error={at('password')}
              />
            </div>
          )}
          <Checkbox label={say('keepsSent')} name="keepsSent" defaultChecked={sending?.keepsSent ?? true} />
        </>
      )}
    </Editor>
  );
}
