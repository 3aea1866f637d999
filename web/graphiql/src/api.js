// The three requests the sign-in bar makes itself. Everything else on the page is GraphiQL's.

export const endpoint = new URL('/graphql', location.href).href;
export const socketEndpoint = endpoint.replace(/^http/, 'ws');

async function ask(query, variables) {
  const response = await fetch(endpoint, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  return response.json();
}

/** Who is signed in, or null. */
export async function viewer() {
  const { data } = await ask('{ viewer { id name role } }');
  return data?.viewer ?? null;
}

/** Signs in; resolves to the sentence that refuses, or null. */
export async function signIn(email, password) {
  const { data, errors } = await ask(
    'mutation signIn($input: SignInInput!) { signIn(input: $input) { user { id name } errors { message } } }',
    { input: { email, password } },
  );
  return (data?.signIn?.errors?.[0] ?? errors?.[0])?.message ?? null;
}

/** Signs out; resolves to the sentence that refuses, or null. */
export async function signOut() {
  const { data, errors } = await ask('mutation signOut { signOut(input: {}) { errors { message } } }');
  return (data?.signOut?.errors?.[0] ?? errors?.[0])?.message ?? null;
}
