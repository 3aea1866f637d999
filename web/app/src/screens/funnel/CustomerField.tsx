// Whose matter it is: search among the customers, or give a new name, and a customer is made of it.
import { useEffect, useId, useState } from 'react';
import { useAnswer } from '../../graph/useAnswer';
import { Field } from '../../parts/Field';
import { CustomersNamedDocument } from './funnel.documents';
import { useSay } from './words';

export type Choice = { customerId: string } | { customer: { name: string } } | null;

const PAUSE = 200;

/** A text field with the browser's own list of suggestions: the names found are customers, any other name is a new one. */
export function CustomerField({ label, current, onChoose, error }: { label: string; current?: { id: string; name: string } | null; onChoose: (choice: Choice) => void; error?: string | undefined }) {
  const say = useSay();
  const list = useId();
  const [text, setText] = useState(current?.name ?? '');
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  const { data } = useAnswer(CustomersNamedDocument, asked.length >= 2 ? { text: asked } : null);
  const found = data?.customers.nodes ?? [];

  useEffect(() => {
    const name = text.trim();
    const known = found.find((customer) => customer.name === name) ?? (current?.name === name ? current : undefined);
    onChoose(known ? { customerId: known.id } : name ? { customer: { name } } : null);
    // `onChoose` sets a state of the form; only what was typed and found matters here.
  }, [text, data]);

  const isNew = text.trim() !== '' && asked === text.trim() && !found.some(({ name }) => name === text.trim()) && current?.name !== text.trim();
  return (
    <>
      <Field
        label={label}
        optional
        list={list}
        value={text}
        onChange={(event) => setText(event.target.value)}
        autoComplete="off"
        hint={isNew ? say('newCustomer', { name: text.trim() }) : say('customerHint')}
        error={error}
      />
      <datalist id={list}>
        {found.map(({ id, name, emails }) => (
          <option key={id} value={name}>
            {emails[0]?.address}
          </option>
        ))}
      </datalist>
    </>
  );
}
