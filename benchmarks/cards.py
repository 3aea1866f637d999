"""What the floor answers about the board, field by field in the order of the query."""

import msgspec


class Money(msgspec.Struct, gc=False):
    amount: str
    currency: str


class Named(msgspec.Struct, gc=False):
    id: str
    name: str


class Customer(Named, gc=False):
    type: str


class Marker(Named, gc=False):
    color: str


class Activity(msgspec.Struct, gc=False, rename="camel"):
    id: str
    summary: str
    due_on: str | None
    state: str
    type: Named | None


class Card(msgspec.Struct, gc=False, rename="camel"):
    id: str
    title: str
    kind: str
    outcome: str
    version: int
    rank: str
    priority: int
    expected_close_on: str | None
    source: str | None
    activity_state: str
    idle: bool
    rotting: bool
    stage_entered_at: str | None
    created_at: str
    updated_at: str
    value: Money | None
    customer: Customer | None
    owner: Named | None
    next_activity: Activity | None
    markers: list[Marker]
