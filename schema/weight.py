"""What a document weighs: one memoised pass over it, linear in its length. Knows the schema's types, no noun."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLNamedType,
    GraphQLSchema,
    InlineFragmentNode,
    IntValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    get_named_type,
    is_list_type,
    is_non_null_type,
)

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
    ("Subject", "suggestions"): 3,
    ("Subject", "proposals"): 3,
    ("Subject", "orders"): 3,
    ("Proposal", "lines"): 10,
    ("Proposal", "revisions"): 2,
    ("Proposal", "orders"): 2,
    ("ProposalRevision", "lines"): 10,
    ("Order", "lines"): 10,
    ("CustomerSales", "ordered"): 2,
    ("CustomerSales", "invoiced"): 2,
    ("CustomerFinance", "balance"): 2,
    ("CustomerFinance", "overdue"): 2,
    ("CustomerServices", "invoiced"): 2,
    ("Suggestion", "reasons"): 2,
    ("Customer", "emails"): 3,
    ("Customer", "phones"): 3,
    # Whoever asks for many is guessing: some 200 at once, and five a second then.
    ("Customer", "elsewhere"): 1_000,
    ("ColumnTotals", "otherValues"): 2,
    ("Query", "stages"): 10,
    ("InboundMail", "effects"): 2,
    ("InboundMail", "flags"): 3,
    ("SubjectPayload", "errors"): 1,
}
"""How many rows a list is taken to hold, by type and field."""


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


CYCLE = Weight(BEYOND, BEYOND, BEYOND, BEYOND, BEYOND)


class Scales:
    """Weighs the operations of one document; what a fragment weighs is remembered."""

    def __init__(self, schema: GraphQLSchema, document: DocumentNode) -> None:
        definitions = document.definitions
        self.fragments = {held.name.value: held for held in definitions if isinstance(held, FragmentDefinitionNode)}
        self.operations = [held for held in definitions if isinstance(held, OperationDefinitionNode)]
        self._schema = schema
        self._weights: dict[str, Weight] = {}
        self._roots: dict[str, Counter[str]] = {}

    def weigh(self, operation: OperationDefinitionNode) -> Weight:
        return self._selection(operation.selection_set, self._schema.get_root_type(operation.operation))

    def roots(self, operation: OperationDefinitionNode) -> Counter[str]:
        """How often each root field stands in an operation, those in fragments included."""
        return self._count(operation.selection_set)

    def _count(self, selections: SelectionSetNode) -> Counter[str]:
        roots: Counter[str] = Counter()
        for node in selections.selections:
            if isinstance(node, FieldNode):
                roots[node.name.value] += 1
            elif isinstance(node, InlineFragmentNode):
                roots += self._count(node.selection_set)
            elif isinstance(node, FragmentSpreadNode) and node.name.value in self.fragments:
                name = node.name.value
                if name not in self._roots:
                    self._roots[name] = Counter()
                    self._roots[name] = self._count(self.fragments[name].selection_set)
                roots += self._roots[name]
        return roots

    def _selection(self, selections: SelectionSetNode, parent: GraphQLNamedType | None) -> Weight:
        weight = Weight()
        for node in selections.selections:
            weight += Weight(selections=1, directives=len(node.directives or ()))
            if isinstance(node, FieldNode):
                weight += self._field(node, parent)
            elif isinstance(node, InlineFragmentNode):
                named = self._schema.get_type(node.type_condition.name.value) if node.type_condition else parent
                weight += self._selection(node.selection_set, named)
            elif isinstance(node, FragmentSpreadNode):
                weight += self._fragment(node.name.value)
        return weight

    def _fragment(self, name: str) -> Weight:
        held = self.fragments.get(name)
        if held is None:
            return Weight()
        if name not in self._weights:
            self._weights[name] = CYCLE
            self._weights[name] = self._selection(
                held.selection_set, self._schema.get_type(held.type_condition.name.value)
            )
        return self._weights[name]

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
