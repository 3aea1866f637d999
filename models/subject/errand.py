"""What is to be done to many subjects, said so that a job remembers it: over 500, a worker does it in steps."""

import uuid
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

import permissions
from errors import Forbidden, Invalid, LimitReached, NotFound, Refused, Required
from models.base import transaction
from models.channel import Channel
from models.job import Job, JobKind, Turn
from models.marker import LostReason, Marker
from models.stage import Stage
from models.subject import Subject
from models.subject.bulk import MOST, BulkDone, BulkMode, Verb, check_size, each
from models.subject.filter import Filter
from models.subject.outcome import Outcome
from models.user import User

MOST_BY_FILTER = 20_000
STEP = 100
"""So many rows a transaction: short enough that nobody waits long for the job."""


class BulkVerb(StrEnum):
    ARCHIVE = "ARCHIVE"
    RESTORE = "RESTORE"
    DELETE = "DELETE"
    MOVE = "MOVE"
    ASSIGN = "ASSIGN"
    TRANSFER = "TRANSFER"
    MARK = "MARK"


JOBS = {verb: JobKind(f"SUBJECTS_{verb}") for verb in BulkVerb}


@dataclass(frozen=True)
class Errand:
    """A verb with the ids of what it needs. What it does to one is the verb that stands on the subject."""

    verb: BulkVerb
    stage: int | None = None
    outcome: Outcome | None = None
    reason: int | None = None
    note: str | None = None
    owner: int | None = None
    channel: int | None = None
    add: tuple[int, ...] = ()
    remove: tuple[int, ...] = ()

    def dump(self) -> dict[str, Any]:
        return {name: value for name, value in asdict(self).items() if value not in (None, ())}

    @classmethod
    def load(cls, stored: dict[str, Any]) -> "Errand":
        lists = {name: tuple(stored.get(name, ())) for name in ("add", "remove")}
        outcome = Outcome(stored["outcome"]) if "outcome" in stored else None
        return cls(**{**stored, **lists, "verb": BulkVerb(stored["verb"]), "outcome": outcome})

    async def prepared(self, *, by: User, now: datetime) -> Verb:
        """The verb with everything that it needs, found through the eyes of whoever asks."""
        who: Any = {"by": by, "now": now}
        if self.verb is BulkVerb.MOVE:
            to = await _found(Stage, self.stage, by, "stageId")
            reason = await _found(LostReason, self.reason, by, "reasonId")
            return lambda row: row.move(to=to, outcome=self.outcome, reason=reason, note=self.note, **who)
        if self.verb is BulkVerb.ASSIGN:
            owner = await _found(User, self.owner, by, "ownerId")
            return lambda row: row.assign(to=owner, **who)
        if self.verb is BulkVerb.TRANSFER:
            channel = await _found(Channel, self.channel, by, "channelId")
            follower = await _found(User, self.owner, by, "ownerId")
            return lambda row: row.transfer(to=channel, owner=follower, **who)
        if self.verb is BulkVerb.MARK:
            add, remove = await _all(Marker, self.add, by, "add"), await _all(Marker, self.remove, by, "remove")
            if not add and not remove:
                raise Invalid("Name a marker to put on or to take off.", field="add")
            return lambda row: row.mark(add=add, remove=remove, **who)
        if self.verb is BulkVerb.DELETE:
            return lambda row: row.delete_for_ever(**who)
        if self.verb is BulkVerb.RESTORE:
            return lambda row: row.restore(**who)
        return lambda row: row.archive(**who)

    async def run(
        self,
        ids: Sequence[int],
        *,
        by: User,
        now: datetime,
        mode: BulkMode,
        dry_run: bool,
        group_id: str | None = None,
        in_step: bool = False,
    ) -> BulkDone:
        gone = self.verb is BulkVerb.DELETE
        verb = await self.prepared(by=by, now=now)
        how: Any = {"mode": mode, "dry_run": dry_run, "gone": gone, "group_id": group_id, "in_step": in_step}
        return await each(ids, verb, by=by, **how)

    async def run_on(
        self, chosen: Filter, *, expected: int | None, by: User, now: datetime, mode: BulkMode, dry_run: bool
    ) -> BulkDone:
        """Do it to all that a filter finds, in their columns' order: as many as were expected, or to none."""
        async with transaction():
            ids = await _matching(chosen, by)
            if 0 < len(ids) <= MOST:
                await self._hold(ids)
                ids = await _matching(chosen, by)
            if not dry_run:
                _check_expected(len(ids), expected)
            if not ids:
                return BulkDone([], None)
            if len(ids) <= MOST:
                return await self.run(ids, by=by, now=now, mode=mode, dry_run=dry_run)
            await self.prepared(by=by, now=now)
            # To those who see all every row is like the first.
            some = ids[:1] if permissions.sees_all(by) else ids
            check_size(await Subject.visible_to(by).filter(id__in=some), len(ids), by)
            if dry_run:
                return BulkDone([], None, matched=len(ids))
            return await self._queue(ids, by=by, now=now)

    async def _hold(self, ids: list[int]) -> None:
        """Whoever changes one of them just now is waited for: what the filter finds then is what is meant."""
        if self.verb is BulkVerb.DELETE:
            await Subject.hold_mails(ids)
        await Subject.filter(id__in=ids).order_by("id").select_for_update()

    async def _queue(self, ids: list[int], *, by: User, now: datetime) -> BulkDone:
        """Those that were counted, and no others: what the filter finds later is not what was agreed to."""
        group_id = str(uuid.uuid4())
        terms = {"errand": self.dump(), "ids": ids, "group_id": group_id}
        job = await Job.queue(JOBS[self.verb], by=by, now=now, terms=terms)
        job.total = len(ids)
        await Job.filter(id=job.id).update(total=len(ids))
        return BulkDone([], group_id, job=job, matched=len(ids))


async def work(turn: Turn) -> None:
    """One turn: step by step until all are done or time is up. What is refused is left as it is, and counted."""
    terms, job = turn.job.terms, turn.job
    errand, ids, at = Errand.load(terms["errand"]), terms["ids"], int(job.place.get("at", 0))
    while at < len(ids) and not turn.over:
        step = ids[at : at + STEP]
        try:
            await _step(turn, errand, step, at=at + len(step))
        except Refused:
            await turn.fail("job_refused")
            return
        at += len(step)
    if at < len(ids):
        await turn.put_off(0)
    else:
        await turn.finish()


async def _step(turn: Turn, errand: Errand, ids: list[int], *, at: int) -> None:
    """These subjects and the job's place in one commit. By whoever began it, as far as they still may."""
    job, now = turn.job, turn.now()
    by = await User.acting(job.begun_by_id)
    if by is None or not by.active:
        raise Forbidden("Your account is not active.")
    async with transaction():
        group_id = job.terms["group_id"]
        how: Any = {"mode": BulkMode.BEST_EFFORT, "dry_run": False, "group_id": group_id, "in_step": True}
        done = await errand.run(ids, by=by, now=now, **how)
        refused = job.refused + sum(result.error is not None for result in done.results)
        await turn.advance(done=at, place={"at": at, "refused": refused})


async def _matching(chosen: Filter, by: User) -> list[int]:
    rows: Any = chosen.applied(Subject.visible_to(by)).order_by("rank", "id").limit(MOST_BY_FILTER + 1)
    ids: list[int] = await rows.values_list("id", flat=True)
    if len(ids) > MOST_BY_FILTER:
        raise LimitReached("At most {limit} subjects by a filter.", field="filter", limit=MOST_BY_FILTER)
    return ids


def _check_expected(number: int, expected: int | None) -> None:
    if expected is None:
        raise Required(
            "Say with expectedCount how many subjects you mean; now there are {number}.",
            field="expectedCount",
            number=number,
        )
    if number != expected:
        raise Invalid(
            "Subjects expected: {expected}; found now: {number}. Nothing was done.",
            field="expectedCount",
            expected=expected,
            number=number,
        )


async def _found(noun: Any, id: int | None, by: User, field: str) -> Any:
    return None if id is None else (await _all(noun, (id,), by, field))[0]


async def _all(noun: Any, ids: Sequence[int], by: User, field: str) -> list[Any]:
    if not ids:
        return []
    rows = {row.id: row for row in await noun.visible_to(by).filter(id__in=list(ids))}
    if any(id not in rows for id in ids):
        raise NotFound("There is no such {noun}.", noun=noun.called, field=field)
    return [rows[id] for id in ids]
