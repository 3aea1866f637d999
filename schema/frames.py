"""The messages of a socket: text out, and what may come in. Knows nothing of what they ask for."""

import contextlib
from collections.abc import AsyncGenerator, Mapping
from typing import Any

import msgspec
from cross_web import HTTPException
from starlette.websockets import WebSocketDisconnect, WebSocketState
from strawberry.asgi import ASGIWebSocketAdapter
from strawberry.http.exceptions import NonJsonMessageReceived, WebSocketDisconnected

LONGEST_ID = 64
LONGEST_REASON = 120
"""Bytes; a close frame holds 125 with its code."""


class SocketAdapter(ASGIWebSocketAdapter):
    """Text frames, although our encoder makes bytes: clients refuse binary ones."""

    async def iter_json(self, *, ignore_parsing_errors: bool = False) -> AsyncGenerator[object, None]:
        try:
            async for message in super().iter_json(ignore_parsing_errors=ignore_parsing_errors):
                yield message
        except HTTPException as error:
            raise NonJsonMessageReceived from error

    async def send_json(self, message: Mapping[str, object]) -> None:
        if self.ws.application_state is WebSocketState.DISCONNECTED:
            raise WebSocketDisconnected
        try:
            await self.ws.send_text(msgspec.json.encode(message).decode())
        except WebSocketDisconnect as error:
            raise WebSocketDisconnected from error

    async def sending(self, text: str) -> None:
        """The same for what is written already."""
        if self.ws.application_state is WebSocketState.DISCONNECTED:
            raise WebSocketDisconnected
        try:
            await self.ws.send({"type": "websocket.send", "text": text})
        except WebSocketDisconnect as error:
            raise WebSocketDisconnected from error

    async def close(self, code: int, reason: str) -> None:
        if self.ws.application_state is WebSocketState.DISCONNECTED:
            return
        with contextlib.suppress(WebSocketDisconnect, RuntimeError):
            await self.ws.close(code=code, reason=reason.encode()[:LONGEST_REASON].decode(errors="ignore"))


def well_formed(message: Any) -> bool:
    """Whether this is a message of the protocol, down to the types of what stands in it."""
    if not isinstance(message, dict) or not isinstance(message.get("type"), str):
        return False
    if message["type"] == "connection_init" and message.get("payload", {}) is None:
        message["payload"] = {}
    if message["type"] in ("subscribe", "complete"):
        id = message.get("id")
        if not isinstance(id, str) or not 0 < len(id) <= LONGEST_ID:
            return False
    if message["type"] == "subscribe":
        payload = message.get("payload")
        return (
            isinstance(payload, dict)
            and isinstance(payload.get("query", payload.get("documentId")), str)
            and isinstance(payload.get("variables"), dict | None)
            and isinstance(payload.get("operationName"), str | None)
        )
    return True
