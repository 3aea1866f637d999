// How the page asks: urql over POST with the session's cookie. It keeps no cache: what is on a screen is state + events.
import { Client, createRequest, fetchExchange, type TypedDocumentNode } from '@urql/core';
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

let asked = 0;

/**
 * The answer's data; a Refusal with a sentence when there is none. Each goes to the server by a key of its own: urql lets a
 * query share the answer of one that is on its way, and that one may have been asked before what was done since.
 */
export async function ask<Data, Variables extends object>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const request = { ...createRequest(query, variables), key: ++asked };
  return settled(await client.executeQuery<Data, Variables>(request).toPromise());
}

/** Whether it was lost on the way, or the server had no time: asked again, it may well be answered. */
export const isLost = ({ code }: Refusal) => code === 'UNREACHABLE' || code === 'UNAVAILABLE' || code === 'DEADLINE';

/** The pauses before a lost request is sent again, in milliseconds. */
export const PATIENCE = [400, 1500, 4000];

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
