"""The `funil` command."""

import argparse
import asyncio
import contextlib
import fcntl
import getpass
import json
import logging
import os
import sys
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path

import uvicorn

import demo
import models
import server
import settings as settings_module
import storage.engine as engine
import storage.migrate as migrations
import workers
from errors import Refused
from mail.imap import MailboxError
from models.account import first_admin, hashed, new_user
from models.base import transaction
from events import UserJoined
from permissions import Role
from schema import schema
from settings import Settings, SettingsError

WS_FRAME = 64 * 1024


class Refusal(Exception):
    """The command cannot be carried out; the message says why and what to do."""


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the exit status is 0 when it did what was asked."""
    options = _parser().parse_args(arguments)
    try:
        settings = settings_module.load(os.environ)
        logging.basicConfig(level=settings.log_level.upper(), format="%(asctime)s %(levelname)-7s %(name)s: %(message)s")
        return int(options.run(settings, options) or 0)
    except (Refusal, Refused, SettingsError, engine.UnusableError, MailboxError) as refused:
        print(f"funil: {refused}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="funil", description="A CRM backend: GraphQL, a live funnel, mail that becomes prospects.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    serve = commands.add_parser("serve", help="serve GraphQL; on SQLite with the worker inside")
    serve.add_argument("--demo", action="store_true", help="with a demo funnel and a demo mailbox")
    serve.add_argument("--reload", action="store_true", help="start anew when a source file changes")
    serve.set_defaults(run=_serve)

    work = commands.add_parser("work", help="work through the queue (needs FUNIL_REDIS_URL)")
    work.set_defaults(run=lambda settings, options: workers.run(settings))

    migrate = commands.add_parser("migrate", help="bring the database up to this release")
    migrate.set_defaults(run=_migrate)

    user = commands.add_parser("user", help="add or list users, set a password").add_subparsers(required=True)
    add = user.add_parser("add", help="add a user; the password is asked for, or read from standard input")
    add.add_argument("name")
    add.add_argument("email")
    add.add_argument("--role", choices=[role.value for role in Role if role is not Role.SYSTEM], default="AGENT")
    add.add_argument("--admin", action="store_const", const="ADMIN", dest="role", help="the same as --role ADMIN")
    add.set_defaults(run=_user_add)
    listed = user.add_parser("list", help="list users")
    listed.set_defaults(run=_user_list)
    password = user.add_parser("password", help="set a user's password and end their sessions")
    password.add_argument("email")
    password.set_defaults(run=_user_password)

    mailbox = commands.add_parser("mailbox", help="list mailboxes and their health")
    mailbox.set_defaults(run=_mailbox_list)

    demo_ = commands.add_parser("demo", help="play with the demo").add_subparsers(required=True)
    mail = demo_.add_parser("mail", help="deliver a mail into the demo mailbox of a running `funil serve --demo`")
    mail.add_argument("--from", dest="from_", help='such as "Eva Lima <eva@cliente.example>"')
    mail.add_argument("--subject")
    mail.add_argument("--to", help="a channel's alias; default: the first")
    mail.add_argument("--text")
    mail.add_argument("--file", type=Path, help="a .eml file, delivered as it is")
    mail.add_argument("--reply-to-last", action="store_true", help="as a reply to the last mail delivered")
    mail.set_defaults(run=_demo_mail)
    users = demo_.add_parser("users", help="print the demo users and their passwords, one JSON object a line")
    users.set_defaults(run=_demo_users)

    check = commands.add_parser("check", help="explain the configuration, and what is wrong with it")
    check.set_defaults(run=_check)

    printed = commands.add_parser("schema", help="print the GraphQL schema")
    printed.set_defaults(run=lambda settings, options: print(schema.as_str()))
    return parser


def _serve(settings: Settings, options: argparse.Namespace) -> int:
    if options.reload:
        os.environ["FUNIL_TEST_RELOAD_DEMO"] = "1" if options.demo else ""
        uvicorn.run("cli:reloaded", factory=True, reload=True, host=settings.host, port=settings.port, **_uvicorn())
        return 0
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    with _alone(settings):
        app = server.application(settings, with_demo=options.demo)
        config = uvicorn.Config(app, host=settings.host, port=settings.port, log_level=settings.log_level.lower(), **_uvicorn())
        web = uvicorn.Server(config)
        web.run()
        return 0 if web.started else 1


def reloaded() -> object:
    """The application that `make dev` starts anew."""
    return server.application(settings_module.load(os.environ), with_demo=bool(os.environ.get("FUNIL_TEST_RELOAD_DEMO")))


def _uvicorn() -> dict[str, object]:
    """Deflate would double the cost of each message of a subscription (stack.md §5)."""
    return {
        "ws": "websockets-sansio",
        "ws_per_message_deflate": False,
        "ws_max_size": WS_FRAME,
        "access_log": False,
        "timeout_graceful_shutdown": 20,
        "server_header": False,
    }


@contextlib.contextmanager
def _alone(settings: Settings) -> Iterator[None]:
    """On SQLite one process owns the file (ops.md F10); a second one is told so."""
    if engine.scheme(settings.database_url) != "sqlite":
        yield
        return
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    with open(settings.data_dir / "funil.lock", "w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise Refusal(
                "A server is running on this SQLite database, and only one process may use it. Stop it first, or use PostgreSQL."
            ) from error
        yield


@contextlib.asynccontextmanager
async def _database(settings: Settings, *, writes: bool = True) -> AsyncIterator[None]:
    with _alone(settings) if writes else contextlib.nullcontext():
        await server.prepare(settings)
        try:
            yield
        finally:
            await engine.close()


def _migrate(settings: Settings, options: argparse.Namespace) -> int:
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    with _alone(settings):
        report = asyncio.run(migrations.migrate(settings.database_url, backup_dir=settings.data_dir / "backups"))
    for name in report.applied:
        print(f"applied {name}")
    if report.backup:
        print(f"backup {report.backup}")
    if not report.applied:
        print("The database is up to date.")
    return 0


def _user_add(settings: Settings, options: argparse.Namespace) -> int:
    async def add() -> None:
        async with _database(settings):
            password_hash = await hashed(_password())
            now, role = datetime.now(UTC), Role(options.role)
            place = {"zone": settings.zone, "locale": settings.locale, "now": now}
            if role is Role.ADMIN and not await models.User.filter(role=Role.ADMIN).exists():
                await first_admin(name=options.name, email=options.email, password_hash=password_hash, **place)
                return
            async with transaction():
                user = await new_user(name=options.name, email=options.email, role=role, **place)
                user.password_hash = password_hash
                await user.save(update_fields=["password_hash"])
                await user.record_new(UserJoined(), by=await models.User.system(), now=now)

    asyncio.run(add())
    print(f"{options.email} may sign in as {options.role}.")
    return 0


def _user_list(settings: Settings, options: argparse.Namespace) -> int:
    async def rows() -> list[models.User]:
        async with _database(settings):
            return await models.User.exclude(role=Role.SYSTEM).order_by("email")

    for user in asyncio.run(rows()):
        print(f"{user.email}\t{user.role}\t{'active' if user.active else 'inactive'}\t{user.name}")
    return 0


def _user_password(settings: Settings, options: argparse.Namespace) -> int:
    async def change() -> None:
        async with _database(settings):
            user = await models.User.get_or_none(email=options.email.lower())
            if user is None:
                raise Refusal(f"There is no user {options.email}.")
            password_hash, now = await hashed(_password()), datetime.now(UTC)
            system = await models.User.system()
            await models.User.filter(id=user.id).update(password_hash=password_hash, failed_sign_ins=0, blocked_until=None)
            for session in await models.Session.filter(user_id=user.id, revoked_at__isnull=True):
                await session.revoke(by=system, now=now)

    asyncio.run(change())
    print("The password is set; open sessions have ended.")
    return 0


def _password() -> str:
    return getpass.getpass("Password: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")


def _mailbox_list(settings: Settings, options: argparse.Namespace) -> int:
    async def rows() -> list[models.Mailbox]:
        async with _database(settings):
            return await models.Mailbox.all().order_by("address")

    for mailbox in asyncio.run(rows()):
        print(f"{mailbox.address}\t{mailbox.phase}\t{mailbox.last_error or '-'}\tpolled {mailbox.last_polled_at or 'never'}")
    return 0


def _demo_mail(settings: Settings, options: argparse.Namespace) -> int:
    account = demo.account(settings)
    if account is None:
        raise Refusal("There is no demo mailbox here. Start it with: make run")
    raw = options.file.read_bytes() if options.file else demo.compose_mail(settings, options)
    demo.deliver(raw, account)
    print("Delivered. The worker looks every second: the funnel shows it at once.")
    return 0


def _demo_users(settings: Settings, options: argparse.Namespace) -> int:
    users = demo.users(settings)
    if users is None:
        raise Refusal("There are no demo users here. Start the demo with: make run")
    for user in users:
        print(json.dumps(user, ensure_ascii=False))
    return 0


def _check(settings: Settings, options: argparse.Namespace) -> int:
    """Settings were read without complaint already; now what they name is tried."""
    print(f"database   {engine.shown(settings.database_url)}")
    print(f"queue      {settings.redis_url or 'in this process (SQLite mode: one process)'}")
    waiting = asyncio.run(migrations.pending(settings.database_url))
    print(f"migrations {'up to date' if not waiting else 'waiting: ' + ', '.join(waiting)}")
    print(f"origins    {', '.join(settings.origins) or 'only this server itself'}")
    if engine.scheme(settings.database_url) == "sqlite" and settings.redis_url:
        raise Refusal("FUNIL_REDIS_URL is set, but the database is SQLite, which one process owns. Use PostgreSQL, or no Redis.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
