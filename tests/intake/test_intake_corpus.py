"""What must hold over any heap of mails once it is in the database; FUNIL_MAIL_CORPUS names a folder of them."""

import os
import re
import sys
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest

import models
from models import filing
from tests.intake.conftest import INSTANCE, KEYRING
from tests.make import NOON, Cast
from tests.reader import READER

FOLDER = os.environ.get("FUNIL_MAIL_CORPUS", "")
EACH = 5
"""Every so-manieth file; all of them take minutes (`FUNIL_TEST_WHOLE_CORPUS=1`)."""

pytestmark = pytest.mark.skipif(not FOLDER, reason="FUNIL_MAIL_CORPUS names no folder of mails")


def files() -> list[Path]:
    found = sorted(path for path in Path(FOLDER).rglob("*") if path.is_file())
    return found if os.environ.get("FUNIL_TEST_WHOLE_CORPUS") else found[::EACH]


async def delivered(mailbox: models.Mailbox, uidvalidity: int) -> list[int]:
    """Every file as a delivery that waits."""
    ids = []
    async with models.transaction():
        for uid, path in enumerate(files(), 1):
            raw = path.read_bytes()
            inbound = await models.InboundMail.create(
                mailbox_id=mailbox.id,
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


REMOTE = re.compile(r"""<script|\b(?:src|background|srcset)\s*=\s*["']?\s*(?:https?:)?//""", re.IGNORECASE)
MACHINES = {"11", "12", "13", "14", "17"}
"""The rows of bounces, receipts and automatic replies."""


async def counts() -> list[int]:
    return [await noun.all().count() for noun in (models.Subject, models.Message, models.Customer, models.IntakeEffect)]


async def test_every_mail_has_a_visible_outcome_and_a_second_time_no_effect(
    cast: Cast, capsys: pytest.CaptureFixture[str]
) -> None:
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
    first = await delivered(mailbox, 1)
    for id in first:
        await filing.file(id, now=NOON, instance_key=INSTANCE, reader=READER)
    settled = models.InboundMail.exclude(state__in=[models.IntakeState.PENDING, models.IntakeState.FAILED])
    assert await settled.count() == len(first) > 0
    with capsys.disabled():
        sys.stdout.write(await table())
    await check_texts()
    before = await counts()

    for id in await delivered(mailbox, 2):
        await filing.file(id, now=NOON, instance_key=INSTANCE, reader=READER)
    again = models.InboundMail.filter(uidvalidity=2)
    assert await again.filter(state=models.IntakeState.DUPLICATE).count() == len(first)
    assert await counts() == before


async def table() -> str:
    """What became of the mails of each source, and by which row."""
    sources = [path.relative_to(FOLDER).parts[0] for path in files()]
    lines: dict[str, Counter[str]] = {source: Counter() for source in sources}
    rows: Counter[str] = Counter()
    for mail in await models.InboundMail.filter(uidvalidity=1).prefetch_related("effects"):
        source = sources[mail.uid - 1]
        lines[source][mail.state] += 1
        for effect in mail.effects:
            rows[f"{effect.rule:>3} {effect.outcome} {effect.reason}"] += 1
            assert not (effect.rule in MACHINES and effect.outcome == "CREATED"), (source, mail.subject_line)
    told = [
        f"{source:36.36} " + ", ".join(f"{number} {state}" for state, number in sorted(held.items()))
        for source, held in lines.items()
    ]
    return "\n" + "\n".join([*told, "", *(f"{number:6} {row}" for row, number in sorted(rows.items()))]) + "\n"


async def check_texts() -> None:
    """Valid UTF-8 without NUL, and nothing that runs or is fetched from elsewhere."""
    async for message in models.Message.all():
        for text in (message.text, message.new_text, message.subject_line or "", message.from_name or ""):
            assert "\0" not in text and text.encode().decode() == text
        assert not REMOTE.search(message.html or ""), message.subject_line
