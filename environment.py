"""What a person writes in an environment variable, read as a value. It does not know which variables there are.

A reader refuses with a ValueError whose words follow the variable's name: "must be a whole number from 0 to 65535".
"""

import hashlib
import ssl
from base64 import b64decode
from collections.abc import Callable, Mapping
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import TypeVar
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo

import msgspec
from babel.numbers import list_currencies

from mail.address import normalise
from mail.mailbox import Security
from mail.submission import Server

Network = IPv4Network | IPv6Network
T = TypeVar("T")
SHA256 = "sha256:"
UNITS = {"KB": 1024, "MB": 1024**2, "GB": 1024**3}


class SettingsError(Exception):
    """What is wrong with the environment: one sentence a line, each naming its variable."""


def text(value: str) -> str:
    return value


def maybe_text(value: str) -> str | None:
    return value or None


def maybe(read: Callable[[str], T]) -> Callable[[str], T | None]:
    """Unset is a value too."""
    return lambda value: read(value) if value else None


def whole(least: int, most: int) -> Callable[[str], int]:
    def read(value: str) -> int:
        if not value.isascii() or not value.isdigit() or len(value) > 9 or not least <= int(value) <= most:
            raise ValueError(f"must be a whole number from {least} to {most}")
        return int(value)

    return read


def size(value: str) -> int:
    digits, unit = value.upper().removesuffix("B"), 1
    for name, factor in UNITS.items():
        if value.upper().endswith(name):
            digits, unit = value[: -len(name)], factor
    if not digits.strip().isdecimal() or int(digits) == 0:
        raise ValueError("must be a size, such as 256KB, 25MB or a number of bytes")
    return int(digits) * unit


def one_of(*choices: str) -> Callable[[str], str]:
    def read(value: str) -> str:
        for choice in choices:
            if value.lower() == choice.lower():
                return choice
        raise ValueError(f"must be one of {', '.join(choices)}")

    return read


def several(read_one: Callable[[str], T]) -> Callable[[str], tuple[T, ...]]:
    def read(value: str) -> tuple[T, ...]:
        return tuple(read_one(part) for part in value.replace(",", " ").split())

    return read


def network(value: str) -> Network:
    try:
        return ip_network(value)
    except ValueError:
        raise ValueError(f"must hold addresses or networks, such as 10.0.0.0/8 or 127.0.0.1, not {value!r}") from None


def web_address(value: str) -> str:
    """`scheme://host[:port][/path]`, without a trailing slash, and without the port that the scheme has anyway."""
    refusal = ValueError(f"must be an address such as https://crm.example.com, not {value!r}")
    try:
        parts = urlsplit(value.rstrip("/"))
        host, port = parts.hostname, parts.port
    except ValueError:
        raise refusal from None
    if parts.scheme not in ("http", "https") or not host or "@" in parts.netloc or parts.query or parts.fragment:
        raise refusal
    shown = f"[{host}]" if ":" in host else host
    usual = {"http": 80, "https": 443}[parts.scheme]
    return f"{parts.scheme}://{shown}" + (f":{port}" if port and port != usual else "") + parts.path


def maybe_web_address(value: str) -> str | None:
    return web_address(value) if value else None


def prefix(value: str) -> str:
    """What names begin with, ending in a slash."""
    if value.startswith("/") or "//" in value or not all(each.isalnum() or each in "-_./" for each in value):
        raise ValueError("must be like funil/ or crm/files/: letters, digits, dashes and slashes")
    return value if value.endswith("/") else f"{value}/"


def origin(value: str) -> str:
    if "*" in value:
        raise ValueError("must name every origin in full: a pattern would let strangers act with a user's session")
    address = web_address(value)
    if urlsplit(address).path:
        raise ValueError(f"must hold origins without a path, such as https://app.example.com, not {value!r}")
    return address


def database(value: str) -> str:
    scheme, _, rest = value.partition("://")
    if value and (scheme not in ("sqlite", "postgres", "postgresql", "asyncpg") or not rest):
        raise ValueError("must begin with sqlite:// or postgres://")
    return f"postgres://{rest}" if scheme in ("postgresql", "asyncpg") else value


def manifest(value: str) -> Mapping[str, str]:
    """Documents by their SHA-256, as graphql-codegen writes them; an id that is none of its document is a mistake."""
    if not value:
        return {}
    try:
        found = msgspec.json.decode(Path(value).read_bytes(), type=dict[str, str])
    except OSError as error:
        raise ValueError(f"names {value}, which cannot be read: {error.strerror}") from None
    except msgspec.MsgspecError:
        raise ValueError(f"names {value}, which is no JSON object from hashes to documents") from None
    known = {name.removeprefix(SHA256): document for name, document in found.items()}
    for name, document in known.items():
        if digest(document) != name:
            raise ValueError(f"names {value}, in which {name[:64]!r} is not the SHA-256 of its document")
    return known


def digest(document: str) -> str:
    return hashlib.sha256(document.encode()).hexdigest()


def redis(value: str) -> str | None:
    if value and not value.startswith(("redis://", "rediss://", "unix://")):
        raise ValueError("must begin with redis://, rediss:// or unix://")
    return value or None


def maybe_certificates(value: str) -> Path | None:
    if not value:
        return None
    try:
        ssl.create_default_context(cafile=value)
    except (OSError, ssl.SSLError):
        raise ValueError(f"must name a readable file of certificates in PEM form, not {value!r}") from None
    return Path(value).absolute()


SMTP = {"smtps": (Security.TLS, 465), "smtp": (Security.STARTTLS, 587), "smtp+insecure": (Security.NONE, 25)}


def mail_server(value: str) -> Server | None:
    """`smtps://` is TLS from the first byte, `smtp://` requires STARTTLS, `smtp+insecure://` is plain text."""
    if not value:
        return None
    refusal = ValueError("must be an address such as smtps://user:password@smtp.example.com:465")
    try:
        parts = urlsplit(value)
        security, usual = SMTP[parts.scheme]
        if not parts.hostname or parts.path.strip("/") or parts.query or parts.fragment:
            raise refusal
        return Server(
            host=parts.hostname,
            port=parts.port or usual,
            security=security,
            username=unquote(parts.username) if parts.username else None,
            password=unquote(parts.password) if parts.password else None,
        )
    except (ValueError, KeyError):
        raise refusal from None


def mail_address(value: str) -> str | None:
    found = normalise(value) if value else None
    if value and found is None:
        raise ValueError(f"must be an e-mail address such as crm@example.com, not {value!r}")
    return found


def key(value: str) -> bytes:
    try:
        found = b64decode(value.replace("-", "+").replace("_", "/") + "=" * (-len(value) % 4), validate=True)
    except ValueError:
        found = b""
    if len(found) != 32:
        raise ValueError("must hold keys of 32 bytes in base64; make one with: openssl rand -base64 32")
    return found


def zone(value: str) -> str:
    try:
        return ZoneInfo(value).key
    except (KeyError, ValueError, OSError):
        raise ValueError(f"must be a time zone such as America/Sao_Paulo, not {value!r}") from None


def currency(value: str) -> str:
    if value.upper() not in list_currencies():
        raise ValueError(f"must be a currency's three letters, such as BRL or EUR, not {value!r}")
    return value.upper()
