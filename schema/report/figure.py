"""What the lines of reports have in common, and the arguments that reports share."""

from collections.abc import Callable
from datetime import UTC
from typing import Annotated, Any, dataclass_transform

import strawberry
from strawberry import Parent
from tortoise.expressions import Subquery
from tortoise.queryset import QuerySet

import models
from errors import Required
from models.activity.state import today
from models.report.figure import Line
from models.report.period import Every, Period
from schema.context import Info
from schema.money import Money, money_of
from schema.page import Order
from schema.subject_filter import DateRange, SubjectFilter, to_filter

strawberry.enum(Every, name="ReportEvery", description="How a period is cut: by calendar days, weeks or months.")

OLDEST, NEWEST = Order(("id",)), Order(("id",), descending=True)
Days = Annotated[
    DateRange,
    strawberry.argument(
        description="Both days included, in the workspace's zone; `from` is needed, `to` is today if absent."
    ),
]
Only = Annotated[list[str] | None, strawberry.argument(description="Only the lines with these keys.")]
First = Annotated[int, strawberry.argument(description="1 to 100.")]
After = Annotated[str | None, strawberry.argument(description="A cursor.")]
Which = Annotated[
    SubjectFilter | None,
    strawberry.argument(
        description="By what the subjects are today; archived and discarded ones only where it says so. Default: all."
    ),
]
Channels = Annotated[
    list[strawberry.ID] | None,
    strawberry.argument(description="What was in one of these channels at that time; default: all."),
]


@strawberry.interface(description="A line of a report.")
class Figure:
    key: str = strawberry.field(description="Its name among the lines of this report; give it as `only`.")
    count: int = strawberry.field(description="How many rows: the `totalCount` of the list behind it.")


@strawberry.interface(description="A line of a report about money.")
class WorthFigure(Figure):
    @strawberry.field(description="The sums of the values of the rows behind it, by currency; nothing is converted.")
    def values(row: Parent[Line]) -> list[Money]:
        return money(row.sums)


@dataclass_transform()
def figure(line: type[Any], *, description: str) -> Callable[[type], Any]:
    """Make a GraphQL type show a line."""

    def decorate(cls: type) -> Any:
        cls.is_type_of = classmethod(lambda _, row, info: isinstance(row, line))  # type: ignore[attr-defined]
        return strawberry.type(cls, description=description)

    return decorate


def money(sums: dict[str, int]) -> list[Money]:
    held = [money_of(minor, currency) for currency, minor in sorted(sums.items())]
    return [each for each in held if each is not None]


async def period(days: DateRange, info: Info) -> Period:
    """These days by the workspace's clock."""
    zone = (await models.Workspace.current()).zone
    if days.start is None:
        raise Required("Say from which day on.", field="days")
    return Period(days.start, days.end or max(days.start, today(info.context.now.astimezone(UTC), zone)), zone)


async def subjects(filter: SubjectFilter | None, info: Info) -> QuerySet[models.Subject]:
    """Today's subjects, for reports about the present."""
    return (await to_filter(filter, info)).applied(models.Subject.visible_to(info.context.user))


async def standings(
    channel_ids: list[strawberry.ID] | None, filter: SubjectFilter | None, info: Info
) -> QuerySet[models.Standing]:
    """The ledger as far as the viewer sees it. A filter asks what the subjects are today."""
    rows = models.Standing.visible_to(info.context.user)
    if channel_ids is not None:
        narrowed = await to_filter(SubjectFilter(channel_ids=channel_ids), info)
        rows = rows.filter(channel_id__in=list(narrowed.channel_ids or ()))
    if filter is not None:
        rows = rows.filter(subject_id__in=Subquery((await subjects(filter, info)).values("id")))
    return rows
