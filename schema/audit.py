"""The audit log: who got in, who did not, what was opened. For administrators; others read of their own account."""

from datetime import datetime
from typing import Annotated

import strawberry
from strawberry import Parent

import models
from schema.context import Info
from schema.ids import to_id
from schema.instant import instant
from schema.node import find, view
from schema.page import Order, connection, page
from schema.user import User

NEWEST = Order(("id",), descending=True)

strawberry.enum(
    models.AuditKind,
    description="What was written down; later releases may add kinds.",
)


@view(models.AuditEntry, description="One line of the audit log. It is never changed and never deleted.")
class AuditEntry:
    @strawberry.field(description="Stable and opaque.")
    def id(row: Parent[models.AuditEntry]) -> strawberry.ID:
        return strawberry.ID(to_id(row.noun, row.id))

    at: datetime = strawberry.field(description="When it happened.")
    kind: models.AuditKind = strawberry.field(description="What happened.")
    network: str | None = strawberry.field(
        description="From which network, as far as known: the /24 of an IPv4 address, the /48 of an IPv6 one."
    )
    address_hash: str | None = strawberry.field(
        description="Of a sign-in or reset for an address without an account: SHA-256 of the address in lower case, in"
        " hexadecimal digits."
    )

    @strawberry.field(description="Who did it; null when nobody was signed in.")
    async def actor(row: Parent[models.AuditEntry], info: Info) -> User | None:
        return await info.context.loaders.users.load(row.actor_id) if row.actor_id else None

    @strawberry.field(description="Whose account it is about; null when there is none.")
    async def user(row: Parent[models.AuditEntry], info: Info) -> User | None:
        return await info.context.loaders.users.load(row.user_id) if row.user_id else None

    @strawberry.field(description="The id of what it was done to: a session, a key, a mail. It may be gone.")
    def about_id(row: Parent[models.AuditEntry]) -> strawberry.ID | None:
        return strawberry.ID(to_id(row.about_noun, row.about_id)) if row.about_noun and row.about_id else None


AuditEntryConnection = connection(AuditEntry, "AuditEntry")


@strawberry.input(description="Which lines. What is absent does not narrow; lists are alternatives.")
class AuditFilter:
    kinds: list[models.AuditKind] | None = strawberry.field(default=None, description="Of one of these kinds.")
    user_id: strawberry.ID | None = strawberry.field(default=None, description="About this account, or done by it.")
    since: datetime | None = strawberry.field(default=None, description="From this instant on; with an offset.")
    until: datetime | None = strawberry.field(default=None, description="Before this instant; with an offset.")


@strawberry.type
class AuditQuery:
    @strawberry.field(
        description="The audit log, the newest first. Administrators read all of it; others what is about their own"
        " account."
    )
    async def audit_log(
        self,
        info: Info,
        filter: Annotated[AuditFilter | None, strawberry.argument(description="Which lines.")] = None,
        first: Annotated[int | None, strawberry.argument(description="1 to 100 from the top.")] = 20,
        after: Annotated[str | None, strawberry.argument(description="Behind this cursor.")] = None,
    ) -> AuditEntryConnection:  # type: ignore[valid-type]
        filter = filter or AuditFilter()
        rows = models.AuditEntry.visible_to(info.context.user)
        if filter.kinds is not None:
            rows = rows.filter(kind__in=filter.kinds)
        if filter.user_id is not None:
            user = await find(models.User, filter.user_id, info, field="userId")
            rows = rows.filter(models.AuditEntry.concerning(user))
        if filter.since is not None:
            rows = rows.filter(at__gte=instant(filter.since, field="since"))
        if filter.until is not None:
            rows = rows.filter(at__lt=instant(filter.until, field="until"))
        return page(rows, NEWEST, first=first, after=after)
