"""Answers as server-sent events, and as one piece to who would take a stream: Strawberry's way, in our form. Knows no
noun."""

import contextvars
from collections.abc import AsyncIterator, Callable
from typing import Any

from starlette.responses import Response
from strawberry.asgi import GraphQL
from strawberry.http import GraphQLHTTPResponse
from strawberry.types import ExecutionResult

import prose
from schema import body
from schema.asked import say_when, subscribes
from schema.context import Context
from schema.crowd import Crowd
from schema.doorkeeper import TurnedAway
from schema.frames import SocketAdapter
from schema.live.whole import unbroken

ONE_SECOND = 1
STREAM = "text/event-stream"
accepts: contextvars.ContextVar[str] = contextvars.ContextVar("accepts", default="")
"""In which form this request takes its answer."""


class Streaming(GraphQL[Context, None]):
    websocket_adapter_class = SocketAdapter
    crowd: Crowd

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

    async def process_result(self, request: Any, result: ExecutionResult) -> GraphQLHTTPResponse:
        answer = await super().process_result(request, result)
        if result.data is None and result.errors and all(error.path is None for error in result.errors):
            answer.pop("data", None)
        return answer

    def create_response(self, response_data: Any, sub_response: Response) -> Response:
        """To who would take a stream, and asked for none."""
        response = super().create_response(response_data, sub_response)
        response.headers["cache-control"] = "no-store"
        if body.RESPONSE_JSON in accepts.get():
            response.headers["content-type"] = f"{body.RESPONSE_JSON}; charset=utf-8"
            if "data" not in response_data:
                response.status_code = 400
        if "data" not in response_data:
            say_when(response, response_data["errors"][0].get("extensions", {}))
        return response
