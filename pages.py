"""Our own pages, from files that the build has made: the board and GraphiQL. Knows no noun and asks no database."""

from pathlib import PurePosixPath

from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "frame-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
FOREVER = b"public, max-age=31536000, immutable"


class Pages(StaticFiles):
    """Files under a policy that lets nothing load from elsewhere. What is named for its content is kept for ever."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_policy(message: Message) -> None:
            if message["type"] == "http.response.start":
                lasting = "/assets/" in str(scope.get("path", "")) and message["status"] in (200, 206, 304)
                message["headers"] = [
                    *message["headers"],
                    (b"content-security-policy", POLICY.encode()),
                    (b"x-content-type-options", b"nosniff"),
                    (b"referrer-policy", b"no-referrer"),
                    (b"cache-control", FOREVER if lasting else b"no-cache"),
                ]
            await send(message)

        await super().__call__(scope, receive, with_policy)


class Board(Pages):
    """The single page: every address that is no file is one of its screens."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        try:
            return await super().get_response(path, scope)
        except HTTPException as missing:
            if missing.status_code != 404 or PurePosixPath(path).suffix or path.startswith("assets"):
                raise
            return await super().get_response("index.html", scope)
