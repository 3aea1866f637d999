"""A heap of mails, filed one after the other, and what must hold of it (the intake table, last paragraph)."""

import contextlib
import re
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import models
from models import filing
from tests.intake.conftest import INSTANCE, KEYRING
from tests.make import NOON, Cast
from tests.reader import READER, children

REMOTE = re.compile(r"""<script|\b(?:src|background|srcset)\s*=\s*["']?\s*(?:https?:)?//""", re.IGNORECASE)
MACHINES = {"11", "12", "13", "14", "17"}
"""The rows of bounces, receipts and automatic replies."""
SECONDS, BYTES = 5.0, 300 * 1024 * 1024
COSTLY = {"cpu", "wall", "memory", "recursion", "unreadable"}
"""Caps that say that reading was not bounded as it should be."""


@dataclass
class Heap:
    """`mails`: their source and their bytes."""

    mails: Sequence[tuple[str, bytes]]
    mailbox: models.Mailbox
    slowest: float = 0.0
    largest: int = 0
    wrong: list[str] = field(default_factory=list)

    @classmethod
    async def of(cls, mails: Sequence[tuple[str, bytes]], cast: Cast) -> "Heap":
        mailbox = await models.Mailbox.connect(
            by=cast.rita,
            now=NOON,
            keyring=KEYRING,
            address="caixa@funil.example",
            host="imap.funil.example",
            username="caixa",
            password="x",
            default_channel=cast.brasil,
        )
        return cls(mails, mailbox)

    async def file(self, uidvalidity: int, first_uid: int = 1) -> None:
        """All of them as deliveries under these numbers, each to its outcome."""
        for id in await self._delivered(uidvalidity, first_uid):
            began = time.monotonic()
            await filing.file(id, now=NOON, instance_key=INSTANCE, reader=READER)
            self.slowest = max(self.slowest, time.monotonic() - began)
            self.largest = max(self.largest, *(_peak(child) for child in children()), 0)

    async def _delivered(self, uidvalidity: int, first_uid: int) -> list[int]:
        ids = []
        async with models.transaction():
            for uid, (_, raw) in enumerate(self.mails, first_uid):
                inbound = await models.InboundMail.create(
                    mailbox_id=self.mailbox.id,
                    uidvalidity=uidvalidity,
                    uid=uid,
                    # A heap has no clock; one that came within an hour would be stopped by the loop guard.
                    received_at=NOON + timedelta(minutes=7 * uid),
                    size=len(raw),
                    created_at=NOON,
                    updated_at=NOON,
                )
                await models.RawMail.create(inbound_id=inbound.id, content=raw)
                ids.append(inbound.id)
        return ids

    async def check(self) -> None:
        """The first time: each has an outcome, nothing was dear, nothing cannot be stored or shown."""
        told = await models.InboundMail.filter(uidvalidity=1).order_by("uid").prefetch_related("effects")
        assert len(told) == len(self.mails)
        for inbound in told:
            where = f"{self.mails[inbound.uid - 1][0]} #{inbound.uid}"
            if inbound.state in (models.IntakeState.PENDING, models.IntakeState.FAILED):
                self.wrong.append(f"{where}: {inbound.state} {inbound.last_error}")
            for effect in inbound.effects:
                if effect.rule in MACHINES and effect.outcome == "CREATED":
                    self.wrong.append(f"{where}: a machine made a subject")
                if effect.reason == "malformed" and effect.params["cap"] in COSTLY:
                    self.wrong.append(f"{where}: {effect.params['cap']}")
        async for message in models.Message.all():
            self._check_text(message)
        assert self.wrong == []
        assert self.slowest < SECONDS
        assert self.largest < BYTES

    def _check_text(self, message: models.Message) -> None:
        texts = (
            message.text,
            message.new_text,
            message.html or "",
            message.subject_line or "",
            message.from_name or "",
        )
        for text in (*texts, message.message_id, *message.references):
            if "\0" in text or text.encode("utf-8", "replace").decode() != text:
                self.wrong.append(f"message {message.id}: {text[:80]!r}")
        if found := REMOTE.search(message.html or ""):
            self.wrong.append(f"message {message.id}: {found[0]}")

    async def check_again(self, uidvalidity: int) -> None:
        """A second run changes nothing; the same mails under other numbers are recognised, to no effect."""
        before = await counts()
        for row in await models.InboundMail.all().order_by("id").values("id"):
            await filing.file(row["id"], now=NOON + timedelta(days=30), instance_key=INSTANCE, reader=READER)
        assert await counts() == before
        await self.file(uidvalidity)
        again = models.InboundMail.filter(uidvalidity=uidvalidity)
        assert await again.exclude(state=models.IntakeState.DUPLICATE).values("uid", "state") == []
        assert await counts() == before

    async def table(self) -> str:
        """What became of the mails of each source, and by which row."""
        lines: dict[str, Counter[str]] = {source: Counter() for source, _ in self.mails}
        rows: Counter[str] = Counter()
        for mail in await models.InboundMail.filter(uidvalidity=1).prefetch_related("effects"):
            lines[self.mails[mail.uid - 1][0]][mail.state] += 1
            rows.update(f"{effect.rule:>3} {effect.outcome} {effect.reason}" for effect in mail.effects)
        told = [
            f"{source:36.36} " + ", ".join(f"{number} {state}" for state, number in sorted(held.items()))
            for source, held in lines.items()
        ]
        cost = f"{len(self.mails)} mails; the slowest {self.slowest:.2f} s; {self.largest / 2**20:.0f} MB at most"
        return (
            "\n" + "\n".join([*told, "", *(f"{number:6} {row}" for row, number in sorted(rows.items())), cost]) + "\n"
        )


async def counts() -> list[int]:
    nouns = (models.Subject, models.Message, models.Customer, models.IntakeEffect, models.SubjectMessage)
    return [await noun.all().count() for noun in nouns]


def _peak(child: int) -> int:
    """The bytes that a process had at most; 0 where that cannot be seen."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{child}/status").read_text("ascii", "replace").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    return 0
