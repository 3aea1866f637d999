"""Saved views as clients see them: a filter that can be sent back as it is."""

from typing import Any

import strawberry
from strawberry import Parent
from strawberry.scalars import JSON

import models
from models.money import Money
from models.subject.filter import Filter, Span
from schema.batch import batched
from schema.context import Info
from schema.ids import to_id
from schema.mutation import EditInput, Payload, mutation
from schema.node import Node, find, view
from schema.page import OrderDirection
from schema.related import one
from schema.subject_filter import SubjectFilter, to_filter
from schema.subject_list import SubjectOrder, SubjectOrderField
from schema.user import User

strawberry.enum(models.ViewLayout, description="How a view is shown.")

IDS = {
    "channel_ids": ("channelIds", "Channel"),
    "stage_ids": ("stageIds", "Stage"),
    "owner_ids": ("ownerIds", "User"),
    "customer_ids": ("customerIds", "Customer"),
}
MARKERS = {"markers_any": "any", "markers_all": "all", "markers_none": "none"}
PLAIN = {
    "kinds": "kinds",
    "outcomes": "outcomes",
    "unowned": "unowned",
    "text": "text",
    "activity_states": "activityStates",
    "idle": "idle",
    "rotting": "rotting",
}
SPANS = {"created_at": "createdAt", "closed_at": "closedAt", "expected_close_on": "expectedCloseOn"}


@strawberry.type(description="The order of a saved view.")
class SavedOrder:
    field: SubjectOrderField = strawberry.field(description="By what.")
    direction: OrderDirection = strawberry.field(description="Which way round.")


@strawberry.type(description="A part of a saved filter that no longer applies.")
class SavedViewGap:
    part: str = strawberry.field(description="Which, as `SubjectFilter` calls it: `stageIds`, or `markers.any`.")
    number: int = strawberry.field(description="How many of the rows it names are gone, or out of the viewer's sight.")


@view(models.SavedView, description="A filter of subjects that is kept under a name.")
class SavedView(Node):
    name: str = strawberry.field(description="1 to 80 characters.")
    shared: bool = strawberry.field(description="Whether everybody sees it; else its owner alone.")
    layout: models.ViewLayout = strawberry.field(description="As a board or as a list.")
    version: int = strawberry.field(description="Grows with each edit; give it as `expectedVersion`.")

    @strawberry.field(
        description="The filter as `SubjectFilter` takes it, to be sent back as a variable. Without what is gone: a"
        " part of which nothing is left does not narrow any more, and stands in `gaps`."
    )
    async def filter(row: Parent[models.SavedView], info: Info) -> JSON:
        chosen, _ = await _applying(row, info)
        return JSON(said(chosen))

    @strawberry.field(description="What of the filter no longer applies; empty when it is as it was saved.")
    async def gaps(row: Parent[models.SavedView], info: Info) -> list[SavedViewGap]:
        _, gone = await _applying(row, info)
        return [SavedViewGap(part=_part(part), number=number) for part, number in gone.items()]

    @strawberry.field(description="The order of its list; null: the newest first.")
    def order_by(row: Parent[models.SavedView]) -> SavedOrder | None:
        if row.order_field is None or row.order_direction is None:
            return None
        return SavedOrder(field=SubjectOrderField[row.order_field], direction=OrderDirection[row.order_direction])

    @strawberry.field(description="Whether the viewer may change and delete it.")
    def viewer_can_edit(row: Parent[models.SavedView], info: Info) -> bool:
        return row.changeable_by(info.context.user)

    owner: User = one(description="Who saved it.")


@strawberry.type(description="The answer of `savedViewSave`.")
class SavedViewPayload(Payload):
    view: SavedView | None = strawberry.field(description="The view as it stands now; null when refused.")


@strawberry.type(description="The answer of `savedViewDelete`.")
class SavedViewDeletePayload(Payload):
    deleted_view_id: strawberry.ID | None = strawberry.field(description="The id of the view that is gone.")


@strawberry.input(description="A view to keep: a new one, or, with `id`, one that is changed as a whole.")
class SavedViewSaveInput(EditInput):
    id: strawberry.ID | None = strawberry.field(default=None, description="The view; null: a new one.")
    name: str = strawberry.field(description="1 to 80 characters, unique among one's own, or among the shared ones.")
    filter: SubjectFilter = strawberry.field(description="Which subjects.")
    order_by: SubjectOrder | None = strawberry.field(default=None, description="The order of its list.")
    layout: models.ViewLayout = strawberry.field(
        default=models.ViewLayout.BOARD, description="As a board or as a list."
    )
    shared: bool = strawberry.field(
        default=False, description="Whether everybody sees it: managers and administrators alone share views."
    )


@strawberry.input(description="A view to delete.")
class SavedViewDeleteInput(EditInput):
    id: strawberry.ID = strawberry.field(description="The view.")


@strawberry.type
class SavedViewQuery:
    @strawberry.field(description="One's own views and the shared ones, by name.")
    async def saved_views(self, info: Info) -> list[SavedView]:
        return await models.SavedView.visible_to(info.context.user).order_by("name", "id")  # type: ignore[return-value]


@strawberry.type
class SavedViewMutation:
    @mutation(SavedViewPayload)
    async def saved_view_save(info: Info, input: SavedViewSaveInput) -> models.SavedView:
        """Keep a filter under a name, for oneself, or as a manager for everybody."""
        chosen = await to_filter(input.filter, info)
        order = input.order_by
        said: Any = {
            "by": info.context.user,
            "now": info.context.now,
            "name": input.name,
            "shared": input.shared,
            "layout": input.layout,
            "terms": chosen.dump(),
            "order_field": order.field.name if order else None,
            "order_direction": order.direction.name if order else None,
        }
        if input.id is None:
            return await models.SavedView.create_new(**said)
        row = await find(models.SavedView, input.id, info, expecting=input.expected_version)
        await row.update(**said)
        return row

    @mutation(SavedViewDeletePayload)
    async def saved_view_delete(info: Info, input: SavedViewDeleteInput) -> strawberry.ID:
        """Delete a view of one's own, or as a manager a shared one. What it found stays."""
        row = await find(models.SavedView, input.id, info, expecting=input.expected_version)
        await row.delete_for_ever(by=info.context.user, now=info.context.now)
        return input.id


def said(chosen: Filter) -> dict[str, Any]:
    """The filter as the input `SubjectFilter` would say it."""
    made: dict[str, Any] = {"archived": chosen.archived, "discarded": chosen.discarded}
    for name, (called, noun) in IDS.items():
        ids = getattr(chosen, name)
        if ids is not None:
            made[called] = [to_id(noun, id) for id in ids]
    markers = {called: getattr(chosen, name) for name, called in MARKERS.items()}
    held = {called: [to_id("Marker", id) for id in ids] for called, ids in markers.items() if ids is not None}
    if held:
        made["markers"] = held
    for name, called in PLAIN.items():
        value = getattr(chosen, name)
        if value is not None:
            made[called] = list(map(str, value)) if isinstance(value, tuple) else value
    for name, called in SPANS.items():
        span: Span | None = getattr(chosen, name)
        if span is not None:
            made[called] = {"from": span.start and span.start.isoformat(), "to": span.end and span.end.isoformat()}
    if chosen.value is not None and chosen.value_currency is not None:
        made["value"] = {"currency": chosen.value_currency, **_amounts(chosen.value, chosen.value_currency)}
    return made


def _amounts(span: Span, currency: str) -> dict[str, str]:
    ends = {"from": span.start, "to": span.end}
    return {name: str(Money.of_minor(end, currency).amount) for name, end in ends.items() if end is not None}


async def _applying(row: models.SavedView, info: Info) -> tuple[Filter, dict[str, int]]:
    return await batched(info, _applying_all, info.context.user).load(row.id)  # type: ignore[no-any-return]


async def _applying_all(ids: list[int], by: models.User) -> list[tuple[Filter, dict[str, int]]]:
    rows = {row.id: row for row in await models.SavedView.visible_to(by).filter(id__in=ids)}
    told = dict(zip(rows, await models.SavedView.applying_all(list(rows.values()), by=by), strict=True))
    return [told.get(id) or (Filter(), {}) for id in ids]


def _part(name: str) -> str:
    return f"markers.{MARKERS[name]}" if name in MARKERS else IDS[name][0]


__all__ = ["SavedView", "SavedViewMutation", "SavedViewQuery"]
