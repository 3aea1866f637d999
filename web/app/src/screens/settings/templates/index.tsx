// The message templates: for all channels, or for one.
import { FileText, Pencil, Plus } from 'lucide-react';
import { useState } from 'react';
import { useAnswer } from '../../../graph/useAnswer';
import { Button, IconButton } from '../../../parts/Button';
import { EmptyState } from '../../../parts/EmptyState';
import { Field, Row as Side, Select, TextArea } from '../../../parts/Field';
import { useConfiguration } from '../../../shell/configuration';
import { type At, Editor, type Said } from '../Editor';
import { Remove } from '../Remove';
import { useConfigures } from '../rights';
import settings from '../Settings.module.css';
import { Bar, Notice, Row, Rows, Shown } from '../Shown';
import { useFresh } from '../useFresh';
import { useSay as useShared } from '../words';
import {
  SettingsMessageTemplateCreateDocument,
  SettingsMessageTemplateDeleteDocument,
  SettingsMessageTemplateUpdateDocument,
  SettingsTemplateFieldsDocument,
  type SettingsTemplateFragment,
  SettingsTemplatesDocument,
} from './templates.documents';
import { useSay } from './words';

type Template = SettingsTemplateFragment;

export default function Templates() {
  const say = useSay();
  const shared = useShared();
  const may = useConfigures();
  const answer = useFresh(SettingsTemplatesDocument, 'MessageTemplate');
  const [edited, setEdited] = useState<Template | 'new'>();
  const add = (
    <Button icon={Plus} tone="primary" onClick={() => setEdited('new')}>
      {say('add')}
    </Button>
  );
  return (
    <Shown answer={answer}>
      {({ messageTemplates }) => (
        <>
          {!may && <Notice>{shared('onlyManagers')}</Notice>}
          {may && messageTemplates.length > 0 && <Bar>{add}</Bar>}
          {messageTemplates.length === 0 ? (
            <EmptyState icon={FileText} title={say('empty')} action={may && add}>
              {say('emptyText')}
            </EmptyState>
          ) : (
            <Rows label={shared('templates')}>
              {messageTemplates.map((template) => (
                <Row
                  key={template.id}
                  name={template.name}
                  detail={[template.channel?.name ?? shared('allChannels'), template.subjectLine].filter(Boolean).join(' · ')}
                >
                  {may && (
                    <>
                      <IconButton icon={Pencil} small label={`${shared('edit')}: ${template.name}`} onClick={() => setEdited(template)} />
                      <Remove
                        document={SettingsMessageTemplateDeleteDocument}
                        input={{ id: template.id, expectedVersion: template.version }}
                        name={template.name}
                        title={say('deleteTitle', { name: template.name })}
                        onDone={answer.refetch}
                      >
                        {say('deleteText')}
                      </Remove>
                    </>
                  )}
                </Row>
              ))}
            </Rows>
          )}
          {edited && (
            <TemplateEditor template={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} onDone={answer.refetch} />
          )}
        </>
      )}
    </Shown>
  );
}

const said = (form: Said) => ({
  name: form.text('name'),
  subjectLine: form.maybe('subjectLine'),
  text: form.text('text'),
  html: form.maybe('html'),
  locale: form.maybe('locale'),
  channelId: form.maybe('channelId'),
});

function TemplateEditor({ template, onClose, onDone }: { template: Template | undefined; onClose: () => void; onDone: () => void }) {
  const say = useSay();
  const common = { title: say(template ? 'edit' : 'add'), wide: true, onClose, onDone };
  const fields = (at: At) => <Fields template={template} at={at} />;
  if (!template) {
    return (
      <Editor {...common} document={SettingsMessageTemplateCreateDocument} input={said}>
        {fields}
      </Editor>
    );
  }
  return (
    <Editor
      {...common}
      document={SettingsMessageTemplateUpdateDocument}
      input={(form) => ({ ...said(form), id: template.id, expectedVersion: template.version })}
    >
      {fields}
    </Editor>
  );
}

function Fields({ template, at }: { template: Template | undefined; at: At }) {
  const say = useSay();
  const shared = useShared();
  const { channels } = useConfiguration();
  const { data } = useAnswer(SettingsTemplateFieldsDocument, {});
  return (
    <>
      <div className={Side}>
        <Field label={shared('name')} name="name" required maxLength={80} autoFocus defaultValue={template?.name} error={at('name')} />
        <Select label={shared('channel')} name="channelId" defaultValue={template?.channel?.id ?? ''} error={at('channelId')}>
          <option value="">{shared('allChannels')}</option>
          {channels.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
        <Select label={say('locale')} name="locale" defaultValue={template?.locale ?? ''} error={at('locale')}>
          <option value="">{say('unsaid')}</option>
          <option value="pt-BR">Português (Brasil)</option>
          <option value="en">English</option>
        </Select>
      </div>
      <Field label={say('subjectLine')} optional name="subjectLine" maxLength={300} defaultValue={template?.subjectLine ?? ''} error={at('subjectLine')} />
      <TextArea label={say('text')} name="text" rows={8} required maxLength={20000} defaultValue={template?.text} error={at('text')} />
      <details>
        <summary>{say('fields')}</summary>
        <dl className={settings.detail}>
          {data?.messageTemplateFields.map(({ name, meaning }) => (
            <div key={name}>
              <dt>
                <code>{`{{ ${name} }}`}</code>
              </dt>
              <dd lang="en">{meaning}</dd>
            </div>
          ))}
        </dl>
      </details>
      <TextArea label={say('html')} optional hint={say('htmlHint')} name="html" rows={4} maxLength={20000} defaultValue={template?.html ?? ''} error={at('html')} />
    </>
  );
}
