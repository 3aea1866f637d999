// What the list is asked for, as it stands in the address.
import type { CustomerOrderField, CustomerType, Lifecycle, OrderDirection } from '../../graph/schema';

export type Asked = {
  text: string;
  type: CustomerType | null;
  lifecycle: Lifecycle | null;
  channel: string | null;
  order: CustomerOrderField;
  direction: OrderDirection;
};

export const LIFECYCLES = ['LEAD', 'PROSPECT', 'CUSTOMER', 'FORMER'] as const;
const ORDERS: readonly CustomerOrderField[] = ['NAME', 'CREATED_AT', 'UPDATED_AT'];

export function askedOf(search: string): Asked {
  const said = new URLSearchParams(search);
  const one = <T extends string>(name: string, of: readonly T[]): T | null => of.find((value) => value === said.get(name)) ?? null;
  return {
    text: said.get('q') ?? '',
    type: one('type', ['PERSON', 'COMPANY'] as const),
    lifecycle: one('lifecycle', LIFECYCLES),
    channel: said.get('channel'),
    order: one('order', ORDERS) ?? 'NAME',
    direction: said.get('direction') === 'DESC' ? 'DESC' : 'ASC',
  };
}

export function searchOf({ text, type, lifecycle, channel, order, direction }: Asked): string {
  const said = new URLSearchParams({
    ...(text && { q: text }),
    ...(type && { type }),
    ...(lifecycle && { lifecycle }),
    ...(channel && { channel }),
    ...(order !== 'NAME' && { order }),
    ...(direction !== 'ASC' && { direction }),
  }).toString();
  return said && `?${said}`;
}
