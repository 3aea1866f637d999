"""One verb on many subjects: all or nothing, or the best that can be had, with a result for each (DESIGN §4)."""

import uuid
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import permissions
from errors import Forbidden, Invalid, LimitReached, NotFound, Refused
from models.base import attempt, transaction
from models.subject import Subject
from models.user import User

MOST = 500
FREELY = 50
"""Above this number a bulk verb is a manager's, or a leader's in their own channel (DESIGN §9)."""


class BulkMode(StrEnum):
    ALL_OR_NOTHING = "ALL_OR_NOTHING"
    BEST_EFFORT = "BEST_EFFORT"


@dataclass
class BulkOutcome:
    id: int
    subject: Subject | None = None
    error: Refused | None = None


@dataclass
class BulkDone:
    results: list[BulkOutcome]
    group_id: str | None
    refused: Refused | None = None
    """Why nothing was kept, where one item undid the rest."""


class Undone(Exception):
    """Everything was tried; nothing is kept."""


async def each(
    ids: Sequence[int],
    verb: Callable[[Subject], Awaitable[None]],
    *,
    by: User,
    mode: BulkMode = BulkMode.ALL_OR_NOTHING,
    dry_run: bool = False,
    gone: bool = False,
) -> BulkDone:
    """Do it to each; one event per subject, all with one group id. `gone`: the verb leaves no row to return."""
    ids = list(dict.fromkeys(ids))
    _check(ids)
    results: list[BulkOutcome] = []
    async with transaction() as unit:
        rows = {row.id: row for row in await Subject.visible_to(by).filter(id__in=ids)}
        _check_size(list(rows.values()), len(ids), by)
        try:
            async with attempt():
                # By id, whatever the order asked: two who name the same subjects must not wait for each other.
                done = {id: await _one(id, rows.get(id), verb, gone=gone) for id in sorted(ids)}
                results = [done[id] for id in ids]
                failed = any(result.error for result in results)
                if dry_run or (failed and mode is BulkMode.ALL_OR_NOTHING):
                    raise Undone
        except Undone:
            first = next((result.error for result in results if result.error), None)
            return BulkDone([replace(result, subject=None) for result in results], None, None if dry_run else first)
        unit.group_id = str(uuid.uuid4())
    return BulkDone(results, unit.group_id)


async def _one(
    id: int, subject: Subject | None, verb: Callable[[Subject], Awaitable[None]], *, gone: bool
) -> BulkOutcome:
    if subject is None:
        return BulkOutcome(id, error=NotFound("There is no such {noun}.", noun="subject"))
    try:
        async with attempt():
            await verb(subject)
    except Refused as refused:
        return BulkOutcome(id, error=refused)
    return BulkOutcome(id, None if gone else subject)


def _check(ids: Sequence[int]) -> None:
    if not ids:
        raise Invalid("Name at least one subject.", field="ids")
    if len(ids) > MOST:
        raise LimitReached("At most {limit} subjects at once.", field="ids", limit=MOST)


def _check_size(rows: list[Subject], number: int, by: User) -> None:
    if number > FREELY and not all(permissions.may(by, "delete", row) for row in rows):
        raise Forbidden(
            "More than {limit} subjects at once are for managers, and for leaders in their own channel.", limit=FREELY
        )
