"""Taking over what an ERP says of its documents: up to 500 at once, in a fixed number of statements.

A document is known by its source and the id that it has there; the same said twice changes nothing. What is wrong with
one row is told of that row, and the others are taken.
"""

from collections.abc import Sequence
from datetime import datetime

from tortoise.expressions import Q
from tortoise.queryset import QuerySet

import permissions
from errors import LimitReached, Required
from models.base import Unit, at_most, one_line, transaction
from models.customer import Customer
from models.trade.document import LONGEST_SOURCE, CustomerDocument
from models.trade.judging import DocumentDraft, Known, Mirrored, RowResult, Upserted, judged, tax_id_of
from models.user import User
from models.workspace import Workspace

MOST_ROWS = 500
SAID = (
    "kind", "state", "number", "description", "url", "issued_on", "due_on", "settled_on", "currency", "amount_minor",
    "balance_minor", "customer_id",
)  # fmt: skip
FOLLOWS = ("overdue", "overdue_from", "zone")


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
            results.append(judged(draft, source, known, seen, zone, now))
            seen.add(draft.external_id)
        await _store(results, source, by=by, now=now)
    return Mirrored(results)


async def _known(unit: Unit, source: str, drafts: Sequence[DocumentDraft], by: User) -> Known:
    await unit.alone_with(f"documents {source}")
    known, seen = Known(), Customer.visible_to(by)
    named = sorted({draft.customer_id for draft in drafts if draft.customer_id is not None})
    numbers = sorted({number for draft in drafts if (number := tax_id_of(draft)) is not None})
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


async def _look_past_merges(known: Known, seen: QuerySet[Customer], named: list[int], numbers: list[str]) -> None:
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
