/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type * as Types from '../../../graph/schema';

import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** A kind of activity to offer no more, or again. */
export type ActivityTypeArchiveInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: string | null | undefined;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: number | null | undefined;
  /** The activity type. */
  id: string | number;
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: string | null | undefined;
  /** True: offer it again. */
  restore?: boolean;
};

/** A new kind of activity. */
export type ActivityTypeCreateInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: string | null | undefined;
  /** `#rrggbb`. */
  color?: string;
  /** Who does these. */
  defaultAssigneeId?: string | number | null | undefined;
  /** Free text. */
  defaultNote?: string | null | undefined;
  /** Up to 200 characters. */
  defaultSummary?: string | null | undefined;
  /** Default: the same day. */
  due?: DueRuleInput | null | undefined;
  /** The name of an icon, up to 40 characters. */
  icon?: string;
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: string | null | undefined;
  /** Up to 60 characters, unique. */
  name: string;
  /** What suggestions take it for. */
  purpose?: Purpose | null | undefined;
  /** What may follow, up to 10. */
  suggestsIds?: Array<string | number> | null | undefined;
  /** What follows at once; instead of `suggestsIds`. No circles. */
  triggersId?: string | number | null | undefined;
};

/** What changes on a kind of activity; absent leaves, null clears. */
export type ActivityTypeUpdateInput = {
  /** SUGGEST takes the trigger away. */
  chaining?: Chaining | null | undefined;
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: string | null | undefined;
  /** `#rrggbb`. */
  color?: string | null | undefined;
  /** Who does these. */
  defaultAssigneeId?: string | number | null | undefined;
  /** Free text. */
  defaultNote?: string | null | undefined;
  /** Up to 200 characters. */
  defaultSummary?: string | null | undefined;
  /** When new ones are due; what is scheduled keeps its date. */
  due?: DueRuleInput | null | undefined;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: number | null | undefined;
  /** The name of an icon. */
  icon?: string | null | undefined;
  /** The activity type. */
  id: string | number;
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: string | null | undefined;
  /** Up to 60 characters, unique. */
  name?: string | null | undefined;
  /** What suggestions take it for. */
  purpose?: Purpose | null | undefined;
  /** What may follow, up to 10. */
  suggestsIds?: Array<string | number> | null | undefined;
  /** What follows at once; clears what it suggests. */
  triggersId?: string | number | null | undefined;
};

/** What follows an activity when it is done. */
export type Chaining =
  /** It suggests what may follow. */
  | 'SUGGEST'
  /** What follows is scheduled at once. */
  | 'TRIGGER';

/** What a due date is counted from. */
export type DueBase =
  /** From the day on which it is planned: that of the completion of the one before. */
  | 'COMPLETION'
  /** From the later of the two, so that it is never overdue at once. */
  | 'LATER'
  /** From the day for which the one before was due. */
  | 'PREVIOUS_DUE';

/** When an activity of a type is due. */
export type DueRuleInput = {
  /** How many, 0 to 3650. */
  amount: number;
  /** From when. */
  base?: DueBase;
  /** Of what. */
  unit?: DueUnit;
  /** Leave out weekends and the workspace's holidays. */
  workingDays?: boolean;
};

/** What a due rule counts. */
export type DueUnit =
  /** Days. */
  | 'DAYS'
  /** Months, which end on the last day of a shorter one. */
  | 'MONTHS'
  /** Weeks. */
  | 'WEEKS';

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

/** What a kind of activity is good for, whatever its name. */
export type Purpose =
  /** To speak with the customer. */
  | 'CALL'
  /** To write to the customer. */
  | 'MAIL'
  /** To meet the customer. */
  | 'MEETING'
  /** To make the customer an offer. */
  | 'PROPOSAL';

export type SettingsActivityTypesQueryVariables = Exact<{ [key: string]: never; }>;


export type SettingsActivityTypesQuery = { activityTypes: Array<{ id: string, name: string, icon: string, color: string, chaining: Types.Chaining, purpose: Types.Purpose | null, defaultSummary: string | null, defaultNote: string | null, archivedAt: string | null, version: number, due: { amount: number, unit: Types.DueUnit, base: Types.DueBase, workingDays: boolean }, suggests: Array<{ id: string, name: string }>, triggers: { id: string, name: string } | null, defaultAssignee: { id: string, name: string } | null }> };

export type SettingsActivityTypeFragment = { id: string, name: string, icon: string, color: string, chaining: Types.Chaining, purpose: Types.Purpose | null, defaultSummary: string | null, defaultNote: string | null, archivedAt: string | null, version: number, due: { amount: number, unit: Types.DueUnit, base: Types.DueBase, workingDays: boolean }, suggests: Array<{ id: string, name: string }>, triggers: { id: string, name: string } | null, defaultAssignee: { id: string, name: string } | null };

export type SettingsActivityTypeCreateMutationVariables = Exact<{
  input: Types.ActivityTypeCreateInput;
}>;


export type SettingsActivityTypeCreateMutation = { activityTypeCreate: { position: string, activityType: { id: string } | null, errors: Array<{ code: Types.ErrorCode, message: string, field: Array<string> | null }> } };

export type SettingsActivityTypeUpdateMutationVariables = Exact<{
  input: Types.ActivityTypeUpdateInput;
}>;


export type SettingsActivityTypeUpdateMutation = { activityTypeUpdate: { position: string, activityType: { id: string } | null, errors: Array<{ code: Types.ErrorCode, message: string, field: Array<string> | null }> } };

export type SettingsActivityTypeArchiveMutationVariables = Exact<{
  input: Types.ActivityTypeArchiveInput;
}>;


export type SettingsActivityTypeArchiveMutation = { activityTypeArchive: { position: string, activityType: { id: string } | null, errors: Array<{ code: Types.ErrorCode, message: string, field: Array<string> | null }> } };

export const SettingsActivityTypeFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SettingsActivityType"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ActivityType"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"icon"}},{"kind":"Field","name":{"kind":"Name","value":"color"}},{"kind":"Field","name":{"kind":"Name","value":"chaining"}},{"kind":"Field","name":{"kind":"Name","value":"purpose"}},{"kind":"Field","name":{"kind":"Name","value":"defaultSummary"}},{"kind":"Field","name":{"kind":"Name","value":"defaultNote"}},{"kind":"Field","name":{"kind":"Name","value":"archivedAt"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"due"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"base"}},{"kind":"Field","name":{"kind":"Name","value":"workingDays"}}]}},{"kind":"Field","name":{"kind":"Name","value":"suggests"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"triggers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"defaultAssignee"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<SettingsActivityTypeFragment, unknown>;
export const SettingsActivityTypesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SettingsActivityTypes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"activityTypes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SettingsActivityType"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SettingsActivityType"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ActivityType"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"icon"}},{"kind":"Field","name":{"kind":"Name","value":"color"}},{"kind":"Field","name":{"kind":"Name","value":"chaining"}},{"kind":"Field","name":{"kind":"Name","value":"purpose"}},{"kind":"Field","name":{"kind":"Name","value":"defaultSummary"}},{"kind":"Field","name":{"kind":"Name","value":"defaultNote"}},{"kind":"Field","name":{"kind":"Name","value":"archivedAt"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"due"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"base"}},{"kind":"Field","name":{"kind":"Name","value":"workingDays"}}]}},{"kind":"Field","name":{"kind":"Name","value":"suggests"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"triggers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"defaultAssignee"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<SettingsActivityTypesQuery, SettingsActivityTypesQueryVariables>;
export const SettingsActivityTypeCreateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SettingsActivityTypeCreate"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ActivityTypeCreateInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"activityTypeCreate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"activityType"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<SettingsActivityTypeCreateMutation, SettingsActivityTypeCreateMutationVariables>;
export const SettingsActivityTypeUpdateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SettingsActivityTypeUpdate"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ActivityTypeUpdateInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"activityTypeUpdate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"activityType"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<SettingsActivityTypeUpdateMutation, SettingsActivityTypeUpdateMutationVariables>;
export const SettingsActivityTypeArchiveDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SettingsActivityTypeArchive"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ActivityTypeArchiveInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"activityTypeArchive"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"activityType"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<SettingsActivityTypeArchiveMutation, SettingsActivityTypeArchiveMutationVariables>;