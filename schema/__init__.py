"""The GraphQL face of the business: types are views of rows, mutations are verbs of models."""

from typing import Annotated, Any, cast

import strawberry
from strawberry.schema.config import StrawberryConfig

from schema.activity import ActivityQuery
from schema.activity_mutations import ActivityMutation
from schema.activity_plan import ActivityPlanMutation, ActivityPlanQuery
from schema.activity_type import ActivityTypeMutation, ActivityTypeQuery
from schema.answering import Schema
from schema.api_key import ApiKeyMutation, ApiKeyQuery
from schema.audit import AuditQuery
from schema.channel import ChannelQuery
from schema.channel_members import ChannelMemberMutation
from schema.channel_mutations import ChannelMutation
from schema.context import Context, Info
from schema.customer_list import CustomerQuery
from schema.customer_mutations import CustomerMutation
from schema.exporting import ExportMutation
from schema.file import FileMutation
from schema.funnel import FunnelQuery
from schema.importing import ImportMutation, ImportQuery
from schema.intake import IntakeQuery
from schema.intake_mutations import IntakeMutation, SenderBlockQuery
from schema.job import JobMutation, JobQuery
from schema.live.activities import ActivitySubscription
from schema.live.configuration import ConfigurationSubscription
from schema.live.funnel import FunnelSubscription
from schema.live.intake import IntakeSubscription
from schema.live.job import JobSubscription
from schema.live.subject import SubjectSubscription
from schema.live.timeline import TimelineSubscription
from schema.mailbox import MailboxQuery
from schema.mailbox_access import MailboxAccessMutation
from schema.mailbox_mutations import MailboxMutation
from schema.manual import describe
from schema.marker import MarkerMutation, MarkerQuery
from schema.merge import MergedCustomer, MergedSubject, MergeQuery
from schema.merge_mutations import MergeMutation
from schema.message_mutations import MessageMutation
from schema.my_day import MyDayQuery
from schema.node import Node, node_of
from schema.note import NoteMutation
from schema.position import SCALAR, Position
from schema.report import ReportQuery
from schema.reset import ResetMutation
from schema.saved_view import SavedViewMutation, SavedViewQuery
from schema.search import SearchQuery
from schema.session import SessionMutation, SessionQuery
from schema.stage import StageMutation, StageQuery
from schema.subject_bulk import SubjectBulkMutation
from schema.subject_list import SubjectQuery
from schema.subject_mutations import SubjectMutation
from schema.suggestion import SuggestionQuery
from schema.suggestion_mutations import SuggestionMutation
from schema.survivor import merged
from schema.template import MessageTemplateMutation, MessageTemplateQuery
from schema.thread_mutations import ThreadMutation
from schema.trade.document import DocumentMutation
from schema.trade.order import OrderQuery
from schema.trade.order_mutations import OrderMutation
from schema.trade.proposal import ProposalQuery
from schema.trade.proposal_mutations import ProposalMutation
from schema.trade.timeline import ENTRIES
from schema.user import UserMutation, UserQuery
from schema.webhook import WebhookQuery
from schema.webhook_mutations import WebhookMutation
from schema.whatsapp import WhatsappMutation
from schema.workspace import WorkspaceMutation, WorkspaceQuery


@strawberry.type(description="What can be asked.")
class Query(
    WorkspaceQuery,
    UserQuery,
    SessionQuery,
    ApiKeyQuery,
    AuditQuery,
    ChannelQuery,
    StageQuery,
    MarkerQuery,
    CustomerQuery,
    SubjectQuery,
    MergeQuery,
    FunnelQuery,
    SearchQuery,
    SavedViewQuery,
    ActivityTypeQuery,
    ActivityPlanQuery,
    ActivityQuery,
    MyDayQuery,
    SuggestionQuery,
    ProposalQuery,
    OrderQuery,
    ReportQuery,
    MailboxQuery,
    WebhookQuery,
    JobQuery,
    ImportQuery,
    IntakeQuery,
    MessageTemplateQuery,
    SenderBlockQuery,
):
    @strawberry.field(
        description="Whatever an id names; null when the viewer may know of none. Of a merged one, where it went."
    )
    async def node(
        self, info: Info, id: Annotated[strawberry.ID, strawberry.argument(description="Any id.")]
    ) -> Node | None:
        row: Any = await node_of(id, info)
        found: Node | None = row if row is not None else cast(Any, await merged(id, info))
        return found


@strawberry.type(description="What can be done. Every mutation takes one `input`.")
class Mutation(
    SessionMutation,
    ResetMutation,
    ApiKeyMutation,
    UserMutation,
    WorkspaceMutation,
    ChannelMutation,
    ChannelMemberMutation,
    StageMutation,
    MarkerMutation,
    CustomerMutation,
    SubjectMutation,
    SubjectBulkMutation,
    SavedViewMutation,
    MergeMutation,
    NoteMutation,
    ActivityTypeMutation,
    ActivityPlanMutation,
    ActivityMutation,
    SuggestionMutation,
    ProposalMutation,
    OrderMutation,
    DocumentMutation,
    FileMutation,
    MailboxMutation,
    MessageMutation,
    WhatsappMutation,
    MessageTemplateMutation,
    MailboxAccessMutation,
    WebhookMutation,
    JobMutation,
    ImportMutation,
    ExportMutation,
    IntakeMutation,
    ThreadMutation,
): ...


@strawberry.type(
    description="What can be followed live: over a WebSocket (graphql-transport-ws), or by a POST that accepts"
    " `text/event-stream`, as server-sent events `next` and `complete`. Both end within seconds of the session."
)
class Subscription(
    FunnelSubscription,
    SubjectSubscription,
    TimelineSubscription,
    ActivitySubscription,
    ConfigurationSubscription,
    JobSubscription,
    IntakeSubscription,
): ...


schema = Schema(
    Query,
    Mutation,
    Subscription,
    types=[*ENTRIES, MergedSubject, MergedCustomer],
    config=StrawberryConfig(scalar_map={Position: SCALAR}),
)
describe(schema._schema.type_map)

__all__ = ["Context", "schema"]
