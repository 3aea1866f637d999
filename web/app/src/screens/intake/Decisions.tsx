// What a person may decide about a mail that waits: let it in, hand it on, discard it, hear no more of its sender.
import { ArrowRightLeft, Ban, Check, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useVerb } from '../../graph/perform';
import { Button } from '../../parts/Button';
import { Confirm } from '../../parts/Confirm';
import { Select } from '../../parts/Field';
import { toast } from '../../parts/Toast';
import { useConfiguration } from '../../shell/configuration';
import {
  IntakeBlockSenderDocument,
  IntakeDiscardDocument,
  IntakeReleaseDocument,
  IntakeTransferDocument,
  type OpenMailFragment,
} from './intake.documents';
import styles from './Mail.module.css';
import { useSay } from './words';

/** What was left, or could not be filed, may still be let in. */
export function LateRelease({ mail }: { mail: OpenMailFragment }) {
  const say = useSay();
  const [asking, setAsking] = useState(false);
  return (
    <p>
      <Button small icon={Check} onClick={() => setAsking(true)}>
        {say('release')}
      </Button>
      {asking && <Release mail={mail} onClose={() => setAsking(false)} />}
    </p>
  );
}

type Deed = 'release' | 'discard' | 'block' | 'transfer';

export function Decisions({ mail }: { mail: OpenMailFragment }) {
  const say = useSay();
  const [deed, setDeed] = useState<Deed>();
  const close = () => setDeed(undefined);
  return (
    <section className={styles.decisions} aria-label={say('decideTitle')}>
      <p>
        <strong>{say('decideTitle')}</strong> {mail.effects.find(({ outcome }) => outcome === 'QUARANTINED')?.reason.message}
      </p>
      <div className={styles.buttons}>
        <Button tone="primary" icon={Check} onClick={() => setDeed('release')}>
          {say('release')}
        </Button>
        <Button icon={ArrowRightLeft} onClick={() => setDeed('transfer')}>
          {say('transfer')}
        </Button>
        <Button icon={Trash2} onClick={() => setDeed('discard')}>
          {say('discard')}
        </Button>
        {mail.from && (
          <Button icon={Ban} onClick={() => setDeed('block')}>
            {say('block')}
          </Button>
        )}
      </div>
      {deed === 'release' && <Release mail={mail} onClose={close} />}
      {deed === 'transfer' && <Transfer mail={mail} onClose={close} />}
      {deed === 'discard' && <Discard mail={mail} onClose={close} />}
      {deed === 'block' && <Block mail={mail} onClose={close} />}
    </section>
  );
}

type Props = { mail: OpenMailFragment; onClose: () => void };

function Release({ mail, onClose }: Props) {
  const say = useSay();
  const [release, busy] = useVerb(IntakeReleaseDocument);
  const addressed = mail.effects.some((effect) => effect.channel);
  const { channels } = useConfiguration();
  const open = channels.filter(({ archivedAt }) => !archivedAt);
  const [channelId, setChannelId] = useState(addressed ? '' : (open[0]?.id ?? ''));

  async function go() {
    const outcome = await release({ id: mail.id, channelId: channelId || null, expectedVersion: mail.version });
    if (!outcome.done) return;
    toast({ tone: 'good', text: say('released') });
    onClose();
  }

  return (
    <Confirm title={say('releaseTitle')} deed={say('release')} busy={busy} harmless onConfirm={() => void go()} onClose={onClose}>
      <p>{say('releaseText')}</p>
      <Select label={say('releaseInto')} value={channelId} onChange={(event) => setChannelId(event.target.value)}>
        {addressed && <option value="">{say('releaseAsAddressed')}</option>}
        {open.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </Confirm>
  );
}

function Transfer({ mail, onClose }: Props) {
  const say = useSay();
  const [transfer, busy] = useVerb(IntakeTransferDocument);
  const { channels } = useConfiguration();
  const here = mail.effects.map((effect) => effect.channel?.id);
  const others = channels.filter(({ id, archivedAt }) => !archivedAt && !here.includes(id));
  const [channelId, setChannelId] = useState(others[0]?.id ?? '');

  async function go() {
    const outcome = await transfer({ id: mail.id, channelId, expectedVersion: mail.version });
    if (!outcome.done) return;
    toast({ tone: 'good', text: say('transferred', { channel: others.find(({ id }) => id === channelId)?.name ?? '' }) });
    onClose();
  }

  return (
    <Confirm title={say('transferTitle')} deed={say('transfer')} busy={busy} harmless onConfirm={() => void go()} onClose={onClose}>
      <p>{say('transferText')}</p>
      <Select label={say('transferTo')} required value={channelId} onChange={(event) => setChannelId(event.target.value)}>
        {others.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </Confirm>
  );
}

function Discard({ mail, onClose }: Props) {
  const say = useSay();
  const [discard, busy] = useVerb(IntakeDiscardDocument);

  async function go() {
    if (!(await discard({ id: mail.id, expectedVersion: mail.version })).done) return;
    toast({ tone: 'good', text: say('discarded') });
    onClose();
  }

  return (
    <Confirm title={say('discardTitle')} deed={say('discard')} busy={busy} onConfirm={() => void go()} onClose={onClose}>
      {say('discardText')}
    </Confirm>
  );
}

function Block({ mail, onClose }: Props) {
  const say = useSay();
  const [block, busy] = useVerb(IntakeBlockSenderDocument);
  const address = mail.from ?? '';

  async function go() {
    if (!(await block({ id: mail.id, expectedVersion: mail.version })).done) return;
    toast({ tone: 'good', text: say('blockDone', { address }) });
    onClose();
  }

  return (
    <Confirm title={say('blockTitle', { address })} deed={say('block')} busy={busy} onConfirm={() => void go()} onClose={onClose}>
      {say('blockText')}
    </Confirm>
  );
}
