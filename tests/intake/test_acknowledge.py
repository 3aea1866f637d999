"""Eva writes for the first time and is told that her mail has come; it leaves by a real SMTP server."""

from datetime import timedelta
from typing import Any

import models
from mail.mailbox import Security
from models import posting
from models.inbound import IMPORTED
from models.posting import Way
from tests.intake.conftest import INSTANCE, KEYRING, LOOPBACK, Office
from tests.intake.letters import letter
from tests.make import Cast, customer
from tests.sink import sink


async def test_the_first_mail_of_a_week_is_acknowledged_once_and_by_nobody_in_particular(
    cast: Cast, office: Office
) -> None:
    async with sink() as held:
        box = await models.Mailbox.get(id=office.mailbox.id)
        place: dict[str, Any] = {"host": "127.0.0.1", "port": held.port, "security": Security.NONE, "anonymous": True}
        await box.set_sending(by=cast.rita, now=office.clock(), keyring=KEYRING, **place)
        said: dict[str, Any] = {"acknowledges": True, "acknowledgement": "Recebemos, {{ customer.first_name }}."}
        await cast.brasil.update(by=cast.rita, now=office.clock(), mailbox=box, **said)
        await office.one(letter(subject="Quero um barco", id="<eva1@firma.example>"))
        await office.one(letter(subject="E uma vela", id="<eva2@firma.example>"))
        office.clock.on(days=8)
        await office.one(letter(subject="E um remo", id="<eva3@firma.example>"))
        way = Way(keyring=KEYRING, instance_key=INSTANCE, now=office.clock, allow_private=LOOPBACK)
        for message in await models.Message.filter(automatic=True).order_by("id"):
            await posting.post(message.id, way)
        office.clock.on(hours=1)

    first, second = held.taken
    assert first.sender is None and second.sender is None
    assert (first.mail["Auto-Submitted"], first.mail["X-Auto-Response-Suppress"]) == ("auto-replied", "All")
    assert (first.mail["In-Reply-To"], first.mail["Subject"]) == ("<eva1@firma.example>", "Re: Quero um barco")
    assert second.mail["In-Reply-To"] == "<eva3@firma.example>"
    assert first.mail["Precedence"] is None
    assert "Recebemos, Eva." in first.mail.get_content()
    subject = await models.Subject.all().order_by("id").first()
    assert subject is not None
    assert subject.last_interaction_kind != "MESSAGE_OUT"
    assert office.clock() - subject.created_at > timedelta(days=8)


async def test_a_channel_that_does_not_want_it_acknowledges_nothing(cast: Cast, office: Office) -> None:
    await office.one(letter(subject="Quero um barco"))

    assert not await models.Message.filter(automatic=True).exists()


async def test_a_history_and_who_asked_for_no_mail_are_answered_by_nobody(cast: Cast, office: Office) -> None:
    async with sink() as held:
        box = await models.Mailbox.get(id=office.mailbox.id)
        place: dict[str, Any] = {"host": "127.0.0.1", "port": held.port, "security": Security.NONE, "anonymous": True}
        await box.set_sending(by=cast.rita, now=office.clock(), keyring=KEYRING, **place)
        said: dict[str, Any] = {"acknowledges": True, "acknowledgement": "Recebemos."}
        await cast.brasil.update(by=cast.rita, now=office.clock(), mailbox=box, **said)
        shy = await customer(cast, "Lia", emails=["lia@cliente.example"])
        await shy.set_do_not_email("lia@cliente.example", wanted=True, by=cast.ana, now=office.clock())

        await office.one(letter(sender="Lia <lia@cliente.example>"))
        await office.deliver(letter(subject="De outros tempos"))
        await office.poll()
        await models.InboundMail.filter(id__in=office.taken).update(flags=[IMPORTED])
        for id in list(office.taken):
            await office.file(id)
        assert await models.Subject.all().count() == 2 and not await models.Message.filter(automatic=True).exists()

        await office.one(letter(subject="De hoje"))
        assert await models.Message.filter(automatic=True).count() == 1
