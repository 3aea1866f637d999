"""Who writes to customers while the server dies, by a mail server that does not, and that may kill ours."""

import asyncio
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import cycle
from typing import Any
from uuid import uuid4

from tests.crash.books import OURS, Books
from tests.crash.caller import Caller
from tests.sink import Sink

CUSTOMER = "dora@cliente.example"
STATE = "query($id: ID!) { node(id: $id) { ... on Message { state } } }"


@dataclass
class Correspondent:
    """`sent`: the messages that the server has promised to send, by Relay id."""

    callers: Sequence[Caller]
    subject_id: str
    sink: Sink
    sent: list[str] = field(default_factory=list)
    asked: asyncio.Queue[None] = field(default_factory=asyncio.Queue)

    @classmethod
    async def begin(cls, callers: Sequence[Caller], channel_id: str, sink: Sink) -> "Correspondent":
        """The mailbox of the channel sends by `sink`, and there is a subject to write about."""
        first = callers[0]
        boxes = (await first.ask("{ mailboxes { id address } }"))["mailboxes"]
        [box] = [box["id"] for box in boxes if box["address"] == OURS]
        server = {"id": box, "host": "127.0.0.1", "port": sink.port, "security": "NONE", "anonymous": True}
        await first.do("mailboxSendingSet", server, "mailbox { id }")
        matter = {"title": "Barcos da Dora", "channelId": channel_id}
        made = await first.do("subjectCreate", matter, "subject { id }")
        return cls(callers, made["subject"]["id"], sink)

    async def work(self) -> None:
        """One message whenever somebody asked for it, repeated until it is promised; until cancelled."""
        for caller in cycle(self.callers):
            await self.asked.get()
            key = uuid4().hex
            words = {"subjectId": self.subject_id, "to": [CUSTOMER], "text": f"Oi {key}", "idempotencyKey": key}
            answer = await caller.do("messageSend", words, "message { id }")
            self.sent.append(answer["message"]["id"])
            self.asked.task_done()

    def write(self, then: Callable[[], None] | None = None) -> None:
        """Ask for one. `then` happens once the mail server has a mail, and before it says so."""
        self.sink.before_reply = then
        self.asked.put_nowait(None)

    async def nothing_waits(self) -> bool:
        if self.asked.qsize():
            return False
        return not {"QUEUED", "SENDING"} & {await self._state(id) for id in self.sent}

    async def _state(self, id: str) -> Any:
        return (await self.callers[0].ask(STATE, id=id))["node"]["state"]


async def check_sent(books: Books, writing: Correspondent) -> Counter[str]:
    """I7: nothing left twice, and what is called sent has left. How many messages are in each state."""
    rows = await books.rows("SELECT message_id, state, handed_over_at FROM message WHERE text LIKE 'Oi %'")
    states = {id: state for id, state, _ in rows}
    left = Counter(writing.sink.message_ids)
    assert len(states) == len(rows) == len(writing.sent), "Each promise is one message."
    assert {id: times for id, times in left.items() if times > 1} == {}, "A customer has a mail twice."
    assert set(left) <= set(states), "A mail left that nobody wrote."
    assert {id for id, state in states.items() if state == "SENT"} <= set(left), "It is called sent and never left."
    counted = Counter(states.values())
    assert set(counted) <= {"SENT", "UNKNOWN"}, "What was promised is sent, unless nobody can know that."
    assert [id for id, state, handed in rows if state == "UNKNOWN" and handed is None] == []
    return counted
