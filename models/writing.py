"""Writing to customers: drafts, and messages that are to be sent. The sending itself stands in `models/posting.py`."""

import hashlib
import secrets
from base64 import b32encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import permissions
from errors import Forbidden, Invalid, LimitReached, Required, WrongState
from events import DraftDiscarded, DraftSaved, InteractionKind, MessageStateChanged, MessageWritten
from mail import html as markup
from mail import quoting, thread
from mail.address import domain
from mail.compose import answer_line
from models.base import at_most, clean, one_line, transaction
from models.channel import Channel
from models.customer import CustomerEmail
from models.file import File
from models.mailbox import Mailbox
from models.message import Direction, Medium, Message, MessageState, SubjectMessage
from models.rendering import fields_for
from models.sentence import rendered
from models.subject import Participant, Subject
from models.user import User, check_email
from models.workspace import Workspace

MOST_RECIPIENTS, MOST_FILES = 50, 20
LARGEST_FILES = 20 * 1024 * 1024
LONGEST_TEXT, LONGEST_HTML, LONGEST_LINE = 100_000, 500_000, 300
PER_HOUR, PER_DAY = 60, 500
"""Messages of one person; whoever writes to more people at once wants another kind of software."""


@dataclass(frozen=True, kw_only=True)
class Words:
    """What somebody wants to write. `html` is cleaned; without it the text stands alone, without text it is derived.

    `to` None answers `answers`, or writes to the customer. `confirmed`: also to addresses that were marked.
    """

    to: Sequence[str] | None = None
    cc: Sequence[str] = ()
    bcc: Sequence[str] = ()
    subject_line: str | None = None
    text: str | None = None
    html: str | None = None
    answers: Message | None = None
    quotes: bool = False
    files: Sequence[File] = ()
    confirmed: bool = False


async def save_draft(
    subject: Subject, words: Words, *, by: User, now: datetime, draft: Message | None = None
) -> Message:
    """Keep what somebody has written so far. Nobody else sees it, and it is no contact."""
    async with transaction():
        permissions.require(by, "send", subject)
        if draft is None:
            draft = await begun(subject, by=by, now=now)
        async with draft.changing():
            _refuse_foreign(draft, by)
            draft.to, draft.cc, draft.bcc = (_spelled(each) for each in (words.to or (), words.cc, words.bcc))
            _write(draft, await _worded(subject, words))
            await _have(draft, words.files, now=now)
            await draft.record(DraftSaved(), by=by, now=now)
    return draft


async def discard_draft(draft: Message, *, by: User, now: datetime) -> None:
    """Throw away what was written and never sent."""
    async with draft.changing():
        permissions.require(by, "self")
        _refuse_foreign(draft, by)
        await draft.record_end(DraftDiscarded(), by=by, now=now)
        await Message.filter(id=draft.id).delete()


async def send(
    subject: Subject,
    words: Words,
    *,
    by: User,
    now: datetime,
    instance_key: bytes,
    draft: Message | None = None,
) -> Message:
    """Write to people about a subject, from its channel's address. What it is known by is fixed here, once."""
    async with subject.changing():
        permissions.require(by, "send", subject)
        refuse_discarded(subject)
        channel = await _able_channel(subject)
        to, cc, bcc = await _recipients(subject, words)
        await _refuse_unwanted((*to, *cc, *bcc), confirmed=words.confirmed)
        await refuse_many(by, now)
        if draft is None:
            draft = await begun(subject, by=by, now=now)
        async with draft.changing():
            _refuse_foreign(draft, by)
            draft.to, draft.cc, draft.bcc = to, cc, bcc
            _write(draft, await _signed(subject, channel, words, by=by, now=now))
            await _have(draft, words.files, now=now)
            await address(draft, subject, channel, instance_key=instance_key, sender=by.name, now=now)
            draft.references = _chain(words.answers)
            for each in (*to, *cc, *bcc):
                await Participant.add(subject, each, by=by, now=now)
            await subject.touch(InteractionKind.MESSAGE_OUT, by=by, now=now)
            await draft.record(MessageStateChanged(message=draft.id, state=draft.state), by=by, now=now)
        await subject.record(MessageWritten(message=draft.id), by=by, now=now)
    return draft


async def resend(message: Message, *, by: User, now: datetime) -> None:
    """Send again what failed, or what a person knows has not arrived: with the same Message-ID, so that whoever did
    get it sees one mail."""
    async with message.changing():
        await _permit(message, by)
        if message.state not in (MessageState.FAILED, MessageState.UNKNOWN, MessageState.BOUNCED):
            raise WrongState("Only what failed, came back or has an unknown fate is sent again.")
        if message.medium is Medium.WHATSAPP and message.channel_id is None:
            raise WrongState("This message was never Funil's to send: open WhatsApp again.")
        if message.state is not MessageState.FAILED or not message.outstanding:
            message.outstanding = [*message.to, *message.cc, *message.bcc]
        message.state, message.attempts = MessageState.QUEUED, 0
        message.next_attempt_at = message.handed_over_at = message.last_error = message.last_answer = None
        await message.record(MessageStateChanged(message=message.id, state=message.state), by=by, now=now)


async def mark_sent(message: Message, *, by: User, now: datetime) -> None:
    """Say that a message whose fate is unknown has arrived after all."""
    async with message.changing():
        await _permit(message, by)
        if message.state is not MessageState.UNKNOWN:
            raise WrongState("Only a message whose fate is unknown is marked as sent.")
        message.state, message.sent_at, message.outstanding = MessageState.SENT, message.handed_over_at or now, []
        message.next_attempt_at = None
        await message.record(MessageStateChanged(message=message.id, state=message.state), by=by, now=now)


async def address(
    message: Message, subject: Subject, channel: Channel, *, instance_key: bytes, sender: str, now: datetime
) -> None:
    """Fix from where it comes and what it is known by, and queue it."""
    alias = channel.aliases[0]
    nonce = b32encode(secrets.token_bytes(10)).decode().lower()
    message.message_id = thread.message_id(
        instance_key, subject_id=subject.id, nonce=nonce, domain=domain(alias).encode("idna").decode()
    )
    message.fingerprint = hashlib.sha256(message.message_id.encode()).hexdigest()
    message.from_address, message.from_name = alias, one_line(sender)[:200]
    message.channel_id, message.at = channel.id, now
    message.outstanding = [*message.to, *message.cc, *message.bcc]
    message.state, message.next_attempt_at = MessageState.QUEUED, None


async def begun(subject: Subject, *, by: User, now: datetime) -> Message:
    """An empty draft; until it is sent its ids are only placeholders."""
    mark = secrets.token_hex(32)
    draft = await Message.create(
        fingerprint=mark,
        message_id=f"<{mark}@draft.invalid>",
        direction=Direction.OUT,
        state=MessageState.DRAFT,
        text="",
        new_text="",
        at=now,
        author_id=by.id,
        created_at=now,
        updated_at=now,
    )
    await SubjectMessage.create(subject_id=subject.id, message_id=draft.id)
    return draft


@dataclass(frozen=True, kw_only=True)
class _Written:
    subject_line: str
    text: str
    new_text: str
    html: str | None = None


def _write(message: Message, written: _Written) -> None:
    message.subject_line, message.text = written.subject_line or None, written.text
    message.new_text, message.html = written.new_text, written.html


async def _worded(subject: Subject, words: Words) -> _Written:
    """What people wrote, cleaned: safe HTML, text without control characters, one line where one line belongs."""
    if words.answers is not None and words.answers.medium is not Medium.EMAIL:
        raise Invalid("Only a mail is answered by mail.", field="answersId")
    html = None
    if words.html and words.html.strip():
        html = markup.sanitised(at_most(LONGEST_HTML, words.html, field="html"))[0]
    text = clean(at_most(LONGEST_TEXT, words.text or "", field="text"))
    if not text and html:
        text = markup.text(html)
    line = one_line(words.subject_line or "")
    if not line and words.answers is not None:
        line = answer_line(one_line(words.answers.subject_line or subject.title))
    return _Written(
        subject_line=at_most(LONGEST_LINE, line or subject.title, field="subjectLine"),
        text=text,
        new_text=text,
        html=html,
    )


async def _signed(subject: Subject, channel: Channel, words: Words, *, by: User, now: datetime) -> _Written:
    """With the channel's signature, and below it what is answered."""
    written = await _worded(subject, words)
    if not written.text and not words.files:
        raise Required("There is nothing in this message: write something, or add a file.", field="text")
    text, html = written.text, written.html
    if channel.signature:
        signature = rendered(channel.signature, await fields_for(subject, by=by, now=now), field="signature")
        text = f"{text}\n\n-- \n{signature}"
        html = f"{html}\n<p>-- <br>{markup.lines(signature)}</p>" if html is not None else None
    if words.quotes and words.answers is not None:
        workspace, answered = await Workspace.current(), words.answers
        who = " ".join(part for part in (answered.from_name, f"<{answered.from_address}>") if part)
        head = quoting.line(answered.at, who, locale=workspace.locale, zone=workspace.zone)
        text = quoting.below(text, answered.text, head)
        if html is not None:
            html = quoting.html_below(html, answered.html or markup.from_text(answered.text), head)
    return _Written(subject_line=written.subject_line, text=text, new_text=written.text, html=html)


async def _able_channel(subject: Subject) -> Channel:
    """The subject's channel, if mail can be sent from it."""
    channel = await Channel.get(id=subject.channel_id)
    mailbox = await Mailbox.get_or_none(id=channel.mailbox_id) if channel.mailbox_id else None
    if not channel.aliases:
        raise WrongState("The channel {channel} has no address to send from.", channel=channel.name)
    if mailbox is None or not mailbox.can_send:
        raise WrongState(
            "The channel {channel} has no server for sending. A manager enters one at its mailbox.",
            channel=channel.name,
        )
    return channel


async def _recipients(subject: Subject, words: Words) -> tuple[list[str], list[str], list[str]]:
    to = _spelled(words.to) if words.to is not None else await _natural(subject, words.answers)
    cc, bcc = (
        [each for each in dict.fromkeys(check_email(one, field=name) for one in given) if each not in to]
        for name, given in (("cc", words.cc), ("bcc", words.bcc))
    )
    bcc = [each for each in bcc if each not in cc]
    if not to:
        raise Required("Say to whom: nobody wrote about this subject, and its customer has no address.", field="to")
    if len(to) + len(cc) + len(bcc) > MOST_RECIPIENTS:
        raise LimitReached("A message goes to at most {limit} addresses.", field="to", limit=MOST_RECIPIENTS)
    return to, cc, bcc


def _spelled(addresses: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(check_email(each, field="to") for each in addresses))


async def _natural(subject: Subject, answers: Message | None) -> list[str]:
    """Whom an answer is for: the sender of what it answers; or the customer's first address that works."""
    if answers is not None and answers.direction is Direction.IN and answers.from_address:
        return [answers.from_address]
    if answers is not None:
        return list(answers.to)
    if subject.customer_id is None:
        return []
    row = await CustomerEmail.filter(customer_id=subject.customer_id).order_by("undeliverable", "id").first()
    return [row.address] if row else []


async def _refuse_unwanted(addresses: Sequence[str], *, confirmed: bool) -> None:
    ours = {alias for channel in await Channel.all() for alias in channel.aliases}
    ours |= {row["address"] for row in await Mailbox.all().values("address")}
    for each in addresses:
        if each in ours:
            raise Invalid(
                "{address} is an address of this installation; write a note instead.", field="to", address=each
            )
    if confirmed:
        return
    dead = await CustomerEmail.filter(address__in=list(addresses), undeliverable=True).first()
    if dead is not None:
        raise WrongState(
            "Mail to {address} came back. Correct the address, or confirm that you want to try again.",
            field="confirmed",
            address=dead.address,
        )
    shy = await CustomerEmail.filter(address__in=list(addresses), do_not_email_at__isnull=False).first()
    if shy is not None:
        raise WrongState(
            "{address} wants no more mail. Confirm if you must write all the same.",
            field="confirmed",
            address=shy.address,
        )


async def refuse_many(by: User, now: datetime) -> None:
    """Limits of one person, whichever way they write."""
    mine = Message.filter(author_id=by.id, direction=Direction.OUT).exclude(state=MessageState.DRAFT)
    for limit, within in ((PER_HOUR, timedelta(hours=1)), (PER_DAY, timedelta(days=1))):
        if await mine.filter(at__gt=now - within).count() >= limit:
            raise LimitReached(
                "You have sent {limit} messages within {hours} hours. Wait a little.",
                limit=limit,
                hours=int(within.total_seconds() // 3600),
            )


async def _have(message: Message, files: Sequence[File], *, now: datetime) -> None:
    """The files that were named, and no other."""
    if len(files) > MOST_FILES:
        raise LimitReached("A message has at most {limit} files.", field="fileIds", limit=MOST_FILES)
    if sum(file.size for file in files) > LARGEST_FILES:
        raise LimitReached("The files of a message have at most {limit} bytes.", field="fileIds", limit=LARGEST_FILES)
    kept = {file.id for file in files if file.message_id == message.id}
    gone = File.filter(message_id=message.id)
    await (gone.exclude(id__in=sorted(kept)) if kept else gone).delete()
    await File.give([file for file in files if file.id not in kept], message, now=now)


def _chain(answers: Message | None) -> list[str]:
    """The ids that lead back to the beginning of the conversation, oldest first."""
    return [] if answers is None else [*answers.references, answers.message_id]


def refuse_discarded(subject: Subject) -> None:
    if subject.discarded_at is not None:
        raise WrongState("This prospect was discarded as spam. Restore it before you write.")


def _refuse_foreign(draft: Message, by: User) -> None:
    if draft.author_id != by.id:
        raise Forbidden("Only its author works on a draft.")
    if draft.state is not MessageState.DRAFT:
        raise WrongState("This message is no draft any more: it was sent.")


async def _permit(message: Message, by: User) -> None:
    permissions.require(by, "send")
    matter: Any = await message.matter()
    if matter is None or message.direction is not Direction.OUT:
        raise WrongState("This is no message of ours.")
    permissions.require(by, "send", matter)
