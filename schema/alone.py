"""One subscription, told by itself. Knows neither sockets nor who else follows the same."""

from contextlib import aclosing
from typing import Any, cast

from strawberry.types.graphql import OperationType

from schema.context import Context
from schema.live.course import Course
from schema.live.leave import Leave
from schema.live.whole import away


class Away(Exception):
    """The database does not answer: whoever follows comes back later, and resumes."""


async def alone(schema: Any, operation: Any, context: Context, leave: Leave, course: Course) -> bool:
    """Whether it ended because others are to be told together with it; else it is over, and its client was told."""
    answers = await schema.stream(
        operation.query,
        variable_values=operation.variables,
        context_value=context,
        operation_name=operation.operation_name,
        allowed_operation_types=(OperationType.SUBSCRIPTION,),
    )
    async with aclosing(cast(Any, answers)) as results:
        async for result in results:
            if leave.asked:
                return False
            if away(result.errors):
                raise Away
            if result.data is None and result.errors and all(error.path is None for error in result.errors):
                await operation.send_initial_errors(result.errors)
                return False
            with leave.resting():
                await operation.send_next(result)
    if leave.asked:
        return False
    if course.left:
        return True
    await operation.send_operation_message({"id": operation.id, "type": "complete"})
    return False
