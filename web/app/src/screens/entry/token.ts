// The secret of a link stands behind its #, so that no server's log has it; once read, it leaves the address.

export type Link = { kind: 'reset' | 'invitation' | 'setup'; token: string };

const KINDS: readonly string[] = ['reset', 'invitation', 'setup'];

export function fromAddress(): Link | undefined {
  const found = [...new URLSearchParams(location.hash.slice(1))].find(([kind]) => KINDS.includes(kind));
  if (location.hash) history.replaceState(null, '', location.pathname);
  return found && ({ kind: found[0], token: found[1] } as Link);
}
