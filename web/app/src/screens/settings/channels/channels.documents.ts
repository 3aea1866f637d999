/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type * as Types from '../../../graph/schema';

import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** What a member sees of a channel. OWN: their own subjects and those without an owner. CHANNEL: all. */
export type Access =
  /** All subjects of the channel. */
  | 'CHANNEL'
  /** Their own subjects, and those without an owner. */
  | 'OWN';

/** A channel to close. */
export type ChannelArchiveInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: string | null | undefined;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: number | null | undefined;
  /** The channel. */
  id: string | number;
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: string | null | undefined;
};

/** A new channel. */
export type ChannelCreateInput = {
  /** At most 5000 characters; may have the fields of templates. */
  acknowledgement?: string | null | undefined;
  /** Whether a new matter is answered at once; asks for `acknowledgement`. */
  acknowledges?: boolean;
  /** Mail addresses that mean this channel and no other; `+detail` is dropped. */
  aliases?: Array<string>;
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: string | null | undefined;
  /** `#rrggbb`. */
  color?: string | null | undefined;
  /** Its web forms, up to 20. */
  formSenders?: Array<FormSenderInput>;
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: string | null | undefined;
  /** 1 to 3650; null: the workspace's number. */
  idleDays?: number | null | undefined;
  /** Whether a user's own mail makes subjects. */
  internalAllowed?: boolean;
  /** Whether mail of mailing lists makes subjects. */
  listsAllowed?: boolean;
  /** The mailbox it receives through. */
  mailboxId?: string | number | null | undefined;
  /** Whether its mail makes prospects. */
  makesProspects?: boolean;
  /** 1 to 80 characters, unique. */
  name: string;
  /** Who gets what a mail begins. */
  ownerRule?: OwnerRule;
  /** 1 to 2160: within which it wants to answer. */
  responseHours?: number | null | undefined;
  /** Whether a known sender's mail goes onto their one open subject. */
  senderThreads?: boolean;
  /** At most 5000 characters; may have the fields of templates. */
  signature?: string | null | undefined;
  /** Whether replies may be found by subject line. */
  subjectLineThreads?: boolean;
};

/** Somebody who is to leave a channel. */
export type ChannelMemberRemoveInput = {
  /** The channel. */
  channelId: string | number;
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: string | null | undefined;
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: string | null | undefined;
  /** The member. */
  userId: string | number;
};

/** Somebody who is to work in a channel, and what they are to see. */
export type ChannelMemberSetInput = {
  /** A leader always has CHANNEL. */
  access?: Access;
  /** The channel. */
  channelId: string | number;
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: string | null | undefined;
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: string | null | undefined;
  /** True: the former leader becomes an ordinary member. */
  leader?: boolean;
  /** An active user; a member already or not yet. */
  userId: string | number;
};

/** A channel to open again. */
export type ChannelRestoreInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: string | null | undefined;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: number | null | undefined;
  /** The channel. */
  id: string | number;
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: string | null | undefined;
};

/** What changes on a channel; absent leaves, null clears. */
export type ChannelUpdateInput = {
  /** At most 5000 characters; may have the fields of templates. */
  acknowledgement?: string | null | undefined;
  /** Whether a new matter is answered at once; asks for `acknowledgement`. */
  acknowledges?: boolean | null | undefined;
  /** All its addresses; those not named are dropped. */
  aliases?: Array<string> | null | undefined;
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: string | null | undefined;
  /** `#rrggbb`. */
  color?: string | null | undefined;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: number | null | undefined;
  /** All its web forms, up to 20; those not named are dropped. */
  formSenders?: Array<FormSenderInput> | null | undefined;
  /** The channel. */
  id: string | number;
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: string | null | undefined;
  /** 1 to 3650; null: the workspace's number. */
  idleDays?: number | null | undefined;
  /** Whether users' own mail makes subjects. */
  internalAllowed?: boolean | null | undefined;
  /** Whether mailing lists make subjects. */
  listsAllowed?: boolean | null | undefined;
  /** The mailbox; null: none. */
  mailboxId?: string | number | null | undefined;
  /** Whether its mail makes prospects. */
  makesProspects?: boolean | null | undefined;
  /** 1 to 80 characters, unique. */
  name?: string | null | undefined;
  /** Who gets what a mail begins. */
  ownerRule?: OwnerRule | null | undefined;
  /** 1 to 2160; null: not said. */
  responseHours?: number | null | undefined;
  /** Whether a known sender's mail goes onto their one open subject. */
  senderThreads?: boolean | null | undefined;
  /** At most 5000 characters; may have the fields of templates. */
  signature?: string | null | undefined;
  /** Whether replies may be found by subject line. */
  subjectLineThreads?: boolean | null | undefined;
};

/** The number from which a channel writes by the WhatsApp Cloud API; all of it, each time. */
export type ChannelWhatsappSetInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: string | null | undefined;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: number | null | undefined;
  /** The channel. */
  id: string | number;
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: string | null | undefined;
  /** The id of the number in the provider's console, not the number; null: the channel opens links. */
  phoneNumberId?: string | null | undefined;
  /** Kept sealed, and never readable again. Null: the one that is known for this number. */
  token?: string | null | undefined;
};

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

/** A web form: its mails are about whoever filled it in, never about its own address. */
export type FormSenderInput = {
  /** The address from which its notices come. */
  address: string;
  /** The label of the line that holds the person's address; null: Reply-To does. */
  emailField?: string | null | undefined;
  /** The label of the line that holds their name, such as `Nome`. */
  nameField?: string | null | undefined;
};

/** Who gets what a mail begins in a channel. */
export type OwnerRule =
  /** The channel's leader. */
  | 'LEADER'
  /** Nobody; whoever sees it may take it. */
  | 'NONE'
  /** Its sellers in turn: whoever has waited longest. */
  | 'ROUND_ROBIN';

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

export type SettingsChannelsQueryVariables = Exact<{ [key: string]: never; }>;


export type SettingsChannelsQuery = { channels: Array<{ id: string, name: string, color: string | null, makesProspects: boolean, idleDays: number | null, responseHours: number | null, subjectLineThreads: boolean, senderThreads: boolean, listsAllowed: boolean, internalAllowed: boolean, ownerRule: Types.OwnerRule, acknowledges: boolean, acknowledgement: string | null, signature: string | null, archivedAt: string | null, version: number, aliases: Array<string>, sendsWhatsapp: boolean, viewerCanManage: boolean, whatsapp: { phoneNumberId: string } | null, leader: { id: string, name: string } | null, mailbox: { id: string, address: string } | null, formSenders: Array<{ address: string, emailField: string | null, nameField: string | null }>, members: Array<{ access: Types.Access, leader: boolean, user: { id: string, name: string, role: Types.Role, active: boolean } }> }> };

export type SettingsChannelFragment = { id: string, name: string, color: string | null, makesProspects: boolean, idleDays: number | null, responseHours: number | null, subjectLineThreads: boolean, senderThreads: boolean, listsAllowed: boolean, internalAllowed: boolean, ownerRule: Types.OwnerRule, acknowledges: boolean, acknowledgement: string | null, signature: string | null, archivedAt: string | null, version: number, aliases: Array<string>, sendsWhatsapp: boolean, viewerCanManage: boolean, whatsapp: { phoneNumberId: string } | null, leader: { id: string, name: string } | null, mailbox: { id: string, address: string } | null, formSenders: Array<{ address: string, emailField: string | null, nameField: string | null }>, members: Array<{ access: Types.Access, leader: boolean, user: { id: string, name: string, role: Types.Role, active: boolean } }> };

export type SettingsMailboxOptionsQueryVariables = Exact<{ [key: string]: never; }>;


export type SettingsMailboxOptionsQuery = { mailboxes: Array<{ id: string, address: string }> };

export type SettingsChannelCreateMutationVariables = Exact<{
  input: Types.ChannelCreateInput;
}>;


export type SettingsChannelCreateMutation = { channelCreate: { position: string, channel: { id: string } | null, errors: Array<{ code: Types.ErrorCode, message: string, field: Array<string> | null }> } };

export type SettingsChannelUpdateMutationVariables = Exact<{
  input: Types.ChannelUpdateInput;
}>;


export type SettingsChannelUpdateMutation = { channelUpdate: { position: string, channel: { id: string } | null, errors: Array<{ code: Types.ErrorCode, message: string, field: Array<string> | null }> } };

export type SettingsChannelArchiveMutationVariables = Exact<{
  input: Types.ChannelArchiveInput;
}>;


export type SettingsChannelArchiveMutation = { channelArchive: { position: string, channel: { id: string } | null, errors: Array<{ code: Types.ErrorCode, message: string, field: Array<string> | null }> } };

export type SettingsChannelRestoreMutationVariables = Exact<{
  input: Types.ChannelRestoreInput;
}>;


export type SettingsChannelRestoreMutation = { channelRestore: { position: string, channel: { id: string } | null, errors: Array<{ code: Types.ErrorCode, message: string, field: Array<string> | null }> } };

export type SettingsChannelMemberSetMutationVariables = Exact<{
  input: Types.ChannelMemberSetInput;
}>;


export type SettingsChannelMemberSetMutation = { channelMemberSet: { position: string, channel: { id: string } | null, errors: Array<{ code: Types.ErrorCode, message: string, field: Array<string> | null }> } };

export type SettingsChannelMemberRemoveMutationVariables = Exact<{
  input: Types.ChannelMemberRemoveInput;
}>;


export type SettingsChannelMemberRemoveMutation = { channelMemberRemove: { position: string, channel: { id: string } | null, errors: Array<{ code: Types.ErrorCode, message: string, field: Array<string> | null }> } };

export type SettingsChannelWhatsappSetMutationVariables = Exact<{
  input: Types.ChannelWhatsappSetInput;
}>;


export type SettingsChannelWhatsappSetMutation = { channelWhatsappSet: { position: string, channel: { id: string } | null, errors: Array<{ code: Types.ErrorCode, message: string, field: Array<string> | null }> } };

export const SettingsChannelFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SettingsChannel"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Channel"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"color"}},{"kind":"Field","name":{"kind":"Name","value":"makesProspects"}},{"kind":"Field","name":{"kind":"Name","value":"idleDays"}},{"kind":"Field","name":{"kind":"Name","value":"responseHours"}},{"kind":"Field","name":{"kind":"Name","value":"subjectLineThreads"}},{"kind":"Field","name":{"kind":"Name","value":"senderThreads"}},{"kind":"Field","name":{"kind":"Name","value":"listsAllowed"}},{"kind":"Field","name":{"kind":"Name","value":"internalAllowed"}},{"kind":"Field","name":{"kind":"Name","value":"ownerRule"}},{"kind":"Field","name":{"kind":"Name","value":"acknowledges"}},{"kind":"Field","name":{"kind":"Name","value":"acknowledgement"}},{"kind":"Field","name":{"kind":"Name","value":"signature"}},{"kind":"Field","name":{"kind":"Name","value":"archivedAt"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"aliases"}},{"kind":"Field","name":{"kind":"Name","value":"sendsWhatsapp"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanManage"}},{"kind":"Field","name":{"kind":"Name","value":"whatsapp"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"phoneNumberId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"leader"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"mailbox"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"address"}}]}},{"kind":"Field","name":{"kind":"Name","value":"formSenders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"emailField"}},{"kind":"Field","name":{"kind":"Name","value":"nameField"}}]}},{"kind":"Field","name":{"kind":"Name","value":"members"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"access"}},{"kind":"Field","name":{"kind":"Name","value":"leader"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"active"}}]}}]}}]}}]} as unknown as DocumentNode<SettingsChannelFragment, unknown>;
export const SettingsChannelsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SettingsChannels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"channels"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"archived"},"value":{"kind":"BooleanValue","value":true}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SettingsChannel"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SettingsChannel"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Channel"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"color"}},{"kind":"Field","name":{"kind":"Name","value":"makesProspects"}},{"kind":"Field","name":{"kind":"Name","value":"idleDays"}},{"kind":"Field","name":{"kind":"Name","value":"responseHours"}},{"kind":"Field","name":{"kind":"Name","value":"subjectLineThreads"}},{"kind":"Field","name":{"kind":"Name","value":"senderThreads"}},{"kind":"Field","name":{"kind":"Name","value":"listsAllowed"}},{"kind":"Field","name":{"kind":"Name","value":"internalAllowed"}},{"kind":"Field","name":{"kind":"Name","value":"ownerRule"}},{"kind":"Field","name":{"kind":"Name","value":"acknowledges"}},{"kind":"Field","name":{"kind":"Name","value":"acknowledgement"}},{"kind":"Field","name":{"kind":"Name","value":"signature"}},{"kind":"Field","name":{"kind":"Name","value":"archivedAt"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"aliases"}},{"kind":"Field","name":{"kind":"Name","value":"sendsWhatsapp"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCanManage"}},{"kind":"Field","name":{"kind":"Name","value":"whatsapp"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"phoneNumberId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"leader"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"mailbox"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"address"}}]}},{"kind":"Field","name":{"kind":"Name","value":"formSenders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"emailField"}},{"kind":"Field","name":{"kind":"Name","value":"nameField"}}]}},{"kind":"Field","name":{"kind":"Name","value":"members"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"access"}},{"kind":"Field","name":{"kind":"Name","value":"leader"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"active"}}]}}]}}]}}]} as unknown as DocumentNode<SettingsChannelsQuery, SettingsChannelsQueryVariables>;
export const SettingsMailboxOptionsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SettingsMailboxOptions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mailboxes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"address"}}]}}]}}]} as unknown as DocumentNode<SettingsMailboxOptionsQuery, SettingsMailboxOptionsQueryVariables>;
export const SettingsChannelCreateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SettingsChannelCreate"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ChannelCreateInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"channelCreate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"channel"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<SettingsChannelCreateMutation, SettingsChannelCreateMutationVariables>;
export const SettingsChannelUpdateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SettingsChannelUpdate"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ChannelUpdateInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"channelUpdate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"channel"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<SettingsChannelUpdateMutation, SettingsChannelUpdateMutationVariables>;
export const SettingsChannelArchiveDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SettingsChannelArchive"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ChannelArchiveInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"channelArchive"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"channel"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<SettingsChannelArchiveMutation, SettingsChannelArchiveMutationVariables>;
export const SettingsChannelRestoreDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SettingsChannelRestore"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ChannelRestoreInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"channelRestore"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"channel"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<SettingsChannelRestoreMutation, SettingsChannelRestoreMutationVariables>;
export const SettingsChannelMemberSetDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SettingsChannelMemberSet"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ChannelMemberSetInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"channelMemberSet"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"channel"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<SettingsChannelMemberSetMutation, SettingsChannelMemberSetMutationVariables>;
export const SettingsChannelMemberRemoveDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SettingsChannelMemberRemove"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ChannelMemberRemoveInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"channelMemberRemove"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"channel"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<SettingsChannelMemberRemoveMutation, SettingsChannelMemberRemoveMutationVariables>;
export const SettingsChannelWhatsappSetDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SettingsChannelWhatsappSet"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ChannelWhatsappSetInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"channelWhatsappSet"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"channel"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<SettingsChannelWhatsappSetMutation, SettingsChannelWhatsappSetMutationVariables>;