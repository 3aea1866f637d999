"""What actors need beside a row's id: keys, limits, the clock, and a way to send one another work."""

import asyncio
import ssl
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from dramatiq import Actor, Broker

from mail.caps import STANDARD, Caps
from models.hosts import Network
from models.keyring import Keyring

MAIL = "mail"


def clock() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Means:
    broker: Broker
    keyring: Keyring
    allow_private: Sequence[Network] = ()
    trust: ssl.SSLContext | None = None
    caps: Caps = STANDARD
    now: Callable[[], datetime] = clock
    instance_key: bytes = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "instance_key", self.keyring.derived(MAIL))

    async def post(self, name: str, ids: Sequence[int] | None = None) -> None:
        """Send an actor its work: one message for each id, or one without any. Never on the loop: Redis may be away."""
        actor: Actor[..., Awaitable[None]] = self.broker.get_actor(name)

        def send() -> None:
            for arguments in [()] if ids is None else [(id,) for id in ids]:
                actor.send(*arguments)

        await asyncio.to_thread(send)
