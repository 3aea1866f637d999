"""Webhooks as clients see them. The mutations stand in `webhook_mutations.py`."""

from datetime import datetime

import strawberry
from strawberry import Parent

import models
import permissions
from models.webhook.saying import KINDS
from schema.context import Info
from schema.node import Node, view
from schema.refusal import Text, text
from schema.related import one
from schema.user import User

strawberry.enum(
    models.WebhookPhase,
    description="READY: all is well. FAILING: it is tried again, up to an hour later each time. PAUSED: by a person,"
    " after three days of failing, or because its owner may not sign in any more; it goes on where it stopped.",
)


@view(
    models.Webhook,
    description="An address that is told of chosen events, as far as its owner sees them then: at least once, in order,"
    " at most 100 at a time, signed (Standard Webhooks). For managers and administrators.",
)
class Webhook(Node):
    url: str = strawberry.field(description="The address that is called.")
    kinds: list[str] = strawberry.field(description="The events that it is told of, as `webhookKinds` names them.")
    version: int = strawberry.field(description="Grows with each change; give it as `expectedVersion`.")
    phase: models.WebhookPhase = strawberry.field(description="How it fares.")
    failing_since: datetime | None = strawberry.field(
        description="Since when no delivery was taken; null: all is well."
    )
    next_attempt_at: datetime | None = strawberry.field(description="When it is tried again.")
    attempts: int = strawberry.field(description="How often the present delivery was tried in vain.")
    last_status: int | None = strawberry.field(description="The HTTP status of the last answer.")
    last_delivered_at: datetime | None = strawberry.field(description="When the last delivery was taken.")
    created_at: datetime = strawberry.field(description="Since when it is told.")

    owner: User = one(description="By whose permissions.")

    @strawberry.field(description="What was wrong with the last call; null: nothing.")
    def last_error(row: Parent[models.Webhook], info: Info) -> Text | None:
        if row.last_error is None:
            return None
        return text(row.last_error, {"status": row.last_status}, info.context.locale)

    @strawberry.field(description="How many events it waits to be told of, at most 1,000 are counted.")
    async def pending(row: Parent[models.Webhook]) -> int:
        return len(await row.waiting().limit(1_000).values_list("id", flat=True))

    @strawberry.field(description="Seconds for which the oldest of these has waited; 0: there is none.")
    async def lag_seconds(row: Parent[models.Webhook], info: Info) -> float:
        oldest = await row.waiting().order_by("id").first().values("at")
        return max(0.0, (info.context.now - oldest["at"]).total_seconds()) if oldest else 0.0


@strawberry.type
class WebhookQuery:
    @strawberry.field(description="All webhooks, for managers and administrators; for others none.")
    async def webhooks(self, info: Info) -> list[Webhook]:
        return await models.Webhook.visible_to(info.context.user).order_by("id")  # type: ignore[return-value]

    @strawberry.field(description="The kinds of events that webhooks may be told of; for managers and administrators.")
    def webhook_kinds(self, info: Info) -> list[str]:
        return list(KINDS) if permissions.may(info.context.user, "webhooks") else []
