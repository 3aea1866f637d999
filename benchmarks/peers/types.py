"""The cards of the stock peer, as its clients see them; the names and forms are those of Funil."""

import base64
from datetime import date, datetime
from typing import Any

import strawberry

Info = strawberry.Info[dict[str, Any], None]


def to_id(noun: str, number: int) -> strawberry.ID:
    return strawberry.ID(base64.b64encode(f"{noun}:{number}".encode()).decode())


def number(id: str) -> int:
    return int(base64.b64decode(id).partition(b":")[2])


@strawberry.type
class Money:
    amount: str
    currency: str


def money(minor: int, currency: str) -> Money:
    return Money(amount=f"{minor // 100}.{minor % 100:02d}", currency=currency)


@strawberry.type
class Named:
    name: str

    @strawberry.field
    def id(self: Any) -> strawberry.ID:
        return to_id(type(self).__name__, self.id)


@strawberry.type
class Customer(Named):
    type: str


@strawberry.type
class Marker(Named):
    color: str


@strawberry.type
class Stage(Named):
    kind: str
    probability: int


@strawberry.type
class Activity:
    summary: str
    due_on: date | None
    state: str

    @strawberry.field
    def id(self: Any) -> strawberry.ID:
        return to_id("Activity", self.id)

    @strawberry.field
    async def type(self: Any, info: Info) -> Named | None:
        return await info.context["loaders"].types.load(self.type_id) if self.type_id else None


@strawberry.type
class Subject:
    title: str
    kind: str
    outcome: str
    version: int
    rank: str
    priority: int
    expected_close_on: date | None
    source: str | None
    activity_state: str
    idle: bool
    rotting: bool
    stage_entered_at: datetime | None
    created_at: datetime
    updated_at: datetime

    @strawberry.field
    def id(self: Any) -> strawberry.ID:
        return to_id("Subject", self.id)

    @strawberry.field
    def value(self: Any) -> Money | None:
        return money(self.value_minor, self.value_currency) if self.value_minor is not None else None

    @strawberry.field
    async def stage(self: Any, info: Info) -> Stage | None:
        return await info.context["loaders"].stages.load(self.stage_id) if self.stage_id else None

    @strawberry.field
    async def customer(self: Any, info: Info) -> Customer | None:
        return await info.context["loaders"].customers.load(self.customer_id) if self.customer_id else None

    @strawberry.field
    async def owner(self: Any, info: Info) -> Named | None:
        return await info.context["loaders"].users.load(self.owner_id) if self.owner_id else None

    @strawberry.field
    async def next_activity(self: Any, info: Info) -> Activity | None:
        return await info.context["loaders"].activities.load(self.next_activity_id) if self.next_activity_id else None

    @strawberry.field
    async def markers(self: Any, info: Info) -> list[Marker]:
        return await info.context["loaders"].markers.load(self.id)  # type: ignore[no-any-return]
