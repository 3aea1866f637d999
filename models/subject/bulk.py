"""One verb on many subjects: all or nothing, or the best that can be had, with a result for each (DESIGN §4).

The rows are read and locked by one statement, the verb of each is done in memory, and what they leave is written
together (`models/gathering.py`): how many statements that takes does not depend on how many rows there are.
"""

import uuid
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import permissions
from errors import Forbidden, Invalid, LimitReached, NotFound, Refused
from models.base import attempt, transaction
from models.gathering import Gathering
from models.job import Job
from models.subject import Subject
from models.user import User

MOST = 500
FREELY = 50
"""Above this number a bulk verb is a manager's, or a leader's in their own channel (DESIGN §9)."""

Verb = Callable[[Subject], Awaitable[None]]


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
    job: Job | None = None
    """Who goes on with it, where there are too many for one request."""
    matched: int = 0


class Undone(Exception):
    """Everything was tried; nothing is kept."""


async def each(
    ids: Sequence[int],
    verb: Verb,
    *,
    by: User,
    mode: BulkMode = BulkMode.ALL_OR_NOTHING,
    dry_run: bool = False,
    gone: bool = False,
    group_id: str | None = None,
    in_step: bool = False,
) -> BulkDone:
    """Do it to each; one event per subject, all with one group id. `gone`: the verb leaves no row to return.

    `in_step`: a step of a job whose size was allowed at its beginning. Where whoever began it is not as free as then,
    these rows are refused, and not the rest of the job.
    """
    ids = list(dict.fromkeys(ids))
    _check(ids)
    results: list[BulkOutcome] = []
    async with transaction() as unit:
        try:
            async with attempt():
                if gone:
                    await Subject.hold_mails(ids)
                # By id, whatever the order asked: two who name the same subjects must not wait for each other.
                held = Subject.visible_to(by).filter(id__in=ids).order_by("id").select_for_update()
                rows = {row.id: row for row in await held}
                if in_step:
                    rows = {id: row for id, row in rows.items() if permissions.may(by, "delete", row)}
                else:
                    check_size(list(rows.values()), len(ids), by)
                async with unit.gather(list(rows)) as gathering:
                    results = [await _one(id, rows.get(id), verb, gathering, gone=gone) for id in ids]
                    if mode is BulkMode.ALL_OR_NOTHING and any(result.error for result in results):
                        raise Undone
                if dry_run:
                    raise Undone
        except Undone:
            first = next((result.error for result in results if result.error), None)
            kept_back = [replace(result, subject=None) for result in results]
            return BulkDone(kept_back, None, None if dry_run else first, matched=len(ids))
        unit.group_id = group_id or str(uuid.uuid4())
    return BulkDone(results, unit.group_id, matched=len(ids))


async def _one(id: int, subject: Subject | None, verb: Verb, gathering: Gathering, *, gone: bool) -> BulkOutcome:
    if subject is None:
        return BulkOutcome(id, error=NotFound("There is no such {noun}.", noun="subject"))
    try:
        with gathering.one():
            async with subject.held():
                await verb(subject)
    except Refused as refused:
        return BulkOutcome(id, error=refused)
    return BulkOutcome(id, None if gone else subject)


def _check(ids: Sequence[int]) -> None:
    if not ids:
        raise Invalid("Name at least one subject.", field="ids")
    if len(ids) > MOST:
        raise LimitReached("At most {limit} subjects at once.", field="ids", limit=MOST)


def check_size(rows: Sequence[Subject], number: int, by: User) -> None:
    """Above `FREELY` whoever asks must be free to delete each of them (DESIGN §9's row "bulk over 50")."""
    if number > FREELY and not all(permissions.may(by, "delete", row) for row in rows):
        raise Forbidden(
            "More than {limit} subjects at once are for managers, and for leaders in their own channel.", limit=FREELY
        )
