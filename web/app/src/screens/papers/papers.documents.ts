/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type * as Types from '../../graph/schema';

import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** From `from` to `to`, both included; either may be absent. */
export type DateRange = {
  /** The first day. */
  from?: string | null | undefined;
  /** The last day. */
  to?: string | null | undefined;
};

/** From `from` up to, but without, `to`; either may be absent. */
export type DateTimeRange = {
  /** Inclusive, with an offset. */
  from?: string | null | undefined;
  /** Exclusive, with an offset. */
  to?: string | null | undefined;
};

/** Amounts in one currency, both ends included. */
export type MoneyRange = {
  /** Such as BRL. */
  currency: string;
  /** At least this much. */
  from?: string | null | undefined;
  /** At most this much. */
  to?: string | null | undefined;
};

/** Which way round. */
export type OrderDirection =
  /** The smallest, the earliest first. */
  | 'ASC'
  /** The largest, the latest first. */
  | 'DESC';

/** Which orders. What is absent does not narrow; lists are alternatives. */
export type OrderFilter = {
  /** On a subject in one of these channels. */
  channelIds?: Array<string | number> | null | undefined;
  /** By the instant of creation. */
  createdAt?: DateTimeRange | null | undefined;
  /** On a subject of one of these customers. */
  customerIds?: Array<string | number> | null | undefined;
  /** With one of these numbers. */
  numbers?: Array<number> | null | undefined;
  /** On a subject that one of these users owns. */
  ownerIds?: Array<string | number> | null | undefined;
  /** In one of these states. */
  states?: Array<OrderState> | null | undefined;
  /** On one of these subjects. */
  subjectIds?: Array<string | number> | null | undefined;
  /** By what it comes to. */
  total?: MoneyRange | null | undefined;
};

/** DRAFT is being written, CONFIRMED stands, CANCELLED does not count. */
export type OrderState =
  /** It will not be delivered. */
  | 'CANCELLED'
  /** It stands. */
  | 'CONFIRMED'
  /** It is being written. */
  | 'DRAFT';

/** Which proposals. What is absent does not narrow; lists are alternatives. */
export type ProposalFilter = {
  /** On a subject in one of these channels. */
  channelIds?: Array<string | number> | null | undefined;
  /** By the instant of creation. */
  createdAt?: DateTimeRange | null | undefined;
  /** On a subject of one of these customers. */
  customerIds?: Array<string | number> | null | undefined;
  /** With one of these numbers. */
  numbers?: Array<number> | null | undefined;
  /** On a subject that one of these users owns. */
  ownerIds?: Array<string | number> | null | undefined;
  /** In one of these states. */
  states?: Array<ProposalState> | null | undefined;
  /** On one of these subjects. */
  subjectIds?: Array<string | number> | null | undefined;
  /** By what it comes to. */
  total?: MoneyRange | null | undefined;
  /** By the last day on which it holds. */
  validUntil?: DateRange | null | undefined;
};

/** DRAFT is being written, SENT awaits an answer; EXPIRED: too late. */
export type ProposalState =
  /** The customer said yes; it became an order. */
  | 'ACCEPTED'
  /** It is being written, for the first time or again. */
  | 'DRAFT'
  /** Its last day is over without an answer. */
  | 'EXPIRED'
  /** The customer said no, or it was withdrawn. */
  | 'REFUSED'
  /** The customer has it, and has not answered. */
  | 'SENT';

/** The order of a list of proposals or orders; equal rows by id. */
export type TradeOrder = {
  /** Which way round. */
  direction?: OrderDirection;
  /** By what. */
  field?: TradeOrderField;
};

/** What a list of proposals or orders is ordered by. */
export type TradeOrderField =
  /** When it was begun. */
  | 'CREATED_AT'
  /** By number. */
  | 'NUMBER'
  /** By what it comes to, whatever the currency. */
  | 'TOTAL'
  /** When anything on it last changed. */
  | 'UPDATED_AT';

export type ProposalListQueryVariables = Exact<{
  filter?: Types.ProposalFilter | null | undefined;
  orderBy?: Types.TradeOrder | null | undefined;
  after?: string | null | undefined;
}>;


export type ProposalListQuery = { proposals: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, number: number, revision: number, state: Types.ProposalState, createdAt: string, validUntil: string | null, total: { amount: string, currency: string }, subject: { id: string, title: string, customer: { id: string, name: string } | null, owner: { id: string, name: string } | null } }> } };

export type OrderListQueryVariables = Exact<{
  filter?: Types.OrderFilter | null | undefined;
  orderBy?: Types.TradeOrder | null | undefined;
  after?: string | null | undefined;
}>;


export type OrderListQuery = { orders: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, number: number, state: Types.OrderState, createdAt: string, confirmedAt: string | null, total: { amount: string, currency: string }, subject: { id: string, title: string, customer: { id: string, name: string } | null, owner: { id: string, name: string } | null } }> } };

export type PaperSubjectFragment = { id: string, title: string, customer: { id: string, name: string } | null, owner: { id: string, name: string } | null };

export const PaperSubjectFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PaperSubject"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Subject"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<PaperSubjectFragment, unknown>;
export const ProposalListDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ProposalList"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ProposalFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"TradeOrder"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"proposals"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"validUntil"}},{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"subject"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PaperSubject"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PaperSubject"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Subject"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<ProposalListQuery, ProposalListQueryVariables>;
export const OrderListDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OrderList"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"OrderFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"TradeOrder"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orders"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"confirmedAt"}},{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"subject"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PaperSubject"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PaperSubject"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Subject"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<OrderListQuery, OrderListQueryVariables>;