"""Whether this process is well, and what it measures: /livez, /readyz, /metrics. For servers and workers alike."""

import asyncio
import hmac
import logging
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from ipaddress import ip_address
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

import measures
import models
from late import Late
from models import sealing
from models.keyring import Keyring
from models.watching import Key, files, intake, live, mailboxes
from settings import Settings
from storage import engine, migrate

if TYPE_CHECKING:
    from redis import asyncio as redis
    from redis import exceptions
else:
    redis, exceptions = Late("redis.asyncio"), Late("redis.exceptions")

log = logging.getLogger("funil.health")

KEPT = 2.0
"""Seconds for which a good answer is kept: whoever asks more often costs nothing."""
PATIENCE = 5.0
"""Seconds until something that does not answer counts as away."""
WRITE_EVERY = 5.0
"""Seconds between two writes to the database that only show that it can be written."""
STOPPING = "starting or stopping"


class Health:
    """What this process knows of itself. `ready` is set when it has started, and unset as the first step of a stop."""

    def __init__(self, settings: Settings) -> None:
        self.ready = False
        self._settings = settings
        self.outdated = 0
        """Secrets that a former key has sealed, as of the last good answer."""
        self._keyring = Keyring(settings.secret_keys)
        self._key = Key(self._keyring)
        self._redis = None if settings.redis_url is None else redis.Redis.from_url(settings.redis_url)
        self._good_until = 0.0
        self._written = -WRITE_EVERY
        self._looking = asyncio.Lock()

    async def why_not(self) -> str | None:
        """Why requests would not be answered, in words; None when they would."""
        if not self.ready:
            return STOPPING
        async with self._looking:
            if time.monotonic() < self._good_until:
                return None
            for look, trouble in self._looks():
                try:
                    async with asyncio.timeout(PATIENCE):
                        fine = await look()
                except Exception as failure:  # noqa: BLE001 - whatever it is, it is the answer
                    log.warning("Not ready: %s (%s)", trouble, type(failure).__name__)
                    fine = False
                if not fine:
                    return trouble
            self._good_until = time.monotonic() + KEPT
        return None

    def _looks(self) -> list[tuple[Callable[[], Awaitable[bool]], str]]:
        looks: list[tuple[Callable[[], Awaitable[bool]], str]] = [
            (self._writes, "the database takes no writes"),
            (migrate.at_head, "the database is not at this version's migrations"),
            (self._key.fits, "the key does not open what is sealed in the database"),
            (self._counts_secrets, "the database cannot be read"),
        ]
        if self._redis is not None:
            looks.append((self._redis_answers, "Redis does not answer"))
        return looks

    async def _writes(self) -> bool:
        if time.monotonic() - self._written >= WRITE_EVERY:
            await models.Lease.touch("ready", now=datetime.now(UTC))
            self._written = time.monotonic()
        await models.Event.head()
        return True

    async def _counts_secrets(self) -> bool:
        self.outdated = await sealing.outdated(self._keyring)
        return True

    async def _redis_answers(self) -> bool:
        if self._redis is None:
            return True
        try:
            return bool(await self._redis.ping())
        except (exceptions.RedisError, OSError):
            return False

    async def close(self) -> None:
        if self._redis is not None:
            await self._redis.aclose()

    def routes(self) -> list[Route]:
        return [Route("/livez", self._livez), Route("/readyz", self._readyz), Route("/metrics", self._metrics)]

    async def _livez(self, _: Request) -> Response:
        """The process runs; what it depends on is none of this question."""
        return PlainTextResponse("ok\n")

    async def _readyz(self, _: Request) -> Response:
        why = await self.why_not()
        if why is None:
            return JSONResponse({"ready": True, "outdatedSecrets": self.outdated})
        return JSONResponse({"ready": False, "why": why}, status_code=503)

    async def _metrics(self, request: Request) -> Response:
        if not self._may_measure(request):
            return PlainTextResponse("Not found\n", status_code=404)
        standing = measures.Standing()
        if self.ready:
            await self._look_up(standing)
        standing.put("funil_ready", "Whether this process would answer.", float(await self.why_not() is None))
        standing.put("funil_secrets_outdated", "Secrets that a former key has sealed.", float(self.outdated))
        return Response(measures.text(standing), media_type=measures.CONTENT_TYPE)

    def _may_measure(self, request: Request) -> bool:
        """By a token, or from a listed network; through a proxy that is not trusted nobody is."""
        token = self._settings.metrics_token
        if token is not None:
            said = request.headers.get("authorization", "").removeprefix("Bearer ")
            return hmac.compare_digest(said.encode(), token.encode())
        if request.client is None or ("x-forwarded-for" in request.headers and not self._settings.trusted_proxies):
            return False
        try:
            address = ip_address(request.client.host)
        except ValueError:
            return False
        return any(address in network for network in self._settings.metrics_networks)

    async def _look_up(self, standing: measures.Standing) -> None:
        now = datetime.now(UTC)
        try:
            async with asyncio.timeout(PATIENCE):
                for look in (mailboxes, intake, files, live):
                    for found in await look(now):
                        standing.put(found.name, found.meaning, found.value, labels=found.labels, of=found.of)
        except Exception as failure:  # noqa: BLE001 - what this process counted itself is told all the same
            log.warning("The database does not answer for /metrics: %s", type(failure).__name__)
        for name, number in engine.pool().items():
            meaning = "Connections to the database, by what they do."
            standing.put("funil_database_connections", meaning, number, labels=("state",), of=(name,))
