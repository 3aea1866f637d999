"""`funil demo …`: the demo to play with."""

import argparse
import json
import sys

import demo
from commands.refusal import Refusal
from settings import Settings


def mail(settings: Settings, options: argparse.Namespace) -> int:
    """Deliver a mail into the mailbox of the demo that runs."""
    account = demo.account(settings)
    if account is None:
        raise Refusal("There is no demo mailbox here. Start it with: make run")
    demo.deliver(_written(settings, options), account)
    sys.stdout.write("Delivered. The worker looks every second: the open funnel shows it at once.\n")
    return 0


def reply(settings: Settings, options: argparse.Namespace) -> int:
    """Answer the mail that the demo sent last, as its recipient would."""
    account = demo.account(settings)
    if account is None:
        raise Refusal("There is no demo mailbox here. Start it with: make run")
    demo.deliver(demo.compose_reply(settings, options), account)
    sys.stdout.write("Delivered. It answers what you sent, and stands on the same subject.\n")
    return 0


def sent(settings: Settings, _: argparse.Namespace) -> int:
    """Print the mail that the demo sent last, as it left."""
    files = demo.sent_mails(settings)
    if not files:
        raise Refusal("Nothing was sent yet: try the mutation messageSend first.")
    sys.stdout.write(files[-1].read_text("utf-8", "replace"))
    return 0


def _written(settings: Settings, options: argparse.Namespace) -> bytes:
    try:
        raw: bytes = options.file.read_bytes() if options.file else demo.compose_mail(settings, options)
    except OSError as error:
        raise Refusal(f"{options.file} cannot be read: {error.strerror}.") from error
    except ValueError as error:
        raise Refusal(f"This is no mail that can be written: {error}.") from error
    if not raw.strip():
        raise Refusal("The file is empty: that is no mail.")
    return raw


def users(settings: Settings, _: argparse.Namespace) -> int:
    found = demo.users(settings)
    if found is None:
        raise Refusal("There are no demo users here. Start the demo with: make run")
    for user in found:
        sys.stdout.write(json.dumps(user, ensure_ascii=False) + "\n")
    return 0
