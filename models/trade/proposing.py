"""Writing proposals: begun, changed while they are drafts, revised once they were sent."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Self

from errors import WrongState
from events import ProposalCreated, ProposalRevised, ProposalStateChanged, ProposalUpdated
from models.trade.line import LineDraft, lines_of
from models.trade.proposal_row import ProposalRevision, ProposalRow, ProposalState
from models.trade.row import checked_day, checked_terms
from models.user import User
from models.workspace import Workspace

REVISABLE = (ProposalState.SENT, ProposalState.REFUSED, ProposalState.EXPIRED)


class Proposing(ProposalRow):
    class Meta:
        abstract = True

    @classmethod
    async def create_new(
        cls,
        subject: Any,
        lines: Sequence[LineDraft],
        *,
        by: User,
        now: datetime,
        currency: str | None = None,
        valid_until: date | None = None,
        terms: str | None = None,
    ) -> Self:
        """Begin a proposal on a subject. The number is the workspace's next; `currency` None: the subject's value's,
        else the workspace's."""
        async with cls(subject_id=subject.id).about(by=by) as matter:
            matter.check_at_work()
            made = await cls.begun(matter, currency=currency, by=by, now=now)
            made._matter = matter
            made.terms = checked_terms(terms)
            made.set_validity(checked_day(valid_until, field="validUntil"), (await Workspace.current()).zone)
            entered, total = lines_of(lines, made.currency)
            made.total_up(total)
            await made.save()
            await made.keep_lines(entered)
            await made.record_new(ProposalStateChanged(proposal=made.id, state=made.state), by=by, now=now)
            await matter.touch(cls.interaction, by=by, now=now)
            await matter.record(ProposalCreated(proposal=made.id, number=made.number), by=by, now=now)
        return made

    async def update(
        self, *, by: User, now: datetime, lines: Sequence[LineDraft] | None = None, **changes: Any
    ) -> None:
        """Change a draft; `lines` replace the old ones. What was sent is revised instead."""
        async with self.about(by=by) as matter:
            matter.check_at_work()
            if self.state is not ProposalState.DRAFT:
                raise WrongState("Only a draft is changed. Revise what was sent.")
            await self._take(changes)
            also = () if lines is None else await self.set_lines(lines)
            if self.changed_fields() or also:
                await self.record(ProposalUpdated(proposal=self.id), by=by, now=now, also=also)

    async def _take(self, changes: dict[str, Any]) -> None:
        if "terms" in changes:
            self.terms = checked_terms(changes["terms"])
        if "valid_until" in changes:
            day = checked_day(changes["valid_until"], field="validUntil")
            self.set_validity(day, (await Workspace.current()).zone)

    async def revise(self, *, by: User, now: datetime) -> None:
        """Make a draft of it again, with the next revision number; what was sent stays readable as it was."""
        async with self.about(by=by) as matter:
            matter.check_at_work()
            await self._refuse_unrevisable()
            lines = await self.lines.all().order_by("position")
            await ProposalRevision.keep(self, now=now)
            await self.keep_lines(lines)
            self.revision += 1
            self.state = ProposalState.DRAFT
            self.sent_at = self.decided_at = self.refused_note = self.message_id = None
            revised = ProposalRevised(proposal=self.id, revision=self.revision)
            await self.tell(revised, ProposalStateChanged(proposal=self.id, state=self.state), by=by, now=now)

    async def _refuse_unrevisable(self) -> None:
        if self.state is ProposalState.DRAFT:
            raise WrongState("This proposal is a draft: change it.")
        if self.state is ProposalState.ACCEPTED and await self.orders.filter(cancelled_at__isnull=True).exists():
            raise WrongState("This proposal was accepted. Cancel its order before you revise it.")
