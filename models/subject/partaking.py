"""Who takes part in a subject, and which mails belong to it: what people confirm, join and take off again."""

from datetime import datetime

import permissions
from errors import Invalid, NotFound, WrongState
from events import (
    MailFiled,
    MessageReceived,
    MessageTakenOff,
    ParticipantAdded,
    ParticipantRemoved,
)
from mail.address import normalise
from mail.outcome import IntakeOutcome, ReasonCode
from mail.subject_line import stripped
from models.base import clean, transaction
from models.belongings import Moved
from models.channel import Channel
from models.customer import Customer
from models.inbound import InboundMail, IntakeEffect, lock_of
from models.message import Direction, Message, SubjectMessage
from models.subject.links import Participant
from models.subject.tidying import Tidying
from models.thread import PossibleThread
from models.user import User, check_email


class Partaking(Tidying):
    class Meta:
        abstract = True

    async def add_participant(self, address: str, *, by: User, now: datetime, name: str | None = None) -> Participant:
        """Confirm that an address belongs to this matter: its answers to stored mails are heard here from now on."""
        async with self.changing():
            permissions.require(by, "participants", self)
            address = check_email(address, field="address")
            held = await Participant.get_or_none(subject_id=self.id, address=address)
            if held is not None:
                return held
            await Participant.add(self, address, by=by, now=now, name=clean(name or "")[:200] or None)
            added = await Participant.get(subject_id=self.id, address=address)
            await self.record(ParticipantAdded(participant=added.id), by=by, now=now, also=("participants",))
            return added

    async def remove_participant(self, address: str, *, by: User, now: datetime) -> None:
        """Their mail comes here no more without a sign that only we can have given."""
        async with self.changing():
            permissions.require(by, "participants", self)
            address = normalise(address) or address
            participant = await Participant.get_or_none(subject_id=self.id, address=address)
            if participant is None:
                raise NotFound("There is no such {noun}.", field="address", noun=Participant.called)
            await participant.delete()
            await self.record(ParticipantRemoved(participant=participant.id), by=by, now=now, also=("participants",))

    async def join(self, thread: "Partaking", *, by: User, now: datetime) -> None:
        """Let what a mail began go into the subject that it claimed to answer; `take_off` undoes it."""
        async with transaction():
            # In one order: two that are joined at the same time must not wait for each other.
            await type(self).filter(id__in=[self.id, thread.id]).order_by("id").select_for_update()
            await self._join(thread, by=by, now=now)

    async def _join(self, thread: "Partaking", *, by: User, now: datetime) -> None:
        async with self.changing():
            permissions.require(by, "thread", self)
            claim = await PossibleThread.get_or_none(subject_id=self.id, thread_id=thread.id, joined_at=None)
            if claim is None:
                raise Invalid("Nothing says that this subject belongs to that one.", field="intoId")
            self.check_at_work()
            async with thread.changing():
                permissions.require(by, "thread", thread)
                if thread.discarded_at is not None:
                    raise WrongState("That subject was discarded. Restore it first.", field="intoId")
                if thread.archived_at is not None:
                    await thread.restore(by=by, now=now)
                if thread.customer_id is None:
                    thread.customer_id = self.customer_id
                moved = await self.go_into(thread, by=by, now=now)
            await claim.join(moved.dump(), by=by, now=now)

    async def take_off(self, message: Message, *, by: User, now: datetime) -> "Partaking":
        """A mail that is on this subject by mistake gets one of its own, or again the one that it had."""
        async with transaction() as unit:
            # Before the row: whoever files a mail takes them in this order.
            await unit.alone_with(lock_of(message.fingerprint))
            async with self.changing():
                permissions.require(by, "thread", self)
                if not await SubjectMessage.filter(subject_id=self.id, message_id=message.id).exists():
                    raise Invalid("This message is not on that subject.", field="messageId")
                joined = await self._joined_by(message)
                if joined is not None:
                    return await self._part(*joined, by=by, now=now)
                return await self._begin_with(message, by=by, now=now)

    async def _joined_by(self, message: Message) -> tuple[PossibleThread, Moved] | None:
        place = await SubjectMessage.get(subject_id=self.id, message_id=message.id)
        for claim in await PossibleThread.filter(thread_id=self.id, joined_at__isnull=False).order_by("-joined_at"):
            moved = await Moved.load(claim.moved, self)
            if place.id in [*moved.rows["placed_messages"], *moved.both["placed_messages"]]:
                return claim, moved
        return None

    async def _part(self, claim: PossibleThread, moved: Moved, *, by: User, now: datetime) -> "Partaking":
        """What had gone into this subject is one of its own again, with all that it brought along."""
        loser = await type(self).get_or_none(id=claim.subject_id, merged_into_id=self.id)
        if loser is None:
            raise WrongState("What this came from has gone further since.")
        await loser.come_out_of(self, moved, by=by, now=now)
        await claim.part()
        return loser

    async def _begin_with(self, message: Message, *, by: User, now: datetime) -> "Partaking":
        effects = IntakeEffect.filter(message_id=message.id, subject_id=self.id)
        if message.direction is not Direction.IN or not await effects.exists():
            raise WrongState("Only a mail that came in is taken off a subject.", field="messageId")
        if await effects.filter(outcome=IntakeOutcome.CREATED).exists():
            raise WrongState("This mail began the subject.", field="messageId")
        customer = await Customer.with_address(message.from_address) if message.from_address else None
        # As every mail begins one: the software does, so that whoever may mend this need not be able to assign.
        begun: Partaking = await type(self).create_new(
            by=await User.system(),
            now=now,
            channel=await Channel.get(id=self.channel_id),
            title=clean(stripped(message.subject_line or ""))[:200].strip() or self.title,
            customer=customer,
            owner=await User.get_or_none(id=self.owner_id) if self.owner_id else None,
            source=self.source,
        )
        await SubjectMessage.filter(subject_id=self.id, message_id=message.id).update(subject_id=begun.id)
        for effect in await effects:
            step = {"row": 0, "name": "taken off by a person", "hit": True, "note": effect.reason}
            effect.outcome = IntakeOutcome.CREATED if effect.outcome is IntakeOutcome.THREADED else effect.outcome
            effect.subject_id, effect.reason, effect.trail = begun.id, ReasonCode.TAKEN_OFF, [*effect.trail, step]
            effect.params, effect.matched_by = {}, None
            await effect.save()
            inbound = await InboundMail.get(id=effect.inbound_id)
            await inbound.record(MailFiled(state=inbound.state), by=by, now=now)
        await PossibleThread.claim(begun.id, (self.id,), message)
        await begun.record(MessageReceived(message=message.id), by=by, now=now)
        fact = MessageTakenOff(message=message.id, into=begun.id)
        await self.settle_and_record(fact, by=by, now=now, also=("messages",))
        return begun
