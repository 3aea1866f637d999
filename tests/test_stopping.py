"""A server that is told to stop: who listens is sent away to resume, work ends, and its log has named nobody."""

import asyncio
import contextlib
import json
import shutil
import signal
import sqlite3
import time
from pathlib import Path
from typing import Any

import httpx
import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

from tests.crash.caller import Caller
from tests.crash.house import House, house
from tests.live.projection import CONFIGURED
from tests.test_story import funil

pytestmark = pytest.mark.once

CANARY = "Canário Ímpar"
ADDRESS = "canario.impar@segredo.example"
PASSWORD = "a-canary-of-a-password-4711"
WORDS = "Vinte gaiolas douradas"
LETTER = ["--from", f"{CANARY} <{ADDRESS}>", "--subject", WORDS, "--text", f"{WORDS}, {CANARY}"]


async def told_away(home: House, cookie: str) -> int | None:
    """The code with which a socket that listens is closed."""
    url = home.url.replace("http", "ws") + "/graphql"
    protocols = [Subprotocol("graphql-transport-ws")]
    async with connect(url, subprotocols=protocols, additional_headers={"cookie": cookie}) as page:
        for message in (
            {"type": "connection_init"},
            {"type": "subscribe", "id": "1", "payload": {"query": CONFIGURED}},
        ):
            await page.send(json.dumps(message))
        with contextlib.suppress(ConnectionClosed):
            while True:
                await page.recv()
        return page.close_code


async def streamed(home: House, cookie: str) -> str:
    """All that an event stream says until it ends."""
    headers = {"cookie": cookie, "accept": "text/event-stream"}
    async with httpx.AsyncClient(timeout=60) as client:
        answer = await client.post(f"{home.url}/graphql", json={"query": CONFIGURED}, headers=headers)
    return answer.text


async def busy(bruno: Caller, home: House) -> None:
    """Everything that has words in it: names, addresses, passwords and keys, in what is done and what is refused."""
    await bruno.do("customerCreate", {"name": CANARY, "emails": [ADDRESS]}, "customer { id }")
    wrong = "mutation($i: SignInInput!) { signIn(input: $i) { errors { code } } }"
    for email in (ADDRESS, "bruno@funil.example"):
        await bruno.ask(wrong, i={"email": email, "password": PASSWORD})
    async with httpx.AsyncClient() as client:
        for headers in ({"authorization": f"Bearer funil_{PASSWORD}"}, {"cookie": f"funil={PASSWORD}"}):
            body = {"query": f'{{ subjects(filter: {{text: "{CANARY}"}}) {{ nodes {{ id }} }} }}'}
            await client.post(f"{home.url}/graphql?token={PASSWORD}", json=body, headers=headers)
    for _ in range(3):
        assert (await funil(home, "demo", "mail", *LETTER)).returncode == 0


def filed(folder: Path) -> list[Any]:
    with contextlib.closing(sqlite3.connect(folder / "funil.sqlite3")) as file:
        return file.execute("SELECT state, count(*) FROM inbound_mail GROUP BY state").fetchall()


async def test_it_sends_its_listeners_away_ends_in_time_and_has_named_nobody(tmp_path: Path, database_url: str) -> None:
    if database_url.startswith("sqlite"):  # migrated already, which takes most of a first start
        shutil.copy(tmp_path / "funil.db", tmp_path / "funil.sqlite3")
    with house(tmp_path, f"sqlite:///{tmp_path}/funil.sqlite3") as home:
        home.environ |= {"FUNIL_LOG_LEVEL": "debug", "FUNIL_LOG_FORMAT": "json", "FUNIL_DRAIN_SECONDS": "1"}
        home.start_again()
        await home.ready()
        bruno = Caller(home, "bruno")
        await bruno.sign_in()
        listening = [asyncio.create_task(each(home, bruno.cookie)) for each in (told_away, streamed)]
        await busy(bruno, home)
        began = time.monotonic()
        stopping = asyncio.create_task(asyncio.to_thread(home.send, signal.SIGTERM, 30))
        async with httpx.AsyncClient() as client:
            while (await client.get(f"{home.url}/readyz")).status_code == 200:
                await asyncio.sleep(0.05)
        code, said = await asyncio.gather(*listening)
        status, took = await stopping, time.monotonic() - began
        await bruno.close()
        words = home.last_words(lines=100_000)

    assert status == -signal.SIGTERM and took < 25
    assert code == 1012
    assert "event: complete" not in str(said)
    assert "Traceback" not in words and "Cancel" not in words
    assert dict(filed(tmp_path)).get("PENDING", 0) == 0 and sum(number for _, number in filed(tmp_path)) >= 3
    assert '"level": "debug"' in words and '"trace"' in words
    secrets = [CANARY, "Ímpar", ADDRESS, "segredo.example", PASSWORD, WORDS, "gaiolas"]
    assert not [secret for secret in secrets if secret.lower() in words.lower()]
    assert bruno.cookie.partition("=")[2] not in words
