// One's own API keys: made and shown once, put in the place of an older one, revoked.
import { KeyRound, Plus, RefreshCw } from 'lucide-react';
import { useState } from 'react';
import type { Scope } from '../../../graph/schema';
import { useAnswer } from '../../../graph/useAnswer';
import { Button, IconButton } from '../../../parts/Button';
import { Dialog } from '../../../parts/Dialog';
import { EmptyState } from '../../../parts/EmptyState';
import { Actions, Checkbox, Field, Form } from '../../../parts/Field';
import { Badge, Day, Instant } from '../../../parts/Look';
import { addDays, today } from '../../../words/format';
import { useSession } from '../../../shell/session';
import { Editor } from '../Editor';
import { Remove } from '../Remove';
import { Secret } from '../Secret';
import settings from '../Settings.module.css';
import { Bar, Row, Rows, Shown } from '../Shown';
import { useSay as useShared } from '../words';
import {
  SettingsApiKeyCreateDocument,
  SettingsApiKeyRevokeDocument,
  SettingsApiKeyRotateDocument,
  SettingsKeysDocument,
  type SettingsKeysQuery,
} from './keys.documents';
import { useSay } from './words';

type Key = SettingsKeysQuery['apiKeys'][number];
const lasts = (key: Key) => !key.revokedAt && Date.parse(key.expiresAt) > Date.now();

export default function Keys() {
  const say = useSay();
  const shared = useShared();
  const answer = useAnswer(SettingsKeysDocument, {});
  const [making, setMaking] = useState<Key | 'new'>();
  const [made, setMade] = useState<string>();
  const add = (
    <Button icon={Plus} tone="primary" onClick={() => setMaking('new')}>
      {say('add')}
    </Button>
  );
  const onDone = ({ key }: { key: string | null }) => (setMade(key ?? undefined), answer.refetch());
  return (
    <Shown answer={answer}>
      {({ apiKeys }) => (
        <>
          {apiKeys.length > 0 && <Bar>{add}</Bar>}
          {apiKeys.length === 0 ? (
            <EmptyState icon={KeyRound} title={say('empty')} action={add}>
              {say('emptyText')}
            </EmptyState>
          ) : (
            <Rows label={shared('keys')}>
              {apiKeys.map((key) => (
                <KeyRow key={key.id} apiKey={key} onRotate={() => setMaking(key)} onDone={answer.refetch} />
              ))}
            </Rows>
          )}
          {making === 'new' && <Making onClose={() => setMaking(undefined)} onDone={onDone} />}
          {making && making !== 'new' && <Rotating apiKey={making} onClose={() => setMaking(undefined)} onDone={onDone} />}
          {made && <Made value={made} onClose={() => setMade(undefined)} />}
        </>
      )}
    </Shown>
  );
}

function KeyRow({ apiKey, onRotate, onDone }: { apiKey: Key; onRotate: () => void; onDone: () => void }) {
  const say = useSay();
  const name = (
    <span className={lasts(apiKey) ? undefined : settings.faded}>
      {apiKey.name} {apiKey.scopes.map((scope) => <Badge key={scope}>{say(scope)}</Badge>)}{' '}
      {apiKey.revokedAt ? <Badge tone="overdue">{say('revoked')}</Badge> : !lasts(apiKey) && <Badge tone="today">{say('expired')}</Badge>}
    </span>
  );
  const detail = (
    <>
      funil_{apiKey.prefix}… · {say('ends')} <Day on={apiKey.expiresAt.slice(0, 10)} /> ·{' '}
      {apiKey.lastUsedAt ? (
        <>
          {say('used')} <Instant at={apiKey.lastUsedAt} />
        </>
      ) : (
        say('unused')
      )}
    </>
  );
  return (
    <Row name={name} detail={detail}>
      {lasts(apiKey) && (
        <>
          <IconButton icon={RefreshCw} small label={`${say('rotate')}: ${apiKey.name}`} onClick={onRotate} />
          <Remove
            document={SettingsApiKeyRevokeDocument}
            input={{ id: apiKey.id }}
            name={apiKey.name}
            title={say('revokeTitle', { name: apiKey.name })}
            deed={say('revoke')}
            onDone={onDone}
          >
            {say('revokeText')}
          </Remove>
        </>
      )}
    </Row>
  );
}

type Doing = { onClose: () => void; onDone: (payload: { key: string | null }) => void };
const endOf = (day: string) => `${day}T23:59:59Z`;

function Until({ error }: { error: string | undefined }) {
  const say = useSay();
  const { viewer } = useSession();
  const now = today(viewer.zone, Date.now());
  return (
    <Field
      label={say('expires')}
      hint={say('expiresHint')}
      name="expiresAt"
      type="date"
      required
      min={now}
      max={addDays(now, 363)}
      defaultValue={addDays(now, 90)}
      error={error}
    />
  );
}

function Making({ onClose, onDone }: Doing) {
  const say = useSay();
  return (
    <Editor
      title={say('add')}
      deed={say('add')}
      onClose={onClose}
      onDone={onDone}
      document={SettingsApiKeyCreateDocument}
      input={(form) => ({ name: form.text('name'), scopes: form.all('scopes') as Scope[], expiresAt: endOf(form.text('expiresAt')) })}
    >
      {(at) => (
        <>
          <Field label={say('for')} name="name" required maxLength={80} autoFocus error={at('name')} />
          <fieldset className={settings.part}>
            <legend>{say('scopes')}</legend>
            <Checkbox label={say('READ')} hint={say('READText')} name="scopes" value="READ" defaultChecked />
            <Checkbox label={say('WRITE')} hint={say('WRITEText')} name="scopes" value="WRITE" />
          </fieldset>
          <Until error={at('expiresAt')} />
        </>
      )}
    </Editor>
  );
}

function Rotating({ apiKey, onClose, onDone }: Doing & { apiKey: Key }) {
  const say = useSay();
  return (
    <Editor
      title={say('rotate')}
      description={apiKey.name}
      onClose={onClose}
      onDone={onDone}
      document={SettingsApiKeyRotateDocument}
      input={(form) => ({ id: apiKey.id, expiresAt: endOf(form.text('expiresAt')) })}
    >
      {(at) => <Until error={at('expiresAt')} />}
    </Editor>
  );
}

function Made({ value, onClose }: { value: string; onClose: () => void }) {
  const say = useSay();
  return (
    <Dialog open onClose={onClose} title={say('madeTitle')}>
      <div className={Form}>
        <Secret label={say('made')} value={value} />
        <div className={Actions}>
          <Button tone="primary" onClick={onClose}>
            {say('done')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
