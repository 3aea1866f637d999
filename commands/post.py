"""`funil mailbox` and `funil demo …`: mail, and the demo to play with."""

import argparse
import asyncio
import json
import sys

import demo
import models
from commands.database import opened
from commands.refusal import Refusal
from settings import Settings


def mailboxes(settings: Settings, _: argparse.Namespace) -> int:
    for mailbox in asyncio.run(_all(settings)):
        polled = mailbox.last_polled_at or "never"
        sys.stdout.write(f"{mailbox.address}\t{mailbox.phase}\t{mailbox.last_error or '-'}\tpolled {polled}\n")
    return 0


async def _all(settings: Settings) -> list[models.Mailbox]:
    async with opened(settings):
        return await models.Mailbox.all().order_by("address")


def demo_mail(settings: Settings, options: argparse.Namespace) -> int:
    """Deliver a mail into the mailbox of the demo that runs."""
    account = demo.account(settings)
    if account is None:
        raise Refusal("There is no demo mailbox here. Start it with: make run")
    demo.deliver(options.file.read_bytes() if options.file else demo.compose_mail(settings, options), account)
    sys.stdout.write("Delivered. The worker looks every second: the open funnel shows it at once.\n")
    return 0


def demo_users(settings: Settings, _: argparse.Namespace) -> int:
    users = demo.users(settings)
    if users is None:
        raise Refusal("There are no demo users here. Start the demo with: make run")
    for user in users:
        sys.stdout.write(json.dumps(user, ensure_ascii=False) + "\n")
    return 0
