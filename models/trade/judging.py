"""What is to become of each row that an ERP says: pure, of what was looked up. Knows no database."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from errors import Duplicate, Invalid, NotFound, Refused, Required
from models.base import at_most, one_line
from models.contact import check_tax_id
from models.customer import Customer
from models.money import Money
from models.trade.document import (
    LONGEST_ID,
    LONGEST_NUMBER,
    LONGEST_TEXT,
    LONGEST_URL,
    CustomerDocument,
    DocumentKind,
    DocumentState,
)
from models.trade.row import checked_day

LINK = re.compile(r"https?://[^\s]+\Z", re.IGNORECASE)


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
class Known:
    """What the rows are compared with."""

    customers: dict[int, int] = field(default_factory=dict)
    """An id that a row names → the customer's, which is another one after a merge."""
    tax_ids: dict[str, list[int]] = field(default_factory=dict)
    stored: dict[str, CustomerDocument] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)


def tax_id_of(draft: DocumentDraft) -> str | None:
    """The number in the form in which customers have it; None where it is none, which is told of the row."""
    if draft.customer_id is not None or draft.tax_id is None:
        return None
    try:
        return check_tax_id(draft.tax_id)
    except Refused:
        return None


def judged(draft: DocumentDraft, source: str, known: Known, seen: set[str], zone: str, now: datetime) -> RowResult:
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


def _said(draft: DocumentDraft, known: Known) -> Mapping[str, Any]:
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


def _customer(draft: DocumentDraft, known: Known) -> int:
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
