// What a browser calls itself, in two words that a person knows; the first that fits counts, for each imitates the others.

const BROWSERS = [
  ['Edge', /Edg\//],
  ['Opera', /OPR\//],
  ['Firefox', /Firefox\//],
  ['Chrome', /Chrom(e|ium)\//],
  ['Safari', /Safari\//],
] as const;
const SYSTEMS = [
  ['Android', /Android/],
  ['iOS', /iPhone|iPad/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X/],
  ['Linux', /Linux/],
] as const;

export function browserOf(agent: string | null): { browser: string; system: string } | undefined {
  const browser = BROWSERS.find(([, sign]) => sign.test(agent ?? ''))?.[0];
  const system = SYSTEMS.find(([, sign]) => sign.test(agent ?? ''))?.[0];
  return browser && system ? { browser, system } : undefined;
}
