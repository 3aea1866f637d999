// How the page does something: one mutation, sent again with the same key when its answer is lost, refusals as sentences.
import type { TypedDocumentNode } from '@urql/core';
import { useCallback, useState } from 'react';
import { toast } from '../parts/Toast';
import { say } from '../words/common';
import { client, isLost, PATIENCE, Refusal, settled } from './client';
import { heard } from './position';
import type { ErrorCode } from './schema';

export type UserError = {
  code: ErrorCode;
  message: string;
  field?: readonly string[] | null;
  conflict?: { currentVersion: number; fields: readonly { name: string; yours?: unknown; theirs?: unknown }[] } | null;
};
type Payload = { errors: readonly UserError[]; position?: string };
type Input<Variables> = Variables extends { input: infer I } ? I : never;

/** What came of it. `payload` is there also when it was refused: it has the row as it stands. */
export type Outcome<P> = { done: true; payload: P; errors: [] } | { done: false; payload: P | null; errors: UserError[] };

const mine = new Set<string>();
/** Whether these echoes name a mutation of this page. */
export const isMine = (clientMutationIds: readonly string[]) => clientMutationIds.some((id) => mine.has(id));

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Perform a mutation with one `input` and one payload. `plain`: it takes no `idempotencyKey` (signing in and out, passwords),
 * and so is not sent again by itself.
 */
export async function perform<Data extends object, Variables extends { input: object }>(
  document: TypedDocumentNode<Data, Variables>,
  input: Input<Variables>,
  { plain = false } = {},
): Promise<Outcome<NonNullable<Data[keyof Data]>>> {
  type P = NonNullable<Data[keyof Data]>;
  const clientMutationId = crypto.randomUUID();
  mine.add(clientMutationId);
  const marked = { clientMutationId, ...(plain ? {} : { idempotencyKey: clientMutationId }), ...(input as object) };
  for (let attempt = 0; ; attempt++) {
    try {
      const result = await client.mutation(document, { input: marked } as unknown as Variables).toPromise();
      const payload = Object.values(settled<Data>(result))[0] as P;
      const { errors, position } = payload as unknown as Payload;
      if (position) heard(position);
      if (errors.length > 0) return { done: false, payload, errors: [...errors] };
      return { done: true, payload, errors: [] };
    } catch (failure) {
      if (!(failure instanceof Refusal)) throw failure;
      const pause = PATIENCE[attempt];
      if (plain || !isLost(failure) || pause === undefined) {
        return { done: false, payload: null, errors: [{ code: 'STATE', message: failure.message }] };
      }
      await wait(pause);
    }
  }
}

/**
 * A mutation as a function, with `busy` for its button. What is refused is said in a toast; `quiet` leaves that to the caller
 * (forms show it beside the field).
 */
export function useVerb<Data extends object, Variables extends { input: object }>(
  document: TypedDocumentNode<Data, Variables>,
  { quiet = false, plain = false } = {},
) {
  const [running, setRunning] = useState(0);
  const act = useCallback(
    async (input: Input<Variables>) => {
      setRunning((n) => n + 1);
      try {
        const outcome = await perform(document, input, { plain });
        if (!outcome.done && !quiet) toast({ tone: 'bad', text: sentence(outcome.errors) });
        return outcome;
      } finally {
        setRunning((n) => n - 1);
      }
    },
    [document, quiet, plain],
  );
  return [act, running > 0] as const;
}

/** The refusals as one text. */
export const sentence = (errors: readonly UserError[]) => errors.map((error) => error.message).join(' ') || say('unexpected');

/** What to show at a form's field: `field` is a path such as ["customer", "emails"]. */
export function errorsAt(errors: readonly UserError[], field: string): string | undefined {
  const found = errors.filter((error) => error.field?.join('.') === field || error.field?.[0] === field);
  return found.length ? sentence(found) : undefined;
}

/** What belongs to none of the form's fields. */
export function errorsElsewhere(errors: readonly UserError[], fields: readonly string[]): string | undefined {
  const found = errors.filter((error) => !error.field || !fields.includes(error.field[0] ?? ''));
  return found.length ? sentence(found) : undefined;
}
