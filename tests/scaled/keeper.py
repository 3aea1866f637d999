"""PostgreSQL and Redis of one's own, to be crashed: the scripts of tests/servers start them, a signal ends them."""

import asyncio
import contextlib
import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

from redis import Redis

SCRIPTS = Path(__file__).parent.parent / "servers"


class Missing(Exception):
    """The server is not installed here; the message says which package has it."""


class Keeper:
    """One server, in a folder of its own."""

    pid_file: str

    def __init__(self, name: str, folder: Path, *settings: str) -> None:
        self._script, self._folder = SCRIPTS / f"{name}.sh", folder
        self.url = self._said("start", *settings)

    async def kill(self) -> None:
        """At once, as the kernel does when memory runs out."""
        os.kill(int((self._folder / self.pid_file).read_text().split()[0]), signal.SIGKILL)

    def close(self) -> None:
        self._said("stop")

    def _said(self, what: str, *settings: str) -> str:
        said = subprocess.run(
            [self._script, what, self._folder, *settings], text=True, capture_output=True, check=False
        )
        if "is not installed" in said.stderr:
            raise Missing(said.stderr.strip())
        assert said.returncode == 0, said.stderr
        return said.stdout.strip()


class Postgres(Keeper):
    pid_file = "data/postmaster.pid"

    def __init__(self, folder: Path) -> None:
        # What was acknowledged is out of the process: the machine itself is not made to fall.
        super().__init__("postgres", folder, "synchronous_commit=on")

    async def crash(self) -> None:
        """`pg_ctl restart -m immediate`, and the same after a kill."""
        await asyncio.to_thread(self._said, "restart")


class Queue(Keeper):
    pid_file = "redis.pid"

    def __init__(self, folder: Path) -> None:
        super().__init__("redis", folder)

    async def again(self) -> None:
        await asyncio.to_thread(self._said, "start")

    async def forget_all(self) -> None:
        """FLUSHALL: what an operator does by mistake, or an empty disk."""

        def flush() -> None:
            with Redis.from_url(self.url) as client:
                client.flushall()

        await asyncio.to_thread(flush)


@contextlib.contextmanager
def kept(keeper: type[Postgres] | type[Queue], folder: Path) -> Iterator[Postgres | Queue]:
    server = keeper(folder)
    try:
        yield server
    finally:
        server.close()
