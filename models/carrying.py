"""Carrying out what was decided about one mail: its message, its subjects, its effects. Decides nothing."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from events import InteractionKind, MessageReceived, SenderForged
from mail.known import Known
from mail.message import NO_TEXT, Mail, Unreadable
from mail.outcome import Decision, IntakeOutcome, ReasonCode, Routing
from mail.outcome import Direction as Heading
from mail.rules.intake import sent_as
from models.acknowledging import acknowledge
from models.beginning import begin
from models.customer import CustomerEmail
from models.file import File
from models.inbound import IMPORTED, InboundMail, IntakeEffect, IntakeState
from models.meeting import Meeting
from models.message import BounceKind, Direction, Message, OtherId, SubjectMessage
from models.subject import Subject
from models.thread import PossibleThread
from models.user import User

PREVIEW, SHOWN = 300, 50
STATES = {
    IntakeOutcome.QUARANTINED: IntakeState.QUARANTINED,
    IntakeOutcome.CREATED: IntakeState.FILED,
    IntakeOutcome.THREADED: IntakeState.FILED,
    IntakeOutcome.BOUNCED: IntakeState.BOUNCED,
    IntakeOutcome.DUPLICATE: IntakeState.DUPLICATE,
    IntakeOutcome.IGNORED: IntakeState.IGNORED,
    IntakeOutcome.FAILED: IntakeState.FAILED,
}
"""What became of a delivery, by the first of these outcomes that any of its effects has: what waits is never hidden."""
TOUCHES = {
    Heading.IN: InteractionKind.MAIL_IN,
    Heading.OUT: InteractionKind.MESSAGE_OUT,
    Heading.INTERNAL: InteractionKind.NOTE,
}


def state_of(outcomes: set[IntakeOutcome]) -> IntakeState:
    return next(state for outcome, state in STATES.items() if outcome in outcomes)


async def state_now(inbound: InboundMail) -> IntakeState:
    """As all its effects say, those of former decisions included."""
    outcomes = {row["outcome"] for row in await IntakeEffect.filter(inbound_id=inbound.id).values("outcome")}
    return state_of({IntakeOutcome(outcome) for outcome in outcomes})


@dataclass
class Filing:
    """One mail whose way is decided, and those who carry it out. `held`: effects that a person decided upon anew."""

    inbound: InboundMail
    mail: Mail | Unreadable
    routing: Routing
    known: Known
    by: User
    now: datetime
    held: dict[int | None, IntakeEffect] = field(default_factory=dict)
    message: Message | None = None

    async def carry_out(self) -> None:
        self._describe()
        for decision in self.routing.decisions:
            subject_id = await self._do(decision)
            if decision.duplicate_of is None:
                await self._write_effect(decision, subject_id)
        await self._clear_up()
        self.inbound.message_id = self.message.id if self.message else None

    async def _clear_up(self) -> None:
        """What a person decided upon and the rules had nothing more to say of is gone."""
        if self.known.decided is None and not self.held:
            self.inbound.state = state_of({decision.outcome for decision in self.routing.decisions})
            return
        await IntakeEffect.filter(id__in=[effect.id for effect in self.held.values()] or [0]).delete()
        self.inbound.state = await state_now(self.inbound)

    def _describe(self) -> None:
        """What the intake list shows."""
        inbound, mail = self.inbound, self.mail
        inbound.from_address = mail.sender.addr if mail.sender else None
        inbound.from_name = mail.sender.name or None if mail.sender else None
        inbound.subject_line = mail.subject_line or None
        inbound.auth_verdict = self.routing.verdict.verdict
        said = [flag.value for decision in self.routing.decisions for flag in decision.flags]
        if isinstance(mail, Mail):
            inbound.to = list(dict.fromkeys(each.addr for each in (*mail.to, *mail.cc)))[:SHOWN]
            inbound.preview = None if mail.new_text == NO_TEXT else " ".join(mail.new_text.split())[:PREVIEW]
            said = [*(flag.value for flag in mail.flags), *said]
        inbound.flags = list(dict.fromkeys([*inbound.flags, *said]))

    async def _do(self, decision: Decision) -> int | None:
        """Carry one decision out; the subject that it is about."""
        if isinstance(self.mail, Mail):
            if decision.outcome is IntakeOutcome.CREATED:
                return await self._create(decision, self.mail)
            if decision.outcome is IntakeOutcome.THREADED:
                await self._thread(decision, self.mail)
            elif decision.outcome is IntakeOutcome.BOUNCED:
                await self._report(decision)
            elif decision.reason.code is ReasonCode.OWN_MAIL:
                await self._learn_other_id(self.mail)
            elif decision.reason.code is ReasonCode.DMARC_FAIL:
                await self._raise_alarm(self.mail)
        return decision.subject_id

    async def _create(self, decision: Decision, mail: Mail) -> int:
        """Row 36 and its like: something new begins."""
        message = await self._message(decision, mail)
        subject = await begin(decision, mail, by=self.by, now=self.now)
        await SubjectMessage.create(subject_id=subject.id, message_id=message.id)
        await PossibleThread.claim(subject.id, decision.possible_threads, message)
        await subject.record(MessageReceived(message=message.id), by=self.by, now=self.now)
        await self._note_meeting(subject, mail, message)
        await self._hear_of(mail)
        contact = decision.contact.addr if decision.contact else None
        if decision.answerable and contact and self.known.instance_key:
            key = self.known.instance_key
            imported = IMPORTED in self.inbound.flags
            await acknowledge(subject, message, mail, contact, now=self.now, instance_key=key, imported=imported)
        return int(subject.id)

    async def _thread(self, decision: Decision, mail: Mail) -> None:
        """The mail goes onto a subject. A machine's answer is no contact: it wakes nothing."""
        by, now = self.by, self.now
        message = await self._message(decision, mail)
        subject = await Subject.get(id=decision.subject_id)
        async with subject.changing():
            await self._place(subject, message)
            if not decision.automatic:
                if subject.archived_at is not None and decision.direction is Heading.IN:
                    await subject.restore(by=by, now=now, automatic=True)
                await subject.touch(TOUCHES[decision.direction], by=by, now=now)
            fact = MessageReceived(message=message.id, automatic=decision.automatic)
            await subject.settle_and_record(fact, by=by, now=now)
            await self._note_meeting(subject, mail, message)
        if decision.direction is Heading.IN and not decision.automatic:
            await self._hear_of(mail)

    async def _note_meeting(self, subject: Any, mail: Mail, message: Message) -> None:
        """Row 32: what a calendar proposes is kept by its key; nobody accepts it by that."""
        if mail.invite is None:
            return
        fact = await Meeting.propose(mail.invite, subject_id=subject.id, message=message)
        if fact is not None:
            await subject.record(fact, by=self.by, now=self.now, also=("meetings",))

    async def _hear_of(self, mail: Mail) -> None:
        """Whoever writes from an address can be reached there again, if it is really they."""
        if mail.sender is not None and self.routing.verdict.passed:
            await CustomerEmail.mark_deliverable(mail.sender.addr, by=self.by, now=self.now)

    async def _report(self, decision: Decision) -> None:
        """Rows 11, 12, 14: what became of a message of ours."""
        message = await Message.get(id=decision.sent)
        told = {name: str(decision.reason.params.get(name, "")) for name in ("address", "status", "diagnostic")}
        if decision.reason.code is ReasonCode.RECEIPT:
            await message.was_read(by=self.by, now=self.now)
        elif decision.reason.code is ReasonCode.COMPLAINT:
            await CustomerEmail.mark_do_not_email(told["address"], by=self.by, now=self.now)
        else:
            kind = BounceKind.FAILED if decision.hard else BounceKind.DELAYED
            code, diagnostic, address = told["status"], told["diagnostic"], told["address"]
            await message.bounced(kind, code=code, diagnostic=diagnostic, address=address, by=self.by, now=self.now)

    async def _place(self, subject: Any, message: Message) -> None:
        if not await SubjectMessage.filter(subject_id=subject.id, message_id=message.id).exists():
            await SubjectMessage.create(subject_id=subject.id, message_id=message.id)

    async def _learn_other_id(self, mail: Mail) -> None:
        """Row 7: our mail came back under a Message-ID that a provider gave it; answers will name that one."""
        sent = sent_as(mail, self.known.instance_key)
        if sent is None or sent == mail.message_id:
            return
        message = await Message.get_or_none(message_id=sent, direction=Direction.OUT)
        if message and not await OtherId.filter(message_id=message.id, other_id=mail.message_id).exists():
            await OtherId.create(message_id=message.id, other_id=mail.message_id)

    async def _raise_alarm(self, mail: Mail) -> None:
        """Row 16: somebody pretends to be one of us, or a customer of ours."""
        sender = self.known.sender
        if mail.sender is None or (sender.user_id is None and not sender.is_customer):
            return
        customer = await CustomerEmail.filter(address=mail.sender.addr).order_by("customer_id").first()
        fact = SenderForged(user=sender.user_id, customer=customer.customer_id if customer else None)
        await self.inbound.record(fact, by=self.by, now=self.now)

    async def _message(self, decision: Decision, mail: Mail) -> Message:
        """The one row of this mail, however many channels it is for."""
        if self.message is None:
            self.message = await Message.create(
                fingerprint=mail.fingerprint,
                message_id=mail.message_id,
                references=list(mail.references),
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
                away_until=mail.away_until if decision.automatic else None,
                flags=self.inbound.flags,
                remote_images=mail.remote_images,
                author_id=decision.by_user,
                at=min(mail.date or self.inbound.received_at, self.inbound.received_at),
            )
            await File.came_with(self.message, mail.files, now=self.now)
        return self.message

    async def _write_effect(self, decision: Decision, subject_id: int | None) -> None:
        effect = self._effect_for(decision)
        former = [{"row": 0, "name": "released by a person", "hit": True, "note": effect.reason}] if effect.id else []
        effect.update_from_dict(
            {
                "outcome": decision.outcome,
                "reason": decision.reason.code.value,
                "params": dict(decision.reason.params),
                "rule": str(decision.row.number),
                "matched_by": decision.matched_by.value if decision.matched_by else None,
                "subject_id": subject_id,
                "message_id": decision.sent or (self.message.id if self.message and subject_id is not None else None),
                "alias": decision.alias,
                "contact": _contact(decision, self.mail),
                "answerable": decision.answerable,
                "trail": [
                    *former,
                    *(
                        {"row": step.row.number, "name": step.row.name, "hit": step.hit, "note": step.note}
                        for step in decision.trail
                    ),
                ],
                "at": self.now,
            }
        )
        await effect.save()

    def _effect_for(self, decision: Decision) -> IntakeEffect:
        """The effect that a person decided upon is written again; what was nowhere goes to the channel they named."""
        into = self.known.decided.into if self.known.decided else None
        held = self.held.pop(decision.channel_id, None)
        if held is None and decision.channel_id == into:
            held = self.held.pop(None, None)
        effect = held or IntakeEffect(inbound_id=self.inbound.id)
        effect.fingerprint, effect.channel_id = self.mail.fingerprint, decision.channel_id
        return effect


def _contact(decision: Decision, mail: Mail | Unreadable) -> str | None:
    """Whose mail it is to us; our own words are nobody's."""
    if decision.direction is not Heading.IN:
        return None
    who = decision.contact or mail.sender
    return who.addr if who else None
