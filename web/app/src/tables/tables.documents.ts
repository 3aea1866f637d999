/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type * as Types from '../graph/schema';

import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
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

/** PERSON or COMPANY; only a company has contacts. */
export type CustomerType =
  /** A company, which may have contacts. */
  | 'COMPANY'
  /** A person. */
  | 'PERSON';

/** From `from` to `to`, both included; either may be absent. */
export type DateRange = {
  /** The first day. */
  from?: string | null | undefined;
  /** The last day. */
  to?: string | null | undefined;
};

/** From `from` up to, but without, `to`; either may be absent. */
export type DateTimeRange = {
  /** Inclusive, with an offset. */
  from?: string | null | undefined;
  /** Exclusive, with an offset. */
  to?: string | null | undefined;
};

/** How a day of three numbers is written. */
export type DayOrder =
  /** Day, month, year. */
  | 'DMY'
  /** Month, day, year. */
  | 'MDY';

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

/** What is exported. */
export type ExportKind =
  /** Customers. */
  | 'CUSTOMERS'
  /** Subjects, with their customers. */
  | 'SUBJECTS';

/** What to export, and how the file is written. */
export type ExportStartInput = {
  /** Whether the file begins with a byte order mark, by which Excel knows UTF-8. */
  bom?: boolean;
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: string | null | undefined;
  /** Which customers, as in the list. */
  customerFilter?: CustomerFilter | null | undefined;
  /** The decimal sign: `.` or `,`. */
  decimal?: string;
  /** A comma, a semicolon (what Excel expects in Portuguese) or a tab. */
  delimiter?: string;
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: string | null | undefined;
  /** Subjects or customers. */
  kind: ExportKind;
  /** Which subjects, as in the list. */
  subjectFilter?: SubjectFilter | null | undefined;
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
  channelId: string | number;
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: string | null | undefined;
  /** Try every row and keep nothing but what would come. */
  dryRun?: boolean;
  /** What is done with customers who are there already. */
  duplicates?: ImportDuplicates;
  /** An upload of one's own that has arrived. */
  fileId: string | number;
  /** Over what is found out. */
  format?: SheetFormatInput | null | undefined;
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: string | null | undefined;
  /** What each column means, from left to right; null: it is left out. */
  mapping: Array<ImportField | null | undefined>;
  /** By what they are known, in this order; default: by all of them. */
  matchBy?: Array<ImportMatch> | null | undefined;
  /** Where subjects begin whose row names no stage; default: as `subjectCreate` does. */
  stageId?: string | number | null | undefined;
};

/** An import to take back. */
export type ImportUndoInput = {
  /** Any text of up to 64 characters; comes back in the payload and in the events it caused. */
  clientMutationId?: string | null | undefined;
  /** The job that imported. */
  id: string | number;
  /** 16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect. */
  idempotencyKey?: string | null | undefined;
};

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

/** Which markers a subject carries. */
export type MarkerFilter = {
  /** Every one of these. */
  all?: Array<string | number> | null | undefined;
  /** At least one of these. */
  any?: Array<string | number> | null | undefined;
  /** Not one of these. */
  none?: Array<string | number> | null | undefined;
};

/** Amounts in one currency, both ends included. */
export type MoneyRange = {
  /** Such as BRL. */
  currency: string;
  /** At least this much. */
  from?: string | null | undefined;
  /** At most this much. */
  to?: string | null | undefined;
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

/** How a file is written; what is absent is found out. */
export type SheetFormatInput = {
  /** How days are written. */
  days?: DayOrder | null | undefined;
  /** `,` or `.`. */
  decimal?: string | null | undefined;
  /** One sign. */
  delimiter?: string | null | undefined;
  /** Such as `utf-8-sig` or `cp1252`. */
  encoding?: string | null | undefined;
};

/** Which subjects. What is absent does not narrow; lists are alternatives. Only absolute dates. */
export type SubjectFilter = {
  /** By the next activity. */
  activityStates?: Array<ActivityState> | null | undefined;
  /** Archived ones; null: both. */
  archived?: boolean | null | undefined;
  /** In one of these channels. */
  channelIds?: Array<string | number> | null | undefined;
  /** By the instant of closing. */
  closedAt?: DateTimeRange | null | undefined;
  /** By the instant of creation. */
  createdAt?: DateTimeRange | null | undefined;
  /** About one of these customers. */
  customerIds?: Array<string | number> | null | undefined;
  /** Discarded ones; null: both. */
  discarded?: boolean | null | undefined;
  /** By the expected day. */
  expectedCloseOn?: DateRange | null | undefined;
  /** Without interaction for the configured number of days. */
  idle?: boolean | null | undefined;
  /** Prospects, opportunities. */
  kinds?: Array<SubjectKind> | null | undefined;
  /** By marker. */
  markers?: MarkerFilter | null | undefined;
  /** Overrides what a board shows by default (no lost ones, none closed over 30 days ago). */
  outcomes?: Array<Outcome> | null | undefined;
  /** Owned by one of these users. */
  ownerIds?: Array<string | number> | null | undefined;
  /** Longer in its stage than the stage's rotting days. */
  rotting?: boolean | null | undefined;
  /** In one of these stages. */
  stageIds?: Array<string | number> | null | undefined;
  /** Words in the title or the customer's name, address or number; accents and case do not matter. */
  text?: string | null | undefined;
  /** Without an owner; with `ownerIds`: these too. */
  unowned?: boolean | null | undefined;
  /** By value. */
  value?: MoneyRange | null | undefined;
};

/** PROSPECT: to be sifted, in no stage. OPPORTUNITY: in the funnel. */
export type SubjectKind =
  /** In the funnel. */
  | 'OPPORTUNITY'
  /** To be sifted; in no stage. */
  | 'PROSPECT';

export type ImportLookQueryVariables = Exact<{
  fileId: string | number;
  format?: Types.SheetFormatInput | null | undefined;
}>;


export type ImportLookQuery = { importPreview: { rows: number, format: { encoding: string, delimiter: string, decimal: string, days: Types.DayOrder }, columns: Array<{ header: string, field: Types.ImportField | null, samples: Array<string> }> } };

export type TableJobFragment = { id: string, kind: Types.JobKind, state: Types.JobState, done: number, total: number | null, refused: number, problem: { message: string } | null, download: { url: string } | null, importResult: { created: number, updated: number, skipped: number, failed: number, undone: number, kept: number, dryRun: boolean, errors: Array<{ line: number, field: string | null, message: string }>, errorsFile: { url: string } | null } | null };

export type ImportStartedMutationVariables = Exact<{
  input: Types.ImportStartInput;
}>;


export type ImportStartedMutation = { importStart: { position: string, job: { id: string, kind: Types.JobKind, state: Types.JobState, done: number, total: number | null, refused: number, problem: { message: string } | null, download: { url: string } | null, importResult: { created: number, updated: number, skipped: number, failed: number, undone: number, kept: number, dryRun: boolean, errors: Array<{ line: number, field: string | null, message: string }>, errorsFile: { url: string } | null } | null } | null, errors: Array<{ code: Types.ErrorCode, message: string, field: Array<string> | null, conflict: { currentVersion: number, fields: Array<{ name: string, yours: unknown, theirs: unknown }> } | null }> } };

export type ImportUndoneMutationVariables = Exact<{
  input: Types.ImportUndoInput;
}>;


export type ImportUndoneMutation = { importUndo: { position: string, job: { id: string, kind: Types.JobKind, state: Types.JobState, done: number, total: number | null, refused: number, problem: { message: string } | null, download: { url: string } | null, importResult: { created: number, updated: number, skipped: number, failed: number, undone: number, kept: number, dryRun: boolean, errors: Array<{ line: number, field: string | null, message: string }>, errorsFile: { url: string } | null } | null } | null, errors: Array<{ code: Types.ErrorCode, message: string, field: Array<string> | null, conflict: { currentVersion: number, fields: Array<{ name: string, yours: unknown, theirs: unknown }> } | null }> } };

export type ExportStartedMutationVariables = Exact<{
  input: Types.ExportStartInput;
}>;


export type ExportStartedMutation = { exportStart: { position: string, job: { id: string, kind: Types.JobKind, state: Types.JobState, done: number, total: number | null, refused: number, problem: { message: string } | null, download: { url: string } | null, importResult: { created: number, updated: number, skipped: number, failed: number, undone: number, kept: number, dryRun: boolean, errors: Array<{ line: number, field: string | null, message: string }>, errorsFile: { url: string } | null } | null } | null, errors: Array<{ code: Types.ErrorCode, message: string, field: Array<string> | null, conflict: { currentVersion: number, fields: Array<{ name: string, yours: unknown, theirs: unknown }> } | null }> } };

export type TableJobStoppedMutationVariables = Exact<{
  input: Types.JobCancelInput;
}>;


export type TableJobStoppedMutation = { jobCancel: { position: string, job: { id: string, kind: Types.JobKind, state: Types.JobState, done: number, total: number | null, refused: number, problem: { message: string } | null, download: { url: string } | null, importResult: { created: number, updated: number, skipped: number, failed: number, undone: number, kept: number, dryRun: boolean, errors: Array<{ line: number, field: string | null, message: string }>, errorsFile: { url: string } | null } | null } | null, errors: Array<{ code: Types.ErrorCode, message: string, field: Array<string> | null, conflict: { currentVersion: number, fields: Array<{ name: string, yours: unknown, theirs: unknown }> } | null }> } };

export type JobsQueryVariables = Exact<{ [key: string]: never; }>;


export type JobsQuery = { jobs: Array<{ createdAt: string, endedAt: string | null, id: string, kind: Types.JobKind, state: Types.JobState, done: number, total: number | null, refused: number, begunBy: { id: string, name: string }, problem: { message: string } | null, download: { url: string } | null, importResult: { created: number, updated: number, skipped: number, failed: number, undone: number, kept: number, dryRun: boolean, errors: Array<{ line: number, field: string | null, message: string }>, errorsFile: { url: string } | null } | null }> };

export type TableJobChangedSubscriptionVariables = Exact<{
  id: string | number;
}>;


export type TableJobChangedSubscription = { jobChanged: { id: string, kind: Types.JobKind, state: Types.JobState, done: number, total: number | null, refused: number, problem: { message: string } | null, download: { url: string } | null, importResult: { created: number, updated: number, skipped: number, failed: number, undone: number, kept: number, dryRun: boolean, errors: Array<{ line: number, field: string | null, message: string }>, errorsFile: { url: string } | null } | null } };

export const TableJobFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TableJob"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Job"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"done"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"refused"}},{"kind":"Field","name":{"kind":"Name","value":"problem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"download"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}}]}},{"kind":"Field","name":{"kind":"Name","value":"importResult"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"created"}},{"kind":"Field","name":{"kind":"Name","value":"updated"}},{"kind":"Field","name":{"kind":"Name","value":"skipped"}},{"kind":"Field","name":{"kind":"Name","value":"failed"}},{"kind":"Field","name":{"kind":"Name","value":"undone"}},{"kind":"Field","name":{"kind":"Name","value":"kept"}},{"kind":"Field","name":{"kind":"Name","value":"dryRun"}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"line"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errorsFile"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}}]}}]}}]}}]} as unknown as DocumentNode<TableJobFragment, unknown>;
export const ImportLookDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ImportLook"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"fileId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"format"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"SheetFormatInput"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"importPreview"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"fileId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"fileId"}}},{"kind":"Argument","name":{"kind":"Name","value":"format"},"value":{"kind":"Variable","name":{"kind":"Name","value":"format"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rows"}},{"kind":"Field","name":{"kind":"Name","value":"format"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"encoding"}},{"kind":"Field","name":{"kind":"Name","value":"delimiter"}},{"kind":"Field","name":{"kind":"Name","value":"decimal"}},{"kind":"Field","name":{"kind":"Name","value":"days"}}]}},{"kind":"Field","name":{"kind":"Name","value":"columns"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"header"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"samples"}}]}}]}}]}}]} as unknown as DocumentNode<ImportLookQuery, ImportLookQueryVariables>;
export const ImportStartedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ImportStarted"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ImportStartInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"importStart"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"job"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"TableJob"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Denied"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TableJob"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Job"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"done"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"refused"}},{"kind":"Field","name":{"kind":"Name","value":"problem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"download"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}}]}},{"kind":"Field","name":{"kind":"Name","value":"importResult"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"created"}},{"kind":"Field","name":{"kind":"Name","value":"updated"}},{"kind":"Field","name":{"kind":"Name","value":"skipped"}},{"kind":"Field","name":{"kind":"Name","value":"failed"}},{"kind":"Field","name":{"kind":"Name","value":"undone"}},{"kind":"Field","name":{"kind":"Name","value":"kept"}},{"kind":"Field","name":{"kind":"Name","value":"dryRun"}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"line"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errorsFile"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Denied"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"conflict"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentVersion"}},{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"yours"}},{"kind":"Field","name":{"kind":"Name","value":"theirs"}}]}}]}}]}}]} as unknown as DocumentNode<ImportStartedMutation, ImportStartedMutationVariables>;
export const ImportUndoneDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ImportUndone"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ImportUndoInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"importUndo"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"job"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"TableJob"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Denied"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TableJob"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Job"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"done"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"refused"}},{"kind":"Field","name":{"kind":"Name","value":"problem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"download"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}}]}},{"kind":"Field","name":{"kind":"Name","value":"importResult"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"created"}},{"kind":"Field","name":{"kind":"Name","value":"updated"}},{"kind":"Field","name":{"kind":"Name","value":"skipped"}},{"kind":"Field","name":{"kind":"Name","value":"failed"}},{"kind":"Field","name":{"kind":"Name","value":"undone"}},{"kind":"Field","name":{"kind":"Name","value":"kept"}},{"kind":"Field","name":{"kind":"Name","value":"dryRun"}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"line"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errorsFile"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Denied"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"conflict"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentVersion"}},{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"yours"}},{"kind":"Field","name":{"kind":"Name","value":"theirs"}}]}}]}}]}}]} as unknown as DocumentNode<ImportUndoneMutation, ImportUndoneMutationVariables>;
export const ExportStartedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ExportStarted"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ExportStartInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"exportStart"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"job"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"TableJob"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Denied"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TableJob"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Job"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"done"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"refused"}},{"kind":"Field","name":{"kind":"Name","value":"problem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"download"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}}]}},{"kind":"Field","name":{"kind":"Name","value":"importResult"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"created"}},{"kind":"Field","name":{"kind":"Name","value":"updated"}},{"kind":"Field","name":{"kind":"Name","value":"skipped"}},{"kind":"Field","name":{"kind":"Name","value":"failed"}},{"kind":"Field","name":{"kind":"Name","value":"undone"}},{"kind":"Field","name":{"kind":"Name","value":"kept"}},{"kind":"Field","name":{"kind":"Name","value":"dryRun"}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"line"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errorsFile"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Denied"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"conflict"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentVersion"}},{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"yours"}},{"kind":"Field","name":{"kind":"Name","value":"theirs"}}]}}]}}]}}]} as unknown as DocumentNode<ExportStartedMutation, ExportStartedMutationVariables>;
export const TableJobStoppedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"TableJobStopped"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"JobCancelInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"jobCancel"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"job"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"TableJob"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Denied"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TableJob"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Job"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"done"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"refused"}},{"kind":"Field","name":{"kind":"Name","value":"problem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"download"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}}]}},{"kind":"Field","name":{"kind":"Name","value":"importResult"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"created"}},{"kind":"Field","name":{"kind":"Name","value":"updated"}},{"kind":"Field","name":{"kind":"Name","value":"skipped"}},{"kind":"Field","name":{"kind":"Name","value":"failed"}},{"kind":"Field","name":{"kind":"Name","value":"undone"}},{"kind":"Field","name":{"kind":"Name","value":"kept"}},{"kind":"Field","name":{"kind":"Name","value":"dryRun"}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"line"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errorsFile"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Denied"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"conflict"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentVersion"}},{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"yours"}},{"kind":"Field","name":{"kind":"Name","value":"theirs"}}]}}]}}]}}]} as unknown as DocumentNode<TableJobStoppedMutation, TableJobStoppedMutationVariables>;
export const JobsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Jobs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"jobs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"TableJob"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"begunBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TableJob"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Job"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"done"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"refused"}},{"kind":"Field","name":{"kind":"Name","value":"problem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"download"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}}]}},{"kind":"Field","name":{"kind":"Name","value":"importResult"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"created"}},{"kind":"Field","name":{"kind":"Name","value":"updated"}},{"kind":"Field","name":{"kind":"Name","value":"skipped"}},{"kind":"Field","name":{"kind":"Name","value":"failed"}},{"kind":"Field","name":{"kind":"Name","value":"undone"}},{"kind":"Field","name":{"kind":"Name","value":"kept"}},{"kind":"Field","name":{"kind":"Name","value":"dryRun"}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"line"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errorsFile"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}}]}}]}}]}}]} as unknown as DocumentNode<JobsQuery, JobsQueryVariables>;
export const TableJobChangedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"TableJobChanged"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"jobChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"TableJob"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TableJob"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Job"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"done"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"refused"}},{"kind":"Field","name":{"kind":"Name","value":"problem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"download"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}}]}},{"kind":"Field","name":{"kind":"Name","value":"importResult"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"created"}},{"kind":"Field","name":{"kind":"Name","value":"updated"}},{"kind":"Field","name":{"kind":"Name","value":"skipped"}},{"kind":"Field","name":{"kind":"Name","value":"failed"}},{"kind":"Field","name":{"kind":"Name","value":"undone"}},{"kind":"Field","name":{"kind":"Name","value":"kept"}},{"kind":"Field","name":{"kind":"Name","value":"dryRun"}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"line"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errorsFile"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}}]}}]}}]}}]} as unknown as DocumentNode<TableJobChangedSubscription, TableJobChangedSubscriptionVariables>;