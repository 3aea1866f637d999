"""Calls a webhook's address: signed as Standard Webhooks has it, at the addresses that were judged, and nowhere else.

https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md: the signature is the
HMAC-SHA256 of `id.timestamp.body`, by the bytes behind `whsec_`. Knows no database.
"""

import asyncio
import base64
import hashlib
import hmac
import secrets
import ssl
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urlsplit, urlunsplit

from late import Late
from mail.mailbox import MailboxErrorCode
from models.hosts import Network, NotAdmitted, admit
from models.keyring import Keyring

if TYPE_CHECKING:
    import httpx
else:
    httpx = Late("httpx")

PREFIX = "whsec_"
PATIENCE, CONNECT_TIMEOUT = 15.0, 5.0
PORTS = frozenset({80, 443, 8443})
GONE = 410


class WebhookErrorCode(StrEnum):
    UNREACHABLE = "WEBHOOK_UNREACHABLE"
    TIMEOUT = "WEBHOOK_TIMEOUT"
    REFUSED = "WEBHOOK_REFUSED"
    REDIRECTED = "WEBHOOK_REDIRECTED"
    PRIVATE_HOST = "WEBHOOK_PRIVATE_HOST"
    PORT_REFUSED = "WEBHOOK_PORT_REFUSED"
    CLEARTEXT = "WEBHOOK_CLEARTEXT"
    SECRET_LOST = "WEBHOOK_SECRET_LOST"  # noqa: S105 - a code
    OWNER_GONE = "WEBHOOK_OWNER_GONE"


CODES = {
    MailboxErrorCode.PRIVATE_HOST: WebhookErrorCode.PRIVATE_HOST,
    MailboxErrorCode.PORT_REFUSED: WebhookErrorCode.PORT_REFUSED,
    MailboxErrorCode.CLEARTEXT: WebhookErrorCode.CLEARTEXT,
}


@dataclass(frozen=True)
class Way:
    """How webhooks are called: the keys to their secrets, who may be called, whom TLS believes, the clock, and how many
    seconds a call may last from looking up its name to the answer's status."""

    keyring: Keyring
    now: Callable[[], datetime]
    allow_private: Sequence[Network] = ()
    trust: ssl.SSLContext | None = None
    within: float = 15.0


@dataclass(frozen=True)
class Answer:
    """What came of a call: nothing wrong, or why, with the status where there was one."""

    error: WebhookErrorCode | None = None
    status: int | None = None

    @property
    def gone(self) -> bool:
        return self.status == GONE


def new_secret() -> str:
    return PREFIX + base64.b64encode(secrets.token_bytes(32)).decode()


def signature(secret: str, *, id: str, timestamp: int, body: bytes) -> str:
    """The value of the header `webhook-signature`."""
    key = base64.b64decode(secret.removeprefix(PREFIX))
    said = hmac.new(key, f"{id}.{timestamp}.".encode() + body, hashlib.sha256).digest()
    return f"v1,{base64.b64encode(said).decode()}"


async def call(url: str, body: bytes, *, secret: str, id: str, way: Way) -> Answer:
    """POST it, and say what came of it. No proxy, no redirect; of the answer nothing but the status is read."""
    try:
        async with asyncio.timeout(way.within):
            return await _called(url, body, secret=secret, id=id, way=way)
    except TimeoutError:
        return Answer(WebhookErrorCode.TIMEOUT)


async def _called(url: str, body: bytes, *, secret: str, id: str, way: Way) -> Answer:
    parts = urlsplit(url)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    cleartext = parts.scheme != "https"
    host = parts.hostname or ""
    try:
        addresses = await admit(host, port, allowed=way.allow_private, cleartext=cleartext, ports=PORTS)
    except NotAdmitted as refused:
        return Answer(CODES.get(refused.code, WebhookErrorCode.UNREACHABLE))
    timestamp = int(way.now().timestamp())
    headers = {
        "content-type": "application/json",
        "user-agent": "Funil-Webhook",
        "host": parts.netloc,
        "webhook-id": id,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": signature(secret, id=id, timestamp=timestamp, body=body),
    }
    for address in addresses:
        try:
            return _meant(await _posted(_at(parts, address), body, headers, host, way))
        except (httpx.ConnectError, httpx.ConnectTimeout):
            continue
        except httpx.TimeoutException:
            return Answer(WebhookErrorCode.TIMEOUT)
        except (httpx.HTTPError, httpx.InvalidURL, ssl.SSLError, OSError, ValueError):
            return Answer(WebhookErrorCode.UNREACHABLE)
    return Answer(WebhookErrorCode.UNREACHABLE)


def _at(parts: SplitResult, address: str) -> str:
    place = f"[{address}]" if ":" in address else address
    return urlunsplit(parts._replace(netloc=f"{place}:{parts.port}" if parts.port else place))


async def _posted(url: str, body: bytes, headers: dict[str, str], host: str, way: Way) -> int:
    """TLS asks for the name, whatever the address."""
    async with (
        httpx.AsyncClient(
            timeout=httpx.Timeout(PATIENCE, connect=CONNECT_TIMEOUT),
            verify=way.trust or url.startswith("https:"),
            follow_redirects=False,
            trust_env=False,
        ) as http,
        http.stream("POST", url, content=body, headers=headers, extensions={"sni_hostname": host}) as answer,
    ):
        return answer.status_code


def _meant(status: int) -> Answer:
    if 200 <= status < 300:
        return Answer(status=status)
    return Answer(WebhookErrorCode.REDIRECTED if 300 <= status < 400 else WebhookErrorCode.REFUSED, status)
