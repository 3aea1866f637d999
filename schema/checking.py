"""Validation, once for each document: our own limits first, the standard rules only on what passes these."""

from collections.abc import Iterator
from functools import lru_cache

from graphql import DocumentNode, GraphQLError, GraphQLSchema, specified_rules, validate
from strawberry.extensions import SchemaExtension

from schema.limits import Limits
from schema.manners import Storable

RULES = (*specified_rules, Storable)
DOCUMENTS = 256
"""Documents whose verdict is kept; a frontend has a few dozen."""
MOST_ERRORS = 5


class Checking(SchemaExtension):
    """Some standard rules take quadratic time, so nothing large may reach them (ops.md §1.2)."""

    def on_validate(self) -> Iterator[None]:
        held = self.execution_context
        if held.graphql_document is not None and not held.pre_execution_errors:
            held.pre_execution_errors = verdict(held.schema._schema, held.graphql_document)
        yield


@lru_cache(maxsize=DOCUMENTS)
def verdict(schema: GraphQLSchema, document: DocumentNode) -> list[GraphQLError]:
    return validate(schema, document, [Limits]) or validate(schema, document, RULES, max_errors=MOST_ERRORS)
