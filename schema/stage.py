"""Stages as clients see them."""

import strawberry
from strawberry import Parent

import models
from models.stage import StageKind
from schema.activity_type import ActivityType
from schema.batch import batched
from schema.context import Info
from schema.mutation import EditInput, MutationInput, Payload, mutation
from schema.node import Node, find, find_all, find_maybe, view
from schema.plain import changes
from schema.related import computed

strawberry.enum(StageKind, description="What a stage means for the outcome of its subjects.")


@view(models.Stage, description="A column of the funnel, shared by all users.")
class Stage(Node):
    name: str = strawberry.field(description="Up to 80 characters, unique.")
    kind: StageKind = strawberry.field(description="OPEN, or what entering it means: WON, CLOSED.")
    probability: int = strawberry.field(description="Per cent, 0 to 100; of its subjects unless they have their own.")
    order: int = strawberry.field(description="Its place from the left, beginning with 0.")
    folded: bool = strawberry.field(description="Whether boards show it folded.")
    rotting_days: int | None = strawberry.field(description="After this many days in it a subject rots.")
    requirements: str | None = strawberry.field(description="What should be known before a subject enters it.")
    version: int = strawberry.field(description="Grows with each edit.")

    @computed("id", description="The kinds of activity that it recommends, in order: suggestions propose them.")
    async def playbook(row: Parent[models.Stage], info: Info) -> list[ActivityType]:
        return await batched(info, _playbooks).load(row.id)  # type: ignore[no-any-return]


async def _playbooks(stage_ids: list[int]) -> list[list[models.ActivityType]]:
    held: dict[int, list[models.ActivityType]] = {id: [] for id in stage_ids}
    rows = models.StagePlay.filter(stage_id__in=stage_ids, type__archived_at__isnull=True)
    for row in await rows.order_by("place", "id").prefetch_related("type"):
        held[row.stage_id].append(row.type)
    return list(held.values())


@strawberry.type(description="The answer of the mutations on stages.")
class StagePayload(Payload):
    stage: Stage | None = strawberry.field(description="The stage as it stands now; null when refused.")


@strawberry.type(description="The answer of `stageReorder`.")
class StagesPayload(Payload):
    stages: list[Stage] | None = strawberry.field(description="All stages in their order; null when refused.")


@strawberry.type(description="The answer of `stageDelete`.")
class StageDeletePayload(Payload):
    deleted_stage_id: strawberry.ID | None = strawberry.field(description="The id of the stage that is gone.")


@strawberry.input(description="A new stage.")
class StageCreateInput(MutationInput):
    name: str = strawberry.field(description="Up to 80 characters, unique.")
    kind: StageKind = strawberry.field(default=StageKind.OPEN, description="What entering it means.")
    probability: int = strawberry.field(default=0, description="Per cent, 0 to 100; WON and CLOSED have their own.")
    folded: bool = strawberry.field(default=False, description="Whether boards show it folded.")
    rotting_days: int | None = strawberry.field(default=None, description="After this many days in it a subject rots.")
    requirements: str | None = strawberry.field(default=None, description="What should be known before entering it.")
    after_id: strawberry.ID | None = strawberry.field(
        default=None, description="The stage to the left; default: the last."
    )
    playbook_type_ids: list[strawberry.ID] | None = strawberry.field(
        default=None, description="The kinds of activity that it recommends, up to 10, in order."
    )


@strawberry.input(description="What changes on a stage; what is absent stays.")
class StageUpdateInput(EditInput):
    id: strawberry.ID = strawberry.field(description="The stage.")
    name: strawberry.Maybe[str] = strawberry.field(description="Up to 80 characters, unique.")
    kind: strawberry.Maybe[StageKind] = strawberry.field(description="Changes only while the stage is empty.")
    probability: strawberry.Maybe[int] = strawberry.field(description="Per cent, 0 to 100.")
    folded: strawberry.Maybe[bool] = strawberry.field(description="Whether boards show it folded.")
    rotting_days: strawberry.Maybe[int | None] = strawberry.field(
        description="Days until its subjects rot; null: never."
    )
    requirements: strawberry.Maybe[str | None] = strawberry.field(
        description="What should be known before entering it."
    )
    playbook_type_ids: strawberry.Maybe[list[strawberry.ID]] = strawberry.field(
        description="The kinds of activity that it recommends, up to 10, in order."
    )


@strawberry.input(description="All stages, in the order wanted.")
class StageReorderInput(MutationInput):
    stage_ids: list[strawberry.ID] = strawberry.field(description="Every stage exactly once, from left to right.")


@strawberry.input(description="A stage to delete, and who takes its subjects.")
class StageDeleteInput(EditInput):
    id: strawberry.ID = strawberry.field(description="The stage.")
    move_subjects_to_id: strawberry.ID | None = strawberry.field(
        default=None, description="The stage that takes its subjects; needed unless it is empty."
    )


@strawberry.type
class StageQuery:
    @strawberry.field(description="All stages, from left to right. At most 10.")
    async def stages(self, info: Info) -> list[Stage]:
        return await models.Stage.visible_to(info.context.user).order_by("order", "id")  # type: ignore[return-value]


@strawberry.type
class StageMutation:
    @mutation(StagePayload)
    async def stage_create(info: Info, input: StageCreateInput) -> models.Stage:
        """Add a column to the funnel. Managers and administrators."""
        return await models.Stage.create_new(
            by=info.context.user,
            now=info.context.now,
            after=await find_maybe(models.Stage, input.after_id, info, field="afterId"),
            name=input.name,
            kind=input.kind,
            probability=input.probability,
            folded=input.folded,
            rotting_days=input.rotting_days,
            requirements=input.requirements,
            playbook=await _plays(input.playbook_type_ids, info),
        )

    @mutation(StagePayload)
    async def stage_update(info: Info, input: StageUpdateInput) -> models.Stage:
        """Rename a stage, change what it means, fold it. Its kind changes only while it is empty."""
        stage = await find(models.Stage, input.id, info, expecting=input.expected_version)
        patch = changes(input, "name", "kind", "probability", "folded", "rotting_days", "requirements")
        if input.playbook_type_ids is not None:
            patch["playbook"] = await _plays(input.playbook_type_ids.value, info)
        await stage.update(by=info.context.user, now=info.context.now, **patch)
        return stage

    @mutation(StagesPayload)
    async def stage_reorder(info: Info, input: StageReorderInput) -> list[models.Stage]:
        """Put all stages in another order."""
        stages = await find_all(models.Stage, input.stage_ids, info, field="stageIds")
        ids = [stage.id for stage in stages]
        return await models.Stage.reorder(ids, by=info.context.user, now=info.context.now)

    @mutation(StageDeletePayload)
    async def stage_delete(info: Info, input: StageDeleteInput) -> strawberry.ID:
        """Delete a stage; its subjects go to the stage you name, by the ordinary rules of a move."""
        stage = await find(models.Stage, input.id, info, expecting=input.expected_version)
        taker = await find_maybe(models.Stage, input.move_subjects_to_id, info, field="moveSubjectsToId")
        await stage.remove(taker=taker, by=info.context.user, now=info.context.now)
        return input.id


async def _plays(ids: list[strawberry.ID] | None, info: Info) -> list[models.ActivityType] | None:
    return None if ids is None else await find_all(models.ActivityType, ids, info, field="playbookTypeIds")
