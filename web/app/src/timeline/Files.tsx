// Files that came or went: each fetched by an address of its own that lasts five minutes, asked for when it is wanted.
import { Download, File, FileImage, FileText, type LucideIcon, X } from 'lucide-react';
import { useState } from 'react';
import { ask, Refusal } from '../graph/client';
import { IconButton } from '../parts/Button';
import { toast } from '../parts/Toast';
import { useLocale } from '../words/catalogue';
import { Spinner } from '../parts/Progress';
import { FileAddressDocument, type FileRowFragment } from './timeline.documents';
import styles from './Timeline.module.css';
import { useSay } from './words';

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

export function size(bytes: number, locale: string): string {
  const step = Math.min(3, Math.floor(Math.log10(Math.max(bytes, 1)) / 3));
  const format = { style: 'unit', unit: UNITS[step], unitDisplay: 'short', maximumFractionDigits: step > 1 ? 1 : 0 } as const;
  return new Intl.NumberFormat(locale, format).format(bytes / 1000 ** step);
}

const iconOf = (type: string): LucideIcon =>
  type.startsWith('image/') ? FileImage : type === 'application/pdf' || type.startsWith('text/') ? FileText : File;

type Props = { files: readonly FileRowFragment[]; onTakeOff?: (file: FileRowFragment) => void };

/** `onTakeOff`: somebody attached these, and may take them off again; what a message has stays. */
export function Files({ files, onTakeOff }: Props) {
  const say = useSay();
  const shown = files.filter(({ inline }) => !inline);
  if (shown.length === 0) return null;
  return (
    <ul className={styles.files} aria-label={say('files')}>
      {shown.map((file) => (
        <li key={file.id}>
          <FileChip file={file} />
          {onTakeOff && file.attached && <IconButton icon={X} small label={say('takeFileOff', { name: file.name })} onClick={() => onTakeOff(file)} />}
        </li>
      ))}
    </ul>
  );
}

function FileChip({ file: { id, name, mediaType, size: bytes } }: { file: FileRowFragment }) {
  const say = useSay();
  const locale = useLocale();
  const [busy, setBusy] = useState(false);
  const Icon = iconOf(mediaType);

  async function fetchIt() {
    setBusy(true);
    try {
      const { node } = await ask(FileAddressDocument, { id });
      const url = node && 'download' in node ? node.download?.url : undefined;
      if (url) location.assign(url);
      else toast({ tone: 'bad', text: say('noDownload') });
    } catch (failure) {
      if (!(failure instanceof Refusal)) throw failure;
      toast({ tone: 'bad', text: failure.message });
    } finally {
      setBusy(false);
    }
  }

  return (
    <button type="button" className={styles.file} aria-label={say('download', { name })} aria-busy={busy} onClick={() => void fetchIt()}>
      <Icon size={15} aria-hidden />
      <span className={styles.fileName}>{name}</span>
      <span className={styles.size}>{size(bytes, locale)}</span>
      {busy ? <Spinner /> : <Download size={13} aria-hidden />}
    </button>
  );
}
