"""What the values of enums and the scalars mean. They are plain values of models, which know nothing of this manual."""

from typing import Any

SCALARS = {
    "DateTime": "An instant in ISO 8601 with an offset, such as `2026-11-22T10:00:00-03:00`. Answers are in UTC.",
    "Date": "A day in ISO 8601, such as `2026-11-22`.",
    "Decimal": 'A number of any precision, as a string: `"1234.50"`.',
}
VALUES = {
    "Role": {
        "ADMIN": "May do everything, users and settings included.",
        "MANAGER": "Sees everything and sets up channels, stages and lists.",
        "AGENT": "Sells in their channels.",
        "VIEWER": "Sees what an agent would see, and changes nothing.",
        "INTEGRATION": "A machine with keys; may do what an agent may.",
        "SYSTEM": "The software itself; nobody signs in as it.",
    },
    "Access": {
        "OWN": "Their own subjects, and those without an owner.",
        "CHANNEL": "All subjects of the channel.",
    },
    "Scope": {"READ": "Queries and subscriptions.", "WRITE": "Mutations."},
    "AuditKind": {
        "SIGNED_IN": "Somebody signed in.",
        "SIGN_IN_REFUSED": "A password was wrong, or the address has no account; also a wrong current password.",
        "SIGNED_OUT": "Somebody signed out.",
        "SESSION_REVOKED": "A session was ended from elsewhere, or with a password or an account.",
        "PASSWORD_SET": "A password was changed.",
        "RESET_ASKED": "Somebody said that they forgot a password.",
        "RESET_LINK_MADE": "An administrator made a link to set another password.",
        "RESET_DONE": "A password was set by a link.",
        "INVITED": "Somebody was invited, or invited again.",
        "INVITATION_REVOKED": "An invitation was taken back.",
        "JOINED": "An invited user chose a password.",
        "USER_CHANGED": "A user's address, role or right to sign in was changed.",
        "KEY_CREATED": "An API key was made.",
        "KEY_ROTATED": "Another key took the place of this one.",
        "KEY_REVOKED": "An API key was revoked.",
        "KEY_USE_BEGUN": "An API key was used after an hour of rest, or from another network than before.",
        "RESTORED": "The installation was restored from a backup.",
        "MAIL_OPENED": "A mail was opened that is quarantined, or of a channel that is not one's own.",
    },
    "MailboxPhase": {
        "NEW": "It was never reached yet.",
        "READY": "The last look worked.",
        "FAILING": "The last look did not work; it is tried again.",
        "NEEDS_AUTH": "It waits until somebody enters its password anew.",
        "DISCONNECTED": "It is not looked into any more.",
    },
    "MailboxAuth": {
        "PASSWORD": "By a user name and a password.",
        "GOOGLE": "By access that its owner granted at Google.",
        "MICROSOFT": "By access that its owner granted at Microsoft.",
    },
    "AfterFiling": {
        "LEAVE": "Nothing is changed on the server.",
        "MARK": "A keyword is set on it.",
        "MOVE": "It is moved to another folder.",
    },
    "MailProvider": {
        "GOOGLE": "Gmail and Google Workspace.",
        "MICROSOFT": "Outlook and Microsoft 365.",
    },
    "JobKind": {"MAIL_HISTORY": "Imports what lay in a mailbox before it was connected."},
    "JobState": {
        "QUEUED": "Nobody has begun.",
        "RUNNING": "Begun; after a crash somebody goes on with it.",
        "DONE": "All of it is done.",
        "FAILED": "It could not be done; `problem` says why.",
        "CANCELLED": "Somebody stopped it; what was done stays.",
    },
    "Security": {
        "TLS": "Encrypted from the first byte.",
        "STARTTLS": "Encrypted before anybody signs in; refused where the server does not offer it.",
        "NONE": "Not encrypted.",
    },
    "TimelineKind": {
        "CREATION": "It was created.",
        "STAGE": "It moved, was converted, or took another one in.",
        "OUTCOME": "It was won, lost or opened again.",
        "HANDOVER": "It got another owner or channel.",
        "EDIT": "Fields were edited.",
        "MARKER": "Markers were put on or taken off.",
        "NOTE": "A note was written, reworded or deleted.",
        "MESSAGE": "A message came in.",
        "ACTIVITY": "Something was planned, put off, done, logged or called off.",
        "TIDYING": "It was archived, discarded or brought back.",
    },
    "SubjectKind": {
        "PROSPECT": "To be sifted; in no stage.",
        "OPPORTUNITY": "In the funnel.",
    },
    "Outcome": {
        "OPEN": "It has not ended.",
        "WON": "The sale was made.",
        "LOST": "It was lost, for a reason.",
        "CLOSED": "It ended, neither won nor lost.",
    },
    "ActivityState": {
        "OVERDUE": "It was due before today.",
        "TODAY": "It is due today.",
        "PLANNED": "It is due later.",
        "UNDATED": "It has no date.",
        "NONE": "Nothing is planned; of subjects only.",
        "DONE": "It was done; of activities only.",
        "CANCELLED": "It was called off; of activities only.",
    },
    "Chaining": {"SUGGEST": "It suggests what may follow.", "TRIGGER": "What follows is scheduled at once."},
    "DueUnit": {"DAYS": "Days.", "WEEKS": "Weeks.", "MONTHS": "Months, which end on the last day of a shorter one."},
    "DueBase": {
        "COMPLETION": "From the day on which it is planned: that of the completion of the one before.",
        "PREVIOUS_DUE": "From the day for which the one before was due.",
        "LATER": "From the later of the two, so that it is never overdue at once.",
    },
    "Responsible": {
        "ASK": "Whoever is named when the plan is applied.",
        "FIXED": "Always the same person.",
        "OWNER": "The subject's owner.",
    },
    "QuickDay": {"TODAY": "Today.", "TOMORROW": "Tomorrow.", "NEXT_MONDAY": "The Monday of next week."},
    "ActivityOrderField": {
        "DUE": "By when their day is over.",
        "DONE_AT": "By when they were done.",
        "CREATED_AT": "By when they were planned or logged.",
    },
    "StageKind": {
        "OPEN": "Whoever stands in it is open.",
        "WON": "Entering it wins.",
        "CLOSED": "Entering it ends, as the move says.",
    },
    "CustomerType": {"PERSON": "A person.", "COMPANY": "A company, which may have contacts."},
    "Lifecycle": {
        "LEAD": "They asked, or were found.",
        "PROSPECT": "They may buy.",
        "CUSTOMER": "They have bought.",
        "FORMER": "They bought once.",
    },
    "ProbabilitySource": {"STAGE": "The stage's figure.", "MANUAL": "Entered by hand."},
    "InteractionKind": {
        "CREATED": "The subject was created.",
        "NOTE": "Somebody wrote a note.",
        "MAIL_IN": "A person's mail came in.",
        "MESSAGE_OUT": "We wrote to them.",
        "WHATSAPP": "We spoke by WhatsApp.",
        "ACTION": "An activity was logged or done.",
        "PROPOSAL": "A proposal went out or was answered.",
        "ORDER": "An order was made or changed.",
    },
    "OwnerRule": {
        "NONE": "Nobody; whoever sees it may take it.",
        "LEADER": "The channel's leader.",
        "ROUND_ROBIN": "Its sellers in turn: whoever has waited longest.",
    },
    "Direction": {
        "IN": "A customer said it.",
        "OUT": "We said it.",
        "INTERNAL": "One of us said it to the others; it is never passed on.",
    },
    "Medium": {"EMAIL": "By e-mail.", "WHATSAPP": "By WhatsApp."},
    "MessageState": {
        "RECEIVED": "It came in.",
        "DRAFT": "It is being written; its author alone sees it.",
        "QUEUED": "It waits to be sent.",
        "SENDING": "It is being handed to the server.",
        "SENT": "The server took it.",
        "UNKNOWN": "Whether the server took it is not known; it is not sent again by itself.",
        "FAILED": "It was refused for good, or tried for a day; a person may send it again.",
        "BOUNCED": "It came back.",
    },
    "BounceKind": {
        "FAILED": "It will not arrive (RFC 3464, class 5).",
        "DELAYED": "The server still tries (class 4); three reports within a week count as FAILED.",
    },
    "CustomerOrderField": {
        "NAME": "By name.",
        "CREATED_AT": "By when they were entered.",
        "UPDATED_AT": "By when they last changed.",
    },
    "OrderDirection": {"ASC": "The smallest, the earliest first.", "DESC": "The largest, the latest first."},
    "SubjectOrderField": {
        "CREATED_AT": "By when they were created.",
        "UPDATED_AT": "By when they last changed.",
        "LAST_INTERACTION_AT": "By the last contact.",
        "STAGE_ENTERED_AT": "By how long they are in their stage.",
        "EXPECTED_CLOSE_ON": "By the day on which they should be closed.",
        "TITLE": "By title, without regard to accents and case.",
        "PRIORITY": "By priority.",
        "VALUE": "By value, whatever its currency.",
    },
    "IntakeState": {
        "PENDING": "It was fetched and is not filed yet.",
        "FILED": "It stands on a subject.",
        "QUARANTINED": "It waits for a person.",
        "IGNORED": "It was recorded and left.",
        "BOUNCED": "It reports about one of our own mails.",
        "DUPLICATE": "It was known already.",
        "FAILED": "It could not be filed; it can be tried again.",
        "PURGED": "Only the tombstone is left.",
    },
    "AuthVerdict": {
        "PASS": "The sender's domain vouches for it.",
        "FAIL": "The sender's domain disowns it.",
        "NONE": "Nobody trusted has said anything.",
    },
    "IntakeOutcome": {
        "CREATED": "It began a new subject.",
        "THREADED": "It went onto a subject that was there.",
        "QUARANTINED": "It waits for a person.",
        "IGNORED": "It was recorded and left.",
        "BOUNCED": "It was noted on the mail that it is about.",
        "DUPLICATE": "It was filed elsewhere, or before.",
        "FAILED": "It could not be filed.",
    },
    "ErrorCode": {
        "INVALID": "The input breaks a rule.",
        "REQUIRED": "Something that must be given is missing.",
        "NOT_FOUND": "There is no such thing, or none that the viewer may know of.",
        "FORBIDDEN": "The viewer sees it, but may not do this.",
        "CONFLICT": "Somebody else has changed the same fields.",
        "DUPLICATE": "There is one like this already.",
        "KEY_REUSED": "The idempotency key came with other input.",
        "LIMIT_REACHED": "A stated bound would be passed.",
        "STATE": "It is not in a state in which this can be done.",
    },
    "BulkMode": {
        "ALL_OR_NOTHING": "When one is refused, nothing is kept.",
        "BEST_EFFORT": "What can be done is kept; the others say why not.",
    },
    "EventKind": {
        "CHANGE": "Something has changed.",
        "RESYNC_REQUIRED": "Too much was missed, or the viewer's sight has changed: fetch anew, then subscribe again.",
    },
    "ChangeKind": {
        "ADDED": "Put it in.",
        "CHANGED": "Replace it.",
        "MOVED": "Replace it, and put it in its new place.",
        "REMOVED": "Take it out; ids that are not known are to be ignored.",
    },
}


def describe(types: dict[str, Any]) -> None:
    """Write the manual into a schema that is built."""
    for name, meaning in SCALARS.items():
        types[name].description = meaning
    for name, values in VALUES.items():
        for value, meaning in values.items():
            types[name].values[value].description = meaning
