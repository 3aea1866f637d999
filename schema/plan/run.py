"""One execution of a plan: whose it is, with which variables, and what the code of fields is given."""

from collections.abc import Awaitable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeGuard

import strawberry
from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    GraphQLField,
    GraphQLObjectType,
    GraphQLResolveInfo,
    GraphQLSchema,
    OperationDefinitionNode,
)
from graphql.execution.values import VariableValues, get_argument_values
from graphql.pyutils import Path
from strawberry.schema.schema_converter import GraphQLCoreConverter
from strawberry.types.arguments import convert_arguments
from strawberry.types.field import StrawberryField
from tortoise.queryset import QuerySet

from schema.context import Context
from schema.plan.batch import Rows
from schema.plan.shared import Known
from schema.plan.statements import read_among


@dataclass(frozen=True)
class Asked:
    """A field as a document asks for it."""

    parent: GraphQLObjectType
    definition: GraphQLField
    nodes: list[FieldNode]

    @property
    def name(self) -> str:
        return self.nodes[0].name.value

    @property
    def view(self) -> StrawberryField:
        """The field of the view that it is."""
        held: StrawberryField = self.definition.extensions[GraphQLCoreConverter.DEFINITION_BACKREF]
        return held


@dataclass(frozen=True)
class Which:
    """Rows of a noun, to be found by one of their columns; `seen`: only those that the viewer sees."""

    model: Any
    key: str = "id"
    order: tuple[str, ...] = ()
    seen: bool = False

    def rows(self, context: Context) -> QuerySet[Any]:
        rows: QuerySet[Any] = self.model.visible_to(context.user) if self.seen else self.model.all()
        return rows.order_by(*self.order) if self.order else rows


@dataclass
class Run:
    schema: GraphQLSchema
    context: Context
    operation: OperationDefinitionNode
    fragments: dict[str, FragmentDefinitionNode]
    variables: VariableValues
    root: Any
    known: Known | None = None
    """What the same eyes were told of the same event by others; a message that has none begins anew."""

    def raw_info(self, asked: Asked) -> GraphQLResolveInfo[Any]:
        return GraphQLResolveInfo(
            field_name=asked.name,
            field_nodes=asked.nodes,
            return_type=asked.definition.type,
            parent_type=asked.parent,
            path=Path(None, asked.nodes[0].alias.value if asked.nodes[0].alias else asked.name, asked.parent.name),
            schema=self.schema,
            fragments=self.fragments,
            root_value=self.root,
            operation=self.operation,
            variable_values=self.variables,
            context=self.context,
            is_awaitable=_no_executor,
            abort_signal=None,
            async_helpers=None,  # type: ignore[arg-type]  # there is no executor that would track anything
        )

    async def among(self, which: Which, paths: Iterable[str], ids: Sequence[int]) -> Rows:
        """Of these rows those that are found by one of these ids: read for this execution, or, to tell of what
        happened, with all their columns for everybody who is told of it."""
        context, key = self.context, which.key
        if context.look is None:
            return await read_among(which.rows(context), sorted(paths), key, ids)
        columns = which.model._meta.fields_db_projection
        seen_by = context.user.sight if which.seen else None
        return await context.look.once(
            (which, seen_by, *ids), lambda: read_among(which.rows(context), tuple(columns), key, ids)
        )

    def info(self, asked: Asked) -> Any:
        return strawberry.Info(_raw_info=self.raw_info(asked), _field=asked.view)

    def given(self, asked: Asked) -> dict[str, Any]:
        """The arguments of a field as GraphQL has them."""
        return get_argument_values(asked.definition, asked.nodes[0], self.variables) if asked.definition.args else {}

    def arguments(self, asked: Asked, info: Any) -> dict[str, Any]:
        """The arguments of a field as its code takes them."""
        given = self.given(asked)
        if not given:
            return {}
        held = info.schema
        return convert_arguments(
            given,
            asked.view.arguments,
            scalar_registry=held.schema_converter.scalar_registry,
            config=held.config,
            info=info,
        )


def _no_executor(_: Any) -> TypeGuard[Awaitable[Any]]:
    return False


__all__ = ["Asked", "Run", "Which"]
