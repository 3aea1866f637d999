"""From a selection of a document to a plan: which fields there are, and what the views say of each."""

from typing import Any, cast

from graphql import (
    FragmentDefinitionNode,
    GraphQLObjectType,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
    get_named_type,
    is_abstract_type,
    is_leaf_type,
    is_list_type,
    is_non_null_type,
)
from graphql.execution.collect_fields import FieldDetails, FragmentDetails, collect_fields, collect_subfields
from graphql.execution.values import VariableValues
from strawberry.schema.schema_converter import GraphQLCoreConverter
from tortoise.models import Model

from models.base import Record
from schema.node import IDENTITY, ROWS
from schema.page import PAGED
from schema.plan import pages
from schema.plan.complete import Certain, Complete, Leaf, OneOf, Read, Several, Thing
from schema.plan.fields import Attribute, Code, Followed, Happened, Identity, Listed, Typename
from schema.plan.forms import Form, Unplanned, never_null, told, told_of_cells
from schema.plan.run import Asked
from schema.plan.selection import Field, Selection
from schema.plan.shared import Shared
from schema.related import Many, One

Nodes = list[FieldDetails]
parts = Shared()


class Compiler:
    """Makes the plan of one operation, for one choice of what @skip and @include leave."""

    def __init__(
        self,
        schema: GraphQLSchema,
        operation: OperationDefinitionNode,
        fragments: dict[str, FragmentDefinitionNode],
        variables: VariableValues,
    ) -> None:
        self._schema, self._operation, self._variables = schema, operation, variables
        self._fragments = {name: FragmentDetails(held) for name, held in fragments.items()}

    def whole(self) -> Selection:
        root = self._schema.get_root_type(self._operation.operation)
        if root is None:
            raise Unplanned("Nothing can be asked.")
        asked = collect_fields(self._schema, self._fragments, self._variables, root, self._operation).grouped_field_set
        if self._operation.operation is OperationType.SUBSCRIPTION:
            return _side_by_side([(key, self._event(root, nodes)) for key, nodes in asked.items()])
        return self._selection(root, asked)

    def _event(self, root: GraphQLObjectType, nodes: Nodes) -> Field:
        """The one field of a subscription: whatever happened, which is what its plan is given."""
        type_ = root.fields[nodes[0].node.name.value].type
        read = self._inner(type_, nodes)
        return parts.one((Happened, type_, read), lambda: Happened(_complete(type_, read)))

    def _below(self, type_: GraphQLObjectType, nodes: Nodes) -> dict[str, Nodes]:
        operation = self._operation
        found = collect_subfields(self._schema, self._fragments, self._variables, operation, type_, nodes)
        return found.grouped_field_set

    def _selection(self, type_: GraphQLObjectType, asked: dict[str, Nodes]) -> Selection:
        return _side_by_side([(key, self._field(type_, nodes)) for key, nodes in asked.items()])

    def _read(self, type_: Any, nodes: Nodes) -> Read:
        """What reads a selection on an object, an interface, or a connection."""
        if is_abstract_type(type_):
            return OneOf(self._schema, type_, lambda kind: self._read(kind, nodes))
        below = self._below(type_, nodes)
        if _origin(type_) in PAGED:
            return pages.Connection(_side_by_side([(key, self._of_page(type_, held)) for key, held in below.items()]))
        return self._selection(type_, below)

    def _of_page(self, type_: GraphQLObjectType, nodes: Nodes) -> Any:
        name = nodes[0].node.name.value
        if name == "__typename":
            return Typename(type_.name)
        if name == "totalCount":
            return pages.Total()
        inner: Any = get_named_type(type_.fields[name].type)
        if name == "nodes":
            return pages.Nodes(self._read(inner, nodes))
        if name == "pageInfo":
            return pages.Info(self._read(inner, nodes))
        edge = [(key, self._of_edge(inner, held)) for key, held in self._below(inner, nodes).items()]
        return pages.Edges(_side_by_side(edge))

    def _of_edge(self, type_: GraphQLObjectType, nodes: Nodes) -> Any:
        name = nodes[0].node.name.value
        if name == "__typename":
            return Typename(type_.name)
        if name == "cursor":
            return pages.Cursor()
        return pages.Node(self._read(get_named_type(type_.fields[name].type), nodes))

    def _field(self, type_: GraphQLObjectType, nodes: Nodes) -> Field:
        node = nodes[0].node
        name = node.name.value
        if name == "__typename":
            return parts.one((type_, name), lambda: Typename(type_.name))
        if name.startswith("__"):
            raise Unplanned("The schema describes itself.")
        asked = Asked(type_, type_.fields[name], [held.node for held in nodes])
        read = self._inner(asked.definition.type, nodes)
        if node.arguments:
            return self._made(asked, read)
        return parts.one((type_, name, read), lambda: self._made(asked, read))

    def _inner(self, type_: Any, nodes: Nodes) -> Read | None:
        """What is asked of what a field leads to; None of a leaf."""
        named = get_named_type(type_)
        return None if is_leaf_type(named) else self._read(named, nodes)

    def _made(self, asked: Asked, read: Read | None) -> Field:
        model, view, type_ = _model(asked.parent), asked.view, asked.definition.type
        kind = view.extensions[0] if len(view.extensions) == 1 else None
        if model is not None and isinstance(kind, One | Many):
            if not isinstance(read, Selection):
                raise Unplanned("A relation leads to rows.")
            required = is_non_null_type(type_)
            return (
                Followed(kind, model, read, required=required) if isinstance(kind, One) else Listed(kind, model, read)
            )
        complete = _complete(type_, read)
        if view.base_resolver is None and not view.extensions:
            column = model is not None and view.python_name in model._meta.fields_db_projection
            form = _form(asked, model, view.python_name) if model is not None and column else None
            return Attribute(view.python_name, complete, form, column=column)
        if model is not None and view.base_resolver is not None and view.base_resolver.wrapped_func is IDENTITY:
            return Identity(asked, complete, cast(type[Record], model).noun)
        return Code(asked, complete)


def _complete(type_: Any, read: Read | None) -> Complete:
    if read is None and is_non_null_type(type_) and is_leaf_type(type_.of_type):
        return Leaf(never_null(told(type_.of_type)))
    if is_non_null_type(type_):
        return Certain(_complete(type_.of_type, read))
    if is_list_type(type_):
        return Several(_complete(type_.of_type, read))
    return Leaf(told(type_)) if read is None else Thing(read)


def _side_by_side(fields: list[tuple[str, Field]]) -> Selection:
    return parts.one(tuple(fields), lambda: Selection(fields))


def _origin(type_: GraphQLObjectType) -> Any:
    definition: Any = type_.extensions.get(GraphQLCoreConverter.DEFINITION_BACKREF)
    return definition.origin if definition is not None else None


def _model(type_: GraphQLObjectType) -> type[Model] | None:
    """The table behind a view; some show what is no row."""
    shown = ROWS.get(_origin(type_))
    return shown if shown is not None and issubclass(shown, Model) else None


def _form(asked: Asked, model: type[Model], name: str) -> Form | None:
    """How the cells of a column are told, null where null may be."""
    type_ = asked.definition.type
    leaf = type_.of_type if is_non_null_type(type_) else type_
    form = told_of_cells(leaf, model._meta.fields_map[name]) if is_leaf_type(leaf) else None
    if form is None or not is_non_null_type(type_) or not model._meta.fields_map[name].null:
        return form
    return never_null(form)


__all__ = ["Compiler"]
