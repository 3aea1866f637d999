/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type * as Types from '../../../graph/schema';

import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** LEAVE: nothing is changed on the server. MARK: a keyword is set. MOVE: it goes into another folder. */
export type AfterFiling =
  /** Nothing is changed on the server. */
  | 'LEAVE'
  /** A keyword is set on it. */
  | 'MARK'
  /** It is moved to another folder. */
  | 'MOVE';

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

/** A job to stop. */
export type JobCancelInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: string | null | undefined;
  /** The job. */
  id: string | number;
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: string | null | undefined;
};

/** What a job does. MAIL_HISTORY: imports the history of a mailbox. SUBJECTS_…: the bulk verb of that name on more than 500 subjects. IMPORT, IMPORT_UNDO, EXPORT: tables, in and out. */
export type JobKind =
  /** Writes a list as a CSV file. */
  | 'EXPORT'
  /** Imports a CSV file. */
  | 'IMPORT'
  /** Takes an import back. */
  | 'IMPORT_UNDO'
  /** Imports what lay in a mailbox before it was connected. */
  | 'MAIL_HISTORY'
  /** Tidies subjects away. */
  | 'SUBJECTS_ARCHIVE'
  /** Gives subjects to somebody. */
  | 'SUBJECTS_ASSIGN'
  /** Deletes subjects for ever. */
  | 'SUBJECTS_DELETE'
  /** Puts markers on subjects and takes others off. */
  | 'SUBJECTS_MARK'
  /** Drags subjects to a stage. */
  | 'SUBJECTS_MOVE'
  /** Brings subjects back. */
  | 'SUBJECTS_RESTORE'
  /** Hands subjects to another channel. */
  | 'SUBJECTS_TRANSFER';

/** QUEUED: not begun. RUNNING: begun; a crash does not end it. DONE, FAILED, CANCELLED: ended, and what was done until then stays. */
export type JobState =
  /** Somebody stopped it; what was done stays. */
  | 'CANCELLED'
  /** All of it is done. */
  | 'DONE'
  /** It could not be done; `problem` says why. */
  | 'FAILED'
  /** Nobody has begun. */
  | 'QUEUED'
  /** Begun; after a crash somebody goes on with it. */
  | 'RUNNING';

/** Where access to mailboxes can be granted instead of a password. */
export type MailProvider =
  /** Gmail and Google Workspace. */
  | 'GOOGLE'
  /** Outlook and Microsoft 365. */
  | 'MICROSOFT';

/** PASSWORD, or access that was granted at Google or Microsoft. */
export type MailboxAuth =
  /** By access that its owner granted at Google. */
  | 'GOOGLE'
  /** By access that its owner granted at Microsoft. */
  | 'MICROSOFT'
  /** By a user name and a password. */
  | 'PASSWORD';

/** Access to a mailbox that its owner is to grant at a provider. */
export type MailboxAuthorizeInput = {
  /** The account's address; for a new mailbox. */
  address?: string | null | undefined;
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: string | null | undefined;
  /** A mailbox that is authorised anew. */
  id?: string | number | null | undefined;
  /** Google or Microsoft. */
  provider: MailProvider;
  /** A page of one of the allowed origins to come back to; else a plain page says so. */
  returnTo?: string | null | undefined;
};

/** A mail account to receive through. Channels name it by their own `mailboxId`. */
export type MailboxConnectInput = {
  /** The account's own address, unique. */
  address: string;
  /** What is done to a mail on the server once it is filed. */
  afterFiling?: AfterFiling;
  /** With MARK the keyword, with MOVE the folder. */
  afterTarget?: string | null | undefined;
  /** The server whose Authentication-Results header is believed; null: none. */
  authservId?: string | null | undefined;
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: string | null | undefined;
  /** The channel that gets mail which names no channel's address. */
  defaultChannelId?: string | number | null | undefined;
  /** The folder that is read. */
  folder?: string;
  /** The IMAP server, such as `imap.example.com`. */
  host: string;
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: string | null | undefined;
  /** Kept sealed, and never readable again. */
  password: string;
  /** Seconds between two looks into it, 1 to 86400. */
  pollEvery?: number;
  /** 1 to 65535. */
  port?: number;
  /** NONE is for servers that the installation's settings allow by name. */
  security?: Security;
  /** Domains, such as `lists.example.com`, whose ARC seal (RFC 8617) is believed where forwarding broke the sender's own signature; at most 50. */
  trustedForwarders?: Array<string>;
  /** The name to sign in with; often the address. */
  username: string;
};

/** A mailbox to look into no more. */
export type MailboxDisconnectInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: string | null | undefined;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: number | null | undefined;
  /** The mailbox. */
  id: string | number;
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: string | null | undefined;
};

/** A mailbox's past, to be imported. */
export type MailboxImportHistoryInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: string | null | undefined;
  /** The mailbox. */
  id: string | number;
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: string | null | undefined;
  /** The first day, by when the server took the mails. */
  since: string;
};

/** NEW: never reached yet. READY: the last look worked. FAILING: it did not, and is tried again. NEEDS_AUTH: waits until somebody enters its password anew. DISCONNECTED: not looked into any more. */
export type MailboxPhase =
  /** It is not looked into any more. */
  | 'DISCONNECTED'
  /** The last look did not work; it is tried again. */
  | 'FAILING'
  /** It waits until somebody enters its password anew. */
  | 'NEEDS_AUTH'
  /** It was never reached yet. */
  | 'NEW'
  /** The last look worked. */
  | 'READY';

/** The server by which a mailbox's channels send; all of it, each time. */
export type MailboxSendingSetInput = {
  /** The server asks for no sign-in. */
  anonymous?: boolean;
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: string | null | undefined;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: number | null | undefined;
  /** The SMTP server, such as `smtp.example.com`; null: nothing is sent from here. */
  host?: string | null | undefined;
  /** The mailbox. */
  id: string | number;
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: string | null | undefined;
  /** Whether a copy goes into the account's Sent folder by IMAP; not for Gmail and Microsoft, which do that themselves. */
  keepsSent?: boolean;
  /** Kept sealed, and never readable again. Null: the one that is known, where it goes to no other server or user than before. */
  password?: string | null | undefined;
  /** 1 to 65535; 465 for TLS, 587 for STARTTLS. */
  port?: number;
  /** NONE is for servers that the installation's settings allow by name. */
  security?: Security;
  /** Null: the one with which it receives. */
  username?: string | null | undefined;
};

/** A mailbox to try: a connected one by its `id`, or an account as it is entered. */
export type MailboxTestInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: string | null | undefined;
  /** The folder that would be read. */
  folder?: string;
  /** The IMAP server. */
  host?: string | null | undefined;
  /** A connected mailbox, as it is. */
  id?: string | number | null | undefined;
  /** Used for this once, and not kept. */
  password?: string | null | undefined;
  /** 1 to 65535. */
  port?: number;
  /** How the connection is protected. */
  security?: Security;
  /** The name to sign in with. */
  username?: string | null | undefined;
};

/** What changes on a mailbox; what is absent stays. */
export type MailboxUpdateInput = {
  /** What is done to mails on the server once they are filed; it holds for mails fetched from now on. */
  afterFiling?: AfterFiling | null | undefined;
  /** With MARK the keyword, with MOVE the folder. */
  afterTarget?: string | null | undefined;
  /** Whom to believe about senders. */
  authservId?: string | null | undefined;
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: string | null | undefined;
  /** Who gets mail that names no channel's address; null: it waits for a person. */
  defaultChannelId?: string | number | null | undefined;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: number | null | undefined;
  /** Another folder, read from its end on. */
  folder?: string | null | undefined;
  /** Another server; asks for the password. */
  host?: string | null | undefined;
  /** The mailbox. */
  id: string | number;
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: string | null | undefined;
  /** A new one, or the old one when asked for. */
  password?: string | null | undefined;
  /** 1 to 86400 seconds. */
  pollEvery?: number | null | undefined;
  /** Another port; asks for the password. */
  port?: number | null | undefined;
  /** Another protection; asks for the password. */
  security?: Security | null | undefined;
  /** All the domains whose ARC seal is believed; those not named are dropped. */
  trustedForwarders?: Array<string> | null | undefined;
  /** Another name; asks for the password. */
  username?: string | null | undefined;
};

/** How the connection is protected. */
export type Security =
  /** Not encrypted. */
  | 'NONE'
  /** Encrypted before anybody signs in; refused where the server does not offer it. */
  | 'STARTTLS'
  /** Encrypted from the first byte. */
  | 'TLS';

export type SettingsMailboxesQueryVariables = Exact<{ [key: string]: never; }>;


export type SettingsMailboxesQuery = { mailboxes: Array<{ id: string, address: string, pollEvery: number, version: number, canSend: boolean, channels: Array<{ id: string, name: string }>, health: { phase: Types.MailboxPhase, sendersVerifiable: boolean, lastError: { message: string } | null }, sending: { host: string, port: number, security: Types.Security, username: string | null, keepsSent: boolean } | null, account: { host: string, port: number, security: Types.Security, username: string, folder: string, auth: Types.MailboxAuth, afterFiling: Types.AfterFiling, afterTarget: string | null, authservId: string | null, trustedForwarders: Array<string>, defaultChannel: { id: string, name: string } | null } | null }>, jobs: Array<{ id: string, kind: Types.JobKind, state: Types.JobState, done: number, total: number | null, createdAt: string, endedAt: string | null, problem: { message: string } | null, mailbox: { id: string } | null }> };

export type SettingsJobChangedSubscriptionVariables = Exact<{
  id: string | number;
}>;


export type SettingsJobChangedSubscription = { jobChanged: { id: string, kind: Types.JobKind, state: Types.JobState, done: number, total: number | null, createdAt: string, endedAt: string | null, problem: { message: string } | null, mailbox: { id: string } | null } };

export type SettingsJobFragment = { id: string, kind: Types.JobKind, state: Types.JobState, done: number, total: number | null, createdAt: string, endedAt: string | null, problem: { message: string } | null, mailbox: { id: string } | null };

export type SettingsMailboxFragment = { id: string, address: string, pollEvery: number, version: number, canSend: boolean, channels: Array<{ id: string, name: string }>, health: { phase: Types.MailboxPhase, sendersVerifiable: boolean, lastError: { message: string } | null }, sending: { host: string, port: number, security: Types.Security, username: string | null, keepsSent: boolean } | null, account: { host: string, port: number, security: Types.Security, username: string, folder: string, auth: Types.MailboxAuth, afterFiling: Types.AfterFiling, afterTarget: string | null, authservId: string | null, trustedForwarders: Array<string>, defaultChannel: { id: string, name: string } | null } | null };

export type SettingsMailboxConnectMutationVariables = Exact<{
  input: Types.MailboxConnectInput;
}>;


export type SettingsMailboxConnectMutation = { mailboxConnect: { position: string, mailbox: { id: string } | null, errors: Array<{ code: Types.ErrorCode, message: string, field: Array<string> | null }> } };

export type SettingsMailboxUpdateMutationVariables = Exact<{
  input: Types.MailboxUpdateInput;
}>;


export type SettingsMailboxUpdateMutation = { mailboxUpdate: { position: string, mailbox: { id: string } | null, errors: Array<{ code: Types.ErrorCode, message: string, field: Array<string> | null }> } };

export type SettingsMailboxSendingSetMutationVariables = Exact<{
  input: Types.MailboxSendingSetInput;
}>;


export type SettingsMailboxSendingSetMutation = { mailboxSendingSet: { position: string, mailbox: { id: string } | null, errors: Array<{ code: Types.ErrorCode, message: string, field: Array<string> | null }> } };

export type SettingsMailboxDisconnectMutationVariables = Exact<{
  input: Types.MailboxDisconnectInput;
}>;


export type SettingsMailboxDisconnectMutation = { mailboxDisconnect: { position: string, mailbox: { id: string } | null, errors: Array<{ code: Types.ErrorCode, message: string, field: Array<string> | null }> } };

export type SettingsMailboxTestMutationVariables = Exact<{
  input: Types.MailboxTestInput;
}>;


export type SettingsMailboxTestMutation = { mailboxTest: { position: string, test: { messages: number | null, capabilities: Array<string>, authservId: string | null, error: { message: string } | null } | null, errors: Array<{ code: Types.ErrorCode, message: string, field: Array<string> | null }> } };

export type SettingsMailboxAuthorizeMutationVariables = Exact<{
  input: Types.MailboxAuthorizeInput;
}>;


export type SettingsMailboxAuthorizeMutation = { mailboxAuthorize: { position: string, authorization: { url: string, expiresAt: string } | null, errors: Array<{ code: Types.ErrorCode, message: string, field: Array<string> | null }> } };

export type SettingsMailboxImportHistoryMutationVariables = Exact<{
  input: Types.MailboxImportHistoryInput;
}>;


export type SettingsMailboxImportHistoryMutation = { mailboxImportHistory: { position: string, job: { id: string, kind: Types.JobKind, state: Types.JobState, done: number, total: number | null, createdAt: string, endedAt: string | null, problem: { message: string } | null, mailbox: { id: string } | null } | null, errors: Array<{ code: Types.ErrorCode, message: string, field: Array<string> | null }> } };

export type SettingsJobCancelMutationVariables = Exact<{
  input: Types.JobCancelInput;
}>;


export type SettingsJobCancelMutation = { jobCancel: { position: string, job: { id: string, kind: Types.JobKind, state: Types.JobState, done: number, total: number | null, createdAt: string, endedAt: string | null, problem: { message: string } | null, mailbox: { id: string } | null } | null, errors: Array<{ code: Types.ErrorCode, message: string, field: Array<string> | null }> } };

export const SettingsJobFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SettingsJob"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Job"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"done"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"problem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"mailbox"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<SettingsJobFragment, unknown>;
export const SettingsMailboxFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SettingsMailbox"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Mailbox"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"pollEvery"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"canSend"}},{"kind":"Field","name":{"kind":"Name","value":"channels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"health"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"phase"}},{"kind":"Field","name":{"kind":"Name","value":"lastError"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sendersVerifiable"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sending"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"host"}},{"kind":"Field","name":{"kind":"Name","value":"port"}},{"kind":"Field","name":{"kind":"Name","value":"security"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"keepsSent"}}]}},{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"host"}},{"kind":"Field","name":{"kind":"Name","value":"port"}},{"kind":"Field","name":{"kind":"Name","value":"security"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"folder"}},{"kind":"Field","name":{"kind":"Name","value":"auth"}},{"kind":"Field","name":{"kind":"Name","value":"afterFiling"}},{"kind":"Field","name":{"kind":"Name","value":"afterTarget"}},{"kind":"Field","name":{"kind":"Name","value":"authservId"}},{"kind":"Field","name":{"kind":"Name","value":"trustedForwarders"}},{"kind":"Field","name":{"kind":"Name","value":"defaultChannel"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<SettingsMailboxFragment, unknown>;
export const SettingsMailboxesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SettingsMailboxes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mailboxes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SettingsMailbox"}}]}},{"kind":"Field","name":{"kind":"Name","value":"jobs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SettingsJob"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SettingsMailbox"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Mailbox"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"pollEvery"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"canSend"}},{"kind":"Field","name":{"kind":"Name","value":"channels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"health"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"phase"}},{"kind":"Field","name":{"kind":"Name","value":"lastError"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sendersVerifiable"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sending"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"host"}},{"kind":"Field","name":{"kind":"Name","value":"port"}},{"kind":"Field","name":{"kind":"Name","value":"security"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"keepsSent"}}]}},{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"host"}},{"kind":"Field","name":{"kind":"Name","value":"port"}},{"kind":"Field","name":{"kind":"Name","value":"security"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"folder"}},{"kind":"Field","name":{"kind":"Name","value":"auth"}},{"kind":"Field","name":{"kind":"Name","value":"afterFiling"}},{"kind":"Field","name":{"kind":"Name","value":"afterTarget"}},{"kind":"Field","name":{"kind":"Name","value":"authservId"}},{"kind":"Field","name":{"kind":"Name","value":"trustedForwarders"}},{"kind":"Field","name":{"kind":"Name","value":"defaultChannel"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SettingsJob"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Job"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"done"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"problem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"mailbox"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<SettingsMailboxesQuery, SettingsMailboxesQueryVariables>;
export const SettingsJobChangedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"SettingsJobChanged"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"jobChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SettingsJob"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SettingsJob"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Job"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"done"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"problem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"mailbox"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<SettingsJobChangedSubscription, SettingsJobChangedSubscriptionVariables>;
export const SettingsMailboxConnectDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SettingsMailboxConnect"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MailboxConnectInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mailboxConnect"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mailbox"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<SettingsMailboxConnectMutation, SettingsMailboxConnectMutationVariables>;
export const SettingsMailboxUpdateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SettingsMailboxUpdate"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MailboxUpdateInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mailboxUpdate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mailbox"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<SettingsMailboxUpdateMutation, SettingsMailboxUpdateMutationVariables>;
export const SettingsMailboxSendingSetDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SettingsMailboxSendingSet"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MailboxSendingSetInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mailboxSendingSet"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mailbox"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<SettingsMailboxSendingSetMutation, SettingsMailboxSendingSetMutationVariables>;
export const SettingsMailboxDisconnectDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SettingsMailboxDisconnect"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MailboxDisconnectInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mailboxDisconnect"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mailbox"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<SettingsMailboxDisconnectMutation, SettingsMailboxDisconnectMutationVariables>;
export const SettingsMailboxTestDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SettingsMailboxTest"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MailboxTestInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mailboxTest"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"test"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"messages"}},{"kind":"Field","name":{"kind":"Name","value":"capabilities"}},{"kind":"Field","name":{"kind":"Name","value":"authservId"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<SettingsMailboxTestMutation, SettingsMailboxTestMutationVariables>;
export const SettingsMailboxAuthorizeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SettingsMailboxAuthorize"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MailboxAuthorizeInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mailboxAuthorize"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"authorization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<SettingsMailboxAuthorizeMutation, SettingsMailboxAuthorizeMutationVariables>;
export const SettingsMailboxImportHistoryDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SettingsMailboxImportHistory"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MailboxImportHistoryInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mailboxImportHistory"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"job"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SettingsJob"}}]}},{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SettingsJob"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Job"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"done"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"problem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"mailbox"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<SettingsMailboxImportHistoryMutation, SettingsMailboxImportHistoryMutationVariables>;
export const SettingsJobCancelDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SettingsJobCancel"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"JobCancelInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"jobCancel"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"job"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SettingsJob"}}]}},{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SettingsJob"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Job"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"done"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"problem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"mailbox"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<SettingsJobCancelMutation, SettingsJobCancelMutationVariables>;