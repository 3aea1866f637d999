"""Bytes are stored once, and only as long as a file names them."""

from datetime import timedelta

import pytest

import models
from errors import Forbidden, LimitReached, WrongState
from mail.attachment import Attachment
from models.file import UNUSED_FOR
from tests.make import NOON, Cast, events, subject
from tests.models.post import letter

LATER = NOON + UNUSED_FOR + timedelta(minutes=1)


def logo(name: str = "logo.png") -> Attachment:
    return Attachment(name=name, media_type="image/png", content=b"\x89PNG the same picture")


async def test_the_same_content_is_stored_once(cast: Cast) -> None:
    card = await subject(cast)
    for text in ("Primeira", "Segunda"):
        message = await letter(text, card)
        await models.File.came_with(message, [logo(), logo("copy.png")], now=NOON)

    assert await models.File.all().count() == 4 and await models.Blob.all().count() == 1


async def test_with_the_subject_its_files_are_gone_and_what_others_name_stays(cast: Cast) -> None:
    card, other = await subject(cast), await subject(cast, "Velas")
    theirs = Attachment(name="a.txt", media_type="text/plain", content=b"only here")
    await models.File.came_with(await letter("Primeira", card), [logo(), theirs], now=NOON)
    await models.File.came_with(await letter("Segunda", other), [logo()], now=NOON)

    await card.delete_for_ever(by=cast.rita, now=NOON)

    assert [file.name for file in await models.File.all()] == ["logo.png"]
    assert [blob.content for blob in await models.Blob.all()] == [logo().content]


async def test_an_upload_nobody_used_is_forgotten_after_a_day_and_its_bytes_with_it(cast: Cast) -> None:
    system = await models.User.system()
    used = await models.File.begin_upload("a.txt", by=cast.ana, now=NOON)
    await used.receive(b"sent", declared="text/plain", by=cast.ana, now=NOON)
    await models.File.give([used], await letter("Primeira", await subject(cast)), now=NOON)
    unused = await models.File.begin_upload("b.txt", by=cast.ana, now=NOON)
    await unused.receive(b"never sent", declared="text/plain", by=cast.ana, now=NOON)

    assert await models.File.forget_unused(by=system, now=NOON + UNUSED_FOR) == 0
    assert await models.File.forget_unused(by=system, now=LATER) == 1
    assert await models.Blob.sweep(now=NOON + timedelta(minutes=59)) == 0
    assert await models.Blob.sweep(now=LATER) == 1

    assert [file.name for file in await models.File.all()] == ["a.txt"]
    assert [blob.content for blob in await models.Blob.all()] == [b"sent"]
    assert [event.data["file"] for event in await events("UploadForgotten")] == [unused.id]


async def test_a_message_takes_an_upload_and_copies_what_another_message_has(cast: Cast) -> None:
    card = await subject(cast)
    first, second = await letter("Primeira", card), await letter("Segunda", card)
    file = await models.File.begin_upload("a.txt", by=cast.ana, now=NOON)
    with pytest.raises(WrongState):
        await models.File.give([file], first, now=NOON)
    await file.receive(b"sent", declared="text/plain", by=cast.ana, now=NOON)

    for message in (first, second):
        await models.File.give([await models.File.get(id=file.id)], message, now=NOON)

    rows = await models.File.all().order_by("id")
    assert [(row.message_id, row.blob_id == file.blob_id) for row in rows] == [(first.id, True), (second.id, True)]


async def test_uploads_are_for_sellers_and_bounded(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("models.file.uploading.WAITING_AT_MOST", 2)
    with pytest.raises(Forbidden):
        await models.File.begin_upload("a.txt", by=cast.vera, now=NOON)
    for _ in range(2):
        await models.File.begin_upload("a.txt", by=cast.ana, now=NOON)
    with pytest.raises(LimitReached):
        await models.File.begin_upload("a.txt", by=cast.ana, now=NOON)
