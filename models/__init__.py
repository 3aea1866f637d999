"""The business: every noun with everything that can be done to it. Knows neither GraphQL nor queues nor the clock."""

from models import quick as quick  # isort: skip

from models.account import Invitation
from models.acknowledging import Acknowledgement
from models.activity import Activity, ActivityType, ActivityTypeFollower, Chaining, DueBase, DueRule, DueUnit
from models.activity.plan import ActivityPlan, ActivityPlanStep, Responsible
from models.audit import AuditEntry, AuditKind
from models.authorisation import Authorisation
from models.base import after_commit, transaction
from models.block import SenderBlock
from models.channel import Channel, Membership, OwnerRule
from models.cursor import Cursor
from models.customer import Customer, CustomerEmail, CustomerPhone, CustomerType, Lifecycle
from models.digest import Digest
from models.event import Event
from models.exporting import ExportPart
from models.familiar import Familiar
from models.file import Blob, Departure, File, Place, bring_home, compared, depart, probe, shelve
from models.idempotency import IdempotencyKey
from models.importing import ImportRow
from models.inbound import InboundMail, IntakeEffect, IntakeState, RawMail
from models.job import Job, JobKind, JobState
from models.keyring import Keyring
from models.lease import Lease
from models.ledger import Standing
from models.mailbox import AfterFiling, Auth, Mailbox, MailboxPhase, Security
from models.marker import LostReason, Marker
from models.meeting import Meeting
from models.merge import Merge
from models.message import (
    BounceKind,
    Direction,
    Medium,
    Message,
    MessageBounce,
    MessageState,
    OtherId,
    SubjectMessage,
)
from models.money import Money
from models.note import Note, NoteRevision
from models.reset import PasswordReset
from models.session import ApiKey, Session, Terms
from models.stage import Stage, StageKind, StagePlay
from models.subject import (
    ActivityState,
    Outcome,
    Participant,
    StageInterval,
    Subject,
    SubjectAssignee,
    SubjectKind,
    SubjectMarker,
)
from models.suggestion import Suggestion, SuggestionRule, SuggestionState
from models.template import MessageTemplate
from models.thread import PossibleThread
from models.trade import (
    CustomerDocument,
    DocumentKind,
    DocumentState,
    LineDraft,
    Numbering,
    Order,
    OrderState,
    Proposal,
    ProposalRevision,
    ProposalState,
    TradeLine,
)
from models.user import User
from models.view import SavedView, ViewLayout
from models.webhook.row import Webhook, WebhookPhase
from models.workspace import Workspace

__all__ = [
    "Acknowledgement",
    "Activity",
    "ActivityPlan",
    "ActivityPlanStep",
    "ActivityState",
    "ActivityType",
    "ActivityTypeFollower",
    "AfterFiling",
    "ApiKey",
    "AuditEntry",
    "AuditKind",
    "Auth",
    "Authorisation",
    "Blob",
    "BounceKind",
    "Chaining",
    "Channel",
    "Cursor",
    "Customer",
    "CustomerDocument",
    "CustomerEmail",
    "CustomerPhone",
    "CustomerType",
    "Departure",
    "Digest",
    "Direction",
    "DocumentKind",
    "DocumentState",
    "DueBase",
    "DueRule",
    "DueUnit",
    "Event",
    "ExportPart",
    "Familiar",
    "File",
    "IdempotencyKey",
    "ImportRow",
    "InboundMail",
    "IntakeEffect",
    "IntakeState",
    "Invitation",
    "Job",
    "JobKind",
    "JobState",
    "Keyring",
    "Lease",
    "Lifecycle",
    "LineDraft",
    "LostReason",
    "Mailbox",
    "MailboxPhase",
    "Marker",
    "Medium",
    "Meeting",
    "Membership",
    "Merge",
    "Message",
    "MessageBounce",
    "MessageState",
    "MessageTemplate",
    "Money",
    "Note",
    "NoteRevision",
    "Numbering",
    "Order",
    "OrderState",
    "OtherId",
    "Outcome",
    "OwnerRule",
    "Participant",
    "PasswordReset",
    "Place",
    "PossibleThread",
    "Proposal",
    "ProposalRevision",
    "ProposalState",
    "RawMail",
    "Responsible",
    "SavedView",
    "Security",
    "SenderBlock",
    "Session",
    "Stage",
    "StageInterval",
    "StageKind",
    "StagePlay",
    "Standing",
    "Subject",
    "SubjectAssignee",
    "SubjectKind",
    "SubjectMarker",
    "SubjectMessage",
    "Suggestion",
    "SuggestionRule",
    "SuggestionState",
    "Terms",
    "TradeLine",
    "User",
    "ViewLayout",
    "Webhook",
    "WebhookPhase",
    "Workspace",
    "after_commit",
    "bring_home",
    "compared",
    "depart",
    "probe",
    "shelve",
    "transaction",
]
