// Which proposals or orders are shown, as it stands in the address. No I/O.
import type { OrderState, ProposalState, TradeOrderField } from '../../graph/schema';

export const STATES = {
  proposals: ['DRAFT', 'SENT', 'ACCEPTED', 'REFUSED', 'EXPIRED'] as const satisfies ProposalState[],
  orders: ['DRAFT', 'CONFIRMED', 'CANCELLED'] as const satisfies OrderState[],
};
const ORDERS: readonly string[] = ['CREATED_AT', 'NUMBER', 'TOTAL'];

export type Kind = keyof typeof STATES;
export type Asked = {
  kind: Kind;
  state: string | null;
  channel: string | null;
  owner: string | null;
  order: TradeOrderField;
  direction: 'ASC' | 'DESC';
};

export function askedOf(search: string): Asked {
  const said = new URLSearchParams(search);
  const kind = said.get('kind') === 'orders' ? 'orders' : 'proposals';
  const state = said.get('state')?.toUpperCase() ?? '';
  const order = said.get('order') ?? '';
  return {
    kind,
    state: (STATES[kind] as readonly string[]).includes(state) ? state : null,
    channel: said.get('channel'),
    owner: said.get('owner'),
    order: (ORDERS.includes(order) ? order : 'CREATED_AT') as TradeOrderField,
    direction: said.get('direction') === 'ASC' ? 'ASC' : 'DESC',
  };
}

export function searchOf({ kind, state, channel, owner, order, direction }: Asked): string {
  const said = new URLSearchParams();
  if (kind === 'orders') said.set('kind', kind);
  if (state) said.set('state', state.toLowerCase());
  if (channel) said.set('channel', channel);
  if (owner) said.set('owner', owner);
  if (order !== 'CREATED_AT') said.set('order', order);
  if (direction !== 'DESC') said.set('direction', direction);
  return said.size ? `?${said}` : '';
}

export const narrowing = ({ channel, owner }: Asked) => ({ ...(channel && { channelIds: [channel] }), ...(owner && { ownerIds: [owner] }) });
