// Where files are dropped, or picked, to be put on a subject or a customer; how far each is on its way.
import { Paperclip } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useVerb } from '../graph/perform';
import { Progress } from '../parts/Progress';
import { useUploads } from '../screens/subject/uploads';
import { FilePutDocument } from './files.documents';
import styles from './files.module.css';
import { useSay } from './words';

export type About = { subjectId: string } | { customerId: string };

export function FileDrop({ about, onAttached }: { about: About; onAttached?: () => void }) {
  const say = useSay();
  const { files, attach, detach } = useUploads([]);
  const [over, setOver] = useState(false);
  const [put] = useVerb(FilePutDocument);
  const begun = useRef(new Set<string>());
  useEffect(() => {
    for (const { id, key } of files) {
      if (!id || begun.current.has(id)) continue;
      begun.current.add(id);
      void put({ id, ...about }).then(({ done }) => (detach(key), done && onAttached?.()));
    }
  }, [files, about, put, detach, onAttached]);
  return (
    <>
      {files.map(({ key, name, done, total }) => (
        <div key={key} className={styles.underway}>
          <span>{name}</span>
          <Progress label={name} done={done} total={total} />
        </div>
      ))}
      <label
        className={styles.drop}
        data-over={over}
        onDragOver={(event) => (event.preventDefault(), setOver(true))}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          void attach([...event.dataTransfer.files]);
        }}
      >
        <Paperclip size={15} aria-hidden />
        {say('attach')}
        <input type="file" multiple className={styles.hidden} onChange={({ target }) => target.files && void attach([...target.files])} />
      </label>
    </>
  );
}
