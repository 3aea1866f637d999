/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type * as Types from '../../graph/schema';

import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** What became of a row: put it in or replace it on ADDED, CHANGED and MOVED; take it out on REMOVED. */
export type ChangeKind =
  /** Put it in. */
  | 'ADDED'
  /** Replace it. */
  | 'CHANGED'
  /** Replace it, and put it in its new place. */
  | 'MOVED'
  /** Take it out; ids that are not known are to be ignored. */
  | 'REMOVED';

/** What a message of a subscription is. */
export type EventKind =
  /** Something has changed. */
  | 'CHANGE'
  /** Too much was missed, or the viewer's sight has changed: fetch anew, then subscribe again. */
  | 'RESYNC_REQUIRED';

export type SettingsChangedSubscriptionVariables = Exact<{
  since?: string | null | undefined;
}>;


export type SettingsChangedSubscription = { configurationChanged: { kind: Types.EventKind, position: string, changes: Array<{ kind: Types.ChangeKind, id: string, noun: string }> } };


export const SettingsChangedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"SettingsChanged"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"since"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Position"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"configurationChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"since"},"value":{"kind":"Variable","name":{"kind":"Name","value":"since"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"changes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"noun"}}]}}]}}]}}]} as unknown as DocumentNode<SettingsChangedSubscription, SettingsChangedSubscriptionVariables>;