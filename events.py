"""Everything that can happen: one class per fact, in the past tense. Knows no database.

A fact holds ids, enums and numbers, never personal text, so that it may outlive a purge (DESIGN §4).
"""

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any, ClassVar


class EventClass(StrEnum):
    """CHANGE: somebody did something. CLOCK: time passed. AUDIT: accounts and access; in no timeline."""

    CHANGE = "CHANGE"
    CLOCK = "CLOCK"
    AUDIT = "AUDIT"


class InteractionKind(StrEnum):
    """What counts as contact with the matter; a drag, an edit or an auto-reply does not (DESIGN §4)."""

    CREATED = "CREATED"
    NOTE = "NOTE"
    MAIL_IN = "MAIL_IN"
    MESSAGE_OUT = "MESSAGE_OUT"
    WHATSAPP = "WHATSAPP"
    ACTION = "ACTION"
    PROPOSAL = "PROPOSAL"
    ORDER = "ORDER"


@dataclass(frozen=True, kw_only=True)
class Fact:
    """The root of all facts; `known` finds a class by the name that the log stores."""

    known: ClassVar[dict[str, type["Fact"]]] = {}
    event_class: ClassVar[EventClass] = EventClass.CHANGE
    configuration: ClassVar[bool] = False
    reach: ClassVar[bool] = False  # changes what the person in `user` may see

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls.known[cls.__name__] = cls

    def dump(self) -> dict[str, Any]:
        return {field.name: getattr(self, field.name) for field in fields(self)}

    @classmethod
    def load(cls, kind: str, data: dict[str, Any]) -> "Fact":
        """The fact as it was written; names that a later release added take their defaults."""
        fact = cls.known[kind]
        return fact(**{field.name: data[field.name] for field in fields(fact) if field.name in data})


class ConfigurationFact(Fact):
    """Something that every board shows in the same way: stages, channels, markers, people."""

    configuration = True


class ClockFact(Fact):
    """Nobody did anything; an instant was reached."""

    event_class = EventClass.CLOCK


class AuditFact(Fact):
    """Accounts and access."""

    event_class = EventClass.AUDIT


@dataclass(frozen=True, kw_only=True)
class SubjectCreated(Fact):
    kind: str
    channel: int
    stage: int | None = None
    owner: int | None = None


@dataclass(frozen=True, kw_only=True)
class SubjectUpdated(Fact): ...


@dataclass(frozen=True, kw_only=True)
class SubjectMoved(Fact):
    from_stage: int | None = None
    to_stage: int | None = None
    from_outcome: str = "OPEN"
    outcome: str = "OPEN"
    reason: int | None = None

    @property
    def elsewhere(self) -> bool:
        """Whether it changed its column, or its outcome; else it was only sorted."""
        return (self.from_stage, self.from_outcome) != (self.to_stage, self.outcome)


@dataclass(frozen=True, kw_only=True)
class SubjectConverted(Fact):
    stage: int | None = None
    customer: int | None = None


@dataclass(frozen=True, kw_only=True)
class SubjectMerged(Fact):
    """This subject went into another; on the survivor, `loser` names the one that came."""

    into: int
    loser: int


@dataclass(frozen=True, kw_only=True)
class SubjectAssigned(Fact):
    from_owner: int | None = None
    to_owner: int | None = None


@dataclass(frozen=True, kw_only=True)
class SubjectTransferred(Fact):
    from_channel: int
    to_channel: int


@dataclass(frozen=True, kw_only=True)
class SubjectWon(Fact):
    from_stage: int | None = None
    stage: int | None = None


@dataclass(frozen=True, kw_only=True)
class SubjectLost(Fact):
    stage: int | None = None
    reason: int


@dataclass(frozen=True, kw_only=True)
class SubjectReopened(Fact):
    from_outcome: str
    stage: int | None = None


@dataclass(frozen=True, kw_only=True)
class SubjectDiscarded(Fact): ...


@dataclass(frozen=True, kw_only=True)
class SubjectArchived(Fact): ...


@dataclass(frozen=True, kw_only=True)
class SubjectRestored(Fact):
    """`automatic`: a participant's mail brought it back."""

    automatic: bool = False


@dataclass(frozen=True, kw_only=True)
class SubjectParted(Fact):
    """What had gone into another subject is one of its own again; on both, `loser` names the one that left."""

    out_of: int
    loser: int


@dataclass(frozen=True, kw_only=True)
class ParticipantAdded(Fact):
    participant: int


@dataclass(frozen=True, kw_only=True)
class ParticipantRemoved(Fact):
    participant: int


@dataclass(frozen=True, kw_only=True)
class SubjectDeleted(Fact):
    notes: int = 0
    messages: int = 0


@dataclass(frozen=True, kw_only=True)
class SubjectMarked(Fact):
    added: list[int]
    removed: list[int]


@dataclass(frozen=True, kw_only=True)
class SubjectWentIdle(ClockFact):
    days: int


@dataclass(frozen=True, kw_only=True)
class SubjectWentRotting(ClockFact):
    days: int


@dataclass(frozen=True, kw_only=True)
class SubjectClocksReset(ClockFact):
    """The configured number of days changed, and with it what is idle or rotting."""


@dataclass(frozen=True, kw_only=True)
class SubjectLeftBoard(ClockFact):
    """Closed for 30 days: no longer shown by default."""


@dataclass(frozen=True, kw_only=True)
class NoteAdded(Fact):
    note: int


@dataclass(frozen=True, kw_only=True)
class NoteEdited(Fact):
    note: int


@dataclass(frozen=True, kw_only=True)
class NoteDeleted(Fact):
    note: int


@dataclass(frozen=True, kw_only=True)
class FileAttached(Fact):
    """Somebody put a file on a subject, a customer or a note."""

    file: int


@dataclass(frozen=True, kw_only=True)
class FileRemoved(Fact):
    file: int


@dataclass(frozen=True, kw_only=True)
class ProposalCreated(Fact):
    proposal: int
    number: int


@dataclass(frozen=True, kw_only=True)
class ProposalUpdated(Fact):
    proposal: int


@dataclass(frozen=True, kw_only=True)
class ProposalRevised(Fact):
    proposal: int
    revision: int


@dataclass(frozen=True, kw_only=True)
class ProposalSent(Fact):
    """Without a message it was handed over in another way."""

    proposal: int
    revision: int
    message: int | None = None


@dataclass(frozen=True, kw_only=True)
class ProposalAccepted(Fact):
    proposal: int
    order: int


@dataclass(frozen=True, kw_only=True)
class ProposalRefused(Fact):
    proposal: int


@dataclass(frozen=True, kw_only=True)
class ProposalStateChanged(Fact):
    """How far a proposal has come; its subject has the fact that says why."""

    proposal: int
    state: str


@dataclass(frozen=True, kw_only=True)
class ProposalExpired(ClockFact):
    """Its last day is over."""

    proposal: int


@dataclass(frozen=True, kw_only=True)
class ProposalZoneChanged(ClockFact):
    """The workspace lives in another time zone now, by which its last day ends."""

    proposal: int


@dataclass(frozen=True, kw_only=True)
class OrderCreated(Fact):
    order: int
    proposal: int | None = None


@dataclass(frozen=True, kw_only=True)
class OrderUpdated(Fact):
    order: int


@dataclass(frozen=True, kw_only=True)
class OrderConfirmed(Fact):
    order: int


@dataclass(frozen=True, kw_only=True)
class OrderCancelled(Fact):
    order: int


@dataclass(frozen=True, kw_only=True)
class OrderStateChanged(Fact):
    order: int
    state: str


@dataclass(frozen=True, kw_only=True)
class DocumentMirrored(Fact):
    """An ERP said something new of a document of its own."""

    document: int


@dataclass(frozen=True, kw_only=True)
class DocumentFellDue(ClockFact):
    """Its last day is over, and it is not paid."""

    document: int


@dataclass(frozen=True, kw_only=True)
class DocumentZoneChanged(ClockFact):
    document: int


@dataclass(frozen=True, kw_only=True)
class MessageReceived(Fact):
    """A mail came in; `automatic` ones (vacation replies) are collapsed and are no interaction."""

    message: int
    automatic: bool = False


@dataclass(frozen=True, kw_only=True)
class MessageWritten(Fact):
    """Somebody wrote to a customer and it is to be sent; an `automatic` one is our acknowledgement, no interaction."""

    message: int
    automatic: bool = False


@dataclass(frozen=True, kw_only=True)
class MessageStateChanged(Fact):
    """How far a message of ours has come."""

    message: int
    state: str


@dataclass(frozen=True, kw_only=True)
class WhatsappOpened(Fact):
    """Somebody went to WhatsApp with a message; no interaction before they say that they sent it."""

    message: int


@dataclass(frozen=True, kw_only=True)
class WhatsappConfirmed(Fact):
    message: int


@dataclass(frozen=True, kw_only=True)
class DraftSaved(AuditFact): ...


@dataclass(frozen=True, kw_only=True)
class DraftDiscarded(AuditFact): ...


@dataclass(frozen=True, kw_only=True)
class TemplateCreated(ConfigurationFact): ...


@dataclass(frozen=True, kw_only=True)
class TemplateUpdated(ConfigurationFact): ...


@dataclass(frozen=True, kw_only=True)
class TemplateDeleted(ConfigurationFact): ...


@dataclass(frozen=True, kw_only=True)
class SavedViewCreated(ConfigurationFact):
    owner: int
    shared: bool


@dataclass(frozen=True, kw_only=True)
class SavedViewUpdated(ConfigurationFact):
    owner: int
    shared: bool
    was_shared: bool


@dataclass(frozen=True, kw_only=True)
class SavedViewDeleted(ConfigurationFact):
    owner: int
    shared: bool


@dataclass(frozen=True, kw_only=True)
class MessageBounced(Fact):
    """A report that it did not arrive; not `final`: not yet."""

    message: int
    final: bool = True


@dataclass(frozen=True, kw_only=True)
class MessageRead(Fact):
    message: int


@dataclass(frozen=True, kw_only=True)
class MessageTakenOff(Fact):
    """A mail that was on this subject by mistake went into one of its own."""

    message: int
    into: int


@dataclass(frozen=True, kw_only=True)
class MeetingProposed(Fact):
    """A calendar invitation came, was changed or was called off; nobody has accepted it by that."""

    meeting: int
    cancelled: bool = False


@dataclass(frozen=True, kw_only=True)
class ActivityScheduled(Fact):
    assignee: int | None
    type: int | None = None
    previous: int | None = None


@dataclass(frozen=True, kw_only=True)
class ActivityLogged(Fact):
    assignee: int | None
    type: int | None = None


@dataclass(frozen=True, kw_only=True)
class ActivityUpdated(Fact):
    assignee: int | None
    from_assignee: int | None = None


@dataclass(frozen=True, kw_only=True)
class ActivityRescheduled(Fact):
    """Days are numbered as by `date.toordinal`."""

    assignee: int | None
    from_due: int | None = None
    due: int | None = None


@dataclass(frozen=True, kw_only=True)
class ActivityCompleted(Fact):
    assignee: int | None
    type: int | None = None


@dataclass(frozen=True, kw_only=True)
class ActivityCancelled(Fact):
    assignee: int | None


@dataclass(frozen=True, kw_only=True)
class ActivityForgotten(Fact):
    """Its subject was deleted for ever before it was done."""

    assignee: int | None


@dataclass(frozen=True, kw_only=True)
class ActivityFellDue(ClockFact):
    """Its day has begun, or is over."""

    state: str
    assignee: int | None


@dataclass(frozen=True, kw_only=True)
class ActivityZoneChanged(ClockFact):
    """Whoever does it, or the workspace, lives in another time zone now."""

    state: str
    assignee: int | None


@dataclass(frozen=True, kw_only=True)
class SubjectAgendaChanged(ClockFact):
    """What is next on the subject is something else. It follows from an activity, whose own fact says who did what."""


@dataclass(frozen=True, kw_only=True)
class SuggestionMade(ClockFact):
    """The software proposes a next activity; also when what was overtaken holds again."""

    rule: str
    assignee: int | None


@dataclass(frozen=True, kw_only=True)
class SuggestionRevised(ClockFact):
    """It is for somebody else, or for another reason."""

    rule: str
    assignee: int | None
    from_assignee: int | None


@dataclass(frozen=True, kw_only=True)
class SuggestionOvertaken(ClockFact):
    rule: str
    assignee: int | None


@dataclass(frozen=True, kw_only=True)
class SuggestionAccepted(Fact):
    rule: str
    activity: int
    assignee: int | None


@dataclass(frozen=True, kw_only=True)
class SuggestionDismissed(Fact):
    rule: str
    assignee: int | None


@dataclass(frozen=True, kw_only=True)
class SubjectSuggested(ClockFact):
    """What is suggested for the subject is something else. It follows from a suggestion, whose own fact says what."""


@dataclass(frozen=True, kw_only=True)
class ActivityTypeCreated(ConfigurationFact): ...


@dataclass(frozen=True, kw_only=True)
class ActivityTypeUpdated(ConfigurationFact): ...


@dataclass(frozen=True, kw_only=True)
class ActivityTypeArchived(ConfigurationFact): ...


@dataclass(frozen=True, kw_only=True)
class ActivityTypeRestored(ConfigurationFact): ...


@dataclass(frozen=True, kw_only=True)
class ActivityPlanCreated(ConfigurationFact): ...


@dataclass(frozen=True, kw_only=True)
class ActivityPlanUpdated(ConfigurationFact): ...


@dataclass(frozen=True, kw_only=True)
class ActivityPlanDeleted(ConfigurationFact): ...


@dataclass(frozen=True, kw_only=True)
class CustomerCreated(Fact): ...


@dataclass(frozen=True, kw_only=True)
class CustomerUpdated(Fact): ...


@dataclass(frozen=True, kw_only=True)
class CustomerMerged(Fact):
    """Another customer, `loser`, went into this one."""

    loser: int


@dataclass(frozen=True, kw_only=True)
class CustomerAbsorbed(Fact):
    """This customer went into another one; its own timeline ends here."""

    into: int


@dataclass(frozen=True, kw_only=True)
class CustomerParted(Fact):
    """What had gone into this customer is one of its own again."""

    loser: int


@dataclass(frozen=True, kw_only=True)
class CustomerRevived(Fact):
    """This customer, which had gone into another one, is one of its own again."""

    out_of: int


@dataclass(frozen=True, kw_only=True)
class CustomerDeleted(Fact): ...


@dataclass(frozen=True, kw_only=True)
class WorkspaceUpdated(ConfigurationFact): ...


@dataclass(frozen=True, kw_only=True)
class StageCreated(ConfigurationFact): ...


@dataclass(frozen=True, kw_only=True)
class StageUpdated(ConfigurationFact): ...


@dataclass(frozen=True, kw_only=True)
class StagesReordered(ConfigurationFact):
    order: list[int]


@dataclass(frozen=True, kw_only=True)
class StageDeleted(ConfigurationFact):
    taker: int | None = None


@dataclass(frozen=True, kw_only=True)
class ChannelCreated(ConfigurationFact): ...


@dataclass(frozen=True, kw_only=True)
class ChannelUpdated(ConfigurationFact): ...


@dataclass(frozen=True, kw_only=True)
class ChannelArchived(ConfigurationFact): ...


@dataclass(frozen=True, kw_only=True)
class ChannelRestored(ConfigurationFact): ...


@dataclass(frozen=True, kw_only=True)
class MemberSet(ConfigurationFact):
    reach = True
    user: int
    access: str
    leader: bool = False


@dataclass(frozen=True, kw_only=True)
class MemberRemoved(ConfigurationFact):
    reach = True
    user: int


@dataclass(frozen=True, kw_only=True)
class MarkerCreated(ConfigurationFact): ...


@dataclass(frozen=True, kw_only=True)
class MarkerUpdated(ConfigurationFact): ...


@dataclass(frozen=True, kw_only=True)
class MarkerDeleted(ConfigurationFact): ...


@dataclass(frozen=True, kw_only=True)
class LostReasonCreated(ConfigurationFact): ...


@dataclass(frozen=True, kw_only=True)
class LostReasonUpdated(ConfigurationFact): ...


@dataclass(frozen=True, kw_only=True)
class LostReasonDeleted(ConfigurationFact): ...


@dataclass(frozen=True, kw_only=True)
class UserInvited(ConfigurationFact):
    role: str


@dataclass(frozen=True, kw_only=True)
class UserJoined(ConfigurationFact): ...


@dataclass(frozen=True, kw_only=True)
class UserUpdated(ConfigurationFact): ...


@dataclass(frozen=True, kw_only=True)
class FinanceSet(ConfigurationFact):
    """Somebody may, or may no more, see what customers owe and the services they had."""

    reach = True
    user: int
    finance: bool


@dataclass(frozen=True, kw_only=True)
class RoleChanged(ConfigurationFact):
    reach = True
    user: int
    role: str


@dataclass(frozen=True, kw_only=True)
class InvitationRenewed(AuditFact): ...


@dataclass(frozen=True, kw_only=True)
class InvitationRevoked(AuditFact): ...


@dataclass(frozen=True, kw_only=True)
class PasswordSet(AuditFact): ...


@dataclass(frozen=True, kw_only=True)
class PasswordResetAsked(AuditFact):
    """Somebody said that they forgot a password; of an unknown address it is told of the software's own account."""


@dataclass(frozen=True, kw_only=True)
class PasswordResetLinkMade(AuditFact): ...


@dataclass(frozen=True, kw_only=True)
class SignedIn(AuditFact):
    session: int


@dataclass(frozen=True, kw_only=True)
class SignInRefused(AuditFact): ...


@dataclass(frozen=True, kw_only=True)
class SignedOut(AuditFact):
    session: int


@dataclass(frozen=True, kw_only=True)
class SessionRevoked(AuditFact):
    session: int


@dataclass(frozen=True, kw_only=True)
class ApiKeyCreated(AuditFact):
    key: int


@dataclass(frozen=True, kw_only=True)
class ApiKeyRevoked(AuditFact):
    key: int


@dataclass(frozen=True, kw_only=True)
class ApiKeyRotated(AuditFact):
    """Another key took its place."""

    key: int
    successor: int


@dataclass(frozen=True, kw_only=True)
class WebhookCreated(AuditFact): ...


@dataclass(frozen=True, kw_only=True)
class WebhookUpdated(AuditFact): ...


@dataclass(frozen=True, kw_only=True)
class WebhookDeleted(AuditFact):
    """`gone`: its address said so itself (410)."""

    gone: bool = False


@dataclass(frozen=True, kw_only=True)
class WebhookHealthChanged(AuditFact):
    """It can be told again, or cannot any more, or is given up."""

    phase: str
    error: str | None = None


@dataclass(frozen=True, kw_only=True)
class MailboxConnected(ConfigurationFact): ...


@dataclass(frozen=True, kw_only=True)
class MailboxUpdated(ConfigurationFact): ...


@dataclass(frozen=True, kw_only=True)
class MailboxDisconnected(ConfigurationFact): ...


@dataclass(frozen=True, kw_only=True)
class MailboxHealthChanged(ConfigurationFact):
    """It can be read again, or cannot any more, or fails for another reason. Not told of each look."""

    phase: str
    error: str | None = None


@dataclass(frozen=True, kw_only=True)
class MailboxAuthorised(ConfigurationFact):
    """Its owner granted access at the provider."""


@dataclass(frozen=True, kw_only=True)
class JobQueued(Fact):
    kind: str


@dataclass(frozen=True, kw_only=True)
class JobProgressed(ClockFact):
    done: int
    total: int | None = None


@dataclass(frozen=True, kw_only=True)
class JobEnded(Fact):
    """DONE, FAILED or CANCELLED."""

    state: str


@dataclass(frozen=True, kw_only=True)
class MailboxRenumbered(AuditFact):
    """The server gave the folder a new UIDVALIDITY: everything is scanned again."""

    uidvalidity: int


@dataclass(frozen=True, kw_only=True)
class MailFiled(AuditFact):
    state: str


@dataclass(frozen=True, kw_only=True)
class MailOpened(AuditFact):
    """Somebody fetched the raw bytes of a quarantined mail, or of one for channels that they are no member of."""


@dataclass(frozen=True, kw_only=True)
class RawForgotten(AuditFact):
    """The time for which the bytes of a mail that nobody needs are kept is over."""


@dataclass(frozen=True, kw_only=True)
class UploadBegun(AuditFact):
    file: int


@dataclass(frozen=True, kw_only=True)
class FileUploaded(AuditFact):
    file: int
    size: int


@dataclass(frozen=True, kw_only=True)
class UploadForgotten(AuditFact):
    """No message took it within a day."""

    file: int


@dataclass(frozen=True, kw_only=True)
class MailTaken(AuditFact):
    """Mails were taken from a mailbox and wait to be filed: those of its deliveries with ids from `first` to `last`."""

    first: int
    last: int


@dataclass(frozen=True, kw_only=True)
class MailPurged(AuditFact):
    """Nothing but the tombstone of a mail is left."""


@dataclass(frozen=True, kw_only=True)
class IntakeReleased(AuditFact):
    """A person wanted a mail filed, and the rules were asked again. `channels`: where it had waited; 0: nowhere."""

    channels: list[int]


@dataclass(frozen=True, kw_only=True)
class IntakeDiscarded(AuditFact):
    channels: list[int]


@dataclass(frozen=True, kw_only=True)
class IntakeTransferred(AuditFact):
    """A mail waits in another channel from now on; `from_channel` 0: it was nobody's."""

    from_channel: int
    to_channel: int


@dataclass(frozen=True, kw_only=True)
class SenderForged(AuditFact):
    """A mail pretends to be by somebody whom we know, and their domain disowns it."""

    user: int | None = None
    customer: int | None = None


@dataclass(frozen=True, kw_only=True)
class SenderBlocked(AuditFact):
    block: int


@dataclass(frozen=True, kw_only=True)
class SenderUnblocked(AuditFact):
    block: int
