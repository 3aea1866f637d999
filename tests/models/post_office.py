"""A channel that can send, a real SMTP server to send to, and one try after the other."""

import contextlib
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from ipaddress import ip_network
from typing import Any

import models
from mail.mailbox import Security
from models import posting, writing
from models.keyring import MAIL, Keyring
from models.posting import Way
from models.writing import Words
from tests import make
from tests.make import NOON, Cast
from tests.sink import Sink, sink

KEYRING = Keyring((b"k" * 32,))
INSTANCE = KEYRING.derived(MAIL)
LOOPBACK = (ip_network("127.0.0.0/8"),)
EVA = "eva@firma.example"


@dataclass
class Office:
    cast: Cast
    sink: Sink
    subject: models.Subject
    mailbox: models.Mailbox
    way: Way
    at: datetime = field(default=NOON)

    async def write(self, by: models.User | None = None, **words: Any) -> models.Message:
        """Ana writes to Eva, unless told otherwise."""
        given = {"text": "Segue a proposta.", **words}
        return await writing.send(
            self.subject, Words(**given), by=by or self.cast.ana, now=self.at, instance_key=INSTANCE
        )

    async def post(self, message: models.Message, *, later: timedelta = timedelta()) -> models.Message:
        """One try, so much later; the message as it stands then."""
        self.at += later
        await posting.post(message.id, self.way)
        return await models.Message.get(id=message.id)

    async def sent(self, **words: Any) -> models.Message:
        return await self.post(await self.write(**words))


@contextlib.asynccontextmanager
async def office(cast: Cast, **settings: Any) -> AsyncIterator[Office]:
    """Brasil writes as brasil@funil.example; Eva is the customer of Ana's subject."""
    async with sink(**settings) as held:
        mailbox = await models.Mailbox.connect(
            by=cast.rita,
            now=NOON,
            keyring=KEYRING,
            address="caixa@funil.example",
            host="imap.funil.example",
            username="caixa",
            password="a password",
        )
        await mailbox.set_sending(
            by=cast.rita,
            now=NOON,
            keyring=KEYRING,
            host="127.0.0.1",
            port=held.port,
            security=Security.NONE,
            anonymous=True,
        )
        await cast.brasil.update(by=cast.rita, now=NOON, mailbox=mailbox)
        customer = await make.customer(cast, "Eva Lima", emails=[EVA])
        subject = await make.subject(cast, customer=customer)
        clock: list[Callable[[], datetime]] = []
        way = Way(keyring=KEYRING, instance_key=INSTANCE, now=lambda: clock[0](), allow_private=LOOPBACK)
        made = Office(cast, held, subject, mailbox, way)
        clock.append(lambda: made.at)
        yield made


def finding(office: Office, found: bool) -> Office:
    """The Sent folder knows of every message, or of none."""

    async def find(mailbox: models.Mailbox, message_id: str) -> bool:
        return found

    office.way = replace(office.way, find=find)
    return office
