"""The office where mail arrives: a mailbox on a real IMAP server, and a clock that the test sets."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from ipaddress import ip_network
from typing import Any

import pytest

import models
from models import filing, polling
from models.keyring import Keyring
from models.line import Line
from tests.intake.letters import TRUSTED
from tests.intake.post import Post, account
from tests.make import NOON, Cast
from tests.reader import READER

LOOPBACK = (ip_network("127.0.0.0/8"),)
KEYRING = Keyring((b"k" * 32,))
INSTANCE = KEYRING.derived("mail")


def line(clock: Callable[[], datetime], keyring: Keyring = KEYRING, **given: Any) -> Line:
    return Line(keyring, clock, **{"allow_private": LOOPBACK, **given})


@dataclass
class Clock:
    """Stands still until it is told to go on."""

    at: datetime = NOON

    def __call__(self) -> datetime:
        return self.at

    def on(self, **by: float) -> None:
        self.at += timedelta(**by)


@dataclass
class Office:
    """One mailbox, and the two steps that a mail takes: it is fetched, and it is filed."""

    post: Post
    mailbox: models.Mailbox
    clock: Clock
    taken: list[int] = field(default_factory=list)

    async def poll(self) -> int:
        """A minute later somebody looks into the mailbox."""
        self.clock.on(seconds=61)
        taken = self.taken = []

        async def then(ids: Any) -> None:
            taken.extend(ids)

        return await polling.poll(self.mailbox.id, line=line(self.clock), then=then)

    async def file(self, inbound_id: int) -> models.InboundMail:
        await filing.file(inbound_id, now=self.clock(), instance_key=INSTANCE, reader=READER)
        return await models.InboundMail.get(id=inbound_id)

    async def deliver(self, *mails: bytes) -> None:
        for raw in mails:
            await asyncio.to_thread(self.post.deliver, raw, self.clock())

    async def arrive(self, *mails: bytes) -> list[models.InboundMail]:
        """The mails are delivered, fetched and filed."""
        await self.deliver(*mails)
        await self.poll()
        return [await self.file(id) for id in list(self.taken)]

    async def one(self, raw: bytes) -> models.InboundMail:
        [inbound] = await self.arrive(raw)
        return inbound

    async def health(self) -> models.Mailbox:
        return await models.Mailbox.get(id=self.mailbox.id)


async def connected(cast: Cast, post: Post, clock: Clock, **given: Any) -> Office:
    """Rita connects a mailbox, and it has been looked into once."""
    told: dict[str, Any] = {
        "address": "caixa@funil.example",
        "host": post.host,
        "port": post.port,
        "username": post.username,
        "password": post.password,
        "folder": post.folder,
        "security": models.Security.NONE,
        "authserv_id": TRUSTED,
        **given,
    }
    mailbox = await models.Mailbox.connect(by=cast.rita, now=clock(), keyring=KEYRING, **told)
    office = Office(post, mailbox, clock)
    await office.poll()
    return office


async def effects(inbound: models.InboundMail) -> list[models.IntakeEffect]:
    return await models.IntakeEffect.filter(inbound_id=inbound.id).order_by("id")


async def effect(inbound: models.InboundMail) -> models.IntakeEffect:
    [only] = await effects(inbound)
    return only


@pytest.fixture(scope="session")
def post(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Post]:
    """What lies in it from other tests is history to a mailbox that is connected later."""
    with account(tmp_path_factory.mktemp("post")) as post:
        yield post


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def office(cast: Cast, post: Post, clock: Clock) -> Office:
    return await connected(cast, post, clock)
