"""The one file that speaks WhatsApp: the link that opens a chat, and the Cloud API. Knows no database and no noun.

Requests, answers and error codes as documented at
https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages and
https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes; the link at https://faq.whatsapp.com/5913398998672934.
"""

import ssl
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit, urlunsplit

from late import Late

if TYPE_CHECKING:
    import httpx
else:
    httpx = Late("httpx")

URL = "https://graph.facebook.com/v23.0"
CONNECT_TIMEOUT, PATIENCE = 10.0, 60.0
LONGEST_TEXT = 4_096
"""Characters of a text message; the provider refuses more."""
LONGEST_ANSWER = 500


class WhatsappErrorCode(StrEnum):
    REFUSED = "WHATSAPP_REFUSED"
    REFUSED_FOR_NOW = "WHATSAPP_REFUSED_FOR_NOW"
    UNREACHABLE = "WHATSAPP_UNREACHABLE"
    AUTH_FAILED = "WHATSAPP_AUTH_FAILED"
    WINDOW_CLOSED = "WHATSAPP_WINDOW_CLOSED"
    NO_RECIPIENT = "WHATSAPP_NO_RECIPIENT"
    UNKNOWN = "WHATSAPP_UNKNOWN"
    NO_ACCOUNT = "WHATSAPP_NO_ACCOUNT"
    NOT_SENT = "WHATSAPP_NOT_SENT"


SENTENCES = {
    WhatsappErrorCode.REFUSED: "WhatsApp refused the message for good.",
    WhatsappErrorCode.REFUSED_FOR_NOW: "WhatsApp does not take the message just now.",
    WhatsappErrorCode.UNREACHABLE: "WhatsApp cannot be reached.",
    WhatsappErrorCode.AUTH_FAILED: "WhatsApp refused the channel's token. A manager enters a new one.",
    WhatsappErrorCode.WINDOW_CLOSED: "The customer wrote nothing for 24 hours: WhatsApp takes only a template now.",
    WhatsappErrorCode.NO_RECIPIENT: "WhatsApp cannot deliver to this number.",
    WhatsappErrorCode.UNKNOWN: "The connection was lost before WhatsApp said whether it took the message.",
    WhatsappErrorCode.NO_ACCOUNT: "The channel of this message has no WhatsApp account any more.",
    WhatsappErrorCode.NOT_SENT: "WhatsApp was opened, and nothing was sent.",
}
WRONG_TOKEN = {0, 3, 10, 190, *range(200, 300)}
WINDOW_CLOSED, NO_RECIPIENT = 131047, 131026
PASSING = {1, 2, 4, 80007, 130429, 131000, 131016, 131048, 131056, 131057, 133004}
"""What the list of codes says to try again: throttling, and services that are down for a while."""


@dataclass(frozen=True, kw_only=True)
class Template:
    """A message that WhatsApp has approved; outside of 24 hours after the customer's last one it takes no other."""

    name: str
    language: str
    parameters: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Account:
    """A number that sends. `addresses`: where the host of `url` was found, and nothing else is dialled."""

    phone_id: str
    token: str = field(repr=False)
    url: str = URL
    addresses: tuple[str, ...] = ()
    trust: ssl.SSLContext | None = field(default=None, repr=False, compare=False)


class WhatsappError(Exception):
    """A message was not handed over: not now, unless a subclass says more."""

    def __init__(self, code: WhatsappErrorCode, answer: str | None = None) -> None:
        self.code, self.answer = code, answer
        super().__init__(SENTENCES[code])


class RefusedForGood(WhatsappError):
    """The same message will not be taken another time."""


class OutcomeUnknown(WhatsappError):
    """It may have been taken: the request was sent, and no answer came that says what became of it."""


def link(number: str, text: str = "") -> str:
    """The address that opens a chat with this number (E.164), and `text` in its field; who opens it sends it."""
    return f"https://wa.me/{number.removeprefix('+')}" + (f"?text={quote(text, safe='')}" if text else "")


async def send(
    account: Account,
    to: str,
    *,
    text: str = "",
    template: Template | None = None,
    handing_over: Callable[[], Awaitable[None]],
) -> str:
    """Hand a message over; the provider's id of it (`wamid.…`). Raises a `WhatsappError`.

    `handing_over` is awaited before the first byte: what must be known after a crash is written down there.
    """
    await handing_over()
    content = _content(to, text, template)
    places: tuple[str | None, ...] = account.addresses or (None,)
    for address in places:
        try:
            answer = await _posted(account, address, content)
        except (httpx.ConnectError, httpx.ConnectTimeout):
            continue
        except (httpx.HTTPError, httpx.InvalidURL, ssl.SSLError, OSError, ValueError):
            raise OutcomeUnknown(WhatsappErrorCode.UNKNOWN) from None
        return _taken(answer)
    raise WhatsappError(WhatsappErrorCode.UNREACHABLE)


def _content(to: str, text: str, template: Template | None) -> dict[str, Any]:
    content: dict[str, Any] = {"messaging_product": "whatsapp", "recipient_type": "individual", "to": to}
    if template is None:
        return {**content, "type": "text", "text": {"preview_url": False, "body": text}}
    said: dict[str, Any] = {"name": template.name, "language": {"code": template.language}}
    if template.parameters:
        given = [{"type": "text", "text": each} for each in template.parameters]
        said["components"] = [{"type": "body", "parameters": given}]
    return {**content, "type": "template", "template": said}


async def _posted(account: Account, address: str | None, content: Mapping[str, Any]) -> "httpx.Response":
    """At the address that was judged, with TLS and HTTP still asking for the name. No proxy, no redirect."""
    parts = urlsplit(f"{account.url.rstrip('/')}/{account.phone_id}/messages")
    headers = {"Authorization": f"Bearer {account.token}", "Host": parts.netloc}
    if address is not None:
        place = f"[{address}]" if ":" in address else address
        parts = parts._replace(netloc=f"{place}:{parts.port}" if parts.port else place)
    async with httpx.AsyncClient(
        timeout=httpx.Timeout(PATIENCE, connect=CONNECT_TIMEOUT),
        verify=account.trust or True,
        follow_redirects=False,
        trust_env=False,
    ) as http:
        named = {"sni_hostname": urlsplit(account.url).hostname or ""}
        return await http.post(urlunsplit(parts), json=content, headers=headers, extensions=named)


def _taken(answer: "httpx.Response") -> str:
    """The message's id, or what the answer means. Only an answer of the API itself says that nothing was sent."""
    try:
        said = answer.json()
    except ValueError:
        said = None
    if not isinstance(said, dict):
        raise OutcomeUnknown(WhatsappErrorCode.UNKNOWN)
    error = said.get("error")
    if isinstance(error, dict):
        raise _refusal(answer.status_code, error)
    messages = said.get("messages")
    first = messages[0] if isinstance(messages, list) and messages else None
    id = first.get("id") if isinstance(first, dict) else None
    if answer.status_code != 200 or not isinstance(id, str) or not id:
        raise OutcomeUnknown(WhatsappErrorCode.UNKNOWN)
    return id[:998]


def _refusal(status: int, error: Mapping[str, Any]) -> WhatsappError:
    """By the code, as the provider recommends: its sentences change."""
    number = error.get("code")
    words = _words(error)
    if number == WINDOW_CLOSED:
        return RefusedForGood(WhatsappErrorCode.WINDOW_CLOSED, words)
    if number == NO_RECIPIENT:
        return RefusedForGood(WhatsappErrorCode.NO_RECIPIENT, words)
    if number in PASSING or status == 429:
        return WhatsappError(WhatsappErrorCode.REFUSED_FOR_NOW, words)
    if number in WRONG_TOKEN or status in (401, 403):
        return WhatsappError(WhatsappErrorCode.AUTH_FAILED, words)
    if status >= 500:
        return WhatsappError(WhatsappErrorCode.REFUSED_FOR_NOW, words)
    return RefusedForGood(WhatsappErrorCode.REFUSED, words)


def _words(error: Mapping[str, Any]) -> str | None:
    """What was said, as one line that can be stored."""
    more = error.get("error_data")
    details = more.get("details") if isinstance(more, dict) else None
    said = " ".join(each for each in (error.get("message"), details) if isinstance(each, str))
    shown = "".join(sign if sign.isprintable() else " " for sign in said.encode("utf-8", "replace").decode())
    return " ".join(shown.split())[:LONGEST_ANSWER] or None
