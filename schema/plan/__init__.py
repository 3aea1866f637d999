"""Reads answered by the database: the selection of a query becomes columns of the querysets that its resolvers name.
The payload of a mutation is read in the same way, from the rows that its verb has in hand.

`execute` is the one entrance, and takes the place of graphql-core's. Whatever a plan does not cover, errors before all,
is answered by the ordinary execution, which stays the reference. docs/decisions/0027 says why, ARCHITECTURE.md how.
"""

import logging
from inspect import isawaitable
from typing import Any

from graphql import DocumentNode, ExecutionResult, GraphQLSchema, OperationType
from graphql import execute as execute_ordinarily
from graphql.execution.values import VariableValues, get_variable_values

import measures
from schema.deed import Deed
from schema.plan.batch import Objects
from schema.plan.plans import Plans, Query
from schema.plan.run import Run
from schema.plan.selection import Selection

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
    return _planned(plan, run, document, more)


def _variables(schema: GraphQLSchema, query: Query, more: dict[str, Any]) -> VariableValues | None:
    """None where they do not fit: the ordinary execution says so."""
    given = get_variable_values(schema, query.node.variable_definitions or (), more.get("variable_values") or {})
    return given if isinstance(given, VariableValues) else None


async def _planned(plan: Selection, run: Run, document: DocumentNode, more: dict[str, Any]) -> ExecutionResult:
    """What goes wrong is told by the ordinary resolvers, in their words and with their nulls."""
    try:
        (data,) = await plan.of(Objects([run.root]), run)
        return ExecutionResult(data, None)
    except Exception as failure:
        result = execute_ordinarily(run.schema, document, **more)
        answer: ExecutionResult = await result if isawaitable(result) else result
        if not answer.errors:
            log.warning("A plan failed where resolvers did not.", exc_info=failure)
            measures.unplanned.inc()
        return answer


__all__ = ["execute"]
