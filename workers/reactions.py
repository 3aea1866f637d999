"""What follows from what happened: event → actors. The one table of it; the wiring stands below."""

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from late import Late
from models import Event, suggesting
from workers.means import Means

if TYPE_CHECKING:
    from redis import exceptions
else:
    exceptions = Late("redis.exceptions")

log = logging.getLogger(__name__)


PAUSE = 0.5
"""Seconds."""


class Reaction(NamedTuple):
    """An actor, and what it is told: the row that the event is about, one that its fact names, or nothing.

    `when`: only of facts that say this.
    """

    actor: str
    of_row: bool = False
    named: str | None = None
    when: tuple[str, str] | None = None


REACTIONS: Mapping[str, Sequence[Reaction]] = {
    "MailboxConnected": [Reaction("poll", of_row=True)],
    "MailboxUpdated": [Reaction("poll", of_row=True)],
    "PasswordResetAsked": [Reaction("send_resets")],
    "UserInvited": [Reaction("send_invitations")],
    "InvitationRenewed": [Reaction("send_invitations")],
    "IntakeReleased": [Reaction("file", of_row=True)],
    "MailboxAuthorised": [Reaction("poll", of_row=True)],
    "JobQueued": [Reaction("work_on", of_row=True)],
    "MessageWritten": [Reaction("send", named="message")],
    "MessageStateChanged": [Reaction("send", named="message", when=("state", "QUEUED"))],
    "WorkspaceUpdated": [Reaction("tick")],
    "ChannelUpdated": [Reaction("tick")],
    "StageUpdated": [Reaction("tick")],
    "UserUpdated": [Reaction("tick")],
}


def listener(means: Means) -> tuple[Callable[[int, list[Event]], None], set[asyncio.Task[None]]]:
    """For `models.after_commit`: sends what follows from a unit's events. With it, what is on its way just now."""
    sending: set[asyncio.Task[None]] = set()

    def send(wanted: Mapping[str, list[int] | None]) -> None:
        task = asyncio.get_running_loop().create_task(_send(means, wanted))
        sending.add(task)
        task.add_done_callback(sending.discard)

    gathered = Gathered(send)

    def react(_: int, events: list[Event]) -> None:
        wanted = _wanted(events)
        if "suggest" in wanted:
            del wanted["suggest"]
            gathered.ask("suggest")
        if wanted:
            send(wanted)

    return react, sending


class Gathered:
    """An actor that takes its work from the log finds all of it in one turn: it is sent at once, and then not again for
    a moment, however much happens. What is asked for meanwhile is one message at the moment's end."""

    def __init__(self, send: Callable[[Mapping[str, list[int] | None]], None]) -> None:
        self._send = send
        self._last = -PAUSE
        self._waits = False

    def ask(self, actor: str) -> None:
        if not self._waits:
            self._waits, loop = True, asyncio.get_running_loop()
            loop.call_later(max(0.0, self._last + PAUSE - loop.time()), self._go, actor)

    def _go(self, actor: str) -> None:
        self._waits, self._last = False, asyncio.get_running_loop().time()
        self._send({actor: None})


def _follows(event: Event) -> list[Reaction]:
    """What follows from one event, whether or not it bears on the next step."""
    further = [Reaction("suggest")] if suggesting.bears(event.kind, event.data) else []
    return [*REACTIONS.get(event.kind, ()), *further]


def _wanted(events: list[Event]) -> dict[str, list[int] | None]:
    """Actors with the rows they are told; each actor and row once for a unit."""
    wanted: dict[str, list[int] | None] = {}
    for event in events:
        for reaction in _follows(event):
            if reaction.when is not None and event.data.get(reaction.when[0]) != reaction.when[1]:
                continue
            told = reaction.of_row or reaction.named is not None
            row = event.data[reaction.named] if reaction.named else event.noun_id
            rows = wanted.setdefault(reaction.actor, [] if told else None)
            if rows is not None and row not in rows:
                rows.append(row)
    return wanted


async def _send(means: Means, wanted: Mapping[str, list[int] | None]) -> None:
    for actor, rows in wanted.items():
        try:
            await means.post(actor, rows)
        except (exceptions.RedisError, OSError) as error:
            log.warning("%s could not be sent and waits for the sweeper: %s", actor, error)
