// What the page says, in Portuguese and in English. Each screen brings a catalogue of its own; server sentences come translated.
import i18next from 'i18next';
import { useSyncExternalStore } from 'react';

export type Locale = 'pt-BR' | 'en';
type Singular<Key> = Key extends `${infer Stem}_one` | `${infer Stem}_other` ? Stem : Key;
type Params = Record<string, string | number>;
export type Say<Key extends string> = (key: Key, params?: Params) => string;

const STORED = 'funil.locale';
const listeners = new Set<() => void>();

function preferred(): Locale {
  const kept = localStorage.getItem(STORED);
  if (kept === 'pt-BR' || kept === 'en') return kept;
  return navigator.language.toLowerCase().startsWith('pt') ? 'pt-BR' : 'en';
}

void i18next.init({
  lng: preferred(),
  supportedLngs: ['pt-BR', 'en'],
  fallbackLng: 'en',
  resources: {},
  initAsync: false,
  interpolation: { escapeValue: false },
});

export const locale = (): Locale => i18next.language as Locale;

/** Speak another language from now on, on every screen. */
export function speak(language: Locale): void {
  localStorage.setItem(STORED, language);
  document.documentElement.lang = language;
  void i18next.changeLanguage(language).then(() => listeners.forEach((heard) => heard()));
}

document.documentElement.lang = locale();

const subscribe = (heard: () => void) => (listeners.add(heard), () => void listeners.delete(heard));
export const useLocale = (): Locale => useSyncExternalStore(subscribe, locale);

/**
 * A catalogue under a name of its own. `{{name}}` stands for a parameter; a pair `thing_one`, `thing_other` is chosen by `count`.
 * The English one has the same keys as the Portuguese one, or the types refuse it. Gives the hook to speak with.
 */
export function catalogue<const Words extends Record<string, string>>(
  name: string,
  words: { 'pt-BR': Words; en: { [Key in keyof Words]: string } },
): { say: Say<Singular<keyof Words & string>>; useSay: () => Say<Singular<keyof Words & string>> } {
  for (const [language, texts] of Object.entries(words)) i18next.addResourceBundle(language, name, texts);
  const say: Say<Singular<keyof Words & string>> = (key, params) => i18next.t(`${name}:${key}`, params ?? {});
  return { say, useSay: () => (useLocale(), say) };
}
