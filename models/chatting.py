"""Sending by the WhatsApp Cloud API what is queued. What became of a message whose fate is UNKNOWN, nobody can tell."""

import logging
import ssl
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from urllib.parse import urlsplit

from mail import whatsapp
from mail.mailbox import MailboxErrorCode
from mail.whatsapp import Account, OutcomeUnknown, RefusedForGood, Template, WhatsappError, WhatsappErrorCode
from models import steps
from models.channel import Channel
from models.hosts import Network, NotAdmitted, admit
from models.keyring import Keyring, SealBroken
from models.message import Message, MessageState, OtherId

log = logging.getLogger(__name__)

PORTS = frozenset({443})
DEFAULT_PORTS = {"https": 443, "http": 80}


@dataclass(frozen=True, kw_only=True)
class ChatWay:
    """How WhatsApp messages leave."""

    keyring: Keyring = field(repr=False)
    now: Callable[[], datetime]
    url: str = whatsapp.URL
    allow_private: Sequence[Network] = ()
    trust: ssl.SSLContext | None = None


async def post(message: Message, way: ChatWay) -> None:
    """Take a message as far as it can be taken now."""
    if message.state is MessageState.SENDING:
        await steps.abandoned(message, WhatsappErrorCode.UNKNOWN, way.now(), look_at=None)
    elif message.state is MessageState.QUEUED and await steps.claim(message, way.now()):
        await _send(message, way)


async def _send(message: Message, way: ChatWay) -> None:
    """One try. Errors are answers here: they are kept with the message, and nothing is raised for them."""
    try:
        account = await _account(message, way)
        id = await whatsapp.send(
            account,
            message.to[0],
            text=message.text,
            template=_template(message),
            handing_over=lambda: steps.note_handover(message, way.now()),
        )
    except OutcomeUnknown as lost:
        await steps.lost(message, lost.code, way.now(), look_at=None)
    except RefusedForGood as refusal:
        await _ended(message, MessageState.FAILED, way.now(), code=refusal.code, answer=refusal.answer)
    except WhatsappError as failure:
        await _later(message, failure.code, failure.answer, way.now())
    except NotAdmitted as failure:
        await _later(message, failure.code, None, way.now())
    except steps.TakenAway:
        log.info("Message %s was taken up by somebody else", message.id)
    except SealBroken:
        await _later(message, MailboxErrorCode.SECRET_LOST, None, way.now())
    else:
        await OtherId.get_or_create(message_id=message.id, other_id=id)
        await _ended(message, MessageState.SENT, way.now())


async def _account(message: Message, way: ChatWay) -> Account:
    """The channel's number, with the only addresses that will be dialled for it."""
    channel = await Channel.get_or_none(id=message.channel_id)
    if channel is None or not channel.sends_whatsapp:
        raise WhatsappError(WhatsappErrorCode.NO_ACCOUNT)
    account = channel.chat_account(way.keyring, way.url)
    parts = urlsplit(way.url)
    addresses = await admit(
        parts.hostname or "",
        parts.port or DEFAULT_PORTS.get(parts.scheme, 443),
        allowed=way.allow_private,
        cleartext=parts.scheme != "https",
        ports=PORTS,
    )
    return replace(account, addresses=addresses, trust=way.trust)


def _template(message: Message) -> Template | None:
    held = message.template
    if held is None:
        return None
    return Template(name=held["name"], language=held["language"], parameters=tuple(held["parameters"]))


async def _later(message: Message, code: str, answer: str | None, now: datetime) -> None:
    async with message.changing():
        message.last_answer = answer
        await steps.put_off(message, code, now)


async def _ended(
    message: Message, state: MessageState, now: datetime, *, code: str | None = None, answer: str | None = None
) -> None:
    async with message.changing():
        message.last_error, message.last_answer, message.next_attempt_at = code, answer, None
        if state is MessageState.SENT:
            message.sent_at, message.outstanding = now, []
        await steps.record(message, state, now)
