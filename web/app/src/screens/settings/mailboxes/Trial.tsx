// Trying an account: what was found, as sentences, and the value that it proposes.
import { CircleAlert, CircleCheck, PlugZap } from 'lucide-react';
import { useState } from 'react';
import type { MailboxTestInput } from '../../../graph/schema';
import { sentence, useVerb } from '../../../graph/perform';
import { Button } from '../../../parts/Button';
import { classes } from '../../../parts/classes';
import settings from '../Settings.module.css';
import { SettingsMailboxTestDocument, type SettingsMailboxTestMutation } from './mailboxes.documents';
import { useSay } from './words';

type Test = NonNullable<SettingsMailboxTestMutation['mailboxTest']['test']>;
type Found = { problem: string } | { test: Test; folder: string };

/** `asked` reads what stands in the form; `onTake` puts the proposed server in its field. */
export function Trial({ asked, onTake }: { asked: () => MailboxTestInput; onTake: (authservId: string) => void }) {
  const say = useSay();
  const [test, busy] = useVerb(SettingsMailboxTestDocument, { quiet: true, plain: true });
  const [found, setFound] = useState<Found>();

  async function go() {
    const input = asked();
    setFound(undefined);
    const outcome = await test(input);
    const tried = outcome.payload?.test;
    setFound(outcome.done && tried ? { test: tried, folder: input.folder ?? 'INBOX' } : { problem: sentence(outcome.errors) });
  }

  return (
    <div className={settings.part}>
      <p>
        <Button icon={PlugZap} busy={busy} onClick={() => void go()}>
          {say('test')}
        </Button>{' '}
        <span className={settings.detail}>{say('testText')}</span>
      </p>
      <div role="status" className={settings.part}>
        {found && <Result found={found} onTake={onTake} />}
      </div>
    </div>
  );
}

function Result({ found, onTake }: { found: Found; onTake: (authservId: string) => void }) {
  const say = useSay();
  if ('problem' in found) return <Line good={false}>{found.problem}</Line>;
  const { error, messages, capabilities, authservId } = found.test;
  if (error) return <Line good={false}>{error.message}</Line>;
  return (
    <>
      <Line good>
        {say('works', { count: messages ?? 0, folder: found.folder })} {say(capabilities.includes('IDLE') ? 'idle' : 'noIdle')}
      </Line>
      <Line good={authservId !== null}>
        {authservId ? say('authservFound', { server: authservId }) : say('authservNone')}{' '}
        {authservId && (
          <Button small onClick={() => onTake(authservId)}>
            {say('take', { server: authservId })}
          </Button>
        )}
      </Line>
    </>
  );
}

function Line({ good, children }: { good: boolean; children: React.ReactNode }) {
  const Icon = good ? CircleCheck : CircleAlert;
  return (
    <p className={classes(settings.found, good ? settings.good : settings.bad)}>
      <Icon size={15} aria-hidden /> <span>{children}</span>
    </p>
  );
}
