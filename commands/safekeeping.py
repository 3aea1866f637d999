"""`funil backup`, `funil restore`, `funil move`: the installation in a file, back from it, and to another database."""

import argparse
import asyncio
import sys
from datetime import UTC, datetime

import environment
import models
from commands.database import alone
from commands.refusal import Refusal
from models import restoration
from models.keyring import key_ids
from models.session import ApiKey
from settings import Settings
from shelf import Shelf, ShelfError, Trouble
from storage import engine, moving, restoring, saving, verifying
from storage.archive import Manifest
from storage.outside import Outside

KEY_ELSEWHERE = "The secret key is not in it. Keep FUNIL_SECRET_KEYS (or the file secret.key) somewhere else: {keys}."


def backup(settings: Settings, options: argparse.Namespace) -> int:
    keys = key_ids(settings.secret_keys)
    work = saving.save(
        settings.database_url,
        options.file.absolute(),
        facts=restoration.FACTS,
        keys=keys,
        now=datetime.now(UTC),
        outside=_outside(settings.shelf, left_out=options.without_files),
    )
    try:
        manifest = asyncio.run(work)
    except ShelfError as failure:
        raise Refusal(f"Files lie in a store that does not give them ({failure}); nothing was saved.") from failure
    size = options.file.stat().st_size
    lines = [f"{options.file}: {_told(manifest)}, {size} bytes.", KEY_ELSEWHERE.format(keys=", ".join(keys))]
    if manifest.elsewhere:
        lines.append(f"{manifest.elsewhere} files are NOT in it, they lie in {_place(settings)}. Keep its versions.")
    if manifest.missing:
        lines.append(f"{len(manifest.missing)} files were neither here nor there: `funil files check` names them.")
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if manifest.missing else 0


def _outside(shelf: Shelf | None, *, left_out: bool) -> Outside:
    async def fetch(sha256: str) -> bytes | None:
        try:
            return await models.Blob(sha256=sha256).lifted(shelf)
        except ShelfError as failure:
            if failure.trouble in (Trouble.MISSING, Trouble.BROKEN):
                return None
            raise

    async def lying() -> list[str]:
        return [] if shelf is None else [each.key async for each in shelf.lying()]

    return Outside(keys=restoration.OUTSIDE, put=restoration.INSIDE, fetch=None if left_out else fetch, lying=lying)


def _place(settings: Settings) -> str:
    return settings.shelf.place if settings.shelf else "a store that FUNIL_S3_BUCKET does not name"


def restore(settings: Settings, options: argparse.Namespace) -> int:
    if options.verify:
        sys.stdout.write(f"{options.file} is whole: {_told(verifying.look(options.file))}.\n")
        return 0
    with alone(settings):
        restored, keys = asyncio.run(_restore(settings, options, datetime.now(UTC)))
    lines = [f"Restored: {_told(restored.manifest)}."]
    if restored.set_aside:
        lines.append(f"What was there before is {restored.set_aside}.")
    if restored.manifest.files:
        lines.append(f"{restored.manifest.files} files that lay in a store came into the database, with the rest.")
    if restored.manifest.elsewhere:
        lines.append(
            f"{restored.manifest.elsewhere} files are not in the backup: they should lie in {_place(settings)}. "
            "`funil files check` looks whether they do."
        )
    lines.append("Everybody signs in again, and open pages fetch anew. Invitations that were open are void.")
    if keys:
        lines.append(f"{keys} API keys are as they were at that time: revoke again which were revoked since.")
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


async def _restore(settings: Settings, options: argparse.Namespace, now: datetime) -> tuple[restoring.Restored, int]:
    _refuse_other_key(verifying.look(options.file), settings, allowed=options.other_key)
    restored = await restoring.restore(
        options.file,
        settings.database_url,
        overwrite=options.overwrite,
        second_life=restoration.second_life(now),
        now=now,
        put=restoration.INSIDE,
    )
    await engine.open(settings.database_url)
    try:
        await restoration.settle(now)
        return restored, await ApiKey.filter(revoked_at__isnull=True, expires_at__gt=now).count()
    finally:
        await engine.close()


def _refuse_other_key(manifest: Manifest, settings: Settings, *, allowed: bool) -> None:
    if manifest.keys and manifest.keys[0] not in key_ids(settings.secret_keys) and not allowed:
        raise Refusal(
            f"The backup was made with the secret key {manifest.keys[0]}, and this installation has "
            f"{', '.join(key_ids(settings.secret_keys))}. Put that key back (FUNIL_SECRET_KEYS, or the file secret.key)"
            ", or add --other-key: mailboxes then need their passwords again, and replies are no longer known by their "
            "tokens."
        )


def move(settings: Settings, options: argparse.Namespace) -> int:
    if not settings.on_sqlite:
        raise Refusal("The installation is on PostgreSQL already. `funil move` reads the SQLite file of this one.")
    try:
        target = environment.database(options.target)
    except ValueError as problem:
        raise Refusal(f"The target {problem}.") from None
    with alone(settings):
        counts = asyncio.run(moving.move(settings.database_url, target))
    rows = sum(counts.values())
    sys.stdout.write(
        f"Moved {rows} rows of {len(counts)} tables to {engine.shown(target)}; both sides were compared.\n"
        "Set FUNIL_DATABASE_URL to it, and FUNIL_SECRET_KEYS to the key of this installation"
        f" ({key_ids(settings.secret_keys)[0]}; without that setting it lies in {settings.data_dir / 'secret.key'}).\n"
        "Nobody needs to sign in again, and open pages go on. The SQLite file is as it was: do not serve it any more.\n"
    )
    return 0


def _told(manifest: Manifest) -> str:
    rows = sum(manifest.rows.values())
    if not manifest.parts:
        return f"an SQLite file with {rows} rows, up to {manifest.migrations[-1]}"
    log = f"{manifest.facts['epoch']}.{manifest.facts['position']}"
    files = f" and {manifest.files} files of its store" if manifest.files else ""
    return (
        f"{manifest.dialect}, {rows} rows{files} up to position {log}, of Funil {manifest.funil} at {manifest.made_at}"
    )
