"""Clients that fetch once and then live on messages alone: do they know what a fresh fetch would tell them?"""

import asyncio
import contextlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from models.activity.state import OPEN
from tests.live.board import Board
from tests.live.line import Feed, Line
from tests.live.projection import (
    ACTIVITIES,
    ACTIVITY,
    CONFIGURATION_FIELDS,
    CONFIGURED,
    FUNNEL,
    FUNNEL_FIELDS,
    HISTORY_FIELDS,
    INTAKE,
    INTAKE_FIELDS,
    SUGGESTION,
    TIMELINE,
)
from tests.web import Visitor


class BoardState(Board):
    """The board in the card projection, its columns in order, and their totals."""

    def __init__(self, funnel: Any) -> None:
        super().__init__({"funnel": funnel})

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
        nouns = {
            "Stage": answer["stages"],
            "Channel": answer["channels"],
            "Marker": answer["markers"],
            "LostReason": answer["lostReasons"],
            "User": answer["users"],
            "Mailbox": answer["mailboxes"],
            "MessageTemplate": answer["messageTemplates"],
            "ActivityType": answer["activityTypes"],
            "ActivityPlan": answer["activityPlans"],
            "SavedView": answer["savedViews"],
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
    def __init__(self, node: Any) -> None:
        timeline = (node or {}).get("timeline")
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


class ActivitiesState:
    """Open activities and suggestions: one's own, or all that one sees."""

    def __init__(self, connection: Any, suggestions: Any) -> None:
        self.rows = {row["id"]: row for row in (*connection["nodes"], *suggestions["nodes"])}

    def apply(self, event: Any) -> None:
        for change in event["changes"]:
            if change["kind"] == "REMOVED":
                self.rows.pop(change["activityId"], None)
            else:
                self.rows[change["activityId"]] = change["activity"]
        for change in event["suggestions"]:
            if change["kind"] == "REMOVED":
                self.rows.pop(change["suggestionId"], None)
            else:
                self.rows[change["suggestionId"]] = change["suggestion"]

    def told(self) -> Any:
        return self.rows


class IntakeState:
    """The mail that came in."""

    def __init__(self, answer: Any) -> None:
        self.mails = {mail["id"]: mail for mail in answer["intake"]["nodes"]}

    def apply(self, event: Any) -> None:
        for change in event["changes"]:
            if change["kind"] == "REMOVED":
                self.mails.pop(change["mailId"], None)
            else:
                self.mails[change["mailId"]] = change["mail"]

    def told(self) -> Any:
        return self.mails


@dataclass
class Watched:
    """One thing that one client follows: fetched, then kept up to date. A client that is told to begin anew does so."""

    name: str
    visitor: Visitor
    line: Line
    fields: str
    """What is fetched: a selection of the query, in which `{n}` tells its names from those of others."""
    subscription: str
    pick: Callable[[Any, int], Any]
    declared: str = ""
    variables: dict[str, Any] = field(default_factory=dict)
    resyncs: int = 0
    state: Any = None
    _listening: asyncio.Task[None] | None = None

    async def begin(self, answer: Any = None, number: int = 0) -> None:
        answer = answer or await fetched([self])
        self.state = self.pick(answer, number)
        if getattr(self.state, "there", True):
            since = answer["now"]["position"]  # of the fetch, so that nothing lies between
            feed = await self.line.subscribe(self.subscription, since=since, **self.variables)
            self._listening = asyncio.create_task(self._listen(feed))

    async def _listen(self, feed: Feed) -> None:
        while True:
            message = await feed.raw(seconds=3_600)
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

    async def check(self, answer: Any, number: int, seconds: float = 3) -> None:
        """What was told adds up to what a fresh fetch tells; what is still on its way is waited for."""
        fresh = self.pick(answer, number)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                while not self._over and self._told(fresh) != fresh.told():
                    await asyncio.sleep(0.01)
        assert self._told(fresh) == fresh.told(), self.name
        if self._over and getattr(fresh, "there", True):
            await self.begin()

    @property
    def _over(self) -> bool:
        """The stream has ended, since the thing is out of sight."""
        if self._listening is None or not self._listening.done():
            return self._listening is None
        self._listening.result()
        return True

    def _told(self, fresh: Any) -> Any:
        if self._over and getattr(fresh, "there", True):
            return fresh.told()
        held = self.state.like(fresh) if isinstance(fresh, BoardState) else self.state
        return held.told()

    async def end(self) -> None:
        if self._listening is not None:
            self._listening.cancel()
            await asyncio.gather(self._listening, return_exceptions=True)


async def fetched(watched: list[Watched]) -> Any:
    """One fresh fetch of all that one client follows."""
    declared = " ".join(one.declared.replace("{n}", str(number)) for number, one in enumerate(watched))
    fields = " ".join(one.fields.replace("{n}", str(number)) for number, one in enumerate(watched))
    now = "" if "funnel(" in fields else "now: funnel(stageIds: []) { position }"
    document = f"query Fresh {f'({declared})' if declared.strip() else ''} {{ {now} {fields} }}"
    named = {f"{name}{number}": value for number, one in enumerate(watched) for name, value in one.variables.items()}
    answer = await watched[0].visitor.ask(document, **named)
    return {"now": next((funnel for name, funnel in answer.items() if name.startswith("board")), None), **answer}


def board(name: str, visitor: Visitor, line: Line, **narrowed: Any) -> Watched:
    return Watched(
        name=f"{name}: board {narrowed}",
        visitor=visitor,
        line=line,
        fields="board{n}: funnel(channelId: $channelId{n}, filter: $filter{n}) { " + FUNNEL_FIELDS + " }",
        subscription=FUNNEL,
        pick=lambda answer, number: BoardState(answer[f"board{number}"]),
        declared="$channelId{n}: ID, $filter{n}: SubjectFilter",
        variables=narrowed,
    )


def configuration(name: str, visitor: Visitor, line: Line) -> Watched:
    return Watched(
        name=f"{name}: configuration",
        visitor=visitor,
        line=line,
        fields=CONFIGURATION_FIELDS,
        subscription=CONFIGURED,
        pick=lambda answer, _: ConfigurationState(answer),
    )


def timeline(name: str, visitor: Visitor, line: Line, noun: str, id: str) -> Watched:
    return Watched(
        name=f"{name}: timeline of {noun}",
        visitor=visitor,
        line=line,
        fields=f"history{{n}}: node(id: ${noun}Id{{n}}) {{ {HISTORY_FIELDS} }}",
        subscription=TIMELINE,
        pick=lambda answer, number: TimelineState(answer[f"history{number}"]),
        declared=f"${noun}Id{{n}}: ID!",
        variables={f"{noun}Id": id},
    )


def activities(name: str, visitor: Visitor, line: Line, *, assignee: str | None = None) -> Watched:
    """Those of one person, or all that the visitor sees."""
    states = ", ".join(state.value for state in OPEN)
    theirs = f'assigneeIds: ["{assignee}"]' if assignee else ""
    return Watched(
        name=f"{name}: activities of {assignee or 'all'}",
        visitor=visitor,
        line=line,
        fields=f"activities{{n}}: activities(filter: {{states: [{states}] {theirs}}}, first: 100)"
        f" {{ nodes {{ {ACTIVITY} }} }}"
        f" suggestions{{n}}: suggestions(filter: {{{theirs}}}, first: 100) {{ nodes {{ {SUGGESTION} }} }}",
        subscription=ACTIVITIES.replace("$mine: Boolean!, ", "").replace("$mine", str(bool(assignee)).lower()),
        pick=lambda answer, number: ActivitiesState(answer[f"activities{number}"], answer[f"suggestions{number}"]),
    )


def intake(name: str, visitor: Visitor, line: Line) -> Watched:
    return Watched(
        name=f"{name}: intake",
        visitor=visitor,
        line=line,
        fields=INTAKE_FIELDS,
        subscription=INTAKE,
        pick=lambda answer, _: IntakeState(answer),
    )
