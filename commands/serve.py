"""`funil serve` and `funil work`: the processes that stay."""

import argparse
from typing import Any

import uvicorn

import server
import workers
from commands.database import alone
from settings import Settings

WS_FRAME = 64 * 1024


def serve(settings: Settings, options: argparse.Namespace) -> int:
    with alone(settings):
        app = server.application(settings, with_demo=options.demo)
        web = uvicorn.Server(
            uvicorn.Config(
                app, host=settings.host, port=settings.port, log_level=settings.log_level.lower(), **_uvicorn(settings)
            )
        )
        web.run()
        return 0 if web.started else 1


def _uvicorn(settings: Settings) -> dict[str, Any]:
    """Deflate would double the cost of each message of a subscription (stack.md §5)."""
    return {
        "ws": "websockets-sansio",
        "ws_per_message_deflate": False,
        "ws_max_size": WS_FRAME,
        "access_log": False,
        "timeout_graceful_shutdown": 20,
        "server_header": False,
        "proxy_headers": bool(settings.trusted_proxies),
        "forwarded_allow_ips": [str(network) for network in settings.trusted_proxies],
    }


def work(settings: Settings, _: argparse.Namespace) -> int:
    workers.run(settings)
    return 0
