// The subject goes to another channel.
import { type FormEvent, useState } from 'react';
import { sentence, useVerb } from '../../graph/perform';
import { Button } from '../../parts/Button';
import { Dialog } from '../../parts/Dialog';
import { Actions, Form, FormError, Select } from '../../parts/Field';
import { useConfiguration } from '../../shell/configuration';
import { useSay as useCommon } from '../../words/common';
import type { PartProps } from './Head';
import { SubjectHandedOverDocument } from './subject.documents';
import { useSay } from './words';

export function TransferDialog({ subject, put, onClose }: Omit<PartProps, 'may'> & { onClose: () => void }) {
  const say = useSay();
  const common = useCommon();
  const { channels } = useConfiguration();
  const [transfer, busy] = useVerb(SubjectHandedOverDocument, { quiet: true });
  const [problem, setProblem] = useState<string>();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const outcome = await transfer({ id: subject.id, channelId: String(new FormData(event.currentTarget).get('channelId')) });
    put(outcome.payload?.subject);
    if (!outcome.done) return setProblem(sentence(outcome.errors));
    onClose();
  }

  return (
    <Dialog open onClose={onClose} title={say('transferTitle')} description={say('transferText')}>
      <form className={Form} onSubmit={(event) => void submit(event)}>
        <Select label={say('channel')} name="channelId" required>
          {channels
            .filter(({ id, archivedAt }) => id !== subject.channel.id && !archivedAt)
            .map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
        </Select>
        <FormError>{problem}</FormError>
        <div className={Actions}>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button type="submit" tone="primary" busy={busy}>
            {say('transferIt')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
