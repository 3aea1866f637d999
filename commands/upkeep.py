"""`funil migrate`, `funil check`, `funil schema`: keeping an installation in order."""

import argparse
import asyncio
import sys

from commands.database import alone
from schema import schema
from settings import Settings
from storage import engine
from storage.migrate import migrate as apply
from storage.migrate import pending


def migrate(settings: Settings, _: argparse.Namespace) -> int:
    with alone(settings):
        report = asyncio.run(apply(settings.database_url, backup_dir=settings.data_dir / "backups"))
    lines = [f"applied {name}" for name in report.applied] or ["The database is up to date."]
    if report.backup:
        lines.append(f"backup {report.backup}")
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


def check(settings: Settings, _: argparse.Namespace) -> int:
    """The settings were read without complaint already; now what they name is tried."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    waiting = asyncio.run(pending(settings.database_url))
    queue = settings.redis_url or "in this process (SQLite mode: one process)"
    sys.stdout.write(
        f"database    {engine.shown(settings.database_url)}\n"
        f"migrations  {'up to date' if not waiting else 'waiting: ' + ', '.join(waiting)}\n"
        f"queue       {engine.shown(queue)}\n"
        f"origins     {', '.join(settings.origins) or 'only this server itself'}\n"
    )
    return 0


def show_schema(_: Settings, __: argparse.Namespace) -> int:
    sys.stdout.write(schema.as_str() + "\n")
    return 0
