"""The verbs of activities, as mutations: find, call, return."""

from datetime import date, datetime
from enum import Enum
from typing import Any

import strawberry

import models
from errors import within
from schema.activity import Activity
from schema.context import Info
from schema.instant import instant
from schema.mutation import EditInput, MutationInput, Payload, mutation
from schema.node import find, find_maybe
from schema.plain import changes


@strawberry.type(description="The answer of the mutations on one activity.")
class ActivityPayload(Payload):
    activity: Activity | None = strawberry.field(description="As it stands now; null when refused or out of sight.")


@strawberry.type(description="The answer of `activityComplete`.")
class ActivityCompletePayload(Payload):
    activity: Activity | None = strawberry.field(description="What was done; null when refused or out of sight.")

    @strawberry.field(description="What its type triggered, or `next` asked for.")
    async def following(self) -> Activity | None:
        done: Any = self.activity
        return await done.followed_by() if done is not None else None


@strawberry.input(description="What is to be done, about whatever is named beside it.")
class ActivityDraft:
    type_id: strawberry.ID | None = strawberry.field(
        default=None, description="Its kind; gives text, date and assignee where these are absent."
    )
    summary: strawberry.Maybe[str] = strawberry.field(description="Up to 200 characters; needed without a type.")
    note: strawberry.Maybe[str | None] = strawberry.field(description="More about it.")
    due_on: strawberry.Maybe[date | None] = strawberry.field(
        description="The day. Absent: by the type's rule; null: undated."
    )
    assignee_id: strawberry.Maybe[strawberry.ID | None] = strawberry.field(
        description="Who does it. Absent: the type's, else whoever did the one before, else you; null: nobody."
    )


@strawberry.input(description="Something to do, about one subject or one customer.")
class ActivityScheduleInput(ActivityDraft, MutationInput):
    subject_id: strawberry.ID | None = strawberry.field(default=None, description="The subject; this or `customerId`.")
    customer_id: strawberry.ID | None = strawberry.field(default=None, description="The customer; this or `subjectId`.")


@strawberry.input(description="Something that was done without having been planned.")
class ActivityLogInput(MutationInput):
    subject_id: strawberry.ID | None = strawberry.field(default=None, description="The subject; this or `customerId`.")
    customer_id: strawberry.ID | None = strawberry.field(default=None, description="The customer; this or `subjectId`.")
    type_id: strawberry.ID | None = strawberry.field(default=None, description="Its kind.")
    summary: str | None = strawberry.field(default=None, description="Up to 200 characters; needed without a type.")
    feedback: str | None = strawberry.field(default=None, description="What came of it.")
    done_at: datetime | None = strawberry.field(default=None, description="When; default: now. Not in the future.")


@strawberry.input(description="What changes on an open activity; absent leaves, null clears.")
class ActivityUpdateInput(EditInput):
    id: strawberry.ID = strawberry.field(description="The activity.")
    type_id: strawberry.Maybe[strawberry.ID | None] = strawberry.field(description="Its kind.")
    summary: strawberry.Maybe[str] = strawberry.field(description="Up to 200 characters.")
    note: strawberry.Maybe[str | None] = strawberry.field(description="More about it.")
    due_on: strawberry.Maybe[date | None] = strawberry.field(description="The day; null: undated.")
    assignee_id: strawberry.Maybe[strawberry.ID | None] = strawberry.field(description="Who does it; null: nobody.")


@strawberry.enum(description="Days that are chosen with one click, in the assignee's zone.")
class QuickDay(Enum):
    TODAY = "TODAY"
    TOMORROW = "TOMORROW"
    NEXT_MONDAY = "NEXT_MONDAY"


@strawberry.input(description="Another day for an open activity.")
class ActivityRescheduleInput(EditInput):
    id: strawberry.ID = strawberry.field(description="The activity.")
    due_on: strawberry.Maybe[date | None] = strawberry.field(description="The day; null: undated. This or `quick`.")
    quick: QuickDay | None = strawberry.field(default=None, description="A day by its name.")


@strawberry.input(description="An open activity to put off.")
class ActivitySnoozeInput(EditInput):
    id: strawberry.ID = strawberry.field(description="The activity.")
    days: int = strawberry.field(default=7, description="1 to 365, from its day, or from today where that is later.")


@strawberry.input(description="An activity that is done.")
class ActivityCompleteInput(EditInput):
    id: strawberry.ID = strawberry.field(description="The activity.")
    feedback: str | None = strawberry.field(default=None, description="What came of it.")
    next: ActivityDraft | None = strawberry.field(
        default=None, description="What to schedule with it, instead of what its type triggers."
    )


@strawberry.input(description="An open activity that will not be done.")
class ActivityCancelInput(EditInput):
    id: strawberry.ID = strawberry.field(description="The activity.")
    reason: str | None = strawberry.field(default=None, description="Why.")


@strawberry.type
class ActivityMutation:
    @mutation(ActivityPayload)
    async def activity_schedule(info: Info, input: ActivityScheduleInput) -> models.Activity:
        """Plan something. Whoever gets it sees the subject from then on."""
        return await models.Activity.schedule(
            by=info.context.user,
            now=info.context.now,
            **await _matter(input, info),
            **await _draft(input, info),
        )

    @mutation(ActivityPayload)
    async def activity_log(info: Info, input: ActivityLogInput) -> models.Activity:
        """Write down what was done. It counts as an interaction, and never changes."""
        given: dict[str, Any] = {"summary": input.summary} if input.summary is not None else {}
        return await models.Activity.log(
            by=info.context.user,
            now=info.context.now,
            **await _matter(input, info),
            type=await find_maybe(models.ActivityType, input.type_id, info, field="typeId"),
            feedback=input.feedback,
            done_at=instant(input.done_at, field="doneAt") if input.done_at else None,
            **given,
        )

    @mutation(ActivityPayload)
    async def activity_update(info: Info, input: ActivityUpdateInput) -> models.Activity:
        """Change an open activity."""
        activity = await _found(input, info)
        patch = changes(input, "summary", "note", "due_on")
        if input.type_id is not None:
            patch["type"] = await find_maybe(models.ActivityType, input.type_id.value, info, field="typeId")
        if input.assignee_id is not None:
            patch["assignee"] = await find_maybe(models.User, input.assignee_id.value, info, field="assigneeId")
        await activity.update(by=info.context.user, now=info.context.now, **patch)
        return activity

    @mutation(ActivityPayload)
    async def activity_reschedule(info: Info, input: ActivityRescheduleInput) -> models.Activity:
        """Give an open activity another day, or none."""
        activity = await _found(input, info)
        by, now = info.context.user, info.context.now
        day = activity.due_on if input.due_on is None else input.due_on.value
        if input.quick is not None:
            day = activity.day_named(input.quick.value, now=now)
        await activity.reschedule(to=day, by=by, now=now)
        return activity

    @mutation(ActivityPayload)
    async def activity_snooze(info: Info, input: ActivitySnoozeInput) -> models.Activity:
        """Put an open activity off."""
        activity = await _found(input, info)
        await activity.snooze(days=input.days, by=info.context.user, now=info.context.now)
        return activity

    @mutation(ActivityCompletePayload)
    async def activity_complete(info: Info, input: ActivityCompleteInput) -> models.Activity:
        """Do an activity, which counts as an interaction; what its type triggers is scheduled with it, or `next` is.
        Doing it twice is refused and has no second effect."""
        activity = await _found(input, info)
        with within("next"):
            upcoming = await _draft(input.next, info) if input.next is not None else None
        await activity.complete(by=info.context.user, now=info.context.now, feedback=input.feedback, upcoming=upcoming)
        return activity

    @mutation(ActivityPayload)
    async def activity_cancel(info: Info, input: ActivityCancelInput) -> models.Activity:
        """Call an open activity off. It stays in the timeline."""
        activity = await _found(input, info)
        await activity.cancel(reason=input.reason, by=info.context.user, now=info.context.now)
        return activity


async def _found(input: Any, info: Info) -> models.Activity:
    return await find(models.Activity, input.id, info, expecting=input.expected_version)


async def _matter(input: ActivityScheduleInput | ActivityLogInput, info: Info) -> dict[str, Any]:
    return {
        "subject": await find_maybe(models.Subject, input.subject_id, info, field="subjectId"),
        "customer": await find_maybe(models.Customer, input.customer_id, info, field="customerId"),
    }


async def _draft(draft: ActivityDraft, info: Info) -> dict[str, Any]:
    given = changes(draft, "summary", "note", "due_on")
    given["type"] = await find_maybe(models.ActivityType, draft.type_id, info, field="typeId")
    if draft.assignee_id is not None:
        given["assignee"] = await find_maybe(models.User, draft.assignee_id.value, info, field="assigneeId")
    return given
