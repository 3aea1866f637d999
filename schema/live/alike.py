"""What makes two subscriptions alike: boards that show the same cards, eyes that see the same (DESIGN §6).

Who sees a channel whole sees all of its cards, whoever they are; who sees everything, all cards. For these there are
eyes that belong to nobody: they see that channel, or all, and nothing else. What is told to them may be told to each
of those people, as far as no field asks who is looking: fields without code never do, and of those with code `SHARED`
names the ones that do not. Everybody else, and every other document, is followed alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

import msgspec
from graphql import FieldNode, OperationType, VariableNode
from strawberry.schema import BaseSchema
from strawberry.types.base import StrawberryObjectDefinition

import models
import permissions
from models.subject.board import Board
from models.subject.filter import Filter
from permissions import Reach, Role
from schema.context import Context
from schema.live.funnel import News
from schema.reading import Reading, read

ROOT = "funnelChanged"
NOBODY = -1
CODED = {
    "Subject": "id stage channel owner customer markers value probability idleSince lastInteraction lostReason"
    " nextActivity suggestions",
    "ColumnTotals": "stageId count value weightedValue otherValues activityStates idle rotting",
    "Customer": "id emails phones",
    "Activity": "id type assignee",
    "Suggestion": "id type assignee summary reasons",
    **dict.fromkeys(("Stage", "Channel", "User", "Marker", "LostReason", "ActivityType"), "id"),
    "Subscription": ROOT,
}
SHARED = frozenset(f"{type}.{name}" for type, names in CODED.items() for name in names.split())
"""Fields with code, or that lead to other rows, whose answer is the same whoever asks, in one language."""


@dataclass(frozen=True)
class Scope:
    """Boards that have this in common show the same cards, whoever looks."""

    channel_id: int | None
    """Whose cards they are; None: all channels'."""
    filter: Filter
    totals: bool
    locale: str

    @classmethod
    def of(cls, news: News, locale: str) -> "Scope | None":
        """None where it matters who looks."""
        viewer, board = news.board.viewer, news.board
        if not permissions.sees_all(viewer) and board.channel_id not in viewer.reach.wide:
            return None
        return cls(board.channel_id, board.filter, news.totals, locale)

    @property
    def eyes(self) -> models.User:
        """A viewer who sees just that, and is nobody."""
        seen = frozenset() if self.channel_id is None else frozenset({self.channel_id})
        role = Role.MANAGER if self.channel_id is None else Role.AGENT
        eyes = models.User(id=NOBODY, name="", email="", role=role, locale=self.locale, active=True)
        eyes._reach = Reach(member=seen, wide=seen)
        return eyes

    def news(self, eyes: models.User) -> News:
        return News(Board(eyes, self.channel_id, self.filter), self.totals)


@dataclass(frozen=True)
class Likeness:
    """Subscriptions that have this in common are told the same, byte for byte."""

    scope: Scope
    document: str
    name: str | None
    variables: bytes
    """But for `since`: where each of them began."""


def likeness(
    schema: BaseSchema, text: str, name: str | None, variables: dict[str, Any] | None, context: Context
) -> Likeness | None:
    """None: this one is followed alone."""
    reading, news = read(schema._schema, text), context.course.news if context.course else None  # type: ignore[attr-defined]
    scope = Scope.of(news, context.locale) if isinstance(news, News) and _shareable(schema, reading) else None
    if scope is None:
        return None
    since = _since(reading.operations[0].selection_set.selections[0])
    named = {key: value for key, value in (variables or {}).items() if key != since}
    return Likeness(scope, text, name, msgspec.json.encode(named, order="deterministic"))


def _since(root: Any) -> str | None:
    """The variable that says where each of them begins."""
    given = {argument.name.value: argument.value for argument in root.arguments or ()}
    return given["since"].name.value if isinstance(given.get("since"), VariableNode) else None


def _shareable(schema: BaseSchema, reading: Reading) -> bool:
    if len(reading.operations) != 1 or reading.verdict.errors:
        return False
    [operation] = reading.operations
    if operation.operation is not OperationType.SUBSCRIPTION:
        return False
    roots = operation.selection_set.selections
    if len(roots) != 1 or not isinstance(roots[0], FieldNode) or roots[0].name.value != ROOT or roots[0].directives:
        return False
    return reading.fields <= SHARED | _plain(cast(Any, schema))


@cache
def _plain(core: Any) -> frozenset[str]:
    """The fields that have no code: they read an attribute of a row."""
    types: Iterable[Any] = core.schema_converter.type_map.values()
    return frozenset(
        f"{each.definition.name}.{core.config.name_converter.get_graphql_name(field)}"
        for each in types
        if isinstance(each.definition, StrawberryObjectDefinition)
        for field in each.definition.fields
        if field.is_basic_field and field.base_resolver is None
    )
