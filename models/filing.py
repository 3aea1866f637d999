"""Filing one mail: read it, route it, and do in one transaction all that it does. Doing it twice changes nothing."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from events import InteractionKind, MailFiled, MessageReceived
from mail import reading
from mail.caps import STANDARD, Caps
from mail.message import NO_TEXT, Mail, Unreadable
from mail.outcome import Decision, IntakeOutcome, Routing
from mail.outcome import Direction as Heading
from mail.reply import FORWARD, REPLY
from mail.route import route
from models.base import clean, transaction
from models.channel import Channel
from models.contact import folded
from models.customer import Customer, CustomerEmail, Lifecycle
from models.file import File
from models.inbound import InboundMail, IntakeEffect, IntakeState, RawMail, lock_of
from models.knowing import known_for
from models.mailbox import Mailbox
from models.message import Direction, Message, SubjectMessage
from models.subject import Subject
from models.user import User
from models.workspace import Workspace

WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 2, 4, 8, 16))
"""Until a mail is tried again; so many tries it has that fail with an error."""
IN_HAND = (*[timedelta(seconds=20)] * 3, *WAITS)
"""So long an attempt is left alone. Then its process has died, or a second one reads the same mail to no effect."""
DEATHS = 20
"""So often the process may die with a mail in hand: that is seldom the mail's doing, and a crash costs no customer."""
PREVIEW, SHOWN = 300, 50
NO_SUBJECT = {"pt-BR": "(sem assunto)", "en": "(no subject)"}
STATES = {
    IntakeOutcome.CREATED: IntakeState.FILED,
    IntakeOutcome.THREADED: IntakeState.FILED,
    IntakeOutcome.QUARANTINED: IntakeState.QUARANTINED,
    IntakeOutcome.BOUNCED: IntakeState.BOUNCED,
    IntakeOutcome.DUPLICATE: IntakeState.DUPLICATE,
    IntakeOutcome.IGNORED: IntakeState.IGNORED,
    IntakeOutcome.FAILED: IntakeState.FAILED,
}
"""What became of a delivery, by the first of these outcomes that any of its effects has."""
TOUCHES = {Heading.IN: InteractionKind.MAIL_IN, Heading.OUT: InteractionKind.MESSAGE_OUT}


async def file(
    inbound_id: int,
    *,
    now: datetime,
    instance_key: bytes,
    caps: Caps = STANDARD,
    then: Callable[[Sequence[int]], Awaitable[None]] | None = None,
) -> None:
    """File a delivery that waits. What stands in it is never an error; what fails around it is tried again.

    Mails of one mailbox are filed one after the other; `then` hears of the next one.
    """
    inbound = await _attempt(inbound_id, now)
    if inbound is None:
        return
    try:
        await _file(inbound, now=now, instance_key=instance_key, caps=caps)
    finally:
        following = await InboundMail.untried(inbound.mailbox_id).order_by("id").first().values("id")
        if following and then is not None:
            await then([following["id"]])


async def _file(inbound: InboundMail, *, now: datetime, instance_key: bytes, caps: Caps) -> None:
    tries = inbound.attempts + 1
    try:
        raw = await RawMail.get(inbound_id=inbound.id)
        mail = await asyncio.to_thread(reading.read, raw.content, caps, size=inbound.size)
        await _settle(inbound, mail, now=now, instance_key=instance_key)
    except Exception as failure:
        await _note(inbound, tries, type(failure).__name__, now=now)
        raise


async def forget_attempts() -> None:
    """At the start of the only process: nobody is filing, so what waited for that to end waits no more."""
    await InboundMail.filter(state=IntakeState.PENDING, last_error__isnull=True).update(next_attempt_at=None)


async def _attempt(inbound_id: int, now: datetime) -> InboundMail | None:
    """Count the attempt before anything is read: a mail that kills its reader is not read for ever (ops.md F8)."""
    inbound = await InboundMail.due(now).get_or_none(id=inbound_id)
    if inbound is None or not (inbound.attempts or await inbound.is_first(now)):
        return None
    if inbound.attempts >= (len(WAITS) if inbound.last_error else DEATHS):
        await inbound.give_up("reader_failed", rule="attempts", now=now)
        return None
    due = InboundMail.due(now).filter(id=inbound_id, attempts=inbound.attempts)
    wait = IN_HAND[min(inbound.attempts, len(IN_HAND) - 1)]
    counted = await due.update(attempts=inbound.attempts + 1, next_attempt_at=now + wait)
    return inbound if counted else None


async def _note(inbound: InboundMail, tries: int, error: str, *, now: datetime) -> None:
    """Remember what went wrong; after the last try nobody waits for the next one."""
    waits = WAITS[min(tries, len(WAITS)) - 1]
    pending = InboundMail.filter(id=inbound.id, state=IntakeState.PENDING)
    await pending.update(last_error=error[:200], next_attempt_at=now + waits)
    if tries >= len(WAITS):
        await inbound.give_up("reader_failed", rule="attempts", now=now)


async def _settle(inbound: InboundMail, mail: Mail | Unreadable, *, now: datetime, instance_key: bytes) -> None:
    async with transaction() as unit:
        # One at a time for each mail and each sender: two first mails make one customer.
        await unit.alone_with(lock_of(mail.fingerprint), f"sender {mail.sender.addr if mail.sender else ''}")
        async with inbound.changing():
            if inbound.state is not IntakeState.PENDING:
                return
            system = await User.system()
            inbound.fingerprint = mail.fingerprint
            if await InboundMail.filter(fingerprint=mail.fingerprint, state=IntakeState.PURGED).exists():
                await _bury(inbound)
            else:
                mailbox = await Mailbox.get(id=inbound.mailbox_id)
                routing = route(mail, await known_for(mail, mailbox, instance_key=instance_key))
                await Filing(inbound, mail, routing, system, now).carry_out()
            inbound.next_attempt_at = inbound.last_error = None
            await inbound.record(MailFiled(state=inbound.state), by=system, now=now)


async def _bury(inbound: InboundMail) -> None:
    """This mail was deleted for ever; that it came again brings nothing of it back."""
    inbound.state = IntakeState.DUPLICATE
    await RawMail.filter(inbound_id=inbound.id).delete()


@dataclass
class Filing:
    """One mail whose way is decided, and those who carry it out."""

    inbound: InboundMail
    mail: Mail | Unreadable
    routing: Routing
    system: User
    now: datetime
    message: Message | None = None

    async def carry_out(self) -> None:
        self._describe()
        said = dict.fromkeys(flag for decision in self.routing.decisions for flag in decision.flags)
        self.inbound.flags = [*self.inbound.flags, *(flag.value for flag in said)]
        outcomes = {decision.outcome for decision in self.routing.decisions}
        self.inbound.state = next(state for outcome, state in STATES.items() if outcome in outcomes)
        self.message = await Message.get_or_none(fingerprint=self.mail.fingerprint)
        for decision in self.routing.decisions:
            subject_id = await self._do(decision)
            if decision.duplicate_of is None:
                await self._write_effect(decision, subject_id)
        self.inbound.message_id = self.message.id if self.message else None

    def _describe(self) -> None:
        """What the intake list shows."""
        inbound, mail = self.inbound, self.mail
        inbound.from_address = mail.sender.addr if mail.sender else None
        inbound.from_name = mail.sender.name or None if mail.sender else None
        inbound.subject_line = mail.subject_line or None
        inbound.auth_verdict = self.routing.verdict.verdict
        if isinstance(mail, Mail):
            inbound.to = list(dict.fromkeys(each.addr for each in (*mail.to, *mail.cc)))[:SHOWN]
            inbound.preview = None if mail.new_text == NO_TEXT else " ".join(mail.new_text.split())[:PREVIEW]
            inbound.flags = [*inbound.flags, *(flag.value for flag in mail.flags)]

    async def _do(self, decision: Decision) -> int | None:
        """Carry one decision out; the subject that it is about."""
        if decision.outcome is IntakeOutcome.CREATED and isinstance(self.mail, Mail):
            return await self._create(decision, self.mail)
        if decision.outcome is IntakeOutcome.THREADED and isinstance(self.mail, Mail):
            await self._thread(decision, self.mail)
        return decision.subject_id

    async def _create(self, decision: Decision, mail: Mail) -> int:
        """Row 36: something new begins. Its sender takes part in it, as every customer does in their own subjects."""
        by, now = self.system, self.now
        channel = await Channel.get(id=decision.channel_id)
        subject = await Subject.create_new(
            by=by,
            now=now,
            channel=channel,
            title=title(mail.subject_line) or await _no_subject(),
            customer=await self._customer(channel, mail),
            source=" · ".join(part for part in (channel.name, decision.alias) if part)[:200],
        )
        message = await self._message(decision, mail)
        await SubjectMessage.create(subject_id=subject.id, message_id=message.id)
        await subject.record(MessageReceived(message=message.id), by=by, now=now)
        return int(subject.id)

    async def _thread(self, decision: Decision, mail: Mail) -> None:
        """The mail goes onto a subject. A machine's answer is no contact: it wakes nothing."""
        by, now = self.system, self.now
        message = await self._message(decision, mail)
        subject = await Subject.get(id=decision.subject_id)
        async with subject.changing():
            if not await SubjectMessage.filter(subject_id=subject.id, message_id=message.id).exists():
                await SubjectMessage.create(subject_id=subject.id, message_id=message.id)
            if not decision.automatic:
                if subject.archived_at is not None and decision.direction is Heading.IN:
                    await subject.restore(by=by, now=now, automatic=True)
                await subject.touch(TOUCHES[decision.direction], by=by, now=now)
            fact = MessageReceived(message=message.id, automatic=decision.automatic)
            await subject.settle_and_record(fact, by=by, now=now)

    async def _customer(self, channel: Channel, mail: Mail) -> Customer | None:
        """Whoever has this address, or somebody new who has it: nearer to us where the channel wants opportunities."""
        if mail.sender is None:
            return None
        address = mail.sender.addr
        held = await Customer.with_address(address)
        if held is not None:
            return held
        name = clean(mail.sender.name) or address
        customer = await Customer.create_new(
            by=self.system,
            now=self.now,
            name=name,
            channel=channel,
            lifecycle=Lifecycle.LEAD if channel.makes_prospects else Lifecycle.PROSPECT,
        )
        # Not by `emails=`: that asks for an address as people enter them, and mail comes from stranger ones.
        await CustomerEmail.create(customer_id=customer.id, address=address)
        await Customer.filter(id=customer.id).update(search=folded(f"{name} {address}"))
        return customer

    async def _message(self, decision: Decision, mail: Mail) -> Message:
        """The one row of this mail, however many channels it is for."""
        if self.message is None:
            same_id = Message.filter(message_id=mail.message_id)
            if await same_id.exists():
                self.inbound.flags = [*self.inbound.flags, "message_id_reused"]
            self.message = await Message.create(
                fingerprint=mail.fingerprint,
                message_id=mail.message_id,
                direction=Direction(decision.direction),
                from_address=mail.sender.addr if mail.sender else None,
                from_name=mail.sender.name or None if mail.sender else None,
                to=[each.addr for each in mail.to],
                cc=[each.addr for each in mail.cc],
                subject_line=mail.subject_line or None,
                text=mail.text,
                new_text=mail.new_text,
                html=mail.html,
                automatic=decision.automatic,
                flags=self.inbound.flags,
                remote_images=mail.remote_images,
                at=min(mail.date or self.inbound.received_at, self.inbound.received_at),
            )
            await File.came_with(self.message, mail.files, now=self.now)
        return self.message

    async def _write_effect(self, decision: Decision, subject_id: int | None) -> None:
        await IntakeEffect.create(
            inbound_id=self.inbound.id,
            fingerprint=self.mail.fingerprint,
            channel_id=decision.channel_id,
            outcome=decision.outcome,
            reason=decision.reason.code.value,
            params=dict(decision.reason.params),
            rule=str(decision.row.number),
            matched_by=decision.matched_by.value if decision.matched_by else None,
            subject_id=subject_id,
            message_id=self.message.id if self.message and subject_id is not None else None,
            trail=[
                {"row": step.row.number, "name": step.row.name, "hit": step.hit, "note": step.note}
                for step in decision.trail
            ],
            at=self.now,
        )


async def _no_subject() -> str:
    workspace = await Workspace.current()
    return NO_SUBJECT.get(workspace.locale, NO_SUBJECT["en"])


def title(subject_line: str) -> str:
    """The subject line without what mail programs put before it."""
    while prefix := REPLY.match(subject_line) or FORWARD.match(subject_line):
        subject_line = subject_line[prefix.end() :]
    return clean(subject_line).replace("\n", " ").strip()[:200].strip()
