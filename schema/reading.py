"""A document, read once for all who send it: its operations, whether it is fit to be executed, and what it costs.

Nothing here depends on variables or on who asks; that is asked of each request (manners.py, `Context.charge`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    GraphQLError,
    GraphQLSchema,
    OperationDefinitionNode,
    StringValueNode,
    TypeInfo,
    TypeInfoVisitor,
    ValidationRule,
    Visitor,
    parse,
    specified_rules,
    validate,
    visit,
)
from strawberry.schema.exceptions import CannotGetOperationTypeError
from strawberry.types.graphql import OperationType

from schema.limits import TOKENS, Limits, costs
from schema.weight import Scales


class Storable(ValidationRule):
    """No literal with the character NUL: PostgreSQL refuses it and SQLite keeps it."""

    def enter_string_value(self, node: StringValueNode, *_: Any) -> None:
        if "\0" in node.value:
            self.report_error(GraphQLError("The request contains the character NUL.", node))


RULES = (*specified_rules, Storable)
DOCUMENTS = 256
"""Documents that are kept read; a frontend has a few dozen."""
LONGEST_KEPT = 64 * 1024
"""Characters; a longer one is read anew each time, so that what is kept stays small."""
MOST_ERRORS = 5


@dataclass(frozen=True)
class Verdict:
    """Why a document is refused, or what its operations cost."""

    errors: list[GraphQLError]
    costs: Mapping[str | None, int]

    def cost(self, name: str | None) -> int:
        return self.costs[name] if name in self.costs else max(self.costs.values(), default=1)


class Reading:
    """One document that could be parsed."""

    def __init__(self, schema: GraphQLSchema, document: DocumentNode) -> None:
        self.document = document
        self.operations = [node for node in document.definitions if isinstance(node, OperationDefinitionNode)]
        self._schema = schema
        self._named = {node.name.value if node.name else None: node for node in reversed(self.operations)}

    def operation(self, name: str | None) -> OperationDefinitionNode:
        """The one that is named, or the first."""
        found = self._named.get(name) if name is not None else next(iter(self.operations), None)
        if found is None:
            raise CannotGetOperationTypeError(name)
        return found

    def kind(self, name: str | None) -> OperationType:
        return KINDS[self.operation(name).operation.value]

    @cached_property
    def verdict(self) -> Verdict:
        return verdict(self._schema, self.document)

    @cached_property
    def fields(self) -> frozenset[str]:
        """All that is selected anywhere in it, as `Type.field`."""
        seeing = _Seeing(types := TypeInfo(self._schema))
        visit(self.document, TypeInfoVisitor(types, seeing))
        return frozenset(seeing.fields)

    @cached_property
    def looks(self) -> list[FieldNode]:
        """The fields that tell of the schema."""
        looking = _Looking()
        visit(self.document, looking)
        return looking.asked


KINDS = {kind.value.lower(): kind for kind in OperationType}


class _Looking(Visitor):
    def __init__(self) -> None:
        super().__init__()
        self.asked: list[FieldNode] = []

    def enter_field(self, node: FieldNode, *_: object) -> None:
        if node.name.value in ("__schema", "__type"):
            self.asked.append(node)


class _Seeing(Visitor):
    def __init__(self, types: TypeInfo) -> None:
        super().__init__()
        self.fields: set[str] = set()
        self._types = types

    def enter_field(self, node: FieldNode, *_: object) -> None:
        parent = self._types.get_parent_type()
        if not node.name.value.startswith("__"):
            self.fields.add(f"{parent.name if parent else ''}.{node.name.value}")


def read(schema: GraphQLSchema, text: str) -> Reading:
    """Raises `GraphQLError` for what is no GraphQL."""
    return _kept(schema, text) if len(text) <= LONGEST_KEPT else _read(schema, text)


def _read(schema: GraphQLSchema, text: str) -> Reading:
    return Reading(schema, parse(text, max_tokens=TOKENS))


_kept = lru_cache(maxsize=DOCUMENTS)(_read)


def verdict(schema: GraphQLSchema, document: DocumentNode) -> Verdict:
    """Our own limits first, the standard rules only on what passes these: some take quadratic time (ops.md §1.2)."""
    errors = validate(schema, document, [Limits]) or validate(schema, document, RULES, max_errors=MOST_ERRORS)
    return Verdict(errors, {} if errors else costs(Scales(schema, document)))
