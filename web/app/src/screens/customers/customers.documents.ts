/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type * as Types from '../../graph/schema';

import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** A postal address, whole: what is not given is not known. Each part has up to 200 characters. */
export type AddressInput = {
  /** City. */
  city?: string | null | undefined;
  /** Floor, suite, block. */
  complement?: string | null | undefined;
  /** ISO 3166 with two letters, such as BR. */
  country?: string | null | undefined;
  /** District (bairro). */
  district?: string | null | undefined;
  /** House number, or `s/n`. */
  number?: string | null | undefined;
  /** Postal code (CEP). */
  postalCode?: string | null | undefined;
  /** State or province, such as SP. */
  state?: string | null | undefined;
  /** Street, without the number. */
  street?: string | null | undefined;
};

/** A new customer. */
export type CustomerCreateInput = {
  /** Where they are. */
  address?: AddressInput | null | undefined;
  /** Their home channel, one of the viewer's: its members see them even without a subject. */
  channelId?: string | number | null | undefined;
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: string | null | undefined;
  /** The company they belong to. */
  companyId?: string | number | null | undefined;
  /** At most `Limits.contactsPerCustomer`. */
  emails?: Array<string> | null | undefined;
  /** What another system calls them. */
  externalId?: string | null | undefined;
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: string | null | undefined;
  /** How near they are to us. */
  lifecycle?: Lifecycle;
  /** 1 to 200 characters. */
  name: string;
  /** At most `Limits.contactsPerCustomer`. A number without + is read as one of the workspace's country, where its locale names one. */
  phones?: Array<string> | null | undefined;
  /** CPF or CNPJ, with or without punctuation, or a VAT number with its country. */
  taxId?: string | null | undefined;
  /** PERSON or COMPANY. */
  type?: CustomerType;
};

/** Which customers. What is absent does not narrow; lists are alternatives. */
export type CustomerFilter = {
  /** With one of these home channels. */
  channelIds?: Array<string | number> | null | undefined;
  /** Belonging to one of these companies. */
  companyIds?: Array<string | number> | null | undefined;
  /** With, or without, a subject that the viewer sees. */
  hasSubjects?: boolean | null | undefined;
  /** How near they are. */
  lifecycles?: Array<Lifecycle> | null | undefined;
  /** Words in the name, tax id, addresses or numbers; accents and case do not matter. */
  text?: string | null | undefined;
  /** People, companies. */
  types?: Array<CustomerType> | null | undefined;
};

/** The order of a list of customers; equal rows by id. */
export type CustomerOrder = {
  /** Which way round. */
  direction?: OrderDirection;
  /** By what. */
  field?: CustomerOrderField;
};

/** What a list of customers is ordered by. NAME: without regard to accents and case. */
export type CustomerOrderField =
  /** By when they were entered. */
  | 'CREATED_AT'
  /** By name. */
  | 'NAME'
  /** By when they last changed. */
  | 'UPDATED_AT';

/** PERSON or COMPANY; only a company has contacts. */
export type CustomerType =
  /** A company, which may have contacts. */
  | 'COMPANY'
  /** A person. */
  | 'PERSON';

/** What kind of mistake a person made. The list is closed. */
export type ErrorCode =
  /** Somebody else has changed the same fields. */
  | 'CONFLICT'
  /** There is one like this already. */
  | 'DUPLICATE'
  /** The viewer sees it, but may not do this. */
  | 'FORBIDDEN'
  /** The input breaks a rule. */
  | 'INVALID'
  /** The idempotency key came with other input. */
  | 'KEY_REUSED'
  /** A stated bound would be passed. */
  | 'LIMIT_REACHED'
  /** There is no such thing, or none that the viewer may know of. */
  | 'NOT_FOUND'
  /** Something that must be given is missing. */
  | 'REQUIRED'
  /** It is not in a state in which this can be done. */
  | 'STATE';

/** How near somebody is to us, apart from any one subject. */
export type Lifecycle =
  /** They have bought. */
  | 'CUSTOMER'
  /** They bought once. */
  | 'FORMER'
  /** They asked, or were found. */
  | 'LEAD'
  /** They may buy. */
  | 'PROSPECT';

/** Which way round. */
export type OrderDirection =
  /** The smallest, the earliest first. */
  | 'ASC'
  /** The largest, the latest first. */
  | 'DESC';

export type CustomerListQueryVariables = Exact<{
  filter?: Types.CustomerFilter | null | undefined;
  orderBy?: Types.CustomerOrder | null | undefined;
  after?: string | null | undefined;
}>;


export type CustomerListQuery = { customers: { totalCount: number, nodes: Array<{ id: string, name: string, type: Types.CustomerType, lifecycle: Types.Lifecycle, updatedAt: string, emails: Array<{ address: string, undeliverable: boolean }>, phones: Array<{ formatted: string }>, company: { id: string, name: string } | null, channel: { id: string, name: string } | null, subjects: { totalCount: number } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CustomerLineFragment = { id: string, name: string, type: Types.CustomerType, lifecycle: Types.Lifecycle, updatedAt: string, emails: Array<{ address: string, undeliverable: boolean }>, phones: Array<{ formatted: string }>, company: { id: string, name: string } | null, channel: { id: string, name: string } | null, subjects: { totalCount: number } };

export type CustomerEnteredMutationVariables = Exact<{
  input: Types.CustomerCreateInput;
}>;


export type CustomerEnteredMutation = { customerCreate: { position: string, customer: { id: string } | null, errors: Array<{ code: Types.ErrorCode, message: string, field: Array<string> | null, conflict: { currentVersion: number, fields: Array<{ name: string, yours: unknown, theirs: unknown }> } | null }> } };

export const CustomerLineFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CustomerLine"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Customer"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"emails"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"undeliverable"}}]}},{"kind":"Field","name":{"kind":"Name","value":"phones"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"formatted"}}]}},{"kind":"Field","name":{"kind":"Name","value":"company"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"channel"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"subjects"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"outcomes"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"OPEN"}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}}]} as unknown as DocumentNode<CustomerLineFragment, unknown>;
export const CustomerListDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CustomerList"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"CustomerFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"CustomerOrder"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"customers"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CustomerLine"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CustomerLine"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Customer"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"emails"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"undeliverable"}}]}},{"kind":"Field","name":{"kind":"Name","value":"phones"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"formatted"}}]}},{"kind":"Field","name":{"kind":"Name","value":"company"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"channel"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"subjects"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"outcomes"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"OPEN"}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}}]} as unknown as DocumentNode<CustomerListQuery, CustomerListQueryVariables>;
export const CustomerEnteredDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CustomerEntered"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CustomerCreateInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"customerCreate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Denied"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Denied"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"conflict"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentVersion"}},{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"yours"}},{"kind":"Field","name":{"kind":"Name","value":"theirs"}}]}}]}}]}}]} as unknown as DocumentNode<CustomerEnteredMutation, CustomerEnteredMutationVariables>;