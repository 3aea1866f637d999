"""Lists as CSV: a worker writes them in parts, which follow each other as one file. A part and the job's place are one
commit, so that a crash neither loses nor doubles a row."""

import csv
import io
import uuid
from collections.abc import AsyncIterator, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from tortoise import fields
from tortoise.expressions import Subquery
from tortoise.models import Model
from tortoise.queryset import QuerySet

import permissions
from errors import Forbidden, Invalid, LimitReached, Refused
from models.base import transaction
from models.channel import Channel
from models.customer import Customer
from models.heads import headed
from models.job import Job, JobKind, Turn
from models.money import amount_of
from models.subject import Subject
from models.user import User

MOST, STEP, KEPT = 100_000, 500, timedelta(days=7)
DELIMITERS = {",", ";", "\t"}
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so is a formula to a spreadsheet (OWASP, CSV Injection)."""


class Exported(StrEnum):
    SUBJECTS = "SUBJECTS"
    CUSTOMERS = "CUSTOMERS"


class ExportPart(Model):
    """A stretch of the file, in UTF-8; `number` counts from 0, which has the header."""

    id = fields.BigIntField(primary_key=True)
    job: fields.ForeignKeyRelation[Job] = fields.ForeignKeyField("models.Job", related_name="parts")
    job_id: int
    number = fields.IntField()
    size = fields.IntField()
    content = fields.BinaryField()

    class Meta:
        table = "export_part"
        unique_together = (("job", "number"),)


def guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe stands before it, and an import takes it off."""
    return f"'{cell}" if cell.startswith(DANGEROUS) else cell


def visible(what: Exported, by: User) -> QuerySet[Any]:
    """What somebody may export: managers what they see, leaders what is of the channels that they lead (DESIGN §9)."""
    noun: Any = Subject if what is Exported.SUBJECTS else Customer
    rows: QuerySet[Any] = noun.visible_to(by)
    return rows if permissions.sees_all(by) else rows.filter(channel_id__in=sorted(by.reach.leads))


async def start(what: Exported, rows: QuerySet[Any], *, by: User, now: datetime, form: dict[str, Any]) -> Job:
    """Have the rows written that a list finds now; `rows` are narrowed to those that one may export.

    `form`: delimiter, decimal sign, whether a byte order mark begins the file (`bom`), and the locale of its header.
    """
    permissions.require(by, "export")
    delimiter, decimal = form["delimiter"], form["decimal"]
    if delimiter not in DELIMITERS or decimal not in (",", ".") or delimiter == decimal:
        raise Invalid("Columns are parted by comma, semicolon or tab, and not by the decimal sign.", field="delimiter")
    mine = rows.filter(id__in=Subquery(visible(what, by).values("id"))).order_by("id").limit(MOST + 1)
    ids: list[Any] = await mine.values_list("id", flat=True)
    if len(ids) > MOST:
        raise LimitReached("At most {limit} rows are exported at once. Narrow the list.", field="filter", limit=MOST)
    async with transaction():
        terms = {"what": what.value, "ids": ids, "form": form, "group_id": str(uuid.uuid4())}
        job = await Job.queue(JobKind.EXPORT, by=by, now=now, terms=terms)
        job.total = len(ids)
        await Job.filter(id=job.id).update(total=len(ids))
    return job


async def work(turn: Turn) -> None:
    job, ids = turn.job, turn.job.terms["ids"]
    at, number = int(job.place.get("at", 0)), int(job.place.get("number", 0))
    try:
        while (at < len(ids) or number == 0) and not turn.over:
            some = ids[at : at + STEP]
            await step(turn, some, at=at + len(some), number=number)
            at, number = at + len(some), number + 1
    except Refused:
        await turn.fail("job_refused")
        return
    if at < len(ids):
        await turn.put_off(0)
    else:
        await turn.finish()


async def step(turn: Turn, ids: Sequence[int], *, at: int, number: int) -> None:
    """As whoever began it sees these rows now: what went out of their sight since is left out."""
    job, terms = turn.job, turn.job.terms
    by = await User.acting(job.begun_by_id)
    if by is None or not by.active:
        raise Forbidden("Your account is not active.")
    permissions.require(by, "export")
    what, form = Exported(terms["what"]), terms["form"]
    found = {row.id: row for row in await visible(what, by).filter(id__in=list(ids) or [0])}
    rows = [found[id] for id in ids if id in found]
    cells = await (_subjects(rows, form) if what is Exported.SUBJECTS else _customers(rows, by))
    header = [list(HEADERS[what])] if number == 0 else []
    content = written([[headed(name, form["locale"]) for name in line] for line in header] + cells, form)
    async with transaction():
        if number == 0 and form["bom"]:
            content = "\ufeff" + content
        written_out = content.encode()
        await ExportPart.create(job_id=job.id, number=number, size=len(written_out), content=written_out)
        missing = job.refused + len(ids) - len(rows)
        await turn.advance(done=at, place={"at": at, "number": number + 1, "refused": missing})


def written(lines: Sequence[Sequence[str]], form: dict[str, Any]) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=form["delimiter"], lineterminator="\r\n").writerows(
        [guarded(cell) for cell in line] for line in lines
    )
    return out.getvalue()


async def forget_old(*, now: datetime) -> int:
    """Delete the files of exports that ended a week ago; how many parts these were."""
    old = Job.filter(kind=JobKind.EXPORT, ended_at__lt=now - KEPT).values("id")
    return await ExportPart.filter(job_id__in=Subquery(old)).delete()


async def read(job: Job) -> AsyncIterator[bytes]:
    """The file, part by part."""
    number = 0
    while part := await ExportPart.get_or_none(job_id=job.id, number=number):
        yield bytes(part.content)
        number += 1


HEADERS: dict[Exported, tuple[str, ...]] = {
    Exported.SUBJECTS: (
        *("subject id", "title", "kind", "outcome", "stage", "channel", "owner", "name", "tax id", "e-mail", "phone"),
        *("value", "currency", "probability", "priority", "expected close", "source", "markers", "created at"),
        *("closed at", "last interaction at", "description"),
    ),
    Exported.CUSTOMERS: (
        *("customer id", "external id", "name", "type", "lifecycle", "tax id", "e-mail", "phone", "company", "channel"),
        *("street", "number", "complement", "district", "city", "state", "postal code", "country", "created at"),
    ),
}


async def _contacts(rows: Sequence[Customer]) -> dict[int, tuple[str, str]]:
    """Addresses and numbers of customers, each in one cell."""
    ids = [row.id for row in rows]
    held: dict[int, tuple[list[str], list[str]]] = {id: ([], []) for id in ids}
    emails: Any = Customer._meta.fields_map["emails"].related_model  # type: ignore[attr-defined]
    phones: Any = Customer._meta.fields_map["phones"].related_model  # type: ignore[attr-defined]
    for row in await emails.filter(customer_id__in=ids or [0]).order_by("id").values("customer_id", "address"):
        held[row["customer_id"]][0].append(row["address"])
    for row in await phones.filter(customer_id__in=ids or [0]).order_by("id").values("customer_id", "number"):
        held[row["customer_id"]][1].append(row["number"])
    return {id: ("; ".join(addresses), "; ".join(numbers)) for id, (addresses, numbers) in held.items()}


async def _customers(rows: Sequence[Customer], by: User) -> list[list[str]]:
    contacts = await _contacts(rows)
    companies = {row.id: row.name for row in await Customer.visible_to(by).filter(id__in=_ids(rows, "company_id"))}
    channels = {row.id: row.name for row in await Channel.visible_to(by).filter(id__in=_ids(rows, "channel_id"))}
    address = ("street", "number", "complement", "district", "city", "state", "postal_code", "country")
    return [
        [
            *(str(row.id), row.external_id or "", row.name, row.type.value, row.lifecycle.value, row.tax_id or ""),
            *contacts[row.id],
            companies.get(row.company_id or 0, ""),
            channels.get(row.channel_id or 0, ""),
            *((row.address or {}).get(part, "") for part in address),
            _when(row.created_at),
        ]
        for row in rows
    ]


async def _subjects(rows: Sequence[Subject], form: dict[str, Any]) -> list[list[str]]:
    """A subject that is seen shows its stage, channel, owner and customer."""
    customers = {row.id: row for row in await Customer.filter(id__in=_ids(rows, "customer_id"))}
    contacts = await _contacts(list(customers.values()))
    names: dict[str, dict[int, str]] = {}
    for column in ("stage", "channel", "owner"):
        model: Any = Subject._meta.fields_map[column].related_model  # type: ignore[attr-defined]
        found = await model.filter(id__in=_ids(rows, f"{column}_id")).values("id", "name")
        names[column] = {row["id"]: row["name"] for row in found}
    marks: dict[int, list[str]] = {row.id: [] for row in rows}
    marked: Any = Subject._meta.fields_map["marked"].related_model  # type: ignore[attr-defined]
    carried = marked.filter(subject_id__in=list(marks) or [0]).order_by("id")
    for each in await carried.values("subject_id", "marker__name"):
        marks[each["subject_id"]].append(each["marker__name"])
    return [_subject(row, customers.get(row.customer_id or 0), contacts, names, marks[row.id], form) for row in rows]


def _subject(
    row: Subject,
    customer: Customer | None,
    contacts: dict[int, tuple[str, str]],
    names: dict[str, dict[int, str]],
    marks: Sequence[str],
    form: dict[str, Any],
) -> list[str]:
    value = None if row.value_minor is None else str(amount_of(row.value_minor, str(row.value_currency)))
    return [
        *(str(row.id), row.title, row.kind.value, row.outcome.value),
        *(names[column].get(getattr(row, f"{column}_id") or 0, "") for column in ("stage", "channel", "owner")),
        *((customer.name, customer.tax_id or "", *contacts[customer.id]) if customer else ("", "", "", "")),
        "" if value is None else value.replace(".", form["decimal"]),
        row.value_currency or "",
        "" if row.manual_probability is None else str(row.manual_probability),
        str(row.priority),
        _when(row.expected_close_on),
        row.source or "",
        "; ".join(marks),
        *(_when(at) for at in (row.created_at, row.closed_at, row.last_interaction_at)),
        row.description or "",
    ]


def _ids(rows: Sequence[Any], column: str) -> list[int]:
    return sorted({getattr(row, column) for row in rows} - {None}) or [0]


def _when(at: date | datetime | None) -> str:
    return "" if at is None else at.isoformat(timespec="seconds") if isinstance(at, datetime) else at.isoformat()
