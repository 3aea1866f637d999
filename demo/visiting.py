"""What another process may know of a demo that runs: how to reach its mailbox, and who may sign in."""

import argparse
import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from demo import imap
from demo.mail import Asked, compose, composed
from demo.outbox import answer_to, newest, sent
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
        kind=options.kind,
    )
    return composed(asked, held, now=datetime.now(UTC))


def compose_reply(settings: Settings, options: argparse.Namespace) -> bytes:
    """What the recipient of the mail that was sent last answers."""
    sent = newest(settings.data_dir)
    if sent is None:
        raise imap.DemoMailboxError("Nothing was sent yet: try the mutation messageSend first.")
    letter = answer_to(sent, settings.locale)
    letter = replace(letter, text=options.text) if options.text else letter
    return compose(letter, now=datetime.now(UTC), answers=sent)


def sent_mails(settings: Settings) -> list[Path]:
    """The files of what was sent, the oldest first."""
    return sent(settings.data_dir)


def users_file(data_dir: Path) -> Path:
    return data_dir / "demo-users.json"
