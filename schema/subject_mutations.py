"""The verbs of one subject, as mutations: find, call, return."""

from datetime import date
from typing import Any

import strawberry

import models
from errors import within
from schema.context import Info
from schema.customer_mutations import CustomerDraft, customer_from
from schema.money import MoneyInput
from schema.mutation import EditInput, MutationInput, Payload, mutation
from schema.node import find, find_all, find_maybe
from schema.plain import changes
from schema.subject import Subject


@strawberry.type(description="The answer of the mutations on one subject.")
class SubjectPayload(Payload):
    subject: Subject | None = strawberry.field(
        description="The subject as it stands now; null when refused or out of sight."
    )


@strawberry.input(description="A new subject, if wanted with a new customer (quick create).")
class SubjectCreateInput(MutationInput):
    title: str = strawberry.field(description="1 to 200 characters.")
    channel_id: strawberry.ID = strawberry.field(description="The channel that follows it.")
    stage_id: strawberry.ID | None = strawberry.field(
        default=None,
        description="Its column. Default: a prospect where the channel makes these, else the first open stage.",
    )
    kind: models.SubjectKind | None = strawberry.field(default=None, description="Overrides what the channel makes.")
    customer_id: strawberry.ID | None = strawberry.field(default=None, description="A customer who is known already.")
    customer: CustomerDraft | None = strawberry.field(default=None, description="A customer to enter at the same time.")
    owner_id: strawberry.ID | None = strawberry.field(default=None, description="Who follows it.")
    description: str | None = strawberry.field(default=None, description="Free text.")
    value: MoneyInput | None = strawberry.field(default=None, description="What it is worth.")
    probability: int | None = strawberry.field(default=None, description="Per cent; default: the stage's.")
    priority: int = strawberry.field(default=0, description="0 to 3.")
    expected_close_on: date | None = strawberry.field(default=None, description="The day on which it should be closed.")
    source: str | None = strawberry.field(default=None, description="Where it came from.")
    marker_ids: list[strawberry.ID] | None = strawberry.field(default=None, description="Markers to put on it.")


@strawberry.input(description="What changes on a subject; absent leaves, null clears.")
class SubjectUpdateInput(EditInput):
    id: strawberry.ID = strawberry.field(description="The subject.")
    title: strawberry.Maybe[str] = strawberry.field(description="1 to 200 characters.")
    description: strawberry.Maybe[str | None] = strawberry.field(description="Free text.")
    customer_id: strawberry.Maybe[strawberry.ID | None] = strawberry.field(description="Whom it is about.")
    value: strawberry.Maybe[MoneyInput | None] = strawberry.field(description="What it is worth.")
    probability: strawberry.Maybe[int | None] = strawberry.field(description="Per cent; null: the stage's again.")
    priority: strawberry.Maybe[int] = strawberry.field(description="0 to 3.")
    expected_close_on: strawberry.Maybe[date | None] = strawberry.field(description="The expected day.")
    source: strawberry.Maybe[str | None] = strawberry.field(description="Where it came from.")


@strawberry.input(
    description="Where a card goes. Without afterId and beforeId: to the top of another column; in its own it stays."
)
class SubjectMoveInput(EditInput):
    id: strawberry.ID = strawberry.field(description="The subject.")
    stage_id: strawberry.ID | None = strawberry.field(
        default=None, description="The column; null: the prospects column."
    )
    after_id: strawberry.ID | None = strawberry.field(default=None, description="The card above, in that column.")
    before_id: strawberry.ID | None = strawberry.field(default=None, description="The card below, in that column.")
    outcome: models.Outcome | None = strawberry.field(
        default=None, description="For a stage of kind CLOSED: WON, LOST or CLOSED. Default CLOSED."
    )
    reason_id: strawberry.ID | None = strawberry.field(default=None, description="With LOST: why.")
    note: str | None = strawberry.field(default=None, description="With LOST: a note, which some reasons ask for.")


@strawberry.input(
    description="A prospect that becomes an opportunity, or goes into a subject that is followed already."
)
class SubjectConvertInput(EditInput):
    id: strawberry.ID = strawberry.field(description="The prospect.")
    stage_id: strawberry.ID | None = strawberry.field(
        default=None, description="The column. Default: the first open stage."
    )
    customer_id: strawberry.ID | None = strawberry.field(default=None, description="A customer who is known already.")
    customer: CustomerDraft | None = strawberry.field(default=None, description="A customer to enter at the same time.")
    into_id: strawberry.ID | None = strawberry.field(
        default=None,
        description="A subject that takes the prospect's mails, notes and markers; the answer is that subject.",
    )


@strawberry.input(description="Whom to give a subject to.")
class SubjectAssignInput(EditInput):
    id: strawberry.ID = strawberry.field(description="The subject.")
    owner_id: strawberry.ID | None = strawberry.field(default=None, description="The new owner; null: nobody.")


@strawberry.input(description="Which channel to hand a subject to.")
class SubjectTransferInput(EditInput):
    id: strawberry.ID = strawberry.field(description="The subject.")
    channel_id: strawberry.ID = strawberry.field(description="The new channel.")
    owner_id: strawberry.ID | None = strawberry.field(
        default=None, description="Who follows it there. Default: as before, if they work there."
    )


@strawberry.input(description="Why a subject was lost.")
class SubjectLoseInput(EditInput):
    id: strawberry.ID = strawberry.field(description="The subject.")
    reason_id: strawberry.ID = strawberry.field(description="One of `lostReasons`.")
    note: str | None = strawberry.field(default=None, description="Needed where the reason asks for it.")


@strawberry.input(description="What the inputs of verbs without details have in common.")
class OneSubject(EditInput):
    id: strawberry.ID = strawberry.field(description="The subject.")


@strawberry.input(description="A subject that is won.")
class SubjectWinInput(OneSubject): ...


@strawberry.input(description="A subject to open again.")
class SubjectReopenInput(OneSubject): ...


@strawberry.input(description="A prospect to throw away.")
class SubjectDiscardInput(OneSubject): ...


@strawberry.type
class SubjectMutation:
    @mutation(SubjectPayload)
    async def subject_create(info: Info, input: SubjectCreateInput) -> models.Subject:
        """Begin to follow a matter, with an existing customer, a new one or none."""
        markers = await find_all(models.Marker, input.marker_ids, info, field="markerIds")
        by, now = info.context.user, info.context.now
        subject: models.Subject = await models.Subject.create_new(
            by=by,
            now=now,
            channel=await find(models.Channel, input.channel_id, info, field="channelId"),
            stage=await find_maybe(models.Stage, input.stage_id, info, field="stageId"),
            kind=input.kind,
            customer=await _customer(input, info),
            owner=await find_maybe(models.User, input.owner_id, info, field="ownerId"),
            title=input.title,
            description=input.description,
            value=input.value.to_money() if input.value else None,
            manual_probability=input.probability,
            priority=input.priority,
            expected_close_on=input.expected_close_on,
            source=input.source,
        )
        if markers:
            await subject.mark(add=markers, remove=[], by=by, now=now)
        return subject

    @mutation(SubjectPayload)
    async def subject_update(info: Info, input: SubjectUpdateInput) -> models.Subject:
        """Change what stands on the card. Owner, channel, stage and outcome have mutations of their own."""
        subject = await _found(input, info)
        patch = changes(input, "title", "description", "priority", "expected_close_on", "source")
        if input.probability is not None:
            patch["manual_probability"] = input.probability.value
        if input.value is not None:
            patch["value"] = input.value.value.to_money() if input.value.value else None
        if input.customer_id is not None:
            patch["customer"] = await find_maybe(models.Customer, input.customer_id.value, info, field="customerId")
        await subject.update(by=info.context.user, now=info.context.now, **patch)
        return subject

    @mutation(SubjectPayload)
    async def subject_move(info: Info, input: SubjectMoveInput) -> models.Subject:
        """Drag a card to a column, or to another place in it. What a stage means for the outcome follows by itself:
        a stage of kind OPEN reopens, WON wins, CLOSED ends with the outcome that you name. One row is written; the
        server gives the rank. A prospect that is dragged into a stage is converted."""
        subject = await _found(input, info)
        await subject.move(
            to=await find_maybe(models.Stage, input.stage_id, info, field="stageId"),
            after=await find_maybe(models.Subject, input.after_id, info, field="afterId"),
            before=await find_maybe(models.Subject, input.before_id, info, field="beforeId"),
            outcome=input.outcome,
            reason=await find_maybe(models.LostReason, input.reason_id, info, field="reasonId"),
            note=input.note,
            by=info.context.user,
            now=info.context.now,
        )
        return subject

    @mutation(SubjectPayload)
    async def subject_convert(info: Info, input: SubjectConvertInput) -> models.Subject:
        """Make an opportunity of a prospect: into a stage, with an existing customer, a new one or none; or let it go
        into a subject that is followed already."""
        prospect = await _found(input, info)
        by, now = info.context.user, info.context.now
        if input.into_id is not None:
            survivor = await find(models.Subject, input.into_id, info, field="intoId")
            await prospect.merge_into(survivor, by=by, now=now)
            return survivor
        stage = await find_maybe(models.Stage, input.stage_id, info, field="stageId")
        await prospect.convert(stage=stage, customer=await _customer(input, info), by=by, now=now)
        return prospect

    @mutation(SubjectPayload)
    async def subject_assign(info: Info, input: SubjectAssignInput) -> models.Subject | None:
        """Give a subject to somebody, or to nobody. Anybody who sees a subject without an owner may take it."""
        subject = await _found(input, info)
        to = await find_maybe(models.User, input.owner_id, info, field="ownerId")
        await subject.assign(to=to, by=info.context.user, now=info.context.now)
        return await _if_still_seen(subject, info)

    @mutation(SubjectPayload)
    async def subject_transfer(info: Info, input: SubjectTransferInput) -> models.Subject | None:
        """Hand a subject to another channel. An owner who does not work there is taken off."""
        subject = await _found(input, info)
        await subject.transfer(
            to=await find(models.Channel, input.channel_id, info, field="channelId"),
            owner=await find_maybe(models.User, input.owner_id, info, field="ownerId"),
            by=info.context.user,
            now=info.context.now,
        )
        return await _if_still_seen(subject, info)

    @mutation(SubjectPayload)
    async def subject_win(info: Info, input: SubjectWinInput) -> models.Subject:
        """The sale is made. The card goes to the first stage of kind WON after its own, else the nearest before,
        else the first of kind CLOSED, else it stays."""
        subject = await _found(input, info)
        await subject.win(by=info.context.user, now=info.context.now)
        return subject

    @mutation(SubjectPayload)
    async def subject_lose(info: Info, input: SubjectLoseInput) -> models.Subject:
        """Lost, with a reason. The stage stays as it was; the card leaves the board."""
        subject = await _found(input, info)
        reason = await find(models.LostReason, input.reason_id, info, field="reasonId")
        await subject.lose(reason=reason, note=input.note, by=info.context.user, now=info.context.now)
        return subject

    @mutation(SubjectPayload)
    async def subject_reopen(info: Info, input: SubjectReopenInput) -> models.Subject:
        """Open again: in its stage if that is an open one, else in the last open stage it was in."""
        subject = await _found(input, info)
        await subject.reopen(by=info.context.user, now=info.context.now)
        return subject

    @mutation(SubjectPayload)
    async def subject_discard(info: Info, input: SubjectDiscardInput) -> models.Subject:
        """Throw a prospect away as spam; its senders are blocked from now on. `subjectsRestore` takes it back."""
        subject = await _found(input, info)
        await subject.discard(by=info.context.user, now=info.context.now)
        return subject


async def _found(input: Any, info: Info) -> models.Subject:
    return await find(models.Subject, input.id, info, expecting=input.expected_version)


async def _customer(input: Any, info: Info) -> models.Customer | None:
    if input.customer is not None:
        with within("customer"):
            return await customer_from(input.customer, info)
    return await find_maybe(models.Customer, input.customer_id, info, field="customerId")


async def _if_still_seen(subject: models.Subject, info: Info) -> models.Subject | None:
    """Handing something over may take it out of one's own sight."""
    return await models.Subject.visible_to(info.context.user).get_or_none(id=subject.id)
