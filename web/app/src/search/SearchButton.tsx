// The way to the search, from every screen: a button in the header, and Ctrl+K or ⌘K.
import { Search } from 'lucide-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import styles from './Search.module.css';
import { useSay } from './words';

const Palette = lazy(() => import('./Palette'));
const APPLE = /Mac|iPhone|iPad/.test(navigator.userAgent);

export function SearchButton() {
  const say = useSay();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      event.preventDefault();
      setOpen((now) => !now);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return (
    <>
      <button type="button" className={styles.button} onClick={() => setOpen(true)} title={say('search')} aria-keyshortcuts="Control+K Meta+K">
        <Search size={16} aria-hidden />
        <span className={styles.name}>{say('search')}</span>
        <kbd className={styles.key} aria-hidden>{APPLE ? '⌘K' : 'Ctrl K'}</kbd>
      </button>
      {open && (
        <Suspense>
          <Palette onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
