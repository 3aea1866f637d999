"""GraphQL over HTTP and WebSocket: who is asking, from where, and in which form the answer goes. Knows no noun."""

import contextlib
import functools
import json
import logging
import trace
from datetime import timedelta
from typing import Any

import msgspec
from cross_web import HTTPException
from starlette.requests import ClientDisconnect, HTTPConnection, Request
from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send
from starlette.websockets import WebSocket
from strawberry.exceptions import ConnectionRejectionError
from strawberry.schema import BaseSchema
from strawberry.subscriptions import GRAPHQL_SSE_PROTOCOL, GRAPHQL_TRANSPORT_WS_PROTOCOL
from tortoise.exceptions import DBConnectionError

import models
import prose
from models.trying import Pace
from purse import purses
from schema import body
from schema.answering import SINGLE, UNFIT
from schema.asked import Asked, in_our_words, response, why_unfit
from schema.context import Context
from schema.crowd import Crowd
from schema.documents import Documents, UnknownDocument
from schema.doorkeeper import Doorkeeper, TurnedAway
from schema.live.chorus import Choirs
from schema.live.tail import Tail
from schema.masking import BAD_REQUEST, UNAUTHENTICATED, UNAVAILABLE, UNKNOWN_DOCUMENT
from schema.origin import refuse_origin, same_site, set_cookie
from schema.session import terms
from schema.socket import TRY_LATER, SocketHandler
from schema.streaming import STREAM, Streaming, accepts
from settings import Settings
from tries import SharedThrottle, throttle

log = logging.getLogger("funil.transport")
LIMIT_REACHED = "LIMIT_REACHED"
CODES = {401: UNAUTHENTICATED, 429: LIMIT_REACHED}


class Endpoint(Streaming):
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
        self.origins = settings.allowed_origins
        self.crowd, self.throttle, self.pace = Crowd(), throttle(settings.redis_url), Pace()
        self.choirs = Choirs(schema)
        self.documents = Documents(settings.documents, settings.documents_manifest)
        shared = functools.partial(purses, redis_url=settings.redis_url)
        self.purses = shared(settings.cost_bucket, settings.cost_refill, kind="cost")
        self.strangers = shared(settings.stranger_requests, settings.stranger_requests / 60, kind="stranger")
        self.doorkeeper = Doorkeeper(terms(settings), self.strangers)
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
        if not same_site(connection, self.origins):
            await refuse_origin(scope, receive, send)
            return
        if scope["type"] != "http":
            try:
                await super().__call__(scope, receive, send)
            except TurnedAway as refused:
                await WebSocket(scope, receive, send).close(TRY_LATER, refused.reason)
            return
        accepts.set(connection.headers.get("accept", ""))
        try:
            body.check_head(connection, scope["method"])
            if STREAM in accepts.get():
                response = await self.run(Request(scope, body.limited(receive)))
            else:
                response = await self._answer(connection, receive)
        except ClientDisconnect:
            return
        except UNFIT as unfit:
            response = body.refusal(400, in_our_words(why_unfit(unfit)), accepts=accepts.get())
        except HTTPException as error:
            code, sentence = CODES.get(error.status_code, BAD_REQUEST), in_our_words(error.reason)
            seconds = error.seconds if isinstance(error, TurnedAway) else None
            response = body.refusal(error.status_code, sentence, code, accepts=accepts.get(), seconds=seconds)
        except UnknownDocument as unknown:
            response = body.refusal(400, str(unknown), UNKNOWN_DOCUMENT, accepts=accepts.get())
        except (DBConnectionError, OSError) as failure:
            log.warning("The database does not answer: %s", failure)
            response = body.refusal(503, prose.AWAY, UNAVAILABLE, accepts=accepts.get())
        await body.packed(response)(scope, receive, send)

    async def _answer(self, connection: HTTPConnection, receive: Receive) -> Response:
        """A query or mutation: the way that nearly all requests go."""
        begun = Response()
        begun.raw_headers = []
        context = await self.get_context(connection, begun)
        try:
            asked = Asked.of(self.parse_json(await body.whole(receive)))
        except json.JSONDecodeError:
            raise HTTPException(400, "The request is no JSON.") from None
        result = await self.schema.execute(
            asked.query, asked.variables, context, operation_name=asked.name, allowed_operation_types=SINGLE
        )
        context.show_cost()
        return response(result, begun, accepts=accepts.get())

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
            self.doorkeeper.count(context)
            if not isinstance(request, WebSocket):
                raise
        if context.viewer is None:
            self.doorkeeper.count(context)
        context.on_sign_in = lambda token: set_cookie(context, token)
        return context

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


def _numbered(number: str, send: Send) -> Send:
    """Every answer carries the number under which its errors stand in the log."""

    async def with_number(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message.get("headers", ()), (trace.HEADER.encode(), number.encode())]
        await send(message)

    return with_number
