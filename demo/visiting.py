"""What another process may know of a demo that runs: how to reach its mailbox, and who may sign in."""

import argparse
import json
from datetime import UTC, datetime
from pathlib import Path

from demo import imap
from demo.mail import Asked, composed
from settings import Settings


def users(settings: Settings) -> list[dict[str, str]] | None:
    """Who may sign in, with the passwords as they were seeded; None where there is no demo."""
    try:
        rows: list[dict[str, str]] = json.loads(users_file(settings.data_dir).read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return rows


def account(settings: Settings) -> imap.Account | None:
    """How to reach the demo mailbox of the server that runs on these settings; None where there is none."""
    return imap.account(settings.data_dir)


def compose_mail(settings: Settings, options: argparse.Namespace) -> bytes:
    """The mail that the options of `funil demo mail` ask for."""
    held = account(settings)
    if held is None:
        raise imap.DemoMailboxError("There is no demo mailbox here. Start it with: make run")
    asked = Asked(
        sender=options.from_,
        subject=options.subject,
        to=options.to,
        text=options.text,
        reply_to_last=options.reply_to_last,
        locale=settings.locale,
    )
    return composed(asked, held, now=datetime.now(UTC))


def users_file(data_dir: Path) -> Path:
    return data_dir / "demo-users.json"
