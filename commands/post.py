"""`funil mailbox`: the mailboxes and how they are."""

import argparse
import asyncio
import sys

import models
from commands.database import opened
from settings import Settings


def mailboxes(settings: Settings, _: argparse.Namespace) -> int:
    for mailbox in asyncio.run(_all(settings)):
        polled = mailbox.last_polled_at or "never"
        sys.stdout.write(f"{mailbox.address}\t{mailbox.phase}\t{mailbox.last_error or '-'}\tpolled {polled}\n")
    return 0


async def _all(settings: Settings) -> list[models.Mailbox]:
    async with opened(settings):
        return await models.Mailbox.all().order_by("address")
