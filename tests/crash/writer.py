"""Eva and her friends write mails to a server that never dies; only what it has taken counts."""

import asyncio
import random
from dataclasses import dataclass, field
from datetime import UTC, datetime

from demo.letters import Letter
from demo.mail import compose
from tests.intake.post import Post

ALIASES = {"Norte": "norte@funil.example", "Sul": "sul@funil.example"}
EACH = 4
"""Mails of one sender: enough for two first ones at once, and fewer than the loop guard lets through."""


@dataclass
class Writer:
    post: Post
    dice: random.Random
    wanted: dict[str, frozenset[str]] = field(default_factory=dict)
    """Subject line of each mail that was taken → the channels it was for."""
    going: bool = True

    @property
    def raw(self) -> list[bytes]:
        return [raw for raw, _ in self.post.delivered]

    async def write(self, pause: float) -> None:
        while self.going:
            await self.send()
            await asyncio.sleep(self.dice.uniform(0, 2 * pause))

    async def send(self) -> str:
        """One mail, to one channel or to both; its subject line."""
        number = len(self.wanted) + 1
        line = f"Pedido número {number}"
        channels = self.dice.choice([["Norte"], ["Sul"], ["Norte", "Sul"]])
        letter = Letter(
            sender=f"Eva {number // EACH} <eva{number // EACH}@cliente.example>",
            to=", ".join(ALIASES[channel] for channel in channels),
            subject=line,
            text=f"Bom dia! Preciso de {number} barcos.\n",
        )
        now = datetime.now(UTC)
        await asyncio.to_thread(self.post.deliver, compose(letter, now=now), now)
        self.wanted[line] = frozenset(channels)
        return line
