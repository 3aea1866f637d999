"""Keys with which programs act as their users."""

from datetime import datetime

import strawberry
from strawberry import Parent

import models
from permissions import Scope
from schema.context import Info
from schema.instant import instant
from schema.mutation import MutationInput, Payload, mutation
from schema.node import Node, find, view

strawberry.enum(Scope, description="What a key may be used for. READ: queries and subscriptions. WRITE: mutations.")


@view(
    models.ApiKey,
    description="A key with which a program acts as its user. The key itself is shown once, when it is made.",
)
class ApiKey(Node):
    name: str = strawberry.field(description="What it is for.")
    prefix: str = strawberry.field(description="The part of the key that stands behind `funil_`, to tell keys apart.")
    created_at: datetime = strawberry.field(description="When it was made.")
    expires_at: datetime = strawberry.field(description="When it ends.")
    revoked_at: datetime | None = strawberry.field(description="When it was revoked.")
    last_used_at: datetime | None = strawberry.field(description="When it was last used, to the minute.")

    @strawberry.field(description="What it may be used for; never more than its user may do.")
    def scopes(row: Parent[models.ApiKey]) -> list[Scope]:
        return [Scope(scope) for scope in row.scopes]


@strawberry.type(description="The answer of `apiKeyCreate` and `apiKeyRotate`.")
class ApiKeyCreatePayload(Payload):
    issued: strawberry.Private["Issued | models.ApiKey | None"]

    @strawberry.field(description="The key's entry in the list; null when refused.")
    def api_key(self) -> ApiKey | None:
        return self.issued.row if isinstance(self.issued, Issued) else self.issued  # type: ignore[return-value]

    @strawberry.field(
        description="The key itself, for the header `Authorization: Bearer …`. Shown this once: null when refused and"
        " when replayed."
    )
    def key(self) -> str | None:
        return self.issued.key if isinstance(self.issued, Issued) else None


class Issued:
    """A key's row, and the key that is told this once; whoever remembers the answer remembers the row alone."""

    noun = models.ApiKey.noun

    def __init__(self, row: models.ApiKey, key: str) -> None:
        self.id, self.row, self.key = row.id, row, key


@strawberry.type(description="The answer of `apiKeyRevoke`.")
class ApiKeyPayload(Payload):
    api_key: ApiKey | None = strawberry.field(description="The key as it stands now; null when refused.")


@strawberry.input(description="A key to make for oneself.")
class ApiKeyCreateInput(MutationInput):
    name: str = strawberry.field(description="What it is for, 1 to 80 characters.")
    scopes: list[Scope] = strawberry.field(description="At least one; not more than the key that asks, if a key asks.")
    expires_at: datetime = strawberry.field(
        description="With an offset; within 365 days, and not after the key that asks, if a key asks."
    )


@strawberry.input(description="A key to revoke.")
class ApiKeyRevokeInput(MutationInput):
    id: strawberry.ID = strawberry.field(description="One of one's own; an administrator revokes anybody's.")


@strawberry.input(description="A key to put another in the place of.")
class ApiKeyRotateInput(MutationInput):
    id: strawberry.ID = strawberry.field(description="One of one's own that lasts.")
    expires_at: datetime = strawberry.field(
        description="When the new one ends. With an offset; within 365 days, and not after the key that asks, if a key"
        " asks."
    )


@strawberry.type
class ApiKeyQuery:
    @strawberry.field(description="The viewer's own keys that were not revoked, the newest first.")
    async def api_keys(self, info: Info) -> list[ApiKey]:
        viewer = info.context.user
        rows = models.ApiKey.visible_to(viewer).filter(user_id=viewer.id, revoked_at__isnull=True)
        return await rows.order_by("-id")  # type: ignore[return-value]


@strawberry.type
class ApiKeyMutation:
    @mutation(ApiKeyCreatePayload)
    async def api_key_create(info: Info, input: ApiKeyCreateInput) -> Issued:
        """Make a key with which a program acts as the viewer."""
        row, key = await models.ApiKey.issue(
            by=info.context.user,
            now=info.context.now,
            name=input.name,
            scopes=frozenset(input.scopes),
            expires_at=instant(input.expires_at, field="expiresAt"),
        )
        return Issued(row, key)

    @mutation(ApiKeyCreatePayload)
    async def api_key_rotate(info: Info, input: ApiKeyRotateInput) -> Issued:
        """Put another key in the place of one's own, with its name and scopes; the old one is of no use from now on."""
        old = await find(models.ApiKey, input.id, info)
        row, key = await old.rotate(
            by=info.context.user, now=info.context.now, expires_at=instant(input.expires_at, field="expiresAt")
        )
        return Issued(row, key)

    @mutation(ApiKeyPayload)
    async def api_key_revoke(info: Info, input: ApiKeyRevokeInput) -> models.ApiKey:
        """Make a key useless, for ever."""
        key = await find(models.ApiKey, input.id, info)
        await key.revoke(by=info.context.user, now=info.context.now)
        return key
