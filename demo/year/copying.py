"""More open subjects than anybody wants to wait for: copies of those that were played, with all that hangs on them.

The verbs make some hundred subjects a minute; this makes some thousand, and writes no row without its events: each copy
has the history of its original, with its own ids, appended to the ledger behind what is there. So the ledger is in the
order of its ids, as always, and its dates begin anew with each round of copies. What came by mail is copied as
messages; the deliveries stay with the originals, and so do suggestions, which are made anew from the rows.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from fractional_indexing import generate_n_keys_between
from tortoise import Tortoise, connections
from tortoise.models import Model

from models.activity import Activity
from models.base import transaction
from models.contact import folded
from models.customer import Customer, CustomerEmail, CustomerPhone
from models.event import Event
from models.meeting import Meeting
from models.message import Message, MessageBounce, SubjectMessage
from models.note import Note
from models.subject import Outcome, Participant, StageInterval, Subject, SubjectAssignee, SubjectMarker

HANGS: Sequence[tuple[type[Model], str, type[Model]]] = (
    (CustomerEmail, "customer_id", Customer),
    (CustomerPhone, "customer_id", Customer),
    (StageInterval, "subject_id", Subject),
    (SubjectMarker, "subject_id", Subject),
    (SubjectAssignee, "subject_id", Subject),
    (Participant, "subject_id", Subject),
    (Note, "subject_id", Subject),
    (Activity, "subject_id", Subject),
    (SubjectMessage, "subject_id", Subject),
    (Message, "id", SubjectMessage),
    (MessageBounce, "message_id", Message),
    (Meeting, "subject_id", Subject),
)
"""What is copied beside subjects and customers, the column by which it hangs, and on what."""
NAMED: dict[str, type[Model]] = {
    "note": Note,
    "message": Message,
    "customer": Customer,
    "participant": Participant,
    "previous": Activity,
}
"""The names under which facts hold ids of what is copied."""
POINTS: dict[str, type[Model]] = {
    "subject_id": Subject,
    "customer_id": Customer,
    "message_id": Message,
    "next_activity_id": Activity,
    "previous_id": Activity,
}
LATER = {"next_activity_id": None}
"""A subject and its next activity point to each other: this is written once both are there."""
BATCH = 500

Row = dict[str, Any]


@dataclass
class Original:
    """What is copied, table by table, and the newest id in each."""

    rows: dict[type[Model], list[Row]] = field(default_factory=dict)
    last: dict[type[Model], int] = field(default_factory=dict)
    ranks: dict[int, list[str]] = field(default_factory=dict)

    def ids(self, model: type[Model], column: str = "id") -> list[Any]:
        return sorted({row[column] for row in self.rows[model] if row[column] is not None})


async def copy(*, to: int, ended: bool = False) -> int:
    """Copy open subjects in turn until `to` of them are open; how many were made. `ended`: those that have ended are
    copied between them, so that their share stays what it is."""
    live = Subject.filter(
        outcome=Outcome.OPEN, archived_at__isnull=True, discarded_at__isnull=True, merged_into_id__isnull=True
    )
    open_ids: list[Any] = await live.order_by("id").values_list("id", flat=True)
    wanted = to - len(open_ids)
    if wanted <= 0 or not open_ids:
        return 0
    ids: list[Any] = open_ids
    if ended:
        ids = await Subject.filter(merged_into_id__isnull=True).order_by("id").values_list("id", flat=True)
    rest = open_ids[: wanted % len(open_ids)]
    rounds = [ids] * (wanted // len(open_ids)) + [[id for id in ids if rest and id <= rest[-1]]]
    original = await _read(ids)
    await _rank(original, ids, len(rounds))
    for number, some in enumerate(rounds, start=1):
        if some:
            async with transaction():
                await _copied(original, set(some), number)
    await _wind_sequences()
    return sum(map(len, rounds))


async def _read(ids: list[int]) -> Original:
    original = Original()
    original.rows[Subject] = await Subject.filter(id__in=ids).order_by("id").values()
    original.rows[Customer] = await Customer.filter(id__in=original.ids(Subject, "customer_id")).values()
    for model, column, on in HANGS:
        wanted = original.ids(on, "message_id") if model is Message else original.ids(on)
        original.rows[model] = await model.filter(**{f"{column}__in": wanted}).order_by("id").values()
    original.rows[Event] = [
        event
        for event in await Event.all().order_by("id").values()
        if event["subject_id"] in ids or (event["noun"] == Customer.noun and event["noun_id"] in original.ids(Customer))
    ]
    return original


async def _rank(original: Original, ids: list[int], rounds: int) -> None:
    """A place for each copy between its original and the card that follows."""
    everybody = await Subject.all().order_by("stage_id", "rank", "id").values("id", "stage_id", "rank")
    following = [*everybody[1:], None]
    for row, after in zip(everybody, following, strict=True):
        if row["id"] in set(ids):
            below = after is not None and after["stage_id"] == row["stage_id"] and after["rank"] > row["rank"]
            end = after["rank"] if after is not None and below else None
            original.ranks[row["id"]] = generate_n_keys_between(row["rank"], end, rounds)


async def _copied(original: Original, subjects: set[int], number: int) -> None:
    """One copy of each of these."""
    own = _own(original, subjects)
    rows = {model: held for model, held in own.items() if model is not Event}
    maps = {model: await _numbered(model, held) for model, held in rows.items()}
    for model, held in rows.items():
        made = [_moved(model, row, maps, number) for row in held]
        if model is Subject:
            await _write_subjects(made, [original.ranks[row["id"]][number - 1] for row in held])
        else:
            await model.bulk_create([model(**row) for row in made], batch_size=BATCH)
    pointing = [_moved(Subject, row, maps, number) for row in rows[Subject] if row["next_activity_id"] is not None]
    await Subject.bulk_update([Subject(**row) for row in pointing], ["next_activity_id"], batch_size=BATCH)
    nouns = {model.__name__ for model in maps}
    first = await Event.head() + 1
    told = [_told(event, maps) for event in own[Event] if event["noun"] in nouns]
    events = [Event(**{**event, "id": first + place}) for place, event in enumerate(told)]
    await Event.bulk_create(events, batch_size=BATCH)


async def _write_subjects(rows: list[Row], ranks: list[str]) -> None:
    made = [Subject(**{**row, **LATER, "rank": rank}) for row, rank in zip(rows, ranks, strict=True)]
    await Subject.bulk_create(made, batch_size=BATCH)


def _own(original: Original, subjects: set[int]) -> dict[type[Model], list[Row]]:
    """What belongs to these subjects, in an order in which each row finds what it points to."""
    held = [row for row in original.rows[Subject] if row["id"] in subjects]
    customers = {row["customer_id"] for row in held}
    messages = {row["message_id"] for row in original.rows[SubjectMessage] if row["subject_id"] in subjects}
    own: dict[type[Model], list[Row]] = {
        Customer: [row for row in original.rows[Customer] if row["id"] in customers],
        Subject: held,
        Message: [row for row in original.rows[Message] if row["id"] in messages],
    }
    wanted: dict[type[Model], set[Any]] = {Subject: subjects, Customer: customers, Message: messages}
    for model, column, on in HANGS:
        if model is not Message:
            own[model] = [row for row in original.rows[model] if row[column] in wanted[on]]
    own[Event] = [
        event
        for event in original.rows[Event]
        if event["subject_id"] in subjects or (event["noun"] == Customer.noun and event["noun_id"] in customers)
    ]
    return own


async def _numbered(model: type[Model], rows: list[Row]) -> dict[int, int]:
    """New ids behind the newest."""
    newest: list[Any] = await model.all().order_by("-id").limit(1).values_list("id", flat=True)
    return {row["id"]: newest[0] + place for place, row in enumerate(rows, start=1)} if rows else {}


def _moved(model: type[Model], row: Row, maps: dict[type[Model], dict[int, int]], number: int) -> Row:
    made = {**row, "id": maps[model][row["id"]]}
    for column, of in POINTS.items():
        # What is not copied is not pointed to, such as a message's other subjects; an id that is a text is no id.
        if isinstance(made.get(column), int):
            made[column] = maps[of].get(made[column])
    if model is Message:
        made["message_id"] = row["message_id"].replace("@", f".{number}@", 1)
        made["fingerprint"] = hashlib.sha256(f"{row['fingerprint']} {number}".encode()).hexdigest()
    for column in ("merged_into_id", "follow_up_of_id"):
        if column in made:
            made[column] = None
    for column in ("address", "from_address", "to"):
        if isinstance(made.get(column), str):
            made[column] = _elsewhere(made[column], number)
    if isinstance(made.get("to"), list):
        made["to"] = [_elsewhere(each, number) for each in made["to"]]
    if model is Subject:
        made["title"] = f"{row['title'][:190]} · {number}"
        made["search"] = folded(made["title"])
    if model is Customer:
        made["name"] = f"{row['name'][:190]} {number}"
        made["search"] = (
            row["search"].replace(".example", f"-{number}.example").replace(folded(row["name"]), folded(made["name"]))
        )
    if model is Meeting:
        made["uid"] = f"{number}.{row['uid']}"
    return made


def _elsewhere(address: str, number: int) -> str:
    """The same person of another company; our own addresses stay."""
    head, dot, tail = address.rpartition(".example")
    return f"{head}-{number}{dot}{tail}" if "@cliente" in address else address


def _told(event: Row, maps: dict[type[Model], dict[int, int]]) -> Row:
    """The same fact about the copy, as a unit of its own."""
    nouns: dict[str, type[Model]] = {model.__name__: model for model in maps}
    data = {
        name: maps[NAMED[name]].get(value, value) if name in NAMED and isinstance(value, int) else value
        for name, value in event["data"].items()
    }
    noun = nouns[event["noun"]]
    return {
        **event,
        "noun_id": maps[noun].get(event["noun_id"], event["noun_id"]),
        "subject_id": maps[Subject].get(event["subject_id"]),
        "customer_id": maps[Customer].get(event["customer_id"]),
        "data": data,
        "group_id": None,
        "client_mutation_id": None,
        "final": True,
    }


async def _wind_sequences() -> None:
    """PostgreSQL goes on counting behind what was numbered here."""
    connection = connections.get("default")
    if connection.capabilities.dialect != "postgres":
        return
    for model in Tortoise.apps["models"].values():
        if model._meta.pk_attr == "id" and model._meta.pk.generated:
            table = model._meta.db_table
            counter = f"pg_get_serial_sequence('\"{table}\"', 'id')"
            await connection.execute_query(f'SELECT setval({counter}, max(id)) FROM "{table}" HAVING max(id) > 0')  # noqa: S608
