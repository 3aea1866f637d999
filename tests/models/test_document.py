"""What an ERP says of its documents is taken over in few statements, row by row, and once."""

import asyncio
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

import models
from errors import Forbidden, LimitReached, Required
from models import CustomerDocument, DocumentKind, DocumentState
from models.base import transaction
from models.trade.balance import books_of
from models.trade.judging import DocumentDraft, Upserted
from models.trade.mirroring import upsert
from permissions import Access, Role
from tests.make import NOON, Cast, customer, events, person

CNPJ = "11222333000181"


def draft(external_id: str = "1", **given: Any) -> DocumentDraft:
    defaults = {"kind": DocumentKind.RECEIVABLE, "issued_on": NOON.date(), "amount": money(100)}
    return DocumentDraft(external_id=external_id, **{**defaults, **given})


def money(amount: int, currency: str = "BRL") -> models.Money:
    return models.Money(Decimal(amount), currency)


async def told(cast: Cast, *drafts: DocumentDraft, by: models.User | None = None) -> list[tuple[str, str | None]]:
    done = await upsert("erp", drafts, by=by or cast.rita, now=NOON)
    return [(each.status.value, each.error.code if each.error else None) for each in done.results]


async def test_what_is_said_twice_is_there_once_and_what_differs_is_changed(cast: Cast) -> None:
    padaria = await customer(cast, tax_id=CNPJ)
    one, two = draft("1", customer_id=padaria.id), draft("2", tax_id="11.222.333/0001-81", url="https://erp.example/2")

    assert await told(cast, one, two) == [("CREATED", None), ("CREATED", None)]
    assert await told(cast, one, two) == [("UNCHANGED", None), ("UNCHANGED", None)]
    paid = draft("2", tax_id=CNPJ, url="https://erp.example/2", state=DocumentState.SETTLED, settled_on=NOON.date())
    assert await told(cast, one, paid) == [("UNCHANGED", None), ("UPDATED", None)]

    stored = await CustomerDocument.get(external_id="2")
    assert (stored.state, stored.balance_minor, stored.version) == (DocumentState.SETTLED, 0, 2)
    assert stored.customer_id == padaria.id
    changes = [event.changed for event in await events("DocumentMirrored")]
    assert changes == [[], [], ["state", "settled_on", "balance_minor"]]


async def test_another_system_may_use_the_same_ids(cast: Cast) -> None:
    padaria = await customer(cast)
    for source in ("erp", "loja"):
        await upsert(source, [draft(customer_id=padaria.id)], by=cast.rita, now=NOON)

    assert await CustomerDocument.all().count() == 2


WRONG: dict[str, tuple[dict[str, Any], str, str]] = {
    "no customer": ({"customer_id": None}, "REQUIRED", "customerId"),
    "a customer who is not there": ({"customer_id": 987_654}, "NOT_FOUND", "customerId"),
    "nobody's number": ({"customer_id": None, "tax_id": "11144477735"}, "NOT_FOUND", "taxId"),
    "no number": ({"customer_id": None, "tax_id": "123"}, "INVALID", "taxId"),
    "two customers' number": ({"customer_id": None, "tax_id": CNPJ}, "INVALID", "taxId"),
    "no id": ({"external_id": ""}, "INVALID", "externalId"),
    "a script for a link": ({"url": "javascript:alert(1)"}, "INVALID", "url"),
    "a negative amount": ({"amount": money(-1)}, "INVALID", "amount"),
    "more balance than amount": ({"balance": money(101)}, "INVALID", "balance"),
    "a balance in another currency": ({"balance": money(1, "EUR")}, "INVALID", "balance"),
    "a day of long ago": ({"issued_on": date(1900, 1, 1)}, "INVALID", "issuedOn"),
    "twice in one list": ({"external_id": "0"}, "DUPLICATE", "externalId"),
}


async def test_a_row_that_is_wrong_is_refused_with_its_reason_and_the_others_are_taken(cast: Cast) -> None:
    padaria = await customer(cast)
    for name in ("Um", "Dois"):
        await customer(cast, name, tax_id=CNPJ)
    rows = [draft("0", customer_id=padaria.id)]
    rows += [draft(**{"external_id": name, "customer_id": padaria.id, **given}) for name, (given, *_) in WRONG.items()]

    done = await upsert("erp", rows, by=cast.rita, now=NOON)

    found = {
        name: (each.error.code, each.error.field)
        for name, each in zip(WRONG, done.results[1:], strict=True)
        if each.error is not None
    }
    assert found == {name: (code, [field]) for name, (_, code, field) in WRONG.items()}
    assert [row.external_id for row in await CustomerDocument.all()] == ["0"]


async def test_five_hundred_take_as_many_statements_as_one(cast: Cast, statements: list[str]) -> None:
    padaria = await customer(cast)
    counted: list[int] = []
    rows: list[DocumentDraft] = []
    for source, number in (("one", 1), ("many", 500)):
        for state in (DocumentState.OPEN, DocumentState.SETTLED):
            statements.clear()
            rows = [draft(str(each), customer_id=padaria.id, state=state) for each in range(number)]
            await upsert(source, rows, by=cast.rita, now=NOON)
            counted.append(len([each for each in statements if '"event"' not in each]))

    assert counted[0] == counted[2] <= 14 and counted[1] == counted[3] <= 14, counted
    assert await CustomerDocument.filter(state=DocumentState.SETTLED).count() == 501
    with pytest.raises(LimitReached):
        await upsert("erp", rows * 2, by=cast.rita, now=NOON)
    with pytest.raises(Required):
        await upsert(" ", rows, by=cast.rita, now=NOON)


async def test_two_who_say_the_same_at_once_say_it_once(cast: Cast) -> None:
    padaria = await customer(cast)
    rows = [draft(str(number), customer_id=padaria.id) for number in range(20)]

    done = await asyncio.gather(*(upsert("erp", rows, by=cast.rita, now=NOON) for _ in range(3)))

    statuses = sorted({each.status for one in done for each in one.results})
    assert statuses == [Upserted.CREATED, Upserted.UNCHANGED]
    assert await CustomerDocument.all().count() == 20


async def test_the_clock_and_an_erp_change_a_document_one_after_the_other(cast: Cast) -> None:
    padaria = await customer(cast)
    await told(cast, draft(customer_id=padaria.id, due_on=NOON.date()))
    system, at_it = await models.User.system(), asyncio.Event()

    async def clock() -> None:
        async with transaction():
            await CustomerDocument.tick(by=system, now=NOON + timedelta(days=2))
            at_it.set()
            await asyncio.sleep(0.2)

    async def erp() -> None:
        await at_it.wait()
        await told(cast, draft(customer_id=padaria.id, due_on=NOON.date(), description="Segunda via"))

    await asyncio.gather(clock(), erp())

    assert (await CustomerDocument.get(external_id="1")).version == 3
    assert [event.version for event in await events() if event.noun == "CustomerDocument"] == [1, 2, 3]


async def test_a_machine_tells_of_customers_that_it_sees_and_an_agent_of_none(cast: Cast) -> None:
    robo = await person("Robo", Role.INTEGRATION)
    await cast.brasil.set_member(robo, access=Access.CHANNEL, leader=False, by=cast.rita, now=NOON)
    acting = await models.User.acting(robo.id)
    here, there = await customer(cast, channel=cast.brasil), await customer(cast, by=cast.rita, channel=cast.europa)
    assert await told(cast, draft("europa", customer_id=there.id)) == [("CREATED", None)]

    mine, theirs = draft("brasil", customer_id=here.id), draft("outro", customer_id=there.id)
    taken = draft("europa", customer_id=here.id)

    assert await told(cast, mine, theirs, taken, by=acting) == [
        ("CREATED", None),
        ("REFUSED", "NOT_FOUND"),
        ("REFUSED", "NOT_FOUND"),
    ]
    for nobody in (cast.ana, cast.bruno, cast.vera):
        with pytest.raises(Forbidden):
            await told(cast, mine, by=nobody)


async def test_an_account_is_overdue_when_its_last_day_is_over_by_the_workspaces_zone(cast: Cast) -> None:
    padaria, system, last = await customer(cast), await models.User.system(), NOON.date()
    kinds: dict[str, dict[str, Any]] = {
        "open": {},
        "paid": {"state": DocumentState.SETTLED},
        "free": {"balance": money(0)},
    }
    rows = [draft(name, customer_id=padaria.id, due_on=last, **given) for name, given in kinds.items()]
    late = draft("late", customer_id=padaria.id, due_on=last - timedelta(days=1), balance=money(40))
    await told(cast, *rows, late, draft("other", customer_id=padaria.id, due_on=last, amount=money(7, "EUR")))
    over = datetime(2026, 11, 21, 3, tzinfo=UTC)

    assert {row.external_id for row in await CustomerDocument.filter(overdue=True)} == {"late"}
    assert await CustomerDocument.tick(by=system, now=over - timedelta(seconds=1)) == 0
    assert await CustomerDocument.tick(by=system, now=over) == 2
    assert await CustomerDocument.tick(by=system, now=over) == 0

    [shelf] = await books_of([padaria.id])
    owed = shelf[DocumentKind.RECEIVABLE]
    assert (dict(owed.balances), dict(owed.overdue)) == ({"BRL": 140_00, "EUR": 7_00}, {"BRL": 140_00, "EUR": 7_00})
    assert (owed.open_count, owed.overdue_count) == (4, 3)
    assert {event.event_class for event in await events("DocumentFellDue")} == {"CLOCK"}
    await (await models.Workspace.current()).update(by=cast.rita, now=NOON, zone="Pacific/Honolulu")
    assert await CustomerDocument.rezone(by=system, now=over) == 3
    assert await CustomerDocument.filter(overdue=True).count() == 1, "there, the day is not over yet"
    assert len(await events("DocumentZoneChanged")) == 3 and len(await events("DocumentFellDue")) == 2


async def test_nothing_is_told_to_fall_due_that_does_not_when_the_zone_has_just_changed(cast: Cast) -> None:
    """The clock comes every second, and follows another zone once a minute."""
    padaria, system, last = await customer(cast), await models.User.system(), NOON.date()
    late = draft("late", customer_id=padaria.id, due_on=last - timedelta(days=1))
    await told(cast, draft("open", customer_id=padaria.id, due_on=last), late)
    over = datetime(2026, 11, 21, 3, tzinfo=UTC)
    await (await models.Workspace.current()).update(by=cast.rita, now=NOON, zone="Pacific/Honolulu")

    await CustomerDocument.tick(by=system, now=over)

    assert not await events("DocumentFellDue")
    assert [event.noun_id for event in await events("DocumentZoneChanged")] == [(await row_of("open")).id]
    assert not (await row_of("open")).overdue and (await row_of("open")).zone == "Pacific/Honolulu"
    await CustomerDocument.rezone(by=system, now=over)
    await CustomerDocument.tick(by=system, now=over + timedelta(hours=7))
    assert [event.noun_id for event in await events("DocumentFellDue")] == [(await row_of("open")).id]


async def row_of(external_id: str) -> CustomerDocument:
    return await CustomerDocument.get(external_id=external_id)


async def test_finance_is_told_to_who_has_the_capability(cast: Cast) -> None:
    padaria = await customer(cast, channel=cast.brasil)
    await told(cast, *(draft(kind.value, kind=kind, customer_id=padaria.id) for kind in DocumentKind))
    for user in (cast.ana, cast.vera):
        await user.update(finance=True, by=cast.rita, now=NOON)

    seen = {user.name: await CustomerDocument.visible_to(user).count() for user in (cast.ana, cast.bruno, cast.vera)}

    assert seen == {"Ana": 4, "Bruno": 1, "Vera": 1}
    assert await CustomerDocument.visible_to(cast.diego).count() == 0
    with pytest.raises(Forbidden):
        await cast.bruno.update(finance=True, by=cast.bruno, now=NOON)


async def test_a_customer_who_is_erased_takes_their_documents_along(cast: Cast) -> None:
    padaria = await customer(cast)
    await told(cast, draft(customer_id=padaria.id))

    await padaria.delete_for_ever(by=cast.rita, now=NOON)

    assert await CustomerDocument.all().count() == 0
