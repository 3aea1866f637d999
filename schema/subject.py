"""Subjects as clients see them. Lists of them stand in `subject_list.py`, the mutations in `subject_mutations.py` and
`subject_bulk.py`."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any

import strawberry
from strawberry import Parent

import models
import permissions
from schema.activity import Activity, ActivityConnection, Ordered, Which, activity_page
from schema.activity import After as After100
from schema.activity import First as First100
from schema.batch import batched
from schema.channel import Channel
from schema.context import Info
from schema.customer import Customer
from schema.duplicate import Duplicate, duplicates_of
from schema.file import File, files_of_subjects
from schema.interaction import Interaction
from schema.marker import LostReason, Marker
from schema.merge import Merge
from schema.message import Message
from schema.money import Money, money_of
from schema.node import Node, view
from schema.note import Note
from schema.page import Order, Page, connection, page
from schema.probability import Probability, probability_of
from schema.related import computed, many, one
from schema.stage import Stage
from schema.suggestion import Suggestion, open_suggestions
from schema.thread import Meeting, PossibleThread, claims_of, meetings_of, participants_of, siblings_of
from schema.timeline_rows import After, First, Kinds, of_subject, timeline_page
from schema.trade.order import Order as SalesOrder
from schema.trade.proposal import Proposal
from schema.user import User

if TYPE_CHECKING:
    from schema.timeline import TimelineConnection

MessageConnection = connection(Message, "Message")


KEYS = ("channel_id", "owner_id", "assignee_ids")
"""What decides who sees a subject, and who may do something to it."""


def _may(verb: str, description: str) -> Any:
    @computed(*KEYS, description=description)
    def viewer_can(row: Parent[models.Subject], info: Info) -> bool:
        return permissions.may(info.context.user, verb, row)

    return viewer_can


@view(models.Subject, description="A matter followed from beginning to end: a sale, a demonstration, a problem.")
class Subject(Node):
    title: str = strawberry.field(description="1 to 200 characters, one line.")
    description: str | None = strawberry.field(description="Free text.")
    kind: models.SubjectKind = strawberry.field(description="PROSPECT until it is converted.")
    outcome: models.Outcome = strawberry.field(description="How it ended, or OPEN. Apart from the stage.")
    version: int = strawberry.field(description="Grows with each change; give it as `expectedVersion`.")
    rank: str = strawberry.field(
        description="Orders the cards of a column, byte by byte; ties break by id. The server's alone."
    )
    priority: int = strawberry.field(description="0 (none) to 3 (highest).")
    expected_close_on: date | None = strawberry.field(description="The day on which it should be closed.")
    source: str | None = strawberry.field(description="Where it came from: free text, or channel and alias for mail.")
    activity_state: models.ActivityState = strawberry.field(description="How urgent the next activity is.")
    idle: bool = strawberry.field(description="Without interaction for the channel's or workspace's number of days.")
    rotting: bool = strawberry.field(description="Longer in its stage than the stage's rotting days.")
    stage_entered_at: datetime | None = strawberry.field(
        description="Since when it is in its stage; null for prospects."
    )
    lost_note: str | None = strawberry.field(description="What was said when it was lost.")
    created_at: datetime = strawberry.field(description="When it was created.")
    updated_at: datetime = strawberry.field(description="When anything on it last changed.")
    assigned_at: datetime | None = strawberry.field(description="Since when it has its owner.")
    converted_at: datetime | None = strawberry.field(description="When the prospect became an opportunity.")
    closed_at: datetime | None = strawberry.field(description="When it was won, lost or closed.")
    archived_at: datetime | None = strawberry.field(description="When it was tidied away.")
    discarded_at: datetime | None = strawberry.field(description="When it was thrown away as spam.")

    stage: Stage | None = one(description="Its column; null for prospects.")

    channel: Channel = one(description="The sales channel that it belongs to.")

    owner: User | None = one(description="Who follows it; null: nobody yet.")

    customer: Customer | None = one(description="Whom it is about.")

    markers: list[Marker] = many("marked", "marker_id", through="marker", description="Its coloured tags.")

    @computed("value_minor", "value_currency", description="What it is worth, in its own currency.")
    def value(row: Parent[models.Subject]) -> Money | None:
        return money_of(row.value_minor, row.value_currency)

    @computed(
        "manual_probability", "stage_id", description="How likely it is, and whether the stage or a person says so."
    )
    async def probability(row: Parent[models.Subject], info: Info) -> Probability:
        return await probability_of(row, info)

    @computed(
        "idle_from", description="The instant from which the idle flag counts, or will count, should nothing happen."
    )
    def idle_since(row: Parent[models.Subject]) -> datetime:
        return row.idle_from

    @computed("last_interaction_by_id", "last_interaction_at", "last_interaction_kind", description="The last contact.")
    async def last_interaction(row: Parent[models.Subject], info: Info) -> Interaction:
        by = await info.context.loaders.users.load(row.last_interaction_by_id)
        return Interaction(at=row.last_interaction_at, kind=row.last_interaction_kind, by=by)

    lost_reason: LostReason | None = one(description="Why it was lost.")

    follow_up_of: Annotated["Subject", strawberry.lazy("schema.subject")] | None = one(
        seen=True, description="The subject that this one continues, where the viewer sees it."
    )

    next_activity: Activity | None = one(
        description="What is to be done next: the open activity whose day is over first."
    )

    @computed("id", graphql_type=ActivityConnection, description="What is to be done about it, and what was done.")
    def activities(
        row: Parent[models.Subject],
        filter: Which = None,
        order_by: Ordered = None,
        first: First100 = 20,
        after: After100 = None,
    ) -> Page:
        rows = models.Activity.all()
        return activity_page(rows, filter, order_by, first, after, of=("subject_id", row.id))

    @computed("id", description="What the software proposes to do next, the best first: up to 3.")
    async def suggestions(row: Parent[models.Subject], info: Info) -> list[Suggestion]:
        return await batched(info, open_suggestions).load(row.id)  # type: ignore[no-any-return]

    notes: list[Note] = many("notes", "-id", description="Its notes, newest first.")

    proposals: list[Proposal] = many("proposals", "-id", description="What was offered for it, newest first.")

    orders: list[SalesOrder] = many("orders", "-id", description="What was ordered, newest first.")

    @computed(
        "id", description="What came and went with its messages, newest first; without the pictures within a text."
    )
    async def files(row: Parent[models.Subject], info: Info) -> list[File]:
        return await batched(info, files_of_subjects, info.context.user).load(row.id)  # type: ignore[no-any-return]

    @computed("id", graphql_type=MessageConnection, description="Its mails and other messages, newest first.")
    def messages(
        row: Parent[models.Subject],
        info: Info,
        first: Annotated[int, strawberry.argument(description="1 to 100.")] = 20,
        after: Annotated[str | None, strawberry.argument(description="A cursor.")] = None,
    ) -> Page:
        rows = models.Message.visible_to(info.context.user).filter(places__subject_id=row.id)
        return page(rows, Order(("at", "id"), descending=True), first=first, after=after)

    @computed(
        "id",
        graphql_type=Annotated["TimelineConnection", strawberry.lazy("schema.timeline")],
        description="All that happened to it, newest first.",
    )
    async def timeline(
        row: Parent[models.Subject], first: First = 20, after: After = None, kinds: Kinds = None
    ) -> Page:
        return timeline_page(await of_subject(row.id), kinds, first, after)

    @computed("id", description="The addresses that take part: written to, or confirmed by a person.")
    async def participants(row: Parent[models.Subject], info: Info) -> list[str]:
        return await batched(info, participants_of).load(row.id)  # type: ignore[no-any-return]

    @computed(
        "id",
        description="Older subjects that the mail which began this one claims to answer, where the viewer sees them."
        " `threadJoin` lets it go into one of them.",
    )
    async def possible_threads(row: Parent[models.Subject], info: Info) -> list[PossibleThread]:
        return await batched(info, claims_of, info.context.user).load(row.id)  # type: ignore[no-any-return]

    @computed(
        "id",
        description="Other open subjects that may be about the same: of the same customer, or of one with the same"
        " e-mail address, phone number, CPF or CNPJ. At most 10 that the viewer sees, the likeliest first; what more"
        " than 20 of these share says nothing.",
    )
    async def possible_duplicates(row: Parent[models.Subject], info: Info) -> list[Duplicate]:
        return await batched(info, duplicates_of, info.context.user).load(row.id)  # type: ignore[no-any-return]

    @computed("id", description="Meetings that calendar invitations propose, the earliest first.")
    async def meetings(row: Parent[models.Subject], info: Info) -> list[Meeting]:
        return await batched(info, meetings_of).load(row.id)  # type: ignore[no-any-return]

    @computed(
        "id", description="The other subjects that the same mail began in other channels, where the viewer sees them."
    )
    async def also_sent_to(
        row: Parent[models.Subject], info: Info
    ) -> list[Annotated["Subject", strawberry.lazy("schema.subject")]]:
        return await batched(info, siblings_of, info.context.user).load(row.id)  # type: ignore[no-any-return]

    viewer_can_edit = _may("update", "Whether the viewer may change it.")

    viewer_can_move = _may("move", "Whether the viewer may drag it.")

    viewer_can_assign = _may("assign", "Whether the viewer may give it to somebody else.")

    merges: list[Merge] = many("merges", "-id", description="What went into it, the latest first, undone or not.")

    viewer_can_merge = _may("merge", "Whether the viewer may merge it with others, and take that back.")

    viewer_can_delete = _may("delete", "Whether the viewer may delete it for ever.")


SubjectConnection = connection(Subject, "Subject")
