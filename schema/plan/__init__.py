"""Reads answered by the database: the selection of a query becomes columns of the querysets that its resolvers name.
The payload of a mutation is read in the same way, from the rows that its verb has in hand.

`execute` is the one entrance for queries, and takes the place of graphql-core's; `Messages` has the messages of a
subscription. Whatever a plan does not cover, errors before all, is answered by the ordinary execution, which stays the
reference. docs/decisions/0027 says why, ARCHITECTURE.md how.
"""

import logging
from collections.abc import AsyncIterator, Callable
from contextlib import aclosing
from typing import Any, cast

from graphql import DocumentNode, ExecutionResult, GraphQLError, GraphQLSchema, OperationType
from graphql import execute as execute_ordinarily
from graphql.execution import Executor, create_source_event_stream, execute_subscription_event
from graphql.execution.values import VariableValues, get_variable_values
from strawberry.utils.await_maybe import await_maybe

import measures
from schema.deed import Deed
from schema.plan.batch import Objects
from schema.plan.plans import Plans, Query
from schema.plan.run import Run
from schema.plan.selection import Selection
from schema.plan.shared import Known

log = logging.getLogger("funil.plan")
plans = Plans()


def execute(schema: GraphQLSchema, document: DocumentNode, **more: Any) -> Any:
    """As `graphql.execute`; the data of an answer is what msgspec encodes, in the order of the document."""
    query = plans.query(document, more.get("operation_name"))
    variables = _variables(schema, query, more) if query is not None else None
    plan = query.plan(schema, variables) if query is not None and variables is not None else None
    if query is None or variables is None or plan is None:
        return execute_ordinarily(schema, document, **more)
    if query.node.operation is OperationType.MUTATION:
        more["root_value"] = Deed()
    run = Run(schema, more["context_value"], query.node, query.fragments, variables, more.get("root_value"))
    return _planned(plan, run, lambda: execute_ordinarily(schema, document, **more))


def _variables(schema: GraphQLSchema, query: Query, more: dict[str, Any]) -> VariableValues | None:
    """None where they do not fit: the ordinary execution says so."""
    given = get_variable_values(schema, query.node.variable_definitions or (), more.get("variable_values") or {})
    return given if isinstance(given, VariableValues) else None


async def _planned(plan: Selection, run: Run, ordinarily: Callable[[], Any]) -> ExecutionResult:
    """What goes wrong is told by the ordinary resolvers, in their words and with their nulls."""
    try:
        (data,) = await plan.of(Objects([run.root]), run)
        return ExecutionResult(data, None)
    except Exception as failure:
        answer: ExecutionResult = await await_maybe(ordinarily())
        if not answer.errors:
            log.warning("A plan failed where resolvers did not.", exc_info=failure)
            measures.unplanned.inc()
        return answer


class Messages:
    """The messages of one subscription, or of many that are told the same: of each event what the document asks."""

    def __init__(self, executor: Executor[Any], document: DocumentNode) -> None:
        operation, self._executor = executor.operation, executor
        query = plans.query(document, operation.name.value if operation.name else None)
        self._plan = query.plan(executor.schema, executor.variable_values) if query is not None else None
        self._fragments = query.fragments if query is not None else {}

    @classmethod
    def of(cls, schema: GraphQLSchema, document: DocumentNode, **more: Any) -> "Messages | list[GraphQLError]":
        """The errors say why nothing can be told, variables that do not fit before all."""
        kind, variables = more.pop("executor_class", None) or Executor, more.pop("variable_values", None)
        built = kind.build(schema, document, raw_variable_values=variables, **more)
        return cls(built, document) if isinstance(built, Executor) else built

    async def source(self) -> AsyncIterator[Any] | ExecutionResult:
        """The events that the subscription's code tells of, or why it does not."""
        source: Any = await await_maybe(create_source_event_stream(self._executor))
        return cast("AsyncIterator[Any] | ExecutionResult", source)

    async def told(self, event: Any, known: Known | None = None) -> ExecutionResult:
        """`known`: what was told of this event to the same eyes, which is not told again but taken from there."""
        held = self._executor
        if self._plan is None:
            return cast(ExecutionResult, await await_maybe(self._ordinarily(event)))
        run = Run(held.schema, held.context_value, held.operation, self._fragments, held.variable_values, event, known)
        return await _planned(self._plan, run, lambda: self._ordinarily(event))

    def _ordinarily(self, event: Any) -> Any:
        return execute_subscription_event(self._executor.build_per_event_executor(event))


async def subscribe(schema: GraphQLSchema, document: DocumentNode, **more: Any) -> Any:
    """As `graphql.subscribe`."""
    messages = Messages.of(schema, document, **more)
    if not isinstance(messages, Messages):
        return ExecutionResult(None, messages)
    source = await messages.source()
    return source if isinstance(source, ExecutionResult) else _one_by_one(messages, source)


async def _one_by_one(messages: Messages, source: AsyncIterator[Any]) -> AsyncIterator[ExecutionResult]:
    async with aclosing(cast(Any, source)) as events:
        async for event in events:
            yield await messages.told(event)


__all__ = ["Known", "Messages", "execute", "subscribe"]
