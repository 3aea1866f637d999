// One mailbox: how it is reached, tested before it is kept; whose word on senders counts; what is done after filing.
import { useRef, useState } from 'react';
import type { AfterFiling, MailboxTestInput, Security } from '../../../graph/schema';
import { Field, Row, Select, TextArea } from '../../../parts/Field';
import { useConfiguration } from '../../../shell/configuration';
import { type At, Editor, Said } from '../Editor';
import settings from '../Settings.module.css';
import { Granting } from './Granting';
import { SettingsMailboxConnectDocument, type SettingsMailboxFragment, SettingsMailboxUpdateDocument } from './mailboxes.documents';
import { hostOf } from './proposal';
import { SecurityField } from './SecurityField';
import { Trial } from './Trial';
import { useSay } from './words';

type Mailbox = SettingsMailboxFragment | undefined;
const AFTER: readonly AfterFiling[] = ['LEAVE', 'MARK', 'MOVE'];

const reached = (form: Said) => ({
  host: form.text('host'),
  port: form.number('port') ?? 993,
  security: form.text('security') as Security,
  username: form.text('username'),
  folder: form.text('folder'),
});
const filed = (form: Said) => ({
  pollEvery: form.number('pollEvery') ?? 60,
  authservId: form.maybe('authservId'),
  trustedForwarders: form.lines('trustedForwarders'),
  defaultChannelId: form.maybe('defaultChannelId'),
  afterFiling: form.text('afterFiling') as AfterFiling,
  afterTarget: form.maybe('afterTarget'),
});

export function MailboxEditor({ mailbox, onClose, onDone }: { mailbox: Mailbox; onClose: () => void; onDone: () => void }) {
  const say = useSay();
  const common = { title: mailbox ? say('edit', { address: mailbox.address }) : say('add'), wide: true, onClose, onDone };
  const fields = (at: At) => <Fields mailbox={mailbox} at={at} />;
  if (!mailbox) {
    return (
      <Editor
        {...common}
        deed={say('add')}
        document={SettingsMailboxConnectDocument}
        input={(form) => ({ ...reached(form), ...filed(form), address: form.text('address'), password: form.secret('password') })}
      >
        {fields}
      </Editor>
    );
  }
  return (
    <Editor
      {...common}
      document={SettingsMailboxUpdateDocument}
      input={(form) => ({
        ...(mailbox.account?.auth === 'PASSWORD' ? changed(mailbox, form) : {}),
        ...filed(form),
        id: mailbox.id,
        expectedVersion: mailbox.version,
      })}
    >
      {fields}
    </Editor>
  );
}

/** Of how it is reached only what is another than before: that is what asks for the password. */
function changed({ account }: NonNullable<Mailbox>, form: Said) {
  const said = reached(form);
  const before = account as Record<string, unknown> | null;
  const other = Object.fromEntries(Object.entries(said).filter(([name, value]) => before?.[name] !== value));
  return { ...other, ...(form.secret('password') && { password: form.secret('password') }) };
}

function Fields({ mailbox, at }: { mailbox: Mailbox; at: At }) {
  const say = useSay();
  const part = useRef<HTMLDivElement>(null);
  const control = (name: string) => part.current?.querySelector<HTMLInputElement>(`[name="${name}"]`);
  const byPassword = !mailbox?.account || mailbox.account.auth === 'PASSWORD';

  function propose(address: string) {
    const host = control('host');
    const username = control('username');
    if (host && !host.value) host.value = hostOf(address);
    if (username && !username.value) username.value = address;
  }

  function asked(): MailboxTestInput {
    const form = part.current?.closest('form');
    if (!form) throw new Error('The fields stand in a form.');
    const said = new Said(form);
    const password = said.secret('password');
    return mailbox && (!byPassword || !password) ? { id: mailbox.id } : { ...reached(said), password };
  }

  return (
    <div className={settings.part} ref={part}>
      {!mailbox && (
        <Field
          label={say('address')}
          name="address"
          type="email"
          required
          autoFocus
          autoComplete="off"
          onBlur={(event) => propose(event.target.value)}
          error={at('address')}
        />
      )}
      {mailbox && !byPassword && <p>{say('by', { provider: say(mailbox.account?.auth === 'GOOGLE' ? 'GOOGLE' : 'MICROSOFT') })}</p>}
      {byPassword && <Account mailbox={mailbox} at={at} />}
      <Trial
        asked={asked}
        onTake={(authservId) => {
          const field = control('authservId');
          if (field) field.value = authservId;
        }}
      />
      <Granting id={mailbox?.id} address={() => control('address')?.value ?? ''} />
      <Trust mailbox={mailbox} at={at} />
      <Filing mailbox={mailbox} at={at} />
    </div>
  );
}

type Part = { mailbox: Mailbox; at: At };

function Account({ mailbox, at }: Part) {
  const say = useSay();
  const account = mailbox?.account;
  return (
    <fieldset className={settings.part}>
      <legend>{say('account')}</legend>
      <div className={Row}>
        <Field label={say('host')} name="host" required defaultValue={account?.host} error={at('host')} />
        <Field label={say('port')} name="port" type="number" min={1} max={65535} required defaultValue={account?.port ?? 993} error={at('port')} />
        <SecurityField security={account?.security ?? 'TLS'} error={at('security')} />
      </div>
      <div className={Row}>
        <Field label={say('username')} name="username" required autoComplete="off" defaultValue={account?.username} error={at('username')} />
        <Field
          label={say('password')}
          name="password"
          type="password"
          autoComplete="new-password"
          required={!mailbox}
          hint={say(mailbox ? 'passwordKept' : 'passwordHint')}
          error={at('password')}
        />
        <Field label={say('folder')} name="folder" required defaultValue={account?.folder ?? 'INBOX'} error={at('folder')} />
      </div>
    </fieldset>
  );
}

function Trust({ mailbox, at }: Part) {
  const say = useSay();
  const account = mailbox?.account;
  return (
    <fieldset className={settings.part}>
      <legend>{say('trust')}</legend>
      <Field
        label={say('authservId')}
        hint={say('authservHint')}
        name="authservId"
        defaultValue={account?.authservId ?? ''}
        error={at('authservId')}
      />
      <TextArea
        label={say('forwarders')}
        optional
        hint={say('forwardersHint')}
        name="trustedForwarders"
        rows={2}
        defaultValue={account?.trustedForwarders.join('\n')}
        error={at('trustedForwarders')}
      />
    </fieldset>
  );
}

function Filing({ mailbox, at }: Part) {
  const say = useSay();
  const { channels } = useConfiguration();
  const account = mailbox?.account;
  const [after, setAfter] = useState<AfterFiling>(account?.afterFiling ?? 'LEAVE');
  return (
    <fieldset className={settings.part}>
      <legend>{say('filing')}</legend>
      <div className={Row}>
        <Field
          label={say('pollEvery')}
          name="pollEvery"
          type="number"
          min={1}
          max={86400}
          required
          defaultValue={mailbox?.pollEvery ?? 60}
          error={at('pollEvery')}
        />
        <Select label={say('defaultChannel')} name="defaultChannelId" defaultValue={account?.defaultChannel?.id ?? ''} error={at('defaultChannelId')}>
          <option value="">{say('noDefault')}</option>
          {channels
            .filter(({ archivedAt }) => !archivedAt)
            .map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
        </Select>
      </div>
      <div className={Row}>
        <Select
          label={say('after')}
          name="afterFiling"
          value={after}
          onChange={(event) => setAfter(event.target.value as AfterFiling)}
          error={at('afterFiling')}
        >
          {AFTER.map((one) => (
            <option key={one} value={one}>
              {say(one)}
            </option>
          ))}
        </Select>
        {after !== 'LEAVE' && (
          <Field label={say('target')} name="afterTarget" required defaultValue={account?.afterTarget ?? ''} error={at('afterTarget')} />
        )}
      </div>
    </fieldset>
  );
}
