"""Who is asking, when, and which rows this request has fetched already."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import strawberry
from starlette.requests import HTTPConnection
from starlette.responses import Response

import models
import prose
from errors import SignInNeeded, TooSoon
from models.throttle import Throttle
from models.trade.press import Press
from models.trying import Pace
from purse import Purses, Spent
from schema.live.course import Course
from schema.live.leave import Leave
from schema.live.look import Look
from schema.live.tail import Tail
from schema.loaders import Loaders
from schema.position import Position
from settings import Settings


def clock() -> datetime:
    return datetime.now(UTC)


SHARE = 0.8
"""Of the time that a request may take, for which it waits for another server."""


@dataclass
class Context:
    """One request, or one message of a subscription. The only place of the schema that reads the clock."""

    settings: Settings
    epoch: str
    tail: Tail
    keyring: models.Keyring
    viewer: models.User | None = None
    session: models.Session | None = None
    api_key: models.ApiKey | None = None
    connection: HTTPConnection | None = None
    connection_params: dict[str, Any] | None = None
    leave: Leave | None = None
    course: Course | None = None
    look: Look | None = None
    response: Response | None = None
    setup_token: str | None = None
    throttle: Throttle = field(default_factory=Throttle)
    pace: Pace = field(default_factory=Pace)
    purses: Purses = field(default_factory=lambda: Purses(0, 0))
    spent: Spent | None = None
    kind: str = "unread"
    now: datetime = field(default_factory=clock)
    on_sign_in: Callable[[str | None], None] | None = None
    _workspace: models.Workspace | None = None
    _loaders: Loaders | None = None
    _press: Press | None = None

    @property
    def loaders(self) -> Loaders:
        """Made when first needed: most of what a subscription hears of is not told."""
        if self._loaders is None:
            self._loaders = Loaders(self.viewer)
        return self._loaders

    def patience(self, most: float) -> float:
        """Seconds to wait for another server: that it is silent is told before the request itself is stopped."""
        return min(most, self.settings.request_seconds * SHARE)

    @property
    def press(self) -> Press:
        """It remembers what was laid out while a unit is tried again."""
        self._press = self._press or Press()
        return self._press

    @property
    def user(self) -> models.User:
        if self.viewer is None:
            raise SignInNeeded(prose.SIGN_IN)
        return self.viewer

    def charge(self, cost: int) -> TooSoon | None:
        """Take what an operation costs from the viewer's purse. Strangers are counted by the request, at the door."""
        if self.viewer is None:
            return None
        self.spent = self.purses.spend(str(self.viewer.id), cost)
        if self.spent.wait == 0:
            return None
        return TooSoon("You ask for too much at once. Wait {seconds} seconds.", seconds=self.spent.wait)

    def show_cost(self) -> None:
        """In the answer's head: what the document cost, what is left, and what a full purse holds."""
        if self.spent is not None and self.response is not None and self.purses.size:
            told = {"limit": self.purses.size, "cost": self.spent.asked, "remaining": self.spent.left}
            for name, value in told.items():
                self.response.headers[f"x-ratelimit-{name}"] = str(value)

    def renew(self) -> None:
        """Forget the rows: a socket lives long, and each of its messages shows what stands now."""
        self.now = clock()
        self._loaders = None
        self._workspace = None

    async def workspace(self) -> models.Workspace:
        if self._workspace is None:
            self._workspace = await models.Workspace.current()
        return self._workspace

    @property
    def ip(self) -> str | None:
        """From where they ask."""
        client = self.connection.client if self.connection else None
        return client.host if client else None

    @property
    def locale(self) -> str:
        accepted = self.connection.headers.get("accept-language") if self.connection else None
        default = self._workspace.locale if self._workspace else self.settings.locale
        return prose.best_locale(self.viewer.locale if self.viewer else None, accepted, default)

    def position(self, event_id: int) -> Position:
        return Position(f"{self.epoch}.{event_id}")


Info = strawberry.Info[Context, Any]
