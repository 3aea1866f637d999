"""The two small shared lists: markers, and the reasons for which sales are lost."""

import strawberry
from strawberry import Parent

import models
from schema.context import Info
from schema.mutation import EditInput, MutationInput, Payload, mutation
from schema.node import Node, find, view
from schema.plain import changes
from schema.related import computed


@view(models.Marker, description="A coloured tag, shared by all.")
class Marker(Node):
    name: str = strawberry.field(description="1 to 60 characters, unique.")
    color: str = strawberry.field(description="`#rrggbb`.")
    version: int = strawberry.field(description="Grows with each edit; give it as `expectedVersion`.")

    @computed("id", description="How many subjects that the viewer sees carry it, archived ones included.")
    async def subject_count(row: Parent[models.Marker], info: Info) -> int:
        return await info.context.loaders.marker_counts.load(row.id)


@view(models.LostReason, description="Why a sale was not made.")
class LostReason(Node):
    name: str = strawberry.field(description="1 to 120 characters, unique.")
    needs_note: bool = strawberry.field(description="Whether losing for this reason asks for a note.")
    version: int = strawberry.field(description="Grows with each edit; give it as `expectedVersion`.")


@strawberry.type(description="The answer of `markerCreate` and `markerUpdate`.")
class MarkerPayload(Payload):
    marker: Marker | None = strawberry.field(description="The marker as it stands now; null when refused.")


@strawberry.type(description="The answer of `markerDelete`.")
class MarkerDeletePayload(Payload):
    deleted_marker_id: strawberry.ID | None = strawberry.field(description="The id of the marker that is gone.")


@strawberry.type(description="The answer of `lostReasonCreate` and `lostReasonUpdate`.")
class LostReasonPayload(Payload):
    lost_reason: LostReason | None = strawberry.field(description="The reason as it stands now; null when refused.")


@strawberry.type(description="The answer of `lostReasonDelete`.")
class LostReasonDeletePayload(Payload):
    deleted_lost_reason_id: strawberry.ID | None = strawberry.field(description="The id of the reason that is gone.")


@strawberry.input(description="A new marker.")
class MarkerCreateInput(MutationInput):
    name: str = strawberry.field(description="1 to 60 characters, unique.")
    color: str = strawberry.field(default="#7a7a7a", description="`#rrggbb`.")


@strawberry.input(description="What changes on a marker; what is absent stays.")
class MarkerUpdateInput(EditInput):
    id: strawberry.ID = strawberry.field(description="The marker.")
    name: strawberry.Maybe[str] = strawberry.field(description="1 to 60 characters, unique.")
    color: strawberry.Maybe[str] = strawberry.field(description="`#rrggbb`.")


@strawberry.input(description="A marker to delete.")
class MarkerDeleteInput(EditInput):
    id: strawberry.ID = strawberry.field(description="The marker.")


@strawberry.input(description="A new reason.")
class LostReasonCreateInput(MutationInput):
    name: str = strawberry.field(description="1 to 120 characters, unique.")
    needs_note: bool = strawberry.field(default=False, description="Whether it asks for a note.")


@strawberry.input(description="What changes on a reason; what is absent stays.")
class LostReasonUpdateInput(EditInput):
    id: strawberry.ID = strawberry.field(description="The reason.")
    name: strawberry.Maybe[str] = strawberry.field(description="1 to 120 characters, unique.")
    needs_note: strawberry.Maybe[bool] = strawberry.field(description="Whether it asks for a note.")


@strawberry.input(description="A reason to delete.")
class LostReasonDeleteInput(EditInput):
    id: strawberry.ID = strawberry.field(description="The reason.")


@strawberry.type
class MarkerQuery:
    @strawberry.field(description="All markers, by name.")
    async def markers(self, info: Info) -> list[Marker]:
        return await models.Marker.visible_to(info.context.user).order_by("name", "id")  # type: ignore[return-value]

    @strawberry.field(description="All reasons for which sales are lost, by name.")
    async def lost_reasons(self, info: Info) -> list[LostReason]:
        return await models.LostReason.visible_to(info.context.user).order_by("name", "id")  # type: ignore[return-value]


@strawberry.type
class MarkerMutation:
    @mutation(MarkerPayload)
    async def marker_create(info: Info, input: MarkerCreateInput) -> models.Marker:
        """Add a marker. Managers and administrators."""
        return await models.Marker.create_new(
            by=info.context.user, now=info.context.now, name=input.name, color=input.color
        )

    @mutation(MarkerPayload)
    async def marker_update(info: Info, input: MarkerUpdateInput) -> models.Marker:
        """Rename or recolour a marker; the cards that carry it keep it. Managers and administrators."""
        marker = await find(models.Marker, input.id, info, expecting=input.expected_version)
        await marker.update(by=info.context.user, now=info.context.now, **changes(input, "name", "color"))
        return marker

    @mutation(MarkerDeletePayload)
    async def marker_delete(info: Info, input: MarkerDeleteInput) -> strawberry.ID:
        """Delete a marker, and take it off every card. Managers and administrators."""
        marker = await find(models.Marker, input.id, info, expecting=input.expected_version)
        await marker.remove(by=info.context.user, now=info.context.now)
        return input.id

    @mutation(LostReasonPayload)
    async def lost_reason_create(info: Info, input: LostReasonCreateInput) -> models.LostReason:
        """Add a reason for which sales are lost. Managers and administrators."""
        return await models.LostReason.create_new(
            by=info.context.user, now=info.context.now, name=input.name, needs_note=input.needs_note
        )

    @mutation(LostReasonPayload)
    async def lost_reason_update(info: Info, input: LostReasonUpdateInput) -> models.LostReason:
        """Rename a reason, or change whether it asks for a note. Managers and administrators."""
        reason = await find(models.LostReason, input.id, info, expecting=input.expected_version)
        await reason.update(by=info.context.user, now=info.context.now, **changes(input, "name", "needs_note"))
        return reason

    @mutation(LostReasonDeletePayload)
    async def lost_reason_delete(info: Info, input: LostReasonDeleteInput) -> strawberry.ID:
        """Delete a reason for which nothing was lost yet; one that reports count can only be renamed. Managers and
        administrators."""
        reason = await find(models.LostReason, input.id, info, expecting=input.expected_version)
        await reason.remove(by=info.context.user, now=info.context.now)
        return input.id
