// Lines while they are edited: texts as typed, what they will cost as the server reckons it, and the input made of them.
import type { TradeLineInput } from '../graph/schema';
import type { TradeLineRowFragment } from './trade.documents';

export type Off = 'percent' | 'amount';
export type Typed = { key: number; description: string; quantity: string; unit: string; price: string; discount: string; off: Off };

let keys = 0;
export const blank = (): Typed => ({ key: ++keys, description: '', quantity: '1', unit: '', price: '', discount: '', off: 'percent' });

export const typed = (line: TradeLineRowFragment): Typed => ({
  key: ++keys,
  description: line.description,
  quantity: plain(line.quantity),
  unit: line.unit ?? '',
  price: line.unitPrice.amount,
  discount: line.discount?.percent ? plain(line.discount.percent) : (line.discount?.amount?.amount ?? ''),
  off: line.discount?.amount ? 'amount' : 'percent',
});

/** As typed in either language: 1.234,50 and 1,234.50 and 1234.5. */
export function number(text: string): string {
  const bare = text.trim().replace(/\s/g, '');
  const comma = bare.lastIndexOf(',') > bare.lastIndexOf('.');
  return comma ? bare.replaceAll('.', '').replace(',', '.') : bare.replaceAll(',', '');
}

/** A sum: no currency has a third decimal place here, so that 1.234 is a thousand and more. */
export const sum = (text: string) => number(/^\s*\d{1,3}(\.\d{3})+\s*$/.test(text) ? text.replaceAll('.', '') : text);

const plain = (decimal: string) => (decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal);

/** For the eye while it is typed; what counts is the server's. */
export function cost({ quantity, price, discount, off }: Typed): number {
  const whole = Number(number(quantity)) * Number(sum(price));
  const less = Number(off === 'percent' ? number(discount) : sum(discount));
  const left = off === 'percent' ? whole * (1 - less / 100) : whole - less;
  return Number.isFinite(left) ? Math.round((left + Number.EPSILON) * 100) / 100 : 0;
}

export const input = ({ description, quantity, unit, price, discount, off }: Typed): TradeLineInput => ({
  description,
  quantity: number(quantity) || '1',
  unit: unit || null,
  unitPrice: sum(price) || '0',
  discount: discount.trim() ? { [off]: off === 'percent' ? number(discount) : sum(discount) } : null,
});
