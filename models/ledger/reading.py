"""Brings the ledger up to the log: each event of a subject that changes how it stands becomes a row.

The log is read from where it was left, as for suggestions: verbs pay nothing for it, an installation of an older
release gets its past by itself, and a crash leaves a whole stretch to be read again.
"""

from collections.abc import Mapping
from typing import Any

from models.base import Unit, transaction
from models.cursor import Cursor
from models.event import Event
from models.ledger.stand import FOREVER, Stand, Turn, after, on_board_until, turn
from models.ledger.standing import Standing
from models.subject import Outcome, Subject

READER = "standings"
SPAN = 500
"""Events that are read at a time."""
UNKNOWN: Mapping[str, Any] = {}


async def catch_up() -> bool:
    """One stretch of the log; whether there is more. The second time changes nothing."""
    async with transaction() as unit:
        await unit.alone_with(READER)
        begin, head = await Cursor.at(READER), await Event.head()
        end = min(begin + SPAN, head)
        if end > begin:
            await _read(begin, end, unit)
            await Cursor.advance(READER, to=end)
    return end < head


async def _read(begin: int, end: int, unit: Unit) -> None:
    # Not by noun: SQLite would take that index, and read what has ever happened to a subject.
    stretch = await Event.filter(id__gt=begin, id__lte=end).order_by("id")
    events = [event for event in stretch if event.noun == Subject.noun]
    ids = sorted({event.noun_id for event in events})
    held = await _last_of(ids, unit)
    worth = await _worth([event.noun_id for event in events if event.standing is None])
    made: list[Standing] = []
    closed: dict[int, Standing] = {}
    for event in events:
        before = held.get(event.noun_id)
        stands = after(before.stand if before else None, event, worth.get(event.noun_id, UNKNOWN))
        if stands is None:
            continue
        row = _row(before, stands, event)
        if row is None:
            continue
        if before is not None and before.until > row.since:
            before.until = row.since
            if before.id is not None:
                closed[before.id] = before
        held[event.noun_id] = row
        made.append(row)
    async with unit.gather(ids) as gathering:
        for row in closed.values():
            gathering.save(row, "until")
    await Standing.bulk_create(made, batch_size=200)
    for event in events:
        await _follow(event)
    for row in made:
        await _undo(row)


async def _last_of(ids: list[int], unit: Unit) -> dict[int, Standing]:
    """How these subjects stood last."""
    if not ids:
        return {}
    marks = ", ".join(str(id) for id in ids)
    newest = f"SELECT max(id) AS id FROM standing WHERE subject_id IN ({marks}) GROUP BY subject_id"  # noqa: S608 - ids
    _, rows = await unit.connection.execute_query(newest)
    return {row.subject_id: row for row in await Standing.filter(id__in=[row["id"] for row in rows] or [0])}


async def _worth(ids: list[int]) -> dict[int, dict[str, Any]]:
    if not ids:
        return {}
    rows = await Subject.filter(id__in=sorted(set(ids))).values(
        "id", "value_minor", "value_currency", "manual_probability"
    )
    return {
        row["id"]: {
            "value_minor": row["value_minor"],
            "value_currency": row["value_currency"],
            "percent": row["manual_probability"],
        }
        for row in rows
    }


def _row(before: Standing | None, stands: Stand, event: Event) -> Standing | None:
    held = before.stand if before else None
    how = turn(held, stands)
    if how is None:
        return None
    since = max(event.at, before.since) if before else event.at
    moved = how in (Turn.BEGUN, Turn.MOVED)
    ends = stands.outcome is not Outcome.OPEN and (held is None or held.outcome is not stands.outcome)
    closed_at = None if stands.outcome is Outcome.OPEN else since if ends else before.closed_at if before else since
    entered_at = since if moved or before is None else before.entered_at
    left_open = before is not None and how is Turn.MOVED and before.outcome is Outcome.OPEN
    return Standing(
        subject_id=event.noun_id,
        event_id=event.id,
        turn=how,
        since=since,
        until=on_board_until(stands, since=since, closed_at=closed_at),
        from_stage_id=held.stage_id if held else None,
        from_outcome=held.outcome if held else None,
        entered_at=entered_at,
        closed_at=closed_at,
        stayed=int((since - before.entered_at).total_seconds()) if before and left_open else None,
        ends=ends,
        merged_into_id=before.merged_into_id if before else None,
        **stands.__dict__,
    )


async def _follow(event: Event) -> None:
    """A subject that went into another is counted with that one; one that was deleted, without a name."""
    match event.kind:
        case "SubjectDeleted":
            await Standing.filter(subject_id=event.noun_id).update(erased=True)
            await Standing.filter(merged_into_id=event.noun_id).update(erased=True)
        case "SubjectMerged" if event.data["loser"] == event.noun_id:
            into = event.data["into"]
            await Standing.filter(subject_id=event.noun_id).update(merged_into_id=into)
            await Standing.filter(merged_into_id=event.noun_id).update(merged_into_id=into)
        case "SubjectParted" if event.data["loser"] == event.noun_id:
            await Standing.filter(subject_id=event.noun_id).update(merged_into_id=None)
            if brought := await _taken_in(event.noun_id, until=event.id):
                await Standing.filter(subject_id__in=brought).update(merged_into_id=event.noun_id)


async def _taken_in(subject_id: int, *, until: int) -> list[int]:
    """Those that had gone into this subject by then, and those that had gone into them: by the log, as all of this."""
    told = Event.filter(noun=Subject.noun, kind__in=("SubjectMerged", "SubjectParted"), id__lt=until)
    found: set[int] = set()
    looking = [subject_id]
    while looking:
        into = looking.pop()
        taken: set[int] = set()
        for event in await told.filter(noun_id=into).order_by("id"):
            if event.data.get("into") == into:
                taken.add(event.data["loser"])
            elif event.data.get("out_of") == into:
                taken.discard(event.data["loser"])
        looking += taken - found
        found |= taken
    return sorted(found)


async def _undo(row: Standing) -> None:
    """What ended otherwise later, or not at all, did not end so; a reason that was corrected is the reason."""
    otherwise = row.from_outcome not in (None, Outcome.OPEN, row.outcome)
    corrected = row.turn is Turn.EDITED and row.outcome is Outcome.LOST
    if otherwise or corrected:
        ended = Standing.filter(subject_id=row.subject_id, ends=True, undone=False, event_id__lt=row.event_id)
        await (ended.update(undone=True) if otherwise else ended.update(reason_id=row.reason_id))


__all__ = ["FOREVER", "catch_up"]
