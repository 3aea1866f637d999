/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type * as Types from '../../../graph/schema';

import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
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

/** A new template. */
export type MessageTemplateCreateInput = {
  /** The channel; null: all of them. */
  channelId?: string | number | null | undefined;
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: string | null | undefined;
  /** At most 20000 characters, with fields. */
  html?: string | null | undefined;
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: string | null | undefined;
  /** `pt-BR` or `en`. */
  locale?: string | null | undefined;
  /** 1 to 80 characters, unique. */
  name: string;
  /** At most 300 characters, with fields. */
  subjectLine?: string | null | undefined;
  /** 1 to 20000 characters, with fields. */
  text: string;
};

/** A template to delete. */
export type MessageTemplateDeleteInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: string | null | undefined;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: number | null | undefined;
  /** The template. */
  id: string | number;
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: string | null | undefined;
};

/** What changes on a template; absent leaves, null clears. */
export type MessageTemplateUpdateInput = {
  /** The channel; null: all. */
  channelId?: string | number | null | undefined;
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: string | null | undefined;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: number | null | undefined;
  /** At most 20000 characters, with fields. */
  html?: string | null | undefined;
  /** The template. */
  id: string | number;
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: string | null | undefined;
  /** `pt-BR` or `en`. */
  locale?: string | null | undefined;
  /** 1 to 80 characters, unique. */
  name?: string | null | undefined;
  /** At most 300 characters, with fields. */
  subjectLine?: string | null | undefined;
  /** 1 to 20000 characters, with fields. */
  text?: string | null | undefined;
};

export type SettingsTemplatesQueryVariables = Exact<{ [key: string]: never; }>;


export type SettingsTemplatesQuery = { messageTemplates: Array<{ id: string, name: string, subjectLine: string | null, text: string, html: string | null, locale: string | null, version: number, channel: { id: string, name: string } | null }> };

export type SettingsTemplateFieldsQueryVariables = Exact<{ [key: string]: never; }>;


export type SettingsTemplateFieldsQuery = { messageTemplateFields: Array<{ name: string, meaning: string }> };

export type SettingsTemplateFragment = { id: string, name: string, subjectLine: string | null, text: string, html: string | null, locale: string | null, version: number, channel: { id: string, name: string } | null };

export type SettingsMessageTemplateCreateMutationVariables = Exact<{
  input: Types.MessageTemplateCreateInput;
}>;


export type SettingsMessageTemplateCreateMutation = { messageTemplateCreate: { position: string, template: { id: string } | null, errors: Array<{ code: Types.ErrorCode, message: string, field: Array<string> | null }> } };

export type SettingsMessageTemplateUpdateMutationVariables = Exact<{
  input: Types.MessageTemplateUpdateInput;
}>;


export type SettingsMessageTemplateUpdateMutation = { messageTemplateUpdate: { position: string, template: { id: string } | null, errors: Array<{ code: Types.ErrorCode, message: string, field: Array<string> | null }> } };

export type SettingsMessageTemplateDeleteMutationVariables = Exact<{
  input: Types.MessageTemplateDeleteInput;
}>;


export type SettingsMessageTemplateDeleteMutation = { messageTemplateDelete: { deletedTemplateId: string | null, position: string, errors: Array<{ code: Types.ErrorCode, message: string, field: Array<string> | null }> } };

export const SettingsTemplateFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SettingsTemplate"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MessageTemplate"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"subjectLine"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"html"}},{"kind":"Field","name":{"kind":"Name","value":"locale"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"channel"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<SettingsTemplateFragment, unknown>;
export const SettingsTemplatesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SettingsTemplates"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"messageTemplates"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SettingsTemplate"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SettingsTemplate"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MessageTemplate"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"subjectLine"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"html"}},{"kind":"Field","name":{"kind":"Name","value":"locale"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"channel"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<SettingsTemplatesQuery, SettingsTemplatesQueryVariables>;
export const SettingsTemplateFieldsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SettingsTemplateFields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"messageTemplateFields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"meaning"}}]}}]}}]} as unknown as DocumentNode<SettingsTemplateFieldsQuery, SettingsTemplateFieldsQueryVariables>;
export const SettingsMessageTemplateCreateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SettingsMessageTemplateCreate"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MessageTemplateCreateInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"messageTemplateCreate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"template"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<SettingsMessageTemplateCreateMutation, SettingsMessageTemplateCreateMutationVariables>;
export const SettingsMessageTemplateUpdateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SettingsMessageTemplateUpdate"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MessageTemplateUpdateInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"messageTemplateUpdate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"template"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<SettingsMessageTemplateUpdateMutation, SettingsMessageTemplateUpdateMutationVariables>;
export const SettingsMessageTemplateDeleteDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SettingsMessageTemplateDelete"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MessageTemplateDeleteInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"messageTemplateDelete"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deletedTemplateId"}},{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<SettingsMessageTemplateDeleteMutation, SettingsMessageTemplateDeleteMutationVariables>;