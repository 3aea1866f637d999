"""Files that people put on subjects, customers and notes: who may, who fetches them, and when they are gone."""

from typing import Any

import pytest

import models
from errors import Forbidden, NotFound, Required, WrongState
from tests.make import NOON, Cast, customer, events, subject


async def upload(by: models.User, content: bytes = b"%PDF-1.4 planta") -> models.File:
    file = await models.File.begin_upload("planta.pdf", by=by, now=NOON)
    await file.receive(content, declared="text/plain", by=by, now=NOON)
    return file


async def test_whoever_sees_a_matter_fetches_what_was_attached_to_it(cast: Cast) -> None:
    card, eva = await subject(cast), await customer(cast, "Eva", channel=cast.brasil)
    note = await models.Note.add("Ver planta", subject=card, by=cast.ana, now=NOON)
    matters: list[dict[str, Any]] = [{"subject": card}, {"customer": eva}, {"note": note}]
    files = [await upload(cast.ana) for _ in matters]

    for file, matter in zip(files, matters, strict=True):
        await file.attach(**matter, by=cast.ana, now=NOON)

    seen = {row.id for row in await models.File.visible_to(cast.bruno)}
    assert seen == {file.id for file in files} and files[0].media_type == "application/pdf"
    assert not await models.File.visible_to(cast.diego).exists()
    assert await models.Blob.all().count() == 1, "the same bytes are kept once"
    told = await events("FileAttached")
    assert [(event.noun, event.data["file"]) for event in told] == [
        ("Subject", files[0].id),
        ("Customer", files[1].id),
        ("Note", files[2].id),
    ]


async def test_what_is_taken_off_goes_with_its_bytes(cast: Cast) -> None:
    card = await subject(cast)
    one, other = await upload(cast.ana), await upload(cast.ana)
    for file in (one, other):
        await file.attach(subject=card, by=cast.ana, now=NOON)

    await one.remove(by=cast.bruno, now=NOON)
    assert await models.Blob.all().count() == 1
    await other.remove(by=cast.ana, now=NOON)

    assert (await models.Blob.all().count(), await models.File.all().count()) == (0, 0)
    assert len(await events("FileRemoved")) == 2


async def test_what_is_attached_goes_with_its_matter_and_moves_with_a_merge(cast: Cast) -> None:
    card, survivor = await subject(cast), await subject(cast)
    note = await models.Note.add("Ver planta", subject=card, by=cast.ana, now=NOON)
    first, second = await upload(cast.ana), await upload(cast.ana, b"outra")
    await first.attach(subject=card, by=cast.ana, now=NOON)
    await second.attach(note=note, by=cast.ana, now=NOON)
    await survivor.merge([card], by=cast.bruno, now=NOON)
    assert (await models.File.get(id=first.id)).subject_id == survivor.id

    await survivor.delete_for_ever(by=cast.bruno, now=NOON)

    assert (await models.Blob.all().count(), await models.File.all().count()) == (0, 0)


async def test_what_may_not_be_attached_says_so(cast: Cast) -> None:
    card = await subject(cast)
    hidden = await subject(cast, by=cast.diego, owner=cast.diego, channel=cast.europa)
    note = await models.Note.add("Da Ana", subject=card, by=cast.ana, now=NOON)
    file, empty = await upload(cast.bruno), await models.File.begin_upload("x", by=cast.bruno, now=NOON)
    refusals: list[tuple[models.File, dict[str, Any], type[Exception]]] = [
        (file, {}, Required),
        (file, {"subject": card, "note": note}, Required),
        (file, {"subject": hidden}, NotFound),
        (file, {"note": note}, Forbidden),
        (empty, {"subject": card}, WrongState),
    ]
    for given, matter, refused in refusals:
        with pytest.raises(refused):
            await given.attach(**matter, by=cast.bruno, now=NOON)
    with pytest.raises(Forbidden):
        await file.remove(by=cast.vera, now=NOON)

    await file.attach(subject=card, by=cast.bruno, now=NOON)
    with pytest.raises(WrongState, match="in use"):
        await file.attach(subject=card, by=cast.bruno, now=NOON)
