"""`python -m storage make NAME` writes a migration; `python -m storage check` says whether one is missing."""

import argparse
import asyncio
import sys

from storage.keep import keep
from storage.make import make, undeclared
from storage.url import Unusable


async def run() -> str:
    parser = argparse.ArgumentParser(prog="python -m storage", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("make", help="write the migration to the models of today").add_argument("name")
    commands.add_parser("check", help="fail when the models are ahead of the migrations")
    asked = parser.parse_args()
    if asked.command == "make":
        written = [*await make(asked.name), *await keep()]
        return "\n".join(map(str, written))
    if missing := await undeclared():
        raise Unusable("No migration says yet:\n" + "\n".join(missing))
    return "The models are what the migrations say."


try:
    sys.stdout.write(asyncio.run(run()) + "\n")
except Unusable as refusal:
    sys.exit(str(refusal))
