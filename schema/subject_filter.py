"""The filter that lists, board, totals and subscriptions share."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import strawberry

import models
from errors import LimitReached, NotFound
from models.money import Money as Amount
from models.subject.filter import Filter, Span
from schema.context import Info
from schema.ids import number_of
from schema.instant import instant

strawberry.enum(models.SubjectKind, description="PROSPECT: to be sifted, in no stage. OPPORTUNITY: in the funnel.")
strawberry.enum(models.Outcome, description="How a subject ended, or that it is OPEN.")
strawberry.enum(
    models.ActivityState,
    description="How urgent the next activity is; NONE: nothing is planned. DONE and CANCELLED are of activities.",
)


@strawberry.input(description="Which markers a subject carries.")
class MarkerFilter:
    any: list[strawberry.ID] | None = strawberry.field(default=None, description="At least one of these.")
    all: list[strawberry.ID] | None = strawberry.field(default=None, description="Every one of these.")
    none: list[strawberry.ID] | None = strawberry.field(default=None, description="Not one of these.")


@strawberry.input(description="From `from` up to, but without, `to`; either may be absent.")
class DateTimeRange:
    start: datetime | None = strawberry.field(default=None, name="from", description="Inclusive, with an offset.")
    end: datetime | None = strawberry.field(default=None, name="to", description="Exclusive, with an offset.")


@strawberry.input(description="From `from` to `to`, both included; either may be absent.")
class DateRange:
    start: date | None = strawberry.field(default=None, name="from", description="The first day.")
    end: date | None = strawberry.field(default=None, name="to", description="The last day.")


@strawberry.input(description="Amounts in one currency, both ends included.")
class MoneyRange:
    currency: str = strawberry.field(description="Such as BRL.")
    start: Decimal | None = strawberry.field(default=None, name="from", description="At least this much.")
    end: Decimal | None = strawberry.field(default=None, name="to", description="At most this much.")


@strawberry.input(
    description="Which subjects. What is absent does not narrow; lists are alternatives. Only absolute dates."
)
class SubjectFilter:
    channel_ids: list[strawberry.ID] | None = strawberry.field(default=None, description="In one of these channels.")
    stage_ids: list[strawberry.ID] | None = strawberry.field(default=None, description="In one of these stages.")
    kinds: list[models.SubjectKind] | None = strawberry.field(default=None, description="Prospects, opportunities.")
    outcomes: list[models.Outcome] | None = strawberry.field(
        default=None,
        description="Overrides what a board shows by default (no lost ones, none closed over 30 days ago).",
    )
    owner_ids: list[strawberry.ID] | None = strawberry.field(default=None, description="Owned by one of these users.")
    unowned: bool | None = strawberry.field(default=None, description="Without an owner; with `ownerIds`: these too.")
    customer_ids: list[strawberry.ID] | None = strawberry.field(
        default=None, description="About one of these customers."
    )
    markers: MarkerFilter | None = strawberry.field(default=None, description="By marker.")
    text: str | None = strawberry.field(
        default=None,
        description="Words in the title or the customer's name, address or number; accents and case do not matter.",
    )
    value: MoneyRange | None = strawberry.field(default=None, description="By value.")
    created_at: DateTimeRange | None = strawberry.field(default=None, description="By the instant of creation.")
    closed_at: DateTimeRange | None = strawberry.field(default=None, description="By the instant of closing.")
    expected_close_on: DateRange | None = strawberry.field(default=None, description="By the expected day.")
    activity_states: list[models.ActivityState] | None = strawberry.field(
        default=None, description="By the next activity."
    )
    idle: bool | None = strawberry.field(
        default=None, description="Without interaction for the configured number of days."
    )
    rotting: bool | None = strawberry.field(
        default=None, description="Longer in its stage than the stage's rotting days."
    )
    archived: bool | None = strawberry.field(default=False, description="Archived ones; null: both.")
    discarded: bool | None = strawberry.field(default=False, description="Discarded ones; null: both.")


NO_FILTER = Filter()
MOST_IDS = 500


async def to_filter(given: SubjectFilter | None, info: Info) -> Filter:
    """The filter with plain numbers. A channel that the viewer may not know of is NOT_FOUND."""
    if given is None:
        return NO_FILTER
    channels = _numbers(given.channel_ids, models.Channel, "channelIds")
    if channels:
        await visible_channels(channels, info)
    markers = given.markers or MarkerFilter()
    return Filter(
        channel_ids=channels,
        stage_ids=_numbers(given.stage_ids, models.Stage, "stageIds"),
        kinds=_tuple(given.kinds),
        outcomes=_tuple(given.outcomes),
        owner_ids=_numbers(given.owner_ids, models.User, "ownerIds"),
        unowned=given.unowned,
        customer_ids=_numbers(given.customer_ids, models.Customer, "customerIds"),
        markers_any=_numbers(markers.any, models.Marker, "markers"),
        markers_all=_numbers(markers.all, models.Marker, "markers"),
        markers_none=_numbers(markers.none, models.Marker, "markers"),
        text=given.text,
        value=_amounts(given.value),
        value_currency=given.value.currency if given.value else None,
        created_at=_instants(given.created_at, "createdAt"),
        closed_at=_instants(given.closed_at, "closedAt"),
        expected_close_on=Span(given.expected_close_on.start, given.expected_close_on.end)
        if given.expected_close_on
        else None,
        activity_states=_tuple(given.activity_states),
        idle=given.idle,
        rotting=given.rotting,
        archived=given.archived,
        discarded=given.discarded,
    )


async def visible_channels(ids: tuple[int, ...], info: Info) -> None:
    if None in await info.context.loaders.visible_channels.load_many(list(ids)):
        raise NotFound("There is no such {noun}.", noun="channel", field="channelId")


def _numbers(ids: list[strawberry.ID] | None, model: Any, field: str) -> tuple[int, ...] | None:
    return (
        None
        if ids is None
        else tuple(number_of(id, model.noun, called=model.called, field=field) for id in _few(ids, field))
    )


def _few(ids: list[strawberry.ID], field: str) -> list[strawberry.ID]:
    if len(ids) > MOST_IDS:
        raise LimitReached("At most {limit} ids in a filter.", field=field, limit=MOST_IDS)
    return ids


def _tuple(values: list[Any] | None) -> tuple[Any, ...] | None:
    return None if values is None else tuple(values)


def _amounts(given: MoneyRange | None) -> Span | None:
    if given is None:
        return None
    ends = [
        None if end is None else Amount(end, given.currency).minor(field="value") for end in (given.start, given.end)
    ]
    return Span(*ends)


def _instants(given: DateTimeRange | None, field: str) -> Span | None:
    if given is None:
        return None
    return Span(*(None if end is None else instant(end, field=field) for end in (given.start, given.end)))
