"""Taking an import back: what it made goes and what it changed is as before, where nobody has worked on it since."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import permissions
from errors import Forbidden, Refused
from events import EventClass
from models.base import attempt, transaction
from models.customer import Customer
from models.event import Event
from models.importing.row import Imported, ImportRow
from models.job import Job, Turn
from models.subject import Subject
from models.user import User

STEP = 50


async def work(turn: Turn) -> None:
    """One turn: the last rows first, step by step. What is done is not looked at again."""
    job = turn.job
    undone = await Job.get(id=job.terms["job"])
    todo = ImportRow.filter(job_id=undone.id, outcome__in=(Imported.CREATED, Imported.UPDATED))
    total = job.total if job.total is not None else await todo.count()
    try:
        while not turn.over and (rows := await todo.order_by("-line").limit(STEP)):
            await _step(turn, undone, rows, total=total)
    except Refused:
        await turn.fail("job_refused")
        return
    if await todo.exists():
        await turn.put_off(0)
    else:
        await turn.finish()


async def _step(turn: Turn, undone: Job, rows: Sequence[ImportRow], *, total: int) -> None:
    job, now = turn.job, turn.now()
    by = await User.acting(job.begun_by_id)
    if by is None or not by.active:
        raise Forbidden("Your account is not active.")
    async with transaction() as unit:
        unit.group_id = job.terms["group_id"]
        permissions.require(by, "import", channel=undone.terms["wish"]["channel_id"])
        touched = await _touched(rows)
        kept = 0
        for row in rows:
            outcome = Imported.KEPT if row.id in touched else await _take_back(row, by=by, now=now)
            kept += outcome is Imported.KEPT
            await ImportRow.filter(id=row.id).update(outcome=outcome, before=None)
        place = {"refused": job.refused + kept}
        await turn.advance(done=job.done + len(rows), place=place, total=total)


async def _touched(rows: Sequence[ImportRow]) -> set[int]:
    """The rows on whose subject or customer something was done since; the software's own reckoning is nothing."""
    since = min(row.at for row in rows)
    later = Event.filter(event_class=EventClass.CHANGE, at__gt=since)
    subjects = [row.subject_id for row in rows if row.subject_id is not None]
    customers = [row.customer_id for row in rows if row.customer_id is not None]
    on_subjects = await later.filter(subject_id__in=subjects or [0]).values("subject_id", "at")
    own = later.filter(customer_id__in=customers or [0], subject_id__isnull=True)
    on_customers = await own.values("customer_id", "at")

    def after(row: ImportRow) -> bool:
        at: Any = row.at
        return any(each["subject_id"] == row.subject_id and each["at"] > at for each in on_subjects) or any(
            each["customer_id"] == row.customer_id and each["at"] > at for each in on_customers
        )

    return {row.id for row in rows if after(row)}


async def _take_back(row: ImportRow, *, by: User, now: datetime) -> Imported:
    """KEPT, too, where a rule stands against it: a customer who has got other subjects, say."""
    try:
        async with attempt():
            subject = await Subject.get_or_none(id=row.subject_id) if row.subject_id is not None else None
            if subject is not None:
                await subject.delete_for_ever(by=by, now=now)
            customer = await Customer.get_or_none(id=row.customer_id) if row.customer_id is not None else None
            if customer is not None and row.new_customer:
                # Whoever may import may take that back: not only managers, who alone delete other customers.
                await customer.delete_for_ever(by=await User.system(), now=now)
            elif customer is not None and row.before is not None:
                await customer.update(by=by, now=now, **row.before)
    except Refused:
        return Imported.KEPT
    return Imported.UNDONE
