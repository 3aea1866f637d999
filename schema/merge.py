"""Merges as clients see them: what would become of each field, what was done, and where an old id leads."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import strawberry
from strawberry import Parent
from strawberry.scalars import JSON

import models
from errors import NotFound, Refused
from models.belongings import counted
from models.choosing import FIELDS, Choosable, winners
from schema.batch import batched
from schema.context import Info
from schema.ids import from_id, to_id
from schema.money import money_of
from schema.node import Node, find, find_all, view
from schema.refusal import UserError, user_error
from schema.related import computed, one
from schema.survivor import MERGED, Merged
from schema.user import User

if TYPE_CHECKING:
    from schema.customer import Customer
    from schema.subject import Subject


@view(models.Merge, description="That a subject or a customer went into another one.")
class Merge(Node):
    @computed("subject_id", "lost_id", description="The id that went; `node` of it leads to the survivor.")
    def lost_id(row: Parent[models.Merge]) -> strawberry.ID:
        return strawberry.ID(to_id("Subject" if row.subject_id else "Customer", row.lost_id))

    @strawberry.field(description="What it was called; null once it is gone for ever.")
    async def lost_name(row: Parent[models.Merge], info: Info) -> str | None:
        return await batched(info, _names, "Subject" if row.subject_id else "Customer").load(row.lost_id)  # type: ignore[no-any-return]

    @computed("created_at", description="When.")
    def merged_at(row: Parent[models.Merge]) -> datetime:
        return row.created_at

    merged_by: User = one(description="Who did it.")

    @computed(
        "created_at",
        "undone_at",
        description="Until when `mergeUndo` takes it back: 30 days after it was done. Null once it was undone.",
    )
    def undoable_until(row: Parent[models.Merge]) -> datetime | None:
        return row.until

    undone_at: datetime | None = strawberry.field(description="When it was undone.")

    subject: Annotated["Subject", strawberry.lazy("schema.subject")] | None = one(
        seen=True, description="The survivor, where subjects were merged and the viewer sees it."
    )

    customer: Annotated["Customer", strawberry.lazy("schema.customer")] | None = one(
        seen=True, description="The survivor, where customers were merged and the viewer sees them."
    )


async def _names(ids: list[int], noun: str) -> list[str | None]:
    column = "title" if noun == "Subject" else "name"
    rows = await MERGED[noun].filter(id__in=ids).values("id", column)
    held = {row["id"]: row[column] for row in rows}
    return [held.get(id) for id in ids]


@strawberry.type(description="What an id of a subject that was merged into another one stands for.")
class MergedSubject(Node):
    @strawberry.field(description="The survivor, where the viewer sees it.")
    def merged_into(row: Parent[Merged]) -> Annotated["Subject", strawberry.lazy("schema.subject")] | None:
        return row.survivor  # type: ignore[no-any-return]

    @classmethod
    def is_type_of(cls, row: Any, info: Any) -> bool:
        return isinstance(row, Merged) and row.noun == "Subject"


@strawberry.type(description="What an id of a customer who was merged into another one stands for.")
class MergedCustomer(Node):
    @strawberry.field(description="The survivor, where the viewer sees them.")
    def merged_into(row: Parent[Merged]) -> Annotated["Customer", strawberry.lazy("schema.customer")] | None:
        return row.survivor  # type: ignore[no-any-return]

    @classmethod
    def is_type_of(cls, row: Any, info: Any) -> bool:
        return isinstance(row, Merged) and row.noun == "Customer"


@strawberry.type(description="What one of the merged says in a field.")
class MergeValue:
    id: strawberry.ID = strawberry.field(description="Which one.")
    value: JSON | None = strawberry.field(
        description="As the field has it; of a noun its id, of money amount and currency. Null: nothing, or nothing"
        " that the viewer sees."
    )
    name: str | None = strawberry.field(description="Of a noun, its name.")


@strawberry.type(description="A field of the survivor: what it can say, and whose word counts.")
class MergeField:
    field: str = strawberry.field(description="Its name, as in this schema; give it in `choices`.")
    winner_id: strawberry.ID = strawberry.field(description="Whose value stands unless another is chosen.")
    values: list[MergeValue] = strawberry.field(description="One for each, the survivor first.")


@strawberry.type(description="How much of one kind would go along.")
class MergeMove:
    relation: str = strawberry.field(description="What: `notes`, `activities`, `subjects` and so on.")
    count: int = strawberry.field(description="How many.")


@strawberry.type(description="What a merge would come to; nothing is written.")
class MergePreview:
    fields: list[MergeField] = strawberry.field(
        description="Field by field. Addresses, numbers, markers and participants are joined."
    )
    moves: list[MergeMove] = strawberry.field(description="What would go along, where there is any.")
    problem: UserError | None = strawberry.field(description="Why it would be refused; null when it would not.")


async def preview(rows: Sequence[Any], info: Info) -> MergePreview:
    """`rows` begin with the survivor."""
    survivor, *losers = rows
    moves: dict[str, int] = {}
    for loser in losers:
        for relation, count in (await counted(loser)).items():
            moves[relation] = moves.get(relation, 0) + count
    return MergePreview(
        fields=await _fields(rows, info),
        moves=[MergeMove(relation=relation, count=count) for relation, count in moves.items() if count],
        problem=await _problem(survivor, losers, info),
    )


async def _problem(survivor: Any, losers: Sequence[Any], info: Info) -> UserError | None:
    try:
        await survivor.check_merge(losers, by=info.context.user)
    except Refused as refused:
        return user_error(refused, info.context.locale)
    return None


async def _fields(rows: Sequence[Any], info: Info) -> list[MergeField]:
    noun = rows[0].noun
    won = winners(noun, rows, {})
    return [
        MergeField(
            field=field.name,
            winner_id=strawberry.ID(to_id(noun, won[field.name])),
            values=[await _value(row, field, info) for row in rows],
        )
        for field in FIELDS[noun]
    ]


async def _value(row: Any, field: Choosable, info: Info) -> MergeValue:
    value, name = getattr(row, field.columns[0]), None
    if field.name == "value":
        held = money_of(row.value_minor, row.value_currency)
        value = None if held is None else {"amount": str(held.amount), "currency": held.currency}
    elif field.columns[0].endswith("_id") and value is not None:
        noun: Any = row._meta.fields_map[field.name].related_model
        led = await info.context.loaders.one(noun, seen=noun is not models.User).load(value)
        value, name = (to_id(noun.noun, led.id), led.name) if led else (None, None)
    elif value is not None and not isinstance(value, str | int | dict):
        value = str(value)
    return MergeValue(id=strawberry.ID(to_id(row.noun, row.id)), value=value, name=name)


async def named(ids: Sequence[strawberry.ID], into_id: strawberry.ID, info: Info) -> list[Any]:
    """The rows that a merge names, the survivor first: subjects or customers, by the survivor's id."""
    noun = MERGED.get(_noun_of(into_id), models.Subject)
    survivor = await find(noun, into_id, info, field="intoId")
    return [survivor, *await find_all(noun, list(dict.fromkeys(ids)), info, field="ids")]


def _noun_of(id: str) -> str:
    try:
        return from_id(id)[0]
    except NotFound:
        return ""


@strawberry.type
class MergeQuery:
    @strawberry.field(description="What a merge of subjects, or of customers, would come to; nothing is written.")
    async def merge_preview(
        self,
        info: Info,
        ids: Annotated[list[strawberry.ID], strawberry.argument(description="1 to 10 that are to go.")],
        into_id: Annotated[strawberry.ID, strawberry.argument(description="The one that they are to go into.")],
    ) -> MergePreview:
        return await preview(await named(ids, into_id, info), info)
