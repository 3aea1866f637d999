"""The office in which every row of the intake table happens, and those who write to it. Knows no row."""

from dataclasses import dataclass
from typing import Any

from tortoise.queryset import QuerySet

import models
from mail.thread import message_id
from models import polling
from models.subject import Subject
from tests.intake.conftest import INSTANCE, Office, line
from tests.intake.letters import BRASIL, TRUSTED, letter
from tests.make import NOON, Cast, customer, subject

LARGEST = 60_000
"""Bytes of a mail that is fetched whole: a larger one is taken in part."""
NOUNS: dict[str, Any] = {
    "subjects": Subject,
    "customers": models.Customer,
    "messages": models.Message,
    "participants": models.Participant,
    "notes": models.Note,
    "meetings": models.Meeting,
}


@dataclass
class World:
    """`onto`: the subject that the mail in hand is about, or pretends to be."""

    office: Office
    cast: Cast
    onto: Subject | None = None
    before: int = 0

    async def arrived(self, raw: bytes) -> models.InboundMail:
        """A mail that was fetched before the story begins; it is filed like any."""
        self.before += 1
        inbound = await models.InboundMail.create(
            mailbox_id=self.office.mailbox.id,
            uidvalidity=1,
            uid=self.before,
            received_at=self.office.clock(),
            size=len(raw),
            created_at=NOON,
            updated_at=NOON,
        )
        await models.RawMail.create(inbound_id=inbound.id, content=raw)
        return await self.office.file(inbound.id)

    async def poll(self) -> list[int]:
        office = self.office
        office.clock.on(seconds=61)
        office.taken = taken = []

        async def then(ids: Any) -> None:
            taken.extend(ids)

        await polling.poll(office.mailbox.id, line=line(office.clock, largest=LARGEST), then=then)
        return list(taken)

    async def asked(self, name: str, **given: Any) -> str:
        """Somebody has written before; the Message-ID of that. It made a subject that `onto` names."""
        id = f"<{name}.first@cliente.example>"
        inbound = await self.arrived(letter(sender=who(name), id=id, subject=f"Barcos para {name}", **given))
        [told] = await models.IntakeEffect.filter(inbound_id=inbound.id)
        self.onto = await Subject.get(id=told.subject_id)
        return id

    async def wrote(self, name: str) -> models.Message:
        """Ana has written to somebody who is a customer since."""
        held = await customer(self.cast, name.title(), emails=[address(name)])
        self.onto = await subject(self.cast, f"Motor para {name}", customer=held)
        nonce = "".join(sign for sign in name if sign.isalpha()).ljust(8, "a")
        own = message_id(INSTANCE, subject_id=self.onto.id, nonce=nonce, domain="funil.example")
        message = await models.Message.create(
            fingerprint=(name.encode().hex() + "0" * 64)[:64],
            message_id=own,
            direction=models.Direction.OUT,
            state=models.MessageState.SENT,
            from_address=BRASIL,
            to=[address(name)],
            text="Oi",
            new_text="Oi",
            at=NOON,
            created_at=NOON,
            updated_at=NOON,
        )
        await models.SubjectMessage.create(subject_id=self.onto.id, message_id=message.id)
        return message


def address(name: str) -> str:
    return f"{name}@cliente.example"


def who(name: str) -> str:
    return f"{name.title()} <{address(name)}>"


def failed(name: str) -> str:
    """What the trusted server says of somebody who pretends to be them."""
    return f"{TRUSTED}; dmarc=fail header.from={address(name).rpartition('@')[2]}"


async def counts() -> dict[str, int]:
    return {name: await noun.all().count() for name, noun in NOUNS.items()}


async def everything() -> dict[str, int]:
    """All that filing writes, but for the deliveries themselves."""
    effects, places, events = models.IntakeEffect, models.SubjectMessage, models.Event.exclude(noun="InboundMail")
    written: dict[str, QuerySet[Any]] = {
        "effects": effects.all(),
        "places": places.all(),
        "events": events.exclude(noun="Mailbox"),
    }
    return {**await counts(), **{name: await rows.count() for name, rows in written.items()}}
