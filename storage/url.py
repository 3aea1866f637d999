"""What a database URL says. Connects to nothing."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal
from urllib.parse import parse_qsl, unquote, urlsplit

APP = "models"
CONNECTION = "default"
PRAGMAS = frozenset({"busy_timeout", "cache_size", "mmap_size", "synchronous", "wal_autocheckpoint"})
POOL = {"minsize": 1, "maxsize": 10}

Dialect = Literal["sqlite", "postgres"]


class Unusable(Exception):
    """The database cannot be used; the message tells a person what to do about it."""


def config(
    database_url: str,
    modules: Sequence[str] = ("models",),
    *,
    migrations: str = "migrations",
    settings: dict[str, str] | None = None,
) -> dict[str, Any]:
    """Tortoise's configuration. `settings` are further pragmas on SQLite, server settings on PostgreSQL."""
    return {
        "connections": {CONNECTION: _connection(database_url, settings or {})},
        "apps": {APP: {"models": list(modules), "default_connection": CONNECTION, "migrations": migrations}},
        "use_tz": True,
        "timezone": "UTC",
    }


def scheme(database_url: str) -> Dialect:
    """Which of the two databases a URL means, without connecting."""
    name = database_url.partition("://")[0]
    if name == "sqlite":
        return "sqlite"
    if name in ("postgres", "postgresql"):
        return "postgres"
    raise Unusable(
        f"The database URL {shown(database_url)} begins neither with sqlite:/// nor with postgres://, "
        "for instance sqlite:///funil.db or postgres://funil:secret@localhost:5432/funil."
    )


def sqlite_file(database_url: str) -> str:
    """The path a sqlite URL names: relative after three slashes, absolute after four; or `:memory:`."""
    if scheme(database_url) != "sqlite":
        raise Unusable(f"The database {shown(database_url)} is not an SQLite file.")
    path = unquote(database_url.partition("://")[2].partition("?")[0]).removeprefix("/")
    if not path:
        raise Unusable("The SQLite URL names no file; write for instance sqlite:///funil.db.")
    if path == ":memory:":
        return path
    file = Path(path).absolute()
    if file.is_dir():
        raise Unusable(f"{file} is a folder; the SQLite URL must name a file in it.")
    if not file.parent.is_dir():
        raise Unusable(
            f"The folder {file.parent} of the SQLite file does not exist. "
            "After sqlite:/// a path is relative to the current folder; an absolute one has a fourth slash."
        )
    return str(file)


def shown(database_url: str) -> str:
    """The URL as it may be printed: without its password."""
    head, at, rest = database_url.rpartition("@")
    if not at:
        return database_url
    name, _, account = head.partition("://")
    return f"{name}://{account.partition(':')[0]}@{rest}"


def _connection(database_url: str, settings: dict[str, str]) -> dict[str, Any]:
    options = dict(parse_qsl(urlsplit(database_url).query, keep_blank_values=True))
    if scheme(database_url) == "sqlite":
        _refuse_unknown(options, PRAGMAS, database_url)
        return {
            "engine": "storage.sqlite",
            "credentials": {"file_path": sqlite_file(database_url), **options, **settings},
        }

    _refuse_unknown(options, {"host", "sslmode", "application_name", *POOL}, database_url)
    try:
        url = urlsplit(database_url)
        host, port = options.get("host") or url.hostname, url.port or 5432
        sizes = {name: int(options.get(name, default)) for name, default in POOL.items()}
    except ValueError as problem:
        raise Unusable(f"The database URL {shown(database_url)} is not understood: {problem}.") from problem
    database = unquote(url.path.removeprefix("/"))
    if not database:
        raise Unusable(f"The database URL {shown(database_url)} names no database after the host.")
    credentials: dict[str, Any] = {
        "host": host,
        "port": port,
        "user": unquote(url.username) if url.username else None,
        "password": unquote(url.password) if url.password else None,
        "database": database,
        "server_settings": settings,
        **sizes,
        **({"ssl": options["sslmode"]} if "sslmode" in options else {}),
        **({"application_name": options["application_name"]} if "application_name" in options else {}),
    }
    return {"engine": "storage.postgres", "credentials": credentials}


def _refuse_unknown(options: dict[str, str], known: frozenset[str] | set[str], database_url: str) -> None:
    if unknown := sorted(set(options) - known):
        raise Unusable(
            f"The database URL {shown(database_url)} has an unknown option {unknown[0]}; "
            f"known are {', '.join(sorted(known))}."
        )
