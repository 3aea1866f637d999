"""The table of rights: who is told each field, who may do each mutation. docs/permissions.md is made from it.

A field, argument, mutation or subscription without its rule here fails the tests; so does a rule without one.
"""

from enum import StrEnum

from schema.ids import to_id
from tests.rights.rules_reports import REPORTS
from tests.rights.told import (
    ALL,
    ANSWER,
    CAN,
    CONNECTION,
    COUNT,
    EDGE,
    FINANCE,
    HINT,
    LINK,
    LIST,
    MANAGERS,
    MEMBERS,
    ONCE,
    ROW,
    SHOWN,
    WIDE,
    Told,
)

ENTRY = {ROW: "id at position kind", SHOWN: "actor", LINK: "subject"}
ANSWERED = {ANSWER: "errors position clientMutationId replayed"}


def answered(nouns: str) -> dict[Told, str]:
    return {ANSWER: f"errors position clientMutationId replayed {nouns}"}


FIELDS: dict[str, dict[Told, str]] = {
    # Asking
    "Query": {
        ALL: "workspace viewer users stages markers lostReasons messageTemplateFields activityTypes activityPlans"
        " report",
        LIST: "sessions apiKeys channels customers subjects funnel mailboxes intake auditLog messageTemplates"
        " senderBlocks activities myDay jobs suggestions proposals orders webhooks savedViews",
        MANAGERS: "webhookKinds",
        LINK: "channel customer subject node messagePreview planPreview mergePreview importPreview search",
    },
    "Subscription": {
        LIST: "intakeChanged funnelChanged subjectChanged timelineChanged configurationChanged activitiesChanged"
        " jobChanged"
    },
    "Node": {ROW: "id"},
    "PageInfo": {ROW: "hasNextPage hasPreviousPage startCursor endCursor"},
    "Money": {ROW: "amount currency"},
    "Text": {ROW: "code params message"},
    # The house
    "Workspace": {ALL: "name zone currency locale idleDays rottingDefault version holidays limits hintsElsewhere"},
    "Limits": {
        ALL: "stages pageSize bulk bulkFreely markersPerSubject contactsPerCustomer noteLength passwordMin passwordMax"
        " uploadBytes"
    },
    "User": {
        ALL: "id name email role zone locale digestHour finance active version",
        LIST: "channels",
        COUNT: "quarantined",
    },
    "Membership": {MEMBERS: "access leader user channel"},
    "Session": {ROW: "id createdAt lastSeenAt expiresAt revokedAt agent ip current"},
    "ApiKey": {ROW: "id name prefix createdAt expiresAt revokedAt lastUsedAt scopes"},
    "AuditEntry": {ROW: "id at kind network addressHash actor user aboutId"},
    "Stage": {ALL: "id name kind probability order folded rottingDays requirements version playbook"},
    "Marker": {ALL: "id name color version", COUNT: "subjectCount"},
    "LostReason": {ALL: "id name needsNote version"},
    "Channel": {
        ROW: "id name color makesProspects idleDays responseHours subjectLineThreads archivedAt acknowledges version"
        " senderThreads internalAllowed listsAllowed ownerRule sendsWhatsapp",
        MEMBERS: "leader members aliases signature acknowledgement formSenders",
        WIDE: "mailbox",
        MANAGERS: "whatsapp",
        CAN: "viewerCanManage",
    },
    "ChannelWhatsapp": {MANAGERS: "phoneNumberId"},
    "FormSender": {MEMBERS: "address emailField nameField"},
    "Mailbox": {ROW: "id address pollEvery version health canSend", LIST: "channels", MANAGERS: "account sending"},
    "Webhook": {
        ROW: "id url kinds version phase failingSince nextAttemptAt attempts lastStatus lastDeliveredAt createdAt owner"
        " lastError pending lagSeconds",
    },
    "WebhookPayload": answered("webhook") | {ONCE: "secret"},
    "WebhookDeletePayload": answered("deletedWebhookId"),
    "WebhookTestPayload": answered("test"),
    "WebhookTest": {ANSWER: "status error"},
    "MailboxAccount": {
        MANAGERS: "host port security username folder authservId trustedForwarders afterFiling auth afterTarget",
        LINK: "defaultChannel",
    },
    "MailboxSending": {MANAGERS: "host port security username keepsSent"},
    "MailboxHealth": {
        ROW: "phase lastPolledAt lagSeconds lastError nextAttemptAt pending sendersVerifiable afterFilingError",
        COUNT: "filed quarantined",
    },
    # Selling
    "Subject": {
        ROW: "id title description kind outcome version rank priority expectedCloseOn source activityState idle rotting"
        " stageEnteredAt lostNote createdAt updatedAt assignedAt convertedAt closedAt archivedAt discardedAt stage"
        " owner customer markers value probability idleSince lastInteraction lostReason notes messages"
        " files timeline participants activities nextActivity meetings suggestions merges proposals orders",
        SHOWN: "channel",
        LINK: "followUpOf",
        LIST: "possibleThreads possibleDuplicates alsoSentTo",
        CAN: "viewerCanEdit viewerCanMove viewerCanAssign viewerCanDelete viewerCanMerge",
    },
    "MergedSubject": {ROW: "id", LINK: "mergedInto"},
    "MergedCustomer": {ROW: "id", LINK: "mergedInto"},
    "Merge": {ROW: "id lostId lostName mergedAt mergedBy undoableUntil undoneAt", LINK: "subject customer"},
    "MergePreview": {ROW: "fields moves problem"},
    "MergeField": {ROW: "field winnerId values"},
    "MergeValue": {ROW: "id", LINK: "value name"},
    "MergeMove": {ROW: "relation count"},
    "Duplicate": {LINK: "subject", ROW: "score reasons"},
    "Elsewhere": {ROW: "known"},
    "CustomerDuplicate": {LINK: "customer", ROW: "score reasons"},
    "PossibleThread": {LINK: "subject message", CAN: "viewerCanJoin"},
    "Meeting": {
        ROW: "uid sequence summary location organiser startsAt endsAt allDay recurrence cancelled answers",
        LINK: "message",
    },
    "MeetingAnswer": {ROW: "address participation"},
    "Probability": {ROW: "percent source"},
    "Interaction": {ROW: "at kind by"},
    "Customer": {
        ROW: "id type lifecycle name taxId externalId version createdAt updatedAt emails phones address notes merges"
        " files sales",
        FINANCE: "finance services",
        HINT: "elsewhere",
        LINK: "channel company",
        LIST: "contacts subjects timeline activities possibleDuplicates",
        CAN: "viewerCanEdit viewerCanDelete viewerCanMerge",
    },
    "Email": {ROW: "address undeliverable undeliverableAt doNotEmailAt"},
    "Phone": {ROW: "number formatted"},
    "Address": {ROW: "street number complement district city state postalCode country"},
    "Note": {
        ROW: "id text createdAt editedAt version author revisions files",
        LINK: "subject customer",
        CAN: "viewerCanEdit",
    },
    "NoteRevision": {ROW: "text replacedAt"},
    "Proposal": {
        ROW: "id number revision state validUntil expiresAt terms currency refusedNote createdAt updatedAt sentAt"
        " decidedAt version subject createdBy lines revisions orders total discount pdf",
        LINK: "message",
    },
    "ProposalRevision": {ROW: "revision state validUntil terms sentAt lines total discount pdf"},
    "Order": {
        ROW: "id number state terms currency createdAt updatedAt confirmedAt cancelledAt cancelledNote version subject"
        " proposal createdBy lines total discount pdf"
    },
    "TradeLine": {ROW: "description unit quantity unitPrice discount total"},
    "LineDiscount": {ROW: "percent amount"},
    "PrintedDownload": {ROW: "url expiresAt"},
    "CustomerDocument": {
        ROW: "id kind state source externalId number description url issuedOn dueOn settledOn overdue createdAt"
        " updatedAt customer amount balance"
    },
    "CustomerSales": {LIST: "orders proposals invoices", COUNT: "ordered", ROW: "invoiced"},
    "CustomerFinance": {FINANCE: "receivables balance overdue openCount overdueCount"},
    "CustomerServices": {FINANCE: "orders invoices openCount invoiced"},
    "Message": {
        ROW: "id direction medium state to cc subjectLine text newText html at automatic from fromName author flags"
        " remoteImages files version nextAttemptAt answer bounce bounces problem sentAt bcc readAt"
    },
    "Bounce": {ROW: "kind address code diagnostic at"},
    "MessageTemplate": {ROW: "id name subjectLine text html locale version", LINK: "channel"},
    "MessageTemplateField": {ALL: "name meaning"},
    "MessagePreview": {ROW: "subjectLine text html errors"},
    "File": {ROW: "id name mediaType declaredType size inline contentId download createdAt uploadedBy attached"},
    "Download": {ROW: "url expiresAt size"},
    "Activity": {
        ROW: "id summary note dueOn todayFrom overdueFrom state doneAt feedback cancelledAt cancelReason createdAt"
        " version type assignee createdBy doneBy",
        LINK: "subject customer previous",
        CAN: "viewerCanEdit",
    },
    "ActivityType": {
        ALL: "id name icon color chaining defaultSummary defaultNote archivedAt version due suggests triggers"
        " defaultAssignee purpose"
    },
    "Suggestion": {
        ROW: "id rule state dueOn score createdAt decidedAt dismissReason version type assignee summary reasons basis"
        " decidedBy",
        LINK: "subject activity",
        CAN: "viewerCanDecide",
    },
    "SuggestionBasis": {ROW: "kind n window"},
    **REPORTS,
    "DueRule": {ALL: "amount unit base workingDays"},
    "ActivityPlan": {ALL: "id name version steps"},
    "ActivityPlanStep": {ALL: "amount unit before responsible summary note type user"},
    "PlannedActivity": {LINK: "subject", ROW: "step dueOn assignee problem"},
    "MyDay": {LIST: "overdue today next suggestions", ROW: "validUntil counts types"},
    "DayCounts": {ROW: "overdue today planned undated"},
    "TypeCount": {ROW: "type count"},
    "SavedView": {ROW: "id name shared layout version filter gaps orderBy owner", CAN: "viewerCanEdit"},
    "SavedOrder": {ROW: "field direction"},
    "SavedViewGap": {ROW: "part number"},
    "SearchHit": {ROW: "kind id title at score fragments", LINK: "subject customer"},
    "SearchFragment": {ROW: "field parts"},
    "SearchPart": {ROW: "text hit"},
    "ImportPreview": {ROW: "format columns rows"},
    "SheetFormat": {ROW: "encoding delimiter decimal days"},
    "SheetColumn": {ROW: "header field samples"},
    "ImportResult": {ROW: "created updated skipped failed undone kept dryRun errors errorsFile"},
    "ImportError": {ROW: "line field message"},
    "Job": {
        ROW: "id kind state done total refused createdAt startedAt endedAt problem begunBy importResult download",
        LINK: "mailbox",
    },
    "Funnel": {ROW: "position", LIST: "prospects columns", COUNT: "totals"},
    "FunnelColumn": {ALL: "stage", COUNT: "totals", LIST: "subjects"},
    "ColumnTotals": {
        ALL: "stageId",
        COUNT: "count value weightedValue otherValues activityStates idle rotting",
    },
    "ActivityStateCounts": {COUNT: "overdue today planned undated none"},
    # Mail
    "InboundMail": {
        ROW: "id receivedAt state version size to subjectLine preview authVerdict from fromName flags lastError raw",
        LINK: "mailbox",
        LIST: "effects",
        CAN: "viewerCanDecide",
    },
    "IntakeEffect": {WIDE: "outcome rule matchedBy at channel reason trail alias contact", LINK: "subject message"},
    "SenderBlock": {ROW: "id address blockedAt blockedBy", LINK: "channel"},
    "IntakeStep": {WIDE: "row name hit note"},
    # Timelines
    "TimelineEntry": ENTRY,
    "SubjectCreatedEntry": ENTRY | {ROW: ENTRY[ROW] + " subjectKind stage", LINK: "subject channel"},
    "SubjectUpdatedEntry": ENTRY | {ROW: ENTRY[ROW] + " fields"},
    "SubjectMovedEntry": ENTRY | {ROW: ENTRY[ROW] + " from to fromOutcome outcome reason"},
    "SubjectConvertedEntry": ENTRY | {ROW: ENTRY[ROW] + " stage", LINK: "subject customer"},
    "SubjectMergedEntry": ENTRY | {ROW: ENTRY[ROW] + " loserId"},
    "SubjectAssignedEntry": ENTRY | {SHOWN: "actor from to"},
    "SubjectTransferredEntry": ENTRY | {LINK: "subject from to"},
    "SubjectWonEntry": ENTRY | {ROW: ENTRY[ROW] + " stage"},
    "SubjectLostEntry": ENTRY | {ROW: ENTRY[ROW] + " stage reason"},
    "SubjectReopenedEntry": ENTRY | {ROW: ENTRY[ROW] + " fromOutcome stage"},
    "SubjectDiscardedEntry": ENTRY,
    "SubjectArchivedEntry": ENTRY,
    "SubjectRestoredEntry": ENTRY | {ROW: ENTRY[ROW] + " automatic"},
    "SubjectMarkedEntry": ENTRY | {ROW: ENTRY[ROW] + " added removed"},
    "NoteAddedEntry": ENTRY | {ROW: ENTRY[ROW] + " note"},
    "NoteEditedEntry": ENTRY | {ROW: ENTRY[ROW] + " note"},
    "NoteDeletedEntry": ENTRY,
    "MessageReceivedEntry": ENTRY | {ROW: ENTRY[ROW] + " message automatic"},
    "ActivityScheduledEntry": ENTRY | {ROW: ENTRY[ROW] + " activity"},
    "ActivityLoggedEntry": ENTRY | {ROW: ENTRY[ROW] + " activity"},
    "ActivityUpdatedEntry": ENTRY | {ROW: ENTRY[ROW] + " activity fields"},
    "ActivityRescheduledEntry": ENTRY | {ROW: ENTRY[ROW] + " activity from to"},
    "ActivityCompletedEntry": ENTRY | {ROW: ENTRY[ROW] + " activity"},
    "ActivityCancelledEntry": ENTRY | {ROW: ENTRY[ROW] + " activity"},
    "SuggestionAcceptedEntry": ENTRY | {ROW: ENTRY[ROW] + " suggestion activity"},
    "SuggestionDismissedEntry": ENTRY | {ROW: ENTRY[ROW] + " suggestion"},
    "MessageTakenOffEntry": ENTRY | {LINK: "subject into"},
    "MeetingProposedEntry": ENTRY | {ROW: ENTRY[ROW] + " cancelled"},
    "FileAttachedEntry": ENTRY | {ROW: ENTRY[ROW] + " file"},
    "FileRemovedEntry": ENTRY,
    "SubjectPartedEntry": ENTRY | {ROW: ENTRY[ROW] + " loserId"},
    "ParticipantAddedEntry": ENTRY,
    "ParticipantRemovedEntry": ENTRY,
    "MessageWrittenEntry": ENTRY | {ROW: ENTRY[ROW] + " message automatic"},
    "WhatsappOpenedEntry": ENTRY | {ROW: ENTRY[ROW] + " message"},
    "WhatsappConfirmedEntry": ENTRY | {ROW: ENTRY[ROW] + " message"},
    "MessageBouncedEntry": ENTRY | {ROW: ENTRY[ROW] + " message final"},
    "ProposalCreatedEntry": ENTRY | {ROW: ENTRY[ROW] + " proposal"},
    "ProposalRevisedEntry": ENTRY | {ROW: ENTRY[ROW] + " proposal revision"},
    "ProposalSentEntry": ENTRY | {ROW: ENTRY[ROW] + " proposal revision handedOver"},
    "ProposalAcceptedEntry": ENTRY | {ROW: ENTRY[ROW] + " proposal"},
    "ProposalRefusedEntry": ENTRY | {ROW: ENTRY[ROW] + " proposal"},
    "OrderCreatedEntry": ENTRY | {ROW: ENTRY[ROW] + " order"},
    "OrderConfirmedEntry": ENTRY | {ROW: ENTRY[ROW] + " order"},
    "OrderCancelledEntry": ENTRY | {ROW: ENTRY[ROW] + " order"},
    "CustomerCreatedEntry": ENTRY,
    "CustomerMergedEntry": ENTRY | {ROW: ENTRY[ROW] + " loserId"},
    "CustomerPartedEntry": ENTRY | {ROW: ENTRY[ROW] + " loserId"},
    "CustomerUpdatedEntry": ENTRY | {ROW: ENTRY[ROW] + " fields"},
    # Pages
    "SubjectConnection": CONNECTION,
    "CustomerConnection": CONNECTION,
    "MessageConnection": CONNECTION,
    "InboundMailConnection": CONNECTION,
    "TimelineEntryConnection": CONNECTION,
    "ActivityConnection": CONNECTION,
    "ActivityEdge": EDGE,
    "SuggestionConnection": CONNECTION,
    "SuggestionEdge": EDGE,
    "ProposalConnection": CONNECTION,
    "ProposalEdge": EDGE,
    "OrderConnection": CONNECTION,
    "OrderEdge": EDGE,
    "CustomerDocumentConnection": CONNECTION,
    "CustomerDocumentEdge": EDGE,
    "AuditEntryConnection": CONNECTION,
    "AuditEntryEdge": EDGE,
    "SubjectEdge": EDGE,
    "CustomerEdge": EDGE,
    "MessageEdge": EDGE,
    "InboundMailEdge": EDGE,
    "TimelineEntryEdge": EDGE,
    # Live
    "LiveEvent": {ROW: "kind position"},
    "FunnelEvent": {ROW: "kind position", LIST: "groupId clientMutationIds changes", COUNT: "totals"},
    "SubjectChange": {ROW: "kind subjectId version", LINK: "subject"},
    "SubjectEvent": {ROW: "kind position clientMutationIds change", LINK: "subject"},
    "TimelineEvent": {ROW: "kind position", LIST: "clientMutationIds changes"},
    "TimelineChange": {ROW: "kind entryId", LINK: "entry"},
    "ActivityEvent": {ROW: "kind position", LIST: "clientMutationIds changes suggestions"},
    "SuggestionChange": {ROW: "kind suggestionId", LINK: "suggestion"},
    "ActivityChange": {ROW: "kind activityId", LINK: "activity"},
    "IntakeEvent": {ROW: "kind position", LIST: "clientMutationIds changes"},
    "IntakeChange": {ROW: "kind mailId", LINK: "mail"},
    "ConfigurationEvent": {ROW: "kind position", LIST: "clientMutationIds changes"},
    "ConfigurationChange": {ROW: "kind id noun", LINK: "row"},
    # Answers
    "Payload": ANSWERED,
    "UserError": {ANSWER: "code message params field conflict"},
    "Conflict": {ANSWER: "currentVersion fields"},
    "FieldConflict": {ANSWER: "name yours theirs"},
    "SignInPayload": answered("user"),
    "SessionPayload": answered("session"),
    "ApiKeyPayload": answered("apiKey"),
    "ApiKeyCreatePayload": answered("apiKey") | {ONCE: "key"},
    "UserPayload": answered("user"),
    "UserInvitePayload": answered("user") | {ONCE: "invitationToken"},
    "WorkspacePayload": answered("workspace"),
    "ChannelPayload": answered("channel"),
    "StagePayload": answered("stage"),
    "StagesPayload": answered("stages"),
    "StageDeletePayload": answered("deletedStageId"),
    "MarkerPayload": answered("marker"),
    "MarkerDeletePayload": answered("deletedMarkerId"),
    "LostReasonPayload": answered("lostReason"),
    "LostReasonDeletePayload": answered("deletedLostReasonId"),
    "CustomerPayload": answered("customer"),
    "CustomerDeletePayload": answered("deletedCustomerId"),
    "SubjectPayload": answered("subject"),
    "MergePayload": answered("merge"),
    "BulkPayload": answered("bulk results groupId job matched"),
    "Bulk": {ANSWER: "results groupId job matched"},
    "BulkResult": {ANSWER: "id errors", LINK: "subject"},
    "NotePayload": answered("note"),
    "NoteDeletePayload": answered("deletedNoteId"),
    "ProposalPayload": answered("proposal"),
    "ProposalAcceptPayload": answered("proposal order"),
    "OrderPayload": answered("order"),
    "DocumentsPayload": answered("results"),
    "DocumentResult": {ANSWER: "externalId status errors", LINK: "document"},
    "ActivityPayload": answered("activity"),
    "ActivityCompletePayload": answered("activity following"),
    "SuggestionPayload": answered("suggestion activity"),
    "ActivityTypePayload": answered("activityType"),
    "PlanPayload": answered("plan"),
    "PlanDeletePayload": answered("deletedPlanId"),
    "PlanApplyPayload": answered("activities"),
    "MailboxTestPayload": answered("test"),
    "MailboxTest": {ANSWER: "error messages capabilities authservId"},
    "MailboxAuthorizePayload": answered("authorization"),
    "MailboxAuthorization": {ONCE: "url expiresAt"},
    "IntakePayload": answered("mail"),
    "SenderBlockPayload": answered("block"),
    "SenderUnblockPayload": answered("deletedBlockId"),
    "JobPayload": answered("job"),
    "MessagePayload": answered("message"),
    "WhatsappPayload": answered("message url"),
    "MessageDraftDiscardPayload": answered("deletedMessageId"),
    "SavedViewPayload": answered("view"),
    "SavedViewDeletePayload": answered("deletedViewId"),
    "MessageTemplatePayload": answered("template"),
    "MessageTemplateDeletePayload": answered("deletedTemplateId"),
    "PasswordResetRequestPayload": answered("accepted"),
    "PasswordResetPayload": answered("done"),
    "UserResetLinkPayload": answered("user") | {ONCE: "link token"},
    "FileUploadPayload": answered("file") | {ONCE: "uploadUrl expiresAt"},
    "FilePayload": answered("file"),
    "FileRemovePayload": answered("removedFileId"),
    "MailboxPayload": answered("mailbox"),
}


class May(StrEnum):
    """Who may do a mutation, of those who see what it is about."""

    STRANGER = "anybody: it is how one gets in"
    OWNER = "everybody, about themselves alone"
    SELF = "everybody, about themselves; administrators about anybody"
    ADMINISTER = "administrators"
    CONFIGURE = "managers, administrators"
    MEMBERS = "managers, administrators, the channel's leader"
    DECIDE = "who sees the channel whole in which it waits, managers, administrators; no viewer"
    CREATE = "members of the channel; for another owner who sees it whole; managers, administrators; no viewer"
    WORK = "whoever sees it; no viewer"
    ASSIGN = (
        "who sees its channel whole, managers, administrators; taking what has no owner: whoever sees it; no viewer"
    )
    TRANSFER = "who sees both channels whole, managers, administrators; no viewer"
    FINAL = "the channel's leader, managers, administrators"
    MERGE = "the leader of the channel of all of them (of customers: the home channel), managers, administrators"
    DOCUMENTS = "keys of machine accounts, managers, administrators"
    IMPORT = "the channel's leader, managers, administrators; taking back: whoever sees the job, too"
    EXPORT = "managers, administrators; a leader what is of their channels"
    CUSTOMERS = "agents and keys, managers, administrators"
    ATTACH = "whoever sees it and where it is to be, or is; on a note its author; no viewer"
    VIEW = "everybody, for themselves; what is shared, managers and administrators"
    AUTHOR = "its author, while they may write about the matter"
    AUTHOR_OR_MANAGER = "its author, while they may write about the matter; managers, administrators"


MUTATIONS: dict[May, str] = {
    May.STRANGER: "setup invitationAccept signIn passwordResetRequest passwordReset",
    May.OWNER: "apiKeyRotate messageDraftDiscard",
    May.VIEW: "savedViewSave savedViewDelete",
    May.SELF: "jobCancel signOut passwordChange sessionRevoke apiKeyCreate apiKeyRevoke",
    May.ADMINISTER: "userInvite invitationRevoke userResetLink userUpdate workspaceUpdate",
    May.CONFIGURE: "channelCreate channelUpdate channelArchive channelRestore stageCreate stageUpdate stageReorder"
    " stageDelete markerCreate markerUpdate markerDelete lostReasonCreate lostReasonUpdate lostReasonDelete"
    " messageTemplateCreate messageTemplateUpdate messageTemplateDelete mailboxSendingSet channelWhatsappSet"
    " customerDelete"
    " activityTypeCreate activityTypeUpdate activityTypeArchive planCreate planUpdate planDelete"
    " mailboxImportHistory mailboxTest mailboxAuthorize"
    " webhookCreate webhookUpdate webhookDelete webhookTest"
    " mailboxConnect mailboxUpdate mailboxPollNow mailboxDisconnect",
    May.MEMBERS: "channelMemberSet channelMemberRemove",
    May.DECIDE: "intakeRelease intakeDiscard intakeBlockSender intakeUnblockSender intakeTransfer",
    May.CREATE: "subjectCreate",
    May.WORK: "subjectUpdate subjectMove subjectConvert subjectWin subjectLose subjectReopen subjectDiscard"
    " subjectsArchive subjectsRestore subjectsMark subjectsMove noteAdd"
    " activitySchedule activityLog activityUpdate activityReschedule activitySnooze activityComplete activityCancel"
    " suggestionAccept suggestionDismiss"
    " threadJoin threadUndo participantAdd participantRemove planApply messageSend messageDraftSave"
    " messageResend messageMarkSent whatsappOpen"
    " proposalCreate proposalUpdate proposalRevise proposalSend proposalAccept proposalRefuse"
    " orderCreate orderUpdate orderConfirm orderCancel",
    May.ASSIGN: "subjectAssign subjectsAssign",
    May.TRANSFER: "subjectTransfer subjectsTransfer",
    May.FINAL: "subjectsDelete",
    May.MERGE: "subjectsMerge customersMerge mergeUndo",
    May.DOCUMENTS: "documentsUpsert",
    May.IMPORT: "importStart importUndo",
    May.EXPORT: "exportStart",
    May.CUSTOMERS: "customerCreate customerUpdate customerDoNotEmail fileUpload",
    May.ATTACH: "fileAttach fileRemove",
    May.AUTHOR: "noteEdit",
    May.AUTHOR_OR_MANAGER: "noteDelete whatsappConfirm",
}

CALLING: dict[str, tuple[dict[str, object], str]] = {
    "mailboxTest": ({"host": "imap.funil.example", "username": "x", "password": "x"}, "test { messages }"),
    "webhookTest": ({"id": to_id("Webhook", 1)}, "test { status }"),
    "mailboxAuthorize": ({"provider": "GOOGLE", "address": "x@funil.example"}, "authorization { url }"),
}
"""Mutations that call other servers, with an input that would do: tried by those who may not."""
NAMES: dict[str, str] = {
    "id": "",
    "ids": "",
    "subjectId": "Subject",
    "afterId": "",
    "beforeId": "Subject",
    "intoId": "",
    "fromId": "",
    "customerId": "Customer",
    "customerIds": "Customer",
    "companyId": "Customer",
    "companyIds": "Customer",
    "channelId": "Channel",
    "channelIds": "Channel",
    "defaultChannelId": "Channel",
    "userId": "User",
    "ownerId": "User",
    "ownerIds": "User",
    "stageId": "Stage",
    "stageIds": "Stage",
    "moveSubjectsToId": "Stage",
    "markerIds": "Marker",
    "markers.any": "Marker",
    "markers.all": "Marker",
    "markers.none": "Marker",
    "add": "Marker",
    "remove": "Marker",
    "reasonId": "LostReason",
    "mailboxId": "Mailbox",
    "mailboxIds": "Mailbox",
    "subjectIds": "Subject",
    "assigneeId": "User",
    "assigneeIds": "User",
    "defaultAssigneeId": "User",
    "responsibleId": "User",
    "typeId": "ActivityType",
    "typeIds": "ActivityType",
    "suggestsIds": "ActivityType",
    "triggersId": "ActivityType",
    "playbookTypeIds": "ActivityType",
    "planId": "ActivityPlan",
    "messageId": "Message",
    "answersId": "Message",
    "draftId": "Message",
    "fileIds": "File",
    "fileId": "File",
    "noteId": "Note",
    "templateId": "MessageTemplate",
}
"""Input field or argument that takes ids → the noun it names; empty: that depends on where it stands."""


def told(type_: str) -> dict[str, Told]:
    """The fields of a type, and to whom each is told."""
    return {name: rule for rule, names in FIELDS[type_].items() for name in names.split()}


def mutations() -> dict[str, May]:
    return {name: may for may, names in MUTATIONS.items() for name in names.split()}
