/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type * as Types from '../../../graph/schema';

import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Which lines. What is absent does not narrow; lists are alternatives. */
export type AuditFilter = {
  /** Of one of these kinds. */
  kinds?: Array<AuditKind> | null | undefined;
  /** From this instant on; with an offset. */
  since?: string | null | undefined;
  /** Before this instant; with an offset. */
  until?: string | null | undefined;
  /** About this account, or done by it. */
  userId?: string | number | null | undefined;
};

/** What was written down; later releases may add kinds. */
export type AuditKind =
  /** An invitation was taken back. */
  | 'INVITATION_REVOKED'
  /** Somebody was invited, or invited again. */
  | 'INVITED'
  /** An invited user chose a password. */
  | 'JOINED'
  /** An API key was made. */
  | 'KEY_CREATED'
  /** An API key was revoked. */
  | 'KEY_REVOKED'
  /** Another key took the place of this one. */
  | 'KEY_ROTATED'
  /** An API key was used after an hour of rest, or from another network than before. */
  | 'KEY_USE_BEGUN'
  /** A mail was opened that is quarantined, or of a channel that is not one's own. */
  | 'MAIL_OPENED'
  /** A password was changed. */
  | 'PASSWORD_SET'
  /** Somebody said that they forgot a password. */
  | 'RESET_ASKED'
  /** A password was set by a link. */
  | 'RESET_DONE'
  /** An administrator made a link to set another password. */
  | 'RESET_LINK_MADE'
  /** The installation was restored from a backup. */
  | 'RESTORED'
  /** A session was ended from elsewhere, or with a password or an account. */
  | 'SESSION_REVOKED'
  /** Somebody signed in. */
  | 'SIGNED_IN'
  /** Somebody signed out. */
  | 'SIGNED_OUT'
  /** A password was wrong, or the address has no account; also a wrong current password. */
  | 'SIGN_IN_REFUSED'
  /** A user's address, role or right to sign in was changed. */
  | 'USER_CHANGED';

export type SettingsAuditQueryVariables = Exact<{
  filter?: Types.AuditFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type SettingsAuditQuery = { auditLog: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, at: string, kind: Types.AuditKind, network: string | null, actor: { id: string, name: string } | null, user: { id: string, name: string } | null }> } };


export const SettingsAuditDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SettingsAudit"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AuditFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"auditLog"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"network"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<SettingsAuditQuery, SettingsAuditQueryVariables>;