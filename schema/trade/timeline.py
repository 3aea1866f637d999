"""The timeline's entries about proposals and orders; with them `ENTRIES` has all."""

import strawberry
from strawberry import Parent

import models
from schema.context import Info
from schema.timeline import ENTRIES, TimelineEntry, entry
from schema.timeline_rows import TimelineKind
from schema.trade.order import Order
from schema.trade.proposal import Proposal


@strawberry.type
class _ProposalFact(TimelineEntry):
    @strawberry.field(description="The proposal as it stands now; null when it is gone.")
    async def proposal(row: Parent[models.Event], info: Info) -> Proposal | None:
        seen = info.context.loaders.one(models.Proposal, seen=True)
        return await seen.load(row.data["proposal"])  # type: ignore[no-any-return]


@strawberry.type
class _RevisionFact(_ProposalFact):
    @strawberry.field(description="Which revision.")
    def revision(row: Parent[models.Event]) -> int:
        return int(row.data["revision"])


@strawberry.type
class _OrderFact(TimelineEntry):
    @strawberry.field(description="The order as it stands now; null when it is gone.")
    async def order(row: Parent[models.Event], info: Info) -> Order | None:
        seen = info.context.loaders.one(models.Order, seen=True)
        return await seen.load(row.data["order"])  # type: ignore[no-any-return]


@entry("ProposalCreated", TimelineKind.PROPOSAL, "A proposal was begun.")
class ProposalCreatedEntry(_ProposalFact): ...


@entry("ProposalRevised", TimelineKind.PROPOSAL, "What was sent was made a draft again.")
class ProposalRevisedEntry(_RevisionFact): ...


@entry("ProposalSent", TimelineKind.PROPOSAL, "A proposal was sent to the customer, or handed over in another way.")
class ProposalSentEntry(_RevisionFact):
    @strawberry.field(description="Whether it went another way than by a message.")
    def handed_over(row: Parent[models.Event]) -> bool:
        return row.data.get("message") is None


@entry("ProposalAccepted", TimelineKind.PROPOSAL, "The customer said yes to a proposal.")
class ProposalAcceptedEntry(_ProposalFact): ...


@entry("ProposalRefused", TimelineKind.PROPOSAL, "The customer said no to a proposal, or it was withdrawn.")
class ProposalRefusedEntry(_ProposalFact): ...


@entry("OrderCreated", TimelineKind.ORDER, "An order was written.")
class OrderCreatedEntry(_OrderFact): ...


@entry("OrderConfirmed", TimelineKind.ORDER, "An order was confirmed.")
class OrderConfirmedEntry(_OrderFact): ...


@entry("OrderCancelled", TimelineKind.ORDER, "An order was cancelled.")
class OrderCancelledEntry(_OrderFact): ...


__all__ = ["ENTRIES"]
