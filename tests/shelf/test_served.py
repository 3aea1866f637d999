"""A server beside a store: its worker carries files there and away, whoever is away or is killed meanwhile."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

import models
import workers
from models.file import Place
from schema.ids import to_id
from settings import load
from shelf import Shelf
from storage import engine
from tests.crash.house import house
from tests.intake.conftest import KEYRING
from tests.make import Cast, subject
from tests.shelf.test_shelving import PDF, SHA, names, places, sent
from tests.web import KEY
from tests.workers.test_embedded import until

pytestmark = pytest.mark.once

BEGUN = "mutation($input: FileUploadInput!) { fileUpload(input: $input) { file { id } uploadUrl errors { code } } }"
ATTACHED = "mutation($input: FileAttachInput!) { fileAttach(input: $input) { file { id } errors { code } } }"
FILES = "query($id: ID!) { subject(id: $id) { files { name download { url } } } }"


async def test_an_upload_that_was_acknowledged_is_fetched_from_the_store_after_kills_before_and_while_it_is_carried(
    cast: Cast, database: str, shelf: Shelf, environ: dict[str, str], tmp_path: Path
) -> None:
    card = to_id("Subject", (await subject(cast)).id)
    _, token = await models.Session.begin(cast.ana, now=datetime.now(UTC), terms=models.Terms())
    await engine.close()
    with house(tmp_path, database, ("serve",)) as home:
        home.environ |= environ
        async with httpx.AsyncClient(
            base_url=home.url, headers={"cookie": f"funil={token}"}, timeout=20, verify=False
        ) as ana:

            async def ask(document: str, **variables: Any) -> Any:
                return (await ana.post("/graphql", json={"query": document, "variables": variables})).json()["data"]

            home.start_again()
            await home.ready()
            begun = (await ask(BEGUN, input={"name": "proposta.pdf"}))["fileUpload"]
            assert (await ana.put(begun["uploadUrl"], content=PDF)).status_code == 201
            attached = await ask(ATTACHED, input={"id": begun["file"]["id"], "subjectId": card})
            assert attached["fileAttach"]["errors"] == []
            home.kill()

            home.start_again(dies_at="put, not let go")
            assert await home.killed_itself(30), home.last_words()
            assert await names(shelf) == {SHA}

            home.start_again()
            await home.ready()

            async def carried() -> bool:
                return 'funil_files{place="store"} 1.0' in (await ana.get("/metrics")).text

            await until(carried, 30)
            [file] = (await ask(FILES, id=card))["subject"]["files"]
            url = file["download"]["url"]
            whole, part = await ana.get(url), await ana.get(url, headers={"range": "bytes=9-12"})
            assert (file["name"], whole.content, part.content) == ("proposta.pdf", PDF, b"tudo")
            await shelf.delete(SHA)
            assert (await ana.get(url)).status_code == 503, "It was fetched from there."
        home.stop()
    await engine.open(database)
    assert await places() == {SHA: (Place.STORE, False)}


async def test_the_worker_carries_files_to_the_store_and_away_and_waits_while_that_is_away(
    cast: Cast, database: str, shelf: Shelf, environ: dict[str, str], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    await sent(await subject(cast))
    await shelf.put("f" * 64, b"of nobody any more")
    await models.Departure.create(sha256="f" * 64, since=datetime.now(UTC) - timedelta(hours=2))
    given = {"FUNIL_DATA_DIR": str(tmp_path), "FUNIL_DATABASE_URL": database, "FUNIL_SECRET_KEYS": KEY, **environ}

    async with workers.embedded(load({**given, "FUNIL_S3_ENDPOINT": "http://127.0.0.1:9"}), KEYRING):

        async def told() -> bool:
            return "Files wait in the database: AWAY" in caplog.text

        await until(told, 30)
    assert await places() == {SHA: (Place.BOTH, True)}

    async with workers.embedded(load(given), KEYRING):

        async def carried() -> bool:
            return await places() == {SHA: (Place.STORE, False)} and await names(shelf) == {SHA}

        await until(carried, 30)
