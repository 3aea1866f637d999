// How the page asks: urql over POST with the session's cookie. It keeps no cache: what is on a screen is state + events.
import { Client, fetchExchange, type TypedDocumentNode } from '@urql/core';
import { locale } from '../words/catalogue';
import { say } from '../words/common';

export const client = new Client({
  url: '/graphql',
  exchanges: [fetchExchange],
  preferGetMethod: false,
  requestPolicy: 'network-only',
  fetchOptions: () => ({ credentials: 'same-origin', headers: { 'accept-language': locale() } }),
});

/** What the server said no to as a whole: `code` for the program, the message for the person. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

const signedOut = new Set<() => void>();

/** Be told when the session has ended. Gives the way to stop. */
export function onSignedOut(heard: () => void): () => void {
  signedOut.add(heard);
  return () => void signedOut.delete(heard);
}

export const endSession = () => signedOut.forEach((heard) => heard());

/** The answer's data; a Refusal with a sentence when there is none. */
export async function ask<Data, Variables extends object>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const result = await client.query(query, variables, { requestPolicy: 'network-only' }).toPromise();
  return settled(result);
}

export function settled<Data>({ data, error }: { data?: Data | undefined; error?: CombinedLike | undefined }): Data {
  if (!error && data !== undefined) return data;
  const [first] = error?.graphQLErrors ?? [];
  if (!first) throw new Refusal('UNREACHABLE', say('unreachable'));
  const code = String(first.extensions?.['code'] ?? 'INTERNAL');
  if (code === 'UNAUTHENTICATED') endSession();
  throw new Refusal(code, first.message);
}

type CombinedLike = {
  networkError?: Error | undefined;
  graphQLErrors: { message: string; extensions?: Record<string, unknown> | undefined }[];
};
