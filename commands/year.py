"""`funil demo year`: a team's year, played into a new installation, to try searches, reports and boards on."""

import argparse
import asyncio
import secrets
import sys
import time
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import models
from commands.database import alone
from commands.refusal import Refusal
from demo.playing import keep
from demo.team import DemoUser
from demo.year.books import wrong
from demo.year.copying import copy
from demo.year.plan import Plan
from demo.year.playing import play
from models.account import hashed
from models.founding import found
from models.keyring import Keyring
from permissions import Role
from settings import Settings
from storage import engine
from storage.migrate import migrate


def year(settings: Settings, options: argparse.Namespace) -> int:
    """Play a team's year into an installation in which nobody works yet."""
    until = options.until or datetime.now(ZoneInfo(settings.zone)).date() - timedelta(days=1)
    try:
        plan = Plan(
            until=until,
            seed=options.seed,
            people=options.people,
            open=options.open,
            weeks=options.weeks,
            locale=settings.locale,
        )
    except ValueError as error:
        raise Refusal(str(error)) from error
    began = time.monotonic()
    told = asyncio.run(_played(settings, plan))
    sys.stdout.write("".join(f"{count:>9} {name}\n" for name, count in told.items()))
    sys.stdout.write(f"Played in {time.monotonic() - began:.0f} seconds, and the books are right.\n")
    sys.stdout.write("Who may sign in: ./funil demo users. Serve it with: ./funil serve --demo\n")
    return 0


async def _played(settings: Settings, plan: Plan) -> dict[str, int]:
    with alone(settings):
        await migrate(settings.database_url, backup_dir=settings.data_dir / "backups")
        await engine.open(settings.database_url)
        try:
            return await _play(settings, plan)
        finally:
            await engine.close()


async def _play(settings: Settings, plan: Plan) -> dict[str, int]:
    if await models.User.all().exists() and await models.User.exclude(role=Role.SYSTEM).exists():
        raise Refusal("Somebody works in this installation already. Name an empty folder: FUNIL_DATA_DIR=…")
    before = datetime.combine(plan.until, datetime.min.time(), tzinfo=UTC) - timedelta(weeks=plan.weeks, days=7)
    await found(name="Funil", zone=settings.zone, currency=settings.currency, locale=plan.locale, now=before)
    password = secrets.token_urlsafe(9)
    done = await play(plan, Keyring(settings.secret_keys), password_hash=await hashed(password))
    copies = await copy(to=plan.open)
    found_wrong = await wrong(now=done.town.until)
    if found_wrong:
        raise Refusal("The books are wrong. " + " ".join(found_wrong[:5]))
    users = [DemoUser(user.email, password, user.role, user.name) for user, _ in done.town.people.values()]
    await asyncio.to_thread(keep, settings.data_dir, users)
    live = models.Subject.filter(outcome=models.Outcome.OPEN, archived_at__isnull=True, discarded_at__isnull=True)
    return {
        "subjects": await models.Subject.all().count(),
        "of these open": await live.count(),
        "of these copies": copies,
        "activities": await models.Activity.all().count(),
        "messages": await models.Message.all().count(),
        "events": await models.Event.all().count(),
    }
