"""The generated year of a team's work as a file: played once through the verbs, multiplied with all that hangs on it,
and kept in `benchmarks/worlds` for as long as the code that makes it stays as it is. Knows no measuring.
"""

import hashlib
import shutil
import sys
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from tortoise.queryset import QuerySet

import models
from demo.year.copying import copy
from demo.year.plan import Plan
from demo.year.playing import play
from models import ledger, suggesting
from models.cursor import Cursor
from models.founding import found
from models.keyring import Keyring
from storage import engine
from storage.migrate import migrate

ROOT = Path(__file__).parent.parent
KEPT = Path(__file__).parent / "worlds"
MADE_BY = ("demo/**/*.py", "models/**/*.py", "migrations/*", "mail/*.py", "events.py", "benchmarks/year.py")
PEOPLE, PLAYED, STAGES = 10, 60, 10
"""Who works; matters that are open at the end and were played; stages, of which two are where matters end."""
MOST_WHOLE = 2_000
"""Up to so many, those that have ended are copied too, and suggestions and the ledger follow."""
HASTE = "?synchronous=OFF"
"""While it is made: whoever pulls the plug begins anew."""


async def kept(subjects: int) -> Path:
    """The file of the year with so many open subjects, made now if it is not there."""
    until = _friday(datetime.now(UTC).date())
    name = f"{_code()}-{until}"
    KEPT.mkdir(exist_ok=True)
    for old in KEPT.glob("*.sqlite3*"):
        if not old.name.startswith(name):
            old.unlink()
    played, wanted = (KEPT / f"{name}-{size}.sqlite3" for size in ("played", subjects))
    if not played.exists():
        await _made(played, None, lambda: _play(until))
    if not wanted.exists():
        await _made(wanted, played, lambda: _multiply(subjects))
    return wanted


async def _made(file: Path, begun: Path | None, work: Callable[[], Awaitable[str]]) -> None:
    """Under another name until it is whole."""
    began, making = time.monotonic(), file.with_suffix(".making.sqlite3")
    making.unlink(missing_ok=True)
    if begun is not None:
        shutil.copy(begun, making)
    url = f"sqlite:///{making}{HASTE}"
    await migrate(url)
    await engine.open(url)
    try:
        told = await work()
    finally:
        await engine.close()
    making.rename(file)
    sys.stderr.write(f"{told}; made in {time.monotonic() - began:.0f} seconds and kept as {file.name}\n")


async def _play(until: date) -> str:
    plan = Plan(until=until, people=PEOPLE, open=PLAYED)
    before = datetime.combine(until, datetime.min.time(), tzinfo=UTC) - timedelta(weeks=plan.weeks, days=7)
    await found(name="Bench", zone="America/Sao_Paulo", currency="BRL", locale="en", now=before)
    done = await play(plan, Keyring((b"-" * 32,)), password_hash="-")
    admin, now = done.town.admin, done.town.until
    for mailbox in await models.Mailbox.all():
        await mailbox.disconnect(by=admin, now=now)
    await _deal(admin, now)
    return f"a year of {PEOPLE} people, {await models.Subject.all().count()} subjects"


async def _deal(admin: models.User, now: datetime) -> None:
    """The year has six stages, and the board of DESIGN §11 ten: its open cards are moved over the open ones in turn."""
    stages = await models.Stage.in_order()
    names = [f"Stage {number + 1}" for number in range(len(stages), STAGES)]
    stages += [await models.Stage.create_new(by=admin, now=now, name=name, probability=60) for name in names]
    columns = [stage for stage in stages if stage.kind is models.StageKind.OPEN]
    for number, card in enumerate(await live().filter(kind=models.SubjectKind.OPPORTUNITY).order_by("id")):
        column = columns[number % len(columns)]
        if card.stage_id != column.id:
            await card.move(to=column, by=admin, now=now)


async def _multiply(subjects: int) -> str:
    whole = subjects <= MOST_WHOLE
    copies = await copy(to=subjects, ended=whole)
    by, now = await models.User.system(), datetime.now(UTC)
    if not whole:
        for reader in (suggesting.READER, ledger.READER):
            await Cursor.advance(reader, to=await models.Event.head())
    while await suggesting.catch_up(by=by, now=now) or await ledger.catch_up():
        continue
    counts = [await model.all().count() for model in (models.Subject, models.Activity, models.Message, models.Event)]
    return "{} copies: {} subjects, {} activities, {} messages, {} events".format(copies, *counts)


def live() -> QuerySet[models.Subject]:
    return models.Subject.filter(
        outcome=models.Outcome.OPEN, archived_at__isnull=True, discarded_at__isnull=True, merged_into_id__isnull=True
    )


def _friday(today: date) -> date:
    """The last one that is over."""
    return today - timedelta(days=(today.weekday() - 5) % 7 + 1)


def _code() -> str:
    """Which code made it."""
    told = hashlib.sha256()
    for pattern in MADE_BY:
        for file in sorted(ROOT.glob(pattern)):
            if file.is_file() and "__pycache__" not in file.parts:
                told.update(file.read_bytes())
    return told.hexdigest()[:12]
