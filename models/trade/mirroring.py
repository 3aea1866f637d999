"""Taking over what an ERP says of its documents: up to 500 at once, in a fixed number of statements.

A document is known by its source and the id that it has there; the same said twice changes nothing. What is wrong with
one row is told of that row, and the others are taken.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from tortoise.expressions import Q
from tortoise.queryset import QuerySet

import permissions
from errors import Duplicate, Invalid, LimitReached, NotFound, Refused, Required
from models.base import Unit, at_most, one_line, transaction
from models.contact import check_tax_id
from models.customer import Customer
from models.money import Money
from models.trade.document import (
    LONGEST_ID,
    LONGEST_NUMBER,
    LONGEST_SOURCE,
    LONGEST_TEXT,
    LONGEST_URL,
    CustomerDocument,
    DocumentKind,
    DocumentState,
)
from models.trade.row import checked_day
from models.user import User
from models.workspace import Workspace

MOST_ROWS = 500
LINK = re.compile(r"https?://[^\s]+\Z", re.IGNORECASE)
SAID = (
    "kind", "state", "number", "description", "url", "issued_on", "due_on", "settled_on", "currency", "amount_minor",
    "balance_minor", "customer_id",
)  # fmt: skip
FOLLOWS = ("overdue", "overdue_from", "zone")


class Upserted(StrEnum):
    """What became of one row."""

    CREATED = "CREATED"
    UPDATED = "UPDATED"
    UNCHANGED = "UNCHANGED"
    REFUSED = "REFUSED"


@dataclass(frozen=True, kw_only=True)
class DocumentDraft:
    """One row as the ERP says it: the customer by id or by tax number, amounts in one currency."""

    kind: DocumentKind
    external_id: str
    issued_on: date
    amount: Money
    customer_id: int | None = None
    tax_id: str | None = None
    state: DocumentState = DocumentState.OPEN
    balance: Money | None = None
    number: str | None = None
    description: str | None = None
    url: str | None = None
    due_on: date | None = None
    settled_on: date | None = None


@dataclass
class RowResult:
    external_id: str
    status: Upserted
    document: CustomerDocument | None = None
    error: Refused | None = None


@dataclass
class Mirrored:
    """What became of all rows, in their order."""

    results: list[RowResult]


@dataclass
class _Known:
    """What the rows are compared with."""

    customers: dict[int, int] = field(default_factory=dict)
    """An id that a row names → the customer's, which is another one after a merge."""
    tax_ids: dict[str, list[int]] = field(default_factory=dict)
    stored: dict[str, CustomerDocument] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)


async def upsert(source: str, drafts: Sequence[DocumentDraft], *, by: User, now: datetime) -> Mirrored:
    """Store what is new, change what is different, leave the rest; managers, administrators, and keys of machines."""
    async with transaction() as unit:
        permissions.require(by, "documents")
        source = at_most(LONGEST_SOURCE, one_line(source), field="source")
        if not source:
            raise Required("Say from which system these documents are.", field="source")
        if not 1 <= len(drafts) <= MOST_ROWS:
            raise LimitReached("Give 1 to {limit} documents at once.", field="documents", limit=MOST_ROWS)
        known = await _known(unit, source, drafts, by)
        zone, seen = (await Workspace.current()).zone, set[str]()
        results = []
        for draft in drafts:
            results.append(_judged(draft, source, known, seen, zone, now))
            seen.add(draft.external_id)
        await _store(results, source, by=by, now=now)
    return Mirrored(results)


async def _known(unit: Unit, source: str, drafts: Sequence[DocumentDraft], by: User) -> _Known:
    await unit.alone_with(f"documents {source}")
    known, seen = _Known(), Customer.visible_to(by)
    named = sorted({draft.customer_id for draft in drafts if draft.customer_id is not None})
    numbers = sorted({number for draft in drafts if (number := _tax_id(draft)) is not None})
    if numbers:
        for row in await seen.filter(tax_id__in=numbers).order_by("id").values("id", "tax_id"):
            known.tax_ids.setdefault(row["tax_id"], []).append(row["id"])
    if named or numbers:
        await _look_past_merges(known, seen, named, [each for each in numbers if each not in known.tax_ids])
    ids = sorted({draft.external_id for draft in drafts})
    stored = await CustomerDocument.filter(source=source, external_id__in=ids).order_by("id").select_for_update()
    owners = {row.customer_id for row in stored}
    mine = {row["id"] for row in await seen.filter(id__in=sorted(owners)).values("id")} if owners else set()
    known.stored = {row.external_id: row for row in stored}
    known.hidden = {row.external_id for row in stored if row.customer_id not in mine}
    return known


async def _look_past_merges(known: _Known, seen: QuerySet[Customer], named: list[int], numbers: list[str]) -> None:
    """An ERP goes on calling a customer as it always did: what it says is of the one that they went into."""
    asked = Q(id__in=named or [0]) | Q(tax_id__in=numbers or [""], merged_into_id__not_isnull=True)
    told = await Customer.filter(asked).order_by("id").values("id", "tax_id", "merged_into_id")
    rows = {row["id"]: row for row in told}
    # What had gone into one that is merged goes along (`belongings`), so that one step leads to the end.
    ends = {id: row["merged_into_id"] or id for id, row in rows.items()}
    living = {row["id"] for row in await seen.filter(id__in=sorted(set(ends.values())) or [0]).values("id")}
    for id, end in ends.items():
        if end in living:
            known.customers[id] = end
            if (number := rows[id]["tax_id"]) in numbers and end not in known.tax_ids.setdefault(number, []):
                known.tax_ids[number].append(end)


def _tax_id(draft: DocumentDraft) -> str | None:
    """The number in the form in which customers have it; None where it is none, which is told of the row."""
    if draft.customer_id is not None or draft.tax_id is None:
        return None
    try:
        return check_tax_id(draft.tax_id)
    except Refused:
        return None


def _judged(draft: DocumentDraft, source: str, known: _Known, seen: set[str], zone: str, now: datetime) -> RowResult:
    """What is to become of one row."""
    try:
        if draft.external_id in seen:
            raise Duplicate("This document stands twice in the list.", field="externalId")
        said = _said(draft, known)
        if draft.external_id in known.hidden:
            raise NotFound("There is no such {noun}.", noun=CustomerDocument.called, field="externalId")
    except Refused as refused:
        return RowResult(draft.external_id, Upserted.REFUSED, error=refused)
    stored = known.stored.get(draft.external_id)
    status = Upserted.CREATED
    if stored is not None:
        same = all(getattr(stored, name) == value for name, value in said.items())
        status = Upserted.UNCHANGED if same else Upserted.UPDATED
    document = stored or CustomerDocument(source=source, external_id=draft.external_id, created_at=now)
    if status is not Upserted.UNCHANGED:
        document.changed = [name for name, value in said.items() if getattr(document, name) != value]
        document.update_from_dict(dict(said))
        document.settle(zone, now)
    return RowResult(draft.external_id, status, document)


def _said(draft: DocumentDraft, known: _Known) -> Mapping[str, Any]:
    """The columns of a row, checked."""
    if not draft.external_id or len(draft.external_id) > LONGEST_ID or one_line(draft.external_id) != draft.external_id:
        raise Invalid("An external id is one line of at most {limit} characters.", field="externalId", limit=LONGEST_ID)
    amount = draft.amount.minor(field="amount")
    return {
        "kind": draft.kind,
        "state": draft.state,
        "number": _line(draft.number, LONGEST_NUMBER, "number"),
        "description": _line(draft.description, LONGEST_TEXT, "description"),
        "url": _link(draft.url),
        "issued_on": checked_day(draft.issued_on, field="issuedOn"),
        "due_on": checked_day(draft.due_on, field="dueOn"),
        "settled_on": checked_day(draft.settled_on, field="settledOn"),
        "currency": draft.amount.currency,
        "amount_minor": amount,
        "balance_minor": _balance(draft, amount),
        "customer_id": _customer(draft, known),
    }


def _balance(draft: DocumentDraft, amount: int) -> int:
    """Without one, an open document is to be paid whole."""
    if draft.state is not DocumentState.OPEN:
        return 0
    if draft.balance is None:
        return amount
    if draft.balance.currency != draft.amount.currency:
        raise Invalid("Amount and balance are in one currency.", field="balance")
    balance = draft.balance.minor(field="balance")
    if balance > amount:
        raise Invalid("A balance is at most the amount.", field="balance")
    return balance


def _customer(draft: DocumentDraft, known: _Known) -> int:
    if draft.customer_id is not None:
        if draft.customer_id not in known.customers:
            raise NotFound("There is no such {noun}.", noun=Customer.called, field="customerId")
        return known.customers[draft.customer_id]
    if draft.tax_id is None:
        raise Required("Name the customer, by id or by tax number.", field="customerId")
    held = known.tax_ids.get(check_tax_id(draft.tax_id), [])
    if not held:
        raise NotFound("There is no such {noun}.", noun=Customer.called, field="taxId")
    if len(held) > 1:
        raise Invalid("Several customers have this tax number; name one by its id.", field="taxId")
    return held[0]


def _line(text: str | None, longest: int, field: str) -> str | None:
    return at_most(longest, one_line(text or ""), field=field) or None


def _link(url: str | None) -> str | None:
    if url is None or not url.strip():
        return None
    if not LINK.match(url.strip()) or len(url) > LONGEST_URL:
        raise Invalid("A link begins with https:// or http://.", field="url")
    return url.strip()


async def _store(results: Sequence[RowResult], source: str, *, by: User, now: datetime) -> None:
    fresh = [_row(each) for each in results if each.status is Upserted.CREATED]
    changed = [_row(each) for each in results if each.status is Upserted.UPDATED]
    for row in (*fresh, *changed):
        row.updated_at = now
    if fresh:
        await CustomerDocument.bulk_create(fresh)
        ids = await CustomerDocument.filter(source=source, external_id__in=[row.external_id for row in fresh]).values(
            "id", "external_id"
        )
        number = {each["external_id"]: each["id"] for each in ids}
        for row in fresh:
            row.id = number[row.external_id]
            row._saved_in_db = True
    if changed:
        for row in changed:
            row.version += 1
        await CustomerDocument.bulk_update(changed, fields=(*SAID, *FOLLOWS, "version", "updated_at"))
    for row in fresh:
        row.mirrored((), by=by, now=now)
    for row in changed:
        row.mirrored(row.changed, by=by, now=now)


def _row(result: RowResult) -> CustomerDocument:
    if result.document is None:
        raise RuntimeError("A row that was refused is not stored.")
    return result.document
