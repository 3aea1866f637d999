// The first run: whoever has the code that the server printed becomes the first administrator.
import { type FormEvent, useState } from 'react';
import { Link } from 'wouter';
import { errorsAt, errorsElsewhere, type UserError, useVerb } from '../../graph/perform';
import { Button } from '../../parts/Button';
import { Field, Form, FormError } from '../../parts/Field';
import { SetupDocument } from '../../shell/account.documents';
import { locale } from '../../words/catalogue';
import { Entry } from './Entry';
import { fromAddress } from './token';
import { useSay } from './words';

export default function Setup() {
  const say = useSay();
  const [token] = useState(() => fromAddress()?.token ?? '');
  const [setup, busy] = useVerb(SetupDocument, { quiet: true, plain: true });
  const [errors, setErrors] = useState<UserError[]>([]);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const said = (name: string) => String(form.get(name));
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const input = { token: said('token'), name: said('name'), email: said('email'), password: said('password') };
    const outcome = await setup({ ...input, zone, locale: locale() });
    setErrors(outcome.errors);
    if (outcome.done) location.assign('/funnel');
  }

  return (
    <Entry title={say('setup')} lead={say('setupLead')} foot={<Link href="/">{say('back')}</Link>}>
      <form className={Form} onSubmit={(event) => void submit(event)}>
        <Field label={say('token')} name="token" defaultValue={token} autoComplete="off" required error={errorsAt(errors, 'token')} />
        <Field label={say('name')} name="name" autoComplete="name" required maxLength={120} error={errorsAt(errors, 'name')} />
        <Field label={say('email')} name="email" type="email" autoComplete="username" required error={errorsAt(errors, 'email')} />
        <Field
          label={say('password')}
          name="password"
          type="password"
          autoComplete="new-password"
          minLength={12}
          maxLength={128}
          required
          hint={say('passwordHint')}
          error={errorsAt(errors, 'password')}
        />
        <FormError>{errorsElsewhere(errors, ['token', 'name', 'email', 'password'])}</FormError>
        <Button type="submit" tone="primary" busy={busy}>
          {say('create')}
        </Button>
      </form>
    </Entry>
  );
}
