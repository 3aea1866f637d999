"""The plans that were made, for the documents that were asked last. Knows no row."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from graphql import (
    DirectiveNode,
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
    VariableNode,
    Visitor,
    get_operation_ast,
    visit,
)
from graphql.execution.values import VariableValues

from schema.plan.compiling import Compiler
from schema.plan.forms import Unplanned
from schema.plan.selection import Selection

KEPT = 500
"""Documents; a frontend has a few dozen."""
CHOSEN = 32
"""Plans of one document, by what @skip and @include leave of it."""
T = TypeVar("T")


@dataclass(frozen=True)
class Query:
    """A query, a subscription or one mutation of a document, and the variables on which it depends what is asked."""

    document: DocumentNode
    node: OperationDefinitionNode
    fragments: dict[str, FragmentDefinitionNode]
    choices: tuple[str, ...]
    plans: OrderedDict[Hashable, Selection | None] = field(default_factory=OrderedDict)

    def plan(self, schema: GraphQLSchema, variables: VariableValues) -> Selection | None:
        """None where no plan covers what is asked."""
        chosen = tuple([variables.coerced.get(name) for name in self.choices])
        return _kept(self.plans, chosen, lambda: _plan(schema, self, variables), CHOSEN)


@dataclass
class Plans:
    _queries: OrderedDict[Hashable, Query | None] = field(default_factory=OrderedDict)

    def query(self, document: DocumentNode, name: str | None) -> Query | None:
        """None for several mutations. Documents are told apart by identity: the same text is parsed once."""
        held = _kept(self._queries, (id(document), name), lambda: _query(document, name), KEPT)
        if held is not None and held.document is not document:
            self._queries.pop((id(document), name))
            return self.query(document, name)
        return held


def _kept(kept: OrderedDict[Hashable, T], key: Hashable, make: Callable[[], T], most: int) -> T:
    if key in kept:
        kept.move_to_end(key)
        return kept[key]
    made = kept[key] = make()
    if len(kept) > most:
        kept.popitem(last=False)
    return made


def _query(document: DocumentNode, name: str | None) -> Query | None:
    node = get_operation_ast(document, name)
    if node is None or (node.operation is OperationType.MUTATION and not _is_one(node)):
        return None
    definitions = document.definitions
    fragments = {held.name.value: held for held in definitions if isinstance(held, FragmentDefinitionNode)}
    choosing = _Choosing()
    visit(document, choosing)
    return Query(document, node, fragments, tuple(sorted(choosing.names)))


def _is_one(node: OperationDefinitionNode) -> bool:
    """Several are done one after the other, each answered before the next is done: as graphql-core has it."""
    fields = node.selection_set.selections
    return len(fields) == 1 and isinstance(fields[0], FieldNode)


def _plan(schema: GraphQLSchema, query: Query, variables: VariableValues) -> Selection | None:
    try:
        return Compiler(schema, query.node, query.fragments, variables).whole()
    except Unplanned:
        return None


class _Choosing(Visitor):
    """Collects the variables that @skip and @include look at."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def enter_directive(self, node: DirectiveNode, *_: Any) -> None:
        self.names |= {held.value.name.value for held in node.arguments or () if isinstance(held.value, VariableNode)}


__all__ = ["Plans", "Query"]
