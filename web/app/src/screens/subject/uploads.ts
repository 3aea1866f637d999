// Files on their way to the server: an address is asked for, the bytes are put there, how far they are is told.
import { useCallback, useState } from 'react';
import { perform, sentence } from '../../graph/perform';
import { toast } from '../../parts/Toast';
import { UploadBegunDocument } from './subject.documents';
import { say } from './words';

export type Attached = { key: string; id: string | null; name: string; done: number; total: number };

export function useUploads(initial: readonly { id: string; name: string; size: number }[]) {
  const [files, setFiles] = useState<readonly Attached[]>(() =>
    initial.map(({ id, name, size }) => ({ key: id, id, name, done: size, total: size })),
  );
  const change = useCallback(
    (key: string, part: Partial<Attached>) => setFiles((now) => now.map((file) => (file.key === key ? { ...file, ...part } : file))),
    [],
  );
  const detach = useCallback((key: string) => setFiles((now) => now.filter((file) => file.key !== key)), []);

  const attach = useCallback(
    async (picked: Iterable<File>) => {
      for (const file of picked) {
        const key = crypto.randomUUID();
        setFiles((now) => [...now, { key, id: null, name: file.name, done: 0, total: file.size }]);
        const problem = await uploaded(file, (part) => change(key, part));
        if (!problem) continue;
        detach(key);
        toast({ tone: 'bad', text: problem });
      }
    },
    [change, detach],
  );
  return { files, attach, detach, clear: useCallback(() => setFiles([]), []) };
}

/** Why it did not work; null when it did. */
async function uploaded(file: File, tell: (part: Partial<Attached>) => void): Promise<string | null> {
  const outcome = await perform(UploadBegunDocument, { name: file.name });
  if (!outcome.done) return sentence(outcome.errors);
  const { uploadUrl, file: row } = outcome.payload;
  if (!uploadUrl || !row) return say('uploadFailed', { name: file.name });
  const problem = await put(uploadUrl, file, (done) => tell({ done }));
  if (problem === null) tell({ id: row.id, done: file.size });
  return problem;
}

function put(url: string, file: File, onProgress: (done: number) => void): Promise<string | null> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('PUT', url);
    if (file.type) request.setRequestHeader('content-type', file.type);
    request.upload.onprogress = ({ loaded }) => onProgress(loaded);
    request.onload = () => resolve(request.status === 201 ? null : refusal(request.responseText, file.name));
    request.onerror = () => resolve(say('uploadFailed', { name: file.name }));
    request.send(file);
  });
}

function refusal(answer: string, name: string): string {
  try {
    return String((JSON.parse(answer) as { error: string }).error);
  } catch {
    return say('uploadFailed', { name });
  }
}
