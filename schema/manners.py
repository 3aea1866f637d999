"""What a document must be like before it is executed, beyond what GraphQL itself asks of it."""

from collections.abc import Iterator
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    GraphQLError,
    OperationDefinitionNode,
    StringValueNode,
    ValidationRule,
    Visitor,
    visit,
)
from strawberry.extensions import SchemaExtension
from strawberry.types.graphql import OperationType

import prose
from errors import Forbidden, SignInNeeded
from permissions import Scope


class Storable(ValidationRule):
    """No literal with the character NUL: PostgreSQL refuses it and SQLite keeps it."""

    def enter_string_value(self, node: StringValueNode, *_: Any) -> None:
        if "\0" in node.value:
            self.report_error(GraphQLError("The request contains the character NUL.", node))


class Manners(SchemaExtension):
    """Refuses what leaves open what to execute, a stranger's look at the schema, reading by a key that only writes."""

    def on_validate(self) -> Iterator[None]:
        context = self.execution_context
        document = context.graphql_document
        if document is not None and not context.pre_execution_errors:
            error = self._refused(document)
            if error is not None:
                context.pre_execution_errors = [error]
        yield

    def _refused(self, document: DocumentNode) -> GraphQLError | None:
        held = self.execution_context
        operations = [node for node in document.definitions if isinstance(node, OperationDefinitionNode)]
        if len(operations) > 1 and held._provided_operation_name is None:
            return GraphQLError("The document has several operations; name one as `operationName`.", operations[:2])
        viewer = held.context.viewer if held.context is not None else None
        if held.context is not None and viewer is None and (asked := _introspection(document)):
            return GraphQLError("", asked, original_error=SignInNeeded(prose.SIGN_IN))
        if viewer is not None and Scope.READ not in viewer.scopes and held.operation_type is not OperationType.MUTATION:
            return GraphQLError("", operations[:1], original_error=Forbidden("This API key may not read."))
        return None


class _Looking(Visitor):
    """Collects the fields that tell of the schema."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[FieldNode] = []

    def enter_field(self, node: FieldNode, *_: Any) -> None:
        if node.name.value in ("__schema", "__type"):
            self.asked.append(node)


def _introspection(document: DocumentNode) -> list[FieldNode]:
    looking = _Looking()
    visit(document, looking)
    return looking.asked
