"""Writing, sending and answering proposals."""

from datetime import date

import strawberry

import models
from models.keyring import MAIL
from models.user import check_locale
from schema.context import Info
from schema.message_mutations import MessageWords, words_of
from schema.mutation import EditInput, MutationInput, Payload, mutation
from schema.node import find
from schema.plain import changes
from schema.trade.line import TradeLineInput, drafts, patched_lines
from schema.trade.order import Order
from schema.trade.proposal import Proposal


@strawberry.type(description="The answer of the mutations on proposals.")
class ProposalPayload(Payload):
    proposal: Proposal | None = strawberry.field(description="The proposal as it stands now; null when refused.")


@strawberry.type(description="The answer of `proposalAccept`.")
class ProposalAcceptPayload(Payload):
    proposal: Proposal | None = strawberry.field(description="The proposal as it stands now; null when refused.")

    @strawberry.field(description="The order that it became; null when refused.")
    async def order(self, info: Info) -> Order | None:
        if self.proposal is None or self.errors:
            return None
        orders = models.Order.visible_to(info.context.user).filter(proposal_id=self.proposal.id).order_by("-id")
        return await orders.first()  # type: ignore[return-value]


@strawberry.input(description="A new proposal, as a draft.")
class ProposalCreateInput(MutationInput):
    subject_id: strawberry.ID = strawberry.field(description="What it is about.")
    lines: list[TradeLineInput] = strawberry.field(default_factory=list, description="At most 100.")
    currency: str | None = strawberry.field(
        default=None, description="ISO 4217; it stays. Null: that of the subject's value, else the workspace's."
    )
    valid_until: date | None = strawberry.field(
        default=None, description="The last day on which it holds, in the workspace's zone; null: without an end."
    )
    terms: str | None = strawberry.field(default=None, description="At most 10000 characters, below the lines.")


@strawberry.input(description="What changes on a draft; what is absent stays.")
class ProposalUpdateInput(EditInput):
    id: strawberry.ID = strawberry.field(description="The proposal.")
    lines: strawberry.Maybe[list[TradeLineInput]] = strawberry.field(description="All its lines, in their order.")
    valid_until: strawberry.Maybe[date | None] = strawberry.field(description="The last day; null: without an end.")
    terms: strawberry.Maybe[str | None] = strawberry.field(description="At most 10000 characters; null: nothing.")


@strawberry.input(description="A proposal to make a draft of again.")
class ProposalReviseInput(EditInput):
    id: strawberry.ID = strawberry.field(description="The proposal: SENT, REFUSED or EXPIRED.")


@strawberry.input(description="A proposal to send, and what is written to go with it.")
class ProposalSendInput(MessageWords):
    id: strawberry.ID = strawberry.field(description="The proposal: a draft, or one that was sent and not answered.")
    locale: str | None = strawberry.field(
        default=None, description="The language of the PDF: `pt-BR` or `en`. Null: the workspace's."
    )
    handed_over: bool = strawberry.field(
        default=False, description="True: it went another way, by hand or by WhatsApp. No message is written."
    )
    confirmed: bool = strawberry.field(
        default=False,
        description="Send also to addresses to which mail came back, and to customers who asked for none.",
    )


@strawberry.input(description="A proposal to which the customer said yes.")
class ProposalAcceptInput(EditInput):
    id: strawberry.ID = strawberry.field(description="The proposal: SENT.")
    win: bool = strawberry.field(default=False, description="Whether its subject is won by it, too.")
    confirm_order: bool = strawberry.field(
        default=False, description="Whether the order is confirmed at once; else it is a draft."
    )


@strawberry.input(description="A proposal to which the customer said no, or that is withdrawn.")
class ProposalRefuseInput(EditInput):
    id: strawberry.ID = strawberry.field(description="The proposal: DRAFT, SENT or EXPIRED.")
    note: str | None = strawberry.field(default=None, description="What was said, at most 2000 characters.")


@strawberry.type
class ProposalMutation:
    @mutation(ProposalPayload)
    async def proposal_create(info: Info, input: ProposalCreateInput) -> models.Proposal:
        """Begin a proposal on a subject, with the workspace's next number. It is an interaction."""
        return await models.Proposal.create_new(
            await find(models.Subject, input.subject_id, info, field="subjectId"),
            drafts(input.lines),
            currency=input.currency,
            valid_until=input.valid_until,
            terms=input.terms,
            by=info.context.user,
            now=info.context.now,
        )

    @mutation(ProposalPayload)
    async def proposal_update(info: Info, input: ProposalUpdateInput) -> models.Proposal:
        """Change a draft. What was sent is revised instead; an edit is no interaction."""
        proposal = await find(models.Proposal, input.id, info, expecting=input.expected_version)
        patch = changes(input, "valid_until", "terms")
        lines = patched_lines(input.lines)
        await proposal.update(lines=lines, by=info.context.user, now=info.context.now, **patch)
        return proposal

    @mutation(ProposalPayload)
    async def proposal_revise(info: Info, input: ProposalReviseInput) -> models.Proposal:
        """Make a draft of what was sent, with the next revision number. The earlier revision stays readable as it was
        sent. An accepted one is revised only after its order was cancelled."""
        proposal = await find(models.Proposal, input.id, info, expecting=input.expected_version)
        await proposal.revise(by=info.context.user, now=info.context.now)
        return proposal

    @mutation(ProposalPayload)
    async def proposal_send(info: Info, input: ProposalSendInput) -> models.Proposal:
        """Send it to the customer as `messageSend` does, with the PDF attached: without words of yours, with a sentence
        that says what is attached. It is SENT from then on, and expires when its last day is over."""
        proposal = await find(models.Proposal, input.id, info, expecting=input.expected_version)
        words = None if input.handed_over else await words_of(input, info, confirmed=input.confirmed)
        await proposal.send(
            words,
            by=info.context.user,
            now=info.context.now,
            instance_key=info.context.keyring.derived(MAIL),
            locale=check_locale(input.locale) if input.locale else None,
            press=info.context.press,
        )
        return proposal

    @mutation(ProposalAcceptPayload)
    async def proposal_accept(info: Info, input: ProposalAcceptInput) -> models.Proposal:
        """Write down that the customer said yes: an order with the same lines, and if you say so its subject is won,
        all in one transaction."""
        proposal = await find(models.Proposal, input.id, info, expecting=input.expected_version)
        await proposal.accept(win=input.win, confirm=input.confirm_order, by=info.context.user, now=info.context.now)
        return proposal

    @mutation(ProposalPayload)
    async def proposal_refuse(info: Info, input: ProposalRefuseInput) -> models.Proposal:
        """Write down that the customer said no, or that it is withdrawn. It may be revised. The subject stays open:
        whether it is lost is another question."""
        proposal = await find(models.Proposal, input.id, info, expecting=input.expected_version)
        await proposal.refuse(note=input.note, by=info.context.user, now=info.context.now)
        return proposal
