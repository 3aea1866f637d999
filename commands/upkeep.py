"""`funil migrate`, `funil reindex`, `funil schema`: keeping an installation in order."""

import argparse
import asyncio
import sys

from commands.database import alone
from settings import Settings
from storage.migrate import migrate as apply
from storage.migrate import reindex as rebuild


def migrate(settings: Settings, _: argparse.Namespace) -> int:
    with alone(settings):
        report = asyncio.run(apply(settings.database_url, backup_dir=settings.data_dir / "backups"))
    lines = [f"applied {name}" for name in report.applied] or ["The database is up to date."]
    if report.backup:
        lines.append(f"backup {report.backup}")
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


def reindex(settings: Settings, _: argparse.Namespace) -> int:
    """What search finds follows from the rows; here it is made anew."""
    with alone(settings):
        tables = asyncio.run(rebuild(settings.database_url))
    sys.stdout.write("".join(f"read {table}\n" for table in tables))
    return 0


def show_schema(_: Settings, __: argparse.Namespace) -> int:
    from schema import schema  # takes a second, and the others do without

    sys.stdout.write(schema.as_str() + "\n")
    return 0
