"""A database made anew from a backup: whole, or not at all. Knows no noun; what must change in it it is told.

What stood there before is first refused, or, where somebody says so, set aside.
"""

import contextlib
import shutil
import sqlite3
from asyncio import to_thread
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from tortoise.transactions import in_transaction

from storage import archive, lock, migrate, outside, tables
from storage.archive import Archive, Manifest
from storage.backup import back_up, forget_old
from storage.saving import part_of, version
from storage.url import CONNECTION, Unusable, scheme, shown, sqlite_file
from storage.verifying import extract, is_bare, look

CHUNK = 1 << 20


@dataclass(frozen=True)
class Restored:
    """What was restored, and where that stands now which was there before."""

    manifest: Manifest
    set_aside: Path | None


async def restore(
    file: Path,
    database_url: str,
    *,
    overwrite: bool,
    second_life: Sequence[str],
    now: datetime,
    put: str | None = None,
) -> Restored:
    """Put the backup in the place of the database, which nobody may have open. `second_life` are statements that are
    run in the same step: what must not be the same again; `put` gives a row the bytes that lay outside of the
    database (`storage/outside`). Migrations that came since are applied afterwards."""
    manifest = await to_thread(look, file)
    if manifest.dialect != scheme(database_url):
        raise Unusable(
            f"The backup was made of {manifest.dialect}, and {shown(database_url)} is {scheme(database_url)}. Restore "
            "it to its own kind; `funil move` takes an installation from SQLite to PostgreSQL."
        )
    _refuse_newer(manifest)
    async with lock.alone(database_url):
        if manifest.dialect == "sqlite":
            target = Path(sqlite_file(database_url))
            aside = await to_thread(_restore_file, file, target, overwrite, second_life, now, put)
        else:
            aside = None
            await _restore_tables(file, database_url, overwrite=overwrite, second_life=second_life, put=put)
    await migrate.migrate(database_url)
    await migrate.reindex(database_url)
    return Restored(manifest, aside)


def _refuse_newer(manifest: Manifest) -> None:
    if unknown := sorted(set(manifest.migrations) - set(migrate.known())):
        raise Unusable(
            f"The backup has the migration {unknown[0]}, which this version ({version()}) does not know: Funil "
            f"{manifest.funil} made it. Install that version or a newer one, and restore it with that."
        )


def _restore_file(
    file: Path, target: Path, overwrite: bool, second_life: Sequence[str], now: datetime, put: str | None
) -> Path | None:
    if _holds_tables(target) and not overwrite:
        raise _stands(str(target))
    copy = target.with_name(f".{target.name}.restoring")
    copy.unlink(missing_ok=True)
    try:
        copy.touch(0o600)
        if is_bare(file):
            shutil.copyfile(file, copy)
        else:
            with archive.reading(file) as held:
                extract(held, copy)
                _fill_file(held, copy, put)
        with contextlib.closing(sqlite3.connect(copy)) as opened:
            for statement in second_life:
                opened.execute(statement)
            opened.commit()
        aside = _set_aside(target, now)
        # Without these the old log would be played into the new file.
        for log in ("-wal", "-shm", "-journal"):
            target.with_name(target.name + log).unlink(missing_ok=True)
        copy.replace(target)
    finally:
        copy.unlink(missing_ok=True)
    return aside


def _fill_file(held: Archive, copy: Path, put: str | None) -> None:
    with contextlib.closing(sqlite3.connect(copy)) as opened:
        if put is not None:
            opened.executemany(put.format("?", "?"), outside.contents(held))
        opened.commit()


def _holds_tables(file: Path) -> bool:
    if not file.exists():
        return False
    try:
        with contextlib.closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as held:
            return held.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is not None
    except sqlite3.DatabaseError:
        return file.stat().st_size > 0


def _set_aside(target: Path, now: datetime) -> Path | None:
    """A copy of what is overwritten; of a file that is too damaged to be copied, the file itself."""
    if not _holds_tables(target):
        return None
    aside = target.with_name(f"{target.name}.before-restore-{now:%Y%m%dT%H%M%S%fZ}")
    try:
        back_up(target, aside)
    except (Unusable, sqlite3.DatabaseError):
        target.replace(aside)
    forget_old(target.parent, f"{target.name}.before-restore-")
    return aside


async def _restore_tables(
    file: Path, database_url: str, *, overwrite: bool, second_life: Sequence[str], put: str | None
) -> None:
    async with migrate.connected(database_url), in_transaction(CONNECTION) as transaction:
        raw: Any = transaction._connection  # asyncpg's own, for COPY
        await tables.refuse_company(raw, database_url)
        if await tables.tables(raw):
            if not overwrite:
                raise _stands(shown(database_url))
            await tables.drop_tables(raw)
        with archive.reading(file) as held:
            await migrate.apply_to(held.manifest.migrations, transaction, database_url)
            async with tables.without_foreign_keys(raw):
                for name in held.manifest.rows:
                    await _fill(held, name, raw)
            await tables.continue_sequences(raw, held.manifest.sequences)
            if put is not None:
                for given in outside.contents(held):
                    await raw.execute(put.format("$1", "$2"), *given)
        for statement in second_life:
            await raw.execute(statement)


async def _fill(held: Archive, name: str, connection: Any) -> None:
    with held.open(part_of(name)) as content:
        copied = await connection.copy_to_table(name, source=_chunks(content), columns=held.manifest.columns[name])
    if int(copied.rpartition(" ")[2]) != held.manifest.rows[name]:
        raise Unusable(f"{name} did not take all rows of the backup {held.file}; nothing was changed.")


async def _chunks(content: IO[bytes]) -> AsyncIterator[bytes]:
    while data := content.read(CHUNK):
        yield data


def _stands(place: str) -> Unusable:
    return Unusable(f"{place} is not empty. To have it replaced by the backup, add --overwrite.")
