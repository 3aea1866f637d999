// One channel: its name and addresses, what its mail does, how it answers.
import { useState } from 'react';
import { useVerb } from '../../../graph/perform';
import { useAnswer } from '../../../graph/useAnswer';
import { Checkbox, Field, Row, Select, TextArea } from '../../../parts/Field';
import { type At, Editor, type Said } from '../Editor';
import settings from '../Settings.module.css';
import { useSay as useShared } from '../words';
import {
  type OwnerRule,
  SettingsChannelCreateDocument,
  type SettingsChannelFragment,
  SettingsChannelUpdateDocument,
  SettingsChannelWhatsappSetDocument,
  SettingsMailboxOptionsDocument,
} from './channels.documents';
import { formOf, linesOf } from './forms';
import { useSay } from './words';

type Channel = SettingsChannelFragment;
const RULES: readonly OwnerRule[] = ['NONE', 'LEADER', 'ROUND_ROBIN'];

const said = (form: Said) => ({
  name: form.text('name'),
  color: form.text('color'),
  aliases: form.lines('aliases'),
  mailboxId: form.maybe('mailboxId'),
  makesProspects: form.checked('makesProspects'),
  ownerRule: form.text('ownerRule') as OwnerRule,
  idleDays: form.number('idleDays'),
  responseHours: form.number('responseHours'),
  subjectLineThreads: form.checked('subjectLineThreads'),
  senderThreads: form.checked('senderThreads'),
  listsAllowed: form.checked('listsAllowed'),
  internalAllowed: form.checked('internalAllowed'),
  acknowledges: form.checked('acknowledges'),
  acknowledgement: form.maybe('acknowledgement'),
  signature: form.maybe('signature'),
  formSenders: form.text('formSenders').split('\n').filter(Boolean).map(formOf),
});

type Props = { channel: Channel | undefined; onClose: () => void; onDone: () => void };

export function ChannelEditor({ channel, onClose, onDone }: Props) {
  const say = useSay();
  const [setWhatsapp] = useVerb(SettingsChannelWhatsappSetDocument);
  const [whatsapp, setNumber] = useState({ number: channel?.whatsapp?.phoneNumberId ?? '', token: '' });
  const common = { title: say(channel ? 'edit' : 'add'), wide: true, onClose };

  /** The account at WhatsApp is a mutation of its own, asked for only where it changed. */
  async function finish() {
    const { number, token } = whatsapp;
    const changed = number !== (channel?.whatsapp?.phoneNumberId ?? '') || token !== '';
    if (channel && changed) await setWhatsapp({ id: channel.id, phoneNumberId: number || null, token: token || null });
    onDone();
  }

  const fields = (at: At) => (
    <>
      <Identity channel={channel} at={at} />
      <Work channel={channel} at={at} />
      <Threads channel={channel} at={at} />
      <Answers channel={channel} at={at} />
      {channel && (
        <fieldset className={settings.part}>
          <legend>{say('whatsapp')}</legend>
          <div className={Row}>
            <Field
              label={say('whatsappNumber')}
              hint={say('whatsappHint')}
              optional
              value={whatsapp.number}
              onChange={(event) => setNumber({ ...whatsapp, number: event.target.value })}
            />
            <Field
              label={say('token')}
              hint={say('tokenHint')}
              optional
              type="password"
              autoComplete="off"
              value={whatsapp.token}
              onChange={(event) => setNumber({ ...whatsapp, token: event.target.value })}
            />
          </div>
        </fieldset>
      )}
    </>
  );
  if (!channel) {
    return (
      <Editor {...common} onDone={onDone} document={SettingsChannelCreateDocument} input={said}>
        {fields}
      </Editor>
    );
  }
  return (
    <Editor
      {...common}
      onDone={() => void finish()}
      document={SettingsChannelUpdateDocument}
      input={(form) => ({ ...said(form), id: channel.id, expectedVersion: channel.version })}
    >
      {fields}
    </Editor>
  );
}

type Part = { channel: Channel | undefined; at: At };

function Identity({ channel, at }: Part) {
  const say = useSay();
  const shared = useShared();
  const { data } = useAnswer(SettingsMailboxOptionsDocument, {});
  return (
    <>
      <div className={Row}>
        <Field label={shared('name')} name="name" required maxLength={80} autoFocus defaultValue={channel?.name} error={at('name')} />
        <Field label={shared('color')} name="color" type="color" defaultValue={channel?.color ?? '#5b5bd6'} error={at('color')} />
      </div>
      <div className={Row}>
        <TextArea
          label={say('aliases')}
          hint={say('aliasesHint')}
          name="aliases"
          rows={2}
          defaultValue={channel?.aliases.join('\n')}
          error={at('aliases')}
        />
        <Select
          key={data ? 'there' : 'coming'}
          label={say('mailbox')}
          name="mailboxId"
          defaultValue={channel?.mailbox?.id ?? ''}
          error={at('mailboxId')}
        >
          <option value="">{say('noMailbox')}</option>
          {(data?.mailboxes ?? (channel?.mailbox ? [channel.mailbox] : [])).map(({ id, address }) => (
            <option key={id} value={id}>
              {address}
            </option>
          ))}
        </Select>
      </div>
    </>
  );
}

function Work({ channel, at }: Part) {
  const say = useSay();
  return (
    <fieldset className={settings.part}>
      <legend>{say('work')}</legend>
      <Checkbox
        label={say('makesProspects')}
        hint={say('makesProspectsHint')}
        name="makesProspects"
        defaultChecked={channel?.makesProspects ?? true}
      />
      <div className={Row}>
        <Select label={say('ownerRule')} name="ownerRule" defaultValue={channel?.ownerRule ?? 'NONE'} error={at('ownerRule')}>
          {RULES.map((rule) => (
            <option key={rule} value={rule}>
              {say(rule)}
            </option>
          ))}
        </Select>
        <Field
          label={say('idle')}
          hint={say('idleHint')}
          name="idleDays"
          type="number"
          min={1}
          max={3650}
          defaultValue={channel?.idleDays ?? ''}
          error={at('idleDays')}
        />
        <Field
          label={say('response')}
          name="responseHours"
          type="number"
          min={1}
          max={2160}
          defaultValue={channel?.responseHours ?? ''}
          error={at('responseHours')}
        />
      </div>
    </fieldset>
  );
}

function Threads({ channel, at }: Part) {
  const say = useSay();
  return (
    <fieldset className={settings.part}>
      <legend>{say('threads')}</legend>
      <Checkbox label={say('subjectLineThreads')} name="subjectLineThreads" defaultChecked={channel?.subjectLineThreads ?? true} />
      <Checkbox
        label={say('senderThreads')}
        hint={say('senderThreadsHint')}
        name="senderThreads"
        defaultChecked={channel?.senderThreads ?? false}
      />
      <Checkbox label={say('listsAllowed')} name="listsAllowed" defaultChecked={channel?.listsAllowed ?? false} />
      <Checkbox label={say('internalAllowed')} name="internalAllowed" defaultChecked={channel?.internalAllowed ?? false} />
      <TextArea
        label={say('forms')}
        optional
        hint={say('formsHint')}
        name="formSenders"
        rows={2}
        defaultValue={linesOf(channel?.formSenders ?? [])}
        error={at('formSenders')}
      />
    </fieldset>
  );
}

function Answers({ channel, at }: Part) {
  const say = useSay();
  return (
    <fieldset className={settings.part}>
      <legend>{say('answers')}</legend>
      <Checkbox label={say('acknowledges')} name="acknowledges" defaultChecked={channel?.acknowledges ?? false} />
      <TextArea
        label={say('acknowledgement')}
        optional
        hint={say('fieldsHint')}
        name="acknowledgement"
        maxLength={5000}
        defaultValue={channel?.acknowledgement ?? ''}
        error={at('acknowledgement')}
      />
      <TextArea
        label={say('signature')}
        optional
        hint={say('fieldsHint')}
        name="signature"
        maxLength={5000}
        defaultValue={channel?.signature ?? ''}
        error={at('signature')}
      />
    </fieldset>
  );
}
