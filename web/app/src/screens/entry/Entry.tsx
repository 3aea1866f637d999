// The frame of the way in: one card in the middle, and the language to choose.
import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { speak, useLocale } from '../../words/catalogue';
import styles from './Entry.module.css';

export function Entry({ title, lead, children, foot }: { title: string; lead?: string; children: ReactNode; foot?: ReactNode }) {
  const locale = useLocale();
  useEffect(() => {
    document.title = `${title} · Funil`;
  }, [title]);
  return (
    <main className={styles.entry}>
      <div className={styles.card}>
        <img src="/funil.svg" alt="Funil" width={40} height={40} />
        <h1>{title}</h1>
        {lead && <p className={styles.lead}>{lead}</p>}
        {children}
        {foot && <div className={styles.foot}>{foot}</div>}
      </div>
      <button type="button" className={styles.language} onClick={() => speak(locale === 'en' ? 'pt-BR' : 'en')}>
        {locale === 'en' ? 'Português' : 'English'}
      </button>
    </main>
  );
}
