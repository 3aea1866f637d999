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

/** An invitation to take back. */
export type InvitationRevokeInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: string | null | undefined;
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: string | null | undefined;
  /** Who was invited and has not joined. */
  userId: string | number;
};

/** What somebody may do anywhere. INTEGRATION: a machine, with keys. SYSTEM: the software itself. */
export type Role =
  /** May do everything, users and settings included. */
  | 'ADMIN'
  /** Sells in their channels. */
  | 'AGENT'
  /** A machine with keys; may do what an agent may. */
  | 'INTEGRATION'
  /** Sees everything and sets up channels, stages and lists. */
  | 'MANAGER'
  /** The software itself; nobody signs in as it. */
  | 'SYSTEM'
  /** Sees what an agent would see, and changes nothing. */
  | 'VIEWER';

/** Somebody to invite. */
export type UserInviteInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: string | null | undefined;
  /** Their address. Where the installation sends mail of its own (`FUNIL_SMTP_URL`), a link goes there; else pass the token on yourself. */
  email: string;
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: string | null | undefined;
  /** `pt-BR` or `en`. Default: the workspace's. */
  locale?: string | null | undefined;
  /** 1 to 120 characters. */
  name: string;
  /** Any but SYSTEM. */
  role?: Role;
  /** IANA time zone. Default: the workspace's. */
  zone?: string | null | undefined;
};

/** Whose password is to be set anew. */
export type UserResetLinkInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: string | null | undefined;
  /** An active user. */
  id: string | number;
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: string | null | undefined;
};

/** What changes on a user; what is absent stays. */
export type UserUpdateInput = {
  /** False: they may not sign in any more, and their sessions and keys end. */
  active?: boolean | null | undefined;
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: string | null | undefined;
  /** 0 to 23: their day by mail at this hour of their zone, from the next time it comes; null: none. */
  digestHour?: number | null | undefined;
  /** An address that nobody else has. */
  email?: string | null | undefined;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: number | null | undefined;
  /** Whether they see, as an agent or a machine, what customers owe and the services they had. */
  finance?: boolean | null | undefined;
  /** The user. */
  id: string | number;
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: string | null | undefined;
  /** `pt-BR` or `en`. */
  locale?: string | null | undefined;
  /** 1 to 120 characters. */
  name?: string | null | undefined;
  /** Any but SYSTEM. One active administrator stays. */
  role?: Role | null | undefined;
  /** IANA time zone, such as America/Sao_Paulo. */
  zone?: string | null | undefined;
};

export type SettingsUsersQueryVariables = Exact<{ [key: string]: never; }>;


export type SettingsUsersQuery = { users: Array<{ id: string, name: string, email: string, role: Types.Role, zone: string, locale: string, digestHour: number | null, finance: boolean, active: boolean, version: number, channels: Array<{ leader: boolean, channel: { id: string, name: string } }> }> };

export type SettingsUserFragment = { id: string, name: string, email: string, role: Types.Role, zone: string, locale: string, digestHour: number | null, finance: boolean, active: boolean, version: number, channels: Array<{ leader: boolean, channel: { id: string, name: string } }> };

export type SettingsUserInviteMutationVariables = Exact<{
  input: Types.UserInviteInput;
}>;


export type SettingsUserInviteMutation = { userInvite: { invitationToken: string | null, position: string, user: { id: string, name: string, email: string } | null, errors: Array<{ code: Types.ErrorCode, message: string, field: Array<string> | null }> } };

export type SettingsUserUpdateMutationVariables = Exact<{
  input: Types.UserUpdateInput;
}>;


export type SettingsUserUpdateMutation = { userUpdate: { position: string, user: { id: string } | null, errors: Array<{ code: Types.ErrorCode, message: string, field: Array<string> | null }> } };

export type SettingsUserResetLinkMutationVariables = Exact<{
  input: Types.UserResetLinkInput;
}>;


export type SettingsUserResetLinkMutation = { userResetLink: { link: string | null, position: string, errors: Array<{ code: Types.ErrorCode, message: string, field: Array<string> | null }> } };

export type SettingsInvitationRevokeMutationVariables = Exact<{
  input: Types.InvitationRevokeInput;
}>;


export type SettingsInvitationRevokeMutation = { invitationRevoke: { position: string, user: { id: string } | null, errors: Array<{ code: Types.ErrorCode, message: string, field: Array<string> | null }> } };

export const SettingsUserFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SettingsUser"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"zone"}},{"kind":"Field","name":{"kind":"Name","value":"locale"}},{"kind":"Field","name":{"kind":"Name","value":"digestHour"}},{"kind":"Field","name":{"kind":"Name","value":"finance"}},{"kind":"Field","name":{"kind":"Name","value":"active"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"channels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"leader"}},{"kind":"Field","name":{"kind":"Name","value":"channel"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<SettingsUserFragment, unknown>;
export const SettingsUsersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SettingsUsers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"users"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SettingsUser"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SettingsUser"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"zone"}},{"kind":"Field","name":{"kind":"Name","value":"locale"}},{"kind":"Field","name":{"kind":"Name","value":"digestHour"}},{"kind":"Field","name":{"kind":"Name","value":"finance"}},{"kind":"Field","name":{"kind":"Name","value":"active"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"channels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"leader"}},{"kind":"Field","name":{"kind":"Name","value":"channel"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<SettingsUsersQuery, SettingsUsersQueryVariables>;
export const SettingsUserInviteDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SettingsUserInvite"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UserInviteInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"userInvite"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"invitationToken"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"email"}}]}},{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<SettingsUserInviteMutation, SettingsUserInviteMutationVariables>;
export const SettingsUserUpdateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SettingsUserUpdate"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UserUpdateInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"userUpdate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<SettingsUserUpdateMutation, SettingsUserUpdateMutationVariables>;
export const SettingsUserResetLinkDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SettingsUserResetLink"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UserResetLinkInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"userResetLink"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"link"}},{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<SettingsUserResetLinkMutation, SettingsUserResetLinkMutationVariables>;
export const SettingsInvitationRevokeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SettingsInvitationRevoke"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"InvitationRevokeInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"invitationRevoke"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<SettingsInvitationRevokeMutation, SettingsInvitationRevokeMutationVariables>;