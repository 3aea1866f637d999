// Something is not to be done after all, with a word of why.
import { type FormEvent, useState } from 'react';
import { sentence, useVerb } from '../graph/perform';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { Actions, Field, Form, FormError } from '../parts/Field';
import { toast } from '../parts/Toast';
import { useSay as useCommon } from '../words/common';
import { ActivityCalledOffDocument, type ActivityRowFragment, SuggestionDismissedDocument, type SuggestionRowFragment } from './work.documents';
import { useSay } from './words';

export function CancelDialog({ activity, onClose }: { activity: ActivityRowFragment; onClose: () => void }) {
  const say = useSay();
  const [cancel, busy] = useVerb(ActivityCalledOffDocument, { quiet: true });
  const [problem, setProblem] = useState<string>();
  async function submit(reason: string) {
    const outcome = await cancel({ id: activity.id, ...(reason && { reason }) });
    if (!outcome.done) return setProblem(sentence(outcome.errors));
    toast({ tone: 'good', text: say('cancelled') });
    onClose();
  }
  const words = { title: say('cancelTitle'), text: activity.summary, label: say('cancelReason'), act: say('giveUp') };
  return <Asked {...words} busy={busy} problem={problem} onSubmit={(reason) => void submit(reason)} onClose={onClose} />;
}

export function DismissDialog({ suggestion, onClose }: { suggestion: SuggestionRowFragment; onClose: () => void }) {
  const say = useSay();
  const [dismiss, busy] = useVerb(SuggestionDismissedDocument, { quiet: true });
  const [problem, setProblem] = useState<string>();
  async function submit(reason: string) {
    const outcome = await dismiss({ id: suggestion.id, ...(reason && { reason }) });
    if (!outcome.done) return setProblem(sentence(outcome.errors));
    toast({ tone: 'good', text: say('dismissed') });
    onClose();
  }
  const words = { title: say('dismissTitle'), text: `${suggestion.summary.message}. ${say('dismissText')}`, label: say('dismissReason'), act: say('dismissIt') };
  return <Asked {...words} busy={busy} problem={problem} onSubmit={(reason) => void submit(reason)} onClose={onClose} />;
}

type Props = {
  title: string;
  text: string;
  label: string;
  act: string;
  busy: boolean;
  problem: string | undefined;
  onSubmit: (reason: string) => void;
  onClose: () => void;
};

function Asked({ title, text, label, act, busy, problem, onSubmit, onClose }: Props) {
  const common = useCommon();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSubmit(String(new FormData(event.currentTarget).get('reason') ?? '').trim());
  };
  return (
    <Dialog open onClose={onClose} title={title} description={text}>
      <form className={Form} onSubmit={submit}>
        <Field label={label} name="reason" optional autoFocus maxLength={300} />
        <FormError>{problem}</FormError>
        <div className={Actions}>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button type="submit" tone="danger" busy={busy}>
            {act}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
