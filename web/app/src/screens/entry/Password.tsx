// Where the links of invitations and of forgotten passwords lead: one field, one mutation.
import { type FormEvent, useState } from 'react';
import { Link } from 'wouter';
import { sentence, type UserError, useVerb } from '../../graph/perform';
import { Button } from '../../parts/Button';
import { Field, Form, FormError } from '../../parts/Field';
import { InvitationAcceptDocument, PasswordResetDocument } from '../../shell/account.documents';
import { Entry } from './Entry';
import styles from './Entry.module.css';
import { fromAddress } from './token';
import { useSay } from './words';

export default function Password() {
  const say = useSay();
  const [link] = useState(fromAddress);
  const [reset, resetting] = useVerb(PasswordResetDocument, { quiet: true, plain: true });
  const [accept, accepting] = useVerb(InvitationAcceptDocument, { quiet: true, plain: true });
  const [errors, setErrors] = useState<UserError[]>([]);
  const [done, setDone] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const input = { token: link?.token ?? '', password: String(new FormData(event.currentTarget).get('password')) };
    const outcome = link?.kind === 'invitation' ? await accept(input) : await reset(input);
    setErrors(outcome.errors);
    if (!outcome.done) return;
    if (link?.kind === 'invitation') location.assign('/funnel');
    else setDone(true);
  }

  const foot = <Link href="/">{say('back')}</Link>;
  const title = say(link?.kind === 'invitation' ? 'invitation' : 'reset');
  if (!link) {
    return (
      <Entry title={title} foot={foot}>
        <FormError>{say('incomplete')}</FormError>
      </Entry>
    );
  }
  return (
    <Entry title={title} foot={foot}>
      {done ? (
        <p role="status" className={styles.good}>
          {say('setDone')}
        </p>
      ) : (
        <form className={Form} onSubmit={(event) => void submit(event)}>
          <Field
            label={say('newPassword')}
            name="password"
            type="password"
            autoComplete="new-password"
            minLength={12}
            maxLength={128}
            required
            autoFocus
            hint={say('passwordHint')}
          />
          <FormError>{errors.length > 0 && sentence(errors)}</FormError>
          <Button type="submit" tone="primary" busy={resetting || accepting}>
            {say('set')}
          </Button>
        </form>
      )}
    </Entry>
  );
}
