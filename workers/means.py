"""What actors need beside a row's id: keys, limits, the clock, and a way to send one another work."""

import asyncio
import ssl
from collections.abc import Awaitable, Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from dramatiq import Actor, Broker

from mail import whatsapp
from mail.caps import STANDARD, Caps
from mail.oauth import Provider
from mail.reader import Reader
from models import webhook
from models.hosts import Network
from models.keyring import MAIL, Keyring
from models.line import Line
from models.posting import Way
from models.sent import SentFolder
from shelf import Shelf
from workers.beside import Beside
from workers.broker import waiting
from workers.own_mail import OwnMail

BACKLOG = 50
"""So many waiting messages keep the workers busy until the next look at the database."""
SENDING = ThreadPoolExecutor(max_workers=4, thread_name_prefix="queue")

T = TypeVar("T")


def clock() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Means:
    broker: Broker
    keyring: Keyring
    allow_private: Sequence[Network] = ()
    trust: ssl.SSLContext | None = None
    caps: Caps = STANDARD
    keep_raw: timedelta = timedelta(days=30)
    reader: Reader = field(default_factory=Reader)
    providers: Mapping[str, Provider] = field(default_factory=dict)
    own_mail: OwnMail | None = None
    whatsapp_url: str = whatsapp.URL
    webhook_private: Sequence[Network] = ()
    shelf: Shelf | None = None
    now: Callable[[], datetime] = clock
    beside: Beside = field(default_factory=Beside)
    instance_key: bytes = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "instance_key", self.keyring.derived(MAIL))

    @property
    def line(self) -> Line:
        """How mail servers are reached."""
        return Line(self.keyring, self.now, self.allow_private, self.trust, self.providers, self.caps.raw)

    @property
    def way(self) -> Way:
        """How messages leave."""
        folder = SentFolder(self.line)
        return Way(
            keyring=self.keyring,
            instance_key=self.instance_key,
            now=self.now,
            allow_private=self.allow_private,
            trust=self.trust,
            find=folder.has,
            keep=folder.keep,
            token=folder.token,
            whatsapp_url=self.whatsapp_url,
            shelf=self.shelf,
        )

    @property
    def hooks(self) -> webhook.Way:
        """How webhooks are called."""
        return webhook.Way(keyring=self.keyring, now=self.now, allow_private=self.webhook_private)

    async def post(self, name: str, ids: Sequence[int] | None = None, *, fence: int | None = None) -> None:
        """Send an actor its work: one message for each id, or one without any; `fence` is the number of a clock."""
        actor: Actor[..., Awaitable[None]] = self.broker.get_actor(name)
        options: dict[str, Any] = {} if fence is None else {"fence": fence}

        def send() -> None:
            for arguments in [()] if ids is None else [(id,) for id in ids]:
                actor.send_with_options(args=arguments, **options)

        await self._off_the_loop(send)

    async def restore(self, name: str, ids: Sequence[int]) -> None:
        """Send what the database says is to be done and a queue may have lost.

        While the queue is long it has lost nothing, and gets nothing twice; when it is empty everything is sent.
        """
        queue = self.broker.get_actor(name).queue_name
        if ids and await self._off_the_loop(lambda: waiting(self.broker, queue)) < BACKLOG:
            await self.post(name, ids)

    async def _off_the_loop(self, work: Callable[[], T]) -> T:
        """Redis may be away: its answer is waited for in threads that nothing else needs."""
        return await asyncio.get_running_loop().run_in_executor(SENDING, work)
