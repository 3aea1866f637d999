// The files of a subject or a customer: to be fetched, put on, and, where somebody attached them, taken off again.
import { useState } from 'react';
import { useVerb } from '../graph/perform';
import { Confirm } from '../parts/Confirm';
import { toast } from '../parts/Toast';
import { Files } from '../timeline/Files';
import type { FileRowFragment } from '../timeline/timeline.documents';
import { type About, FileDrop } from './FileDrop';
import { FileTakenOffDocument } from './files.documents';
import { useSay } from './words';

type Props = { files: readonly FileRowFragment[]; about: About; may: boolean; onChanged?: () => void };

export function AttachedFiles({ files, about, may, onChanged }: Props) {
  const [leaving, leave] = useState<FileRowFragment | null>(null);
  return (
    <>
      <Files files={files} {...(may && { onTakeOff: leave })} />
      {may && <FileDrop about={about} {...(onChanged && { onAttached: onChanged })} />}
      {leaving && <TakeOff file={leaving} onDone={onChanged} onClose={() => leave(null)} />}
    </>
  );
}

function TakeOff({ file: { id, name }, onDone, onClose }: { file: FileRowFragment; onDone: (() => void) | undefined; onClose: () => void }) {
  const say = useSay();
  const [remove, busy] = useVerb(FileTakenOffDocument);
  const go = async () => {
    if (!(await remove({ id })).done) return;
    toast({ tone: 'good', text: say('takenOff', { name }) });
    onDone?.();
    onClose();
  };
  return (
    <Confirm title={say('takeOffTitle', { name })} deed={say('takeOffIt')} busy={busy} onConfirm={() => void go()} onClose={onClose}>
      {say('takeOffText')}
    </Confirm>
  );
}
