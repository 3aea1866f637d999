"""What the README promises of `make run`: it serves, a mail shows up on the open funnel, it ends when it is told to.

The server is the real one, in a process of its own; so is each command. Always on SQLite, as `make run` is.
"""

import asyncio
import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from tests import nest
from tests.crash.caller import Caller
from tests.crash.house import ROOT, House, furnished

LIVE = """subscription { funnelChanged { kind changes { kind subject {
  title kind stage { id } channel { name } customer { name emails { address } } } } } }"""
EVA = ["--from", "Eva Lima <eva@cliente.example>", "--subject", "Vinte barcos", "--to", "europa@funil.example"]


@pytest.fixture
def home(tmp_path: Path) -> Iterator[House]:
    with furnished(tmp_path) as home:
        yield home


@contextlib.asynccontextmanager
async def open_page(home: House) -> AsyncIterator[ClientConnection]:
    """Bruno's page, subscribed to the whole funnel."""
    bruno = Caller(home, "bruno")
    await bruno.sign_in()
    url, cookie = home.url.replace("http", "ws") + "/graphql", {"cookie": bruno.cookie}
    async with connect(url, subprotocols=[Subprotocol("graphql-transport-ws")], additional_headers=cookie) as page:
        for message in (
            {"type": "connection_init"},
            {"type": "subscribe", "id": "1", "payload": {"query": LIVE}},
            {"type": "ping"},
        ):
            await page.send(json.dumps(message))
        # One is answered, and the other is handled in the order of messages: from here on nothing is missed.
        assert [json.loads(await page.recv())["type"] for _ in range(2)] == ["connection_ack", "pong"]
        await asyncio.sleep(0.3)
        yield page
    await bruno.close()


async def next_card(page: ClientConnection, seconds: float) -> Any:
    """The next card that is new; meanwhile others may be told what is suggested for them."""
    async with asyncio.timeout(seconds):
        while True:
            message = json.loads(await page.recv())
            if message["type"] != "next":
                continue
            for change in message["payload"]["data"]["funnelChanged"]["changes"]:
                if change["kind"] == "ADDED":
                    return change


async def funil(home: House, *arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    return await asyncio.to_thread(nest.told, arguments, {**home.environ, **environ})


async def test_a_mail_to_the_demo_mailbox_shows_up_on_the_open_funnel(home: House) -> None:
    async with open_page(home) as page:
        said = await funil(home, "demo", "mail", *EVA)
        assert said.returncode == 0, said.stderr
        assert said.stdout.startswith("Delivered.")

        change = await next_card(page, seconds=5)

    assert change == {
        "kind": "ADDED",
        "subject": {
            "title": "Vinte barcos",
            "kind": "PROSPECT",
            "stage": None,
            "channel": {"name": "Europa"},
            "customer": {"name": "Eva Lima", "emails": [{"address": "eva@cliente.example"}]},
        },
    }


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
async def test_the_server_ends_within_five_seconds_and_without_a_stack_while_pages_are_open(
    home: House, number: signal.Signals
) -> None:
    async with open_page(home) as page:
        began = time.monotonic()
        status = await asyncio.to_thread(home.send, number, 20)
        took = time.monotonic() - began
        await page.wait_closed()

    # Ctrl-C is how a person ends it, and no failure; who sent SIGTERM is told that it was heeded.
    assert status == (0 if number is signal.SIGINT else -signal.SIGTERM)
    assert took < 5
    assert "Traceback" not in home.last_words()


async def test_it_starts_again_after_a_crash_with_the_same_people_and_the_same_mails(home: House) -> None:
    password = home.password_of("bruno")
    home.kill()
    home.start_again()
    await home.ready()

    assert home.password_of("bruno") == password
    async with open_page(home) as page:
        assert (await funil(home, "demo", "mail", *EVA)).returncode == 0
        change = await next_card(page, seconds=5)
    assert change["subject"]["title"] == "Vinte barcos"


async def test_a_second_server_is_refused_in_a_sentence(home: House, tmp_path: Path) -> None:
    same_data = await funil(home, "serve", FUNIL_PORT="0")
    same_port = await funil(home, "serve", FUNIL_DATA_DIR=str(tmp_path / "other"), FUNIL_DATABASE_URL="")
    meanwhile = await funil(home, "user", "list")

    assert same_data.returncode == same_port.returncode == meanwhile.returncode == 2
    assert same_data.stderr == meanwhile.stderr
    assert same_data.stderr.startswith("funil: A server is running on this SQLite database")
    assert same_port.stderr.startswith("funil: Nothing can be served at 127.0.0.1, port ")
    assert not (tmp_path / "other" / "funil.sqlite3").exists()


def test_without_a_demo_its_commands_say_how_to_start_one(tmp_path: Path) -> None:
    environ = {name: value for name, value in os.environ.items() if not name.startswith("FUNIL_")}
    environ["FUNIL_DATA_DIR"] = str(tmp_path)
    for command in (["demo", "mail"], ["demo", "users"]):
        said = subprocess.run(
            [sys.executable, "-m", "cli", *command], cwd=ROOT, env=environ, capture_output=True, text=True
        )
        assert said.returncode == 2
        assert said.stderr.endswith("Start it with: make run\n") or said.stderr.endswith("the demo with: make run\n")
