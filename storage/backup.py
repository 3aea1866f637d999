"""A copy of an SQLite file, made while others use it."""

import contextlib
import glob
import os
import sqlite3
from pathlib import Path

from storage.url import Unusable

KEPT = 5


def forget_old(folder: Path, beginning: str, *, keep: int = KEPT) -> None:
    """Of the copies that were made by themselves only the newest stay; what a person made is never touched."""
    copies = sorted(folder.glob(f"{glob.escape(beginning)}*"), key=lambda copy: copy.stat().st_mtime_ns)
    for old in copies[:-keep]:
        old.unlink(missing_ok=True)


def back_up(source: Path, target: Path) -> None:
    """Copies the database as it is at this moment, for its owner's eyes only, and looks whether the copy is whole."""
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(target, os.O_CREAT | os.O_EXCL, 0o600))
    except OSError as problem:
        raise Unusable(f"The backup {target} cannot be written: {problem.strerror}.") from problem
    try:
        with (
            # Read only: a second process that writes or checkpoints may damage the file (ops.md F10).
            contextlib.closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as original,
            contextlib.closing(sqlite3.connect(target)) as copy,
        ):
            original.backup(copy)
            # One file, not three: whoever takes the backup elsewhere takes all of it.
            copy.execute("PRAGMA journal_mode = DELETE")
            (verdict,) = copy.execute("PRAGMA quick_check(1)").fetchone()
        if verdict != "ok":
            raise Unusable(f"The copy of {source} is damaged ({verdict}); look at the file and at the disk.")
    except BaseException:
        target.unlink(missing_ok=True)
        raise
