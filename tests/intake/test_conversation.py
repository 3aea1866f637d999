"""Ana writes to Eva, Eva's program answers as programs do, and the answer comes back by IMAP onto the same subject."""

from email.message import EmailMessage
from typing import Any

import models
from mail.mailbox import Security
from models import posting, writing
from models.posting import Way
from models.writing import Words
from tests.intake.conftest import INSTANCE, KEYRING, LOOPBACK, Office, effect
from tests.intake.letters import BRASIL, letter
from tests.make import Cast, customer, subject
from tests.sink import Sink, sink

EVA = "eva@cliente.example"


async def able_to_send(cast: Cast, office: Office, held: Sink) -> Way:
    box = await models.Mailbox.get(id=office.mailbox.id)
    place: dict[str, Any] = {"host": "127.0.0.1", "port": held.port, "security": Security.NONE, "anonymous": True}
    await box.set_sending(by=cast.rita, now=office.clock(), keyring=KEYRING, **place)
    await cast.brasil.update(by=cast.rita, now=office.clock(), mailbox=box)
    return Way(keyring=KEYRING, instance_key=INSTANCE, now=office.clock, allow_private=LOOPBACK)


def reply_to(sent: EmailMessage, **otherwise: str | None) -> bytes:
    """To where Reply-To says, naming what it answers; unless told otherwise."""
    given: dict[str, Any] = {"to": str(sent["Reply-To"]), "answers": str(sent["Message-ID"]), **otherwise}
    return letter(subject=f"Re: {sent['Subject']}", text="Fechado!\n\n> Segue a proposta.\n", **given)


async def test_evas_answer_comes_back_onto_the_subject_whatever_her_program_keeps_of_it(
    cast: Cast, office: Office
) -> None:
    eva = await customer(cast, "Eva Lima", emails=[EVA])
    boats = await subject(cast, customer=eva)
    async with sink() as held:
        way = await able_to_send(cast, office, held)
        given: dict[str, Any] = {"by": cast.ana, "instance_key": INSTANCE}
        first = await writing.send(boats, Words(text="Segue a proposta."), now=office.clock(), **given)
        await posting.post(first.id, way)
        sent = held.taken[0].mail
        ways = {
            "22": reply_to(sent),
            "22 token alone": reply_to(sent, answers=None),
            "23": reply_to(sent, to=BRASIL),
            "22 from another address": reply_to(sent, answers=None, sender="Eva <eva@casa.example>"),
        }
        for row, raw in ways.items():
            told = await effect(await office.one(raw))
            expected = ("THREADED", row[:2], boats.id)
            assert (told.outcome, told.rule, told.subject_id) == expected, row
        answer = await models.Message.filter(direction="IN").order_by("id").first()
        assert answer is not None and answer.new_text == "Fechado!"
        again = await writing.send(boats, Words(text="Obrigada!", answers=answer), now=office.clock(), **given)
        await posting.post(again.id, way)

    assert await models.Subject.all().count() == 1
    assert (await models.Subject.get(id=boats.id)).last_interaction_kind == "MESSAGE_OUT"
    thanks = held.taken[1].mail
    assert thanks["In-Reply-To"] == answer.message_id
    assert str(thanks["References"]).split() == [str(sent["Message-ID"]), answer.message_id]
    assert [each.address for each in await models.Participant.filter(subject_id=boats.id)] == [EVA]


async def test_a_stranger_s_answer_to_a_forged_token_opens_nothing(cast: Cast, office: Office) -> None:
    boats = await subject(cast, customer=await customer(cast, "Eva Lima", emails=[EVA]))
    async with sink() as held:
        way = await able_to_send(cast, office, held)
        words = Words(text="Segue a proposta.")
        message = await writing.send(boats, words, by=cast.ana, now=office.clock(), instance_key=INSTANCE)
        await posting.post(message.id, way)
    sent = held.taken[0].mail
    local, _, domain = str(sent["Reply-To"]).rpartition("@")
    turned = local[:-1] + ("a" if local[-1] != "a" else "b")
    forged = str(sent["Message-ID"]).replace(".", ".x", 1)
    raw = reply_to(sent, to=f"{turned}@{domain}", answers=forged, sender="Mallory <m@mau.example>")

    assert (await effect(await office.one(raw))).subject_id != boats.id
    assert await models.SubjectMessage.filter(subject_id=boats.id).count() == 1
