"""One line of the table: a mail, and all that is to come of it."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

import models
from models.subject import Subject
from tests.intake.table.world import World, counts

Effect = tuple[str | None, str, str, str, str | None]
"""Channel, outcome, reason, row, and how its subject was found."""
Arrange = Callable[[World], Awaitable[bytes]]


@dataclass(frozen=True)
class Row:
    """`made`: how many rows of each noun there are more. `joins`: whether it appears on the subject it is about."""

    arrange: Arrange
    effects: tuple[Effect, ...]
    made: Mapping[str, int] = field(default_factory=dict)
    joins: bool | None = None
    flags: frozenset[str] = frozenset()
    state: str | None = None


@dataclass(frozen=True)
class Told:
    """What came of it."""

    state: str
    effects: tuple[Effect, ...]
    made: Mapping[str, int]
    joined: bool
    flags: frozenset[str]
    raw_kept: bool
    trails: tuple[int, ...]


ROWS: dict[str, Row] = {}
NEW: Mapping[str, int] = {"subjects": 1, "customers": 1, "messages": 1, "participants": 1}
AGAIN: Mapping[str, int] = {"messages": 1}
STATES = {"CREATED": "FILED", "THREADED": "FILED"}


def row(
    name: str,
    *effects: tuple[str | None, str, str] | tuple[str | None, str, str, str],
    made: Mapping[str, int] | None = None,
    joins: bool | None = None,
    flags: str = "",
    state: str | None = None,
    rule: str | None = None,
) -> Callable[[Arrange], Arrange]:
    """`name` begins with the row's number, which also is the rule's where that is not given.

    An effect is channel, outcome, reason, and how its subject was found.
    """
    number = rule or name.split()[0]
    whole = tuple((one[0], one[1], one[2], number, one[3] if len(one) == 4 else None) for one in effects)

    def register(arrange: Arrange) -> Arrange:
        assert name not in ROWS
        wanted = state or STATES.get(whole[0][1], whole[0][1])
        ROWS[name] = Row(arrange, whole, made or {}, joins, frozenset(flags.split()), wanted)
        return arrange

    return register


async def tell(world: World, id: int, onto: Subject | None) -> Told:
    """File one mail that was fetched, and see what there is more than before."""
    before = await counts()
    inbound = await world.office.file(id)
    after = await counts()
    rows = await models.IntakeEffect.filter(inbound_id=inbound.id).order_by("id").prefetch_related("channel")
    effects = tuple(
        (each.channel.name if each.channel else None, str(each.outcome), each.reason, each.rule, each.matched_by)
        for each in rows
    )
    places = models.SubjectMessage.filter(subject_id=onto.id if onto else 0, message_id=inbound.message_id or 0)
    return Told(
        state=str(inbound.state),
        effects=effects,
        made={name: more for name in after if (more := after[name] - before[name])},
        joined=await places.exists(),
        flags=frozenset(inbound.flags),
        raw_kept=await models.RawMail.filter(inbound_id=inbound.id).exists(),
        trails=tuple(len(each.trail) for each in rows),
    )
