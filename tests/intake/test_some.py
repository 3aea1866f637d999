"""Mails that wait are filed a few in one commit, in their order; what is wrong with one concerns no other."""

import asyncio

import pytest

import models
from models import acquaintance, filing
from tests.databases import server
from tests.intake.conftest import INSTANCE, Clock, Office
from tests.intake.letters import letter
from tests.make import Cast
from tests.reader import READER

FIRST = "<first@cliente.example>"


async def file_some(office: Office) -> list[int]:
    return await filing.file_some(office.mailbox.id, now=office.clock(), instance_key=INSTANCE, reader=READER)


async def test_an_answer_in_the_same_commit_finds_its_letter_and_one_sender_is_one_customer(office: Office) -> None:
    await office.deliver(letter(id=FIRST), letter(id="<2@cliente.example>", answers=FIRST), letter(id="<3@x.example>"))
    await office.poll()
    head = await models.Event.head()
    assert await file_some(office) == office.taken
    assert await file_some(office) == []

    outcomes = [effect.outcome for effect in await models.IntakeEffect.all().order_by("id")]
    assert outcomes == ["CREATED", "THREADED", "CREATED"]
    assert await models.Customer.all().count() == 1
    events = await models.Event.filter(id__gt=head).order_by("id")
    assert [event.final for event in events] == [*[False] * (len(events) - 1), True], "they are told together"


async def test_one_that_fails_takes_nothing_of_the_others_with_it(office: Office) -> None:
    await office.deliver(*(letter(id=f"<{number}@cliente.example>") for number in range(3)))
    await office.poll()
    first, second, third = office.taken
    await models.RawMail.filter(inbound_id=second).delete()
    with pytest.raises(Exception, match="RawMail"):
        await file_some(office)
    rows = {row.id: row for row in await models.InboundMail.all()}
    assert [rows[id].state for id in (first, second, third)] == ["FILED", "PENDING", "FILED"]
    assert rows[second].last_error == "DoesNotExist" and rows[first].last_error is None
    assert await models.Subject.all().count() == 2


async def test_none_is_begun_while_an_older_one_is_in_hand(office: Office, clock: Clock) -> None:
    await office.deliver(*(letter(id=f"<{number}@cliente.example>") for number in range(3)))
    await office.poll()
    assert await filing._attempt(office.taken[0], clock()) is not None
    assert await file_some(office) == []
    clock.on(seconds=21)
    assert await file_some(office) == office.taken[1:]


async def test_two_who_file_at_once_file_each_mail_once(office: Office) -> None:
    await office.deliver(*(letter(id=f"<{number}@cliente.example>") for number in range(4)))
    await office.poll()
    await asyncio.gather(*(file_some(office) for _ in range(3)))
    assert await models.Subject.all().count() == 4
    assert await models.IntakeEffect.all().count() == 4


async def test_a_large_mail_is_filed_by_itself(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filing, "MOST_BYTES", 2_000)
    await office.deliver(letter(text="Bom dia! " * 400), letter(id="<2@cliente.example>"))
    await office.poll()
    assert await file_some(office) == office.taken[:1]
    assert await file_some(office) == office.taken[1:]


async def test_what_a_unit_reads_of_the_configuration_it_reads_once_and_anew_when_it_changes_it(cast: Cast) -> None:
    async with models.transaction():
        workspace, again = await models.Workspace.current(), await models.Workspace.current()
        assert workspace is again
        await (await models.Workspace.get(id=workspace.id)).update(by=cast.rita, now=cast.rita.created_at, idle_days=99)
        assert (await models.Workspace.current()).idle_days == 99
    assert await models.Workspace.current() is not await models.Workspace.current(), "outside of units nothing is kept"


@pytest.mark.skipif(server() is not None, reason="PostgreSQL counts, and chooses the narrow index by itself.")
async def test_what_was_purged_is_looked_for_by_its_fingerprint(office: Office) -> None:
    asked = acquaintance.ASKED.format(*"??????", most=1).replace("?", "''")
    rows = await models.InboundMail._meta.db.execute_query_dict(f"EXPLAIN QUERY PLAN {asked}")
    plan = [row["detail"] for row in rows]

    assert [line for line in plan if "inbound_mail_fingerprint" in line]
    assert not [line for line in plan if "inbound_mail_pending" in line or line.startswith("SCAN inbound_mail")]
