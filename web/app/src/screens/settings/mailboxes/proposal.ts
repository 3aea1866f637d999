// What an address lets one propose: the provider's server, or the usual name at its domain.

const PROVIDERS: readonly (readonly [RegExp, string])[] = [
  [/^(gmail|googlemail)\.com$/, 'imap.gmail.com'],
  [/^(outlook|hotmail|live|msn)\.[a-z.]+$/, 'outlook.office365.com'],
  [/^yahoo\.[a-z.]+$/, 'imap.mail.yahoo.com'],
  [/^(icloud|me)\.com$/, 'imap.mail.me.com'],
  [/^(uol|bol)\.com\.br$/, 'imap.uol.com.br'],
  [/^terra\.com\.br$/, 'imap.terra.com.br'],
];

export function hostOf(address: string): string {
  const domain = address.split('@')[1]?.toLowerCase().trim();
  if (!domain?.includes('.')) return '';
  return PROVIDERS.find(([sign]) => sign.test(domain))?.[1] ?? `imap.${domain}`;
}
