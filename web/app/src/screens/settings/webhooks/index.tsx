// Webhooks: which addresses are told what, how they fare, and the secret that is shown once.
import { KeyRound, Pause, Pencil, Play, Plus, Send, Webhook as Icon } from 'lucide-react';
import { useState } from 'react';
import { useVerb } from '../../../graph/perform';
import { useAnswer } from '../../../graph/useAnswer';
import { Button, IconButton } from '../../../parts/Button';
import { Dialog } from '../../../parts/Dialog';
import { EmptyState } from '../../../parts/EmptyState';
import { Actions, Form } from '../../../parts/Field';
import { Badge, Instant } from '../../../parts/Look';
import { toast } from '../../../parts/Toast';
import { Remove } from '../Remove';
import { useConfigures } from '../rights';
import { Secret } from '../Secret';
import { Bar, Notice, Row, Rows, Shown } from '../Shown';
import { useSay as useShared } from '../words';
import { WebhookEditor } from './WebhookEditor';
import {
  SettingsWebhookDeleteDocument,
  type SettingsWebhookFragment,
  SettingsWebhooksDocument,
  SettingsWebhookTestDocument,
  SettingsWebhookUpdateDocument,
} from './webhooks.documents';
import { useSay } from './words';

const TONES = { READY: 'planned', FAILING: 'overdue', PAUSED: 'today' } as const;

export default function Webhooks() {
  const say = useSay();
  const shared = useShared();
  const may = useConfigures();
  const answer = useAnswer(SettingsWebhooksDocument, may ? {} : null);
  const [edited, setEdited] = useState<SettingsWebhookFragment | 'new'>();
  const [secret, setSecret] = useState<string>();
  const onDone = (payload: { secret: string | null }) => (setSecret(payload.secret ?? undefined), answer.refetch());
  const add = (
    <Button icon={Plus} tone="primary" onClick={() => setEdited('new')}>
      {say('add')}
    </Button>
  );
  if (!may) return <Notice>{say('closed')}</Notice>;
  return (
    <Shown answer={answer}>
      {({ webhooks, webhookKinds }) => (
        <>
          {webhooks.length > 0 && <Bar>{add}</Bar>}
          {webhooks.length === 0 ? (
            <EmptyState icon={Icon} title={say('empty')} action={add}>
              {say('emptyText')}
            </EmptyState>
          ) : (
            <Rows label={shared('webhooks')}>
              {webhooks.map((webhook) => (
                <WebhookRow key={webhook.id} webhook={webhook} onEdit={() => setEdited(webhook)} onDone={onDone} />
              ))}
            </Rows>
          )}
          {edited && (
            <WebhookEditor webhook={edited === 'new' ? undefined : edited} kinds={webhookKinds} onClose={() => setEdited(undefined)} onDone={onDone} />
          )}
          {secret && <Made value={secret} onClose={() => setSecret(undefined)} />}
        </>
      )}
    </Shown>
  );
}

type RowProps = { webhook: SettingsWebhookFragment; onEdit: () => void; onDone: (payload: { secret: string | null }) => void };

function WebhookRow({ webhook, onEdit, onDone }: RowProps) {
  const say = useSay();
  const shared = useShared();
  const [update, updating] = useVerb(SettingsWebhookUpdateDocument);
  const [test, testing] = useVerb(SettingsWebhookTestDocument);
  const { id, url, phase, version } = webhook;
  const paused = phase === 'PAUSED';

  async function change(changes: { paused?: boolean; newSecret?: boolean }) {
    const outcome = await update({ id, expectedVersion: version, ...changes });
    if (outcome.done) onDone(outcome.payload);
  }

  async function tryOut() {
    const outcome = await test({ id });
    const told = outcome.done ? outcome.payload.test : null;
    if (told) toast(told.error ? { tone: 'bad', text: told.error.message } : { tone: 'good', text: say('tested', { status: told.status ?? 0 }) });
  }

  return (
    <Row
      name={
        <>
          {url} <Badge tone={TONES[phase]}>{say(phase)}</Badge>
        </>
      }
      detail={<Health webhook={webhook} />}
    >
      <IconButton icon={Send} small label={`${say('test')}: ${url}`} busy={testing} onClick={() => void tryOut()} />
      <IconButton
        icon={paused ? Play : Pause}
        small
        busy={updating}
        label={`${say(paused ? 'resume' : 'pause')}: ${url}`}
        onClick={() => void change({ paused: !paused })}
      />
      <IconButton icon={KeyRound} small label={`${say('renew')}: ${url}`} onClick={() => void change({ newSecret: true })} />
      <IconButton icon={Pencil} small label={`${shared('edit')}: ${url}`} onClick={onEdit} />
      <Remove
        document={SettingsWebhookDeleteDocument}
        input={{ id, expectedVersion: version }}
        name={url}
        title={say('deleteTitle')}
        onDone={() => onDone({ secret: null })}
      >
        {say('deleteText')}
      </Remove>
    </Row>
  );
}

function Health({ webhook }: { webhook: SettingsWebhookFragment }) {
  const say = useSay();
  return (
    <>
      {say('kindCount', { count: webhook.kinds.length })} · {say('owner', { name: webhook.owner.name })}
      {webhook.pending > 0 && <> · {say('pending', { count: webhook.pending })}</>}
      {webhook.lastDeliveredAt && (
        <>
          {' '}
          · {say('delivered')} <Instant at={webhook.lastDeliveredAt} />
        </>
      )}
      {webhook.lastError && <> · {webhook.lastError.message}</>}
    </>
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
            {say('ready')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
