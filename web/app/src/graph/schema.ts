export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A day in ISO 8601, such as `2026-11-22`. */
  Date: { input: string; output: string; }
  /** An instant in ISO 8601 with an offset, such as `2026-11-22T10:00:00-03:00`. Answers are in UTC. */
  DateTime: { input: string; output: string; }
  /** A number of any precision, as a string: `"1234.50"`. */
  Decimal: { input: string; output: string; }
  /** The `JSON` scalar type represents JSON values as specified by [ECMA-404](https://ecma-international.org/wp-content/uploads/ECMA-404_2nd_edition_december_2017.pdf). */
  JSON: { input: unknown; output: unknown; }
  /** `<epoch>.<event id>`: a place in the event log; `since` takes one. */
  Position: { input: string; output: string; }
};

/** What a member sees of a channel. OWN: their own subjects and those without an owner. CHANNEL: all. */
export type Access =
  /** All subjects of the channel. */
  | 'CHANNEL'
  /** Their own subjects, and those without an owner. */
  | 'OWN';

/** What actions are counted by. */
export type ActionBy =
  /** The channel of its subject when it was written down as done. */
  | 'CHANNEL'
  /** Who did it. */
  | 'PERSON'
  /** The stage of its subject when it was written down as done. */
  | 'STAGE'
  /** Its kind. */
  | 'TYPE';

/** An open activity that will not be done. */
export type ActivityCancelInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The activity. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Why. */
  reason?: InputMaybe<Scalars['String']['input']>;
};

/** An activity that is done. */
export type ActivityCompleteInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** What came of it. */
  feedback?: InputMaybe<Scalars['String']['input']>;
  /** The activity. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** What to schedule with it, instead of what its type triggers. */
  next?: InputMaybe<ActivityDraft>;
};

/** What is to be done, about whatever is named beside it. */
export type ActivityDraft = {
  /** Who does it. Absent: the type's, else whoever did the one before, else you; null: nobody. */
  assigneeId?: InputMaybe<Scalars['ID']['input']>;
  /** The day. Absent: by the type's rule; null: undated. */
  dueOn?: InputMaybe<Scalars['Date']['input']>;
  /** More about it. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** Up to 200 characters; needed without a type. */
  summary?: InputMaybe<Scalars['String']['input']>;
  /** Its kind; gives text, date and assignee where these are absent. */
  typeId?: InputMaybe<Scalars['ID']['input']>;
};

/** Which activities. What is absent does not narrow; lists are alternatives. */
export type ActivityFilter = {
  /** Of one of these people. */
  assigneeIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** About one of these customers, or one of their subjects. */
  customerIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Done at one of these instants. */
  doneAt?: InputMaybe<DateTimeRange>;
  /** Due on one of these days. */
  dueOn?: InputMaybe<DateRange>;
  /** In one of these states. */
  states?: InputMaybe<Array<ActivityState>>;
  /** About one of these subjects. */
  subjectIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Of one of these kinds. */
  typeIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** True: of nobody; false: of somebody. */
  unassigned?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Something that was done without having been planned. */
export type ActivityLogInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The customer; this or `subjectId`. */
  customerId?: InputMaybe<Scalars['ID']['input']>;
  /** When; default: now. Not in the future. */
  doneAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** What came of it. */
  feedback?: InputMaybe<Scalars['String']['input']>;
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The subject; this or `customerId`. */
  subjectId?: InputMaybe<Scalars['ID']['input']>;
  /** Up to 200 characters; needed without a type. */
  summary?: InputMaybe<Scalars['String']['input']>;
  /** Its kind. */
  typeId?: InputMaybe<Scalars['ID']['input']>;
};

/** The order of a list of activities; equal rows by id. */
export type ActivityOrder = {
  /** Which way round. */
  direction?: OrderDirection;
  /** By what. */
  field?: ActivityOrderField;
};

/** What a list of activities is ordered by; those without a day or an end count as last. */
export type ActivityOrderField =
  /** By when they were planned or logged. */
  | 'CREATED_AT'
  /** By when they were done. */
  | 'DONE_AT'
  /** By when their day is over. */
  | 'DUE';

/** Another day for an open activity. */
export type ActivityRescheduleInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The day; null: undated. This or `quick`. */
  dueOn?: InputMaybe<Scalars['Date']['input']>;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The activity. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** A day by its name. */
  quick?: InputMaybe<QuickDay>;
};

/** Something to do, about one subject or one customer. */
export type ActivityScheduleInput = {
  /** Who does it. Absent: the type's, else whoever did the one before, else you; null: nobody. */
  assigneeId?: InputMaybe<Scalars['ID']['input']>;
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The customer; this or `subjectId`. */
  customerId?: InputMaybe<Scalars['ID']['input']>;
  /** The day. Absent: by the type's rule; null: undated. */
  dueOn?: InputMaybe<Scalars['Date']['input']>;
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** More about it. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** The subject; this or `customerId`. */
  subjectId?: InputMaybe<Scalars['ID']['input']>;
  /** Up to 200 characters; needed without a type. */
  summary?: InputMaybe<Scalars['String']['input']>;
  /** Its kind; gives text, date and assignee where these are absent. */
  typeId?: InputMaybe<Scalars['ID']['input']>;
};

/** An open activity to put off. */
export type ActivitySnoozeInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 365, from its day, or from today where that is later. */
  days?: Scalars['Int']['input'];
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The activity. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** How urgent the next activity is; NONE: nothing is planned. DONE and CANCELLED are of activities. */
export type ActivityState =
  /** It was called off; of activities only. */
  | 'CANCELLED'
  /** It was done; of activities only. */
  | 'DONE'
  /** Nothing is planned; of subjects only. */
  | 'NONE'
  /** It was due before today. */
  | 'OVERDUE'
  /** It is due later. */
  | 'PLANNED'
  /** It is due today. */
  | 'TODAY'
  /** It has no date. */
  | 'UNDATED';

/** A kind of activity to offer no more, or again. */
export type ActivityTypeArchiveInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The activity type. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** True: offer it again. */
  restore?: Scalars['Boolean']['input'];
};

/** A new kind of activity. */
export type ActivityTypeCreateInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** `#rrggbb`. */
  color?: Scalars['String']['input'];
  /** Who does these. */
  defaultAssigneeId?: InputMaybe<Scalars['ID']['input']>;
  /** Free text. */
  defaultNote?: InputMaybe<Scalars['String']['input']>;
  /** Up to 200 characters. */
  defaultSummary?: InputMaybe<Scalars['String']['input']>;
  /** Default: the same day. */
  due?: InputMaybe<DueRuleInput>;
  /** The name of an icon, up to 40 characters. */
  icon?: Scalars['String']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Up to 60 characters, unique. */
  name: Scalars['String']['input'];
  /** What suggestions take it for. */
  purpose?: InputMaybe<Purpose>;
  /** What may follow, up to 10. */
  suggestsIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** What follows at once; instead of `suggestsIds`. No circles. */
  triggersId?: InputMaybe<Scalars['ID']['input']>;
};

/** What changes on a kind of activity; absent leaves, null clears. */
export type ActivityTypeUpdateInput = {
  /** SUGGEST takes the trigger away. */
  chaining?: InputMaybe<Chaining>;
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** `#rrggbb`. */
  color?: InputMaybe<Scalars['String']['input']>;
  /** Who does these. */
  defaultAssigneeId?: InputMaybe<Scalars['ID']['input']>;
  /** Free text. */
  defaultNote?: InputMaybe<Scalars['String']['input']>;
  /** Up to 200 characters. */
  defaultSummary?: InputMaybe<Scalars['String']['input']>;
  /** When new ones are due; what is scheduled keeps its date. */
  due?: InputMaybe<DueRuleInput>;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The name of an icon. */
  icon?: InputMaybe<Scalars['String']['input']>;
  /** The activity type. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Up to 60 characters, unique. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** What suggestions take it for. */
  purpose?: InputMaybe<Purpose>;
  /** What may follow, up to 10. */
  suggestsIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** What follows at once; clears what it suggests. */
  triggersId?: InputMaybe<Scalars['ID']['input']>;
};

/** What changes on an open activity; absent leaves, null clears. */
export type ActivityUpdateInput = {
  /** Who does it; null: nobody. */
  assigneeId?: InputMaybe<Scalars['ID']['input']>;
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The day; null: undated. */
  dueOn?: InputMaybe<Scalars['Date']['input']>;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The activity. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** More about it. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** Up to 200 characters. */
  summary?: InputMaybe<Scalars['String']['input']>;
  /** Its kind. */
  typeId?: InputMaybe<Scalars['ID']['input']>;
};

/** A postal address, whole: what is not given is not known. Each part has up to 200 characters. */
export type AddressInput = {
  /** City. */
  city?: InputMaybe<Scalars['String']['input']>;
  /** Floor, suite, block. */
  complement?: InputMaybe<Scalars['String']['input']>;
  /** ISO 3166 with two letters, such as BR. */
  country?: InputMaybe<Scalars['String']['input']>;
  /** District (bairro). */
  district?: InputMaybe<Scalars['String']['input']>;
  /** House number, or `s/n`. */
  number?: InputMaybe<Scalars['String']['input']>;
  /** Postal code (CEP). */
  postalCode?: InputMaybe<Scalars['String']['input']>;
  /** State or province, such as SP. */
  state?: InputMaybe<Scalars['String']['input']>;
  /** Street, without the number. */
  street?: InputMaybe<Scalars['String']['input']>;
};

/** LEAVE: nothing is changed on the server. MARK: a keyword is set. MOVE: it goes into another folder. */
export type AfterFiling =
  /** Nothing is changed on the server. */
  | 'LEAVE'
  /** A keyword is set on it. */
  | 'MARK'
  /** It is moved to another folder. */
  | 'MOVE';

/** IN_TIME: answered within the channel's hours. LATE: after them. NOT_YET: by nobody until now. */
export type AnswerState =
  /** Answered within the channel's hours. */
  | 'IN_TIME'
  /** Answered after them. */
  | 'LATE'
  /** Answered by nobody until now. */
  | 'NOT_YET';

/** A key to make for oneself. */
export type ApiKeyCreateInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** With an offset; within 365 days, and not after the key that asks, if a key asks. */
  expiresAt: Scalars['DateTime']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** What it is for, 1 to 80 characters. */
  name: Scalars['String']['input'];
  /** At least one; not more than the key that asks, if a key asks. */
  scopes: Array<Scope>;
};

/** A key to revoke. */
export type ApiKeyRevokeInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** One of one's own; an administrator revokes anybody's. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** A key to put another in the place of. */
export type ApiKeyRotateInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** When the new one ends. With an offset; within 365 days, and not after the key that asks, if a key asks. */
  expiresAt: Scalars['DateTime']['input'];
  /** One of one's own that lasts. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Which lines. What is absent does not narrow; lists are alternatives. */
export type AuditFilter = {
  /** Of one of these kinds. */
  kinds?: InputMaybe<Array<AuditKind>>;
  /** From this instant on; with an offset. */
  since?: InputMaybe<Scalars['DateTime']['input']>;
  /** Before this instant; with an offset. */
  until?: InputMaybe<Scalars['DateTime']['input']>;
  /** About this account, or done by it. */
  userId?: InputMaybe<Scalars['ID']['input']>;
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

/** Whether the sender's domain vouches for the mail; NONE: nobody trusted has said anything. */
export type AuthVerdict =
  /** The sender's domain disowns it. */
  | 'FAIL'
  /** Nobody trusted has said anything. */
  | 'NONE'
  /** The sender's domain vouches for it. */
  | 'PASS';

/** FAILED: it will not arrive. DELAYED: the server still tries. */
export type BounceKind =
  /** The server still tries (class 4); three reports within a week count as FAILED. */
  | 'DELAYED'
  /** It will not arrive (RFC 3464, class 5). */
  | 'FAILED';

/** Undo everything when one item is refused, or keep what could be done. */
export type BulkMode =
  /** When one is refused, nothing is kept. */
  | 'ALL_OR_NOTHING'
  /** What can be done is kept; the others say why not. */
  | 'BEST_EFFORT';

/** What follows an activity when it is done. */
export type Chaining =
  /** It suggests what may follow. */
  | 'SUGGEST'
  /** What follows is scheduled at once. */
  | 'TRIGGER';

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

/** A channel to close. */
export type ChannelArchiveInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The channel. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** A new channel. */
export type ChannelCreateInput = {
  /** At most 5000 characters; may have the fields of templates. */
  acknowledgement?: InputMaybe<Scalars['String']['input']>;
  /** Whether a new matter is answered at once; asks for `acknowledgement`. */
  acknowledges?: Scalars['Boolean']['input'];
  /** Mail addresses that mean this channel and no other; `+detail` is dropped. */
  aliases?: Array<Scalars['String']['input']>;
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** `#rrggbb`. */
  color?: InputMaybe<Scalars['String']['input']>;
  /** Its web forms, up to 20. */
  formSenders?: Array<FormSenderInput>;
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 3650; null: the workspace's number. */
  idleDays?: InputMaybe<Scalars['Int']['input']>;
  /** Whether a user's own mail makes subjects. */
  internalAllowed?: Scalars['Boolean']['input'];
  /** Whether mail of mailing lists makes subjects. */
  listsAllowed?: Scalars['Boolean']['input'];
  /** The mailbox it receives through. */
  mailboxId?: InputMaybe<Scalars['ID']['input']>;
  /** Whether its mail makes prospects. */
  makesProspects?: Scalars['Boolean']['input'];
  /** 1 to 80 characters, unique. */
  name: Scalars['String']['input'];
  /** Who gets what a mail begins. */
  ownerRule?: OwnerRule;
  /** 1 to 2160: within which it wants to answer. */
  responseHours?: InputMaybe<Scalars['Int']['input']>;
  /** Whether a known sender's mail goes onto their one open subject. */
  senderThreads?: Scalars['Boolean']['input'];
  /** At most 5000 characters; may have the fields of templates. */
  signature?: InputMaybe<Scalars['String']['input']>;
  /** Whether replies may be found by subject line. */
  subjectLineThreads?: Scalars['Boolean']['input'];
};

/** Somebody who is to leave a channel. */
export type ChannelMemberRemoveInput = {
  /** The channel. */
  channelId: Scalars['ID']['input'];
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The member. */
  userId: Scalars['ID']['input'];
};

/** Somebody who is to work in a channel, and what they are to see. */
export type ChannelMemberSetInput = {
  /** A leader always has CHANNEL. */
  access?: Access;
  /** The channel. */
  channelId: Scalars['ID']['input'];
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** True: the former leader becomes an ordinary member. */
  leader?: Scalars['Boolean']['input'];
  /** An active user; a member already or not yet. */
  userId: Scalars['ID']['input'];
};

/** A channel to open again. */
export type ChannelRestoreInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The channel. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** What changes on a channel; absent leaves, null clears. */
export type ChannelUpdateInput = {
  /** At most 5000 characters; may have the fields of templates. */
  acknowledgement?: InputMaybe<Scalars['String']['input']>;
  /** Whether a new matter is answered at once; asks for `acknowledgement`. */
  acknowledges?: InputMaybe<Scalars['Boolean']['input']>;
  /** All its addresses; those not named are dropped. */
  aliases?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** `#rrggbb`. */
  color?: InputMaybe<Scalars['String']['input']>;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** All its web forms, up to 20; those not named are dropped. */
  formSenders?: InputMaybe<Array<FormSenderInput>>;
  /** The channel. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 3650; null: the workspace's number. */
  idleDays?: InputMaybe<Scalars['Int']['input']>;
  /** Whether users' own mail makes subjects. */
  internalAllowed?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether mailing lists make subjects. */
  listsAllowed?: InputMaybe<Scalars['Boolean']['input']>;
  /** The mailbox; null: none. */
  mailboxId?: InputMaybe<Scalars['ID']['input']>;
  /** Whether its mail makes prospects. */
  makesProspects?: InputMaybe<Scalars['Boolean']['input']>;
  /** 1 to 80 characters, unique. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Who gets what a mail begins. */
  ownerRule?: InputMaybe<OwnerRule>;
  /** 1 to 2160; null: not said. */
  responseHours?: InputMaybe<Scalars['Int']['input']>;
  /** Whether a known sender's mail goes onto their one open subject. */
  senderThreads?: InputMaybe<Scalars['Boolean']['input']>;
  /** At most 5000 characters; may have the fields of templates. */
  signature?: InputMaybe<Scalars['String']['input']>;
  /** Whether replies may be found by subject line. */
  subjectLineThreads?: InputMaybe<Scalars['Boolean']['input']>;
};

/** The number from which a channel writes by the WhatsApp Cloud API; all of it, each time. */
export type ChannelWhatsappSetInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The channel. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The id of the number in the provider's console, not the number; null: the channel opens links. */
  phoneNumberId?: InputMaybe<Scalars['String']['input']>;
  /** Kept sealed, and never readable again. Null: the one that is known for this number. */
  token?: InputMaybe<Scalars['String']['input']>;
};

/** A new customer. */
export type CustomerCreateInput = {
  /** Where they are. */
  address?: InputMaybe<AddressInput>;
  /** Their home channel, one of the viewer's: its members see them even without a subject. */
  channelId?: InputMaybe<Scalars['ID']['input']>;
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The company they belong to. */
  companyId?: InputMaybe<Scalars['ID']['input']>;
  /** At most `Limits.contactsPerCustomer`. */
  emails?: InputMaybe<Array<Scalars['String']['input']>>;
  /** What another system calls them. */
  externalId?: InputMaybe<Scalars['String']['input']>;
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** How near they are to us. */
  lifecycle?: Lifecycle;
  /** 1 to 200 characters. */
  name: Scalars['String']['input'];
  /** At most `Limits.contactsPerCustomer`. A number without + is read as one of the workspace's country, where its locale names one. */
  phones?: InputMaybe<Array<Scalars['String']['input']>>;
  /** CPF or CNPJ, with or without punctuation, or a VAT number with its country. */
  taxId?: InputMaybe<Scalars['String']['input']>;
  /** PERSON or COMPANY. */
  type?: CustomerType;
};

/** A customer to delete. */
export type CustomerDeleteInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The customer. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Whether an address is to get mail. */
export type CustomerDoNotEmailInput = {
  /** One of their addresses. */
  address: Scalars['String']['input'];
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** True: no mail goes there; false: it may again. */
  doNotEmail: Scalars['Boolean']['input'];
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The customer. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** A customer to enter together with what they are about. */
export type CustomerDraft = {
  /** Where they are. */
  address?: InputMaybe<AddressInput>;
  /** Their home channel, one of the viewer's: its members see them even without a subject. */
  channelId?: InputMaybe<Scalars['ID']['input']>;
  /** The company they belong to. */
  companyId?: InputMaybe<Scalars['ID']['input']>;
  /** At most `Limits.contactsPerCustomer`. */
  emails?: InputMaybe<Array<Scalars['String']['input']>>;
  /** What another system calls them. */
  externalId?: InputMaybe<Scalars['String']['input']>;
  /** How near they are to us. */
  lifecycle?: Lifecycle;
  /** 1 to 200 characters. */
  name: Scalars['String']['input'];
  /** At most `Limits.contactsPerCustomer`. A number without + is read as one of the workspace's country, where its locale names one. */
  phones?: InputMaybe<Array<Scalars['String']['input']>>;
  /** CPF or CNPJ, with or without punctuation, or a VAT number with its country. */
  taxId?: InputMaybe<Scalars['String']['input']>;
  /** PERSON or COMPANY. */
  type?: CustomerType;
};

/** Which customers. What is absent does not narrow; lists are alternatives. */
export type CustomerFilter = {
  /** With one of these home channels. */
  channelIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Belonging to one of these companies. */
  companyIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** With, or without, a subject that the viewer sees. */
  hasSubjects?: InputMaybe<Scalars['Boolean']['input']>;
  /** How near they are. */
  lifecycles?: InputMaybe<Array<Lifecycle>>;
  /** Words in the name, tax id, addresses or numbers; accents and case do not matter. */
  text?: InputMaybe<Scalars['String']['input']>;
  /** People, companies. */
  types?: InputMaybe<Array<CustomerType>>;
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

/** What changes on a customer; absent leaves, null clears. */
export type CustomerUpdateInput = {
  /** The whole address. */
  address?: InputMaybe<AddressInput>;
  /** Their home channel. */
  channelId?: InputMaybe<Scalars['ID']['input']>;
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The company they belong to. */
  companyId?: InputMaybe<Scalars['ID']['input']>;
  /** All their addresses; those not named are dropped. */
  emails?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** What another system calls them. */
  externalId?: InputMaybe<Scalars['String']['input']>;
  /** The customer. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** How near they are to us. */
  lifecycle?: InputMaybe<Lifecycle>;
  /** 1 to 200 characters. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** All their numbers; those not named are dropped. */
  phones?: InputMaybe<Array<Scalars['String']['input']>>;
  /** CPF, CNPJ, or a VAT number with its country. */
  taxId?: InputMaybe<Scalars['String']['input']>;
  /** PERSON or COMPANY. */
  type?: InputMaybe<CustomerType>;
};

/** Customers who are the same person or company. */
export type CustomersMergeInput = {
  /** Where another value is wanted than `mergePreview` says. */
  choices?: InputMaybe<Array<MergeChoiceInput>>;
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 10 that go. */
  ids: Array<Scalars['ID']['input']>;
  /** The survivor; `expectedVersion` is of it. */
  intoId: Scalars['ID']['input'];
};

/** From `from` to `to`, both included; either may be absent. */
export type DateRange = {
  /** The first day. */
  from?: InputMaybe<Scalars['Date']['input']>;
  /** The last day. */
  to?: InputMaybe<Scalars['Date']['input']>;
};

/** From `from` up to, but without, `to`; either may be absent. */
export type DateTimeRange = {
  /** Inclusive, with an offset. */
  from?: InputMaybe<Scalars['DateTime']['input']>;
  /** Exclusive, with an offset. */
  to?: InputMaybe<Scalars['DateTime']['input']>;
};

/** How a day of three numbers is written. */
export type DayOrder =
  /** Day, month, year. */
  | 'DMY'
  /** Month, day, year. */
  | 'MDY';

/** IN: a customer said it. OUT: we did. INTERNAL: one of us, to the others. */
export type Direction =
  /** A customer said it. */
  | 'IN'
  /** One of us said it to the others; it is never passed on. */
  | 'INTERNAL'
  /** We said it. */
  | 'OUT';

/** One document, whole: what is left out is empty from then on. */
export type DocumentInput = {
  /** What it comes to. */
  amount: MoneyInput;
  /** What is still to be paid, at most the amount and in its currency. Null: the amount, while OPEN. */
  balance?: InputMaybe<MoneyInput>;
  /** Whose it is; this or `taxId`. One who was merged: the survivor. */
  customerId?: InputMaybe<Scalars['ID']['input']>;
  /** Up to 300 characters, one line. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** The last day on which it is to be paid or done. */
  dueOn?: InputMaybe<Scalars['Date']['input']>;
  /** What it is known by in its system: 1 to 120 characters. */
  externalId: Scalars['String']['input'];
  /** The day of issue. */
  issuedOn: Scalars['Date']['input'];
  /** What it is. */
  kind: DocumentKind;
  /** Up to 60 characters. */
  number?: InputMaybe<Scalars['String']['input']>;
  /** The day on which it was. */
  settledOn?: InputMaybe<Scalars['Date']['input']>;
  /** Whether something is still to be paid or done. */
  state?: DocumentState;
  /** The CPF, CNPJ or VAT number of the one customer who has it, as it may be written. */
  taxId?: InputMaybe<Scalars['String']['input']>;
  /** Where it can be looked at: http or https. */
  url?: InputMaybe<Scalars['String']['input']>;
};

/** INVOICE: of a sale. RECEIVABLE: an account to be paid. SERVICE_ORDER, SERVICE_INVOICE: of work. */
export type DocumentKind =
  /** An invoice of a sale. */
  | 'INVOICE'
  /** An account that is to be paid. */
  | 'RECEIVABLE'
  /** An invoice of work. */
  | 'SERVICE_INVOICE'
  /** Work that was ordered. */
  | 'SERVICE_ORDER';

/** OPEN: something is still to be paid or done. CANCELLED: it does not count. */
export type DocumentState =
  /** It does not count. */
  | 'CANCELLED'
  /** Something is still to be paid or done. */
  | 'OPEN'
  /** It was paid or done. */
  | 'SETTLED';

/** What an ERP has to say of its documents. */
export type DocumentsUpsertInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 500 documents. */
  documents: Array<DocumentInput>;
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Which system says it: 1 to 60 characters, the same each time. */
  source: Scalars['String']['input'];
};

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
  amount: Scalars['Int']['input'];
  /** From when. */
  base?: DueBase;
  /** Of what. */
  unit?: DueUnit;
  /** Leave out weekends and the workspace's holidays. */
  workingDays?: Scalars['Boolean']['input'];
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

/** What a message of a subscription is. */
export type EventKind =
  /** Something has changed. */
  | 'CHANGE'
  /** Too much was missed, or the viewer's sight has changed: fetch anew, then subscribe again. */
  | 'RESYNC_REQUIRED';

/** What is exported. */
export type ExportKind =
  /** Customers. */
  | 'CUSTOMERS'
  /** Subjects, with their customers. */
  | 'SUBJECTS';

/** What to export, and how the file is written. */
export type ExportStartInput = {
  /** Whether the file begins with a byte order mark, by which Excel knows UTF-8. */
  bom?: Scalars['Boolean']['input'];
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** Which customers, as in the list. */
  customerFilter?: InputMaybe<CustomerFilter>;
  /** The decimal sign: `.` or `,`. */
  decimal?: Scalars['String']['input'];
  /** A comma, a semicolon (what Excel expects in Portuguese) or a tab. */
  delimiter?: Scalars['String']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Subjects or customers. */
  kind: ExportKind;
  /** Which subjects, as in the list. */
  subjectFilter?: InputMaybe<SubjectFilter>;
};

/** Where an upload belongs: one of the three. */
export type FileAttachInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** A customer. */
  customerId?: InputMaybe<Scalars['ID']['input']>;
  /** An upload of one's own that has arrived and is used nowhere. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** A note of one's own. */
  noteId?: InputMaybe<Scalars['ID']['input']>;
  /** A subject. */
  subjectId?: InputMaybe<Scalars['ID']['input']>;
};

/** A file to take off. */
export type FileRemoveInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** One that somebody attached, or an upload of one's own. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** A file to upload: for a message to be sent, for a matter (`fileAttach`), for an import. */
export type FileUploadInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Its name, 1 to 1,000 characters; kept in a form that is safe to save. */
  name: Scalars['String']['input'];
};

/** Whose probability a forecast takes. */
export type ForecastBasis =
  /** A probability that somebody gave the subject. */
  | 'MANUAL'
  /** The probability of the stage. */
  | 'STAGE';

/** A web form: its mails are about whoever filled it in, never about its own address. */
export type FormSenderInput = {
  /** The address from which its notices come. */
  address: Scalars['String']['input'];
  /** The label of the line that holds the person's address; null: Reply-To does. */
  emailField?: InputMaybe<Scalars['String']['input']>;
  /** The label of the line that holds their name, such as `Nome`. */
  nameField?: InputMaybe<Scalars['String']['input']>;
};

/** What is done with a customer who is there already; their subject is created in any case. */
export type ImportDuplicates =
  /** Another one is made. */
  | 'CREATE'
  /** They stay as they are. */
  | 'SKIP'
  /** What the row says stands; addresses and numbers are added. */
  | 'UPDATE';

/** What a column of an imported file means. */
export type ImportField =
  /** Of their address. */
  | 'CITY'
  /** The name of the company they belong to, which is there already. */
  | 'COMPANY'
  /** Of their address. */
  | 'COMPLEMENT'
  /** Of their address, in two letters. */
  | 'COUNTRY'
  /** Of the subject. */
  | 'DESCRIPTION'
  /** Of their address. */
  | 'DISTRICT'
  /** E-mail addresses, parted by semicolons; several columns may have them. */
  | 'EMAIL'
  /** The day on which the subject is expected to close. */
  | 'EXPECTED_CLOSE_ON'
  /** What another system calls the customer. */
  | 'EXTERNAL_ID'
  /** How near they are: lead, prospect, customer, former. */
  | 'LIFECYCLE'
  /** The customer's name. */
  | 'NAME'
  /** Of the house. */
  | 'NUMBER'
  /** The subject's owner, by name or e-mail address. */
  | 'OWNER'
  /** Phone numbers, likewise. */
  | 'PHONE'
  /** Of their address. */
  | 'POSTAL_CODE'
  /** Of the subject, 0 to 3. */
  | 'PRIORITY'
  /** Of the subject, in per cent. */
  | 'PROBABILITY'
  /** Where the subject came from. */
  | 'SOURCE'
  /** The subject's stage, by name. */
  | 'STAGE'
  /** Of their address. */
  | 'STATE'
  /** Of their address. */
  | 'STREET'
  /** A subject of this title is created about the customer. */
  | 'SUBJECT_TITLE'
  /** CPF, CNPJ or VAT number. */
  | 'TAX_ID'
  /** Person or company: F, PJ, company and the like. */
  | 'TYPE'
  /** Of the subject, in the workspace's currency. */
  | 'VALUE';

/** By what a customer is known to be there already. */
export type ImportMatch =
  /** An e-mail address. */
  | 'EMAIL'
  /** What another system calls them. */
  | 'EXTERNAL_ID'
  /** A phone number. */
  | 'PHONE'
  /** CPF, CNPJ or VAT number. */
  | 'TAX_ID';

/** A file to import. */
export type ImportStartInput = {
  /** Where customers and subjects are to belong. */
  channelId: Scalars['ID']['input'];
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** Try every row and keep nothing but what would come. */
  dryRun?: Scalars['Boolean']['input'];
  /** What is done with customers who are there already. */
  duplicates?: ImportDuplicates;
  /** An upload of one's own that has arrived. */
  fileId: Scalars['ID']['input'];
  /** Over what is found out. */
  format?: InputMaybe<SheetFormatInput>;
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** What each column means, from left to right; null: it is left out. */
  mapping: Array<InputMaybe<ImportField>>;
  /** By what they are known, in this order; default: by all of them. */
  matchBy?: InputMaybe<Array<ImportMatch>>;
  /** Where subjects begin whose row names no stage; default: as `subjectCreate` does. */
  stageId?: InputMaybe<Scalars['ID']['input']>;
};

/** An import to take back. */
export type ImportUndoInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The job that imported. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** A mail whose sender is not wanted. */
export type IntakeBlockSenderInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The mail. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** A mail that is not wanted. */
export type IntakeDiscardInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The mail. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Which deliveries. What is absent does not narrow; lists are alternatives. */
export type IntakeFilter = {
  /** With an effect in one of these channels, which the viewer sees whole. */
  channelIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Taken from one of these. */
  mailboxIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** By the instant the server took it. */
  receivedAt?: InputMaybe<DateTimeRange>;
  /** As far as this. */
  states?: InputMaybe<Array<IntakeState>>;
  /** Words in sender, subject line or beginning. */
  text?: InputMaybe<Scalars['String']['input']>;
};

/** What a mail did in one channel. */
export type IntakeOutcome =
  /** It was noted on the mail that it is about. */
  | 'BOUNCED'
  /** It began a new subject. */
  | 'CREATED'
  /** It was filed elsewhere, or before. */
  | 'DUPLICATE'
  /** It could not be filed. */
  | 'FAILED'
  /** It was recorded and left. */
  | 'IGNORED'
  /** It waits for a person. */
  | 'QUARANTINED'
  /** It went onto a subject that was there. */
  | 'THREADED';

/** A mail to let in. */
export type IntakeReleaseInput = {
  /** For which channel it is; needed where it was sent to nobody of ours. */
  channelId?: InputMaybe<Scalars['ID']['input']>;
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The mail. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** PENDING: fetched, not filed yet. FILED: on a subject. QUARANTINED: waits for a person. IGNORED: recorded and left. BOUNCED: a report about one of our mails. DUPLICATE: known already. FAILED: could not be filed; can be tried again. PURGED: only the tombstone is left. */
export type IntakeState =
  /** It reports about one of our own mails. */
  | 'BOUNCED'
  /** It was known already. */
  | 'DUPLICATE'
  /** It could not be filed; it can be tried again. */
  | 'FAILED'
  /** It stands on a subject. */
  | 'FILED'
  /** It was recorded and left. */
  | 'IGNORED'
  /** It was fetched and is not filed yet. */
  | 'PENDING'
  /** Only the tombstone is left. */
  | 'PURGED'
  /** It waits for a person. */
  | 'QUARANTINED';

/** A mail that another channel is to decide on. */
export type IntakeTransferInput = {
  /** A channel that the viewer knows. */
  channelId: Scalars['ID']['input'];
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The mail. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** A sender who may write again. */
export type IntakeUnblockSenderInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The block. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** What counts as contact: drags, edits and automatic replies do not. */
export type InteractionKind =
  /** An activity was logged or done. */
  | 'ACTION'
  /** The subject was created. */
  | 'CREATED'
  /** A person's mail came in. */
  | 'MAIL_IN'
  /** We wrote to them. */
  | 'MESSAGE_OUT'
  /** Somebody wrote a note. */
  | 'NOTE'
  /** An order was made or changed. */
  | 'ORDER'
  /** A proposal went out or was answered. */
  | 'PROPOSAL'
  /** We spoke by WhatsApp. */
  | 'WHATSAPP';

/** An invitation, and the password that the invited user chooses. */
export type InvitationAcceptInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** As long as `Limits.passwordMin` to `passwordMax` say. */
  password: Scalars['String']['input'];
  /** The token that `userInvite` showed. */
  token: Scalars['String']['input'];
};

/** An invitation to take back. */
export type InvitationRevokeInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Who was invited and has not joined. */
  userId: Scalars['ID']['input'];
};

/** A job to stop. */
export type JobCancelInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The job. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
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

/** What two subjects, or two customers, have in common. */
export type Likeness =
  /** The same customer. */
  | 'CUSTOMER'
  /** Customers with addresses of the same company, which no public mail provider has. */
  | 'DOMAIN'
  /** Customers with the same e-mail address. */
  | 'EMAIL'
  /** The same name; of customers alone. */
  | 'NAME'
  /** Customers with the same phone number. */
  | 'PHONE'
  /** Customers with the same CPF, CNPJ or VAT number. */
  | 'TAX_ID';

/** What is taken off a line: `percent` or `amount`. */
export type LineDiscountInput = {
  /** In the document's currency, at most what the line costs. */
  amount?: InputMaybe<Scalars['Decimal']['input']>;
  /** 0 to 100, with at most 2 decimal places. */
  percent?: InputMaybe<Scalars['Decimal']['input']>;
};

/** A new reason. */
export type LostReasonCreateInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 120 characters, unique. */
  name: Scalars['String']['input'];
  /** Whether it asks for a note. */
  needsNote?: Scalars['Boolean']['input'];
};

/** A reason to delete. */
export type LostReasonDeleteInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The reason. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** What changes on a reason; what is absent stays. */
export type LostReasonUpdateInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The reason. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 120 characters, unique. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Whether it asks for a note. */
  needsNote?: InputMaybe<Scalars['Boolean']['input']>;
};

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
  address?: InputMaybe<Scalars['String']['input']>;
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** A mailbox that is authorised anew. */
  id?: InputMaybe<Scalars['ID']['input']>;
  /** Google or Microsoft. */
  provider: MailProvider;
  /** A page of one of the allowed origins to come back to; else a plain page says so. */
  returnTo?: InputMaybe<Scalars['String']['input']>;
};

/** A mail account to receive through. Channels name it by their own `mailboxId`. */
export type MailboxConnectInput = {
  /** The account's own address, unique. */
  address: Scalars['String']['input'];
  /** What is done to a mail on the server once it is filed. */
  afterFiling?: AfterFiling;
  /** With MARK the keyword, with MOVE the folder. */
  afterTarget?: InputMaybe<Scalars['String']['input']>;
  /** The server whose Authentication-Results header is believed; null: none. */
  authservId?: InputMaybe<Scalars['String']['input']>;
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The channel that gets mail which names no channel's address. */
  defaultChannelId?: InputMaybe<Scalars['ID']['input']>;
  /** The folder that is read. */
  folder?: Scalars['String']['input'];
  /** The IMAP server, such as `imap.example.com`. */
  host: Scalars['String']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Kept sealed, and never readable again. */
  password: Scalars['String']['input'];
  /** Seconds between two looks into it, 1 to 86400. */
  pollEvery?: Scalars['Int']['input'];
  /** 1 to 65535. */
  port?: Scalars['Int']['input'];
  /** NONE is for servers that the installation's settings allow by name. */
  security?: Security;
  /** Domains, such as `lists.example.com`, whose ARC seal (RFC 8617) is believed where forwarding broke the sender's own signature; at most 50. */
  trustedForwarders?: Array<Scalars['String']['input']>;
  /** The name to sign in with; often the address. */
  username: Scalars['String']['input'];
};

/** A mailbox to look into no more. */
export type MailboxDisconnectInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The mailbox. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** A mailbox's past, to be imported. */
export type MailboxImportHistoryInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The mailbox. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The first day, by when the server took the mails. */
  since: Scalars['Date']['input'];
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

/** A mailbox to look into at once. */
export type MailboxPollNowInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The mailbox. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The server by which a mailbox's channels send; all of it, each time. */
export type MailboxSendingSetInput = {
  /** The server asks for no sign-in. */
  anonymous?: Scalars['Boolean']['input'];
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The SMTP server, such as `smtp.example.com`; null: nothing is sent from here. */
  host?: InputMaybe<Scalars['String']['input']>;
  /** The mailbox. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Whether a copy goes into the account's Sent folder by IMAP; not for Gmail and Microsoft, which do that themselves. */
  keepsSent?: Scalars['Boolean']['input'];
  /** Kept sealed, and never readable again. Null: the one that is known, where it goes to no other server or user than before. */
  password?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 65535; 465 for TLS, 587 for STARTTLS. */
  port?: Scalars['Int']['input'];
  /** NONE is for servers that the installation's settings allow by name. */
  security?: Security;
  /** Null: the one with which it receives. */
  username?: InputMaybe<Scalars['String']['input']>;
};

/** A mailbox to try: a connected one by its `id`, or an account as it is entered. */
export type MailboxTestInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The folder that would be read. */
  folder?: Scalars['String']['input'];
  /** The IMAP server. */
  host?: InputMaybe<Scalars['String']['input']>;
  /** A connected mailbox, as it is. */
  id?: InputMaybe<Scalars['ID']['input']>;
  /** Used for this once, and not kept. */
  password?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 65535. */
  port?: Scalars['Int']['input'];
  /** How the connection is protected. */
  security?: Security;
  /** The name to sign in with. */
  username?: InputMaybe<Scalars['String']['input']>;
};

/** What changes on a mailbox; what is absent stays. */
export type MailboxUpdateInput = {
  /** What is done to mails on the server once they are filed; it holds for mails fetched from now on. */
  afterFiling?: InputMaybe<AfterFiling>;
  /** With MARK the keyword, with MOVE the folder. */
  afterTarget?: InputMaybe<Scalars['String']['input']>;
  /** Whom to believe about senders. */
  authservId?: InputMaybe<Scalars['String']['input']>;
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** Who gets mail that names no channel's address; null: it waits for a person. */
  defaultChannelId?: InputMaybe<Scalars['ID']['input']>;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Another folder, read from its end on. */
  folder?: InputMaybe<Scalars['String']['input']>;
  /** Another server; asks for the password. */
  host?: InputMaybe<Scalars['String']['input']>;
  /** The mailbox. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** A new one, or the old one when asked for. */
  password?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 86400 seconds. */
  pollEvery?: InputMaybe<Scalars['Int']['input']>;
  /** Another port; asks for the password. */
  port?: InputMaybe<Scalars['Int']['input']>;
  /** Another protection; asks for the password. */
  security?: InputMaybe<Security>;
  /** All the domains whose ARC seal is believed; those not named are dropped. */
  trustedForwarders?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Another name; asks for the password. */
  username?: InputMaybe<Scalars['String']['input']>;
};

/** A new marker. */
export type MarkerCreateInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** `#rrggbb`. */
  color?: Scalars['String']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 60 characters, unique. */
  name: Scalars['String']['input'];
};

/** A marker to delete. */
export type MarkerDeleteInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The marker. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Which markers a subject carries. */
export type MarkerFilter = {
  /** Every one of these. */
  all?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** At least one of these. */
  any?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Not one of these. */
  none?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** What changes on a marker; what is absent stays. */
export type MarkerUpdateInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** `#rrggbb`. */
  color?: InputMaybe<Scalars['String']['input']>;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The marker. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 60 characters, unique. */
  name?: InputMaybe<Scalars['String']['input']>;
};

/** By which way it went. */
export type Medium =
  /** By e-mail. */
  | 'EMAIL'
  /** By WhatsApp. */
  | 'WHATSAPP';

/** Whose value stands in a field. */
export type MergeChoiceInput = {
  /** A field of `mergePreview`. */
  field: Scalars['String']['input'];
  /** One of those that are merged, or the survivor. */
  fromId: Scalars['ID']['input'];
};

/** A merge to take back. */
export type MergeUndoInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The merge: one of the survivor's `merges`. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** A draft to throw away. */
export type MessageDraftDiscardInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The draft. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** A message to keep for later. */
export type MessageDraftSaveInput = {
  /** The message that it answers. */
  answersId?: InputMaybe<Scalars['ID']['input']>;
  /** Addresses that get a copy unseen by the rest. */
  bcc?: Array<Scalars['String']['input']>;
  /** Addresses that get a copy. */
  cc?: Array<Scalars['String']['input']>;
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** At most 20 files of at most 20 MiB: uploads of yours, or files of other messages. */
  fileIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Formatted text of at most 500000 characters; made safe before it is kept. */
  html?: InputMaybe<Scalars['String']['input']>;
  /** The draft; null: a new one. */
  id?: InputMaybe<Scalars['ID']['input']>;
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Whether what it answers stands below it. */
  quotes?: Scalars['Boolean']['input'];
  /** What a new one is about. */
  subjectId?: InputMaybe<Scalars['ID']['input']>;
  /** 1 to 300 characters; null: `Re:` and that of what is answered, or the subject's title. */
  subjectLine?: InputMaybe<Scalars['String']['input']>;
  /** At most 100000 characters; null: derived from `html`. The signature is added. */
  text?: InputMaybe<Scalars['String']['input']>;
  /** Addresses. Null: the sender of `answersId`, else the customer's first address that works. */
  to?: InputMaybe<Array<Scalars['String']['input']>>;
};

/** A message of unknown fate that did arrive. */
export type MessageMarkSentInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The message. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** A message to send again. */
export type MessageResendInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The message. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** A message to send. */
export type MessageSendInput = {
  /** The message that it answers. */
  answersId?: InputMaybe<Scalars['ID']['input']>;
  /** Addresses that get a copy unseen by the rest. */
  bcc?: Array<Scalars['String']['input']>;
  /** Addresses that get a copy. */
  cc?: Array<Scalars['String']['input']>;
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** Send also to addresses to which mail came back, and to customers who asked for none. */
  confirmed?: Scalars['Boolean']['input'];
  /** A draft that becomes this message; what is given here replaces its words. */
  draftId?: InputMaybe<Scalars['ID']['input']>;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** At most 20 files of at most 20 MiB: uploads of yours, or files of other messages. */
  fileIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Formatted text of at most 500000 characters; made safe before it is kept. */
  html?: InputMaybe<Scalars['String']['input']>;
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Whether what it answers stands below it. */
  quotes?: Scalars['Boolean']['input'];
  /** What it is about; it goes out from its channel's address. */
  subjectId: Scalars['ID']['input'];
  /** 1 to 300 characters; null: `Re:` and that of what is answered, or the subject's title. */
  subjectLine?: InputMaybe<Scalars['String']['input']>;
  /** At most 100000 characters; null: derived from `html`. The signature is added. */
  text?: InputMaybe<Scalars['String']['input']>;
  /** Addresses. Null: the sender of `answersId`, else the customer's first address that works. */
  to?: InputMaybe<Array<Scalars['String']['input']>>;
};

/** RECEIVED: it came in. The others are of what goes out. DRAFT: its author alone sees it. QUEUED: it is to be sent. SENDING: it is being handed over. SENT: a server took it. UNKNOWN: a server may have taken it; it is looked for in the Sent folder, and never sent again by itself. FAILED: given up. BOUNCED: it came back. OPENED: somebody went to WhatsApp with it; `whatsappConfirm` says whether they sent it. */
export type MessageState =
  /** It came back. */
  | 'BOUNCED'
  /** It is being written; its author alone sees it. */
  | 'DRAFT'
  /** It was refused for good, or tried for a day; a person may send it again. */
  | 'FAILED'
  /** Somebody went to WhatsApp with it, and has not said yet whether they sent it. */
  | 'OPENED'
  /** It waits to be sent. */
  | 'QUEUED'
  /** It came in. */
  | 'RECEIVED'
  /** It is being handed to the server. */
  | 'SENDING'
  /** The server took it. */
  | 'SENT'
  /** Whether the server took it is not known; it is not sent again by itself. */
  | 'UNKNOWN';

/** A new template. */
export type MessageTemplateCreateInput = {
  /** The channel; null: all of them. */
  channelId?: InputMaybe<Scalars['ID']['input']>;
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** At most 20000 characters, with fields. */
  html?: InputMaybe<Scalars['String']['input']>;
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** `pt-BR` or `en`. */
  locale?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 80 characters, unique. */
  name: Scalars['String']['input'];
  /** At most 300 characters, with fields. */
  subjectLine?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 20000 characters, with fields. */
  text: Scalars['String']['input'];
};

/** A template to delete. */
export type MessageTemplateDeleteInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The template. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** What changes on a template; absent leaves, null clears. */
export type MessageTemplateUpdateInput = {
  /** The channel; null: all. */
  channelId?: InputMaybe<Scalars['ID']['input']>;
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** At most 20000 characters, with fields. */
  html?: InputMaybe<Scalars['String']['input']>;
  /** The template. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** `pt-BR` or `en`. */
  locale?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 80 characters, unique. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** At most 300 characters, with fields. */
  subjectLine?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 20000 characters, with fields. */
  text?: InputMaybe<Scalars['String']['input']>;
};

/** An amount in one currency. */
export type MoneyInput = {
  /** In units of the currency, as a string: `"1234.50"`. Not negative, and no finer than the currency. */
  amount: Scalars['Decimal']['input'];
  /** ISO 4217, such as BRL. */
  currency: Scalars['String']['input'];
};

/** Amounts in one currency, both ends included. */
export type MoneyRange = {
  /** Such as BRL. */
  currency: Scalars['String']['input'];
  /** At least this much. */
  from?: InputMaybe<Scalars['Decimal']['input']>;
  /** At most this much. */
  to?: InputMaybe<Scalars['Decimal']['input']>;
};

/** A new note, about one subject or one customer. */
export type NoteAddInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The customer; this or `subjectId`. */
  customerId?: InputMaybe<Scalars['ID']['input']>;
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The subject; this or `customerId`. */
  subjectId?: InputMaybe<Scalars['ID']['input']>;
  /** 1 to `Limits.noteLength` characters. */
  text: Scalars['String']['input'];
};

/** A note to delete. */
export type NoteDeleteInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The note. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Other words for a note. */
export type NoteEditInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The note. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** 1 to `Limits.noteLength` characters. */
  text: Scalars['String']['input'];
};

/** An order that will not be delivered. */
export type OrderCancelInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The order. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Why, at most 2000 characters. */
  note?: InputMaybe<Scalars['String']['input']>;
};

/** A draft to confirm. */
export type OrderConfirmInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The order. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** A new order without a proposal, as a draft. */
export type OrderCreateInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** ISO 4217; it stays. Null: that of the subject's value, else the workspace's. */
  currency?: InputMaybe<Scalars['String']['input']>;
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** At most 100. */
  lines?: Array<TradeLineInput>;
  /** What it is about. */
  subjectId: Scalars['ID']['input'];
  /** At most 10000 characters, below the lines. */
  terms?: InputMaybe<Scalars['String']['input']>;
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
  channelIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** By the instant of creation. */
  createdAt?: InputMaybe<DateTimeRange>;
  /** On a subject of one of these customers. */
  customerIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** With one of these numbers. */
  numbers?: InputMaybe<Array<Scalars['Int']['input']>>;
  /** On a subject that one of these users owns. */
  ownerIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** In one of these states. */
  states?: InputMaybe<Array<OrderState>>;
  /** On one of these subjects. */
  subjectIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** By what it comes to. */
  total?: InputMaybe<MoneyRange>;
};

/** DRAFT is being written, CONFIRMED stands, CANCELLED does not count. */
export type OrderState =
  /** It will not be delivered. */
  | 'CANCELLED'
  /** It stands. */
  | 'CONFIRMED'
  /** It is being written. */
  | 'DRAFT';

/** What changes on a draft; what is absent stays. */
export type OrderUpdateInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The order. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** All its lines, in their order. */
  lines?: InputMaybe<Array<TradeLineInput>>;
  /** At most 10000 characters; null: nothing. */
  terms?: InputMaybe<Scalars['String']['input']>;
};

/** How a subject ended, or that it is OPEN. */
export type Outcome =
  /** It ended, neither won nor lost. */
  | 'CLOSED'
  /** It was lost, for a reason. */
  | 'LOST'
  /** It has not ended. */
  | 'OPEN'
  /** The sale was made. */
  | 'WON';

/** Who gets what a mail begins in a channel. */
export type OwnerRule =
  /** The channel's leader. */
  | 'LEADER'
  /** Nobody; whoever sees it may take it. */
  | 'NONE'
  /** Its sellers in turn: whoever has waited longest. */
  | 'ROUND_ROBIN';

/** An address that belongs to a subject. */
export type ParticipantAddInput = {
  /** The address that is to be heard on it. */
  address: Scalars['String']['input'];
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The subject. */
  subjectId: Scalars['ID']['input'];
};

/** An address that does not belong to a subject any more. */
export type ParticipantRemoveInput = {
  /** One of its `participants`. */
  address: Scalars['String']['input'];
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The subject. */
  subjectId: Scalars['ID']['input'];
};

/** One's own password, and the one to come. */
export type PasswordChangeInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The password as it is. */
  current: Scalars['String']['input'];
  /** As long as `Limits.passwordMin` to `passwordMax` say. */
  new: Scalars['String']['input'];
};

/** The token of a link, and the password to come. */
export type PasswordResetInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** As long as `Limits.passwordMin` to `passwordMax` say. */
  password: Scalars['String']['input'];
  /** What stands behind `#reset=` in the link. */
  token: Scalars['String']['input'];
};

/** Who forgot a password. */
export type PasswordResetRequestInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The address with which they sign in. */
  email: Scalars['String']['input'];
};

/** A plan to lay out on some subjects. */
export type PlanApplyInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The day around which the plan lies. */
  on: Scalars['Date']['input'];
  /** The plan. */
  planId: Scalars['ID']['input'];
  /** Who does the steps whose responsible is asked for. */
  responsibleId?: InputMaybe<Scalars['ID']['input']>;
  /** 1 to 100 subjects. */
  subjectIds: Array<Scalars['ID']['input']>;
};

/** A new plan. */
export type PlanCreateInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Up to 80 characters, unique. */
  name: Scalars['String']['input'];
  /** 1 to 30, in order. */
  steps: Array<PlanStepInput>;
};

/** A plan to delete. */
export type PlanDeleteInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The plan. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** One activity of a plan. */
export type PlanStepInput = {
  /** How many, 0 to 3650. */
  amount?: Scalars['Int']['input'];
  /** Before the plan's day, or after it. */
  before?: Scalars['Boolean']['input'];
  /** More about it. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** Who does it. */
  responsible?: Responsible;
  /** Up to 200 characters. */
  summary?: InputMaybe<Scalars['String']['input']>;
  /** Its kind. */
  typeId: Scalars['ID']['input'];
  /** Of what. */
  unit?: DueUnit;
  /** With responsible FIXED: who. */
  userId?: InputMaybe<Scalars['ID']['input']>;
};

/** What changes on a plan; what is absent stays. */
export type PlanUpdateInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The plan. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Up to 80 characters, unique. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** All of them, in order. */
  steps?: InputMaybe<Array<PlanStepInput>>;
};

/** Where a probability comes from: the stage, or a person's hand. */
export type ProbabilitySource =
  /** Entered by hand. */
  | 'MANUAL'
  /** The stage's figure. */
  | 'STAGE';

/** A proposal to which the customer said yes. */
export type ProposalAcceptInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** Whether the order is confirmed at once; else it is a draft. */
  confirmOrder?: Scalars['Boolean']['input'];
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The proposal: SENT. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Whether its subject is won by it, too. */
  win?: Scalars['Boolean']['input'];
};

/** A new proposal, as a draft. */
export type ProposalCreateInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** ISO 4217; it stays. Null: that of the subject's value, else the workspace's. */
  currency?: InputMaybe<Scalars['String']['input']>;
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** At most 100. */
  lines?: Array<TradeLineInput>;
  /** What it is about. */
  subjectId: Scalars['ID']['input'];
  /** At most 10000 characters, below the lines. */
  terms?: InputMaybe<Scalars['String']['input']>;
  /** The last day on which it holds, in the workspace's zone; null: without an end. */
  validUntil?: InputMaybe<Scalars['Date']['input']>;
};

/** Which proposals. What is absent does not narrow; lists are alternatives. */
export type ProposalFilter = {
  /** On a subject in one of these channels. */
  channelIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** By the instant of creation. */
  createdAt?: InputMaybe<DateTimeRange>;
  /** On a subject of one of these customers. */
  customerIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** With one of these numbers. */
  numbers?: InputMaybe<Array<Scalars['Int']['input']>>;
  /** On a subject that one of these users owns. */
  ownerIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** In one of these states. */
  states?: InputMaybe<Array<ProposalState>>;
  /** On one of these subjects. */
  subjectIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** By what it comes to. */
  total?: InputMaybe<MoneyRange>;
  /** By the last day on which it holds. */
  validUntil?: InputMaybe<DateRange>;
};

/** A proposal to which the customer said no, or that is withdrawn. */
export type ProposalRefuseInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The proposal: DRAFT, SENT or EXPIRED. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** What was said, at most 2000 characters. */
  note?: InputMaybe<Scalars['String']['input']>;
};

/** A proposal to make a draft of again. */
export type ProposalReviseInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The proposal: SENT, REFUSED or EXPIRED. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** A proposal to send, and what is written to go with it. */
export type ProposalSendInput = {
  /** The message that it answers. */
  answersId?: InputMaybe<Scalars['ID']['input']>;
  /** Addresses that get a copy unseen by the rest. */
  bcc?: Array<Scalars['String']['input']>;
  /** Addresses that get a copy. */
  cc?: Array<Scalars['String']['input']>;
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** Send also to addresses to which mail came back, and to customers who asked for none. */
  confirmed?: Scalars['Boolean']['input'];
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** At most 20 files of at most 20 MiB: uploads of yours, or files of other messages. */
  fileIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** True: it went another way, by hand or by WhatsApp. No message is written. */
  handedOver?: Scalars['Boolean']['input'];
  /** Formatted text of at most 500000 characters; made safe before it is kept. */
  html?: InputMaybe<Scalars['String']['input']>;
  /** The proposal: a draft, or one that was sent and not answered. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The language of the PDF: `pt-BR` or `en`. Null: the workspace's. */
  locale?: InputMaybe<Scalars['String']['input']>;
  /** Whether what it answers stands below it. */
  quotes?: Scalars['Boolean']['input'];
  /** 1 to 300 characters; null: `Re:` and that of what is answered, or the subject's title. */
  subjectLine?: InputMaybe<Scalars['String']['input']>;
  /** At most 100000 characters; null: derived from `html`. The signature is added. */
  text?: InputMaybe<Scalars['String']['input']>;
  /** Addresses. Null: the sender of `answersId`, else the customer's first address that works. */
  to?: InputMaybe<Array<Scalars['String']['input']>>;
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

/** What changes on a draft; what is absent stays. */
export type ProposalUpdateInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The proposal. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** All its lines, in their order. */
  lines?: InputMaybe<Array<TradeLineInput>>;
  /** At most 10000 characters; null: nothing. */
  terms?: InputMaybe<Scalars['String']['input']>;
  /** The last day; null: without an end. */
  validUntil?: InputMaybe<Scalars['Date']['input']>;
};

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

/** Days that are chosen with one click, in the assignee's zone. */
export type QuickDay =
  /** The Monday of next week. */
  | 'NEXT_MONDAY'
  /** Today. */
  | 'TODAY'
  /** Tomorrow. */
  | 'TOMORROW';

/** How a period is cut: by calendar days, weeks or months. */
export type ReportEvery =
  /** Calendar days. */
  | 'DAY'
  /** Calendar months. */
  | 'MONTH'
  /** Weeks from Monday on (ISO 8601). */
  | 'WEEK';

/** Who does a step of a plan. */
export type Responsible =
  /** Whoever is named when the plan is applied. */
  | 'ASK'
  /** Always the same person. */
  | 'FIXED'
  /** The subject's owner. */
  | 'OWNER';

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

/** A view to delete. */
export type SavedViewDeleteInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The view. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** A view to keep: a new one, or, with `id`, one that is changed as a whole. */
export type SavedViewSaveInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Which subjects. */
  filter: SubjectFilter;
  /** The view; null: a new one. */
  id?: InputMaybe<Scalars['ID']['input']>;
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** As a board or as a list. */
  layout?: ViewLayout;
  /** 1 to 80 characters, unique among one's own, or among the shared ones. */
  name: Scalars['String']['input'];
  /** The order of its list. */
  orderBy?: InputMaybe<SubjectOrder>;
  /** Whether everybody sees it: managers and administrators alone share views. */
  shared?: Scalars['Boolean']['input'];
};

/** What a key may be used for. READ: queries and subscriptions. WRITE: mutations. */
export type Scope =
  /** Queries and subscriptions. */
  | 'READ'
  /** Mutations. */
  | 'WRITE';

/** What is searched: subjects, customers, notes, messages, and activities done or to do. */
export type SearchKind =
  /** Something to do, or done, by its summary, note and feedback. */
  | 'ACTIVITY'
  /** A customer, by name, tax id, addresses and phone numbers. */
  | 'CUSTOMER'
  /** A mail or a WhatsApp message, by its subject line, sender and what is new in its text. */
  | 'MESSAGE'
  /** A note on a subject or a customer. */
  | 'NOTE'
  /** A subject, by its title and description. */
  | 'SUBJECT';

/** How the connection is protected. */
export type Security =
  /** Not encrypted. */
  | 'NONE'
  /** Encrypted before anybody signs in; refused where the server does not offer it. */
  | 'STARTTLS'
  /** Encrypted from the first byte. */
  | 'TLS';

/** A session to end. */
export type SessionRevokeInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** One of one's own; an administrator ends anybody's. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The first administrator of a new installation. */
export type SetupInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The address with which they will sign in. */
  email: Scalars['String']['input'];
  /** `pt-BR` or `en`. Default: the workspace's. */
  locale?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 120 characters. */
  name: Scalars['String']['input'];
  /** As long as `Limits.passwordMin` to `passwordMax` say. */
  password: Scalars['String']['input'];
  /** What `funil serve` printed when it started without an administrator. */
  token: Scalars['String']['input'];
  /** IANA time zone. Default: the workspace's. */
  zone?: InputMaybe<Scalars['String']['input']>;
};

/** How a file is written; what is absent is found out. */
export type SheetFormatInput = {
  /** How days are written. */
  days?: InputMaybe<DayOrder>;
  /** `,` or `.`. */
  decimal?: InputMaybe<Scalars['String']['input']>;
  /** One sign. */
  delimiter?: InputMaybe<Scalars['String']['input']>;
  /** Such as `utf-8-sig` or `cp1252`. */
  encoding?: InputMaybe<Scalars['String']['input']>;
};

/** Who wants to get in. */
export type SignInInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** In any case and with blanks around it. */
  email: Scalars['String']['input'];
  /** The password. */
  password: Scalars['String']['input'];
};

/** Nothing but what every input may carry. */
export type SignOutInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** How a subject went cold. */
export type Silence =
  /** No interaction for the channel's number of days. */
  | 'IDLE'
  /** Longer in its stage than the stage's rotting days. */
  | 'ROTTING';

/** A new stage. */
export type StageCreateInput = {
  /** The stage to the left; default: the last. */
  afterId?: InputMaybe<Scalars['ID']['input']>;
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** Whether boards show it folded. */
  folded?: Scalars['Boolean']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** What entering it means. */
  kind?: StageKind;
  /** Up to 80 characters, unique. */
  name: Scalars['String']['input'];
  /** The kinds of activity that it recommends, up to 10, in order. */
  playbookTypeIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Per cent, 0 to 100; WON and CLOSED have their own. */
  probability?: Scalars['Int']['input'];
  /** What should be known before entering it. */
  requirements?: InputMaybe<Scalars['String']['input']>;
  /** After this many days in it a subject rots. */
  rottingDays?: InputMaybe<Scalars['Int']['input']>;
};

/** A stage to delete, and who takes its subjects. */
export type StageDeleteInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The stage. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The stage that takes its subjects; needed unless it is empty. */
  moveSubjectsToId?: InputMaybe<Scalars['ID']['input']>;
};

/** What a stage means for the outcome of its subjects. */
export type StageKind =
  /** Entering it ends, as the move says. */
  | 'CLOSED'
  /** Whoever stands in it is open. */
  | 'OPEN'
  /** Entering it wins. */
  | 'WON';

/** All stages, in the order wanted. */
export type StageReorderInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Every stage exactly once, from left to right. */
  stageIds: Array<Scalars['ID']['input']>;
};

/** What changes on a stage; what is absent stays. */
export type StageUpdateInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Whether boards show it folded. */
  folded?: InputMaybe<Scalars['Boolean']['input']>;
  /** The stage. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Changes only while the stage is empty. */
  kind?: InputMaybe<StageKind>;
  /** Up to 80 characters, unique. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** The kinds of activity that it recommends, up to 10, in order. */
  playbookTypeIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Per cent, 0 to 100. */
  probability?: InputMaybe<Scalars['Int']['input']>;
  /** What should be known before entering it. */
  requirements?: InputMaybe<Scalars['String']['input']>;
  /** Days until its subjects rot; null: never. */
  rottingDays?: InputMaybe<Scalars['Int']['input']>;
};

/** With which change it began. BEGUN: the subject was created. MOVED: into another stage, ended, or opened again. EDITED: its value, probability, owner or channel. PUT_AWAY: archived, discarded, merged or deleted. BACK: restored. */
export type StandingTurn =
  /** It was restored. */
  | 'BACK'
  /** The subject was created. */
  | 'BEGUN'
  /** Its value, probability, owner, channel or reason was changed. */
  | 'EDITED'
  /** It came into another stage, ended, or was opened again. */
  | 'MOVED'
  /** It was archived, discarded, merged or deleted. */
  | 'PUT_AWAY';

/** Whom to give a subject to. */
export type SubjectAssignInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The subject. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The new owner; null: nobody. */
  ownerId?: InputMaybe<Scalars['ID']['input']>;
};

/** A prospect that becomes an opportunity, or goes into a subject that is followed already. */
export type SubjectConvertInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** A customer to enter at the same time. */
  customer?: InputMaybe<CustomerDraft>;
  /** A customer who is known already. */
  customerId?: InputMaybe<Scalars['ID']['input']>;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The prospect. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** A subject that takes the prospect's mails, notes and markers; the answer is that subject. */
  intoId?: InputMaybe<Scalars['ID']['input']>;
  /** The column. Default: the first open stage. */
  stageId?: InputMaybe<Scalars['ID']['input']>;
};

/** A new subject, if wanted with a new customer (quick create). */
export type SubjectCreateInput = {
  /** The channel that follows it. */
  channelId: Scalars['ID']['input'];
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** A customer to enter at the same time. */
  customer?: InputMaybe<CustomerDraft>;
  /** A customer who is known already. */
  customerId?: InputMaybe<Scalars['ID']['input']>;
  /** Free text. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** The day on which it should be closed. */
  expectedCloseOn?: InputMaybe<Scalars['Date']['input']>;
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Overrides what the channel makes. */
  kind?: InputMaybe<SubjectKind>;
  /** Markers to put on it. */
  markerIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Who follows it. */
  ownerId?: InputMaybe<Scalars['ID']['input']>;
  /** 0 to 3. */
  priority?: Scalars['Int']['input'];
  /** Per cent; default: the stage's. */
  probability?: InputMaybe<Scalars['Int']['input']>;
  /** Where it came from. */
  source?: InputMaybe<Scalars['String']['input']>;
  /** Its column. Default: a prospect where the channel makes these, else the first open stage. */
  stageId?: InputMaybe<Scalars['ID']['input']>;
  /** 1 to 200 characters. */
  title: Scalars['String']['input'];
  /** What it is worth. */
  value?: InputMaybe<MoneyInput>;
};

/** A prospect to throw away. */
export type SubjectDiscardInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The subject. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Which subjects. What is absent does not narrow; lists are alternatives. Only absolute dates. */
export type SubjectFilter = {
  /** By the next activity. */
  activityStates?: InputMaybe<Array<ActivityState>>;
  /** Archived ones; null: both. */
  archived?: InputMaybe<Scalars['Boolean']['input']>;
  /** In one of these channels. */
  channelIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** By the instant of closing. */
  closedAt?: InputMaybe<DateTimeRange>;
  /** By the instant of creation. */
  createdAt?: InputMaybe<DateTimeRange>;
  /** About one of these customers. */
  customerIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Discarded ones; null: both. */
  discarded?: InputMaybe<Scalars['Boolean']['input']>;
  /** By the expected day. */
  expectedCloseOn?: InputMaybe<DateRange>;
  /** Without interaction for the configured number of days. */
  idle?: InputMaybe<Scalars['Boolean']['input']>;
  /** Prospects, opportunities. */
  kinds?: InputMaybe<Array<SubjectKind>>;
  /** By marker. */
  markers?: InputMaybe<MarkerFilter>;
  /** Overrides what a board shows by default (no lost ones, none closed over 30 days ago). */
  outcomes?: InputMaybe<Array<Outcome>>;
  /** Owned by one of these users. */
  ownerIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Longer in its stage than the stage's rotting days. */
  rotting?: InputMaybe<Scalars['Boolean']['input']>;
  /** In one of these stages. */
  stageIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Words in the title or the customer's name, address or number; accents and case do not matter. */
  text?: InputMaybe<Scalars['String']['input']>;
  /** Without an owner; with `ownerIds`: these too. */
  unowned?: InputMaybe<Scalars['Boolean']['input']>;
  /** By value. */
  value?: InputMaybe<MoneyRange>;
};

/** PROSPECT: to be sifted, in no stage. OPPORTUNITY: in the funnel. */
export type SubjectKind =
  /** In the funnel. */
  | 'OPPORTUNITY'
  /** To be sifted; in no stage. */
  | 'PROSPECT';

/** Why a subject was lost. */
export type SubjectLoseInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The subject. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Needed where the reason asks for it. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** One of `lostReasons`. */
  reasonId: Scalars['ID']['input'];
};

/** Where a card goes. Without afterId and beforeId: to the top of another column; in its own it stays. */
export type SubjectMoveInput = {
  /** The card above, in that column. */
  afterId?: InputMaybe<Scalars['ID']['input']>;
  /** The card below, in that column. */
  beforeId?: InputMaybe<Scalars['ID']['input']>;
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The subject. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** With LOST: a note, which some reasons ask for. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** For a stage of kind CLOSED: WON, LOST or CLOSED. Default CLOSED. */
  outcome?: InputMaybe<Outcome>;
  /** With LOST: why. */
  reasonId?: InputMaybe<Scalars['ID']['input']>;
  /** The column; null: the prospects column. */
  stageId?: InputMaybe<Scalars['ID']['input']>;
};

/** The order of a list of subjects; equal rows by id. */
export type SubjectOrder = {
  /** Which way round. */
  direction?: OrderDirection;
  /** By what. */
  field?: SubjectOrderField;
};

/** What a list of subjects is ordered by. Without a value they count as worth nothing, without a day as the last, prospects as in their stage since they were created. */
export type SubjectOrderField =
  /** By when they were created. */
  | 'CREATED_AT'
  /** By the day on which they should be closed. */
  | 'EXPECTED_CLOSE_ON'
  /** By the last contact. */
  | 'LAST_INTERACTION_AT'
  /** By priority. */
  | 'PRIORITY'
  /** By how long they are in their stage. */
  | 'STAGE_ENTERED_AT'
  /** By title, without regard to accents and case. */
  | 'TITLE'
  /** By when they last changed. */
  | 'UPDATED_AT'
  /** By value, whatever its currency. */
  | 'VALUE';

/** A subject to open again. */
export type SubjectReopenInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The subject. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Which channel to hand a subject to. */
export type SubjectTransferInput = {
  /** The new channel. */
  channelId: Scalars['ID']['input'];
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The subject. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Who follows it there. Default: as before, if they work there. */
  ownerId?: InputMaybe<Scalars['ID']['input']>;
};

/** What changes on a subject; absent leaves, null clears. */
export type SubjectUpdateInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** Whom it is about. */
  customerId?: InputMaybe<Scalars['ID']['input']>;
  /** Free text. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** The expected day. */
  expectedCloseOn?: InputMaybe<Scalars['Date']['input']>;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The subject. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** 0 to 3. */
  priority?: InputMaybe<Scalars['Int']['input']>;
  /** Per cent; null: the stage's again. */
  probability?: InputMaybe<Scalars['Int']['input']>;
  /** Where it came from. */
  source?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 200 characters. */
  title?: InputMaybe<Scalars['String']['input']>;
  /** What it is worth. */
  value?: InputMaybe<MoneyInput>;
};

/** A subject that is won. */
export type SubjectWinInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The subject. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Subjects to archive. */
export type SubjectsArchiveInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** Try everything, keep nothing. Over 500 by a filter only the number is told. */
  dryRun?: Scalars['Boolean']['input'];
  /** With `filter`: how many you expect. If it finds another number, nothing is done, and the error says how many there are now. `dryRun` needs none, and tells the number in `matched`. */
  expectedCount?: InputMaybe<Scalars['Int']['input']>;
  /** All that this finds among what you see. Over 500 a job does it: what can be done, the rest is counted as refused. */
  filter?: InputMaybe<SubjectFilter>;
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 500 ids; over 50 is for managers and leaders. Either these or `filter`. */
  ids?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** What happens when one is refused. */
  mode?: BulkMode;
};

/** Whom to give subjects to. */
export type SubjectsAssignInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** Try everything, keep nothing. Over 500 by a filter only the number is told. */
  dryRun?: Scalars['Boolean']['input'];
  /** With `filter`: how many you expect. If it finds another number, nothing is done, and the error says how many there are now. `dryRun` needs none, and tells the number in `matched`. */
  expectedCount?: InputMaybe<Scalars['Int']['input']>;
  /** All that this finds among what you see. Over 500 a job does it: what can be done, the rest is counted as refused. */
  filter?: InputMaybe<SubjectFilter>;
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 500 ids; over 50 is for managers and leaders. Either these or `filter`. */
  ids?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** The new owner; null: nobody. */
  ownerId?: InputMaybe<Scalars['ID']['input']>;
};

/** Subjects to delete for ever. */
export type SubjectsDeleteInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** How many this deletes: the number of ids, or `expectedCount`. */
  confirm: Scalars['Int']['input'];
  /** Try everything, keep nothing. Over 500 by a filter only the number is told. */
  dryRun?: Scalars['Boolean']['input'];
  /** With `filter`: how many you expect. If it finds another number, nothing is done, and the error says how many there are now. `dryRun` needs none, and tells the number in `matched`. */
  expectedCount?: InputMaybe<Scalars['Int']['input']>;
  /** All that this finds among what you see. Over 500 a job does it: what can be done, the rest is counted as refused. */
  filter?: InputMaybe<SubjectFilter>;
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 500 ids; over 50 is for managers and leaders. Either these or `filter`. */
  ids?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** Markers to put on subjects and to take off. */
export type SubjectsMarkInput = {
  /** Markers to put on. */
  add?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** Try everything, keep nothing. Over 500 by a filter only the number is told. */
  dryRun?: Scalars['Boolean']['input'];
  /** With `filter`: how many you expect. If it finds another number, nothing is done, and the error says how many there are now. `dryRun` needs none, and tells the number in `matched`. */
  expectedCount?: InputMaybe<Scalars['Int']['input']>;
  /** All that this finds among what you see. Over 500 a job does it: what can be done, the rest is counted as refused. */
  filter?: InputMaybe<SubjectFilter>;
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 500 ids; over 50 is for managers and leaders. Either these or `filter`. */
  ids?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** What happens when one is refused. */
  mode?: BulkMode;
  /** Markers to take off. */
  remove?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** Subjects that are about the same matter. */
export type SubjectsMergeInput = {
  /** Where another value is wanted than `mergePreview` says. */
  choices?: InputMaybe<Array<MergeChoiceInput>>;
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 10 that go. */
  ids: Array<Scalars['ID']['input']>;
  /** The survivor; `expectedVersion` is of it. */
  intoId: Scalars['ID']['input'];
};

/** Cards to drag to one column together. */
export type SubjectsMoveInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** Try everything, keep nothing. Over 500 by a filter only the number is told. */
  dryRun?: Scalars['Boolean']['input'];
  /** With `filter`: how many you expect. If it finds another number, nothing is done, and the error says how many there are now. `dryRun` needs none, and tells the number in `matched`. */
  expectedCount?: InputMaybe<Scalars['Int']['input']>;
  /** All that this finds among what you see. Over 500 a job does it: what can be done, the rest is counted as refused. */
  filter?: InputMaybe<SubjectFilter>;
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 500 ids; over 50 is for managers and leaders. Either these or `filter`. */
  ids?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** With LOST: a note, which some reasons ask for. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** For a stage of kind CLOSED: WON, LOST or CLOSED. Default CLOSED. */
  outcome?: InputMaybe<Outcome>;
  /** With LOST: why. */
  reasonId?: InputMaybe<Scalars['ID']['input']>;
  /** The column. They stand on top of it in the order of `ids`, or as in their columns; those that are in it stay where they are. */
  stageId: Scalars['ID']['input'];
};

/** Subjects to bring back. */
export type SubjectsRestoreInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** Try everything, keep nothing. Over 500 by a filter only the number is told. */
  dryRun?: Scalars['Boolean']['input'];
  /** With `filter`: how many you expect. If it finds another number, nothing is done, and the error says how many there are now. `dryRun` needs none, and tells the number in `matched`. */
  expectedCount?: InputMaybe<Scalars['Int']['input']>;
  /** All that this finds among what you see. Over 500 a job does it: what can be done, the rest is counted as refused. */
  filter?: InputMaybe<SubjectFilter>;
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 500 ids; over 50 is for managers and leaders. Either these or `filter`. */
  ids?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** Which channel to hand subjects to. */
export type SubjectsTransferInput = {
  /** The new channel. */
  channelId: Scalars['ID']['input'];
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** Try everything, keep nothing. Over 500 by a filter only the number is told. */
  dryRun?: Scalars['Boolean']['input'];
  /** With `filter`: how many you expect. If it finds another number, nothing is done, and the error says how many there are now. `dryRun` needs none, and tells the number in `matched`. */
  expectedCount?: InputMaybe<Scalars['Int']['input']>;
  /** All that this finds among what you see. Over 500 a job does it: what can be done, the rest is counted as refused. */
  filter?: InputMaybe<SubjectFilter>;
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 500 ids; over 50 is for managers and leaders. Either these or `filter`. */
  ids?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Who follows them there. Default: as before, if they work there. */
  ownerId?: InputMaybe<Scalars['ID']['input']>;
};

/** A suggestion to do, with what is to be otherwise. */
export type SuggestionAcceptInput = {
  /** Somebody else; null: nobody. */
  assigneeId?: InputMaybe<Scalars['ID']['input']>;
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** Another day; null: undated. */
  dueOn?: InputMaybe<Scalars['Date']['input']>;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The suggestion. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** More about it; absent: the kind's. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** Up to 200 characters; absent: the kind's. */
  summary?: InputMaybe<Scalars['String']['input']>;
  /** Another kind of activity. */
  typeId?: InputMaybe<Scalars['ID']['input']>;
};

/** A suggestion that is not wanted. */
export type SuggestionDismissInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The suggestion. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Why, in up to 2,000 characters. */
  reason?: InputMaybe<Scalars['String']['input']>;
};

/** Which suggestions. What is absent does not narrow; lists are alternatives. */
export type SuggestionFilter = {
  /** For one of these people. */
  assigneeIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** About subjects of one of these channels. */
  channelIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Due on one of these days. */
  dueOn?: InputMaybe<DateRange>;
  /** On one of these occasions. */
  rules?: InputMaybe<Array<SuggestionRule>>;
  /** In one of these states; default: OPEN. */
  states?: InputMaybe<Array<SuggestionState>>;
  /** About one of these subjects. */
  subjectIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Of one of these kinds. */
  typeIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** True: for nobody; false: for somebody. */
  unassigned?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What a suggestion rests on. */
export type SuggestionGround =
  /** How people here have gone on so far. */
  | 'HABIT'
  /** A rule. */
  | 'RULE';

/** The occasion of a suggestion. */
export type SuggestionRule =
  /** The customer said until when they are away. */
  | 'AFTER_ABSENCE'
  /** The last message came back. */
  | 'BOUNCE'
  /** The kind of activity that was done last suggests it. */
  | 'CHAIN'
  /** Nothing has been done, and nothing is planned. */
  | 'FIRST_STEP'
  /** People here often went on with it from where this stands. */
  | 'HABIT'
  /** The customer's calendar proposes a meeting. */
  | 'MEETING'
  /** The stage recommends it, and it has not been done there. */
  | 'PLAYBOOK'
  /** The customer wrote after the subject had ended; accepting opens it again. */
  | 'REOPEN'
  /** The customer wrote and has no answer yet. */
  | 'REPLY'
  /** The subject has gone cold, and nothing is planned. */
  | 'REVIVE';

/** What became of a suggestion. */
export type SuggestionState =
  /** Somebody scheduled what it says. */
  | 'ACCEPTED'
  /** Somebody does not want it; the same occasion is not proposed again. */
  | 'DISMISSED'
  /** Nobody has decided upon it. */
  | 'OPEN'
  /** It was overtaken by what happened before anybody decided. */
  | 'STALE';

/** A subject that belongs to the older one which its mail claims to answer. */
export type ThreadJoinInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The subject that the mail began. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** One of its `possibleThreads`. */
  intoId: Scalars['ID']['input'];
};

/** A mail that is on a subject by mistake. */
export type ThreadUndoInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The mail. */
  messageId: Scalars['ID']['input'];
  /** The subject that it is on. */
  subjectId: Scalars['ID']['input'];
};

/** What a timeline can be narrowed to. */
export type TimelineKind =
  /** Something was planned, put off, done, logged or called off. */
  | 'ACTIVITY'
  /** It was created. */
  | 'CREATION'
  /** Fields were edited. */
  | 'EDIT'
  /** It got another owner or channel. */
  | 'HANDOVER'
  /** Markers were put on or taken off. */
  | 'MARKER'
  /** A message came in. */
  | 'MESSAGE'
  /** A note was written, reworded or deleted. */
  | 'NOTE'
  /** What was ordered. */
  | 'ORDER'
  /** It was won, lost or opened again. */
  | 'OUTCOME'
  /** What was offered. */
  | 'PROPOSAL'
  /** It moved, was converted, or took another one in. */
  | 'STAGE'
  /** It was archived, discarded or brought back. */
  | 'TIDYING';

/** A line of a proposal or an order. */
export type TradeLineInput = {
  /** What is sold: 1 to 500 characters; lines may be broken. */
  description: Scalars['String']['input'];
  /** What is taken off; null: nothing. */
  discount?: InputMaybe<LineDiscountInput>;
  /** More than 0, with at most 4 decimal places. Default: 1. */
  quantity?: Scalars['Decimal']['input'];
  /** Of what: up to 20 characters. */
  unit?: InputMaybe<Scalars['String']['input']>;
  /** In the document's currency, as a string: `"1234.50"`. Not negative, no finer than the currency. */
  unitPrice: Scalars['Decimal']['input'];
};

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

/** What became of one row; UNCHANGED: it said nothing new. */
export type Upserted =
  /** It was not known before. */
  | 'CREATED'
  /** Something is wrong with it; `errors` say what. */
  | 'REFUSED'
  /** It said nothing new. */
  | 'UNCHANGED'
  /** Something is different now. */
  | 'UPDATED';

/** Which users. What is absent does not narrow; lists are alternatives. */
export type UserFilter = {
  /** Whether they may sign in; null: both. */
  active?: InputMaybe<Scalars['Boolean']['input']>;
  /** Members of one of these channels. */
  channelIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** With one of these roles. */
  roles?: InputMaybe<Array<Role>>;
  /** Words in the name or the address; accents and case do not matter. */
  text?: InputMaybe<Scalars['String']['input']>;
};

/** Somebody to invite. */
export type UserInviteInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** Their address. Where the installation sends mail of its own (`FUNIL_SMTP_URL`), a link goes there; else pass the token on yourself. */
  email: Scalars['String']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** `pt-BR` or `en`. Default: the workspace's. */
  locale?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 120 characters. */
  name: Scalars['String']['input'];
  /** Any but SYSTEM. */
  role?: Role;
  /** IANA time zone. Default: the workspace's. */
  zone?: InputMaybe<Scalars['String']['input']>;
};

/** Whose password is to be set anew. */
export type UserResetLinkInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** An active user. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** What changes on a user; what is absent stays. */
export type UserUpdateInput = {
  /** False: they may not sign in any more, and their sessions and keys end. */
  active?: InputMaybe<Scalars['Boolean']['input']>;
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** 0 to 23: their day by mail at this hour of their zone, from the next time it comes; null: none. */
  digestHour?: InputMaybe<Scalars['Int']['input']>;
  /** An address that nobody else has. */
  email?: InputMaybe<Scalars['String']['input']>;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Whether they see, as an agent or a machine, what customers owe and the services they had. */
  finance?: InputMaybe<Scalars['Boolean']['input']>;
  /** The user. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** `pt-BR` or `en`. */
  locale?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 120 characters. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Any but SYSTEM. One active administrator stays. */
  role?: InputMaybe<Role>;
  /** IANA time zone, such as America/Sao_Paulo. */
  zone?: InputMaybe<Scalars['String']['input']>;
};

/** How a view is shown. */
export type ViewLayout =
  /** Columns of cards, by stage. */
  | 'BOARD'
  /** Rows, in the view's order. */
  | 'LIST';

/** An address to tell what happens. */
export type WebhookCreateInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** At least one of `webhookKinds`, such as `SubjectMoved`. */
  kinds: Array<Scalars['String']['input']>;
  /** With https; http and private networks only where the installation's settings allow them. */
  url: Scalars['String']['input'];
};

/** A webhook to delete. */
export type WebhookDeleteInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The webhook. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** READY: all is well. FAILING: it is tried again, up to an hour later each time. PAUSED: by a person, after three days of failing, or because its owner may not sign in any more; it goes on where it stopped. */
export type WebhookPhase =
  /** The last call was not taken; it is tried again. */
  | 'FAILING'
  /** It waits for a person; nothing is left out meanwhile. */
  | 'PAUSED'
  /** All is well. */
  | 'READY';

/** A webhook to try. */
export type WebhookTestInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The webhook. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** What changes on a webhook; what is absent stays. */
export type WebhookUpdateInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The webhook. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** All the events that it is told of. */
  kinds?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Make another secret, which the answer tells; the old one is of no use from now on. */
  newSecret?: Scalars['Boolean']['input'];
  /** True: it waits. False: it goes on where it stopped, at once. */
  paused?: InputMaybe<Scalars['Boolean']['input']>;
  /** Another address. */
  url?: InputMaybe<Scalars['String']['input']>;
};

/** What became of a message with which somebody went to WhatsApp. */
export type WhatsappConfirmInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The message. */
  id: Scalars['ID']['input'];
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** False: nothing was sent. */
  sent?: Scalars['Boolean']['input'];
  /** What was sent, where it was changed there. */
  text?: InputMaybe<Scalars['String']['input']>;
};

/** A message to write by WhatsApp. */
export type WhatsappOpenInput = {
  /** Open WhatsApp also where the channel sends by itself (`Channel.sendsWhatsapp`). */
  byLink?: Scalars['Boolean']['input'];
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** What it is about. */
  subjectId: Scalars['ID']['input'];
  /** In the place of `text`, where Funil sends: WhatsApp takes nothing else when the customer's last message is older than 24 hours. `text` then stands in the history as what the template says. */
  template?: InputMaybe<WhatsappTemplateInput>;
  /** At most 4096 characters; a link may go without. */
  text?: Scalars['String']['input'];
  /** A number; without `+` and country code it is one of the workspace's country. Null: the customer's first, else that of a contact of theirs. */
  to?: InputMaybe<Scalars['String']['input']>;
};

/** A message that WhatsApp has approved for this number. */
export type WhatsappTemplateInput = {
  /** As in the provider's console, such as `pt_BR`. */
  language: Scalars['String']['input'];
  /** As in the provider's console: small letters, digits and `_`. */
  name: Scalars['String']['input'];
  /** What stands in the places of its text, in order; at most 20. */
  parameters?: Array<Scalars['String']['input']>;
};

/** What changes in the settings; what is absent stays. */
export type WorkspaceUpdateInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** ISO 4217, such as BRL. Values entered before keep theirs. */
  currency?: InputMaybe<Scalars['String']['input']>;
  /** The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Whether people are told that a customer is known elsewhere. */
  hintsElsewhere?: InputMaybe<Scalars['Boolean']['input']>;
  /** All of them, in any order. */
  holidays?: InputMaybe<Array<Scalars['Date']['input']>>;
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 3650. */
  idleDays?: InputMaybe<Scalars['Int']['input']>;
  /** `pt-BR` or `en`. */
  locale?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 120 characters. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 3650; null: never. */
  rottingDefault?: InputMaybe<Scalars['Int']['input']>;
  /** IANA time zone, such as America/Sao_Paulo. */
  zone?: InputMaybe<Scalars['String']['input']>;
};
