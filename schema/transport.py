"""GraphQL over HTTP and WebSocket: who is asking, from where, and in which form the answer goes. Knows no noun."""

import contextlib
import contextvars
import functools
import json
import logging
import trace
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from typing import Any

import msgspec
from cross_web import HTTPException
from starlette.requests import HTTPConnection, Request
from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send
from starlette.websockets import WebSocket
from strawberry.asgi import GraphQL
from strawberry.exceptions import ConnectionRejectionError
from strawberry.http import GraphQLHTTPResponse
from strawberry.schema import BaseSchema
from strawberry.subscriptions import GRAPHQL_SSE_PROTOCOL, GRAPHQL_TRANSPORT_WS_PROTOCOL
from strawberry.types import ExecutionResult
from tortoise.exceptions import DBConnectionError

import models
import prose
from models.throttle import place
from models.trying import Pace
from purse import purses
from schema import body
from schema.answering import SINGLE, UNFIT
from schema.asked import Asked, in_our_words, response, say_when, subscribes, why_unfit
from schema.context import Context
from schema.crowd import Crowd
from schema.documents import Documents, UnknownDocument
from schema.doorkeeper import Doorkeeper
from schema.frames import SocketAdapter
from schema.live.chorus import Choirs
from schema.live.tail import Tail
from schema.live.whole import unbroken
from schema.masking import BAD_REQUEST, UNAUTHENTICATED, UNAVAILABLE, UNKNOWN_DOCUMENT
from schema.origin import refuse_origin, same_site, set_cookie
from schema.session import terms
from schema.socket import TRY_LATER, SocketHandler
from settings import Settings
from tries import SharedThrottle, throttle

log = logging.getLogger("funil.transport")
LIMIT_REACHED = "LIMIT_REACHED"
CODES = {401: UNAUTHENTICATED, 429: LIMIT_REACHED}
ONE_SECOND = 1
STREAM = "text/event-stream"
_accepts: contextvars.ContextVar[str] = contextvars.ContextVar("accepts", default="")


class TurnedAway(HTTPException):
    """Too much from there; after so many seconds it would be heard."""

    def __init__(self, sentence: str, seconds: int) -> None:
        super().__init__(429, sentence)
        self.seconds = seconds


class Endpoint(GraphQL[Context, None]):
    websocket_adapter_class = SocketAdapter
    graphql_transport_ws_handler_class = SocketHandler
    patience = 10.0
    """Seconds for which a socket may take nothing before it is cut."""

    def __init__(
        self,
        schema: BaseSchema,
        settings: Settings,
        tail: Tail,
        epoch: str,
        setup_token: str | None,
        keyring: models.Keyring,
    ) -> None:
        super().__init__(
            schema,
            graphql_ide=None,
            allow_queries_via_get=False,
            subscription_protocols=[GRAPHQL_TRANSPORT_WS_PROTOCOL, GRAPHQL_SSE_PROTOCOL],
            connection_init_wait_timeout=timedelta(seconds=5),
        )
        self.crowd, self.throttle, self.pace = Crowd(), throttle(settings.redis_url), Pace()
        self.choirs = Choirs(schema)
        self.doorkeeper = Doorkeeper(terms(settings))
        self.documents = Documents(settings.documents, settings.documents_manifest)
        shared = functools.partial(purses, redis_url=settings.redis_url)
        self.purses = shared(settings.cost_bucket, settings.cost_refill, kind="cost")
        self.strangers = shared(settings.stranger_requests, settings.stranger_requests / 60, kind="stranger")
        self.settings, self.tail, self.epoch, self.setup_token, self.keyring = (
            settings,
            tail,
            epoch,
            setup_token,
            keyring,
        )

    async def start(self) -> None:
        await self.purses.start()
        await self.strangers.start()

    async def stop(self) -> None:
        await self.purses.stop()
        await self.strangers.stop()
        if isinstance(self.throttle, SharedThrottle):
            await self.throttle.close()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        connection = HTTPConnection(scope)
        send = _numbered(trace.begin(connection.headers.get("traceparent")), send)
        if not same_site(connection, self.settings.allowed_origins):
            await refuse_origin(scope, receive, send)
            return
        if scope["type"] != "http":
            try:
                await super().__call__(scope, receive, send)
            except TurnedAway as refused:
                await WebSocket(scope, receive, send).close(TRY_LATER, refused.reason)
            return
        _accepts.set(connection.headers.get("accept", ""))
        try:
            body.check_head(connection, scope["method"])
            if STREAM in _accepts.get():
                response = await self.run(Request(scope, body.limited(receive)))
            else:
                response = await self._answer(Request(scope, body.limited(receive)))
        except UNFIT as unfit:
            response = body.refusal(400, in_our_words(why_unfit(unfit)), accepts=_accepts.get())
        except HTTPException as error:
            code, sentence = CODES.get(error.status_code, BAD_REQUEST), in_our_words(error.reason)
            seconds = error.seconds if isinstance(error, TurnedAway) else None
            response = body.refusal(error.status_code, sentence, code, accepts=_accepts.get(), seconds=seconds)
        except UnknownDocument as unknown:
            response = body.refusal(400, str(unknown), UNKNOWN_DOCUMENT, accepts=_accepts.get())
        except (DBConnectionError, OSError) as failure:
            log.warning("The database does not answer: %s", failure)
            response = body.refusal(503, prose.AWAY, UNAVAILABLE, accepts=_accepts.get())
        await response(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        """A query or mutation: the way that nearly all requests go."""
        begun = Response()
        begun.raw_headers = []
        context = await self.get_context(request, begun)
        try:
            asked = Asked.of(self.parse_json(await request.body()))
        except json.JSONDecodeError:
            raise HTTPException(400, "The request is no JSON.") from None
        result = await self.schema.execute(
            asked.query, asked.variables, context, operation_name=asked.name, allowed_operation_types=SINGLE
        )
        context.show_cost()
        return response(result, begun, accepts=_accepts.get())

    def is_websocket_origin_allowed(self, request: Any, origin: str) -> bool:  # noqa: ARG002
        """Decided for HTTP and WebSocket alike, before."""
        return True

    async def get_context(self, request: Any, response: Any) -> Context:
        context = Context(
            settings=self.settings,
            epoch=self.epoch,
            tail=self.tail,
            keyring=self.keyring,
            connection=request,
            response=response if isinstance(response, Response) else None,
            setup_token=self.setup_token,
            throttle=self.throttle,
            pace=self.pace,
            purses=self.purses,
        )
        try:
            await self.doorkeeper.recognise(context, request.headers.get("authorization"))
        except HTTPException:
            self._count_stranger(context)
            if not isinstance(request, WebSocket):
                raise
        if context.viewer is None:
            self._count_stranger(context)
        context.on_sign_in = lambda token: set_cookie(context, token)
        return context

    def _count_stranger(self, context: Context) -> None:
        """Who is not signed in asks seldom: for a page to sign in with."""
        spent = self.strangers.spend(place(context.ip), 1)
        if spent.wait:
            raise TurnedAway(prose.say(prose.STRANGERS, {"seconds": spent.wait}, context.locale), spent.wait)

    async def on_ws_connect(self, context: Context) -> Any:
        """A program without a cookie names its key in the payload of `connection_init`."""
        params = context.connection_params or {}
        authorization = params.get("authorization") or params.get("Authorization")
        if context.viewer is None and isinstance(authorization, str):
            with contextlib.suppress(HTTPException):
                await self.doorkeeper.recognise(context, authorization)
        if context.viewer is None:
            raise ConnectionRejectionError
        return await super().on_ws_connect(context)

    async def execute_operation(
        self, request: Any, request_adapter: Any, request_data: Any, context: Context, *more: Any, **named: Any
    ) -> Any:
        """Only subscriptions come as server-sent events; many clients accept these for whatever they ask."""
        if request_data.protocol == "sse":
            if not subscribes(request_data.query, request_data.operation_name):
                request_data.protocol = "http"
            elif (sentence := self.crowd.refuses(context)) is not None:
                raise TurnedAway(prose.say(sentence, {}, context.locale), ONE_SECOND)
            else:
                request.state.listener = context
        answer = await super().execute_operation(request, request_adapter, request_data, context, *more, **named)
        context.show_cost()
        return unbroken(answer) if request_data.protocol == "sse" else answer

    async def create_streaming_response(
        self, request: Any, stream: Callable[[], AsyncIterator[str]], *more: Any, **named: Any
    ) -> Response:
        def counted() -> AsyncIterator[str]:
            return self.crowd.streaming(request.state.listener, stream())

        return await super().create_streaming_response(request, counted, *more, **named)

    def decode_json(self, data: str | bytes) -> Any:
        return body.read(data.encode() if isinstance(data, str) else data)

    def parse_json(self, data: str | bytes) -> Any:
        said = super().parse_json(data)
        if not isinstance(said, dict):
            raise HTTPException(400, "The body of a request is a JSON object with `query`.")
        if not isinstance(said.get("operationName"), str | None):
            raise HTTPException(400, "`operationName` is a string.")
        self.documents.choose(said)
        return said

    def encode_json(self, data: object) -> str | bytes:
        return msgspec.json.encode(data)

    async def process_result(self, request: Any, result: ExecutionResult) -> GraphQLHTTPResponse:
        answer = await super().process_result(request, result)
        if result.data is None and result.errors and all(error.path is None for error in result.errors):
            answer.pop("data", None)
        return answer

    def create_response(self, response_data: Any, sub_response: Response) -> Response:
        """To who would take a stream, and asked for none."""
        response = super().create_response(response_data, sub_response)
        response.headers["cache-control"] = "no-store"
        if body.RESPONSE_JSON in _accepts.get():
            response.headers["content-type"] = f"{body.RESPONSE_JSON}; charset=utf-8"
            if "data" not in response_data:
                response.status_code = 400
        if "data" not in response_data:
            say_when(response, response_data["errors"][0].get("extensions", {}))
        return response


def _numbered(number: str, send: Send) -> Send:
    """Every answer carries the number under which its errors stand in the log."""

    async def with_number(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message.get("headers", ()), (trace.HEADER.encode(), number.encode())]
        await send(message)

    return with_number
