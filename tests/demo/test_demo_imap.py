"""The demo mailbox is an IMAP server like others: what a client puts in, it gets out, also after a restart."""

import asyncio
import contextlib
import os
import signal
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from imapclient import IMAPClient
from imapclient.exceptions import LoginError

from demo import imap
from demo.imap import Account

pytestmark = pytest.mark.once

ROOT = Path(__file__).parent.parent.parent
PLAIN = (
    b"From: =?utf-8?q?Eva_Concei=C3=A7=C3=A3o?= <eva@padaria.example>\r\nTo: vendas@funil.example\r\n"
    b"Subject: caf\xc3\xa9 cru\r\nMessage-ID: <1@padaria.example>\r\n\r\nOl\xc3\xa1,\r\nFrom here on\r\n"
)
ODD = b"From nobody Mon\r\nFrom: x\r\nno colon line\r\nX: \xff\x00a\r\n\r\n\xff\x00.\r\n."


@contextlib.contextmanager
def signed_in(account: Account) -> Iterator[IMAPClient]:
    client = IMAPClient(account.host, account.port, ssl=False, timeout=10)
    client.login(account.username, account.password)
    try:
        yield client
    finally:
        client.logout()


def contents(client: IMAPClient) -> dict[int, bytes]:
    client.select_folder("INBOX", readonly=True)
    found = client.search(["UID", "1:*"])
    return {uid: got[b"BODY[]"] for uid, got in client.fetch(found, ["BODY.PEEK[]"]).items()}


async def test_mails_are_given_back_byte_by_byte_and_stay_unread(box: Account) -> None:
    def talk() -> None:
        with signed_in(box) as client:
            for raw in (PLAIN, ODD):
                client.append("INBOX", raw)
            assert contents(client) == {1: PLAIN, 2: ODD}
            assert client.fetch([1], ["FLAGS"])[1][b"FLAGS"] == ()

    await asyncio.to_thread(talk)


async def test_whoever_idles_hears_at_once_of_another_clients_mail(box: Account) -> None:
    def talk() -> float:
        with signed_in(box) as waiting, signed_in(box) as writing:
            waiting.select_folder("INBOX", readonly=True)
            waiting.idle()
            writing.append("INBOX", PLAIN)
            begun = time.monotonic()
            heard = waiting.idle_check(timeout=5)
            took = time.monotonic() - begun
            waiting.idle_done()
            assert (1, b"EXISTS") in heard
            assert waiting.search(["UID", "1:*"]) == [1]
            return took

    assert await asyncio.to_thread(talk) < 0.5


async def test_mails_uids_password_and_port_survive_a_restart(tmp_path: Path) -> None:
    arrived = datetime(2026, 11, 20, 12, 30, tzinfo=UTC)

    def fill(account: Account) -> int:
        with signed_in(account) as client:
            for raw in (PLAIN, ODD, PLAIN):
                client.append("INBOX", raw, msg_time=arrived)
            validity: int = client.select_folder("INBOX")[b"UIDVALIDITY"]
            client.delete_messages([1, 3])
            client.expunge()
            return validity

    def look(account: Account, validity: int) -> None:
        with signed_in(account) as client:
            assert contents(client) == {2: ODD}
            assert client.select_folder("INBOX", readonly=True)[b"UIDVALIDITY"] == validity
            client.normalise_times = False
            assert abs(client.fetch([2], ["INTERNALDATE"])[2][b"INTERNALDATE"] - arrived) < timedelta(seconds=1)
            client.append("INBOX", PLAIN)
            assert list(contents(client)) == [2, 4]

    async with imap.running(tmp_path) as before:
        validity = await asyncio.to_thread(fill, before)
    async with imap.running(tmp_path) as after:
        assert after == before
        await asyncio.to_thread(look, after, validity)


async def test_a_taken_port_is_left_to_its_owner(tmp_path: Path) -> None:
    async with imap.running(tmp_path) as first:
        pass
    owner = await asyncio.start_server(lambda reader, writer: None, first.host, first.port)
    async with owner, imap.running(tmp_path) as second:
        assert second.port != first.port
        assert imap.account(tmp_path) == second


async def test_a_wrong_password_is_refused(box: Account) -> None:
    def talk() -> None:
        client = IMAPClient(box.host, box.port, ssl=False, timeout=10)
        with pytest.raises(LoginError):
            client.login(box.username, "guess")
        client.shutdown()

    await asyncio.to_thread(talk)


async def test_the_account_is_readable_by_its_owner_only(box: Account, tmp_path: Path) -> None:
    file = tmp_path / "demo-mailbox" / "account.json"

    assert file.stat().st_mode & 0o077 == 0
    assert imap.account(tmp_path) == box


async def test_the_mailbox_dies_with_a_server_that_is_killed(tmp_path: Path) -> None:
    script = (
        "import asyncio, pathlib, sys\n"
        "from demo import imap\n"
        "async def main():\n"
        "    async with imap.running(pathlib.Path(sys.argv[1])) as account:\n"
        "        print(account.port, flush=True)\n"
        "        await asyncio.sleep(60)\n"
        "asyncio.run(main())\n"
    )
    server = await asyncio.create_subprocess_exec(
        sys.executable, "-c", script, str(tmp_path), cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    assert server.stdout is not None
    port = int(await asyncio.wait_for(server.stdout.readline(), 20))

    os.kill(server.pid, signal.SIGKILL)
    await server.wait()

    for _ in range(100):
        try:
            _, writer = await asyncio.open_connection(imap.HOST, port)
        except ConnectionRefusedError:
            return
        writer.close()
        await asyncio.sleep(0.05)
    pytest.fail("The demo mailbox outlived its server.")
