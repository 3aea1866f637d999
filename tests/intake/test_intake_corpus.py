"""What must hold over any heap of mails once it is in the database; FUNIL_MAIL_CORPUS names a folder of them."""

import os
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
                received_at=NOON,
                size=len(raw),
                created_at=NOON,
                updated_at=NOON,
            )
            await models.RawMail.create(inbound_id=inbound.id, content=raw)
            ids.append(inbound.id)
    return ids


async def test_every_mail_has_a_visible_outcome_and_a_second_time_no_effect(cast: Cast) -> None:
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
    before = await models.Subject.all().count(), await models.Message.all().count(), await models.Customer.all().count()

    for id in await delivered(mailbox, 2):
        await filing.file(id, now=NOON, instance_key=INSTANCE, reader=READER)
    again = models.InboundMail.filter(uidvalidity=2)
    assert await again.filter(state=models.IntakeState.DUPLICATE).count() == len(first)
    after = await models.Subject.all().count(), await models.Message.all().count(), await models.Customer.all().count()
    assert after == before
