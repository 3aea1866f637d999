"""`funil serve` and `funil work`: the processes that stay."""

import argparse
import asyncio
import socket
from typing import Any, cast

import uvicorn
from starlette.applications import Starlette

from commands.database import alone
from commands.refusal import Refusal
from opening import prepare
from settings import Settings
from storage import engine

WS_FRAME = 64 * 1024
GRACE = 10
"""Seconds in which requests end; with the worker's own it stays below 25 (workers/process.py)."""


def serve(settings: Settings, options: argparse.Namespace) -> int:
    with alone(settings):
        _find_free(settings)
        asyncio.run(_try(settings))
        import server  # reading it takes seconds, and what is refused above is refused at once

        app = server.application(settings, with_demo=options.demo)
        web = Web(
            uvicorn.Config(app, host=settings.host, port=settings.port, log_config=None, **_uvicorn(settings)),
            drain=settings.drain_seconds,
        )
        try:
            web.run()
        except KeyboardInterrupt:
            return 0  # it has ended in order already; uvicorn passes the Ctrl-C on when it has
        return 0 if web.started else 1


class Web(uvicorn.Server):
    """uvicorn's, which says first that it is not ready any more, and ends what would never end by itself."""

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        app = cast(Starlette, self.config.app)
        app.state.health.ready = False
        await asyncio.sleep(self.drain)
        app.state.stop()
        await super().shutdown(sockets)

    def __init__(self, config: uvicorn.Config, *, drain: int) -> None:
        super().__init__(config)
        self.drain = drain


def _find_free(settings: Settings) -> None:
    """Refuse before anything is started: uvicorn itself would bind last of all."""
    try:
        family, kind, _, _, address = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        raise Refusal(
            f"Nothing can be served at {settings.host}, port {settings.port}: {error.strerror}. "
            "Stop what listens there, or set FUNIL_PORT (or FUNIL_HOST) to another."
        ) from error


async def _try(settings: Settings) -> None:
    """A database that cannot be used is said in a sentence, before the server starts."""
    await prepare(settings)
    await engine.close()


def _uvicorn(settings: Settings) -> dict[str, Any]:
    """Deflate would double the cost of each message of a subscription (stack.md §5)."""
    return {
        "ws": "websockets-sansio",
        "ws_per_message_deflate": False,
        "ws_max_size": WS_FRAME,
        "access_log": False,
        "timeout_graceful_shutdown": GRACE,
        "server_header": False,
        "proxy_headers": bool(settings.trusted_proxies),
        "forwarded_allow_ips": [str(network) for network in settings.trusted_proxies],
    }


def work(settings: Settings, _: argparse.Namespace) -> int:
    import workers

    workers.run(settings)
    return 0
