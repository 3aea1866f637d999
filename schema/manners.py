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

import prose

UNAUTHENTICATED = "UNAUTHENTICATED"


class Storable(ValidationRule):
    """No literal with the character NUL: PostgreSQL refuses it and SQLite keeps it."""

    def enter_string_value(self, node: StringValueNode, *_: Any) -> None:
        if "\0" in node.value:
            self.report_error(GraphQLError("The request contains the character NUL.", node))


class Manners(SchemaExtension):
    """Refuses a document that leaves open what to execute, and a stranger's look at the schema."""

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
        context = held.context
        if context is not None and context.viewer is None and (asked := _introspection(document)):
            sentence = prose.say("Sign in first.", {}, context.locale)
            return GraphQLError(sentence, asked, extensions={"code": UNAUTHENTICATED})
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
