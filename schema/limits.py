"""How large a document may be: one memoised pass over it, linear in its length. Knows the schema's types, no noun.

Strawberry's own depth and alias limiters take exponential time in nested fragments (ops.md F1); a naive cost rule, too.
"""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLNamedType,
    InlineFragmentNode,
    IntValueNode,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
    ValidationContext,
    ValidationRule,
    get_named_type,
    is_list_type,
    is_non_null_type,
)

CODE = "QUERY_TOO_COMPLEX"
BEYOND = 10**9
PAGE = 100
"""What a page is taken to be when its size is a variable: the most that is allowed."""
LISTED = 20
"""What a list without a page size is taken to hold, unless it is declared here."""
MULTIPLIERS = {
    ("Funnel", "columns"): 10,
    ("FunnelEvent", "totals"): 11,
    ("FunnelEvent", "changes"): 10,
    ("Subject", "markers"): 5,
    ("Subject", "participants"): 5,
    ("Customer", "emails"): 3,
    ("Customer", "phones"): 3,
    ("ColumnTotals", "otherValues"): 2,
    ("Query", "stages"): 10,
    ("InboundMail", "effects"): 2,
    ("InboundMail", "flags"): 3,
    ("SubjectPayload", "errors"): 1,
}
"""How many rows a list is taken to hold, by type and field."""
ONCE = {
    "signIn",
    "setup",
    "invitationAccept",
    "passwordChange",
    "passwordResetRequest",
    "passwordReset",
    "mailboxConnect",
    "mailboxUpdate",
}
"""Root fields that may stand once in a document, whatever their aliases: a second password is a second request."""


@dataclass(frozen=True)
class Weight:
    """What a selection weighs, fragments included."""

    cost: int = 0
    depth: int = 0
    aliases: int = 0
    selections: int = 0
    directives: int = 0

    def __add__(self, other: "Weight") -> "Weight":
        return Weight(
            min(BEYOND, self.cost + other.cost),
            max(self.depth, other.depth),
            min(BEYOND, self.aliases + other.aliases),
            min(BEYOND, self.selections + other.selections),
            min(BEYOND, self.directives + other.directives),
        )


MOST = Weight(cost=50_000, depth=12, aliases=30, selections=500, directives=20)
ROOTS = 20
FRAGMENTS = 30
CYCLE = Weight(BEYOND, BEYOND, BEYOND, BEYOND, BEYOND)


class Limits(ValidationRule):
    """Refuses a document that is too large, before the standard rules and any resolver look at it."""

    def __init__(self, context: ValidationContext) -> None:
        super().__init__(context)
        definitions = context.document.definitions
        self._fragments = {held.name.value: held for held in definitions if isinstance(held, FragmentDefinitionNode)}
        self._known: dict[str, Weight] = {}
        if len(self._fragments) > FRAGMENTS:
            self._refuse("fragments", FRAGMENTS)
            return
        for operation in definitions:
            if isinstance(operation, OperationDefinitionNode):
                self._weigh(operation)

    def _weigh(self, operation: OperationDefinitionNode) -> None:
        root = self.context.schema.get_root_type(operation.operation)
        roots = self._roots(operation.selection_set, {})
        if roots.total() > ROOTS:
            self._refuse("root fields", ROOTS)
            return
        introspects = "__schema" in roots or "__type" in roots
        weight = self._selection(operation.selection_set, root)
        for name in ("selections", "directives", "aliases", "depth", "cost"):
            if name in ("cost", "depth") and introspects and len(roots) == 1:
                continue
            if getattr(weight, name) > getattr(MOST, name):
                self._refuse(name, getattr(MOST, name))
                return
        if operation.operation is OperationType.MUTATION:
            self._once(roots)

    def _once(self, roots: Counter[str]) -> None:
        for name in ONCE:
            if roots[name] > 1:
                self._refuse(name, 1)

    def _roots(self, selections: SelectionSetNode, known: dict[str, Counter[str]]) -> Counter[str]:
        """How often each root field stands in an operation, those in fragments included."""
        roots: Counter[str] = Counter()
        for node in selections.selections:
            if isinstance(node, FieldNode):
                roots[node.name.value] += 1
            elif isinstance(node, InlineFragmentNode):
                roots += self._roots(node.selection_set, known)
            elif isinstance(node, FragmentSpreadNode) and node.name.value in self._fragments:
                if node.name.value not in known:
                    known[node.name.value] = Counter()
                    known[node.name.value] = self._roots(self._fragments[node.name.value].selection_set, known)
                roots += known[node.name.value]
        return roots

    def _refuse(self, name: str, most: int) -> None:
        sentence = f"The document is too large: at most {most} of {name}."
        self.report_error(GraphQLError(sentence, extensions={"code": CODE, "limit": name, "max": most}))

    def _selection(self, selections: SelectionSetNode, parent: GraphQLNamedType | None) -> Weight:
        weight = Weight()
        for node in selections.selections:
            weight += Weight(selections=1, directives=len(node.directives or ()))
            if isinstance(node, FieldNode):
                weight += self._field(node, parent)
            elif isinstance(node, InlineFragmentNode):
                named = self.context.schema.get_type(node.type_condition.name.value) if node.type_condition else parent
                weight += self._selection(node.selection_set, named)
            elif isinstance(node, FragmentSpreadNode):
                weight += self._fragment(node.name.value)
        return weight

    def _fragment(self, name: str) -> Weight:
        held = self._fragments.get(name)
        if held is None:
            return Weight()
        if name not in self._known:
            self._known[name] = CYCLE
            self._known[name] = self._selection(
                held.selection_set, self.context.schema.get_type(held.type_condition.name.value)
            )
        return self._known[name]

    def _field(self, node: FieldNode, parent: GraphQLNamedType | None) -> Weight:
        alias = int(node.alias is not None)
        if node.selection_set is None:
            return Weight(depth=1, aliases=alias)
        field = getattr(parent, "fields", {}).get(node.name.value)
        inner = self._selection(node.selection_set, get_named_type(field.type) if field else None)
        rows = _rows(node, field, parent)
        return Weight(
            min(BEYOND, rows * (1 + inner.cost)),
            1 + inner.depth,
            alias + inner.aliases,
            inner.selections,
            inner.directives,
        )


def _rows(node: FieldNode, field: Any, parent: GraphQLNamedType | None) -> int:
    """How many rows a field is taken to answer with."""
    if field is None:
        return 1
    declared = MULTIPLIERS.get((parent.name if parent else "", node.name.value))
    if declared is not None:
        return declared
    if "first" in field.args:
        sizes = [held.value for held in node.arguments or () if held.name.value in ("first", "last")]
        if not sizes:
            default = field.args["first"].default_value
            return default if isinstance(default, int) else LISTED
        return max(min(int(size.value), PAGE) if isinstance(size, IntValueNode) else PAGE for size in sizes)
    if parent is not None and parent.name.endswith("Connection"):
        return 1
    type_ = field.type.of_type if is_non_null_type(field.type) else field.type
    return LISTED if is_list_type(type_) else 1
