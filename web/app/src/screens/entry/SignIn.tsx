// Signing in, and asking for a link when the password is forgotten.
import { type FormEvent, useState } from 'react';
import { Link } from 'wouter';
import { sentence, type UserError, useVerb } from '../../graph/perform';
import { Button } from '../../parts/Button';
import { Field, Form, FormError } from '../../parts/Field';
import { PasswordResetRequestDocument, SignInDocument } from '../../shell/account.documents';
import { Entry } from './Entry';
import styles from './Entry.module.css';
import { useSay } from './words';

export default function SignIn({ onSignedIn }: { onSignedIn: () => Promise<void> }) {
  const say = useSay();
  const [forgot, setForgot] = useState(false);
  const [signIn, busy] = useVerb(SignInDocument, { quiet: true, plain: true });
  const [errors, setErrors] = useState<UserError[]>([]);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const outcome = await signIn({ email: String(form.get('email')), password: String(form.get('password')) });
    setErrors(outcome.errors);
    if (outcome.done) await onSignedIn();
  }

  if (forgot) return <Forgot onBack={() => setForgot(false)} />;
  return (
    <Entry
      title={say('welcome')}
      foot={
        <>
          <button type="button" className={styles.link} onClick={() => setForgot(true)}>
            {say('forgot')}
          </button>
          <Link href="/setup">{say('first')}</Link>
          <span>{say('demo')}</span>
        </>
      }
    >
      <form className={Form} onSubmit={(event) => void submit(event)}>
        <Field label={say('email')} name="email" type="email" autoComplete="username" required autoFocus />
        <Field label={say('password')} name="password" type="password" autoComplete="current-password" required />
        <FormError>{errors.length > 0 && sentence(errors)}</FormError>
        <Button type="submit" tone="primary" busy={busy}>
          {say('signIn')}
        </Button>
      </form>
    </Entry>
  );
}

function Forgot({ onBack }: { onBack: () => void }) {
  const say = useSay();
  const [request, busy] = useVerb(PasswordResetRequestDocument, { quiet: true, plain: true });
  const [errors, setErrors] = useState<UserError[]>([]);
  const [sent, setSent] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const outcome = await request({ email: String(new FormData(event.currentTarget).get('email')) });
    setErrors(outcome.errors);
    setSent(outcome.done);
  }

  return (
    <Entry
      title={say('forgotTitle')}
      lead={say('forgotLead')}
      foot={
        <button type="button" className={styles.link} onClick={onBack}>
          {say('back')}
        </button>
      }
    >
      {sent ? (
        <p role="status" className={styles.good}>
          {say('sent')}
        </p>
      ) : (
        <form className={Form} onSubmit={(event) => void submit(event)}>
          <Field label={say('email')} name="email" type="email" autoComplete="username" required autoFocus />
          <FormError>{errors.length > 0 && sentence(errors)}</FormError>
          <Button type="submit" tone="primary" busy={busy}>
            {say('send')}
          </Button>
        </form>
      )}
    </Entry>
  );
}
