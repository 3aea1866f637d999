// The form of a webhook: its address, and the events that it is told of.
import { Checkbox, Field } from '../../../parts/Field';
import { type At, Editor, type Said } from '../Editor';
import settings from '../Settings.module.css';
import { SettingsWebhookCreateDocument, type SettingsWebhookFragment, SettingsWebhookUpdateDocument } from './webhooks.documents';
import { useSay } from './words';

type Props = {
  webhook: SettingsWebhookFragment | undefined;
  kinds: readonly string[];
  onClose: () => void;
  onDone: (payload: { secret: string | null }) => void;
};

const said = (form: Said) => ({ url: form.text('url'), kinds: form.all('kinds') });

export function WebhookEditor({ webhook, kinds, onClose, onDone }: Props) {
  const say = useSay();
  const common = { title: say(webhook ? 'change' : 'add'), wide: true, onClose, onDone };
  const fields = (at: At) => (
    <>
      <Field label={say('url')} hint={say('urlHint')} name="url" type="url" required maxLength={2000} autoFocus defaultValue={webhook?.url ?? 'https://'} error={at('url')} />
      <fieldset className={settings.part}>
        <legend>{say('kinds')}</legend>
        {at('kinds') && <p role="alert">{at('kinds')}</p>}
        {kinds.map((kind) => (
          <Checkbox key={kind} label={<code>{kind}</code>} name="kinds" value={kind} defaultChecked={webhook?.kinds.includes(kind)} />
        ))}
      </fieldset>
    </>
  );
  if (!webhook) {
    return (
      <Editor {...common} document={SettingsWebhookCreateDocument} input={said}>
        {fields}
      </Editor>
    );
  }
  return (
    <Editor {...common} document={SettingsWebhookUpdateDocument} input={(form) => ({ ...said(form), id: webhook.id, expectedVersion: webhook.version })}>
      {fields}
    </Editor>
  );
}
