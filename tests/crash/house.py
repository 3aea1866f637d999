"""The server as a process of its own, `python -m cli serve --demo`, to be killed at any moment and started again."""

import asyncio
import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx

from tests.web import KEY

ROOT = Path(__file__).parent.parent.parent
PATIENCE = 60.0


class House:
    def __init__(self, folder: Path, database_url: str) -> None:
        self.url = f"http://127.0.0.1:{_free_port()}"
        self.starts = 0
        self._folder = folder
        self._log = folder / "server.log"
        self._environ = {
            **{name: value for name, value in os.environ.items() if not name.startswith("FUNIL_")},
            "FUNIL_DATA_DIR": str(folder),
            "FUNIL_DATABASE_URL": database_url,
            "FUNIL_PORT": self.url.rpartition(":")[2],
            "FUNIL_SECRET_KEYS": KEY,
            "FUNIL_MAIL_ALLOW_PRIVATE": "127.0.0.0/8",
            "FUNIL_SWEEP_SECONDS": "5",
        }
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def up(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def start(self, *, dies_at: str | None = None) -> None:
        """Start it, as it is or so that it kills itself at a named point (tests/crash/points.py)."""
        program = ["-m", "cli"] if dies_at is None else ["-m", "tests.crash.points", dies_at]
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, *program, "serve", "--demo"], cwd=ROOT, env=self._environ, stdout=log, stderr=log
            )
        self.starts += 1

    async def ready(self) -> None:
        """Wait until it says that it would answer."""
        deadline = time.monotonic() + PATIENCE
        async with httpx.AsyncClient() as client:
            while self.up and time.monotonic() < deadline:
                with contextlib.suppress(httpx.TransportError):
                    if (await client.get(f"{self.url}/readyz")).status_code == 200:
                        return
                await asyncio.sleep(0.05)
        raise AssertionError(f"The server is not ready:\n{self.last_words()}")

    def kill(self) -> None:
        """As a power cut would, but for the disk's own memory."""
        assert self._process is not None
        self._process.send_signal(signal.SIGKILL)
        self._process.wait(10)

    def stop(self) -> int:
        """As an operator would; its exit status."""
        assert self._process is not None
        self._process.terminate()
        return self._process.wait(30)

    async def gone(self, seconds: float = 30) -> bool:
        """Whether it ends by itself within this time."""
        assert self._process is not None
        with contextlib.suppress(subprocess.TimeoutExpired):
            await asyncio.to_thread(self._process.wait, seconds)
        return not self.up

    def last_words(self, lines: int = 40) -> str:
        return "\n".join(self._log.read_text("utf-8", "replace").splitlines()[-lines:])

    def password_of(self, name: str) -> str:
        """Of one of the demo team."""
        users = json.loads((self._folder / "demo-users.json").read_text("utf-8"))
        return str(next(user["password"] for user in users if user["email"].startswith(f"{name}@")))


@contextlib.contextmanager
def house(folder: Path, database_url: str) -> Iterator[House]:
    """A house that is not open yet, and does not outlive the test."""
    held = House(folder, database_url)
    try:
        yield held
    finally:
        if held.up:
            held.kill()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
