"""Writing, confirming and cancelling orders."""

import strawberry

import models
from schema.context import Info
from schema.mutation import EditInput, MutationInput, Payload, mutation
from schema.node import find
from schema.plain import changes
from schema.trade.line import TradeLineInput, drafts, patched_lines
from schema.trade.order import Order


@strawberry.type(description="The answer of the mutations on orders.")
class OrderPayload(Payload):
    order: Order | None = strawberry.field(description="The order as it stands now; null when refused.")


@strawberry.input(description="A new order without a proposal, as a draft.")
class OrderCreateInput(MutationInput):
    subject_id: strawberry.ID = strawberry.field(description="What it is about.")
    lines: list[TradeLineInput] = strawberry.field(default_factory=list, description="At most 100.")
    currency: str | None = strawberry.field(
        default=None, description="ISO 4217; it stays. Null: that of the subject's value, else the workspace's."
    )
    terms: str | None = strawberry.field(default=None, description="At most 10000 characters, below the lines.")


@strawberry.input(description="What changes on a draft; what is absent stays.")
class OrderUpdateInput(EditInput):
    id: strawberry.ID = strawberry.field(description="The order.")
    lines: strawberry.Maybe[list[TradeLineInput]] = strawberry.field(description="All its lines, in their order.")
    terms: strawberry.Maybe[str | None] = strawberry.field(description="At most 10000 characters; null: nothing.")


@strawberry.input(description="A draft to confirm.")
class OrderConfirmInput(EditInput):
    id: strawberry.ID = strawberry.field(description="The order.")


@strawberry.input(description="An order that will not be delivered.")
class OrderCancelInput(EditInput):
    id: strawberry.ID = strawberry.field(description="The order.")
    note: str | None = strawberry.field(default=None, description="Why, at most 2000 characters.")


@strawberry.type
class OrderMutation:
    @mutation(OrderPayload)
    async def order_create(info: Info, input: OrderCreateInput) -> models.Order:
        """Write an order without a proposal, with the workspace's next number. It is an interaction."""
        return await models.Order.create_new(
            await find(models.Subject, input.subject_id, info, field="subjectId"),
            drafts(input.lines),
            currency=input.currency,
            terms=input.terms,
            by=info.context.user,
            now=info.context.now,
        )

    @mutation(OrderPayload)
    async def order_update(info: Info, input: OrderUpdateInput) -> models.Order:
        """Change a draft; an edit is no interaction."""
        order = await find(models.Order, input.id, info, expecting=input.expected_version)
        patch = changes(input, "terms")
        await order.update(lines=patched_lines(input.lines), by=info.context.user, now=info.context.now, **patch)
        return order

    @mutation(OrderPayload)
    async def order_confirm(info: Info, input: OrderConfirmInput) -> models.Order:
        """Say that a draft stands; it is not changed from then on."""
        order = await find(models.Order, input.id, info, expecting=input.expected_version)
        await order.confirm(by=info.context.user, now=info.context.now)
        return order

    @mutation(OrderPayload)
    async def order_cancel(info: Info, input: OrderCancelInput) -> models.Order:
        """Say that it will not be delivered. A subject that was won by it stays won."""
        order = await find(models.Order, input.id, info, expecting=input.expected_version)
        await order.cancel(note=input.note, by=info.context.user, now=info.context.now)
        return order
