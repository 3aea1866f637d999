"""What people make of suggestions, as mutations: find, call, return."""

from datetime import date

import strawberry

import models
from schema.activity import Activity
from schema.context import Info
from schema.mutation import EditInput, Payload, mutation
from schema.node import find, find_maybe
from schema.plain import changes
from schema.suggestion import Suggestion


@strawberry.type(description="The answer of the mutations on one suggestion.")
class SuggestionPayload(Payload):
    suggestion: Suggestion | None = strawberry.field(description="As it stands now; null when refused or out of sight.")

    @strawberry.field(description="What it became, where it was accepted.")
    async def activity(self, info: Info) -> Activity | None:
        row: models.Suggestion | None = self.suggestion  # type: ignore[assignment]
        id = row.activity_id if row is not None else None
        return await info.context.loaders.visible_activities.load(id) if id else None


@strawberry.input(description="A suggestion to do, with what is to be otherwise.")
class SuggestionAcceptInput(EditInput):
    id: strawberry.ID = strawberry.field(description="The suggestion.")
    type_id: strawberry.ID | None = strawberry.field(default=None, description="Another kind of activity.")
    summary: strawberry.Maybe[str] = strawberry.field(description="Up to 200 characters; absent: the kind's.")
    note: strawberry.Maybe[str | None] = strawberry.field(description="More about it; absent: the kind's.")
    due_on: strawberry.Maybe[date | None] = strawberry.field(description="Another day; null: undated.")
    assignee_id: strawberry.Maybe[strawberry.ID | None] = strawberry.field(description="Somebody else; null: nobody.")


@strawberry.input(description="A suggestion that is not wanted.")
class SuggestionDismissInput(EditInput):
    id: strawberry.ID = strawberry.field(description="The suggestion.")
    reason: str | None = strawberry.field(default=None, description="Why, in up to 2,000 characters.")


@strawberry.type
class SuggestionMutation:
    @mutation(SuggestionPayload)
    async def suggestion_accept(info: Info, input: SuggestionAcceptInput) -> models.Suggestion:
        """Schedule what is suggested. One about a subject that has ended opens it again first."""
        suggestion = await find(models.Suggestion, input.id, info, expecting=input.expected_version)
        edits = changes(input, "summary", "note", "due_on")
        edits["type"] = await find_maybe(models.ActivityType, input.type_id, info, field="typeId")
        if input.assignee_id is not None:
            edits["assignee"] = await find_maybe(models.User, input.assignee_id.value, info, field="assigneeId")
        await suggestion.accept(by=info.context.user, now=info.context.now, **edits)
        return suggestion

    @mutation(SuggestionPayload)
    async def suggestion_dismiss(info: Info, input: SuggestionDismissInput) -> models.Suggestion:
        """Say that this is not to be done. The same occasion is not proposed again."""
        suggestion = await find(models.Suggestion, input.id, info, expecting=input.expected_version)
        await suggestion.dismiss(by=info.context.user, now=info.context.now, reason=input.reason)
        return suggestion
