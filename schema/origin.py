"""From which pages one may call, and the cookie that their browsers keep. Knows neither GraphQL nor a noun."""

from starlette.requests import HTTPConnection
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket

from schema import body
from schema.context import Context
from schema.masking import FORBIDDEN_ORIGIN
from schema.session import terms


async def refuse_origin(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await WebSocket(scope, receive, send).close(code=1008)
        return
    sentence = "Pages of this origin may not call this server. An administrator can list it in FUNIL_ORIGINS."
    await body.refusal(403, sentence, FORBIDDEN_ORIGIN)(scope, receive, send)


def same_site(connection: HTTPConnection, origins: tuple[str, ...]) -> bool:
    """Whether a page may call: our own, or of a listed origin; programs send no Origin and no cookies unasked.

    A page of http is none of ours on https. Behind a proxy the scheme is the one that a trusted proxy names.
    """
    origin = connection.headers.get("origin")
    if origin is None:
        return connection.headers.get("sec-fetch-site", "none") in ("none", "same-origin")
    scheme = "https" if secure(connection) else "http"
    return origin in origins or origin == f"{scheme}://{connection.headers.get('host')}"


def secure(connection: HTTPConnection) -> bool:
    return connection.scope["scheme"] in ("https", "wss")


def cookie_name(connection: HTTPConnection) -> str:
    """On plain-http loopback browsers refuse the __Host- prefix (DESIGN §5)."""
    return "__Host-funil" if secure(connection) else "funil"


def set_cookie(context: Context, token: str | None) -> None:
    connection, response = context.connection, context.response
    if connection is None or response is None:
        return
    response.set_cookie(
        cookie_name(connection),
        token or "",
        max_age=int(terms(context.settings).absolute.total_seconds()) if token else 0,
        path="/",
        secure=secure(connection),
        httponly=True,
        samesite="lax",
    )
