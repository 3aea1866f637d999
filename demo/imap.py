"""The demo mailbox: a real IMAP server on loopback, which lives as long as the server that starts it."""

import asyncio
import contextlib
import json
import secrets
import sys
from collections.abc import AsyncIterator
from dataclasses import asdict, dataclass
from pathlib import Path

HOST = "127.0.0.1"
USERNAME = "demo"
SERVER = Path(__file__).parent / "imapd.py"
STARTS_WITHIN = 20.0
STOPS_WITHIN = 3.0


class DemoMailboxError(Exception):
    """The demo mailbox cannot be used; the message tells a person why."""


@dataclass(frozen=True)
class Account:
    """Where the demo mailbox is, and how to get in."""

    port: int
    username: str
    password: str
    host: str = HOST


@contextlib.asynccontextmanager
async def running(data_dir: Path) -> AsyncIterator[Account]:
    """Serve the mails kept under `data_dir` as before: same password, same UIDs, same port where it is free."""
    folder = data_dir / "demo-mailbox"
    wanted = await asyncio.to_thread(_kept_or_new, folder)
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        "-P",
        str(SERVER),
        str(folder.absolute()),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        account = Account(await _port_of(child, wanted), wanted.username, wanted.password)
        await asyncio.to_thread(_keep, folder, account)
        yield account
    finally:
        await _stop(child)


def account(data_dir: Path) -> Account | None:
    """The account of the server that runs, or ran, on this data folder: for a command in another process."""
    return _kept(data_dir / "demo-mailbox")


async def _port_of(child: asyncio.subprocess.Process, wanted: Account) -> int:
    assert child.stdin is not None and child.stdout is not None  # noqa: S101, PT018 - both are pipes, made above
    line = {"port": wanted.port, "username": wanted.username, "password": wanted.password}
    try:
        child.stdin.write(json.dumps(line).encode() + b"\n")
        answer = await asyncio.wait_for(child.stdout.readline(), STARTS_WITHIN)
    except (TimeoutError, ConnectionError):
        answer = b""
    if not answer.strip().isdigit():
        raise DemoMailboxError("The demo mailbox did not start; what it printed stands above.")
    return int(answer)


async def _stop(child: asyncio.subprocess.Process) -> None:
    if child.stdin is not None:
        child.stdin.close()
    try:
        await asyncio.wait_for(child.wait(), STOPS_WITHIN)
    except TimeoutError:
        child.kill()
        await child.wait()


def _kept_or_new(folder: Path) -> Account:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return _kept(folder) or Account(0, USERNAME, secrets.token_urlsafe(16))


def _kept(folder: Path) -> Account | None:
    try:
        return Account(**json.loads((folder / "account.json").read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def _keep(folder: Path, account: Account) -> None:
    aside = folder / "account.new"
    aside.touch(mode=0o600)
    aside.write_text(json.dumps(asdict(account)), "utf-8")
    aside.replace(folder / "account.json")
