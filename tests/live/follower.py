"""Clients that fetch once and then live on messages alone; whether they still know what a fresh fetch would tell them."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from tests.live.board import Board
from tests.live.line import Feed, Line
from tests.live.projection import BOARD, CONFIGURATION, CONFIGURED, FUNNEL, HISTORY, TIMELINE
from tests.web import Visitor


class State(Protocol):
    """What a client holds of one thing."""

    position: str

    def apply(self, event: Any) -> None: ...
    def told(self) -> Any: ...


class BoardState(Board):
    """The board in the card projection, its columns in order, and their totals."""

    def told(self) -> Any:
        return {
            "cards": {id: _projected(card) for id, card in self.cards.items()},
            "columns": {stage: ids for stage, ids in self.columns().items() if ids},
            "totals": self.totals,
        }

    def like(self, fresh: "BoardState") -> "BoardState":
        """Columns come and go with the configuration; the client looks at those that stand."""
        self.totals = {stage: total for stage, total in self.totals.items() if stage in fresh.totals}
        return self


def _projected(card: Any) -> Any:
    """A probability that is the stage's follows `configurationChanged`."""
    by_stage = card["probability"]["source"] == "STAGE"
    return {**card, "probability": {**card["probability"], "percent": None}} if by_stage else card


class ConfigurationState:
    def __init__(self, answer: Any) -> None:
        self.position: str = answer["position"]["position"]
        nouns = {
            "Stage": answer["stages"],
            "Channel": answer["channels"],
            "Marker": answer["markers"],
            "LostReason": answer["lostReasons"],
            "User": answer["users"],
            "Mailbox": answer["mailboxes"],
        }
        self.rows: dict[tuple[str, str], Any] = {(noun, row["id"]): row for noun in nouns for row in nouns[noun]}
        self.rows["Workspace", ""] = answer["workspace"]

    def apply(self, event: Any) -> None:
        for change in event["changes"]:
            key = (change["noun"], "" if change["noun"] == "Workspace" else change["id"])
            if change["kind"] == "REMOVED":
                self.rows.pop(key, None)
            else:
                self.rows[key] = {name: value for name, value in change["row"].items() if name != "__typename"}

    def told(self) -> Any:
        return self.rows


class TimelineState:
    def __init__(self, answer: Any) -> None:
        self.position: str = answer["position"]["position"]
        timeline = (answer["node"] or {}).get("timeline")
        self.there = timeline is not None
        self.entries = {entry["id"]: entry for entry in timeline["nodes"]} if timeline else {}

    def apply(self, event: Any) -> None:
        for change in event["changes"]:
            if change["kind"] == "REMOVED":
                self.entries.pop(change["entryId"], None)
            else:
                self.entries[change["entryId"]] = change["entry"]

    def told(self) -> Any:
        return self.entries


@dataclass
class Watched:
    """One thing that one client follows: fetched, then kept up to date. A client that is told to begin anew does so."""

    name: str
    visitor: Visitor
    line: Line
    query: str
    subscription: str
    make: Callable[[Any], Any]
    asked: dict[str, Any] = field(default_factory=dict)
    followed: dict[str, Any] = field(default_factory=dict)
    resyncs: int = 0
    state: Any = None
    _listening: asyncio.Task[None] | None = None

    async def begin(self) -> None:
        self.state = await self.fresh()
        if getattr(self.state, "there", True):
            feed = await self.line.subscribe(self.subscription, since=self.state.position, **self.followed)
            self._listening = asyncio.create_task(self._listen(feed))

    async def fresh(self) -> Any:
        return self.make(await self.visitor.ask(self.query, **self.asked))

    async def _listen(self, feed: Feed) -> None:
        while True:
            message = await feed.raw(seconds=300)
            if message["type"] == "complete":
                return
            assert message["type"] == "next" and "errors" not in message["payload"], message
            [event] = message["payload"]["data"].values()
            if event["kind"] == "RESYNC_REQUIRED":
                self.resyncs += 1
                await feed.end()
                await self.begin()
                return
            self.state.apply(event)

    async def check(self, seconds: float = 3) -> None:
        """What was told adds up to what a fresh fetch tells; what is still on its way is waited for."""
        fresh = await self.fresh()
        if self._listening is None or self._listening.done():
            await self._over(fresh)
            return
        try:
            async with asyncio.timeout(seconds):
                while self._told(fresh) != fresh.told() and not self._listening.done():
                    await asyncio.sleep(0.01)
        except TimeoutError:
            assert self._told(fresh) == fresh.told(), self.name
        if self._listening.done():
            await self._over(fresh)

    def _told(self, fresh: Any) -> Any:
        held = self.state.like(fresh) if isinstance(fresh, BoardState) else self.state
        return held.told()

    async def _over(self, fresh: Any) -> None:
        """The stream has ended, since the thing is out of sight; or a fresh start is under way, or it has come again."""
        if self._listening is not None:
            self._listening.result()
        assert self.state.told() == {} or getattr(self.state, "there", True), self.name
        if getattr(fresh, "there", True):
            await self.begin()
        else:
            assert self.state.told() == {}, self.name

    async def end(self) -> None:
        if self._listening is not None:
            self._listening.cancel()
            await asyncio.gather(self._listening, return_exceptions=True)


def board(name: str, visitor: Visitor, line: Line, **narrowed: Any) -> Watched:
    return Watched(f"{name}: board {narrowed}", visitor, line, BOARD, FUNNEL, BoardState, narrowed, narrowed)


def configuration(name: str, visitor: Visitor, line: Line) -> Watched:
    return Watched(f"{name}: configuration", visitor, line, CONFIGURATION, CONFIGURED, ConfigurationState)


def timeline(name: str, visitor: Visitor, line: Line, noun: str, id: str) -> Watched:
    followed = {f"{noun}Id": id}
    return Watched(f"{name}: timeline of {noun}", visitor, line, HISTORY, TIMELINE, TimelineState, {"id": id}, followed)
