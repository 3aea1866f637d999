"""What takes its work from the log is not sent once for each of many events."""

import asyncio
from collections.abc import Mapping

from workers.reactions import PAUSE, Gathered


async def test_many_askings_are_one_message_at_once_and_one_at_the_end() -> None:
    sent: list[Mapping[str, list[int] | None]] = []
    gathered = Gathered(sent.append)
    for _ in range(100):
        gathered.ask("suggest")
    await asyncio.sleep(0.05)
    assert sent == [{"suggest": None}]
    for _ in range(100):
        gathered.ask("suggest")
    await asyncio.sleep(0.05)
    assert len(sent) == 1, "the moment is not over"
    await asyncio.sleep(PAUSE)
    assert len(sent) == 2, "and nothing that was asked is forgotten"
