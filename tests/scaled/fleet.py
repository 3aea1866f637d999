"""An installation of four processes, two `funil serve` and two `funil work`, on PostgreSQL and Redis."""

import asyncio
import contextlib
import os
import signal
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import httpx

import models
from models.account import hashed
from models.founding import found
from permissions import Role
from storage import engine
from storage.migrate import migrate
from tests.crash.house import Forked, free_port
from tests.web import KEY

PASSWORD = "um cavalo correto com bateria"
TEAM = ("bruno", "marina", "ana", "carla")
PATIENCE = 60.0


class Process:
    """One `funil serve` or `funil work`."""

    def __init__(self, command: str, name: str, folder: Path, environ: dict[str, str]) -> None:
        self.name, self.command = name, command
        self.log = folder / f"{name}.log"
        self.url = f"http://127.0.0.1:{free_port()}"
        self.environ = {**environ, "FUNIL_DATA_DIR": str(folder / name), "FUNIL_PORT": self.url.rpartition(":")[2]}
        self.kills = 0
        self._process: Forked | None = None

    def start(self) -> None:
        self._process = Forked(self.environ, self.log, [self.command], None)

    async def ready(self) -> None:
        """A web process says that it would answer; a worker, that it works."""
        deadline = time.monotonic() + PATIENCE
        while not await self._is_ready():
            assert self.running, f"{self.name} has ended:\n{self.last_words()}"
            assert time.monotonic() < deadline, f"{self.name} is not ready:\n{self.last_words()}"
            await asyncio.sleep(0.05)

    async def _is_ready(self) -> bool:
        if self.command == "work":
            return self.log.exists() and self.log.read_text().count("Working.") > self.kills
        with contextlib.suppress(httpx.TransportError):
            async with httpx.AsyncClient() as client:
                return (await client.get(f"{self.url}/readyz")).status_code == 200
        return False

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.ended(0) is None

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    async def kill(self) -> None:
        self.send(signal.SIGKILL)
        assert await self.ended(10) == -signal.SIGKILL, self.last_words()
        self.kills += 1

    async def stop(self) -> None:
        """As an operator would."""
        self.send(signal.SIGTERM)
        assert await self.ended(40) in (0, -signal.SIGTERM), self.last_words()

    def send(self, number: signal.Signals) -> None:
        assert self._process is not None
        assert self._process.pid is not None
        os.kill(self._process.pid, number)

    async def ended(self, within: float) -> int | None:
        assert self._process is not None
        return await asyncio.to_thread(self._process.ended, within)

    def password_of(self, _: str) -> str:
        return PASSWORD

    def last_words(self, lines: int = 60) -> str:
        """What it said last of all, or of a bug."""
        said = self.log.read_text("utf-8", "replace").splitlines()
        bugs = [number for number, line in enumerate(said) if "A bug, trace" in line]
        first = bugs[-1] if bugs else max(0, len(said) - lines)
        return "\n".join(said[first : first + lines])


@dataclass
class Fleet:
    webs: list[Process]
    workers: list[Process]

    @property
    def all(self) -> list[Process]:
        return [*self.webs, *self.workers]

    async def stop(self) -> None:
        await asyncio.gather(*(process.stop() for process in self.all))

    async def clock(self, database_url: str) -> tuple[Process, int]:
        """The worker that keeps the time, and the number of its lease."""
        lease = await _clock(database_url)
        pids = {str(worker.pid): worker for worker in self.workers}
        return pids[str(lease.holder).split()[1]], lease.fence

    async def fence(self, database_url: str) -> int:
        """The number of the clock's lease, whoever has it: they may have been killed a moment ago."""
        return int((await _clock(database_url)).fence)


async def _clock(database_url: str) -> models.Lease:
    await engine.open(database_url)
    try:
        return await models.Lease.get(name="clock")
    finally:
        await engine.close()


@contextlib.asynccontextmanager
async def fleet(folder: Path, database_url: str, redis_url: str) -> AsyncIterator[Fleet]:
    """All four, ready; none outlives the test."""
    await _founded(database_url)
    environ = {
        **{name: value for name, value in os.environ.items() if not name.startswith("FUNIL_")},
        "FUNIL_DATABASE_URL": database_url,
        "FUNIL_REDIS_URL": redis_url,
        "FUNIL_SECRET_KEYS": KEY,
        "FUNIL_MAIL_ALLOW_PRIVATE": "127.0.0.0/8",
    }
    webs = [Process("serve", name, folder, environ) for name in ("norte", "sul")]
    workers = [Process("work", name, folder, environ) for name in ("formiga", "abelha")]
    held = Fleet(webs, workers)
    try:
        for process in held.all:
            process.start()
        await asyncio.gather(*(process.ready() for process in held.all))
        yield held
    finally:
        for process in held.all:
            if process.running:
                process.send(signal.SIGKILL)
                await process.ended(10)


async def _founded(database_url: str) -> None:
    """Migrated, with managers who may sign in."""
    now = datetime.now(UTC)
    await migrate(database_url)
    await engine.open(database_url)
    try:
        await found(name="Funil", zone="America/Sao_Paulo", currency="BRL", locale="en", now=now)
        password_hash = await hashed(PASSWORD)
        for name in TEAM:
            await models.User.create(
                name=name.capitalize(),
                email=f"{name}@funil.example",
                password_hash=password_hash,
                role=Role.MANAGER,
                created_at=now,
                updated_at=now,
                locale="en",
            )
    finally:
        await engine.close()
