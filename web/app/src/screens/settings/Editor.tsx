// A form for one row: what is refused stands beside its field, the rest above the buttons; done, it closes.
import type { TypedDocumentNode } from '@urql/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { errorsAt, errorsElsewhere, type UserError, useVerb } from '../../graph/perform';
import { Button } from '../../parts/Button';
import { Dialog } from '../../parts/Dialog';
import { Actions, Form, FormError } from '../../parts/Field';
import { useSay } from '../../words/common';

/** What is refused of a field, by its name in the input. */
export type At = (field: string) => string | undefined;

type Doing<Data, Variables extends { input: object }> = {
  document: TypedDocumentNode<Data, Variables>;
  input: (form: Said) => Variables['input'];
  onDone?: (payload: NonNullable<Data[keyof Data]>) => void;
  /** The mutation takes no idempotency key. */
  plain?: boolean;
  deed?: string;
  children: (at: At) => ReactNode;
};

/** The form itself, for a panel that stays. */
export function Filling<Data extends object, Variables extends { input: object }>({
  document,
  input,
  onDone,
  onCancel,
  plain = false,
  deed,
  children,
}: Doing<Data, Variables> & { onCancel?: () => void }) {
  const say = useSay();
  const [perform, busy] = useVerb(document, { quiet: true, plain });
  const [errors, setErrors] = useState<UserError[]>([]);
  const fields = new Set<string>();
  const at: At = (field) => (fields.add(field), errorsAt(errors, field));

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const outcome = await perform(input(new Said(event.currentTarget)) as never);
    setErrors(outcome.errors);
    if (outcome.done) onDone?.(outcome.payload);
  }

  const shown = children(at);
  return (
    <form className={Form} onSubmit={(event) => void submit(event)}>
      {shown}
      <FormError>{errorsElsewhere(errors, [...fields])}</FormError>
      <div className={Actions}>
        {onCancel && <Button onClick={onCancel}>{say('cancel')}</Button>}
        <Button type="submit" tone="primary" busy={busy}>
          {deed ?? say('save')}
        </Button>
      </div>
    </form>
  );
}

export function Editor<Data extends object, Variables extends { input: object }>({
  title,
  description,
  wide = false,
  onClose,
  onDone,
  ...doing
}: Doing<Data, Variables> & {
  title: string;
  description?: ReactNode;
  wide?: boolean;
  onClose: () => void;
}) {
  return (
    <Dialog open onClose={onClose} title={title} description={description} wide={wide}>
      <Filling
        {...doing}
        onCancel={onClose}
        onDone={(payload) => {
          onClose();
          onDone?.(payload);
        }}
      />
    </Dialog>
  );
}

/** What stands in a form, by the names of its fields. */
export class Said {
  private readonly data: FormData;

  constructor(form: HTMLFormElement) {
    this.data = new FormData(form);
  }

  text(name: string): string {
    return String(this.data.get(name) ?? '').trim();
  }

  /** As it was typed: a password may begin with a space. */
  secret(name: string): string {
    return String(this.data.get(name) ?? '');
  }

  /** Null where nothing was entered. */
  maybe(name: string): string | null {
    return this.text(name) || null;
  }

  number(name: string): number | null {
    const said = this.text(name);
    return said === '' ? null : Number(said);
  }

  checked(name: string): boolean {
    return this.data.get(name) !== null;
  }

  all(name: string): string[] {
    return this.data.getAll(name).map(String);
  }

  /** One of each line, comma or semicolon. */
  lines(name: string): string[] {
    return this.text(name)
      .split(/[\n,;]+/)
      .map((line) => line.trim())
      .filter(Boolean);
  }
}
