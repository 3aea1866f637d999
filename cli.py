"""The `funil` command: its words, and how it says no."""

import argparse
import gc
import importlib
import os
import sys
from datetime import date
from pathlib import Path
from typing import Any

import logs
import settings as settings_module
from permissions import Role
from settings import SettingsError

KINDS_OF_MAIL = ["spam", "forged", "newsletter", "list", "alert", "absence", "nobody", "invitation"]
ROLES = [role.value for role in Role if role is not Role.SYSTEM]


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the exit status is 0 when it did what was asked, 2 when it refused in a sentence."""
    options = _parser().parse_args(arguments)
    os.umask(0o077)  # the database, its key and the demo's passwords are nobody else's on this machine
    try:
        settings = settings_module.load(os.environ)
        logs.configure(level=settings.log_level, form=settings.log_format)
        return int(_named(options.run)(settings, options))
    except SettingsError as refused:
        return _unreadable(refused, options)
    except KeyboardInterrupt:
        return 130
    except _refusals() as refused:
        return _say_no(refused)


def _named(errand: str) -> Any:
    """Only what the command needs is imported: the whole server takes seconds. All that is made meanwhile stays, and
    looking for what could go is a fifth of that time."""
    module, _, name = errand.partition(".")
    gc.disable()
    try:
        return getattr(importlib.import_module(f"commands.{module}"), name)
    finally:
        gc.enable()


def _unreadable(refused: SettingsError, options: argparse.Namespace) -> int:
    """What is wrong with the environment is what `funil check` was asked for."""
    return int(_named("check.unreadable")(refused, options)) if options.run == "check.check" else _say_no(refused)


def _refusals() -> tuple[type[Exception], ...]:
    """What is said in a sentence, and not as a stack. Looked up when something was raised, not before."""
    from commands.refusal import Refusal
    from demo import DemoMailboxError
    from errors import Refused
    from storage.engine import Unusable

    return Refusal, Refused, Unusable, DemoMailboxError


def _say_no(refused: Exception) -> int:
    sys.stderr.write(f"funil: {refused}\n")
    return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="funil", description="A CRM backend: a live funnel, mail that becomes prospects."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _serving(commands)
    _people(commands)
    _post(commands)
    _command(commands, "migrate", "upkeep.migrate", "bring the database up to this release")
    _command(commands, "reindex", "upkeep.reindex", "make anew what search finds rows by")
    check = _command(commands, "check", "check.check", "try what the settings name, and say what is wrong with it")
    check.add_argument("--json", action="store_true", help="as JSON; the exit status is 0 or 1 in either form")
    _safekeeping(commands)
    _command(commands, "schema", "upkeep.show_schema", "print the GraphQL schema")
    explain = _command(commands, "explain", "explain.explain", "print the statements that a query takes")
    explain.add_argument("email", help="who asks: what they see is in the statements")
    explain.add_argument("file", nargs="?", type=Path, help="the query; default: standard input")
    explain.add_argument("--variables", default="{}", help="as JSON")
    explain.add_argument("--database", action="store_true", help="with how the database goes about each (EXPLAIN)")
    return parser


def _command(commands: Any, name: str, run: str, meaning: str) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(name, help=meaning, description=meaning)
    command.set_defaults(run=run)
    return command


def _safekeeping(commands: Any) -> None:
    backup = _command(commands, "backup", "safekeeping.backup", "save the database in one file, while the server runs")
    backup.add_argument("file", type=Path, help="the file to make; the secret key is not in it, keep that elsewhere")
    backup.add_argument(
        "--without-files", action="store_true", help="leave files where they are that lie in an S3-compatible store"
    )
    restore = _command(commands, "restore", "safekeeping.restore", "bring the database back; the server is stopped")
    restore.add_argument("file", type=Path, help="a file of `funil backup`, or a copy that `funil migrate` made")
    restore.add_argument("--verify", action="store_true", help="only look whether the file is whole; restore nothing")
    restore.add_argument("--overwrite", action="store_true", help="in the place of the database that is there")
    restore.add_argument("--other-key", action="store_true", help="though it was made with another secret key")
    files = commands.add_parser("files", help="where files lie").add_subparsers(required=True)
    carry = _command(files, "move", "files.move", "carry files to the store, or back into the database")
    carry.add_argument("to", choices=["store", "database"], help="back: every server and worker is stopped")
    looked = _command(files, "check", "files.check", "compare the rows with what lies in the store")
    looked.add_argument("--delete", action="store_true", help="delete objects that belong to no file")
    move = _command(commands, "move", "safekeeping.move", "take the installation from SQLite to PostgreSQL")
    move.add_argument("target", help="an empty database: postgres://user:password@host/name")


def _serving(commands: Any) -> None:
    command = _command(commands, "serve", "serve.serve", "serve GraphQL; on SQLite with the worker inside")
    command.add_argument("--demo", action="store_true", help="with a demo funnel and a demo mailbox")
    _command(commands, "work", "serve.work", "work through the queue (needs FUNIL_REDIS_URL)")


def _people(commands: Any) -> None:
    user = commands.add_parser("user", help="add or list users, set a password").add_subparsers(required=True)
    add = _command(user, "add", "people.add", "add a user; the password is asked for, or read from standard input")
    add.add_argument("name")
    add.add_argument("email")
    add.add_argument("--role", choices=ROLES, default="AGENT")
    add.add_argument("--admin", action="store_const", const="ADMIN", dest="role", help="the same as --role ADMIN")
    _command(user, "list", "people.show", "list users")
    password = _command(user, "password", "people.password", "set a user's password and end their sessions")
    password.add_argument("email")
    reset = _command(user, "reset", "people.reset", "print a link with which a user sets another password, once")
    reset.add_argument("email")


def _post(commands: Any) -> None:
    _command(commands, "mailbox", "post.mailboxes", "list mailboxes and their health")
    kept = commands.add_parser("secrets", help="what is sealed in the database").add_subparsers(required=True)
    _command(kept, "rotate", "secrets.rotate", "seal everything with the first of FUNIL_SECRET_KEYS")
    demo = commands.add_parser("demo", help="play with the demo of `make run`").add_subparsers(required=True)
    _command(demo, "users", "play.users", "print the demo users and their passwords, one JSON object a line")
    reply = _command(demo, "reply", "play.reply", "answer the mail that the demo sent last, as its recipient would")
    reply.add_argument("--text", help="what the answer says")
    _command(demo, "sent", "play.sent", "print the mail that the demo sent last")
    year = _command(demo, "year", "year.year", "play a sales team's year into a new installation, to try things on")
    year.add_argument("--seed", type=int, default=7, help="the same one makes the same year")
    year.add_argument("--people", type=int, default=10, help="who work in the team, 3 to 60")
    year.add_argument("--open", type=int, default=500, help="subjects that are open at the end; over 1000: with copies")
    year.add_argument("--weeks", type=int, default=52, help="how long the year is, 1 to 104")
    year.add_argument("--until", type=date.fromisoformat, help="its last day; default: yesterday")
    mail = _command(demo, "mail", "play.mail", "deliver a mail into the demo mailbox")
    mail.add_argument("kind", nargs="?", choices=KINDS_OF_MAIL, help="something else than a customer's letter")
    mail.add_argument("--from", dest="from_", help='such as "Eva Lima <eva@cliente.example>"')
    mail.add_argument("--subject")
    mail.add_argument("--to", help="a channel's alias; default: the first")
    mail.add_argument("--text")
    mail.add_argument("--file", type=Path, help="a .eml file, delivered as it is")
    mail.add_argument("--reply-to-last", action="store_true", help="as a reply to the last mail delivered")


if __name__ == "__main__":
    sys.exit(main())
