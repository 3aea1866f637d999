// The company that a person belongs to, found by typing.
import { useEffect, useId, useState } from 'react';
import { useAnswer } from '../../graph/useAnswer';
import { Field } from '../../parts/Field';
import { CompaniesNamedDocument } from '../customer/customer.documents';
import { useSay } from './words';

export type Company = { id: string; name: string } | null;
type Props = { current: Company; onChoose: (company: Company) => void; error?: string | undefined; except?: string | undefined };

const PAUSE = 200;

export function CompanyField({ current, onChoose, error, except }: Props) {
  const say = useSay();
  const list = useId();
  const [text, setText] = useState(current?.name ?? '');
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  const { data } = useAnswer(CompaniesNamedDocument, asked.length >= 2 ? { text: asked } : null);
  const found = (data?.customers.nodes ?? []).filter(({ id }) => id !== except);
  const named = found.find(({ name }) => name === text.trim()) ?? (current?.name === text.trim() ? current : null);
  useEffect(() => {
    onChoose(named);
    // The choice is what was typed and found; `onChoose` sets a state of the form.
  }, [named?.id]);
  return (
    <>
      <Field
        label={say('company')}
        optional
        list={list}
        autoComplete="off"
        value={text}
        onChange={(event) => setText(event.target.value)}
        hint={text.trim() && asked === text.trim() && data && !named ? say('unknownCompany') : say('companyHint')}
        error={error}
      />
      <datalist id={list}>
        {found.map(({ id, name }) => (
          <option key={id} value={name} />
        ))}
      </datalist>
    </>
  );
}
