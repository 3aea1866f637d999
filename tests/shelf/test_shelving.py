"""Files in an S3-compatible store: carried there, fetched by whoever may, and gone there when they are gone."""

import base64
import hashlib
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

import models
from mail.attachment import Attachment
from models.file import Place
from models.file.shelving import LEAVES_AFTER, compared
from shelf import Shelf, ShelfError, Trouble
from tests.make import NOON, Cast, subject
from tests.models.post import letter
from tests.models.post_office import office
from tests.models.test_attach import upload
from tests.schema.test_files import files_of, get
from tests.web import serving

PDF = b"%PDF-1.4 tudo" + b"." * 600_000
SHA = hashlib.sha256(PDF).hexdigest()


async def sent(card: models.Subject, content: bytes = PDF) -> models.Message:
    message = await letter(f"Segue anexo {card.id} {len(content)}", card)
    attached = Attachment(name="proposta.pdf", media_type="application/pdf", content=content)
    await models.File.came_with(message, [attached], now=NOON)
    return message


async def names(shelf: Shelf) -> set[str]:
    return {each.key async for each in shelf.lying()}


async def places() -> dict[str, tuple[Place, bool]]:
    """Of each blob where it lies, and whether the row has its bytes."""
    return {blob.sha256: (blob.place, blob.content is not None) for blob in await models.Blob.all()}


async def test_a_file_is_carried_to_the_store_and_fetched_from_there_by_whoever_may(
    cast: Cast, database: str, tmp_path: Path, shelf: Shelf, environ: dict[str, str]
) -> None:
    card = await subject(cast)
    await sent(card)

    assert await models.shelve(shelf) == 1 and await models.shelve(shelf) == 0
    assert await places() == {SHA: (Place.STORE, False)} and await names(shelf) == {SHA}

    async with serving(tmp_path, database, **environ) as web:
        [file] = await files_of(await web.sign_in(cast.ana), card)
        url = file["download"]["url"]
        whole, part = await get(url), await get(url, range="bytes=9-12")
        assert (whole.status_code, whole.content, whole.headers["content-length"]) == (200, PDF, str(len(PDF)))
        assert whole.headers["content-disposition"].startswith("attachment; ")
        assert whole.headers["x-content-type-options"] == "nosniff"
        assert (part.status_code, part.content) == (206, b"tudo")
        assert part.headers["content-range"] == f"bytes 9-12/{len(PDF)}"
        assert (await get(url, range=f"bytes={len(PDF)}-")).status_code == 416
        assert (await get(url, **{"if-none-match": whole.headers["etag"]})).status_code == 304
        await models.Membership.filter(user_id=cast.ana.id).delete()
        await models.Subject.filter(id=card.id).update(owner_id=cast.bruno.id)
        assert (await get(url)).status_code == 404, "Who may no longer see the file is refused as before."
        await shelf.delete(SHA)
        [file] = await files_of(await web.sign_in(cast.bruno), card)
        gone = await get(file["download"]["url"])
        assert gone.status_code == 503 and "does not answer" in gone.text
        web.health.ready = True
        metrics = (await get(f"{web.url}/metrics")).text
        assert 'funil_files{place="store"} 1.0' in metrics


async def test_uploads_and_what_jobs_read_stay_at_hand(cast: Cast, shelf: Shelf) -> None:
    card = await subject(cast)
    await sent(card)
    await models.shelve(shelf)

    again = await upload(cast.ana, PDF)
    assert await places() == {SHA: (Place.BOTH, True)}, "A verb may want to read it in its unit."
    assert await models.shelve(shelf) == 0
    assert await models.Blob.read(SHA) == PDF

    await again.attach(subject=card, by=cast.ana, now=NOON)
    assert await models.shelve(shelf) == 1
    assert await places() == {SHA: (Place.STORE, False)}
    with pytest.raises(ShelfError):
        await models.Blob.read(SHA)


async def test_what_no_row_names_leaves_the_store_after_a_while(cast: Cast, shelf: Shelf) -> None:
    card, other = await subject(cast), await subject(cast, "Velas")
    await sent(card)
    await sent(other, b"only there")
    await models.shelve(shelf)

    await card.delete_for_ever(by=cast.rita, now=NOON)

    assert await models.depart(shelf, now=NOON + LEAVES_AFTER - timedelta(seconds=1)) == 0
    assert SHA in await names(shelf), "Whoever is reading it comes to the end."
    assert await models.depart(shelf, now=NOON + LEAVES_AFTER) == 1
    assert await names(shelf) == {hashlib.sha256(b"only there").hexdigest()}
    assert not await models.Departure.all().exists()


async def test_what_comes_back_before_it_has_left_stays(cast: Cast, shelf: Shelf) -> None:
    card, other = await subject(cast), await subject(cast, "Velas")
    await sent(card)
    await models.shelve(shelf)
    await card.delete_for_ever(by=cast.rita, now=NOON)
    await sent(other)

    # While somebody deletes the object nothing of its name is put there …
    await models.Departure.filter(sha256=SHA).update(taken_at=NOON)
    assert await models.shelve(shelf) == 0 and await places() == {SHA: (Place.DATABASE, True)}
    # … and whoever died over it is followed by another.
    assert await models.depart(shelf, now=NOON + LEAVES_AFTER) == 1 and await names(shelf) == set()
    assert await models.shelve(shelf) == 1 and await names(shelf) == {SHA}

    await models.Departure.create(sha256=SHA, since=NOON)
    assert await models.depart(shelf, now=NOON + LEAVES_AFTER) == 0, "A row has it there again."
    assert await names(shelf) == {SHA} and not await models.Departure.all().exists()


async def test_files_come_home_and_what_is_wrong_in_the_store_is_named(cast: Cast, shelf: Shelf, now: datetime) -> None:
    card = await subject(cast)
    for content in (PDF, b"two", b"three"):
        await sent(card, content)
    await models.shelve(shelf)
    two, three = (hashlib.sha256(content).hexdigest() for content in (b"two", b"three"))
    later = datetime.now(now.tzinfo) + timedelta(hours=2)
    await shelf.delete(two)
    await shelf.put(three, b"thre")
    await shelf.put("stranger", b"?")

    said = await compared(shelf, now=later)
    assert (said.missing, said.damaged, said.strange) == ([two], [three], ["stranger"])
    with pytest.raises(ShelfError) as refused:
        await models.Blob.fetch(three, shelf)
    assert refused.value.trouble is Trouble.BROKEN
    await shelf.put(two, b"two")
    await shelf.put(three, b"three")

    assert await models.bring_home(shelf, now=NOON) == 3
    assert set((await places()).values()) == {(Place.DATABASE, True)}
    assert await models.Blob.read(SHA) == PDF
    assert await models.depart(shelf, now=NOON, after=timedelta()) == 3 and await names(shelf) == {"stranger"}


async def test_what_goes_wrong_out_there_has_a_name(shelf: Shelf, s3: str) -> None:
    nowhere = Shelf(bucket="no-such-bucket", endpoint=s3, key="a", secret="b", path_style=True)
    away = Shelf(bucket="any", endpoint="http://127.0.0.1:9", key="a", secret="b", path_style=True)
    wrong = [(shelf, Trouble.MISSING), (nowhere, Trouble.NOWHERE), (away, Trouble.AWAY)]
    for each, trouble in wrong:
        with pytest.raises(ShelfError) as refused:
            await each.get("not there")
        assert refused.value.trouble is trouble
    await shelf.delete("not there")
    await models.probe(shelf, "check")
    assert await names(shelf) == set()
    assert "secret" not in repr(shelf)


async def test_a_message_takes_its_files_from_the_store_and_waits_while_that_is_away(
    cast: Cast, shelf: Shelf, s3: str
) -> None:
    async with office(cast) as at:
        message = await at.write(files=(await upload(cast.ana, PDF),))
        await models.shelve(shelf)
        assert await places() == {SHA: (Place.STORE, False)}
        at.way = replace(
            at.way, shelf=Shelf(bucket="no-such-bucket", endpoint=s3, key="a", secret="b", path_style=True)
        )

        waits = await at.post(message)
        assert (waits.state, waits.last_error) == (models.MessageState.QUEUED, "SMTP_NO_FILES")
        at.way = replace(at.way, shelf=shelf)
        assert (await at.post(message, later=timedelta(hours=1))).state is models.MessageState.SENT
        assert base64.b64encode(PDF)[:60] in at.sink.taken[0].content
