"""Validation, once for each document: our own limits first, the standard rules only on what passes these."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from graphql import DocumentNode, GraphQLError, GraphQLSchema, specified_rules, validate
from strawberry.extensions import SchemaExtension

import measures
from schema.context import Context
from schema.limits import Limits, costs
from schema.manners import Storable
from schema.weight import Scales

RULES = (*specified_rules, Storable)
DOCUMENTS = 256
"""Documents whose verdict is kept; a frontend has a few dozen."""
MOST_ERRORS = 5


@dataclass(frozen=True)
class Verdict:
    """Why a document is refused, or what its operations cost."""

    errors: list[GraphQLError]
    costs: Mapping[str | None, int]

    def cost(self, name: str | None) -> int:
        return self.costs[name] if name in self.costs else max(self.costs.values(), default=1)


class Checking(SchemaExtension):
    """Some standard rules take quadratic time, so nothing large may reach them (ops.md §1.2)."""

    def on_validate(self) -> Iterator[None]:
        held = self.execution_context
        if held.context is not None and held.graphql_document is not None:
            held.context.kind = held.operation_type.value.lower()
        if held.graphql_document is not None and not held.pre_execution_errors:
            found = verdict(held.schema._schema, held.graphql_document)
            held.pre_execution_errors = found.errors or self._charged(found, held.context)
        yield

    def _charged(self, found: Verdict, context: Context | None) -> list[GraphQLError]:
        """What a good document costs is taken from whoever asks; nobody executes what they cannot pay."""
        if context is None:
            return []
        cost = found.cost(self.execution_context._provided_operation_name)
        measures.cost.observe(cost)
        refused = context.charge(cost)
        return [] if refused is None else [GraphQLError("", original_error=refused)]


@lru_cache(maxsize=DOCUMENTS)
def verdict(schema: GraphQLSchema, document: DocumentNode) -> Verdict:
    errors = validate(schema, document, [Limits]) or validate(schema, document, RULES, max_errors=MOST_ERRORS)
    return Verdict(errors, {} if errors else costs(Scales(schema, document)))
