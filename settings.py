"""The environment as one frozen value, read once at start. It knows no noun, and not who asks.

A setting is one field of `Settings`: its reader, its default as a person would write it, and its meaning. From those
come the reading, the refusals and the README's table.
"""

import difflib
import os
import tempfile
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import TypeVar, cast
from urllib.parse import urlsplit

import environment
from environment import Network
from mail import whatsapp
from mail.address import normalise
from mail.caps import Caps, Limits
from mail.oauth import Provider, google, microsoft
from mail.submission import Server
from shelf import Shelf

PREFIX = "FUNIL_"
FILE = "_FILE"
LOCALES = ("pt-BR", "en")
LARGEST_DOCUMENT = 50_000
"""What one document may cost (schema/limits.py)."""

T = TypeVar("T")


class SettingsError(Exception):
    """What is wrong with the environment: one sentence a line, each naming its variable."""


def _data_dir(value: str) -> Path:
    return Path(value).expanduser().absolute() if value else Path(__file__).parent / "var"


def _setting(read: Callable[[str], T], default: str, meaning: str, *, secret: bool = False) -> T:
    # The field has no default of its own: `load` reads the written one, as it would read a person's.
    return cast(T, field(repr=not secret, metadata={"read": read, "default": default, "meaning": meaning}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything an installation can choose. Made by `load` alone."""

    database_url: str = _setting(
        environment.database,
        "",
        "`sqlite:///path` or `postgres://user:password@host/name`; unset: `funil.sqlite3` in the data folder",
        secret=True,
    )
    redis_url: str | None = _setting(
        environment.redis,
        "",
        "Redis of a scaled installation; unset: one process does all, with its worker inside",
        secret=True,
    )
    host: str = _setting(environment.text, "127.0.0.1", "address the server listens on")
    port: int = _setting(environment.whole(0, 65535), "8000", "port the server listens on; 0 takes any free one")
    public_url: str | None = _setting(
        environment.maybe_web_address, "", "address people reach the server by, for links; unset: the one it listens on"
    )
    origins: tuple[str, ...] = _setting(
        environment.several(environment.origin),
        "",
        "exact origins of your frontends, such as `https://app.example.com`",
    )
    trusted_proxies: tuple[Network, ...] = _setting(
        environment.several(environment.network), "", "proxies whose `X-Forwarded-For` and `-Proto` are believed"
    )
    data_dir: Path = _setting(
        _data_dir, "", "folder of the database file and the key file; unset: `var` beside the code"
    )
    secret_keys: tuple[bytes, ...] = _setting(
        environment.several(environment.key),
        "",
        "32-byte keys in base64 that seal mailbox passwords and sign tokens, the current one first; "
        "unset on SQLite: kept in `secret.key` in the data folder; on PostgreSQL required",
        secret=True,
    )
    locale: str = _setting(environment.one_of(*LOCALES), "pt-BR", "language of a new workspace: `pt-BR` or `en`")
    zone: str = _setting(environment.zone, "America/Sao_Paulo", "time zone of a new workspace")
    currency: str = _setting(environment.currency, "BRL", "currency of a new workspace")
    session_idle_hours: int = _setting(
        environment.whole(1, 24 * 90), "12", "hours without a request after which a session ends"
    )
    session_absolute_days: int = _setting(
        environment.whole(1, 365), "14", "days after which a session ends in any case"
    )
    documents: str = _setting(
        environment.one_of("off", "log", "enforce"),
        "log",
        "GraphQL documents outside the manifest: `off` and `log` execute them, `enforce` refuses them",
    )
    documents_manifest: Mapping[str, str] = _setting(
        environment.manifest, "", "file with a JSON object from SHA-256 to document, as graphql-codegen writes it"
    )
    cost_bucket: int = _setting(
        environment.whole(0, 999_999_999), "200000", "cost of documents that a user may ask for at once; 0: no limit"
    )
    cost_refill: int = _setting(environment.whole(1, 1_000_000), "5000", "cost that comes back to a user each second")
    stranger_requests: int = _setting(
        environment.whole(0, 100_000), "100", "requests a minute from one address without signing in; 0: no limit"
    )
    request_seconds: int = _setting(environment.whole(1, 600), "10", "seconds after which an operation is stopped")
    drain_seconds: int = _setting(
        environment.whole(0, 60),
        "0",
        "seconds for which a server that was told to stop says so on `/readyz` before it closes its door",
    )
    sweep_seconds: int = _setting(
        environment.whole(1, 3600), "20", "seconds between two sweeps for work that a crash left undone"
    )
    smtp_url: Server | None = _setting(
        environment.mail_server,
        "",
        "server for the installation's own mails (invitations, password resets): `smtps://user:password@host:465`, "
        "`smtp://…:587` with STARTTLS, `smtp+insecure://…` without; unset: none is sent",
        secret=True,
    )
    smtp_from: str | None = _setting(
        environment.mail_address, "", "address that these mails come from; unset: the user of `FUNIL_SMTP_URL`"
    )
    mail_allow_private: tuple[Network, ...] = _setting(
        environment.several(environment.network), "", "private networks that mailboxes may be in, such as `10.0.0.0/8`"
    )
    webhook_allow_private: tuple[Network, ...] = _setting(
        environment.several(environment.network), "", "private networks that webhooks may call, such as `10.0.0.0/8`"
    )
    google_client_id: str = _setting(
        environment.text, "", "OAuth client of this installation at Google; unset: mailboxes there need app passwords"
    )
    google_client_secret: str = _setting(environment.text, "", "its secret", secret=True)
    google_authorize_url: str = _setting(
        environment.web_address, "https://accounts.google.com/o/oauth2/v2/auth", "where Google asks people for access"
    )
    google_token_url: str = _setting(
        environment.web_address, "https://oauth2.googleapis.com/token", "where Google gives tokens"
    )
    microsoft_client_id: str = _setting(
        environment.text, "", "OAuth client of this installation at Microsoft; unset: no mailboxes there"
    )
    microsoft_client_secret: str = _setting(environment.text, "", "its secret", secret=True)
    microsoft_authorize_url: str = _setting(
        environment.web_address,
        "https://login.microsoftonline.com/common/oauth2/v2.0/authorize",
        "where Microsoft asks people for access; with your tenant in the place of `common` if the client is only yours",
    )
    microsoft_token_url: str = _setting(
        environment.web_address,
        "https://login.microsoftonline.com/common/oauth2/v2.0/token",
        "where Microsoft gives tokens; the same tenant",
    )
    whatsapp_url: str = _setting(
        environment.web_address, whatsapp.URL, "where the WhatsApp Cloud API answers, with the version that is spoken"
    )
    mail_ca_file: Path | None = _setting(
        environment.maybe_certificates,
        "",
        "file of certificate authorities (PEM) that mail servers may have theirs from, beside the system's",
    )
    mail_max_raw: int = _setting(environment.size, "25MB", "a larger mail is read only in part")
    mail_max_partial: int = _setting(environment.size, "512KB", "what is read of a mail larger than that")
    mail_max_header_block: int = _setting(environment.size, "256KB", "size of all headers of a mail together")
    mail_max_header: int = _setting(environment.size, "32KB", "size of one header")
    mail_max_headers: int = _setting(environment.whole(10, 100_000), "1000", "number of headers")
    mail_max_depth: int = _setting(environment.whole(1, 100), "20", "parts within parts")
    mail_max_parts: int = _setting(environment.whole(1, 10_000), "300", "number of parts")
    mail_max_attachments: int = _setting(environment.whole(0, 10_000), "100", "number of attachments")
    mail_max_addresses: int = _setting(environment.whole(1, 10_000), "500", "number of addresses")
    mail_max_references: int = _setting(
        environment.whole(1, 1000), "50", "mails that a mail refers to, the newest first"
    )
    mail_max_text: int = _setting(environment.size, "1MB", "kept text of a mail")
    metrics_networks: tuple[Network, ...] = _setting(
        environment.several(environment.network),
        "127.0.0.0/8 ::1/128",
        "networks that may read `/metrics`, unless there is a token",
    )
    metrics_token: str | None = _setting(
        environment.maybe_text, "", "who sends this as a bearer token may read `/metrics`, and nobody else", secret=True
    )
    work_host: str = _setting(environment.text, "127.0.0.1", "address at which `funil work` tells how it is")
    work_port: int | None = _setting(
        environment.maybe(environment.whole(0, 65535)),
        "",
        "port at which `funil work` answers `/livez`, `/readyz` and `/metrics`; unset: none",
    )
    s3_bucket: str | None = _setting(
        environment.maybe_text,
        "",
        "bucket of an S3-compatible store that files are carried to; unset: they lie in the database",
    )
    s3_endpoint: str | None = _setting(
        environment.maybe_web_address, "", "where the store answers, such as `http://minio:9000`; unset: AWS"
    )
    s3_region: str = _setting(environment.text, "us-east-1", "region of the bucket; most stores of one's own take any")
    s3_key: str | None = _setting(
        environment.maybe_text, "", "access key; unset: the role that this machine has at AWS", secret=True
    )
    s3_secret: str | None = _setting(environment.maybe_text, "", "its secret", secret=True)
    s3_path_style: str = _setting(
        environment.one_of("auto", "yes", "no"),
        "auto",
        "whether the bucket stands in the path of an address (`yes`) or in its host (`no`); `auto`: in the path where "
        "there is an endpoint",
    )
    s3_prefix: str = _setting(
        environment.prefix, "funil/", "what the names of this installation's objects begin with; no two share one"
    )
    log_format: str = _setting(
        environment.one_of("auto", "json", "console"),
        "auto",
        "`json`, `console`, or `auto`: for people at a terminal, JSON elsewhere",
    )
    mail_raw_days: int = _setting(
        environment.whole(1, 3650), "30", "days for which ignored and repeated mail is kept raw, and spam at all"
    )
    mail_cpu_seconds: int = _setting(
        environment.whole(1, 600),
        "5",
        "seconds of work for which one mail is read; then it waits for a person",
    )
    mail_wall_seconds: int = _setting(environment.whole(1, 3600), "20", "seconds for which one mail is read in all")
    mail_memory: int = _setting(environment.size, "300MB", "memory of the process that reads mail")
    log_level: str = _setting(
        environment.one_of("debug", "info", "warning", "error"), "info", "`debug`, `info`, `warning` or `error`"
    )

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
    return replace(settings, secret_keys=(_kept_key(settings.data_dir),))


def _kept_key(data_dir: Path) -> bytes:
    """The installation's own key, made at the first start and readable by its owner only."""
    kept = data_dir / "secret.key"
    try:
        data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not kept.exists():
            # Written aside and linked into place whole: of two first starts at once, both then read the same key.
            descriptor, aside = tempfile.mkstemp(dir=data_dir)
            with os.fdopen(descriptor, "wb") as file:
                file.write(b64encode(os.urandom(32)) + b"\n")
            try:
                os.link(aside, kept)
            except FileExistsError:
                return _kept_key(data_dir)
            finally:
                Path(aside).unlink()
        return environment.key(kept.read_text("ascii").strip())
    except OSError as error:
        raise SettingsError(f"FUNIL_DATA_DIR: {kept} can be neither read nor made: {error.strerror}.") from None
    except ValueError:
        raise SettingsError(f"FUNIL_DATA_DIR: {kept} holds no key of 32 bytes; restore it from your backup.") from None
