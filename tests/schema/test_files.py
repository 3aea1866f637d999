"""Files by HTTP: who may fetch what, for how long, and what an upload becomes."""

import asyncio
import sys
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

import models
from mail.attachment import Attachment
from schema.download import Ticket
from schema.ids import from_id, to_id
from schema.upload import SENT_AT_ONCE
from tests.make import NOON, Cast, events, subject
from tests.models.post import delivery, letter
from tests.web import OTHER_ORIGIN, Visitor, Web

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40
FILE = "id name mediaType declaredType size inline contentId download { url expiresAt size }"


async def sent(cast: Cast, *attachments: Attachment, **given: Any) -> tuple[models.Subject, models.Message]:
    """Eva's mail on a subject of Ana's, with files."""
    card = await subject(cast, **given)
    message = await letter("Segue anexo", card)
    await models.File.came_with(message, attachments, now=NOON)
    return card, message


def pdf(name: str = "proposta.pdf", content: bytes = b"%PDF-1.4 tudo") -> Attachment:
    return Attachment(name=name, media_type="application/pdf", declared_type="application/pdf", content=content)


async def files_of(visitor: Visitor, card: models.Subject) -> list[dict[str, Any]]:
    found = await visitor.ask(
        f"query($id: ID!) {{ subject(id: $id) {{ messages {{ nodes {{ files {{ {FILE} }} }} }} }} }}",
        id=relay(card),
    )
    files: list[dict[str, Any]] = found["subject"]["messages"]["nodes"][0]["files"]
    return files


def relay(row: Any) -> str:
    return to_id(row.noun, row.id)


async def get(url: str, **headers: str) -> httpx.Response:
    async with httpx.AsyncClient(verify=False) as client:
        return await client.get(url, headers=headers)


async def put(url: str, content: bytes, **headers: str) -> httpx.Response:
    async with httpx.AsyncClient(verify=False) as client:
        return await client.put(url, content=content, headers=headers)


async def test_ana_fetches_what_eva_attached(web: Web, cast: Cast) -> None:
    card, _ = await sent(cast, pdf("Proposta é.pdf"))
    ana = await web.sign_in(cast.ana)

    [file] = await files_of(ana, card)
    told = await get(file["download"]["url"])

    assert (file["name"], file["size"], file["mediaType"]) == ("Proposta é.pdf", 13, "application/pdf")
    assert file["download"]["size"] == 13 and told.content == b"%PDF-1.4 tudo"
    assert told.headers["content-disposition"] == (
        "attachment; filename=\"Proposta _.pdf\"; filename*=UTF-8''Proposta%20%C3%A9.pdf"
    )
    assert told.headers["content-security-policy"] == "sandbox; default-src 'none'"
    assert told.headers["x-content-type-options"] == "nosniff"
    assert (await get(file["download"]["url"], **{"if-none-match": told.headers["etag"]})).status_code == 304


@pytest.mark.parametrize(
    ("asked", "status", "content"),
    [
        ("bytes=0-3", 206, b"%PDF"),
        ("bytes=9-", 206, b"tudo"),
        ("bytes=-4", 206, b"tudo"),
        ("bytes=9-900", 206, b"tudo"),
        ("bytes=13-", 416, b""),
        ("bytes=5-2", 416, b""),
        ("bytes=0-1,4-5", 200, b"%PDF-1.4 tudo"),
        ("lines=0-3", 200, b"%PDF-1.4 tudo"),
    ],
)
async def test_a_range_is_answered(web: Web, cast: Cast, asked: str, status: int, content: bytes) -> None:
    card, _ = await sent(cast, pdf())
    [file] = await files_of(await web.sign_in(cast.ana), card)

    told = await get(file["download"]["url"], range=asked)

    assert (told.status_code, told.content) == (status, content)


async def test_an_address_ends_with_what_it_was_given_for(web: Web, cast: Cast) -> None:
    """With the session, with the sight of the subject, with five minutes; and nobody makes one by hand."""
    card, _ = await sent(cast, pdf(), owner=cast.carla)
    carla, ana = await web.sign_in(cast.carla), await web.sign_in(cast.ana)
    [file] = await files_of(carla, card)
    url = file["download"]["url"]
    assert (await get(url)).status_code == 200

    await card.assign(to=cast.ana, by=cast.bruno, now=NOON)
    assert (await get(url)).status_code == 404, "Carla no longer sees the subject"
    [file] = await files_of(ana, card)
    url = file["download"]["url"]
    assert (await get(url[:-1] + ("0" if url[-1] != "0" else "1"))).status_code == 403
    number = str(from_id(file["id"])[1])
    assert (await get(url.replace(f"/File.{number}.", f"/File.{int(number) + 1}."))).status_code == 403
    await models.Session.filter(user_id=cast.ana.id).update(revoked_at=NOON)
    assert (await get(url)).status_code == 403, "Ana has signed out"


async def test_an_address_lasts_five_minutes(web: Web, cast: Cast) -> None:
    keyring = web.endpoint.keyring
    now = datetime.now(UTC)
    given = Ticket("File", 1, cast.ana.id, "s1", int((now + timedelta(minutes=5)).timestamp())).signed(keyring)

    assert Ticket.read(given, keyring, now=now + timedelta(minutes=4)) is not None
    assert Ticket.read(given, keyring, now=now + timedelta(minutes=5, seconds=1)) is None
    assert Ticket.read("", keyring, now=now) is None


async def test_a_key_fetches_too_until_it_is_revoked(web: Web, cast: Cast) -> None:
    card, _ = await sent(cast, pdf())
    robot = await web.key(cast.ana, "READ")
    [file] = await files_of(robot, card)

    assert (await get(file["download"]["url"])).status_code == 200
    await models.ApiKey.filter(user_id=cast.ana.id).update(revoked_at=NOON)
    assert (await get(file["download"]["url"])).status_code == 403


async def test_only_a_safe_picture_of_the_mail_itself_stands_in_a_page(web: Web, cast: Cast) -> None:
    picture = Attachment(name="a.png", media_type="image/png", content_id="logo", inline=True, content=PNG)
    drawing = Attachment(name="a.svg", media_type="image/svg+xml", content_id="x", inline=True, content=b"<svg>")
    card, _ = await sent(cast, picture, drawing, pdf())
    found = await files_of(await web.sign_in(cast.ana), card)

    shown = [(await get(each["download"]["url"])).headers["content-disposition"].split(";")[0] for each in found]

    assert shown == ["inline", "attachment", "attachment"]
    assert found[0]["contentId"] == "logo" and found[0]["inline"]
    listed = await (await web.sign_in(cast.ana)).ask(
        "query($id: ID!) { subject(id: $id) { files { name } } }", id=relay(card)
    )
    assert [each["name"] for each in listed["subject"]["files"]] == ["proposta.pdf"]


async def test_what_was_only_announced_is_listed_and_cannot_be_fetched(web: Web, cast: Cast) -> None:
    missing = Attachment(name="video.mp4", media_type="video/mp4", missing=True, announced=40_000_000)
    card, _ = await sent(cast, missing)

    [file] = await files_of(await web.sign_in(cast.ana), card)

    assert (file["name"], file["size"], file["download"]) == ("video.mp4", 40_000_000, None)


async def test_an_upload_arrives_once_and_is_its_uploaders(web: Web, cast: Cast) -> None:
    ana, carla = await web.sign_in(cast.ana), await web.sign_in(cast.carla)
    begun = await ana.do("fileUpload", {"name": "../../Proposta\u202e.pdf"}, f"file {{ {FILE} }} uploadUrl expiresAt")
    url, id = begun["uploadUrl"], begun["file"]["id"]
    assert begun["file"]["name"] == "Proposta.pdf" and begun["file"]["download"] is None

    told = await put(url, b"%PDF-1.4 tudo", origin=OTHER_ORIGIN, **{"content-type": "text/plain; charset=x"})
    again = await put(url, b"other")

    assert (told.status_code, told.json()["mediaType"]) == (201, "application/pdf")
    assert told.headers["access-control-allow-origin"] == OTHER_ORIGIN
    assert (again.status_code, again.json()["error"]) == (409, "This file has been uploaded already.")
    [file] = [(await ana.ask(f"query($id: ID!) {{ node(id: $id) {{ ... on File {{ {FILE} }} }} }}", id=id))["node"]]
    assert (file["size"], file["declaredType"]) == (13, "text/plain")
    assert (await get(file["download"]["url"])).content == b"%PDF-1.4 tudo"
    assert (await carla.ask("query($id: ID!) { node(id: $id) { id } }", id=id))["node"] is None
    assert [event.kind for event in (await events())[-2:]] == ["UploadBegun", "FileUploaded"]


MB = 1024 * 1024
AT_ONCE = 12


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere memory is told otherwise")
async def test_many_files_that_arrive_at_once_are_not_held_in_memory(web: Web, cast: Cast) -> None:
    ana = await web.sign_in(cast.ana)
    begun = [await ana.do("fileUpload", {"name": f"{number}.bin"}, "uploadUrl") for number in range(AT_ONCE)]
    nearly, rest = asyncio.Barrier(AT_ONCE + 1), asyncio.Event()

    async def body(number: int) -> AsyncIterator[bytes]:
        yield bytes([number]) * MB
        for _ in range(23):
            yield bytes(MB)
        await nearly.wait()
        await rest.wait()
        yield bytes(MB)

    async def send(number: int) -> httpx.Response:
        async with httpx.AsyncClient(timeout=60, verify=False) as client:
            return await client.put(begun[number]["uploadUrl"], content=body(number))

    before = _memory("VmRSS")
    sending = [asyncio.create_task(send(number)) for number in range(AT_ONCE)]
    await nearly.wait()
    assert _memory("VmRSS") - before < 4 * 25 * MB
    _forget_the_peak()
    rest.set()
    assert [told.status_code for told in await asyncio.gather(*sending)] == [201] * AT_ONCE
    assert _memory("VmHWM") - before < 8 * 25 * MB, "one at a time is stored, of which a database driver makes copies"
    assert {file.size for file in await models.File.all()} == {25 * MB} and await models.Blob.all().count() == AT_ONCE


def _memory(name: str) -> int:
    """Bytes of this process, in which the server is, too."""
    [line] = [line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith(f"{name}:")]
    return int(line.split()[1]) * 1024


def _forget_the_peak() -> None:
    Path("/proc/self/clear_refs").write_text("5")  # man 5 proc


async def test_one_person_sends_so_many_at_once(web: Web, cast: Cast) -> None:
    ana, bruno = await web.sign_in(cast.ana), await web.sign_in(cast.bruno)

    async def room(visitor: Visitor) -> str:
        return str((await visitor.do("fileUpload", {"name": "a.bin"}, "uploadUrl"))["uploadUrl"])

    urls = [await room(ana) for _ in range(SENT_AT_ONCE)]
    begun, rest = asyncio.Barrier(SENT_AT_ONCE + 1), asyncio.Event()

    async def slow() -> AsyncIterator[bytes]:
        yield b"a"
        await begun.wait()
        await rest.wait()

    async with httpx.AsyncClient(timeout=30, verify=False) as client:
        sending = [asyncio.create_task(client.put(url, content=slow())) for url in urls]
        await begun.wait()
        another = await room(ana)
        answers = [(await put(url, b"one more")).status_code for url in (await room(bruno), another)]
        rest.set()
        assert {(await told).status_code for told in sending} == {201}
    assert answers == [201, 429]
    assert (await put(another, b"one more")).status_code == 201


async def test_an_upload_that_is_too_large_or_a_strangers_is_refused(web: Web, cast: Cast) -> None:
    ana = await web.sign_in(cast.ana)
    begun = await ana.do("fileUpload", {"name": "a.bin"}, "file { id } uploadUrl")
    url = begun["uploadUrl"]

    async def endless() -> Any:
        for _ in range(27):
            yield b"x" * 1024 * 1024

    async with httpx.AsyncClient(verify=False) as client:
        try:
            told = await client.put(url, content=endless())
            assert told.status_code == 413
        except httpx.WriteError:
            pass  # it hung up on what it would not hold
    assert (await put(url[:-1] + "x", b"x")).status_code == 403
    assert (await put(url.replace("/uploads/", "/files/"), b"x")).status_code == 405
    assert (await get(url.replace("/uploads/", "/files/"))).status_code == 404, "a ticket to upload fetches nothing"
    await models.Session.filter(user_id=cast.ana.id).update(revoked_at=NOON)
    assert (await put(url, b"x")).status_code == 403
    assert (await models.File.get()).blob_id is None


async def test_the_raw_mail_is_fetched_and_opening_a_foreign_one_is_kept(web: Web, cast: Cast) -> None:
    card = await subject(cast)
    message = await letter("Bom dia", card)
    inbound = await delivery(message, card)
    question = "{ intake { nodes { raw { url size } } } }"

    async def url_for(who: models.User) -> str:
        found = await (await web.sign_in(who)).ask(question)
        return str(found["intake"]["nodes"][0]["raw"]["url"])

    told = await get(await url_for(cast.bruno))
    assert told.text == "Bom dia" and told.headers["content-type"] == "message/rfc822"
    assert not await events("MailOpened"), "it is Bruno's own channel"
    assert (await get(await url_for(cast.marcos))).text == "Bom dia"
    assert [event.actor_id for event in await events("MailOpened")] == [cast.marcos.id]
    await models.InboundMail.filter(id=inbound.id).update(state=models.IntakeState.QUARANTINED)
    assert (await get(await url_for(cast.bruno))).status_code == 200
    assert [event.actor_id for event in await events("MailOpened")] == [cast.marcos.id, cast.bruno.id]
    last = await url_for(cast.bruno)
    await models.RawMail.filter(inbound_id=inbound.id).delete()
    assert (await get(last)).status_code == 404
    assert (await (await web.sign_in(cast.bruno)).ask(question))["intake"]["nodes"][0]["raw"] is None
