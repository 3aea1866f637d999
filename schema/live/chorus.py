"""Those who follow the same board with the same eyes are told by one: each stretch of the log is decided and fetched
once for all of them, and for each different document among theirs told once, in the same bytes to each socket. What
these documents have in common is told once, too (DESIGN §6, §11). Knows no noun and no socket.

Everybody begins alone, by their own `since`, and comes in when they are level. Who cannot take a message at once, or
may see other things from now on, goes on alone from where they are, and so does everyone should the one fail: alone is
the rule, and together only cheaper. Nothing is queued for anybody: who is slow has one message on its way, as alone.
"""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Coroutine, Generator, Sequence
from contextvars import Context as Bare
from functools import partial
from typing import Any, Protocol, cast

import msgspec
from graphql import GraphQLSchema
from strawberry.schema import BaseSchema

import models
from schema.context import Context
from schema.live.alike import Likeness, Scope
from schema.live.course import Course
from schema.live.follow import Stream
from schema.plan import Known, Messages
from schema.reading import read

log = logging.getLogger("funil.live")
IN_A_ROW = 20
"""After so many documents the loop has a turn."""


class Place(Protocol):
    """Where messages go."""

    def sending(self, text: str) -> Coroutine[Any, Any, None]: ...


class Said:
    """One message for all; per id of a subscription it is written once."""

    def __init__(self, position: int, data: Any) -> None:
        self.position = position
        self._payload = msgspec.json.encode({"data": data}).decode()
        self._texts: dict[str, str] = {}

    def text(self, id: str) -> str:
        if id not in self._texts:
            self._texts[id] = f'{{"id":{msgspec.json.encode(id).decode()},"type":"next","payload":{self._payload}}}'
        return self._texts[id]


class Rest:
    """A message that could not be written at once: what is left of writing it."""

    def __init__(self, work: Coroutine[Any, Any, None], waits: Any) -> None:
        self._work, self._waits = work, waits

    def __await__(self) -> Generator[Any, Any, None]:
        while True:
            try:
                said = yield self._waits
            except BaseException as failure:  # noqa: BLE001 - it is the sending's, as in any `await`
                step = partial(self._work.throw, failure)
            else:
                step = partial(self._work.send, said)
            try:
                self._waits = step()
            except StopIteration:
                return


def begun(work: Coroutine[Any, Any, None]) -> Rest | None:
    """Run until it has to wait for its reader; None when it did not have to."""
    try:
        waits = work.send(None)
    except StopIteration:
        return None
    return Rest(work, waits)


class Member:
    """One subscription that may be told together with others."""

    def __init__(self, chorus: "Chorus", voice: "Voice", id: str, place: Place, context: Context) -> None:
        self.chorus, self.voice, self.id, self.place = chorus, voice, id, place
        self.position = 0
        self.rest: Rest | None = None
        self.apart: asyncio.Future[None] | None = None
        self._came_at = 0
        session, key = context.session, context.api_key
        self.user_id = context.user.id
        self._about = {("User", self.user_id), ("Session", session and session.id), ("ApiKey", key and key.id)}

    def join(self, position: int) -> bool:
        """Come in, once nothing is behind that the others have been told already, and nothing is read that might have
        changed what this one sees: whatever comes from now on is heard of in time (`_send_away`)."""
        reached = self.chorus.course.reached
        if reached is None or position < max(reached, self.chorus.tail.head) or not self.chorus.sings:
            return False
        self.position = self._came_at = position
        self.apart = asyncio.get_running_loop().create_future()
        self.chorus.members.add(self)
        self.voice.members.add(self)
        return True

    def hear(self, said: Said) -> None:
        if said.position <= self._came_at:
            return
        self.position = said.position
        try:
            self.rest = begun(self.place.sending(said.text(self.id)))
        except Exception as gone:  # noqa: BLE001 - told to whoever awaits this member
            self.part(gone)
        else:
            if self.rest is not None:
                self.part()

    def concerned(self, events: Sequence[models.Event]) -> bool:
        """Whether these may have changed what they see, or whether they may listen at all."""
        return any(
            event.reach_user_id == self.user_id or (event.noun, event.noun_id) in self._about for event in events
        )

    def part(self, failure: Exception | None = None) -> None:
        """Go on alone."""
        self.leave()
        if self.apart is not None and not self.apart.done():
            if failure is None:
                self.apart.set_result(None)
            else:
                self.apart.set_exception(failure)

    def leave(self) -> None:
        self.voice.members.discard(self)
        self.chorus.members.discard(self)
        self.chorus.end_if_empty()


class Voice:
    """One document with its variables, and who follows just that."""

    def __init__(self, likeness: Likeness, messages: Messages) -> None:
        self.likeness, self._messages = likeness, messages
        self.members: set[Member] = set()
        self.followers = 0

    async def tell(self, event: Any, position: int, known: Known) -> None:
        """What goes wrong is told to each of them alone. `known`: what other voices told of this event."""
        if not self.members:
            return
        result = await self._messages.told(event, known)
        said = None if result.errors else Said(position, result.data)
        for member in list(self.members):
            if said is None:
                member.part()
            else:
                member.hear(said)


class Chorus:
    """All who follow one board with the same eyes, and the one stream behind them."""

    def __init__(self, scope: Scope, context: Context) -> None:
        self.scope, self.course, self.tail = scope, Course(), context.tail
        self.voices: dict[Likeness, Voice] = {}
        self.members: set[Member] = set()
        self.followers = 0
        self.context = Context(
            settings=context.settings,
            epoch=context.epoch,
            tail=context.tail,
            keyring=context.keyring,
            viewer=scope.eyes,
            course=self.course,
        )
        self._task: asyncio.Task[None] | None = None

    @property
    def sings(self) -> bool:
        return self._task is not None and not self._task.done()

    def begin(self) -> None:
        if not self.sings:
            self.course.reached = None
            self._task = Bare().run(asyncio.get_running_loop().create_task, self._sing())

    def end(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def end_if_empty(self) -> None:
        """The stream behind them costs as much as one of them alone; the next two begin it again."""
        if not self.members and self.followers < 2:
            self.end()

    async def _sing(self) -> None:
        stop = self.tail.watch(self._send_away)
        try:
            stream = await Stream.for_many(self.context)
            async for event in self.scope.news(self.context.user).of(stream):
                position, known = self.course.told, defaultdict[bytes, Known](Known)
                for number, voice in enumerate(list(self.voices.values())):
                    variables = voice.likeness.variables  # arguments are given by them, and a part does not know them
                    await voice.tell(event, position, known[variables])
                    if known[variables].size > Known.MOST:
                        del known[variables]
                    if number % IN_A_ROW == IN_A_ROW - 1:
                        await asyncio.sleep(0)
                del event, known  # the next one may be long in coming
        except Exception:
            log.exception("What is told together could not be told; everybody goes on alone.")
        finally:
            stop()
            for member in list(self.members):
                member.part()

    def _send_away(self, events: list[models.Event]) -> None:
        """Called when the log is read, before anything of this stretch is told."""
        for member in [member for member in self.members if member.concerned(events)]:
            member.part()


class Choirs:
    """Every board that is followed in this process with eyes that several may have."""

    def __init__(self, schema: BaseSchema) -> None:
        self._schema: GraphQLSchema = cast(Any, schema)._schema
        self._choirs: dict[Scope, Chorus] = {}

    @property
    def all(self) -> Sequence[Chorus]:
        return list(self._choirs.values())

    def enter(
        self, likeness: Likeness, variables: dict[str, Any] | None, id: str, place: Place, context: Context
    ) -> Member:
        """Whoever follows something alike; the second one makes it a chorus."""
        chorus = self._choirs.get(likeness.scope)
        if chorus is None:
            chorus = self._choirs[likeness.scope] = Chorus(likeness.scope, context)
        voice = chorus.voices.get(likeness)
        if voice is None:
            voice = chorus.voices[likeness] = Voice(likeness, self._messages(likeness, variables, chorus.context))
        chorus.followers += 1
        voice.followers += 1
        if chorus.followers > 1:
            chorus.begin()
        return Member(chorus, voice, id, place, context)

    def _messages(self, likeness: Likeness, variables: dict[str, Any] | None, context: Context) -> Messages:
        document = read(self._schema, likeness.document).document
        given = {"context_value": context, "variable_values": variables, "operation_name": likeness.name}
        messages = Messages.of(self._schema, document, **given)
        if not isinstance(messages, Messages):
            raise messages[0]
        return messages

    def leave(self, member: Member) -> None:
        chorus, voice = member.chorus, member.voice
        chorus.followers -= 1
        voice.followers -= 1
        if voice.followers == 0 and chorus.voices.get(voice.likeness) is voice:
            del chorus.voices[voice.likeness]
        member.leave()
        if chorus.followers == 0 and self._choirs.get(chorus.scope) is chorus:
            chorus.end()
            del self._choirs[chorus.scope]
