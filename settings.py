"""The environment, read once at start into one frozen value, or refused in sentences. What can be chosen stands in
`choices.py`. It knows no noun, and not who asks."""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit

from choices import Choices
from environment import SettingsError
from keyfile import kept_key
from mail.address import normalise
from mail.caps import Caps, Limits
from mail.oauth import Provider, google, microsoft
from shelf import Shelf

PREFIX = "FUNIL_"
FILE = "_FILE"
LARGEST_DOCUMENT = 50_000
"""What one document may cost (schema/limits.py)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings(Choices):
    """What an installation has chosen, and what follows from it. Made by `load` alone."""

    @property
    def on_sqlite(self) -> bool:
        return self.database_url.startswith("sqlite://")

    @property
    def embedded(self) -> bool:
        """One process does everything: no Redis to share work and news through."""
        return self.redis_url is None

    @property
    def shelf(self) -> Shelf | None:
        """The store that files are carried to, if there is one."""
        if self.s3_bucket is None:
            return None
        in_path = self.s3_endpoint is not None if self.s3_path_style == "auto" else self.s3_path_style == "yes"
        return Shelf(
            bucket=self.s3_bucket,
            endpoint=self.s3_endpoint,
            region=self.s3_region,
            key=self.s3_key,
            secret=self.s3_secret,
            path_style=in_path,
            prefix=self.s3_prefix,
        )

    @property
    def mail_caps(self) -> Caps:
        return Caps(**{each.name: getattr(self, f"mail_max_{each.name}") for each in fields(Caps)})

    @property
    def mail_limits(self) -> Limits:
        return Limits(cpu=self.mail_cpu_seconds, wall=self.mail_wall_seconds, memory=self.mail_memory)

    @property
    def mail_providers(self) -> Mapping[str, Provider]:
        """Where access to mailboxes can be granted, by name: those of which this installation is a client."""
        makers = {"google": google, "microsoft": microsoft}
        made = [
            maker(
                getattr(self, f"{name}_client_id"),
                getattr(self, f"{name}_client_secret"),
                authorize_url=getattr(self, f"{name}_authorize_url"),
                token_url=getattr(self, f"{name}_token_url"),
            )
            for name, maker in makers.items()
        ]
        return {provider.name: provider for provider in made if provider.client_id}

    @property
    def address(self) -> str:
        """Where people reach the server, without a trailing slash."""
        if self.public_url:
            return self.public_url
        host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(self.host, self.host)  # noqa: S104 - compared, not bound
        return f"http://{host}:{self.port}"

    @property
    def allowed_origins(self) -> tuple[str, ...]:
        """The frontends' origins and the server's own."""
        parts = urlsplit(self.address)
        return tuple(dict.fromkeys((f"{parts.scheme}://{parts.netloc}", *self.origins)))


def load(environ: Mapping[str, str]) -> Settings:
    """The settings that `environ` names, or a SettingsError that says all that is wrong with it."""
    problems = _unknown(environ)
    values: dict[str, object] = {}
    for each in fields(Settings):
        try:
            values[each.name] = each.metadata["read"](_written(environ, _name(each.name)) or each.metadata["default"])
        except ValueError as error:
            problems.append(f"{_name(each.name)} {error}.")
    if problems:
        raise SettingsError("\n".join(problems))
    return _completed(values)


def table() -> str:
    """All settings as a Markdown table, for the README."""
    lines = ["| variable | default | meaning |", "|---|---|---|"]
    for each in fields(Settings):
        default = each.metadata["default"]
        lines.append(f"| `{_name(each.name)}` | {f'`{default}`' if default else '–'} | {each.metadata['meaning']} |")
    return "\n".join(lines) + "\n"


def _name(attribute: str) -> str:
    return PREFIX + attribute.upper()


def _unknown(environ: Mapping[str, str]) -> list[str]:
    known = [_name(each.name) for each in fields(Settings)]
    problems = []
    for name in sorted(environ):
        if not name.startswith(PREFIX) or name.startswith("FUNIL_TEST_") or name == "FUNIL_MAIL_CORPUS":
            continue
        if name in known or name.removesuffix(FILE) in known:
            continue
        near = difflib.get_close_matches(name, known, n=1)
        hint = f"did you mean {near[0]}?" if near else "the README lists all settings."
        problems.append(f"{name} is not a setting of Funil; {hint}")
    return problems


def _written(environ: Mapping[str, str], name: str) -> str:
    """What the environment says for `name`, by itself or by the file it names; nothing where it is unset or empty."""
    value, file = environ.get(name, "").strip(), environ.get(name + FILE, "").strip()
    if value and file:
        raise ValueError(f"and {name}{FILE} are both set; keep one of them")
    if not file:
        return value
    try:
        return Path(file).read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not text"
        raise ValueError(f"cannot be read from the file {file} that {name}{FILE} names: {reason}") from None


def _completed(values: dict[str, object]) -> Settings:
    """The settings with what follows from others: the database in the data folder, and the key beside it."""
    values["database_url"] = values["database_url"] or f"sqlite:///{values['data_dir']}/funil.sqlite3"
    if values["documents"] == "enforce" and not values["documents_manifest"]:
        raise SettingsError("FUNIL_DOCUMENTS is enforce, but FUNIL_DOCUMENTS_MANIFEST names no manifest of documents.")
    if (values["s3_key"] is None) is not (values["s3_secret"] is None):
        raise SettingsError("FUNIL_S3_KEY and FUNIL_S3_SECRET go together: set both, or neither.")
    if values["s3_bucket"] is None and (values["s3_endpoint"] or values["s3_key"]):
        raise SettingsError(
            "FUNIL_S3_ENDPOINT and FUNIL_S3_KEY say how to reach a store, but FUNIL_S3_BUCKET is unset."
        )
    if 0 < cast(int, values["cost_bucket"]) < LARGEST_DOCUMENT:
        raise SettingsError(
            f"FUNIL_COST_BUCKET must be 0 or at least {LARGEST_DOCUMENT}, which one allowed document may cost."
        )
    settings = Settings(**values)  # type: ignore[arg-type]  # each came from its own field's reader
    if settings.on_sqlite and settings.redis_url:
        raise SettingsError(
            "FUNIL_REDIS_URL is set, but the database is SQLite, which one process alone may use. "
            "Set FUNIL_DATABASE_URL to a PostgreSQL database, or unset FUNIL_REDIS_URL."
        )
    if settings.smtp_url and not settings.smtp_from:
        settings = replace(settings, smtp_from=normalise(settings.smtp_url.username or ""))
        if settings.smtp_from is None:
            raise SettingsError("FUNIL_SMTP_FROM is not set: say which address the installation's own mails come from.")
    if settings.secret_keys:
        return settings
    if not settings.on_sqlite:
        raise SettingsError(
            "FUNIL_SECRET_KEYS is not set; on PostgreSQL every process needs the same keys. "
            "Make one with: openssl rand -base64 32"
        )
    return replace(settings, secret_keys=(kept_key(settings.data_dir),))


__all__ = ["Settings", "SettingsError", "load", "table"]
