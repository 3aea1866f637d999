"""The whole demo, as long as the server runs: its mailbox, its team, and who may sign in."""

import argparse
import asyncio
import contextlib
import json
import sys
from collections.abc import AsyncIterator
from dataclasses import asdict, replace
from datetime import UTC, datetime
from ipaddress import ip_network
from pathlib import Path

from demo import imap
from demo.data import seed
from demo.mail import Asked, composed
from demo.mailbox import connect_demo_mailbox
from demo.team import DemoUser
from models.keyring import Keyring
from models.workspace import Workspace
from settings import Settings


@contextlib.asynccontextmanager
async def running(settings: Settings, keyring: Keyring, *, now: datetime) -> AsyncIterator[imap.Account]:
    """Serve the demo mailbox; seed the team the first time; say who may sign in. The database is open and founded."""
    async with imap.running(settings.data_dir) as account:
        workspace = await Workspace.current()
        made = await seed(now=now, locale=workspace.locale)
        if made:
            await asyncio.to_thread(_keep, settings.data_dir, made)
        await connect_demo_mailbox(account, keyring, now=now)
        sys.stdout.write(_greeting(await asyncio.to_thread(users, settings)))
        sys.stdout.flush()
        yield account


def allowing(settings: Settings) -> Settings:
    """These settings, with the worker allowed to look into the demo mailbox: a host of our own network."""
    return replace(settings, mail_allow_private=(*settings.mail_allow_private, ip_network(f"{imap.HOST}/32")))


def users(settings: Settings) -> list[dict[str, str]] | None:
    """Who may sign in, with the passwords as they were seeded; None where there is no demo."""
    try:
        rows: list[dict[str, str]] = json.loads(_file(settings.data_dir).read_text("utf-8"))
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


def _keep(data_dir: Path, made: list[DemoUser]) -> None:
    file = _file(data_dir)
    file.touch(mode=0o600)
    file.write_text(json.dumps([asdict(user) for user in made], ensure_ascii=False, indent=1), "utf-8")


def _file(data_dir: Path) -> Path:
    return data_dir / "demo-users.json"


def _greeting(team: list[dict[str, str]] | None) -> str:
    lines = [f"  {user['email']:<24} {user['password']:<14} {user['role']:<8} {user['name']}" for user in team or ()]
    return "\nThe demo team may sign in:\n" + "\n".join(lines) + "\n\n" if lines else ""
