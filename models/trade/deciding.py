"""What becomes of a proposal: it is sent, accepted, refused, or its time runs out."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from errors import WrongState
from events import (
    ProposalAccepted,
    ProposalExpired,
    ProposalRefused,
    ProposalSent,
    ProposalStateChanged,
    ProposalZoneChanged,
)
from models import writing
from models.base import at_most, clean, transaction
from models.file import File
from models.subject import Outcome
from models.trade import printing
from models.trade.order import Order
from models.trade.press import Press
from models.trade.proposal_row import ProposalState
from models.trade.proposing import Proposing
from models.user import User
from models.workspace import Workspace
from models.writing import Words

BATCH = 200
"""Rows in one transaction: short enough that nobody waits for the clock."""
LONGEST_NOTE = 2_000


class Deciding(Proposing):
    class Meta:
        abstract = True

    async def send(
        self,
        words: Words | None,
        *,
        by: User,
        now: datetime,
        instance_key: bytes,
        locale: str | None = None,
        press: Press | None = None,
    ) -> None:
        """Send it to the customer as a PDF, by a message of the subject's; `words` None: it was handed over otherwise.

        What was sent already goes out again as it is. Raises `NotLaidOut` until the press has laid out just this.
        """
        async with self.about(by=by) as matter:
            matter.check_at_work()
            await self._refuse_unsendable(now)
            if words is not None:
                words = await self._enclosed(words, locale, press or Press(), by=by, now=now)
                message = await writing.send(matter, words, by=by, now=now, instance_key=instance_key)
                self.message_id = message.id
            self.state, self.sent_at = ProposalState.SENT, now
            sent = ProposalSent(
                proposal=self.id, revision=self.revision, message=None if words is None else self.message_id
            )
            # A message is an interaction already, by its own name; the later fact of the two is told.
            await self.tell(sent, self._stands(), by=by, now=now)

    async def _refuse_unsendable(self, now: datetime) -> None:
        if self.state not in (ProposalState.DRAFT, ProposalState.SENT):
            raise WrongState("Only a draft, or what was sent and not answered, is sent. Revise it first.")
        await self.require_lines()
        if self.expires_at is not None and self.expires_at <= now:
            raise WrongState("Its last day is over. Give it another one first.", field="validUntil")

    async def _enclosed(self, words: Words, locale: str | None, press: Press, *, by: User, now: datetime) -> Words:
        """The letter, with the proposal as a file; where nobody wrote one, a sentence that says what is attached."""
        sheet = await printing.sheet_of(self)
        locale = locale or (await Workspace.current()).locale
        content = press.take(sheet, locale)
        file = await File.made(printing.name_of(sheet, locale), "application/pdf", content, by=by, now=now)
        if not (words.text or "").strip() and not (words.html or "").strip():
            words = replace(words, text=printing.letter_of(sheet, locale))
        return replace(words, files=(file, *words.files))

    async def accept(self, *, by: User, now: datetime, win: bool = False, confirm: bool = False) -> Order:
        """The customer said yes: an order with the same lines, and if wanted the subject is won, all or nothing."""
        async with self.about(by=by) as matter:
            matter.check_at_work()
            if self.state is not ProposalState.SENT:
                raise WrongState("Only a proposal that was sent and not answered is accepted.")
            self.state, self.decided_at = ProposalState.ACCEPTED, now
            order = await Order.of_proposal(self, await self.lines.all().order_by("position"), by=by, now=now)
            await self.tell(ProposalAccepted(proposal=self.id, order=order.id), self._stands(), by=by, now=now)
            if confirm:
                await order.confirm(by=by, now=now)
            if win and matter.outcome is not Outcome.WON:
                await matter.win(by=by, now=now)
        return order

    async def refuse(self, *, by: User, now: datetime, note: str | None = None) -> None:
        """The customer said no, or it was withdrawn."""
        async with self.about(by=by) as matter:
            matter.check_at_work()
            if self.state in (ProposalState.ACCEPTED, ProposalState.REFUSED):
                raise WrongState("This proposal was answered already.")
            self.state, self.decided_at = ProposalState.REFUSED, now
            self.refused_note = at_most(LONGEST_NOTE, clean(note or ""), field="note") or None
            await self.tell(ProposalRefused(proposal=self.id), self._stands(), by=by, now=now)

    def _stands(self) -> ProposalStateChanged:
        return ProposalStateChanged(proposal=self.id, state=self.state)

    @classmethod
    async def tick(cls, *, by: User, now: datetime) -> int:
        """Let expire what is due; how many that were. Doing it twice changes nothing the second time."""
        due = cls.filter(state=ProposalState.SENT, expires_at__lte=now)
        changed = 0
        while ids := await due.order_by("id").limit(BATCH).values_list("id", flat=True):
            changed += len(ids)
            async with transaction():
                await cls._each(ids, cls._expire, by=by, now=now)
        return changed

    @classmethod
    async def rezone(cls, *, by: User, now: datetime) -> int:
        """Those that are open, and whose last day ends by a zone that the workspace has left."""
        open_ones = cls.filter(state__in=[ProposalState.DRAFT, ProposalState.SENT], valid_until__not_isnull=True)
        left = open_ones.exclude(zone__in=Workspace.here())
        changed = 0
        while ids := await left.order_by("id").limit(BATCH).values_list("id", flat=True):
            changed += len(ids)
            async with transaction():
                await cls._each(ids, cls._follow_zone, by=by, now=now)
        return changed

    @classmethod
    async def _each(cls, ids: Sequence[Any], step: Any, *, by: User, now: datetime) -> None:
        for id in ids:
            proposal = await cls.get_or_none(id=id)
            if proposal is not None:
                async with proposal.about(by=by):
                    await step(proposal, by=by, now=now)

    async def _expire(self, *, by: User, now: datetime) -> None:
        """By the zone of just now: where the workspace has gone to another one, its last day may be far from over."""
        await self._follow_zone(by=by, now=now)
        if self.state is ProposalState.SENT and self.expires_at is not None and self.expires_at <= now:
            self.state = ProposalState.EXPIRED
            await self.record(ProposalExpired(proposal=self.id), by=by, now=now)

    async def _follow_zone(self, *, by: User, now: datetime) -> None:
        zone = (await Workspace.current()).zone
        if zone != self.zone:
            self.set_validity(self.valid_until, zone)
            await self.record(ProposalZoneChanged(proposal=self.id), by=by, now=now)
