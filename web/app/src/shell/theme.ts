// Light, dark, or as the system is: a choice of this browser.
import { useSyncExternalStore } from 'react';

export type Theme = 'light' | 'dark' | 'system';

const STORED = 'funil.theme';
const dark = matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();

function chosen(): Theme {
  const kept = localStorage.getItem(STORED);
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}

function show(): void {
  const theme = chosen();
  document.documentElement.dataset['theme'] = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme;
}

export function choose(theme: Theme): void {
  localStorage.setItem(STORED, theme);
  show();
  listeners.forEach((heard) => heard());
}

export const useTheme = (): Theme =>
  useSyncExternalStore((heard) => (listeners.add(heard), () => void listeners.delete(heard)), chosen);

dark.addEventListener('change', show);
show();
