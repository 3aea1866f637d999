"""Rows of the intake table from raw bytes through IMAP to effects, records and a second run."""

from typing import Any

import pytest

import models
from mail.thread import INSTANCE_HEADER, instance_value, message_id, plus_address
from models import reviewing
from models.subject import Subject
from tests.intake.conftest import INSTANCE, Office, effect, effects
from tests.intake.letters import BRASIL, EUROPA, EVA, TRUSTED, letter
from tests.make import NOON, Cast, customer, subject

FIRST = "<first@cliente.example>"
FORM = "Site <site@funil.example>"
ANA = "Ana <ana@funil.example>"
NEWS: dict[str, Any] = {"Auto_Submitted": "auto-generated"}
LIST: dict[str, Any] = {"List_Id": "<barcos.lista.example>", "List_Post": "<mailto:barcos@lista.example>"}
FAIL = f"{TRUSTED}; dmarc=fail header.from=cliente.example"


async def again(office: Office, raw: bytes) -> None:
    """The same mail a second time does nothing."""
    before = await _counts()
    inbound = await office.one(raw)
    assert inbound.state is models.IntakeState.DUPLICATE
    assert await _counts() == before


async def _counts() -> list[int]:
    nouns: tuple[Any, ...] = (Subject, models.Message, models.Customer, models.IntakeEffect, models.SubjectMessage)
    return [await noun.all().count() for noun in nouns]


WAITING = {
    "15 spam": (letter(X_Spam_Flag="YES"), "spam", "15"),
    "16 DMARC fail": (letter(vouched=False, Authentication_Results=FAIL), "dmarc_fail", "16"),
    "19 an alert": (letter(**NEWS), "auto_generated", "19"),
    "31 a user": (letter(sender=ANA), "internal_sender", "31"),
}


@pytest.mark.parametrize(("raw", "reason", "row"), WAITING.values(), ids=WAITING.keys())
async def test_what_waits_has_no_effect_until_a_person_lets_it_in(
    office: Office, cast: Cast, raw: bytes, reason: str, row: str
) -> None:
    inbound = await office.one(raw)
    told = await effect(inbound)
    assert (inbound.state, told.outcome, told.reason, told.rule) == ("QUARANTINED", "QUARANTINED", reason, row)
    assert await Subject.all().count() == await models.Message.all().count() == 0
    await again(office, raw)

    await reviewing.release(inbound, by=cast.ana, now=office.clock())
    assert inbound.state is models.IntakeState.PENDING
    filed = await office.file(inbound.id)
    told = await effect(filed)
    assert (filed.state, told.outcome, told.rule, told.trail[0]["note"]) == ("FILED", "CREATED", "36", reason)
    assert await Subject.all().count() == 1
    await again(office, raw)


async def test_16_a_forged_customer_raises_an_alarm(office: Office, cast: Cast) -> None:
    await customer(cast, emails=["eva@cliente.example"])
    await office.one(letter(vouched=False, Authentication_Results=FAIL))
    alarm = await models.Event.get(kind="SenderForged")
    assert alarm.data["customer"] == (await models.Customer.get()).id


async def test_18_a_web_forms_notice_is_about_whoever_filled_it_in(office: Office, cast: Cast) -> None:
    forms = [{"address": "site@funil.example"}]
    await cast.brasil.update(by=cast.rita, now=NOON, form_senders=forms)
    raw = letter(sender=FORM, Reply_To=EVA)
    await office.one(raw)
    held = await models.Customer.get()
    assert (held.name, await held.email_addresses()) == ("Eva Lima", ["eva@cliente.example"])
    await again(office, raw)


async def test_20_a_discussion_is_left_and_a_channel_may_read_it(office: Office, cast: Cast) -> None:
    assert (await effect(await office.one(letter(**LIST)))).reason == "list"
    await cast.brasil.update(by=cast.rita, now=NOON, lists_allowed=True)
    assert (await effect(await office.one(letter(subject="Outro", **LIST)))).outcome == "CREATED"


async def test_22_a_token_finds_its_subject_and_says_who_is_new_there(office: Office, cast: Cast) -> None:
    boats = await subject(cast, "Barcos", channel=cast.brasil)
    await boats.archive(by=cast.ana, now=NOON)
    raw = letter(sender="Dora <dora@outro.example>", to=plus_address(INSTANCE, BRASIL, boats.id), vouched=False)
    inbound = await office.one(raw)
    told = await effect(inbound)
    assert (told.outcome, told.matched_by, told.subject_id) == ("THREADED", "token", boats.id)
    assert {"new_sender", "unverified"} <= set((await models.Message.get()).flags)
    assert (await Subject.get()).archived_at is None
    assert not await models.Participant.filter(address="dora@outro.example").exists()
    await again(office, raw)


async def test_23_our_own_message_id_finds_its_subject_and_a_forged_one_does_not(office: Office, cast: Cast) -> None:
    boats = await subject(cast, "Barcos")
    own = message_id(INSTANCE, subject_id=boats.id, nonce="abcdefgh", domain="funil.example")
    assert (await effect(await office.one(letter(answers=own)))).matched_by == "message_id"
    forged = own.replace(f".s{boats.id}.", f".s{boats.id + 1}.")
    assert (await effect(await office.one(letter(answers=forged, subject="Falso")))).outcome == "CREATED"


async def test_25_a_weak_reference_is_joined_and_parted_by_a_person(office: Office, cast: Cast) -> None:
    await office.one(letter(id=FIRST))
    old = await Subject.get()
    inbound = await office.one(letter(answers=FIRST, sender="Dora <dora@outro.example>", subject="Re: Orçamento"))
    begun = await Subject.get(id=(await effect(inbound)).subject_id)
    claim = await models.PossibleThread.get()
    assert (claim.subject_id, claim.thread_id) == (begun.id, old.id)

    await begun.join(old, by=cast.ana, now=NOON)
    on_old = models.SubjectMessage.filter(subject_id=old.id)
    assert await on_old.count() == 2
    assert await models.Participant.filter(subject_id=old.id, address="dora@outro.example").exists()
    assert (await Subject.get(id=begun.id)).merged_into_id == old.id

    message = await models.Message.get(from_address="dora@outro.example")
    parted = await (await Subject.get(id=old.id)).take_off(message, by=cast.ana, now=NOON)
    assert parted.id == begun.id
    assert await on_old.count() == 1
    assert (await Subject.get(id=begun.id)).merged_into_id is None
    assert (await effect(inbound)).subject_id == begun.id


async def test_26_an_answer_to_a_discarded_subject_follows_up_on_it(office: Office, cast: Cast) -> None:
    await office.one(letter(id=FIRST))
    old = await Subject.get()
    await old.discard(by=cast.ana, now=NOON)
    await models.SenderBlock.all().delete()
    inbound = await office.one(letter(answers=FIRST))
    assert (await Subject.get(id=(await effect(inbound)).subject_id)).follow_up_of_id == old.id


async def test_27_the_same_subject_line_finds_it_and_a_person_takes_it_off(office: Office, cast: Cast) -> None:
    await office.one(letter(id=FIRST))
    old = await Subject.get()
    inbound = await office.one(letter(subject="RES: Orçamento para dois barcos", text="E o motor?\n"))
    told = await effect(inbound)
    assert (told.matched_by, told.subject_id) == ("subject_line", old.id)

    message = await models.Message.get(id=told.message_id)
    own = await old.take_off(message, by=cast.ana, now=NOON)
    told = await effect(inbound)
    assert (told.outcome, told.reason, told.subject_id) == ("CREATED", "taken_off", own.id)
    assert await models.SubjectMessage.filter(subject_id=old.id).count() == 1


async def test_28_a_mail_to_two_channels_makes_one_customer_and_two_subjects(office: Office) -> None:
    raw = letter(to=f"{BRASIL}, {EUROPA}")
    inbound = await office.one(raw)
    assert [told.outcome for told in await effects(inbound)] == ["CREATED", "CREATED"]
    assert await models.Customer.all().count() == await models.Message.all().count() == 1
    await again(office, raw)


async def test_29_a_person_says_for_whom_a_mail_is(office: Office, cast: Cast) -> None:
    inbound = await office.one(letter(to="ninguem@funil.example"))
    assert (await effect(inbound)).reason == "unknown_alias"
    await reviewing.release(inbound, into=cast.europa, by=cast.rita, now=NOON)
    told = await effect(await office.file(inbound.id))
    assert (told.outcome, told.channel_id) == ("CREATED", cast.europa.id)


async def test_30_a_lead_that_a_user_passes_on_is_about_its_writer(office: Office, cast: Cast) -> None:
    text = (
        "Parece bom.\n\n---------- Forwarded message ---------\nFrom: Eva Lima <eva@cliente.example>\n"
        "Date: Mon, 2 Nov 2026\nSubject: Dois barcos\nTo: Ana <ana@funil.example>\n\nQuanto custam?\n"
    )
    raw = letter(sender=ANA, subject="Enc: Dois barcos", text=text)
    told = await effect(await office.one(raw))
    assert (told.outcome, told.reason) == ("CREATED", "forwarded")
    assert (await models.Customer.get()).name == "Eva Lima"
    note = await models.Note.get()
    assert (note.text, note.author_id) == ("Parece bom.", cast.ana.id)
    await again(office, raw)


async def test_31_what_a_user_writes_on_a_subject_stays_among_us(office: Office, cast: Cast) -> None:
    await office.one(letter(id=FIRST))
    inbound = await office.one(letter(sender=ANA, answers=FIRST, text="Cuidado.\n"))
    assert (await effect(inbound)).reason == "internal_note"
    message = await models.Message.get(id=inbound.message_id)
    assert (message.direction, message.author_id) == (models.Direction.INTERNAL, cast.ana.id)


async def test_34_nothing_at_all_is_left(office: Office) -> None:
    assert (await effect(await office.one(letter(subject="", text="\n")))).reason == "empty"


async def test_35_a_channel_may_keep_a_senders_mails_together(office: Office, cast: Cast) -> None:
    await cast.brasil.update(by=cast.rita, now=NOON, sender_threads=True)
    await office.one(letter())
    assert (await effect(await office.one(letter(subject="Motor")))).matched_by == "sender"


async def test_37_too_many_in_a_short_time_wait(office: Office, cast: Cast) -> None:
    raws = [letter(subject=f"Pedido {n}") for n in range(21)]
    states = [inbound.state for inbound in await office.arrive(*raws)]
    assert states == ["FILED"] * 20 + ["QUARANTINED"]


def report(returned: str, status: str = "5.1.1", action: str = "failed", id: str = "<b@x.example>") -> bytes:
    return (
        f"Return-Path: <>\r\nFrom: MAILER-DAEMON@x.example\r\nTo: {BRASIL}\r\nSubject: Undelivered\r\n"
        f"Message-ID: {id}\r\nDate: Fri, 20 Nov 2026 15:00:00 +0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: text/plain\r\n\r\nCould not deliver.\r\n"
        "--b\r\nContent-Type: message/delivery-status\r\n\r\n"
        "Reporting-MTA: dns; x.example\r\n\r\nFinal-Recipient: rfc822; eva@cliente.example\r\n"
        f"Action: {action}\r\nStatus: {status}\r\n\r\n"
        f"--b\r\nContent-Type: message/rfc822\r\n\r\n{returned}\r\nSubject: Barcos\r\n\r\nOi\r\n--b--\r\n"
    ).encode()


async def sent(cast: Cast) -> models.Message:
    """A message of ours to Eva, who is a customer."""
    boats = await subject(cast, "Barcos", customer=await customer(cast, emails=["eva@cliente.example"]))
    own = message_id(INSTANCE, subject_id=boats.id, nonce="abcdefgh", domain="funil.example")
    message = await models.Message.create(
        fingerprint="f" * 64,
        message_id=own,
        direction=models.Direction.OUT,
        state=models.MessageState.SENT,
        from_address=BRASIL,
        to=["eva@cliente.example"],
        text="Oi",
        new_text="Oi",
        at=NOON,
        created_at=NOON,
        updated_at=NOON,
    )
    await models.SubjectMessage.create(subject_id=boats.id, message_id=message.id)
    return message


async def test_11_a_hard_bounce_is_shown_on_the_message_and_the_address(office: Office, cast: Cast) -> None:
    message = await sent(cast)
    raw = report(f"Message-ID: {message.message_id}")
    told = await effect(await office.one(raw))
    assert (told.outcome, told.rule, told.message_id) == ("BOUNCED", "11", message.id)
    assert (await models.Message.get(id=message.id)).state is models.MessageState.BOUNCED
    assert (await models.CustomerEmail.get()).undeliverable
    await again(office, raw)


async def test_12_the_third_delay_in_a_week_is_one(office: Office, cast: Cast) -> None:
    message = await sent(cast)
    returned = f"{INSTANCE_HEADER}: {instance_value(INSTANCE, message.message_id)}"
    raws = [report(returned, "4.4.1", "delayed", id=f"<b{n}@x.example>") for n in range(3)]
    told = [(await effect(inbound)).reason for inbound in await office.arrive(*raws)]
    assert told == ["bounce_delayed", "bounce_delayed", "bounce"]
    assert (await models.Message.get(id=message.id)).state is models.MessageState.BOUNCED


async def test_14_a_complaint_ends_mail_to_that_address(office: Office, cast: Cast) -> None:
    message = await sent(cast)
    raw = report(f"Message-ID: {message.message_id}")
    raw = raw.replace(b"report-type=delivery-status", b"report-type=feedback-report")
    raw = raw.replace(b"message/delivery-status", b"message/feedback-report")
    raw = raw.replace(b"Final-Recipient: rfc822; ", b"Feedback-Type: abuse\r\nOriginal-Rcpt-To: ")
    assert (await effect(await office.one(raw))).reason == "complaint"
    assert (await models.CustomerEmail.get()).do_not_email_at is not None


async def test_32_an_invitation_proposes_a_meeting_and_a_later_one_changes_it(office: Office) -> None:
    def invitation(sequence: int, method: str = "REQUEST") -> bytes:
        calendar = (
            f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-\nMETHOD:{method}\nBEGIN:VEVENT\nUID:m1@cliente.example\n"
            f"SEQUENCE:{sequence}\nDTSTART:20261201T1{sequence}0000Z\nORGANIZER:mailto:eva@cliente.example\n"
            "SUMMARY:Visita\nEND:VEVENT\nEND:VCALENDAR\n"
        )
        raw = letter(subject=f"Convite {sequence}", text=calendar)
        return raw.replace(b"text/plain", f"text/calendar; method={method}".encode(), 1)

    await office.one(invitation(0))
    meeting = await models.Meeting.get()
    assert (meeting.sequence, meeting.summary, meeting.cancelled) == (0, "Visita", False)
    inbound = await office.one(invitation(1, "CANCEL"))
    assert (await effect(inbound)).matched_by == "invite"
    meeting = await models.Meeting.get()
    assert (meeting.sequence, meeting.cancelled) == (1, True)


async def test_9_another_mail_with_the_same_message_id_is_a_mail_of_its_own(office: Office) -> None:
    await office.one(letter(id=FIRST))
    inbound = await office.one(letter(id=FIRST, text="Outra coisa.\n"))
    assert "message_id_reused" in inbound.flags
    assert await models.Message.all().count() == 2


async def test_7_a_provider_renamed_our_message_and_answers_name_the_new_id(office: Office, cast: Cast) -> None:
    message = await sent(cast)
    own: dict[str, Any] = {INSTANCE_HEADER: instance_value(INSTANCE, message.message_id)}
    raw = letter(sender=BRASIL, id="<rewritten@provider.example>", **own)
    assert (await effect(await office.one(raw))).reason == "own_mail"
    told = await effect(await office.one(letter(answers="<rewritten@provider.example>", subject="Re: Barcos")))
    assert (told.outcome, told.matched_by) == ("THREADED", "references")
