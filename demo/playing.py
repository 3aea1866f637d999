"""The whole demo, as long as the server runs: its mailbox, its team, and who may sign in."""

import asyncio
import contextlib
import json
import sys
from collections.abc import AsyncIterator
from dataclasses import asdict, replace
from datetime import datetime
from ipaddress import ip_network
from pathlib import Path

from demo import imap, smtpd
from demo.data import seed
from demo.desk import hook
from demo.mailbox import connect_demo_mailbox
from demo.team import DemoUser
from demo.visiting import users, users_file
from models.keyring import Keyring
from models.user import User
from models.workspace import Workspace
from settings import Settings


@contextlib.asynccontextmanager
async def running(settings: Settings, keyring: Keyring, *, now: datetime) -> AsyncIterator[imap.Account]:
    """Serve the demo mailbox; seed the team the first time; say who may sign in. The database is open and founded."""
    async with imap.running(settings.data_dir) as account, smtpd.running(settings.data_dir) as port:
        workspace = await Workspace.current()
        made = await seed(now=now, locale=workspace.locale)
        if made:
            await asyncio.to_thread(keep, settings.data_dir, made)
            await hook(await User.get(email=made[0].email), keyring, now=now)
        await connect_demo_mailbox(account, keyring, smtp_port=port, now=now)
        sys.stdout.write(_greeting(await asyncio.to_thread(users, settings), settings.port))
        sys.stdout.flush()
        yield account


def allowing(settings: Settings) -> Settings:
    """These settings, with the worker allowed to look into the demo mailbox: a host of our own network."""
    return replace(settings, mail_allow_private=(*settings.mail_allow_private, ip_network(f"{imap.HOST}/32")))


def keep(data_dir: Path, made: list[DemoUser]) -> None:
    file = users_file(data_dir)
    file.touch(mode=0o600)
    file.write_text(json.dumps([asdict(user) for user in made], ensure_ascii=False, indent=1), "utf-8")


def _greeting(team: list[dict[str, str]] | None, port: int) -> str:
    lines = [f"  {user['email']:<24} {user['password']:<14} {user['role']:<8} {user['name']}" for user in team or ()]
    if not lines:
        return ""
    todo = (
        f"Sign in and see the funnel:     http://localhost:{port}/",
        f"Try the API:                    http://localhost:{port}/graphiql/",
        "See a mail become a prospect:   ./funil demo mail   (in another terminal)",
        "Answer what you sent from it:   ./funil demo reply",
    )
    return "\n".join(("", "The demo team may sign in:", *lines, "", *todo, "", ""))
