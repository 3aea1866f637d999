"""`funil check`: tries what the settings name, and says in sentences what is wrong and what to do about it."""

import argparse
import asyncio
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict

from commands.check import database, place, queue, shelf
from commands.check.finding import Finding, Level
from settings import Settings, SettingsError

MARKS = {Level.OK: "ok", Level.WARNING: "warning", Level.ERROR: "ERROR"}


def check(settings: Settings, options: argparse.Namespace) -> int:
    """The settings were read without complaint already; now what they name is tried."""
    return told(asyncio.run(_all(settings)), as_json=options.json)


def unreadable(refused: SettingsError, options: argparse.Namespace) -> int:
    """The environment itself is wrong: nothing that it names can be tried."""
    return told([Finding("settings", Level.ERROR, line) for line in str(refused).splitlines()], as_json=options.json)


async def _all(settings: Settings) -> list[Finding]:
    return [
        *place.origins(settings),
        *place.data_folder(settings),
        *await place.port(settings),
        *await database.examined(settings),
        *await shelf.examined(settings.shelf),
        *await queue.examined(settings.redis_url, on_sqlite=settings.on_sqlite),
    ]


def told(findings: Sequence[Finding], *, as_json: bool) -> int:
    """0 when the installation can work; warnings are things to see to."""
    fit = all(finding.level is not Level.ERROR for finding in findings)
    if as_json:
        said = {"ok": fit, "findings": [asdict(finding) for finding in findings]}
        sys.stdout.write(json.dumps(said, ensure_ascii=False, indent=2) + "\n")
    else:
        for finding in findings:
            sys.stdout.write(f"{MARKS[finding.level]:8} {finding.about:12} {finding.sentence}\n")
    return 0 if fit else 1
