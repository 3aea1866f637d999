"""IDLE: mailboxes that say when mail comes are looked into at that moment. Where it fails, the clock polls anyway."""

import asyncio
import contextlib
import logging
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tortoise.exceptions import BaseORMException

from late import Late
from mail.mailbox import MailboxError
from models import Mailbox, MailboxPhase, polling
from models.keyring import SealBroken
from workers.lease import Hold
from workers.means import Means

if TYPE_CHECKING:
    from redis import exceptions
else:
    exceptions = Late("redis.exceptions")

log = logging.getLogger(__name__)

LOOK = 5.0
"""Seconds between two looks at which mailboxes there are."""
PAUSE = 60.0
"""Seconds after an error, or with a server that cannot IDLE, until it is tried again."""
BREATH = 1.0
"""Seconds between two times, for servers that never stop saying that there is mail."""


@dataclass
class Ear:
    """One mailbox that is listened to, in the version in which it was read."""

    task: asyncio.Task[None]
    stop: threading.Event


async def run(means: Means, hold: Hold) -> None:
    """Listen to every mailbox that can be read, until cancelled: once for the installation, beside the clock."""
    ears: dict[tuple[int, int], Ear] = {}
    try:
        while True:
            try:
                ready = await Mailbox.filter(phase=MailboxPhase.READY).values("id", "version")
            except (BaseORMException, OSError) as error:
                log.warning("The mailboxes could not be read: %s", error)
            else:
                await _listen_to({(row["id"], row["version"]) for row in ready}, ears, means, hold)
            await asyncio.sleep(LOOK)
    finally:
        await _close(list(ears.values()))


async def _listen_to(wanted: set[tuple[int, int]], ears: dict[tuple[int, int], Ear], means: Means, hold: Hold) -> None:
    await _close([ears.pop(key) for key in list(ears) if key not in wanted or ears[key].task.done()])
    for key in wanted - ears.keys():
        stop = threading.Event()
        ears[key] = Ear(asyncio.create_task(_listen(key[0], means, hold, stop)), stop)


async def _close(ears: list[Ear]) -> None:
    for ear in ears:
        ear.stop.set()
        ear.task.cancel()
    for failure in await asyncio.gather(*(ear.task for ear in ears), return_exceptions=True):
        if isinstance(failure, Exception):
            log.warning("Listening to a mailbox ended: %s", failure)


async def _listen(mailbox_id: int, means: Means, hold: Hold, stop: threading.Event) -> None:
    while not stop.is_set():
        heard = None
        with contextlib.suppress(MailboxError, SealBroken):
            heard = await polling.listen(mailbox_id, line=means.line, until=stop.is_set)
        if heard and hold.stands:
            await _post(mailbox_id, means)
        await asyncio.sleep(PAUSE if heard is None else BREATH)


async def _post(mailbox_id: int, means: Means) -> None:
    try:
        await means.post("poll", [mailbox_id])
    except (exceptions.RedisError, OSError) as error:
        log.warning("Mailbox %s waits for the clock: %s", mailbox_id, error)
