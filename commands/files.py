"""`funil files move`, `funil files check`: where files lie, and whether they do."""

import argparse
import asyncio
import sys
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

import models
from commands.database import alone
from commands.refusal import Refusal
from models.file.shelving import LEAVES_AFTER
from settings import Settings
from shelf import Shelf, ShelfError
from storage import company, engine

AT_ONCE = timedelta()


def move(settings: Settings, options: argparse.Namespace) -> int:
    shelf = _shelf_of(settings)
    with alone(settings):
        return asyncio.run(_told(settings, lambda: _moved(shelf, to=options.to)))


async def _moved(shelf: Shelf, *, to: str) -> int:
    if to == "database" and (working := [*await company.present("funil serve"), *await company.present("funil work")]):
        raise Refusal(f"{working[0]} would carry them to the store again. Stop every `funil serve` and `funil work`.")
    moved = 0
    while some := await (models.shelve(shelf) if to == "store" else models.bring_home(shelf, now=_now())):
        moved += some
    deleted = 0
    while some := await models.depart(shelf, now=_now(), after=AT_ONCE if to == "database" else LEAVES_AFTER):
        deleted += some
    if to == "store":
        sys.stdout.write(f"{moved} files were carried to {shelf.place}.\n")
    else:
        sys.stdout.write(
            f"{moved} files were brought into the database, and {deleted} objects deleted in {shelf.place}.\n"
            "Take FUNIL_S3_BUCKET out of the environment before you start Funil again.\n"
        )
    return 0


def check(settings: Settings, options: argparse.Namespace) -> int:
    shelf = _shelf_of(settings)
    with alone(settings):
        return asyncio.run(_told(settings, lambda: _checked(shelf, delete=options.delete)))


async def _checked(shelf: Shelf, *, delete: bool) -> int:
    said = await models.compared(shelf, now=_now())
    lines = [
        f"{len(said.missing)} files are missing in {shelf.place}.",
        f"{len(said.damaged)} have another size than they should.",
        f"{len(said.strange)} objects belong to no file.",
    ]
    if said.strange and delete:
        for key in said.strange:
            await shelf.delete(key)
        lines.append("These were deleted.")
    elif said.strange:
        lines.append(
            "With --delete they are deleted; first look whether another installation has the same FUNIL_S3_PREFIX."
        )
    lines += [f"missing {each}" for each in said.missing] + [f"damaged {each}" for each in said.damaged]
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if said.missing or said.damaged else 0


def _shelf_of(settings: Settings) -> Shelf:
    if settings.shelf is None:
        raise Refusal("FUNIL_S3_BUCKET is not set: files lie in the database, and there is no store to speak of.")
    return settings.shelf


async def _told(settings: Settings, work: Callable[[], Awaitable[int]]) -> int:
    await engine.open(settings.database_url)
    try:
        return await work()
    except ShelfError as failure:
        raise Refusal(f"The store failed ({failure}). What was moved until then is moved; begin again.") from failure
    finally:
        await engine.close()


def _now() -> datetime:
    return datetime.now(UTC)
