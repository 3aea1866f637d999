"""GraphQL over one WebSocket: subscriptions only, and no longer than the session lasts. Knows no noun."""

import asyncio
import contextlib
import copy
import logging
import time
from collections.abc import Awaitable
from typing import Any, cast

from graphql import GraphQLError
from strawberry.http.exceptions import WebSocketDisconnected
from strawberry.subscriptions.protocols.graphql_transport_ws.handlers import BaseGraphQLTransportWSHandler
from tortoise.exceptions import DBConnectionError

import prose
from errors import LimitReached, TooSoon
from purse import Purses
from schema.alone import Away, alone
from schema.context import Context
from schema.crowd import Crowd
from schema.documents import UnknownDocument
from schema.frames import well_formed
from schema.live.chorus import Choirs
from schema.live.course import Course
from schema.live.leave import Leave
from schema.live.presence import Presence
from schema.masking import shown
from schema.part import Part

log = logging.getLogger("funil.socket")

ENDED = 4401
"""The close code of an ended session: clients do not knock again with it (graphql-ws)."""
TRY_LATER = 1013
"""The close code of a reader that is too slow, and of one socket too many: clients come back and resume."""
TOO_FAST = 1008
ONE_SECOND = 1
SUBSCRIPTIONS_PER_SOCKET = 20
FREE = Purses(0, 0)
"""Who goes on alone has paid already."""
MESSAGES_A_SECOND = 100


class SocketHandler(BaseGraphQLTransportWSHandler[Context, None]):
    """One socket. Nothing is queued for it: each subscription reads the log when the last message has left, so a slow
    reader gets fewer and larger messages, and one that reads nothing at all is cut and may resume."""

    _presence: asyncio.Task[None] | None = None
    _closing: asyncio.Task[None] | None = None
    _leaves: dict[Any, Leave]
    _counted = False
    _second = 0
    _messages = 0

    @property
    def crowd(self) -> Crowd:
        crowd: Crowd = cast(Any, self.view).crowd
        return crowd

    @property
    def choirs(self) -> Choirs:
        choirs: Choirs = cast(Any, self.view).choirs
        return choirs

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self._leaves = {}

    async def shutdown(self) -> None:
        if self._counted:
            self.crowd.leave(self.context.user.id)
        for task in (self._presence, self._closing):
            if task is not None:
                task.cancel()
        await super().shutdown()

    async def handle_message(self, message: Any) -> None:
        if self._closing is not None:
            return
        if self._too_fast():
            await self.websocket.close(code=TOO_FAST, reason="Too many messages.")
        elif well_formed(message):
            await super().handle_message(message)
        else:
            await self.handle_invalid_message("")

    async def handle_invalid_message(self, error_message: str) -> None:  # noqa: ARG002
        """What was sent is not repeated: it may be long, or no text."""
        await self.websocket.close(code=4400, reason="This is no message of graphql-transport-ws.")

    def _too_fast(self) -> bool:
        second = int(time.monotonic())
        self._messages = self._messages + 1 if second == self._second else 1
        self._second = second
        return self._messages > MESSAGES_A_SECOND

    async def handle_connection_init(self, message: Any) -> None:
        if not self.connection_init_received:
            self.context.connection_params = message.get("payload", {})
        await super().handle_connection_init(message)
        if self.connection_acknowledged and self._presence is None:
            self._presence = asyncio.create_task(self._watch())
            self._counted = True
            if not self.crowd.enter(self.context.user.id):
                self._close(TRY_LATER, prose.CROWDED)

    async def _watch(self) -> None:
        await Presence.of(self.context).ended(self.context.tail)
        self._close(ENDED, prose.ENDED)

    def _close(self, code: int, reason: str) -> None:
        """Say nothing more, and go; closing itself waits for a reader that does not read."""
        if self._closing is None:
            self._closing = asyncio.create_task(self.websocket.close(code=code, reason=reason))
            for operation in self.operations.values():
                self._leave(operation)

    def _leave(self, operation: Any) -> None:
        leave = self._leaves.get(operation)
        if leave is not None:
            leave.ask()
        elif operation.task is not None:
            operation.task.cancel()

    async def cleanup_operation(self, operation_id: str) -> None:
        operation = self.operations.pop(operation_id, None)
        if operation is not None:
            self._leave(operation)

    async def handle_subscribe(self, message: Any) -> None:
        if self.connection_acknowledged and message["id"] not in self.operations:
            refused = self._refused(message["payload"])
            if refused is not None:
                told = shown(GraphQLError("", original_error=refused), self.context.locale)
                await self.send_message({"id": message["id"], "type": "error", "payload": [told.formatted]})
                return
        await super().handle_subscribe(message)

    def _refused(self, payload: dict[str, Any]) -> Exception | None:
        """Why one more subscription may not begin."""
        if len(self.operations) >= SUBSCRIPTIONS_PER_SOCKET:
            return LimitReached(
                "At most {limit} subscriptions on one connection. End another one first.",
                limit=SUBSCRIPTIONS_PER_SOCKET,
            )
        if self.crowd.full:
            return TooSoon("The server follows too many subscriptions. Come back in a moment.", seconds=ONE_SECOND)
        try:
            cast(Any, self.view).documents.choose(payload)
        except UnknownDocument as unknown:
            return unknown
        return None

    def forget_id(self, id: str) -> None:
        """The client may have completed it in the same moment."""
        self.operations.pop(id, None)

    async def run_operation(self, operation: Any) -> None:
        """Each operation has a context of its own: rows fetched for one must not show in another."""
        leave = self._leaves[operation] = Leave(cast(Any, asyncio.current_task()))
        try:
            with self.crowd.subscribed():
                await self._run(operation, leave)
        except WebSocketDisconnected:
            return
        except GraphQLError as error:  # the parser's cache raises before Strawberry listens
            with contextlib.suppress(WebSocketDisconnected):
                await operation.send_initial_errors([shown(error, self.context.locale)])
        except Away:
            self._close(TRY_LATER, prose.AWAY)
        except DBConnectionError as failure:
            log.warning("A socket is closed, since the database does not answer: %s", failure)
            self._close(TRY_LATER, prose.AWAY)
        except Exception:
            log.exception("A subscription ended by a bug.")
            with contextlib.suppress(WebSocketDisconnected):
                await operation.send_operation_message({"id": operation.id, "type": "complete"})
        finally:
            del self._leaves[operation]
            id: str = operation.id
            if self.operations.get(id) is operation:
                self.forget_id(id)

    async def _run(self, operation: Any, leave: Leave) -> None:
        """Alone, and together with those who follow the same, as long as nothing speaks against it."""
        part = Part(self.choirs, self.schema, self.websocket, operation)
        course = Course()
        try:
            while await self._alone(operation, leave, course, part):
                with leave.resting():
                    course = await part.together(self._patiently)
        finally:
            part.leave()

    async def _alone(self, operation: Any, leave: Leave, course: Course, part: Part) -> bool:
        """With eyes of its own; whether others are to be told together with it from now on."""
        context = copy.copy(self.context)
        context.leave, context.course = leave, course
        # The stream looks anew who the viewer is; only then can be said who sees alike.
        course.level = lambda position: part.level(position, context)
        if course.start is not None:
            context.purses = FREE
        return await alone(self.schema, operation, context, leave, course)

    async def send_message(self, message: Any) -> None:
        await self._patiently(self.websocket.send_json(message))

    async def _patiently(self, sending: Awaitable[None]) -> None:
        try:
            async with asyncio.timeout(cast(Any, self.view).patience):
                await sending
        except TimeoutError:
            self._close(TRY_LATER, "You read too slowly. Come back and resume.")
            raise WebSocketDisconnected from None
