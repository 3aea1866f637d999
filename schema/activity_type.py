"""Activity types as clients see them, and how they are set up."""

from datetime import datetime
from typing import Annotated, Any

import strawberry
from strawberry import Parent

import models
from schema.batch import batched
from schema.context import Info
from schema.mutation import EditInput, MutationInput, Payload, mutation
from schema.node import Node, find, find_all, find_maybe, view
from schema.plain import changes
from schema.related import computed, one
from schema.user import User
from suggest import Purpose

strawberry.enum(models.Chaining, description="What follows an activity when it is done.")
strawberry.enum(Purpose, description="What a kind of activity is good for, whatever its name.")
strawberry.enum(models.DueUnit, description="What a due rule counts.")
strawberry.enum(models.DueBase, description="What a due date is counted from.")


@strawberry.type(description="When an activity of a type is due.")
class DueRule:
    amount: int = strawberry.field(description="How many, 0 to 3650.")
    unit: models.DueUnit = strawberry.field(description="Of what. A month after 31 January is the last of February.")
    base: models.DueBase = strawberry.field(description="From when.")
    working_days: bool = strawberry.field(
        description="Whether Saturdays, Sundays and the workspace's holidays are left out: days are working days then,"
        " and weeks and months end on the next working day."
    )


@strawberry.input(description="When an activity of a type is due.")
class DueRuleInput:
    amount: int = strawberry.field(description="How many, 0 to 3650.")
    unit: models.DueUnit = strawberry.field(default=models.DueUnit.DAYS, description="Of what.")
    base: models.DueBase = strawberry.field(default=models.DueBase.COMPLETION, description="From when.")
    working_days: bool = strawberry.field(default=False, description="Leave out weekends and the workspace's holidays.")


@view(models.ActivityType, description="A kind of activity: how it looks, when it is due, and what follows it.")
class ActivityType(Node):
    name: str = strawberry.field(description="Up to 60 characters, unique.")
    icon: str = strawberry.field(description="An icon's name, such as `phone`; the set is the frontend's choice.")
    color: str = strawberry.field(description="`#rrggbb`.")
    chaining: models.Chaining = strawberry.field(description="Whether it suggests types or triggers one.")
    purpose: Purpose | None = strawberry.field(
        description="What suggestions take it for: a mail to answer asks for MAIL. Null: for nothing in particular."
    )
    default_summary: str | None = strawberry.field(description="What a new one says unless told otherwise.")
    default_note: str | None = strawberry.field(description="The note of a new one unless told otherwise.")
    archived_at: datetime | None = strawberry.field(description="Since when it is offered no more.")
    version: int = strawberry.field(description="Grows with each change; give it as `expectedVersion`.")

    @computed(
        "due_amount",
        "due_unit",
        "due_base",
        "working_days",
        description="When a new one is due; the rule of the new type counts, not of the one before.",
    )
    def due(row: Parent[models.ActivityType]) -> DueRule:
        return DueRule(amount=row.due_amount, unit=row.due_unit, base=row.due_base, working_days=row.working_days)

    @computed("id", description="What may well follow, in order; for chaining SUGGEST.")
    async def suggests(
        row: Parent[models.ActivityType], info: Info
    ) -> list[Annotated["ActivityType", strawberry.lazy("schema.activity_type")]]:
        return await batched(info, _suggested).load(row.id)  # type: ignore[no-any-return]

    triggers: Annotated["ActivityType", strawberry.lazy("schema.activity_type")] | None = one(
        description="What is scheduled at once when one is done; for chaining TRIGGER."
    )

    default_assignee: User | None = one(description="Who does these; null: whoever did what came before, or plans it.")


async def _suggested(type_ids: list[int]) -> list[list[models.ActivityType]]:
    held: dict[int, list[models.ActivityType]] = {id: [] for id in type_ids}
    rows = models.ActivityTypeFollower.filter(type_id__in=type_ids, suggested__archived_at__isnull=True)
    for row in await rows.order_by("place", "id").prefetch_related("suggested"):
        held[row.type_id].append(row.suggested)
    return list(held.values())


@strawberry.type(description="The answer of the mutations on one activity type.")
class ActivityTypePayload(Payload):
    activity_type: ActivityType | None = strawberry.field(description="As it stands now; null when refused.")


@strawberry.input(description="A new kind of activity.")
class ActivityTypeCreateInput(MutationInput):
    name: str = strawberry.field(description="Up to 60 characters, unique.")
    icon: str = strawberry.field(default="check", description="The name of an icon, up to 40 characters.")
    color: str = strawberry.field(default="#7a7a7a", description="`#rrggbb`.")
    due: DueRuleInput | None = strawberry.field(default=None, description="Default: the same day.")
    suggests_ids: list[strawberry.ID] | None = strawberry.field(default=None, description="What may follow, up to 10.")
    triggers_id: strawberry.ID | None = strawberry.field(
        default=None, description="What follows at once; instead of `suggestsIds`. No circles."
    )
    default_assignee_id: strawberry.ID | None = strawberry.field(default=None, description="Who does these.")
    purpose: Purpose | None = strawberry.field(default=None, description="What suggestions take it for.")
    default_summary: str | None = strawberry.field(default=None, description="Up to 200 characters.")
    default_note: str | None = strawberry.field(default=None, description="Free text.")


@strawberry.input(description="What changes on a kind of activity; absent leaves, null clears.")
class ActivityTypeUpdateInput(EditInput):
    id: strawberry.ID = strawberry.field(description="The activity type.")
    name: strawberry.Maybe[str] = strawberry.field(description="Up to 60 characters, unique.")
    icon: strawberry.Maybe[str] = strawberry.field(description="The name of an icon.")
    color: strawberry.Maybe[str] = strawberry.field(description="`#rrggbb`.")
    due: strawberry.Maybe[DueRuleInput] = strawberry.field(
        description="When new ones are due; what is scheduled keeps its date."
    )
    chaining: strawberry.Maybe[models.Chaining] = strawberry.field(description="SUGGEST takes the trigger away.")
    suggests_ids: strawberry.Maybe[list[strawberry.ID]] = strawberry.field(description="What may follow, up to 10.")
    triggers_id: strawberry.Maybe[strawberry.ID | None] = strawberry.field(
        description="What follows at once; clears what it suggests."
    )
    default_assignee_id: strawberry.Maybe[strawberry.ID | None] = strawberry.field(description="Who does these.")
    purpose: strawberry.Maybe[Purpose | None] = strawberry.field(description="What suggestions take it for.")
    default_summary: strawberry.Maybe[str | None] = strawberry.field(description="Up to 200 characters.")
    default_note: strawberry.Maybe[str | None] = strawberry.field(description="Free text.")


@strawberry.input(description="A kind of activity to offer no more, or again.")
class ActivityTypeArchiveInput(EditInput):
    id: strawberry.ID = strawberry.field(description="The activity type.")
    restore: bool = strawberry.field(default=False, description="True: offer it again.")


@strawberry.type
class ActivityTypeQuery:
    @strawberry.field(description="All kinds of activities, by id; archived ones last.")
    async def activity_types(self, info: Info) -> list[ActivityType]:
        rows = await models.ActivityType.visible_to(info.context.user).order_by("id")
        return sorted(rows, key=lambda row: row.archived_at is not None)  # type: ignore[arg-type]


@strawberry.type
class ActivityTypeMutation:
    @mutation(ActivityTypePayload)
    async def activity_type_create(info: Info, input: ActivityTypeCreateInput) -> models.ActivityType:
        """Add a kind of activity. Managers and administrators."""
        given: dict[str, Any] = {"triggers": None, **_rule(input.due)}
        if input.triggers_id is not None:
            given["triggers"] = await find(models.ActivityType, input.triggers_id, info, field="triggersId")
        return await models.ActivityType.create_new(
            by=info.context.user,
            now=info.context.now,
            name=input.name,
            icon=input.icon,
            color=input.color,
            suggests=await find_all(models.ActivityType, input.suggests_ids, info, field="suggestsIds"),
            default_assignee=await find_maybe(models.User, input.default_assignee_id, info, field="defaultAssigneeId"),
            default_summary=input.default_summary,
            default_note=input.default_note,
            purpose=input.purpose,
            **given,
        )

    @mutation(ActivityTypePayload)
    async def activity_type_update(info: Info, input: ActivityTypeUpdateInput) -> models.ActivityType:
        """Change a kind of activity. What is scheduled already stays as it is. Managers and administrators."""
        row = await find(models.ActivityType, input.id, info, expecting=input.expected_version)
        patch = changes(input, "name", "icon", "color", "chaining", "purpose", "default_summary", "default_note")
        if input.due is not None:
            patch |= _rule(input.due.value)
        if input.triggers_id is not None:
            patch["triggers"] = await find_maybe(models.ActivityType, input.triggers_id.value, info, field="triggersId")
        if input.default_assignee_id is not None:
            id = input.default_assignee_id.value
            patch["default_assignee"] = await find_maybe(models.User, id, info, field="defaultAssigneeId")
        if input.suggests_ids is not None:
            wanted = input.suggests_ids.value
            patch["suggests"] = await find_all(models.ActivityType, wanted, info, field="suggestsIds")
        await row.update(by=info.context.user, now=info.context.now, **patch)
        return row

    @mutation(ActivityTypePayload)
    async def activity_type_archive(info: Info, input: ActivityTypeArchiveInput) -> models.ActivityType:
        """Offer a kind of activity no more, or again. What was done with it keeps it. Managers and administrators."""
        row = await find(models.ActivityType, input.id, info, expecting=input.expected_version)
        verb = row.restore if input.restore else row.archive
        await verb(by=info.context.user, now=info.context.now)
        return row


def _rule(due: DueRuleInput | None) -> dict[str, Any]:
    if due is None:
        return {}
    return {
        "due_amount": due.amount,
        "due_unit": due.unit,
        "due_base": due.base,
        "working_days": due.working_days,
    }
