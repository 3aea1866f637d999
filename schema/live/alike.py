"""What makes two subscriptions alike: the same document and variables, and eyes that see the same (DESIGN §6).

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
from errors import NotFound
from permissions import Reach, Role
from schema.context import Context
from schema.ids import number_of
from schema.reading import Reading

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
class Likeness:
    """Subscriptions that have this in common are told the same, byte for byte."""

    document: str
    name: str | None
    variables: bytes
    channel_id: int | None
    """Whose cards they are; None: all channels'."""
    locale: str

    @property
    def eyes(self) -> models.User:
        """A viewer who sees just that, and is nobody."""
        seen = frozenset() if self.channel_id is None else frozenset({self.channel_id})
        role = Role.MANAGER if self.channel_id is None else Role.AGENT
        eyes = models.User(id=NOBODY, name="", email="", role=role, locale=self.locale, active=True)
        eyes._reach = Reach(member=seen, wide=seen)
        return eyes


def likeness(
    schema: BaseSchema,
    reading: Reading,
    text: str,
    name: str | None,
    variables: dict[str, Any] | None,
    context: Context,
) -> Likeness | None:
    """None: this one is followed alone."""
    if not _shareable(schema, reading):
        return None
    operation = reading.operations[0]
    if operation.operation is not OperationType.SUBSCRIPTION:
        return None
    root: Any = operation.selection_set.selections[0]
    given = {argument.name.value: argument.value for argument in root.arguments or ()}
    since = given.get("since")
    if since is not None and not isinstance(since, VariableNode):
        return None
    named = dict(variables or {})
    if isinstance(since, VariableNode):
        named.pop(since.name.value, None)
    scope = _scope(given.get("channelId"), named, context.user)
    if scope is None:
        return None
    said = msgspec.json.encode(named, order="deterministic")
    return Likeness(text, name, said, scope[0], context.locale)


def _scope(node: Any, variables: dict[str, Any], user: models.User) -> tuple[int | None] | None:
    """The channel whose cards are followed, seen whole; (None,): all, by one who sees all. Else nothing in common."""
    id = variables.get(node.name.value) if isinstance(node, VariableNode) else getattr(node, "value", None)
    if node is not None and not isinstance(id, str | None):
        return None
    if id is None:
        return (None,) if permissions.sees_all(user) else None
    try:
        channel = number_of(id, "Channel", called="channel")
    except NotFound:
        return None
    return (channel,) if permissions.sees_all(user) or channel in user.reach.wide else None


def _shareable(schema: BaseSchema, reading: Reading) -> bool:
    if len(reading.operations) != 1 or reading.verdict.errors:
        return False
    roots = reading.operations[0].selection_set.selections
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
