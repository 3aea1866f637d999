"""Copies of an SQLite file, made while others use it, and the lock that one process at a time may hold on it."""

import asyncio
import contextlib
import fcntl
import os
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

from storage.engine import UnusableError

PATIENCE = 60.0
BETWEEN_TRIES = 0.1


def copy(source: Path, target: Path) -> None:
    """Copies the database as it is at this moment, readable by its owner only, and looks whether the copy is whole."""
    if target.exists():
        raise UnusableError(f"{target} exists already; a backup overwrites no file.")
    with contextlib.ExitStack() as opened:
        os.close(os.open(target, os.O_CREAT | os.O_EXCL, 0o600))
        try:
            original = opened.enter_context(contextlib.closing(sqlite3.connect(source)))
            duplicate = opened.enter_context(contextlib.closing(sqlite3.connect(target)))
            original.backup(duplicate)
            # One file, not three: whoever copies the backup elsewhere takes all of it.
            duplicate.execute("PRAGMA journal_mode = DELETE")
            (verdict,) = duplicate.execute("PRAGMA quick_check(1)").fetchone()
        except BaseException:
            target.unlink(missing_ok=True)
            raise
    if verdict != "ok":
        raise UnusableError(f"The backup {target} of {source} is damaged: {verdict}. Look at the disk before going on.")


@contextlib.asynccontextmanager
async def locked(file: Path) -> AsyncIterator[None]:
    """Waits until no other process migrates this file, and keeps others waiting meanwhile."""
    lock = file.with_name(f"{file.name}.migrating")
    descriptor = os.open(lock, os.O_CREAT | os.O_RDWR, 0o600)
    try:
        async with asyncio.timeout(PATIENCE):
            while not _taken(descriptor):
                await asyncio.sleep(BETWEEN_TRIES)
    except TimeoutError:
        os.close(descriptor)
        raise UnusableError(f"Another process has been migrating {file} for {PATIENCE:.0f} seconds; try again.") from None
    except BaseException:
        os.close(descriptor)
        raise
    try:
        yield
    finally:
        # The file stays: removing it would let a third process lock a new one while a second waits for this.
        os.close(descriptor)


def _taken(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
