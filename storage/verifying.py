"""Whether a backup is whole: its sums, and, of an SQLite file, what is inside. Changes no database."""

import contextlib
import sqlite3
import tempfile
from pathlib import Path

from storage import archive, outside
from storage.archive import Archive, Manifest
from storage.saving import SQLITE_PART, describe, part_of
from storage.url import Unusable

MAGIC = b"SQLite format 3\0"


def look(file: Path) -> Manifest:
    """Read the whole backup and compare its sums; an SQLite file in it is also checked inside. Restores nothing."""
    if is_bare(file):
        return _look_into(file)
    with archive.reading(file) as held:
        held.verify()
        outside.verify(held)
        if held.manifest.dialect == "sqlite":
            with tempfile.TemporaryDirectory(prefix="funil-verify-") as folder:
                extract(held, Path(folder) / SQLITE_PART)
        else:
            for name, count in held.manifest.rows.items():
                with held.open(part_of(name)) as lines:
                    found = sum(1 for _ in lines)
                if found != count:
                    raise Unusable(f"The backup {file} is damaged: {name} has {found} rows, not {count}.")
        return held.manifest


def is_bare(file: Path) -> bool:
    """Whether it is an SQLite file as it is: the copies that `funil migrate` makes by itself."""
    try:
        with file.open("rb") as content:
            return content.read(len(MAGIC)) == MAGIC
    except OSError as problem:
        raise Unusable(f"The backup {file} cannot be read: {problem.strerror}.") from problem


def _look_into(file: Path) -> Manifest:
    manifest = Manifest(funil="", dialect="sqlite", made_at="", migrations=[], facts={}, keys=[])
    with contextlib.closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as held:
        require_sound(held, file)
        describe(held, manifest, {})
    return manifest


def extract(held: Archive, copy: Path) -> None:
    """Write the SQLite file of a backup to `copy`, and look whether it is sound."""
    with copy.open("wb") as target:
        held.extract(SQLITE_PART, target.write)
    with contextlib.closing(sqlite3.connect(copy)) as opened:
        require_sound(opened, held.file)


def require_sound(opened: sqlite3.Connection, file: Path) -> None:
    """Refuse a file that is damaged, or in which a row points to one that is not there."""
    try:
        (verdict,) = opened.execute("PRAGMA integrity_check(1)").fetchone()
        orphans = opened.execute("PRAGMA foreign_key_check").fetchone()
    except sqlite3.DatabaseError as problem:
        raise Unusable(f"The database in {file} is damaged: {problem}.") from problem
    if verdict != "ok" or orphans:
        raise Unusable(f"The database in {file} is damaged: {verdict if verdict != 'ok' else orphans}.")
