"""What hangs on a subject or a customer, and goes along when it is merged into another one: one table of relations.

Knows the relations by name only. A foreign key to one of these nouns that stands in neither table fails a test.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tortoise.queryset import QuerySet


@dataclass(frozen=True)
class Relation:
    """One reverse relation whose rows go to the survivor.

    `alike`: the columns by which a row of the survivor's is the same thing; then that one stays, and after an undo
    both have it. `only`: which rows go; the others stay with the tombstone. `was`: its name in stores of version 1.
    `follows`: a relation and the column that leads to it: after an undo rows made since are where that is.
    """

    name: str
    alike: tuple[str, ...] = ()
    only: Mapping[str, Any] = field(default_factory=dict)
    was: str = ""
    follows: tuple[str, str] | None = None


GOES: dict[str, tuple[Relation, ...]] = {
    "Subject": (
        Relation("activities"),
        Relation("assignees", alike=("user_id",)),
        Relation("claimed_by", alike=("subject_id",)),
        Relation("possible_threads", alike=("thread_id",), only={"joined_at__isnull": True}),
        Relation("effects"),
        Relation("files"),
        Relation("follow_ups"),
        Relation("marked", alike=("marker_id",), was="markers"),
        Relation("meetings", alike=("uid",)),
        Relation("merged"),
        Relation("notes"),
        Relation("orders", follows=("proposals", "proposal_id")),
        Relation("participants", alike=("address",)),
        Relation("placed_messages", alike=("message_id",), was="messages"),
        Relation("proposals"),
        Relation("suggestions", alike=("occasion", "type_id"), only={"state__in": ("ACCEPTED", "DISMISSED")}),
    ),
    "Customer": (
        Relation("activities"),
        Relation("contacts"),
        Relation("documents"),
        Relation("emails", alike=("address",)),
        Relation("files"),
        Relation("merged"),
        Relation("notes"),
        Relation("phones", alike=("number",)),
        Relation("subjects"),
    ),
}
"""What goes along, by noun. Whoever adds a noun that hangs on one of these adds its line here, or to `STAYS`."""

STAYS: dict[str, dict[str, str]] = {
    "Subject": {"merges": "Each merge is undone where it was made, the latest first."},
    "Customer": {"merges": "Each merge is undone where it was made, the latest first."},
}
"""What does not, and why."""


@dataclass
class Moved:
    """The ids of the rows that went, by relation, and of the survivor's rows that stand for one of both."""

    rows: dict[str, list[int]] = field(default_factory=dict)
    both: dict[str, list[int]] = field(default_factory=dict)

    def dump(self) -> dict[str, Any]:
        return {"rows": self.rows, "both": self.both}

    @classmethod
    async def load(cls, stored: Mapping[str, Any], survivor: Any) -> "Moved":
        """As it was dumped; the form of version 1 named markers, messages and people by what they are."""
        if "rows" in stored:
            return cls(dict(stored["rows"]), dict(stored["both"]))
        moved = cls()
        for relation in GOES[survivor.noun]:
            name = relation.was or relation.name
            went, both = stored.get(name, []), stored.get(f"{name}_of_both", [])
            if relation.alike and (went or both):
                [column] = relation.alike
                held = {row[column]: row["id"] for row in await _rows(survivor, relation).values("id", column)}
                went, both = ([held[each] for each in some if each in held] for some in (went, both))
            moved.rows[relation.name], moved.both[relation.name] = went, both
        return moved


async def counted(row: Any) -> dict[str, int]:
    """How many rows of each relation would go along."""
    return {relation.name: await _rows(row, relation).count() for relation in GOES[row.noun]}


async def hand_over(loser: Any, survivor: Any) -> Moved:
    """What hangs on the one hangs on the other from now on; so does what went into the one before."""
    moved = Moved()
    for relation in GOES[loser.noun]:
        mine: list[Any] = await _rows(loser, relation)
        theirs = {_key(row, relation): row for row in await _rows(survivor, relation)} if relation.alike else {}
        both = [row for row in mine if _key(row, relation) in theirs]
        went = [row for row in mine if row not in both and not _leads_to(row, relation, survivor)]
        if went:
            await _model(loser, relation).filter(id__in=_ids(went)).update(**{_column(loser, relation): survivor.id})
        if both:
            await _model(loser, relation).filter(id__in=_ids(both)).delete()
        moved.rows[relation.name] = _ids(went)
        moved.both[relation.name] = _ids(theirs[_key(row, relation)] for row in both)
    return moved


async def give_back(survivor: Any, loser: Any, moved: Moved) -> None:
    """What went and is still there goes back; of what both had, the other has one of its own again."""
    for relation in GOES[survivor.noun]:
        column, model = _column(survivor, relation), _model(survivor, relation)
        here = model.filter(**{column: survivor.id})
        if went := moved.rows.get(relation.name):
            await here.filter(id__in=went).update(**{column: loser.id})
        if relation.follows and (led := moved.rows.get(relation.follows[0])):
            await here.filter(**{f"{relation.follows[1]}__in": led}).update(**{column: loser.id})
        for row in await here.filter(id__in=moved.both.get(relation.name) or [0]):
            copied = {name: getattr(row, name) for name in model._meta.fields_db_projection if name != "id"}
            await model.create(**{**copied, column: loser.id})


def _rows(row: Any, relation: Relation) -> QuerySet[Any]:
    rows: QuerySet[Any] = _model(row, relation).filter(**{_column(row, relation): row.id}, **relation.only)
    return rows.order_by("id")


def _model(row: Any, relation: Relation) -> Any:
    return row._meta.fields_map[relation.name].related_model


def _column(row: Any, relation: Relation) -> str:
    return str(row._meta.fields_map[relation.name].relation_field)


def _key(row: Any, relation: Relation) -> tuple[Any, ...]:
    return tuple(getattr(row, column) for column in relation.alike)


def _leads_to(row: Any, relation: Relation, survivor: Any) -> bool:
    """Nothing is its own company, follow-up or thread: such a row stays with the one that went."""
    itself = isinstance(row, type(survivor)) and row.id == survivor.id
    return itself or (relation.alike in (("subject_id",), ("thread_id",)) and _key(row, relation) == (survivor.id,))


def _ids(rows: Any) -> list[int]:
    return [row.id for row in rows]
