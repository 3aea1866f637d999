"""Errors as clients may see them: a code from a closed list, a sentence, no stack; a bug gets a trace id."""

import logging
import trace
from typing import Any, TypeVar

from graphql import ExecutionResult as GraphQLResult
from graphql import GraphQLError
from strawberry.exceptions import MissingQueryError
from strawberry.schema.exceptions import CannotGetOperationTypeError, InvalidOperationTypeError
from strawberry.types.execution import ExecutionResult
from tortoise.exceptions import DBConnectionError

import measures
import prose
from errors import Refused, SignInNeeded, TookTooLong, TooSoon
from schema.documents import UnknownDocument
from schema.limits import CODE as COMPLEX
from schema.limits import TOKENS

log = logging.getLogger("funil.graphql")
Result = TypeVar("Result", ExecutionResult, GraphQLResult)

BAD_REQUEST = "BAD_REQUEST"
UNAUTHENTICATED = "UNAUTHENTICATED"
INTERNAL = "INTERNAL"
UNAVAILABLE = "UNAVAILABLE"
DEADLINE = "DEADLINE"
FORBIDDEN_ORIGIN = "FORBIDDEN_ORIGIN"
UNKNOWN_DOCUMENT = "UNKNOWN_DOCUMENT"
UNFIT = (MissingQueryError, CannotGetOperationTypeError, InvalidOperationTypeError)
"""A document without the operation that this way of asking is for: the client's mistake, told by Strawberry."""
CANCELLED_STATEMENT = "57014"
"""What PostgreSQL says of a statement that took longer than `statement_timeout`."""
STATEMENT = 8
"""Seconds of that time (storage/postgres.py)."""
MOST = 5
"""Errors told in one answer; more help nobody but a scanner."""


def shown(error: GraphQLError, locale: str) -> GraphQLError:
    """What the client is told of an error."""
    original = error.original_error
    while isinstance(original, GraphQLError) and original.original_error is not None:
        original = original.original_error
    if "Document contains more than" in error.message:  # the parser's words, which have no code
        return _told(
            error, f"The document is too large: at most {TOKENS} of tokens.", COMPLEX, limit="tokens", max=TOKENS
        )
    if original is None or isinstance(original, (GraphQLError, *UNFIT)):
        return _told(error, error.message, **{"code": BAD_REQUEST, **(error.extensions or {})})
    if isinstance(original, Refused):
        more = {"retryAfter": original.seconds} if isinstance(original, TooSoon) else {}
        return _told(error, prose.say(original.message, original.params, locale), original.code, **more)
    if isinstance(original, SignInNeeded):
        return _told(error, prose.say(str(original), {}, locale), UNAUTHENTICATED)
    if isinstance(original, DBConnectionError):
        log.error("The database does not answer, at %s: %s", error.path, original)
        return _told(error, prose.say(prose.AWAY, {}, locale), UNAVAILABLE)
    if isinstance(original, UnknownDocument):
        return _told(error, str(original), UNKNOWN_DOCUMENT)
    if (seconds := _slow(original)) is not None:
        log.warning("Stopped after %s seconds, at %s", seconds, error.path or "no field alone")
        return _told(error, prose.say(prose.SLOW, {"seconds": f"{seconds:g}"}, locale), DEADLINE)
    number = trace.current()
    log.error("A bug, trace %s, at %s", number, error.path, exc_info=original)
    measures.masked.inc()
    sentence = prose.say(prose.BUG, {"trace": number}, locale)
    return _told(error, sentence, INTERNAL, traceId=number)


def _slow(failure: BaseException) -> float | None:
    """After how many seconds it was stopped, if it was."""
    if isinstance(failure, TookTooLong):
        return failure.seconds
    causes = [failure, failure.__cause__, *failure.args]
    return STATEMENT if any(getattr(cause, "sqlstate", None) == CANCELLED_STATEMENT for cause in causes) else None


def _told(error: GraphQLError, message: str, code: str, **more: Any) -> GraphQLError:
    measures.refusals.labels(code).inc()
    return GraphQLError(
        message=message,
        nodes=error.nodes,
        source=error.source,
        positions=error.positions,
        path=error.path,
        extensions={"code": code, **more},
    )


def masked(result: Result, context: Any) -> Result:
    """The same answer, with nothing in it that is not for clients."""
    if result.errors:
        locale = context.locale if context is not None else "en"
        result.errors = [shown(error, locale) for error in result.errors[:MOST]]
    return result
