// All files that came and went with its messages, or were attached to it.
import { AttachedFiles } from '../../files/AttachedFiles';
import type { FileRowFragment } from '../../timeline/timeline.documents';
import { Panel } from './Panel';
import { useSay } from './words';

export function SubjectFiles({ id, files, may }: { id: string; files: readonly FileRowFragment[]; may: boolean }) {
  const say = useSay();
  if (files.length === 0 && !may) return null;
  return (
    <Panel title={say('files')}>
      <AttachedFiles files={files} about={{ subjectId: id }} may={may} />
    </Panel>
  );
}
