"""Everything an installation can choose. It knows no noun, and not who asks.

A setting is one field of `Choices`: its reader, its default as a person would write it, and its meaning. From those
come the reading, the refusals (`settings.py`) and the README's table.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar, cast

import environment
from environment import Network
from mail import whatsapp
from mail.submission import Server

LOCALES = ("pt-BR", "en")

T = TypeVar("T")


def _data_dir(value: str) -> Path:
    return Path(value).expanduser().absolute() if value else Path(__file__).parent / "var"


def _setting(read: Callable[[str], T], default: str, meaning: str, *, secret: bool = False) -> T:
    # The field has no default of its own: `load` reads the written one, as it would read a person's.
    return cast(T, field(repr=not secret, metadata={"read": read, "default": default, "meaning": meaning}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """Everything an installation can choose; what follows from it says `settings.Settings`."""

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
