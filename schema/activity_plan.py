"""Activity plans as clients see them, how they are set up, and how they are laid out."""

from datetime import date
from typing import Annotated, Any

import strawberry
from strawberry import Parent

import models
from models.activity.plan import Laid
from schema.activity import Activity
from schema.activity_type import ActivityType
from schema.batch import batched
from schema.context import Info
from schema.mutation import EditInput, MutationInput, Payload, mutation
from schema.node import Node, find, find_all, find_maybe, view
from schema.plain import changes
from schema.refusal import UserError, user_error
from schema.related import one
from schema.subject import Subject
from schema.user import User

strawberry.enum(models.Responsible, description="Who does a step of a plan.")


@view(models.ActivityPlanStep, description="One activity of a plan.")
class ActivityPlanStep:
    amount: int = strawberry.field(description="How many days, weeks or months from the plan's day, 0 to 3650.")
    unit: models.DueUnit = strawberry.field(description="Of what.")
    before: bool = strawberry.field(description="Before the plan's day, or after it.")
    responsible: models.Responsible = strawberry.field(description="Who does it.")
    summary: str | None = strawberry.field(description="What it says; null: what its type says.")
    note: str | None = strawberry.field(description="More about it.")

    type: ActivityType = one(description="Its kind.")

    user: User | None = one(description="Always who does it; for responsible FIXED.")


@view(models.ActivityPlan, description="Activities before and after a day, to lay out on one or many subjects.")
class ActivityPlan(Node):
    name: str = strawberry.field(description="Up to 80 characters, unique.")
    version: int = strawberry.field(description="Grows with each change; give it as `expectedVersion`.")

    @strawberry.field(description="Its activities, in order. At most 30.")
    async def steps(row: Parent[models.ActivityPlan], info: Info) -> list[ActivityPlanStep]:
        return await batched(info, _steps).load(row.id)  # type: ignore[no-any-return]


async def _steps(plan_ids: list[int]) -> list[list[models.ActivityPlanStep]]:
    held: dict[int, list[models.ActivityPlanStep]] = {id: [] for id in plan_ids}
    for row in await models.ActivityPlanStep.filter(plan_id__in=plan_ids).order_by("place", "id"):
        held[row.plan_id].append(row)
    return list(held.values())


@strawberry.type(description="What one step of a plan comes to on one subject.")
class PlannedActivity:
    @strawberry.field(description="The subject.")
    def subject(row: Parent[Laid]) -> Subject:
        return row.subject  # type: ignore[no-any-return]

    @strawberry.field(description="The step.")
    def step(row: Parent[Laid]) -> ActivityPlanStep:
        return row.step  # type: ignore[return-value]

    @strawberry.field(description="The day; null where it cannot be told.")
    def due_on(row: Parent[Laid]) -> date | None:
        return row.due_on

    @strawberry.field(description="Who would do it, or does.")
    def assignee(row: Parent[Laid]) -> User | None:
        return row.assignee  # type: ignore[return-value]

    @strawberry.field(description="Why it cannot be scheduled.")
    def problem(row: Parent[Laid], info: Info) -> UserError | None:
        return user_error(row.problem, info.context.locale) if row.problem else None

    @classmethod
    def is_type_of(cls, row: object, info: Info) -> bool:
        return isinstance(row, Laid)


@strawberry.type(description="The answer of `planCreate` and `planUpdate`.")
class PlanPayload(Payload):
    plan: ActivityPlan | None = strawberry.field(description="The plan as it stands now; null when refused.")


@strawberry.type(description="The answer of `planDelete`.")
class PlanDeletePayload(Payload):
    deleted_plan_id: strawberry.ID | None = strawberry.field(description="The id of the plan that is gone.")


@strawberry.type(description="The answer of `planApply`.")
class PlanApplyPayload(Payload):
    activities: list[Activity] | None = strawberry.field(
        description="What was scheduled: each step on each subject; null when refused."
    )


@strawberry.input(description="One activity of a plan.")
class PlanStepInput:
    type_id: strawberry.ID = strawberry.field(description="Its kind.")
    amount: int = strawberry.field(default=0, description="How many, 0 to 3650.")
    unit: models.DueUnit = strawberry.field(default=models.DueUnit.DAYS, description="Of what.")
    before: bool = strawberry.field(default=False, description="Before the plan's day, or after it.")
    responsible: models.Responsible = strawberry.field(default=models.Responsible.ASK, description="Who does it.")
    user_id: strawberry.ID | None = strawberry.field(default=None, description="With responsible FIXED: who.")
    summary: str | None = strawberry.field(default=None, description="Up to 200 characters.")
    note: str | None = strawberry.field(default=None, description="More about it.")


@strawberry.input(description="A new plan.")
class PlanCreateInput(MutationInput):
    name: str = strawberry.field(description="Up to 80 characters, unique.")
    steps: list[PlanStepInput] = strawberry.field(description="1 to 30, in order.")


@strawberry.input(description="What changes on a plan; what is absent stays.")
class PlanUpdateInput(EditInput):
    id: strawberry.ID = strawberry.field(description="The plan.")
    name: strawberry.Maybe[str] = strawberry.field(description="Up to 80 characters, unique.")
    steps: strawberry.Maybe[list[PlanStepInput]] = strawberry.field(description="All of them, in order.")


@strawberry.input(description="A plan to delete.")
class PlanDeleteInput(EditInput):
    id: strawberry.ID = strawberry.field(description="The plan.")


@strawberry.input(description="A plan to lay out on some subjects.")
class PlanApplyInput(MutationInput):
    plan_id: strawberry.ID = strawberry.field(description="The plan.")
    subject_ids: list[strawberry.ID] = strawberry.field(description="1 to 100 subjects.")
    on: date = strawberry.field(description="The day around which the plan lies.")
    responsible_id: strawberry.ID | None = strawberry.field(
        default=None, description="Who does the steps whose responsible is asked for."
    )


@strawberry.type
class ActivityPlanQuery:
    @strawberry.field(description="All plans, by name.")
    async def activity_plans(self, info: Info) -> list[ActivityPlan]:
        return await models.ActivityPlan.visible_to(info.context.user).order_by("name", "id")  # type: ignore[return-value]

    @strawberry.field(description="What a plan would come to, step by step, with the problems; nothing is written.")
    async def plan_preview(
        self,
        info: Info,
        plan_id: Annotated[strawberry.ID, strawberry.argument(description="The plan.")],
        subject_ids: Annotated[list[strawberry.ID], strawberry.argument(description="1 to 100 subjects.")],
        on: Annotated[date, strawberry.argument(description="The day around which the plan lies.")],
        responsible_id: Annotated[
            strawberry.ID | None,
            strawberry.argument(description="Who does the steps whose responsible is asked for."),
        ] = None,
    ) -> list[PlannedActivity]:
        plan = await find(models.ActivityPlan, plan_id, info, field="planId")
        return await plan.preview(  # type: ignore[return-value]
            await find_all(models.Subject, subject_ids, info, field="subjectIds"),
            on=on,
            responsible=await find_maybe(models.User, responsible_id, info, field="responsibleId"),
            by=info.context.user,
            now=info.context.now,
        )


@strawberry.type
class ActivityPlanMutation:
    @mutation(PlanPayload)
    async def plan_create(info: Info, input: PlanCreateInput) -> models.ActivityPlan:
        """Add a plan. Managers and administrators."""
        steps = await _steps_of(input.steps, info)
        by, now = info.context.user, info.context.now
        return await models.ActivityPlan.create_new(by=by, now=now, name=input.name, steps=steps)

    @mutation(PlanPayload)
    async def plan_update(info: Info, input: PlanUpdateInput) -> models.ActivityPlan:
        """Change a plan. What was laid out by it stays as it is. Managers and administrators."""
        plan = await find(models.ActivityPlan, input.id, info, expecting=input.expected_version)
        patch: dict[str, Any] = changes(input, "name")
        if input.steps is not None:
            patch["steps"] = await _steps_of(input.steps.value, info)
        await plan.update(by=info.context.user, now=info.context.now, **patch)
        return plan

    @mutation(PlanDeletePayload)
    async def plan_delete(info: Info, input: PlanDeleteInput) -> strawberry.ID:
        """Delete a plan. What was laid out by it stays. Managers and administrators."""
        plan = await find(models.ActivityPlan, input.id, info, expecting=input.expected_version)
        await plan.remove(by=info.context.user, now=info.context.now)
        return input.id

    @mutation(PlanApplyPayload)
    async def plan_apply(info: Info, input: PlanApplyInput) -> list[models.Activity]:
        """Lay a plan out around a day. A problem in any step refuses it all; `planPreview` shows them before."""
        plan = await find(models.ActivityPlan, input.plan_id, info, field="planId")
        return await plan.apply(
            await find_all(models.Subject, input.subject_ids, info, field="subjectIds"),
            on=input.on,
            responsible=await find_maybe(models.User, input.responsible_id, info, field="responsibleId"),
            by=info.context.user,
            now=info.context.now,
        )


async def _steps_of(inputs: list[PlanStepInput], info: Info) -> list[models.ActivityPlanStep]:
    steps = []
    for given in inputs:
        type = await find(models.ActivityType, given.type_id, info, field="steps")
        user = await find_maybe(models.User, given.user_id, info, field="steps")
        plain = {name: getattr(given, name) for name in ("amount", "unit", "before", "responsible", "summary", "note")}
        steps.append(models.ActivityPlanStep(type_id=type.id, user_id=user.id if user else None, **plain))
    return steps
