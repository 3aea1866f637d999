"""Work that takes longer than a request: its kind, how far it is, how it ended. The row remembers, no queue."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, ClassVar
from uuid import uuid4

from tortoise import fields
from tortoise.expressions import Q
from tortoise.indexes import Index
from tortoise.queryset import QuerySet

import permissions
from errors import WrongState
from events import JobEnded, JobProgressed, JobQueued
from models.base import Record, transaction
from models.mailbox import Mailbox
from models.user import User

LEASE = timedelta(seconds=120)
"""Longer than a step lasts; after that whoever worked on it is dead."""
TELL_EVERY = timedelta(seconds=1)
ENDING = {"DONE", "FAILED", "CANCELLED"}


class JobKind(StrEnum):
    MAIL_HISTORY = "MAIL_HISTORY"
    IMPORT = "IMPORT"
    IMPORT_UNDO = "IMPORT_UNDO"
    EXPORT = "EXPORT"
    SUBJECTS_ARCHIVE = "SUBJECTS_ARCHIVE"
    SUBJECTS_RESTORE = "SUBJECTS_RESTORE"
    SUBJECTS_DELETE = "SUBJECTS_DELETE"
    SUBJECTS_MOVE = "SUBJECTS_MOVE"
    SUBJECTS_ASSIGN = "SUBJECTS_ASSIGN"
    SUBJECTS_TRANSFER = "SUBJECTS_TRANSFER"
    SUBJECTS_MARK = "SUBJECTS_MARK"


class JobState(StrEnum):
    """QUEUED: nobody has begun. RUNNING: begun, and taken up again after a crash. The others are ends."""

    QUEUED = "QUEUED"
    RUNNING = "RUNNING"
    DONE = "DONE"
    FAILED = "FAILED"
    CANCELLED = "CANCELLED"


class Job(Record):
    """`terms`: what was asked for. `place`: where it stands, for whoever goes on with it. `total`: null until known."""

    noun = "Job"
    called = "job"
    derived: ClassVar[frozenset[str]] = frozenset({"done", "total", "place"})

    kind = fields.CharEnumField(JobKind, max_length=20)
    state = fields.CharEnumField(JobState, max_length=10, default=JobState.QUEUED)
    begun_by: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "models.User", related_name="jobs", on_delete=fields.RESTRICT
    )
    begun_by_id: int
    mailbox: fields.ForeignKeyNullableRelation[Mailbox] = fields.ForeignKeyField(
        "models.Mailbox", related_name="jobs", null=True, on_delete=fields.RESTRICT
    )
    mailbox_id: int | None
    terms: dict[str, Any] = fields.JSONField(default=dict)
    place: dict[str, Any] = fields.JSONField(default=dict)
    done = fields.IntField(default=0)
    total = fields.IntField(null=True)
    problem = fields.CharField(40, null=True)
    failures = fields.IntField(default=0)
    started_at = fields.DatetimeField(null=True)
    ended_at = fields.DatetimeField(null=True)
    told_at = fields.DatetimeField(null=True)
    next_attempt_at = fields.DatetimeField()
    leased_until = fields.DatetimeField(null=True)
    lease_holder = fields.CharField(64, null=True)

    class Meta:
        table = "job"
        indexes = (
            Index(fields=("begun_by_id",), name="job_begun_by"),
            Index(fields=("mailbox_id",), name="job_mailbox"),
            Index(fields=("state", "next_attempt_at"), name="job_due"),
        )

    @classmethod
    def visible_to(cls, user: User) -> QuerySet["Job"]:
        """One's own; managers see all."""
        return cls.all() if permissions.sees_all(user) else cls.filter(begun_by_id=user.id)

    @property
    def refused(self) -> int:
        """How many of those that it looked at it could not do, and left as they were."""
        return int(self.place.get("refused", 0))

    @classmethod
    def due(cls, now: datetime) -> QuerySet["Job"]:
        """Those that have not ended, whose next attempt has come, and on which nobody works."""
        free = Q(leased_until__isnull=True) | Q(leased_until__lt=now)
        return cls.filter(free, state__in=(JobState.QUEUED, JobState.RUNNING), next_attempt_at__lte=now)

    @classmethod
    async def queue(
        cls, kind: JobKind, *, by: User, now: datetime, terms: dict[str, Any], mailbox: Mailbox | None = None
    ) -> "Job":
        """Have it done; the verb that calls this has asked for permission."""
        async with transaction():
            job = await cls.create(
                kind=kind,
                begun_by_id=by.id,
                mailbox_id=mailbox.id if mailbox else None,
                terms=terms,
                next_attempt_at=now,
                created_at=now,
                updated_at=now,
            )
            await job.record_new(JobQueued(kind=kind.value), by=by, now=now)
        return job

    async def cancel(self, *, by: User, now: datetime) -> None:
        """Stop it where it stands: what it has done stays. One's own job, or a manager any."""
        async with self.changing():
            permissions.require(by, "self")
            if self.state in ENDING:
                raise WrongState("This job has ended already.")
            self.state, self.ended_at = JobState.CANCELLED, now
            self.leased_until = self.lease_holder = None
            await self.record(JobEnded(state=self.state.value), by=by, now=now)


class TurnLost(Exception):
    """The job was cancelled, or somebody else works on it: nothing more may be written for it."""


@dataclass
class Turn:
    """One worker's turn at a job, for as long as it holds the lease."""

    job: Job
    holder: str
    now: Callable[[], datetime]
    until: datetime

    @classmethod
    async def take(cls, job_id: int, *, now: Callable[[], datetime], seconds: float) -> "Turn | None":
        """The first whose UPDATE finds it due and free."""
        holder, began = uuid4().hex, now()
        mine = {"leased_until": began + LEASE, "lease_holder": holder, "state": JobState.RUNNING}
        if not await Job.due(began).filter(id=job_id).update(**mine):
            return None
        await Job.filter(id=job_id, started_at__isnull=True).update(started_at=began)
        return cls(await Job.get(id=job_id), holder, now, began + timedelta(seconds=seconds))

    @property
    def mine(self) -> QuerySet[Job]:
        return Job.filter(id=self.job.id, lease_holder=self.holder, state=JobState.RUNNING)

    @property
    def over(self) -> bool:
        return self.now() >= self.until

    async def advance(self, *, done: int, place: dict[str, Any], total: int | None = None) -> None:
        """Inside the transaction that did the work: how far it is now. Told at most once a second."""
        job, now = self.job, self.now()
        tell = job.told_at is None or now - job.told_at >= TELL_EVERY
        job.done, job.place, job.failures = done, place, 0
        job.total = job.total if total is None else total
        news = {"told_at": now} if tell else {}
        written = {"done": done, "place": place, "total": job.total, "failures": 0, "leased_until": now + LEASE}
        if not await self.mine.update(**written, **news):
            raise TurnLost
        if tell:
            job.told_at = now
            await job.record_new(JobProgressed(done=done, total=job.total), by=await User.system(), now=now)

    async def finish(self) -> None:
        await self._end(JobState.DONE, None)

    async def fail(self, problem: str) -> None:
        """It cannot be done; `problem` is a code with a sentence in `prose`."""
        await self._end(JobState.FAILED, problem)

    async def put_off(self, seconds: float, *, problem: str | None = None) -> None:
        """Another turn later, perhaps another worker's; `problem` says what is waited for."""
        failures = self.job.failures + 1 if problem else 0
        await self.mine.update(
            leased_until=None,
            lease_holder=None,
            problem=problem,
            failures=failures,
            next_attempt_at=self.now() + timedelta(seconds=seconds),
        )

    async def _end(self, state: JobState, problem: str | None) -> None:
        job, now = self.job, self.now()
        async with transaction():
            ended = {"state": state, "problem": problem, "ended_at": now, "leased_until": None, "lease_holder": None}
            if not await self.mine.update(**ended):
                raise TurnLost
            await job.record_new(JobEnded(state=state.value), by=await User.system(), now=now)


Work = Callable[[Turn], Awaitable[None]]
