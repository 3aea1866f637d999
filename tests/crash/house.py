"""The server as a process of its own, mostly `funil serve --demo`, to be killed at any moment and started again."""

import asyncio
import atexit
import contextlib
import functools
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol

import httpx

from tests import nest
from tests.databases import apart
from tests.web import KEY

ROOT = Path(__file__).parent.parent.parent
PATIENCE = 60.0
DEMO = ("serve", "--demo")


class Server(Protocol):
    """A process, whichever way it was started."""

    @property
    def pid(self) -> int | None: ...
    def ended(self, within: float) -> int | None: ...


class Typed:
    """As a person starts it: `python -m cli serve --demo`."""

    def __init__(self, environ: Mapping[str, str], log: Path, command: Sequence[str]) -> None:
        with log.open("ab") as out:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "cli", *command], cwd=ROOT, env=dict(environ), stdout=out, stderr=out
            )
        self.pid: int | None = self._process.pid

    def ended(self, within: float) -> int | None:
        with contextlib.suppress(subprocess.TimeoutExpired):
            return self._process.wait(within)
        return None


class Forked:
    """The same from the moment on when the code is read."""

    def __init__(self, environ: Mapping[str, str], log: Path, command: Sequence[str], dies_at: str | None) -> None:
        self._process = nest.funil(command, environ, log, dies_at=dies_at)
        self.pid = self._process.pid

    def ended(self, within: float) -> int | None:
        self._process.join(within)
        return self._process.exitcode


class House:
    def __init__(self, folder: Path, database_url: str, command: Sequence[str] = DEMO) -> None:
        self._command = command
        self.url = f"http://127.0.0.1:{free_port()}"
        self.kills = 0
        self._folder = folder
        self.log = folder / "server.log"
        self.environ = {
            **{name: value for name, value in os.environ.items() if not name.startswith("FUNIL_")},
            "FUNIL_DATA_DIR": str(folder),
            "FUNIL_DATABASE_URL": database_url,
            "FUNIL_PORT": self.url.rpartition(":")[2],
            "FUNIL_SECRET_KEYS": KEY,
            "FUNIL_MAIL_ALLOW_PRIVATE": "127.0.0.0/8",
        }
        self._server: Server | None = None

    @property
    def up(self) -> bool:
        return self._server is not None and self._server.ended(0) is None

    def start(self) -> None:
        self._server = Typed(self.environ, self.log, self._command)

    def start_again(self, *, dies_at: str | None = None) -> None:
        """Sooner than `start`; with `dies_at` it kills itself at a named point (tests/crash/points.py)."""
        self._server = Forked(self.environ, self.log, self._command, dies_at)

    async def ready(self) -> None:
        """Wait until it says that it would answer."""
        deadline = time.monotonic() + PATIENCE
        async with httpx.AsyncClient(verify=False) as client:
            while self.up and time.monotonic() < deadline:
                with contextlib.suppress(httpx.TransportError):
                    if (await client.get(f"{self.url}/readyz")).status_code == 200:
                        return
                await asyncio.sleep(0.05)
        raise AssertionError(f"The server is not ready:\n{self.last_words()}")

    def kill(self) -> None:
        """As a power cut would, but for what the disk's own memory holds."""
        assert self.send(signal.SIGKILL, 10) == -signal.SIGKILL, self.last_words()
        self.kills += 1

    def stop(self) -> None:
        """As an operator would: it ends in order, and then says which signal it was."""
        assert self.send(signal.SIGTERM, 30) == -signal.SIGTERM, self.last_words()

    async def killed_itself(self, within: float) -> bool:
        assert self._server is not None
        status = await asyncio.to_thread(self._server.ended, within)
        self.kills += status == -signal.SIGKILL
        return status == -signal.SIGKILL

    def last_words(self, lines: int = 40) -> str:
        return "\n".join(self.log.read_text("utf-8", "replace").splitlines()[-lines:])

    def password_of(self, name: str) -> str:
        """Of one of the demo team."""
        users = json.loads((self._folder / "demo-users.json").read_text("utf-8"))
        return str(next(user["password"] for user in users if user["email"].startswith(f"{name}@")))

    def send(self, number: signal.Signals, patience: float) -> int | None:
        """Its exit status, or None when it has not ended after so many seconds."""
        assert self._server is not None
        assert self._server.pid is not None
        os.kill(self._server.pid, number)
        return self._server.ended(patience)


@contextlib.contextmanager
def house(folder: Path, database_url: str, command: Sequence[str] = DEMO) -> Iterator[House]:
    """A house that is not open yet, and does not outlive the test."""
    held = House(folder, database_url, command)
    try:
        yield held
    finally:
        if held.up:
            held.kill()


@contextlib.contextmanager
def furnished(folder: Path) -> Iterator[House]:
    """The demo on SQLite, served. Its first start, which migrates and tells the months, was done once for all."""
    shutil.copytree(_furniture(), folder, dirs_exist_ok=True)
    with house(folder, _file(folder)) as held:
        held.start_again()
        apart(held.ready())
        yield held


@functools.cache
def _furniture() -> Path:
    """What a first start leaves behind when it ends in order."""
    folder = Path(tempfile.mkdtemp(prefix="funil-demo-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    with house(folder, _file(folder)) as first:
        first.start_again()
        apart(first.ready())
        first.stop()
    first.log.unlink()
    return folder


def _file(folder: Path) -> str:
    return f"sqlite:///{folder}/funil.sqlite3"


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
