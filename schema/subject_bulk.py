"""The verbs of many subjects, as mutations, with a typed result for each."""

from typing import Any

import strawberry
from strawberry import Parent

import models
from errors import Invalid
from models.subject.bulk import BulkDone, BulkMode, BulkOutcome, each
from schema.context import Info
from schema.ids import number_of, to_id
from schema.mutation import MutationInput, Payload, mutation
from schema.node import find_all
from schema.refusal import UserError, user_error
from schema.subject import Subject

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


@strawberry.type(description="The answer of the bulk mutations.")
class BulkPayload(Payload):
    bulk: Bulk | None = strawberry.field(description="What was done; null when refused as a whole.")

    @strawberry.field(description="One for each id, in the order asked; empty when refused as a whole.")
    def results(self) -> list[BulkResult]:
        return self.bulk.results if self.bulk else []

    @strawberry.field(description="Shared by the events of this request; null when nothing was kept.")
    def group_id(self) -> strawberry.ID | None:
        return self.bulk.group_id if self.bulk else None


@strawberry.input(description="Up to 500 subjects.")
class SubjectsInput(MutationInput):
    ids: list[strawberry.ID] = strawberry.field(description="1 to 500 ids; over 50 is for managers and leaders.")
    dry_run: bool = strawberry.field(default=False, description="Try everything, keep nothing.")


@strawberry.input(description="Subjects to bring back.")
class SubjectsRestoreInput(SubjectsInput): ...


@strawberry.input(description="Subjects to archive.")
class SubjectsArchiveInput(SubjectsInput):
    mode: BulkMode = strawberry.field(default=BulkMode.ALL_OR_NOTHING, description="What happens when one is refused.")


@strawberry.input(description="Subjects to delete for ever.")
class SubjectsDeleteInput(SubjectsInput):
    confirm: int = strawberry.field(description="How many subjects this deletes: the number of ids.")


@strawberry.input(description="Markers to put on subjects and to take off.")
class SubjectsMarkInput(SubjectsInput):
    add: list[strawberry.ID] | None = strawberry.field(default=None, description="Markers to put on.")
    remove: list[strawberry.ID] | None = strawberry.field(default=None, description="Markers to take off.")
    mode: BulkMode = strawberry.field(default=BulkMode.ALL_OR_NOTHING, description="What happens when one is refused.")


@strawberry.type
class SubjectBulkMutation:
    @mutation(BulkPayload)
    async def subjects_archive(info: Info, input: SubjectsArchiveInput) -> BulkDone:
        """Tidy subjects away, whatever their outcome. A participant's mail brings one back."""
        by, now = info.context.user, info.context.now
        return await each(
            _ids(input), lambda row: row.archive(by=by, now=now), by=by, mode=input.mode, dry_run=input.dry_run
        )

    @mutation(BulkPayload)
    async def subjects_restore(info: Info, input: SubjectsRestoreInput) -> BulkDone:
        """Bring archived and discarded subjects back."""
        by, now = info.context.user, info.context.now
        return await each(_ids(input), lambda row: row.restore(by=by, now=now), by=by, dry_run=input.dry_run)

    @mutation(BulkPayload)
    async def subjects_mark(info: Info, input: SubjectsMarkInput) -> BulkDone:
        """Put markers on subjects and take others off."""
        by, now = info.context.user, info.context.now
        add = await find_all(models.Marker, input.add, info, field="add")
        remove = await find_all(models.Marker, input.remove, info, field="remove")
        if not add and not remove:
            raise Invalid("Name a marker to put on or to take off.", field="add")

        async def mark(row: models.Subject) -> None:
            await row.mark(add=add, remove=remove, by=by, now=now)

        return await each(_ids(input), mark, by=by, mode=input.mode, dry_run=input.dry_run)

    @mutation(BulkPayload)
    async def subjects_delete(info: Info, input: SubjectsDeleteInput) -> BulkDone:
        """Delete subjects for ever, with notes, messages and raw mail. Cannot be undone; reports do not change."""
        if input.confirm != len(input.ids):
            raise Invalid(
                "Confirm the deletion with the number of subjects: {number}.", field="confirm", number=len(input.ids)
            )
        by, now = info.context.user, info.context.now
        return await each(
            _ids(input), lambda row: row.delete_for_ever(by=by, now=now), by=by, dry_run=input.dry_run, gone=True
        )


def _ids(input: Any) -> list[int]:
    return [number_of(id, "Subject", called="subject", field="ids") for id in input.ids]
