// One's own account: what one is called, the password, the browsers one is signed in with.
import { useState } from 'react';
import { useAnswer } from '../../../graph/useAnswer';
import { Field, Row as Side, Select } from '../../../parts/Field';
import { Badge, Instant } from '../../../parts/Look';
import { toast } from '../../../parts/Toast';
import { useSession } from '../../../shell/session';
import { type Locale, speak } from '../../../words/catalogue';
import { Filling } from '../Editor';
import { Remove } from '../Remove';
import settings from '../Settings.module.css';
import { Row, Rows, Shown } from '../Shown';
import { SettingsUserUpdateDocument } from '../users/users.documents';
import { useSay as useShared } from '../words';
import { Zone } from '../Zone';
import {
  SettingsAccountDocument,
  type SettingsAccountQuery,
  SettingsPasswordChangeDocument,
  SettingsSessionRevokeDocument,
  SettingsSessionsDocument,
} from './account.documents';
import { browserOf } from './agent';
import { useSay } from './words';

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

export default function Account() {
  const answer = useAnswer(SettingsAccountDocument, {});
  return (
    <Shown answer={answer}>
      {({ viewer }) => (
        <>
          <Profile key={viewer.version} me={viewer} onDone={answer.refetch} />
          <Password />
          <Sessions />
        </>
      )}
    </Shown>
  );
}

function Profile({ me, onDone }: { me: SettingsAccountQuery['viewer']; onDone: () => void }) {
  const say = useSay();
  const shared = useShared();
  const { refresh } = useSession();
  return (
    <section className={settings.panel}>
      <h3>{say('profile')}</h3>
      <p className={settings.detail}>{say('signIn', { email: me.email })}</p>
      <Filling
        document={SettingsUserUpdateDocument}
        input={(form) => ({
          id: me.id,
          expectedVersion: me.version,
          name: form.text('name'),
          zone: form.text('zone'),
          locale: form.text('locale'),
          digestHour: form.number('digestHour'),
        })}
        onDone={() => {
          toast({ tone: 'good', text: shared('saved') });
          void refresh();
          onDone();
        }}
      >
        {(at) => (
          <>
            <Field label={shared('name')} name="name" required maxLength={120} defaultValue={me.name} error={at('name')} autoComplete="name" />
            <div className={Side}>
              <Select
                label={shared('language')}
                name="locale"
                defaultValue={me.locale}
                error={at('locale')}
                onChange={(event) => speak(event.target.value as Locale)}
              >
                <option value="pt-BR">Português (Brasil)</option>
                <option value="en">English</option>
              </Select>
              <Zone zone={me.zone} error={at('zone')} />
              <Select label={say('digest')} hint={say('digestHint')} name="digestHour" defaultValue={me.digestHour ?? ''} error={at('digestHour')}>
                <option value="">{say('noDigest')}</option>
                {HOURS.map((hour) => (
                  <option key={hour} value={hour}>
                    {say('hour', { hour })}
                  </option>
                ))}
              </Select>
            </div>
          </>
        )}
      </Filling>
    </section>
  );
}

function Password() {
  const say = useSay();
  const { workspace, viewer } = useSession();
  const { passwordMin: min, passwordMax: max } = workspace.limits;
  const [turn, setTurn] = useState(0);
  return (
    <section className={settings.panel}>
      <h3>{say('password')}</h3>
      <Filling
        key={turn}
        plain
        document={SettingsPasswordChangeDocument}
        deed={say('change')}
        input={(form) => ({ current: form.secret('current'), new: form.secret('new') })}
        onDone={() => {
          toast({ tone: 'good', text: say('changed') });
          setTurn(turn + 1);
        }}
      >
        {(at) => (
          <>
            <input type="text" name="username" autoComplete="username" value={viewer.email} readOnly hidden />
            <div className={Side}>
              <Field label={say('current')} name="current" type="password" autoComplete="current-password" required error={at('current')} />
              <Field
                label={say('new')}
                name="new"
                type="password"
                autoComplete="new-password"
                minLength={min}
                maxLength={max}
                required
                hint={say('passwordHint', { min, max })}
                error={at('new')}
              />
            </div>
          </>
        )}
      </Filling>
    </section>
  );
}

function Sessions() {
  const say = useSay();
  const answer = useAnswer(SettingsSessionsDocument, {});
  return (
    <section aria-labelledby="sessions">
      <h3 id="sessions" className={settings.heading}>
        {say('sessions')}
      </h3>
      <Shown answer={answer}>
        {({ sessions }) => (
          <Rows label={say('sessions')}>
            {sessions
              .filter(({ revokedAt, expiresAt }) => !revokedAt && Date.parse(expiresAt) > Date.now())
              .map((session) => {
                const agent = browserOf(session.agent);
                const name = agent ? say('on', agent) : say('unknown');
                return (
                  <Row
                    key={session.id}
                    name={
                      <>
                        {name} {session.current && <Badge tone="planned">{say('here')}</Badge>}
                      </>
                    }
                    detail={
                      <>
                        {session.ip} · {say('began')} <Instant at={session.createdAt} whole /> · {say('seen')} <Instant at={session.lastSeenAt} />
                      </>
                    }
                  >
                    {!session.current && (
                      <Remove
                        document={SettingsSessionRevokeDocument}
                        input={{ id: session.id }}
                        name={name}
                        title={say('endTitle')}
                        deed={say('end')}
                        onDone={answer.refetch}
                      >
                        {say('endText')}
                      </Remove>
                    )}
                  </Row>
                );
              })}
          </Rows>
        )}
      </Shown>
    </section>
  );
}
