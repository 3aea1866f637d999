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

/** A new marker. */
export type MarkerCreateInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: string | null | undefined;
  /** `#rrggbb`. */
  color?: string;
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: string | null | undefined;
  /** 1 to 60 characters, unique. */
  name: string;
};

/** A marker to delete. */
export type MarkerDeleteInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: string | null | undefined;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: number | null | undefined;
  /** The marker. */
  id: string | number;
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: string | null | undefined;
};

/** What changes on a marker; what is absent stays. */
export type MarkerUpdateInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: string | null | undefined;
  /** `#rrggbb`. */
  color?: string | null | undefined;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: number | null | undefined;
  /** The marker. */
  id: string | number;
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: string | null | undefined;
  /** 1 to 60 characters, unique. */
  name?: string | null | undefined;
};

export type SettingsMarkersQueryVariables = Exact<{ [key: string]: never; }>;


export type SettingsMarkersQuery = { markers: Array<{ id: string, name: string, color: string, version: number, subjectCount: number }> };

export type SettingsMarkerCreateMutationVariables = Exact<{
  input: Types.MarkerCreateInput;
}>;


export type SettingsMarkerCreateMutation = { markerCreate: { position: string, marker: { id: string } | null, errors: Array<{ code: Types.ErrorCode, message: string, field: Array<string> | null }> } };

export type SettingsMarkerUpdateMutationVariables = Exact<{
  input: Types.MarkerUpdateInput;
}>;


export type SettingsMarkerUpdateMutation = { markerUpdate: { position: string, marker: { id: string } | null, errors: Array<{ code: Types.ErrorCode, message: string, field: Array<string> | null }> } };

export type SettingsMarkerDeleteMutationVariables = Exact<{
  input: Types.MarkerDeleteInput;
}>;


export type SettingsMarkerDeleteMutation = { markerDelete: { deletedMarkerId: string | null, position: string, errors: Array<{ code: Types.ErrorCode, message: string, field: Array<string> | null }> } };


export const SettingsMarkersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SettingsMarkers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"markers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"color"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"subjectCount"}}]}}]}}]} as unknown as DocumentNode<SettingsMarkersQuery, SettingsMarkersQueryVariables>;
export const SettingsMarkerCreateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SettingsMarkerCreate"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MarkerCreateInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"markerCreate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"marker"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<SettingsMarkerCreateMutation, SettingsMarkerCreateMutationVariables>;
export const SettingsMarkerUpdateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SettingsMarkerUpdate"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MarkerUpdateInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"markerUpdate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"marker"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<SettingsMarkerUpdateMutation, SettingsMarkerUpdateMutationVariables>;
export const SettingsMarkerDeleteDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SettingsMarkerDelete"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MarkerDeleteInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"markerDelete"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deletedMarkerId"}},{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<SettingsMarkerDeleteMutation, SettingsMarkerDeleteMutationVariables>;