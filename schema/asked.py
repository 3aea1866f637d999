"""What one POST asks for, and how its answer is written: bytes to values and back, nothing between. Knows no noun."""

from dataclasses import dataclass
from typing import Any

import msgspec
from cross_web import HTTPException
from graphql import GraphQLError, OperationType, get_operation_ast, parse
from starlette.responses import Response
from strawberry.exceptions import MissingQueryError
from strawberry.types import ExecutionResult

from schema.body import RESPONSE_JSON
from schema.limits import TOKENS
from schema.masking import DEADLINE, UNAVAILABLE

NOT_STORED = (b"cache-control", b"no-store")
TYPES = {
    False: (b"content-type", b"application/json"),
    True: (b"content-type", f"{RESPONSE_JSON}; charset=utf-8".encode()),
}

SENTENCES: dict[str, str] = {
    "Unable to parse request body as JSON": "The request is no JSON.",
    "No GraphQL query found in the request": "The request has no `query`.",
    "The GraphQL operation's `query` must be a string or null, if provided.": "`query` is a string.",
    "The GraphQL operation's `variables` must be an object or null, if provided.": "`variables` is an object.",
    "The GraphQL operation's `extensions` must be an object or null, if provided.": "`extensions` is an object.",
    "Can't get GraphQL operation type": "Name the operation that is meant: the document has none, or several.",
    "subscriptions are not allowed when using POST": "Subscriptions are answered over a WebSocket, and as an event"
    " stream to who accepts `text/event-stream`.",
}
"""What Strawberry says of a request, in our words."""


@dataclass(frozen=True)
class Asked:
    query: str | None
    variables: dict[str, Any] | None
    name: str | None

    @classmethod
    def of(cls, said: dict[str, Any]) -> "Asked":
        query, variables = said.get("query"), said.get("variables")
        if not isinstance(query, str | None):
            raise HTTPException(400, "`query` is a string.")
        if not isinstance(variables, dict | None):
            raise HTTPException(400, "`variables` is an object.")
        if not isinstance(said.get("extensions"), dict | None):
            raise HTTPException(400, "`extensions` is an object.")
        return cls(query, variables, said.get("operationName"))


def in_our_words(reason: str) -> str:
    """Why a request is refused, also where Strawberry says it."""
    return SENTENCES.get(reason, reason)


def why_unfit(failure: Exception) -> str:
    """What Strawberry says of a document without the operation that is asked for."""
    if isinstance(failure, MissingQueryError):
        return "No GraphQL query found in the request"
    method = ("POST",) if hasattr(failure, "operation_type") else ()
    sentence: str = failure.as_http_error_reason(*method)  # type: ignore[attr-defined]
    return sentence


def subscribes(document: str | None, operation_name: str | None) -> bool:
    """Whether the operation that is asked for is a subscription; a document that cannot be read is none."""
    if document is None or "subscription" not in document:
        return False
    try:
        operation = get_operation_ast(parse(document, max_tokens=TOKENS), operation_name)
    except GraphQLError:
        return False
    return operation is not None and operation.operation is OperationType.SUBSCRIPTION


def told(result: ExecutionResult) -> dict[str, Any]:
    """The answer as clients see it; one that was not executed has no `data` (GraphQL over HTTP)."""
    errors = result.errors
    if not errors:
        return {"data": result.data}
    answer = {"data": result.data, "errors": [error.formatted for error in errors]}
    if result.data is None and all(error.path is None for error in errors):
        del answer["data"]
    return answer


def response(result: ExecutionResult, begun: Response, *, accepts: str) -> Response:
    """`begun` holds what was put into the answer's head while it was made."""
    answer = told(result)
    begun.status_code, begun.body = 200, msgspec.json.encode(answer)
    named = RESPONSE_JSON in accepts
    head = [TYPES[named], (b"content-length", str(len(begun.body)).encode()), NOT_STORED]
    begun.raw_headers[:0] = head
    if "data" not in answer:
        begun.status_code = 400 if named else 200
        say_when(begun, answer["errors"][0].get("extensions", {}))
    return begun


def say_when(response: Response, extensions: dict[str, Any]) -> None:
    """What is refused for now, and not for what it is, has a status of its own."""
    if "retryAfter" in extensions:
        response.status_code = 429
        response.headers["retry-after"] = str(extensions["retryAfter"])
    elif extensions.get("code") in (UNAVAILABLE, DEADLINE):
        response.status_code = 503
