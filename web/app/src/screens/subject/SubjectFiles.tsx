// All files that came and went with its messages.
import { Files } from '../../timeline/Files';
import type { FileRowFragment } from '../../timeline/timeline.documents';
import { Panel } from './Panel';
import { useSay } from './words';

export function SubjectFiles({ files }: { files: readonly FileRowFragment[] }) {
  const say = useSay();
  if (files.length === 0) return null;
  return (
    <Panel title={say('files')}>
      <Files files={files} />
    </Panel>
  );
}
