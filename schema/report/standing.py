"""A line of the ledger as clients see it: how a subject stood, and from when to when."""

from datetime import datetime
from typing import Any

import strawberry
from strawberry import Parent

import models
from models.ledger import FOREVER, Turn
from schema.channel import Channel
from schema.context import Info
from schema.marker import LostReason
from schema.money import Money, money_of
from schema.node import view
from schema.page import connection
from schema.related import computed
from schema.stage import Stage
from schema.subject import Subject
from schema.user import User

strawberry.enum(
    Turn,
    name="StandingTurn",
    description="With which change it began. BEGUN: the subject was created. MOVED: into another stage, ended, or"
    " opened again. EDITED: its value, probability, owner or channel. PUT_AWAY: archived, discarded, merged or"
    " deleted. BACK: restored.",
)


@view(
    models.Standing,
    description="How a subject stood from one change to the next. The ledger is read from the log of events within"
    " seconds, and is never changed when a subject is edited later. Of what happened before release 0.2 the value and"
    " the probability are those of the upgrade; stages, outcomes, owners and channels are as they were.",
)
class Standing:
    turn: Turn = strawberry.field(description="With which change it began.")
    since: datetime = strawberry.field(description="When it began.")
    outcome: models.Outcome = strawberry.field(description="How the subject had ended by then, or that it was OPEN.")
    away: bool = strawberry.field(description="Whether it was archived, discarded, merged or deleted.")
    from_outcome: models.Outcome | None = strawberry.field(description="The outcome before; null: there was none.")
    closed_at: datetime | None = strawberry.field(description="When it had ended.")
    erased: bool = strawberry.field(description="Whether the subject was deleted for ever since.")

    @computed(
        "until",
        description="When the board showed it so no longer: the next change, or 30 days after the end; null: it does.",
    )
    def until(row: Parent[models.Standing]) -> datetime | None:
        return None if row.until >= FOREVER else row.until

    @computed("stayed", description="Seconds in the stage before, where this change ended an open subject's stay.")
    def stayed(row: Parent[models.Standing]) -> float | None:
        return None if row.stayed is None else float(row.stayed)

    @computed(
        "subject_id",
        "merged_into_id",
        description="The subject, or the one that it went into; null where it was deleted, or the viewer sees neither.",
    )
    async def subject(row: Parent[models.Standing], info: Info) -> Subject | None:
        return await info.context.loaders.visible_subjects.load(row.merged_into_id or row.subject_id)  # type: ignore[no-any-return]

    @computed("stage_id", description="The stage; null for a prospect, and where the stage was deleted since.")
    async def stage(row: Parent[models.Standing], info: Info) -> Stage | None:
        return await _row(info, models.Stage, row.stage_id)  # type: ignore[no-any-return]

    @computed("from_stage_id", description="The stage before.")
    async def from_stage(row: Parent[models.Standing], info: Info) -> Stage | None:
        return await _row(info, models.Stage, row.from_stage_id)  # type: ignore[no-any-return]

    @computed("owner_id", description="Whose it was.")
    async def owner(row: Parent[models.Standing], info: Info) -> User | None:
        return await _row(info, models.User, row.owner_id)  # type: ignore[no-any-return]

    @computed("channel_id", description="The channel that it was in, where the viewer sees it.")
    async def channel(row: Parent[models.Standing], info: Info) -> Channel | None:
        return await info.context.loaders.visible_channels.load(row.channel_id)  # type: ignore[no-any-return]

    @computed("reason_id", description="Why it was lost.")
    async def lost_reason(row: Parent[models.Standing], info: Info) -> LostReason | None:
        return await _row(info, models.LostReason, row.reason_id)  # type: ignore[no-any-return]

    @computed("value_minor", "value_currency", description="What it was worth.")
    def value(row: Parent[models.Standing]) -> Money | None:
        return money_of(row.value_minor, row.value_currency)

    @computed("percent", description="The probability that somebody had given it, in per cent; null: the stage's.")
    def manual_probability(row: Parent[models.Standing]) -> int | None:
        return row.percent


async def _row(info: Info, model: type, id: int | None) -> Any:
    return None if id is None else await info.context.loaders.one(model).load(id)


StandingConnection = connection(Standing, "Standing")
