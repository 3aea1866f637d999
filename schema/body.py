"""The bytes of a request and of a refusal: how many are read, what counts as JSON, how a refusal is written."""

import json
from typing import Any

import msgspec
from cross_web import HTTPException
from graphql import GraphQLError
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import ClientDisconnect, HTTPConnection
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive

import measures
from schema.masking import BAD_REQUEST

RESPONSE_JSON = "application/graphql-response+json"
LONGEST = 1024 * 1024
DEEPEST, MOST_VALUES = 40, 20_000
"""Of the JSON of a request (ops.md §1.2)."""
LARGE = 8192
"""Bytes of an answer that is worth packing."""


def check_head(connection: HTTPConnection, method: str) -> None:
    """What can be refused before the body is read."""
    if method != "POST":
        raise HTTPException(405, "Send GraphQL requests by POST.")
    kind = connection.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise HTTPException(415, "Send the request as application/json.")
    length = connection.headers.get("content-length", "0")
    if length.isdecimal() and int(length) > LONGEST:
        raise _too_long()


def limited(receive: Receive) -> Receive:
    """The same body, up to its longest length; it may come without saying how long it is."""
    held = 0

    async def counted() -> Message:
        nonlocal held
        message = await receive()
        held += len(message.get("body", b""))
        if held > LONGEST:
            raise _too_long()
        return message

    return counted


async def whole(receive: Receive) -> bytes:
    """All of it."""
    pieces: list[bytes] = []
    more, limit = True, limited(receive)
    while more:
        message = await limit()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        pieces.append(message.get("body", b""))
        more = message.get("more_body", False)
    return b"".join(pieces)


def _too_long() -> HTTPException:
    return HTTPException(413, f"A request has at most {LONGEST} bytes.")


def read(raw: bytes) -> Any:
    """JSON as the specification has it; neither database keeps the character NUL alike."""
    try:
        said = msgspec.json.decode(raw)
    except (ValueError, RecursionError) as error:
        raise json.JSONDecodeError("The request is no JSON.", "", 0) from error
    if b"\\u0000" in raw and _has_nul(said):
        raise HTTPException(400, "The request contains the character NUL.")
    opening = raw.count(b"[") + raw.count(b"{")
    if opening > DEEPEST and _depth(said) > DEEPEST:
        raise HTTPException(400, f"The request is nested more than {DEEPEST} deep.")
    if opening + raw.count(b",") >= MOST_VALUES and _values(said) > MOST_VALUES:
        raise HTTPException(400, f"The request has more than {MOST_VALUES} values.")
    return said


def _depth(said: Any) -> int:
    """Level by level: what is nested too deeply for a function that calls itself is what this looks for."""
    depth, level = 0, [said]
    while level := [value for value in level if isinstance(value, dict | list)]:
        depth += 1
        level = [inner for value in level for inner in (value.values() if isinstance(value, dict) else value)]
    return depth


def _values(said: Any) -> int:
    count, waiting = 0, [said]
    while waiting:
        value = waiting.pop()
        count += 1
        if isinstance(value, dict | list):
            waiting.extend(value.values() if isinstance(value, dict) else value)
    return count


def _has_nul(said: Any) -> bool:
    if isinstance(said, str):
        return "\0" in said
    if isinstance(said, dict):
        return any(_has_nul(name) or _has_nul(value) for name, value in said.items())
    return isinstance(said, list) and any(_has_nul(value) for value in said)


def packed(response: Response) -> ASGIApp:
    """A board of 100 kB is a tenth of it after a millisecond; below 8 kB nothing worth that is saved."""
    large = len(getattr(response, "body", b"")) >= LARGE
    return GZipMiddleware(response, minimum_size=LARGE, compresslevel=1) if large else response


def refusal(
    status: int, message: str, code: str = BAD_REQUEST, *, accepts: str = "", seconds: int | None = None
) -> Response:
    """`seconds`: after how many it may be tried again."""
    measures.refusals.labels(code).inc()
    error = GraphQLError(message, extensions={"code": code, **({} if seconds is None else {"retryAfter": seconds})})
    headers = {"allow": "POST"} if status == 405 else {} if seconds is None else {"retry-after": str(seconds)}
    kind = RESPONSE_JSON if RESPONSE_JSON in accepts else "application/json"
    return JSONResponse({"errors": [error.formatted]}, status_code=status, headers=headers, media_type=kind)
