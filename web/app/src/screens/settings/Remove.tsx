// The button that takes a row away, after a question.
import type { TypedDocumentNode } from '@urql/core';
import { Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { sentence, useVerb } from '../../graph/perform';
import { IconButton } from '../../parts/Button';
import { Confirm } from '../../parts/Confirm';
import { useSay } from '../../words/common';

type Props<Data, Variables extends { input: object }> = {
  document: TypedDocumentNode<Data, Variables>;
  input: Variables['input'];
  name: string;
  title: string;
  deed?: string;
  children: ReactNode;
  onDone?: () => void;
};

export function Remove<Data extends object, Variables extends { input: object }>({ document, input, name, title, deed, children, onDone }: Props<Data, Variables>) {
  const say = useSay();
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [perform, busy] = useVerb(document, { quiet: true });

  async function go() {
    const outcome = await perform(input as never);
    if (!outcome.done) return setProblem(sentence(outcome.errors));
    setAsking(false);
    onDone?.();
  }

  return (
    <>
      <IconButton icon={Trash2} small label={`${deed ?? say('remove')}: ${name}`} onClick={() => (setProblem(undefined), setAsking(true))} />
      {asking && (
        <Confirm title={title} deed={deed ?? say('remove')} busy={busy} problem={problem} onConfirm={() => void go()} onClose={() => setAsking(false)}>
          {children}
        </Confirm>
      )}
    </>
  );
}
