// All files that came and went with its messages, or were attached to it.
import { FileDrop } from '../../files/FileDrop';
import { Files } from '../../timeline/Files';
import type { FileRowFragment } from '../../timeline/timeline.documents';
import { Panel } from './Panel';
import { useSay } from './words';

export function SubjectFiles({ id, files, may }: { id: string; files: readonly FileRowFragment[]; may: boolean }) {
  const say = useSay();
  if (files.length === 0 && !may) return null;
  return (
    <Panel title={say('files')}>
      <Files files={files} />
      {may && <FileDrop about={{ subjectId: id }} />}
    </Panel>
  );
}
