// A sum as people type it, in either writing: 1.234,50 and 1,234.50 are the same.

/** The amount as the API writes it, or null when nothing was typed. What is no number is left as it is, for the server to refuse. */
export function amountOf(typed: string): string | null {
  const text = typed.replace(/[^\d.,-]/g, '');
  if (!text) return typed.trim() || null;
  const last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  const decimals = text.length - last - 1;
  if (last < 0 || decimals === 3 || decimals === 0) return text.replace(/[.,]/g, '');
  return `${text.slice(0, last).replace(/[.,]/g, '')}.${text.slice(last + 1)}`;
}
