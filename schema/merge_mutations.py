"""Merging subjects and customers, and taking it back: find, call, return."""

import strawberry

import models
from schema.context import Info
from schema.customer_mutations import CustomerPayload
from schema.ids import number_of
from schema.merge import Merge
from schema.mutation import EditInput, MutationInput, Payload, mutation
from schema.node import find, find_all
from schema.subject_mutations import SubjectPayload


@strawberry.input(description="Whose value stands in a field.")
class MergeChoiceInput:
    field: str = strawberry.field(description="A field of `mergePreview`.")
    from_id: strawberry.ID = strawberry.field(description="One of those that are merged, or the survivor.")


@strawberry.input(description="What is to go into what.")
class MergeInput(EditInput):
    ids: list[strawberry.ID] = strawberry.field(description="1 to 10 that go.")
    into_id: strawberry.ID = strawberry.field(description="The survivor; `expectedVersion` is of it.")
    choices: list[MergeChoiceInput] | None = strawberry.field(
        default=None, description="Where another value is wanted than `mergePreview` says."
    )


@strawberry.input(description="Subjects that are about the same matter.")
class SubjectsMergeInput(MergeInput): ...


@strawberry.input(description="Customers who are the same person or company.")
class CustomersMergeInput(MergeInput): ...


@strawberry.input(description="A merge to take back.")
class MergeUndoInput(MutationInput):
    id: strawberry.ID = strawberry.field(description="The merge: one of the survivor's `merges`.")


@strawberry.type(description="The answer of `mergeUndo`.")
class MergePayload(Payload):
    merge: Merge | None = strawberry.field(description="The merge as it stands now; null when refused.")


@strawberry.type
class MergeMutation:
    @mutation(SubjectPayload)
    async def subjects_merge(info: Info, input: SubjectsMergeInput) -> models.Subject:
        """Let subjects go into another: mails, notes, activities, files, markers and participants go along, stage and
        outcome stay the survivor's. Their ids lead to it from then on, and so do answers to their mails. `mergeUndo`
        takes it back within 30 days. Managers, and leaders in their own channel."""
        survivor = await find(models.Subject, input.into_id, info, field="intoId", expecting=input.expected_version)
        losers = await find_all(models.Subject, input.ids, info, field="ids")
        by, now = info.context.user, info.context.now
        await survivor.merge(losers, choices=_choices(input, "Subject"), by=by, now=now)
        return survivor

    @mutation(CustomerPayload)
    async def customers_merge(info: Info, input: CustomersMergeInput) -> models.Customer:
        """Let customers go into another: their subjects, contacts, addresses, numbers, notes and activities go along.
        Their ids lead to it from then on. `mergeUndo` takes it back within 30 days. Managers, and leaders where all of
        them have the leader's channel for their home."""
        survivor = await find(models.Customer, input.into_id, info, field="intoId", expecting=input.expected_version)
        losers = await find_all(models.Customer, input.ids, info, field="ids")
        by, now = info.context.user, info.context.now
        await survivor.merge(losers, choices=_choices(input, "Customer"), by=by, now=now)
        return survivor

    @mutation(MergePayload)
    async def merge_undo(info: Info, input: MergeUndoInput) -> models.Merge:
        """Take a merge back: what went along and is still there is where it was, and the survivor loses what it was
        given, unless that was edited since. The latest merge is undone first."""
        merge = await find(models.Merge, input.id, info)
        model = models.Subject if merge.subject_id else models.Customer
        survivor = await model.visible_to(info.context.user).get(id=merge.subject_id or merge.customer_id)
        await survivor.part(merge, by=info.context.user, now=info.context.now)
        return merge


def _choices(input: MergeInput, noun: str) -> dict[str, int]:
    called = noun.lower()
    return {each.field: number_of(each.from_id, noun, called=called, field="choices") for each in input.choices or ()}
