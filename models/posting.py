"""Sending what is queued: the row remembers how far it came (`models/steps.py`), so that a crash sends nothing twice.

This is the way of mail, whose fate a Sent folder may tell when it is UNKNOWN; WhatsApp goes by `models/chatting.py`.
"""

import logging
import ssl
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from mail import smtp, thread, whatsapp
from mail.address import Address
from mail.compose import Attached, Letter, composed
from mail.mailbox import MailboxError, MailboxErrorCode
from mail.smtp import Answer, OutcomeUnknown, Receipt, RefusedForGood, SmtpError
from mail.submission import Server
from models import chatting, steps
from models.channel import Channel
from models.chatting import ChatWay
from models.file import Blob, File
from models.hosts import SMTP_PORTS, Network, NotAdmitted, admit
from models.keyring import Keyring, SealBroken
from models.mailbox import Mailbox
from models.message import BounceKind, Medium, Message, MessageBounce, MessageState
from models.user import User
from shelf import Shelf, ShelfError

log = logging.getLogger(__name__)

LOOKS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30))
"""When a message of unknown fate is looked for in the Sent folder; then its author is asked."""

Finder = Callable[[Mailbox, str], Awaitable[bool]]
Keeper = Callable[[Mailbox, bytes, datetime], Awaitable[None]]


@dataclass(frozen=True, kw_only=True)
class Way:
    """How mail leaves. `find` looks a Message-ID up in a mailbox's Sent folder, `keep` puts a copy there."""

    keyring: Keyring = field(repr=False)
    instance_key: bytes = field(repr=False)
    now: Callable[[], datetime]
    allow_private: Sequence[Network] = ()
    trust: ssl.SSLContext | None = None
    find: Finder | None = None
    keep: Keeper | None = None
    token: Callable[[Mailbox], Awaitable[str | None]] | None = None
    whatsapp_url: str = whatsapp.URL
    shelf: Shelf | None = None

    @property
    def chat(self) -> ChatWay:
        """How WhatsApp messages leave."""
        return ChatWay(
            keyring=self.keyring,
            now=self.now,
            url=self.whatsapp_url,
            allow_private=self.allow_private,
            trust=self.trust,
        )


def due(now: datetime) -> QuerySet[Message]:
    """What is to be sent, was being sent when its process died, or is looked for."""
    come = Q(next_attempt_at__lte=now)
    waits = Q(state=MessageState.QUEUED) & (Q(next_attempt_at__isnull=True) | come)
    return Message.filter(waits | (Q(state__in=[MessageState.SENDING, MessageState.UNKNOWN]) & come))


async def forget_leases(now: datetime) -> None:
    """At the start of the only process: nobody is sending, so what was being sent is looked at now."""
    await Message.filter(state=MessageState.SENDING).update(next_attempt_at=now)


async def post(message_id: int, way: Way) -> None:
    """Take a message as far as it can be taken now."""
    message = await due(way.now()).get_or_none(id=message_id)
    if message is None:
        return
    if message.medium is Medium.WHATSAPP:
        await chatting.post(message, way.chat)
        return
    if message.state is MessageState.UNKNOWN:
        await _look(message, way)
        return
    if message.state is MessageState.SENDING:
        now = way.now()
        await steps.abandoned(message, smtp.SmtpErrorCode.UNKNOWN, now, look_at=now + LOOKS[0])
    if message.state is MessageState.QUEUED and await steps.claim(message, way.now()):
        await _send(message, way)


async def _send(message: Message, way: Way) -> None:
    """One try. Errors are answers here: they are kept with the message, and nothing is raised for them."""
    try:
        mailbox = await _mailbox(message)
        server = await _admitted(mailbox, way)
        content = await _content(message, way)
        receipt = await smtp.send(
            server,
            content,
            sender=None if message.automatic else message.from_address,
            recipients=message.outstanding,
            handing_over=lambda: steps.note_handover(message, way.now()),
        )
    except OutcomeUnknown as lost:
        now = way.now()
        await steps.lost(message, lost.code, now, look_at=now + LOOKS[0])
    except RefusedForGood as refusal:
        await _refused(message, refusal, way.now())
    except SmtpError as failure:
        await _later(message, failure.code, failure.answer, failure.refused, way.now())
    except (MailboxError, NotAdmitted) as failure:
        await _later(message, failure.code, None, {}, way.now())
    except SealBroken:
        await _later(message, MailboxErrorCode.SECRET_LOST, None, {}, way.now())
    except ShelfError as failure:
        log.warning("Message %s waits for its files: %s", message.id, failure)
        await _later(message, smtp.SmtpErrorCode.NO_FILES, None, {}, way.now())
    except steps.TakenAway:
        log.info("Message %s was taken up by somebody else", message.id)
    except _CannotSend:
        await _later(message, smtp.SmtpErrorCode.NO_SERVER, None, {}, way.now())
    else:
        await _taken(message, receipt, way.now())
        if mailbox.keeps_sent and way.keep is not None and not message.automatic:
            await _keep(mailbox, content, way, message.at)


class _CannotSend(Exception):
    """The channel has no server for sending any more."""


async def _mailbox(message: Message) -> Mailbox:
    channel = await Channel.get_or_none(id=message.channel_id)
    mailbox = await Mailbox.get_or_none(id=channel.mailbox_id) if channel and channel.mailbox_id else None
    if mailbox is None or not mailbox.can_send:
        raise _CannotSend
    return mailbox


async def _admitted(mailbox: Mailbox, way: Way) -> Server:
    """The server with the only addresses that will be dialled for it."""
    token = await way.token(mailbox) if way.token else None
    server = mailbox.smtp_server(way.keyring, token=token)
    cleartext = server.security is smtp.Security.NONE
    addresses = await admit(server.host, server.port, allowed=way.allow_private, cleartext=cleartext, ports=SMTP_PORTS)
    return replace(server, addresses=addresses, trust=way.trust)


async def _content(message: Message, way: Way) -> bytes:
    """The same bytes each time, but for the borders between their parts."""
    subject = await message.matter()
    alias = message.from_address or ""
    files = await File.filter(message_id=message.id, blob_id__not_isnull=True).order_by("id")
    letter = Letter(
        sender=Address(message.from_name or "", alias),
        to=message.to,
        cc=message.cc,
        reply_to=thread.plus_address(way.instance_key, alias, subject.id) if subject else None,
        subject_line=message.subject_line or "",
        text=message.text,
        html=message.html,
        message_id=message.message_id,
        references=message.references,
        date=message.at,
        instance=thread.instance_value(way.instance_key, message.message_id),
        automatic=message.automatic,
        attachments=[
            Attached(name=file.name, media_type=file.media_type, content=await Blob.fetch(str(file.blob_id), way.shelf))
            for file in files
        ],
    )
    return composed(letter)


async def _taken(message: Message, receipt: Receipt, now: datetime) -> None:
    async with message.changing():
        message.last_answer = receipt.answer or None
        message.last_error = None
        message.sent_at = message.sent_at or now
        await _bounces(message, receipt.refused, now)
        message.outstanding = [each for each, said in receipt.refused.items() if not said.for_good]
        if message.outstanding:
            await steps.put_off(message, smtp.SmtpErrorCode.REFUSED_FOR_NOW, now)
            return
        message.next_attempt_at = None
        came_back = await MessageBounce.filter(message_id=message.id, kind=BounceKind.FAILED).exists()
        await steps.record(message, MessageState.BOUNCED if came_back else MessageState.SENT, now)


async def _refused(message: Message, refusal: RefusedForGood, now: datetime) -> None:
    async with message.changing():
        await _bounces(message, refusal.refused, now)
        message.last_error, message.last_answer = refusal.code, refusal.answer.text if refusal.answer else None
        message.next_attempt_at = None
        came_back = message.state is MessageState.BOUNCED
        await steps.record(message, MessageState.BOUNCED if came_back else MessageState.FAILED, now)


async def _later(
    message: Message, code: str, answer: Answer | None, refused: Mapping[str, Answer], now: datetime
) -> None:
    async with message.changing():
        message.last_answer = answer.text if answer else None
        await _bounces(message, refused, now)
        gone = {each for each, said in refused.items() if said.for_good}
        message.outstanding = [each for each in message.outstanding if each not in gone]
        await steps.put_off(message, code, now)


async def _look(message: Message, way: Way) -> None:
    """Whether the mailbox's own Sent folder knows of it; a server that keeps no copies cannot tell."""
    found = False
    if way.find is not None:
        try:
            found = await way.find(await _mailbox(message), message.message_id)
        except (MailboxError, NotAdmitted, SealBroken, _CannotSend) as failure:
            log.info("Message %s could not be looked for: %s", message.id, type(failure).__name__)
    now = way.now()
    async with message.changing():
        if message.state is not MessageState.UNKNOWN:
            return
        message.attempts += 1
        if found:
            message.next_attempt_at, message.outstanding, message.last_error = None, [], None
            message.sent_at = message.sent_at or message.handed_over_at
            await steps.record(message, MessageState.SENT, now)
            return
        message.next_attempt_at = now + LOOKS[message.attempts] if message.attempts < len(LOOKS) else None
        await steps.record(message, MessageState.UNKNOWN, now)


async def _keep(mailbox: Mailbox, content: bytes, way: Way, at: datetime) -> None:
    """A copy for the account's own Sent folder. The message is sent already, whatever becomes of its copy."""
    if way.keep is None:
        return
    try:
        await way.keep(mailbox, content, at)
    except (MailboxError, NotAdmitted, SealBroken) as failure:
        log.warning("A sent mail could not be copied into mailbox %s: %s", mailbox.id, type(failure).__name__)


async def _bounces(message: Message, refused: Mapping[str, Answer], now: datetime) -> None:
    """What a server says of a recipient while it is on the line is worth as much as a report that comes later."""
    by = await User.system()
    for address, said in refused.items():
        if said.for_good:
            await message.bounced(
                BounceKind.FAILED, code=said.status, diagnostic=said.text, address=address, by=by, now=now
            )
