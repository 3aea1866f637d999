"""The post of a year: mails are filed by the intake itself, and ours leave through a real server on loopback."""

import contextlib
import functools
import tempfile
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from ipaddress import ip_network
from pathlib import Path

from demo import smtpd
from mail.mailbox import Fetched
from mail.mailbox import Security as OnWire
from mail.reader import Reader
from models import filing, posting, taking
from models.base import transaction
from models.inbound import IntakeEffect
from models.keyring import MAIL, Keyring
from models.mailbox import Mailbox
from models.message import Message, MessageState
from models.posting import Way
from models.subject import Subject
from models.user import User
from models.writing import Words, send

HOST = "127.0.0.1"
VALIDITY = 1


@dataclass
class Post:
    keyring: Keyring
    reader: Reader
    smtp_port: int
    mailbox: Mailbox | None = None
    uid: int = 0

    @property
    def instance_key(self) -> bytes:
        return self.keyring.derived(MAIL)

    async def open(self, mailbox: Mailbox, *, by: User, now: datetime) -> None:
        """Let what is written leave."""
        self.mailbox = mailbox
        await mailbox.set_sending(
            by=by,
            now=now,
            keyring=self.keyring,
            host=HOST,
            port=self.smtp_port,
            security=OnWire.NONE,
            anonymous=True,
        )

    async def deliver(self, raw: bytes, *, now: datetime) -> Subject | None:
        """Take and file one mail; the subject on which it is now, if it is on one."""
        self.uid += 1
        fetched = Fetched(uid=self.uid, raw=raw, size=len(raw), received_at=now)
        async with transaction():
            mailbox = await Mailbox.get(id=self.mailbox.id if self.mailbox else 0)
            (id,) = await taking.insert(mailbox, VALIDITY, [fetched], now=now)
        await filing.file(id, now=now, instance_key=self.instance_key, reader=self.reader)
        effect = await IntakeEffect.filter(inbound_id=id, subject_id__not_isnull=True).order_by("id").first()
        return await Subject.get_or_none(id=effect.subject_id) if effect else None

    async def write(
        self, subject: Subject, text: str, *, by: User, now: datetime, answers: Message | None = None
    ) -> Message | None:
        """Write to the customer, and hand it over; None: nobody took it."""
        words = Words(text=text, answers=answers)
        message = await send(subject, words, by=by, now=now, instance_key=self.instance_key)
        await posting.post(message.id, self._way(now))
        message = await Message.get(id=message.id)
        return message if message.state is MessageState.SENT else None

    def _way(self, now: datetime) -> Way:
        return Way(
            keyring=self.keyring,
            instance_key=self.instance_key,
            now=functools.partial(_same, now),
            allow_private=(ip_network(f"{HOST}/32"),),
        )


def _same(now: datetime) -> datetime:
    return now


@contextlib.asynccontextmanager
async def opened(keyring: Keyring) -> AsyncIterator[Post]:
    """With a server that takes what leaves, and a child that reads what comes."""
    reader = Reader(children=1)
    try:
        with tempfile.TemporaryDirectory() as folder:
            async with smtpd.running(Path(folder)) as port:
                yield Post(keyring, reader, port)
    finally:
        reader.close()
