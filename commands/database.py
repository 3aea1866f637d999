"""The database, as long as a command needs it; on SQLite only while no server holds it."""

import contextlib
import fcntl
from collections.abc import AsyncIterator, Iterator

from commands.refusal import Refusal
from opening import prepare
from settings import Settings
from storage import engine


@contextlib.contextmanager
def alone(settings: Settings) -> Iterator[None]:
    """On SQLite one process owns the file (ops.md F10); a second one is told so."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    if not settings.on_sqlite:
        yield
        return
    with (settings.data_dir / "funil.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise Refusal(
                "A server is running on this SQLite database, which only one process may use. "
                "Stop it first, or use PostgreSQL."
            ) from error
        yield


@contextlib.asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[None]:
    """Migrated, open and founded."""
    with alone(settings):
        await prepare(settings)
        try:
            yield
        finally:
            await engine.close()
