// Who is signed in, and the form to become someone.
import { useState } from 'react';
import { signIn, signOut, viewer as askViewer } from './api.js';
import { words } from './words.js';

export function SignInBar({ viewer, onChange }) {
  const [refusal, setRefusal] = useState(null);
  const [busy, setBusy] = useState(false);

  async function attempt(request) {
    setBusy(true);
    try {
      const sentence = await request();
      setRefusal(sentence);
      if (sentence === null) onChange(await askViewer());
    } catch {
      setRefusal(words.unreachable);
    } finally {
      setBusy(false);
    }
  }

  function submit(event) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    attempt(() => signIn(fields.get('email'), fields.get('password')));
  }

  return (
    <header className="sign-in-bar">
      {viewer ? (
        <>
          <span>
            {words.signedInAs} <strong>{viewer.name}</strong> ({viewer.role})
          </span>
          <button type="button" disabled={busy} onClick={() => attempt(signOut)}>
            {words.signOut}
          </button>
        </>
      ) : (
        <form onSubmit={submit}>
          <input name="email" type="email" required autoComplete="username" placeholder={words.email} aria-label={words.email} />
          <input name="password" type="password" required autoComplete="current-password" placeholder={words.password} aria-label={words.password} />
          <button disabled={busy}>{words.signIn}</button>
          <span className="hint">{words.demoHint}</span>
        </form>
      )}
      <span role="alert">{refusal}</span>
    </header>
  );
}
