"""Writing by WhatsApp: opening a chat, saying that it was used, and queueing what the Cloud API is to send.

The sending stands in `models/chatting.py`. A chat that was opened is no contact yet: nobody knows whether it was used.
"""

import re
import secrets
from dataclasses import dataclass
from datetime import datetime

import permissions
from errors import Forbidden, Invalid, LimitReached, Required, WrongState
from events import InteractionKind, MessageStateChanged, MessageWritten, WhatsappConfirmed, WhatsappOpened
from mail.whatsapp import LONGEST_TEXT, Template, WhatsappErrorCode, link
from models.base import at_most, clean, one_line, transaction
from models.channel import Channel
from models.contact import check_phone
from models.customer import Customer, CustomerPhone
from models.message import Direction, Medium, Message, MessageState, SubjectMessage
from models.subject import Subject
from models.user import User
from models.writing import refuse_discarded, refuse_many

TEMPLATE_NAME, LANGUAGE = re.compile(r"[a-z0-9_]{1,512}"), re.compile(r"[a-z]{2,3}(?:_[A-Z]{2})?")
MOST_PARAMETERS, LONGEST_PARAMETER = 20, 1_024


@dataclass(frozen=True, kw_only=True)
class Chat:
    """What somebody wants to say. `to` None: the customer's first number, else that of one of their contacts.

    `region` reads a number without a country code. `by_link`: also where the channel sends by itself.
    """

    to: str | None = None
    text: str = ""
    template: Template | None = None
    by_link: bool = False
    region: str = "ZZ"


async def open_chat(subject: Subject, chat: Chat, *, by: User, now: datetime) -> Message:
    """Go to WhatsApp with a message about a subject; where its channel has an account there, the message is queued."""
    async with subject.changing():
        permissions.require(by, "send", subject)
        refuse_discarded(subject)
        channel = await Channel.get(id=subject.channel_id)
        number = await _number(subject, chat, by)
        text = at_most(LONGEST_TEXT, clean(chat.text), field="text")
        sends = channel.sends_whatsapp and not chat.by_link
        await refuse_many(by, now)
        if not sends:
            if chat.template is not None:
                raise WrongState("Only a channel with a WhatsApp account sends templates.", field="template")
            message = await _begun(subject, number, text, by=by, now=now, state=MessageState.OPENED)
            await subject.record(WhatsappOpened(message=message.id), by=by, now=now)
            return message
        template = _checked(chat.template)
        if not text and template is None:
            raise Required("There is nothing in this message: write something.", field="text")
        message = await _begun(subject, number, text or _shown(template), by=by, now=now, state=MessageState.QUEUED)
        message.channel_id, message.template, message.outstanding = channel.id, template, [number]
        await message.save(update_fields=["channel_id", "template", "outstanding"])
        await subject.touch(InteractionKind.WHATSAPP, by=by, now=now)
        await subject.record(MessageWritten(message=message.id), by=by, now=now)
    return message


async def confirm(message: Message, *, by: User, now: datetime, sent: bool = True, text: str | None = None) -> None:
    """Say that what was opened was sent, perhaps in other words; or that it was not."""
    async with transaction():
        matter = await message.matter()
        if matter is None:
            raise WrongState("This is no message of ours.")
        async with matter.changing(), message.changing():
            if message.author_id != by.id and by.role not in permissions.OVERSEERS:
                raise Forbidden("Who went to WhatsApp says whether they sent it; else a manager does.")
            permissions.require(by, "send", matter)
            if message.state is not MessageState.OPENED:
                raise WrongState("Only a message that was opened in WhatsApp is confirmed, and once.")
            if text is not None:
                message.text = message.new_text = at_most(LONGEST_TEXT, clean(text), field="text")
            message.state = MessageState.SENT if sent else MessageState.FAILED
            message.sent_at, message.last_error = (now, None) if sent else (None, WhatsappErrorCode.NOT_SENT)
            await message.record(MessageStateChanged(message=message.id, state=message.state), by=by, now=now)
            if sent:
                await matter.touch(InteractionKind.WHATSAPP, by=by, now=now)
                await matter.record(WhatsappConfirmed(message=message.id), by=by, now=now)


def chat_link(message: Message) -> str | None:
    """The address that opens the chat of a message that was opened and not confirmed; of any other, None."""
    return link(message.to[0], message.text) if message.state is MessageState.OPENED else None


async def _begun(subject: Subject, number: str, text: str, *, by: User, now: datetime, state: MessageState) -> Message:
    mark = secrets.token_hex(32)
    message = await Message.create(
        fingerprint=mark,
        message_id=f"<{mark}@whatsapp.invalid>",
        direction=Direction.OUT,
        medium=Medium.WHATSAPP,
        state=state,
        from_name=one_line(by.name)[:200],
        to=[number],
        text=text,
        new_text=text,
        at=now,
        author_id=by.id,
        created_at=now,
        updated_at=now,
    )
    await SubjectMessage.create(subject_id=subject.id, message_id=message.id)
    return message


async def _number(subject: Subject, chat: Chat, by: User) -> str:
    if chat.to is not None:
        return check_phone(chat.to, chat.region, field="to")
    if subject.customer_id is not None:
        own = await CustomerPhone.filter(customer_id=subject.customer_id).order_by("id").first()
        if own is not None:
            return own.number
        contacts = Customer.visible_to(by).filter(company_id=subject.customer_id).order_by("search", "id")
        ids = [row["id"] for row in await contacts.values("id")]
        rows = await CustomerPhone.filter(customer_id__in=ids or [0]).order_by("id")
        if rows:
            return min(rows, key=lambda row: (ids.index(row.customer_id), row.id)).number
    raise Required("Say to which number: the customer of this subject has none.", field="to")


def _checked(template: Template | None) -> dict[str, object] | None:
    if template is None:
        return None
    if not TEMPLATE_NAME.fullmatch(template.name):
        raise Invalid("A template's name has only small letters, digits and _.", field="template")
    if not LANGUAGE.fullmatch(template.language):
        raise Invalid("A template's language is written as in pt_BR or en.", field="template")
    if len(template.parameters) > MOST_PARAMETERS:
        raise LimitReached("A template has at most {limit} parameters.", field="template", limit=MOST_PARAMETERS)
    # The provider takes no line breaks, and no empty value, within a template.
    given = [at_most(LONGEST_PARAMETER, one_line(each), field="template") for each in template.parameters]
    if not all(given):
        raise Required("Each parameter of a template says something.", field="template")
    return {"name": template.name, "language": template.language, "parameters": given}


def _shown(template: dict[str, object] | None) -> str:
    """What stands in the history where only the provider knows the words of a template."""
    held = template or {}
    parameters = held.get("parameters")
    given = ", ".join(map(str, parameters)) if isinstance(parameters, list) else ""
    return f"[{held.get('name')}] {given}".strip()
