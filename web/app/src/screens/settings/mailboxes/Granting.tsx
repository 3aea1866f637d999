// Access without a password: the way to the provider where the account's owner grants it.
import { ExternalLink } from 'lucide-react';
import { useState } from 'react';
import type { MailProvider } from '../../../graph/schema';
import { useVerb } from '../../../graph/perform';
import { Button } from '../../../parts/Button';
import { Dialog } from '../../../parts/Dialog';
import { Form, Row } from '../../../parts/Field';
import settings from '../Settings.module.css';
import { SettingsMailboxAuthorizeDocument } from './mailboxes.documents';
import { useSay } from './words';

const PROVIDERS: readonly MailProvider[] = ['GOOGLE', 'MICROSOFT'];

/** For a connected mailbox by its `id`, or for a new one by the address that was entered. */
export function Granting({ id, address }: { id: string | undefined; address: () => string }) {
  const say = useSay();
  const [authorize, busy] = useVerb(SettingsMailboxAuthorizeDocument, { plain: true });
  const [way, setWay] = useState<{ provider: MailProvider; url: string }>();

  async function begin(provider: MailProvider) {
    const outcome = await authorize(id ? { provider, id } : { provider, address: address() || null });
    const url = outcome.payload?.authorization?.url;
    if (outcome.done && url) setWay({ provider, url });
  }

  return (
    <fieldset className={settings.part}>
      <legend>{say('oauth')}</legend>
      <p className={settings.detail}>{say('oauthHint')}</p>
      <div className={Row}>
        {PROVIDERS.map((provider) => (
          <Button key={provider} icon={ExternalLink} busy={busy} onClick={() => void begin(provider)}>
            {say(provider)}
          </Button>
        ))}
      </div>
      {way && (
        <Dialog open onClose={() => setWay(undefined)} title={say('authorizeTitle', { provider: say(way.provider) })}>
          <div className={Form}>
            <p>{say('authorizeText')}</p>
            <a href={way.url} target="_blank" rel="noreferrer">
              {say('go', { provider: say(way.provider) })}
            </a>
          </div>
        </Dialog>
      )}
    </fieldset>
  );
}
