// Lines while they are edited: texts as typed, what they will cost as the server reckons it, and the input made of them.
import type { TradeLineInput } from '../graph/schema';
import type { TradeLineRowFragment } from './trade.documents';

export type Typed = { key: number; description: string; quantity: string; unit: string; price: string; percent: string; kept: string | null };

let keys = 0;
export const blank = (): Typed => ({ key: ++keys, description: '', quantity: '1', unit: '', price: '', percent: '', kept: null });

export const typed = (line: TradeLineRowFragment): Typed => ({
  key: ++keys,
  description: line.description,
  quantity: plain(line.quantity),
  unit: line.unit ?? '',
  price: line.unitPrice.amount,
  percent: line.discount?.percent ? plain(line.discount.percent) : '',
  kept: line.discount?.amount?.amount ?? null,
});

/** As typed in either language: 1.234,50 and 1,234.50 and 1234.5. */
export function number(text: string): string {
  const bare = text.trim().replace(/\s/g, '');
  const comma = bare.lastIndexOf(',') > bare.lastIndexOf('.');
  return comma ? bare.replaceAll('.', '').replace(',', '.') : bare.replaceAll(',', '');
}

const plain = (decimal: string) => (decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal);

/** For the eye while it is typed; what counts is the server's. */
export function cost({ quantity, price, percent, kept }: Typed): number {
  const whole = Number(number(quantity)) * Number(number(price));
  const left = percent ? whole * (1 - Number(number(percent)) / 100) : whole - Number(kept ?? 0);
  return Number.isFinite(left) ? Math.round((left + Number.EPSILON) * 100) / 100 : 0;
}

export const input = ({ description, quantity, unit, price, percent, kept }: Typed): TradeLineInput => ({
  description,
  quantity: number(quantity) || '1',
  unit: unit || null,
  unitPrice: number(price) || '0',
  discount: percent ? { percent: number(percent) } : kept ? { amount: kept } : null,
});
