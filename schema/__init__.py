"""The GraphQL face of the business: types are views of rows, mutations are verbs of models."""

import asyncio
import time
from typing import Annotated, Any, cast

import strawberry
from graphql import GraphQLError
from strawberry.extensions import MaxTokensLimiter, ParserCache
from strawberry.schema.config import StrawberryConfig
from strawberry.types import ExecutionContext, ExecutionResult
from strawberry.types.graphql import OperationType

import measures
from errors import TookTooLong
from schema.activity import ActivityQuery
from schema.activity_mutations import ActivityMutation
from schema.activity_plan import ActivityPlanMutation, ActivityPlanQuery
from schema.activity_type import ActivityTypeMutation, ActivityTypeQuery
from schema.api_key import ApiKeyMutation, ApiKeyQuery
from schema.audit import AuditQuery
from schema.channel import ChannelMutation, ChannelQuery
from schema.checking import Checking
from schema.context import Context, Info
from schema.customer_list import CustomerQuery
from schema.customer_mutations import CustomerMutation
from schema.file import FileMutation
from schema.funnel import FunnelQuery
from schema.intake import IntakeQuery
from schema.intake_mutations import IntakeMutation, SenderBlockQuery
from schema.job import JobMutation, JobQuery
from schema.limits import TOKENS
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
from schema.manners import Manners
from schema.manual import describe
from schema.marker import MarkerMutation, MarkerQuery
from schema.masking import Masking, masked
from schema.message_mutations import MessageMutation
from schema.my_day import MyDayQuery
from schema.node import Node, node_of
from schema.note import NoteMutation
from schema.position import SCALAR, Position
from schema.report import ReportQuery
from schema.reset import ResetMutation
from schema.session import SessionMutation, SessionQuery
from schema.stage import StageMutation, StageQuery
from schema.subject import MergedSubject, SubjectQuery, merged
from schema.subject_bulk import SubjectBulkMutation
from schema.subject_mutations import SubjectMutation
from schema.suggestion import SuggestionQuery
from schema.suggestion_mutations import SuggestionMutation
from schema.template import MessageTemplateMutation, MessageTemplateQuery
from schema.thread_mutations import ThreadMutation
from schema.timeline import ENTRIES
from schema.user import UserMutation, UserQuery
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
    FunnelQuery,
    ActivityTypeQuery,
    ActivityPlanQuery,
    ActivityQuery,
    MyDayQuery,
    SuggestionQuery,
    ReportQuery,
    MailboxQuery,
    JobQuery,
    IntakeQuery,
    MessageTemplateQuery,
    SenderBlockQuery,
):
    @strawberry.field(
        description="Whatever an id names; null when the viewer may know of none. Of a merged subject, where it went."
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
    StageMutation,
    MarkerMutation,
    CustomerMutation,
    SubjectMutation,
    SubjectBulkMutation,
    NoteMutation,
    ActivityTypeMutation,
    ActivityPlanMutation,
    ActivityMutation,
    SuggestionMutation,
    FileMutation,
    MailboxMutation,
    MessageMutation,
    WhatsappMutation,
    MessageTemplateMutation,
    MailboxAccessMutation,
    JobMutation,
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


class Schema(strawberry.Schema):
    async def execute(self, *args: Any, **more: Any) -> ExecutionResult:
        """One request and its answer. What is followed live has answers of its own, over a socket or as a stream."""
        kinds = {OperationType.QUERY, OperationType.MUTATION}
        more["allowed_operation_types"] = kinds & set(more.get("allowed_operation_types") or kinds)
        context, began = cast(Context | None, more.get("context_value")), time.monotonic()
        result = masked(await self._in_time(context, *args, **more), context)
        kind = context.kind if context is not None else "none"
        status = "ok" if not result.errors else "refused" if result.data is None else "partial"
        measures.requests.labels(kind, status).inc()
        measures.durations.labels(kind).observe(time.monotonic() - began)
        return result

    async def _in_time(self, context: Context | None, *args: Any, **more: Any) -> ExecutionResult:
        """No operation takes longer than it may. Reading a document cannot be stopped; limits bound that."""
        if context is None:
            return await super().execute(*args, **more)
        seconds = context.settings.request_seconds
        try:
            async with asyncio.timeout(seconds):
                return await super().execute(*args, **more)
        except TimeoutError:
            return ExecutionResult(None, [GraphQLError("", original_error=TookTooLong(seconds))])

    def process_errors(self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None) -> None:
        """Strawberry would log a stack for every mistake of a client; `masking` logs the bugs."""


schema = Schema(
    Query,
    Mutation,
    Subscription,
    types=[*ENTRIES, MergedSubject],
    config=StrawberryConfig(scalar_map={Position: SCALAR}),
    extensions=[
        Masking,
        ParserCache,
        Manners,
        Checking,
        lambda: MaxTokensLimiter(max_token_count=TOKENS),
    ],
)
describe(schema._schema.type_map)

__all__ = ["Context", "schema"]
