"""From a document to its answer: read once, executed within its time, masked. Knows no noun.

Strawberry builds the schema and resolves its fields. What it does around each request (extensions, a context and a
middleware manager made anew) costs more than a small query, so that part is here, in the order that DESIGN §11 wants.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Iterable
from contextlib import aclosing
from typing import Any, cast

import strawberry
from graphql import ExecutionResult as GraphQLResult
from graphql import GraphQLError
from strawberry.exceptions import MissingQueryError
from strawberry.schema.exceptions import CannotGetOperationTypeError, InvalidOperationTypeError
from strawberry.types import ExecutionResult
from strawberry.types.execution import PreExecutionError
from strawberry.types.graphql import OperationType
from strawberry.utils.await_maybe import await_maybe

import measures
from errors import TookTooLong
from schema.context import Context
from schema.manners import objections
from schema.masking import masked
from schema.plan import execute, subscribe
from schema.reading import Reading, read

SINGLE = frozenset({OperationType.QUERY, OperationType.MUTATION})
LIVE = frozenset({OperationType.SUBSCRIPTION})
UNFIT = (MissingQueryError, CannotGetOperationTypeError, InvalidOperationTypeError)
"""What the transport answers with a status of its own."""
PLURALS = {
    OperationType.QUERY: "queries",
    OperationType.MUTATION: "mutations",
    OperationType.SUBSCRIPTION: "subscriptions",
}


class Schema(strawberry.Schema):
    async def execute(
        self,
        query: str | None,
        variable_values: dict[str, Any] | None = None,
        context_value: Any | None = None,
        root_value: Any | None = None,
        operation_name: str | None = None,
        allowed_operation_types: Iterable[OperationType] | None = None,
        operation_extensions: dict[str, Any] | None = None,  # noqa: ARG002
    ) -> ExecutionResult:
        """One request and its answer. What is followed live has answers of its own, over a socket or as a stream."""
        allowed = SINGLE & set(allowed_operation_types or SINGLE)
        context, began = cast(Context | None, context_value), time.monotonic()
        result = masked(
            await self._in_time(query, variable_values, context, root_value, operation_name, allowed), context
        )
        kind = context.kind if context is not None else "none"
        status = "ok" if not result.errors else "refused" if result.data is None else "partial"
        measures.requests.labels(kind, status).inc()
        measures.durations.labels(kind).observe(time.monotonic() - began)
        return result

    async def _in_time(self, query: str | None, variables: Any, context: Context | None, *more: Any) -> ExecutionResult:
        """No operation takes longer than it may. Reading a document cannot be stopped; limits bound that."""
        if context is None:
            return await self._answer(query, variables, context, *more)
        seconds = context.settings.request_seconds
        try:
            async with asyncio.timeout(seconds):
                return await self._answer(query, variables, context, *more)
        except TimeoutError:
            return ExecutionResult(None, [GraphQLError("", original_error=TookTooLong(seconds))])

    async def _answer(
        self,
        query: str | None,
        variables: dict[str, Any] | None,
        context: Context | None,
        root: Any,
        name: str | None,
        allowed: Iterable[OperationType],
    ) -> ExecutionResult:
        try:
            reading = self._read(query, name, allowed)
            if errors := objections(reading, context, name):
                return PreExecutionError(None, list(errors))
            answer = execute(self._schema, reading.document, **self._means(variables, context, root, name))
            result = await await_maybe(answer)
        except UNFIT:
            raise
        except Exception as failure:  # noqa: BLE001 - told as what it is, or masked as a bug
            return PreExecutionError(None, [_told(failure)])
        return ExecutionResult(result.data, result.errors)

    async def stream(
        self,
        query: str | None,
        variable_values: dict[str, Any] | None = None,
        context_value: Any | None = None,
        root_value: Any | None = None,
        operation_name: str | None = None,
        operation_extensions: dict[str, Any] | None = None,  # noqa: ARG002
        allowed_operation_types: Iterable[OperationType] | None = None,
    ) -> Any:
        """The messages of a subscription, one after another."""
        allowed = LIVE & set(allowed_operation_types or LIVE)
        return self._follow(query, variable_values, context_value, root_value, operation_name, allowed)

    async def _follow(
        self,
        query: str | None,
        variables: dict[str, Any] | None,
        context: Context | None,
        root: Any,
        name: str | None,
        allowed: Iterable[OperationType],
    ) -> AsyncIterator[ExecutionResult]:
        try:
            reading = self._read(query, name, allowed)
            errors = objections(reading, context, name)
            source: Any = GraphQLResult(None, errors)
            if not errors:
                told = subscribe(self._schema, reading.document, **self._means(variables, context, root, name))
                source = await await_maybe(told)
            if isinstance(source, GraphQLResult):
                yield masked(PreExecutionError(None, source.errors), context)
                return
            async with aclosing(source) as results:
                async for result in results:
                    yield masked(ExecutionResult(result.data, result.errors), context)
        except Exception as failure:  # noqa: BLE001 - as above
            yield masked(PreExecutionError(None, [_told(failure)]), context)

    def _means(self, variables: dict[str, Any] | None, context: Context | None, root: Any, name: str | None) -> Any:
        return {
            "root_value": root,
            "variable_values": variables,
            "operation_name": name,
            "context_value": context,
            "executor_class": self.execution_context_class,
        }

    def _read(self, query: str | None, name: str | None, allowed: Iterable[OperationType]) -> Reading:
        if not query:
            raise MissingQueryError
        reading = read(self._schema, query)
        kind = reading.kind(name)
        if kind not in allowed:
            raise InvalidOperationTypeError(kind)
        return reading


def _told(failure: Exception) -> GraphQLError:
    """What went wrong outside of any field."""
    if isinstance(failure, GraphQLError):
        return failure
    if isinstance(failure, CannotGetOperationTypeError):
        return GraphQLError(failure.as_http_error_reason(), original_error=failure)
    if isinstance(failure, InvalidOperationTypeError):
        return GraphQLError(f"{PLURALS[failure.operation_type]} are not allowed", original_error=failure)
    return GraphQLError(str(failure), original_error=failure)
