"""The verbs of many subjects, as mutations, with a typed result for each."""

from typing import Any

import strawberry
from strawberry import Parent

import models
from errors import Invalid
from models.subject.bulk import BulkDone, BulkMode, BulkOutcome
from models.subject.errand import BulkVerb, Errand
from schema.context import Info
from schema.ids import number_of, to_id
from schema.job import Job
from schema.mutation import MutationInput, Payload, mutation
from schema.refusal import UserError, user_error
from schema.subject import Subject
from schema.subject_filter import SubjectFilter, to_filter

strawberry.enum(BulkMode, description="Undo everything when one item is refused, or keep what could be done.")


@strawberry.type(description="What became of one item of a bulk verb.")
class BulkResult:
    @strawberry.field(description="The id that was asked for.")
    def id(row: Parent[BulkOutcome]) -> strawberry.ID:
        return strawberry.ID(to_id("Subject", row.id))

    @strawberry.field(description="The subject as it stands now; null when it was refused, deleted or undone.")
    async def subject(row: Parent[BulkOutcome], info: Info) -> Subject | None:
        return await info.context.loaders.visible_subjects.load(row.id) if row.subject is not None else None

    @strawberry.field(description="Why it was refused.")
    def errors(row: Parent[BulkOutcome], info: Info) -> list[UserError]:
        return [user_error(row.error, info.context.locale)] if row.error else []


@strawberry.type(description="What a bulk verb did.")
class Bulk:
    results: list[BulkResult] = strawberry.field(description="One for each id, in the order asked.")
    group_id: strawberry.ID | None = strawberry.field(description="Shared by its events; null when nothing was kept.")
    job: Job | None = strawberry.field(description="The job that goes on with it.")
    matched: int = strawberry.field(description="How many subjects were meant.")


@strawberry.type(description="The answer of the bulk mutations.")
class BulkPayload(Payload):
    bulk: Bulk | None = strawberry.field(description="What was done; null when refused as a whole.")

    @strawberry.field(
        description="One for each id, in the order asked; empty when refused as a whole, and when a job does it."
    )
    def results(self) -> list[BulkResult]:
        return self.bulk.results if self.bulk else []

    @strawberry.field(description="Shared by the events of this request; null when nothing was kept.")
    def group_id(self) -> strawberry.ID | None:
        return self.bulk.group_id if self.bulk else None

    @strawberry.field(description="Over 500 by a filter: the job that does it, 100 at a time, by `jobChanged`.")
    def job(self) -> Job | None:
        return self.bulk.job if self.bulk else None

    @strawberry.field(description="How many subjects were meant: ids, or what the filter finds; null when refused.")
    def matched(self) -> int | None:
        return self.bulk.matched if self.bulk else None


@strawberry.input(description="Which subjects: up to 500 by their ids, or up to 20,000 by a filter.")
class SubjectsInput(MutationInput):
    ids: list[strawberry.ID] | None = strawberry.field(
        default=None, description="1 to 500 ids; over 50 is for managers and leaders. Either these or `filter`."
    )
    filter: SubjectFilter | None = strawberry.field(
        default=None,
        description="All that this finds among what you see. Over 500 a job does it: what can be done, the rest is"
        " counted as refused.",
    )
    expected_count: int | None = strawberry.field(
        default=None,
        description="With `filter`: how many you expect. If it finds another number, nothing is done, and the error"
        " says how many there are now. `dryRun` needs none, and tells the number in `matched`.",
    )
    dry_run: bool = strawberry.field(
        default=False, description="Try everything, keep nothing. Over 500 by a filter only the number is told."
    )


@strawberry.input(description="Subjects to bring back.")
class SubjectsRestoreInput(SubjectsInput): ...


@strawberry.input(description="Subjects to archive.")
class SubjectsArchiveInput(SubjectsInput):
    mode: BulkMode = strawberry.field(default=BulkMode.ALL_OR_NOTHING, description="What happens when one is refused.")


@strawberry.input(description="Subjects to delete for ever.")
class SubjectsDeleteInput(SubjectsInput):
    confirm: int = strawberry.field(description="How many this deletes: the number of ids, or `expectedCount`.")


@strawberry.input(description="Markers to put on subjects and to take off.")
class SubjectsMarkInput(SubjectsInput):
    add: list[strawberry.ID] | None = strawberry.field(default=None, description="Markers to put on.")
    remove: list[strawberry.ID] | None = strawberry.field(default=None, description="Markers to take off.")
    mode: BulkMode = strawberry.field(default=BulkMode.ALL_OR_NOTHING, description="What happens when one is refused.")


@strawberry.input(description="Cards to drag to one column together.")
class SubjectsMoveInput(SubjectsInput):
    stage_id: strawberry.ID = strawberry.field(
        description="The column. They stand on top of it in the order of `ids`, or as in their columns; those that"
        " are in it stay where they are."
    )
    outcome: models.Outcome | None = strawberry.field(
        default=None, description="For a stage of kind CLOSED: WON, LOST or CLOSED. Default CLOSED."
    )
    reason_id: strawberry.ID | None = strawberry.field(default=None, description="With LOST: why.")
    note: str | None = strawberry.field(default=None, description="With LOST: a note, which some reasons ask for.")


@strawberry.input(description="Whom to give subjects to.")
class SubjectsAssignInput(SubjectsInput):
    owner_id: strawberry.ID | None = strawberry.field(default=None, description="The new owner; null: nobody.")


@strawberry.input(description="Which channel to hand subjects to.")
class SubjectsTransferInput(SubjectsInput):
    channel_id: strawberry.ID = strawberry.field(description="The new channel.")
    owner_id: strawberry.ID | None = strawberry.field(
        default=None, description="Who follows them there. Default: as before, if they work there."
    )


@strawberry.type
class SubjectBulkMutation:
    @mutation(BulkPayload)
    async def subjects_archive(info: Info, input: SubjectsArchiveInput) -> BulkDone:
        """Tidy subjects away, whatever their outcome. A participant's mail brings one back."""
        return await _run(Errand(BulkVerb.ARCHIVE), input, info, mode=input.mode)

    @mutation(BulkPayload)
    async def subjects_restore(info: Info, input: SubjectsRestoreInput) -> BulkDone:
        """Bring archived and discarded subjects back."""
        return await _run(Errand(BulkVerb.RESTORE), input, info)

    @mutation(BulkPayload)
    async def subjects_move(info: Info, input: SubjectsMoveInput) -> BulkDone:
        """Drag cards to one column together; what its kind means for the outcome follows as in `subjectMove`."""
        errand = Errand(
            BulkVerb.MOVE,
            stage=_number(models.Stage, input.stage_id, "stageId"),
            outcome=input.outcome,
            reason=_number(models.LostReason, input.reason_id, "reasonId"),
            note=input.note,
        )
        return await _run(errand, input, info)

    @mutation(BulkPayload)
    async def subjects_assign(info: Info, input: SubjectsAssignInput) -> BulkDone:
        """Give subjects to somebody, or to nobody. What has no owner anybody may take who sees it."""
        return await _run(Errand(BulkVerb.ASSIGN, owner=_number(models.User, input.owner_id, "ownerId")), input, info)

    @mutation(BulkPayload)
    async def subjects_transfer(info: Info, input: SubjectsTransferInput) -> BulkDone:
        """Hand subjects to another channel. Owners who do not work there are taken off."""
        channel = _number(models.Channel, input.channel_id, "channelId")
        owner = _number(models.User, input.owner_id, "ownerId")
        return await _run(Errand(BulkVerb.TRANSFER, channel=channel, owner=owner), input, info)

    @mutation(BulkPayload)
    async def subjects_mark(info: Info, input: SubjectsMarkInput) -> BulkDone:
        """Put markers on subjects and take others off."""
        add, remove = _numbers(models.Marker, input.add, "add"), _numbers(models.Marker, input.remove, "remove")
        return await _run(Errand(BulkVerb.MARK, add=add, remove=remove), input, info, mode=input.mode)

    @mutation(BulkPayload)
    async def subjects_delete(info: Info, input: SubjectsDeleteInput) -> BulkDone:
        """Delete subjects for ever, with notes, messages and raw mail. Cannot be undone; reports do not change."""
        number = input.expected_count if input.ids is None else len(input.ids)
        if number is not None and input.confirm != number:
            raise Invalid("Confirm the deletion with the number of subjects: {number}.", field="confirm", number=number)
        return await _run(Errand(BulkVerb.DELETE), input, info, expected=input.confirm)


async def _run(
    errand: Errand, input: Any, info: Info, *, mode: BulkMode = BulkMode.ALL_OR_NOTHING, expected: int | None = None
) -> BulkDone:
    how: Any = {"by": info.context.user, "now": info.context.now, "mode": mode, "dry_run": input.dry_run}
    if (input.ids is None) == (input.filter is None):
        raise Invalid("Name the subjects by ids or by a filter: one of the two.", field="ids")
    if input.filter is not None:
        chosen = await to_filter(input.filter, info)
        return await errand.run_on(chosen, expected=expected or input.expected_count, **how)
    return await errand.run(_numbers(models.Subject, input.ids, "ids"), **how)


def _number(noun: Any, id: strawberry.ID | None, field: str) -> int | None:
    return None if id is None else number_of(id, noun.noun, called=noun.called, field=field)


def _numbers(noun: Any, ids: list[strawberry.ID] | None, field: str) -> tuple[int, ...]:
    return tuple(number_of(id, noun.noun, called=noun.called, field=field) for id in ids or ())
