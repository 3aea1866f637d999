"""Row 24 and what surrounds it: who may add to a subject, and what that wakes."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from tortoise.exceptions import DoesNotExist

import models
from models import filing
from models.subject import Subject
from tests.intake.conftest import INSTANCE, Clock, Office, effect, effects
from tests.intake.letters import BRASIL, EUROPA, letter
from tests.make import NOON, Cast, customer, stages, subject
from tests.reader import READER

FIRST = "<first@cliente.example>"


@pytest.fixture
async def boats(office: Office) -> Subject:
    """Eva asked about boats."""
    await office.one(letter(id=FIRST))
    return await Subject.get()


async def test_evas_reply_goes_onto_her_subject(office: Office, boats: Subject, clock: Clock) -> None:
    inbound = await office.one(letter(answers=FIRST, subject="Re: Orçamento", text="E com motor?\n"))

    told, thread = await effect(inbound), await Subject.get()
    assert (told.outcome, told.matched_by, told.rule, told.subject_id) == ("THREADED", "references", "24", boats.id)
    assert await models.SubjectMessage.filter(subject_id=boats.id).count() == 2
    assert (thread.last_interaction_kind, thread.last_interaction_at) == ("MAIL_IN", clock())
    assert thread.version > boats.version


async def test_it_goes_there_whichever_channel_has_the_subject_now(office: Office, boats: Subject, cast: Cast) -> None:
    await boats.transfer(to=cast.europa, by=cast.rita, now=NOON)
    inbound = await office.one(letter(answers=FIRST, to=BRASIL))
    assert {(told.channel_id, told.outcome, told.reason) for told in await effects(inbound)} == {
        (cast.europa.id, "THREADED", "references"),
        (cast.brasil.id, "DUPLICATE", "also_addressed"),
    }
    assert inbound.state is models.IntakeState.FILED
    assert await Subject.all().count() == 1


async def test_a_participants_mail_brings_an_archived_subject_back(office: Office, boats: Subject, cast: Cast) -> None:
    await boats.archive(by=cast.ana, now=NOON)
    await office.one(letter(answers=FIRST))
    back = await Subject.get()
    assert (back.archived_at, back.on_board) == (None, True)
    restored = await models.Event.get(kind="SubjectRestored")
    assert restored.data["automatic"]


async def test_a_vacation_note_is_shown_folded_and_wakes_nothing(office: Office, boats: Subject, cast: Cast) -> None:
    await boats.archive(by=cast.ana, now=NOON)
    inbound = await office.one(letter(answers=FIRST, Auto_Submitted="auto-replied", subject="Ausência"))
    still = await Subject.get()
    assert (await effect(inbound)).outcome == "THREADED"
    assert still.archived_at == NOON
    assert still.last_interaction_at == boats.last_interaction_at
    note = await models.Message.get(automatic=True)
    assert await models.SubjectMessage.filter(subject_id=boats.id, message_id=note.id).exists()


async def test_a_strangers_reference_does_not_open_the_subject(office: Office, boats: Subject) -> None:
    inbound = await office.one(letter(answers=FIRST, sender="Mallory <m@outro.example>", text="Mudei de conta.\n"))
    assert (await effect(inbound)).outcome == "CREATED"
    assert await models.SubjectMessage.filter(subject_id=boats.id).count() == 1


async def test_a_forged_sender_does_not_either(office: Office, boats: Subject) -> None:
    inbound = await office.one(letter(answers=FIRST, vouched=False, text="Mudei de conta.\n"))
    assert (inbound.auth_verdict, (await effect(inbound)).outcome) == ("NONE", "CREATED")
    assert await models.SubjectMessage.filter(subject_id=boats.id).count() == 1
    assert await models.Customer.all().count() == 1


async def test_a_message_id_that_a_forger_used_again_leads_to_evas_subject(office: Office, boats: Subject) -> None:
    await office.one(letter(id=FIRST, sender="Mallory <m@outro.example>", text="Falso.\n"))
    inbound = await office.one(letter(answers=FIRST))
    assert (await effect(inbound)).subject_id == boats.id


async def test_a_reply_about_two_subjects_goes_to_the_channel_that_it_is_for(office: Office, cast: Cast) -> None:
    await office.one(letter(id=FIRST, to=f"{BRASIL}, {EUROPA}"))
    inbound = await office.one(letter(answers=FIRST, to=EUROPA))
    assert (await effect(inbound)).subject_id == (await Subject.get(channel_id=cast.europa.id)).id


async def test_a_reply_to_a_subject_that_was_merged_goes_to_the_survivor(
    office: Office, boats: Subject, cast: Cast
) -> None:
    survivor = await subject(cast, "Barcos da Eva", customer=await customer(cast, emails=["eva@cliente.example"]))
    await boats.merge_into(survivor, by=cast.ana, now=NOON)
    inbound = await office.one(letter(answers=FIRST))
    assert (await effect(inbound)).subject_id == survivor.id


async def test_mail_to_a_lost_subject_goes_onto_it_and_leaves_it_lost(
    office: Office, boats: Subject, cast: Cast
) -> None:
    reason = await models.LostReason.filter(needs_note=False).first()
    assert reason is not None
    first, *_ = await stages()
    await boats.convert(by=cast.ana, now=NOON, stage=first)
    await boats.lose(reason=reason, by=cast.ana, now=NOON)
    await office.one(letter(answers=FIRST))
    lost = await Subject.get()
    assert (lost.outcome, lost.on_board) == (models.Outcome.LOST, False)


async def test_mail_to_a_discarded_prospect_begins_anew(office: Office, boats: Subject, cast: Cast) -> None:
    await boats.discard(by=cast.ana, now=NOON)
    inbound = await office.one(letter(answers=FIRST, sender="Irmã da Eva <ines@cliente.example>"))
    assert (await effect(inbound)).outcome == "CREATED"
    assert (await Subject.get(id=boats.id)).discarded_at == NOON


async def test_mail_from_a_sender_who_was_discarded_waits_for_a_person(
    office: Office, boats: Subject, cast: Cast
) -> None:
    await boats.discard(by=cast.ana, now=NOON)
    inbound = await office.one(letter(subject="Ganhe dinheiro", sender="Eva <EVA@cliente.example>"))
    told = await effect(inbound)
    assert (told.outcome, told.reason, told.rule, told.channel_id) == ("QUARANTINED", "spam", "15", cast.brasil.id)
    assert await Subject.all().count() == await models.Message.all().count() == 1


async def test_a_blocked_sender_is_heard_where_she_takes_part(office: Office, boats: Subject, cast: Cast) -> None:
    await models.SenderBlock.learn(
        "eva@cliente.example", channel_id=cast.brasil.id, subject_id=boats.id, by=cast.ana, now=NOON
    )
    inbound = await office.one(letter(answers=FIRST))
    told = await effect(inbound)
    assert (told.outcome, told.rule, told.subject_id, inbound.flags) == ("THREADED", "15", boats.id, ["spam"])
    forged = await office.one(letter(answers=FIRST, vouched=False, text="Mudei de conta.\n"))
    assert forged.state is models.IntakeState.QUARANTINED


async def test_a_reply_that_is_looked_at_before_its_letter_waits_for_it(office: Office) -> None:
    await office.deliver(letter(id=FIRST), letter(answers=FIRST, subject="Re: Orçamento"))
    await office.poll()
    first, second = office.taken
    assert (await office.file(second)).attempts == 0
    sent: list[int] = []

    async def then(ids: Sequence[int]) -> None:
        sent.extend(ids)

    await filing.file(first, now=office.clock(), instance_key=INSTANCE, reader=READER, then=then)
    assert sent == [second]
    assert (await effect(await office.file(second))).outcome == "THREADED"
    assert await Subject.all().count() == 1


async def test_a_reply_waits_while_its_letter_is_being_filed(office: Office, clock: Clock) -> None:
    await office.deliver(letter(id=FIRST), letter(answers=FIRST))
    await office.poll()
    first, second = office.taken
    at_work = models.InboundMail.filter(id=first)
    await at_work.update(attempts=1, next_attempt_at=clock() + timedelta(minutes=1))
    assert (await office.file(second)).state is models.IntakeState.PENDING

    await at_work.update(last_error="OperationalError")  # it failed: its mailbox does not wait for its next attempt
    assert (await office.file(second)).state is models.IntakeState.FILED


async def test_a_mail_that_could_not_be_filed_sends_the_next_one(office: Office) -> None:
    await office.deliver(letter(), letter(subject="Motor"))
    await office.poll()
    first, second = office.taken
    await models.RawMail.filter(inbound_id=first).delete()
    sent: list[int] = []

    async def then(ids: Sequence[int]) -> None:
        sent.extend(ids)

    with pytest.raises(DoesNotExist):
        await filing.file(first, now=office.clock(), instance_key=INSTANCE, reader=READER, then=then)
    assert sent == [second]


async def test_a_copy_of_our_own_answer_is_a_message_out(office: Office, boats: Subject, clock: Clock) -> None:
    raw = letter(answers=FIRST, sender=f"Vendas <{BRASIL}>", to="eva@cliente.example, caixa@funil.example")
    inbound = await office.one(raw)
    told = await effect(inbound)
    assert (told.outcome, told.reason, told.subject_id) == ("THREADED", "own_copy", boats.id)
    assert (await models.Message.get(id=inbound.message_id)).direction is models.Direction.OUT
    assert (await Subject.get()).last_interaction_kind == "MESSAGE_OUT"


async def test_idle_begins_again_with_evas_reply(office: Office, boats: Subject, clock: Clock, cast: Cast) -> None:
    clock.on(days=20)
    await models.Subject.tick(by=cast.rita, now=clock())
    assert (await Subject.get()).idle
    await office.one(letter(answers=FIRST))
    awake = await Subject.get()
    assert not awake.idle
    assert awake.idle_from > clock() + timedelta(days=13)
