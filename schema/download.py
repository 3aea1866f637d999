"""Short-lived addresses of files: signed for one viewer, looked at again when somebody comes with one."""

import hashlib
import hmac
import logging
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol
from urllib.parse import quote

import strawberry
from starlette.requests import HTTPConnection, Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse

import models
from mail.attachment import RASTER
from models.file.blob import require
from permissions import Scope
from schema.context import Context, clock
from schema.session import terms
from settings import Settings
from shelf import Shelf, ShelfError

log = logging.getLogger(__name__)

LASTS = timedelta(minutes=5)
PURPOSE = "files"
GONE = "This address has expired, or was never one. Ask for a new one."
AWAY = "The store that this file lies in does not answer just now. Try again in a moment."
UNQUOTABLE = re.compile(r"""[^ -~]|["\\%]""")
POLICY = {
    "content-security-policy": "sandbox; default-src 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "private, no-cache",
}


@strawberry.type(description="Where the bytes of something can be fetched by a GET, for a while and by this viewer.")
class Download:
    url: str = strawberry.field(
        description="An absolute address that needs no cookie and no key. It ends with the session or the key that"
        " asked for it, and whoever may no longer see the file is refused. Answers as an attachment, with `ETag`"
        " and ranges; pictures that the mail itself shows (PNG, JPEG, GIF, WebP) may stand in a page."
    )
    expires_at: datetime = strawberry.field(description="Until when; 5 minutes after it was asked for.")
    size: int = strawberry.field(description="Bytes.")


@dataclass(frozen=True)
class Ticket:
    """What an address says: which row, for whom, by which session (`s`) or key (`k`), until when."""

    noun: str
    number: int
    user: int
    by: str
    until: int

    def signed(self, keyring: models.Keyring) -> str:
        said = f"{self.noun}.{self.number}.{self.user}.{self.by}.{self.until}"
        return f"{said}.{_mac(said, keyring)}"

    @classmethod
    def read(cls, written: str, keyring: models.Keyring, *, now: datetime) -> "Ticket | None":
        said, _, mac = written.rpartition(".")
        if not hmac.compare_digest(_mac(said, keyring).encode(), mac.encode()):
            return None
        noun, number, user, by, until = said.split(".")
        ticket = cls(noun, int(number), int(user), by, int(until))
        return ticket if now.timestamp() < ticket.until else None

    async def viewer(self, settings: Settings, *, now: datetime) -> models.User | None:
        """Whom it was given to, if their session or key still lasts."""
        number = int(self.by[1:])
        user = await models.User.acting(self.user)
        if user is None or not user.active:
            return None
        if self.by.startswith("s"):
            session = await models.Session.get_or_none(id=number, user_id=self.user)
            return user if session is not None and session.lasts(now, terms(settings)) else None
        key = await models.ApiKey.get_or_none(id=number, user_id=self.user, revoked_at__isnull=True)
        if key is None or key.expires_at <= now:
            return None
        return user.limited_to(frozenset(Scope(scope) for scope in key.scopes), until=key.expires_at)


def _mac(said: str, keyring: models.Keyring) -> str:
    return hmac.new(keyring.derived(PURPOSE), said.encode(), hashlib.sha256).hexdigest()[:40]


def ticket(noun: str, number: int, context: Context, *, lasts: timedelta = LASTS) -> Ticket:
    by = f"s{context.session.id}" if context.session else f"k{context.api_key.id}" if context.api_key else "s0"
    return Ticket(noun, number, context.user.id, by, int((context.now + lasts).timestamp()))


def address(path: str, given: Ticket, context: Context) -> str:
    return f"{_base(context)}/{path}/{given.signed(context.keyring)}"


def download(noun: str, number: int, size: int, context: Context) -> Download:
    given = ticket(noun, number, context)
    until = datetime.fromtimestamp(given.until, UTC)
    return Download(url=address("files", given, context), expires_at=until, size=size)


def _base(context: Context) -> str:
    """Where this viewer reaches us: as it was set, or as they did just now."""
    connection: HTTPConnection | None = context.connection
    if context.settings.public_url or connection is None:
        return context.settings.address
    scheme = "https" if connection.url.scheme in ("https", "wss") else "http"
    return f"{scheme}://{connection.url.netloc}"


class Downloads:
    """`GET /files/{ticket}`."""

    def __init__(self, settings: Settings, keyring: models.Keyring) -> None:
        self.settings, self.keyring, self.shelf = settings, keyring, settings.shelf

    async def answer(self, request: Request) -> Response:
        now = clock()
        given = Ticket.read(request.path_params["ticket"], self.keyring, now=now)
        viewer = await given.viewer(self.settings, now=now) if given else None
        if given is None or viewer is None:
            return PlainTextResponse(GONE, status_code=403, headers=POLICY)
        look = LOOKS.get(given.noun)
        found = await look(given.number, viewer, now) if look else None
        if found is None:
            return PlainTextResponse("There is no such file.", status_code=404, headers=POLICY)
        try:
            return await found.answer(request, self.shelf)
        except ShelfError as failure:
            log.warning("A file cannot be fetched: %s", failure)
            return PlainTextResponse(AWAY, status_code=503, headers={**POLICY, "retry-after": "30"})


class Fetched(Protocol):
    """Something that answers whoever may fetch it."""

    async def answer(self, request: Request, shelf: Shelf | None) -> Response: ...


@dataclass(frozen=True)
class Found:
    """Bytes with a name; `content` None: they lie in the store, by their hash, which is `etag`."""

    content: bytes | None
    name: str
    media_type: str
    etag: str
    size: int
    shown: bool = False

    async def answer(self, request: Request, shelf: Shelf | None) -> Response:
        headers = self._headers()
        if request.headers.get("if-none-match") == headers["etag"]:
            return Response(status_code=304, headers=headers)
        start, end = _range(request, self.size, headers["etag"])
        if start >= end and self.size:
            return Response(status_code=416, headers={**headers, "content-range": f"bytes */{self.size}"})
        status = 200
        if (start, end) != (0, self.size):
            status, headers["content-range"] = 206, f"bytes {start}-{end - 1}/{self.size}"
        if self.content is not None:
            return Response(self.content[start:end], status_code=status, headers=headers)
        headers["content-length"] = str(end - start)
        pieces = await require(shelf).opened(self.etag, start, end)
        return StreamingResponse(pieces, status_code=status, headers=headers)

    def _headers(self) -> dict[str, str]:
        disposition = "inline" if self.shown else "attachment"
        plain = UNQUOTABLE.sub("_", self.name)
        return {
            **POLICY,
            "content-disposition": f"{disposition}; filename=\"{plain}\"; filename*=UTF-8''{quote(self.name, safe='')}",
            "etag": f'"{self.etag}"',
            "accept-ranges": "bytes",
            "content-type": self.media_type,
        }


def _range(request: Request, size: int, etag: str) -> tuple[int, int]:
    """The one range that is asked for; anything else is answered whole (RFC 9110 §14.2)."""
    unit, _, wanted = request.headers.get("range", "").partition("=")
    first, dash, last = wanted.strip().partition("-")
    whole = unit.strip().lower() != "bytes" or not dash or not f"{first}{last}".isdecimal() or len(wanted) > 30
    if whole or request.headers.get("if-range", etag) != etag:
        return 0, size
    if not first:
        return max(0, size - int(last)), size if int(last) else 0
    return int(first), min(size, int(last) + 1) if last else size


async def _file(number: int, viewer: models.User, _: datetime) -> Found | None:
    file = await models.File.visible_to(viewer).get_or_none(id=number)
    if file is None or file.blob_id is None:
        return None
    blob = await models.Blob.get(sha256=file.blob_id)
    shown = file.inline and file.media_type in RASTER
    return Found(blob.content, file.name, file.media_type, blob.sha256, blob.size, shown=shown)


async def _raw(number: int, viewer: models.User, now: datetime) -> Found | None:
    inbound = await models.InboundMail.visible_to(viewer).get_or_none(id=number)
    content = await inbound.open_raw(by=viewer, now=now) if inbound else None
    if inbound is None or content is None:
        return None
    etag = hashlib.sha256(content).hexdigest()
    return Found(content, f"mail-{inbound.id}.eml", "message/rfc822", etag, len(content))


LOOKS: dict[str, Callable[[int, models.User, datetime], Awaitable[Fetched | None]]] = {
    models.File.noun: _file,
    models.InboundMail.noun: _raw,
}
"""What an address may be of; other nouns put theirs in."""
