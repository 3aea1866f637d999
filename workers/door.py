"""The door of a worker: how it is, and what it measures, on a port of its own. Nothing else is answered there."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

import uvicorn
from starlette.applications import Starlette

from health import Health
from settings import Settings


@contextlib.asynccontextmanager
async def telling(settings: Settings) -> AsyncIterator[Health]:
    """Where there is no port for it, nobody is told."""
    health = Health(settings)
    try:
        if settings.work_port is None:
            yield health
            return
        app = Starlette(routes=health.routes())
        config = uvicorn.Config(
            app, host=settings.work_host, port=settings.work_port, log_config=None, access_log=False, lifespan="off"
        )
        door = uvicorn.Server(config)
        # Not `serve`: that would take the signals, which are the worker's.
        open_door = asyncio.create_task(door._serve())
        try:
            yield health
        finally:
            door.should_exit = True
            await open_door
    finally:
        await health.close()
