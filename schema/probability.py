"""How likely it is that a subject is won, and whose word that is."""

from enum import Enum

import strawberry

import models
from schema.context import Info


@strawberry.enum(description="Where a probability comes from: the stage, or a person's hand.")
class ProbabilitySource(Enum):
    STAGE = "STAGE"
    MANUAL = "MANUAL"


@strawberry.type(description="How likely the sale is, and who says so.")
class Probability:
    percent: int = strawberry.field(description="0 to 100.")
    source: ProbabilitySource = strawberry.field(description="The stage's figure, or one entered by hand.")


async def probability_of(row: models.Subject, info: Info) -> Probability:
    if row.manual_probability is not None:
        return Probability(percent=row.manual_probability, source=ProbabilitySource.MANUAL)
    stage = await info.context.loaders.stages.load(row.stage_id) if row.stage_id else None
    return Probability(percent=stage.probability if stage else 0, source=ProbabilitySource.STAGE)
