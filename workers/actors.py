"""When it runs: each actor finds its row by id, calls one verb, and ends. What the verbs do stands in `models/`."""

import functools
from collections.abc import Sequence

import dramatiq
from dramatiq.middleware import Shutdown

import models
from models import filing, polling
from workers.means import Means

AT_ONCE = 1_000
"""Deliveries that are tried again which one sweep sends on; the next one finds the rest."""
SECOND = 1_000
MINUTE = 60 * SECOND


def declare(means: Means) -> None:
    """Make the actors known to the queue. Lower numbers go first: looking for mail does not wait behind filing it."""
    actor = functools.partial(dramatiq.actor, broker=means.broker, max_retries=0)

    @actor(queue_name="poll", priority=0, time_limit=2 * MINUTE, notify_shutdown=True, throws=Shutdown)
    async def poll(mailbox_id: int) -> None:
        """Take what is new in one mailbox; what is stored is filed."""
        await polling.poll(
            mailbox_id,
            keyring=means.keyring,
            now=means.now,
            then=file_first,
            allow_private=means.allow_private,
            trust=means.trust,
            largest=means.caps.raw,
        )

    async def file_first(inbound_ids: Sequence[int]) -> None:
        """Each mail that is filed sends the next one of its mailbox."""
        await means.post("file", inbound_ids[:1])

    @actor(queue_name="file", priority=10, time_limit=MINUTE)
    async def file(inbound_id: int) -> None:
        """File one stored mail."""
        await filing.file(
            inbound_id,
            now=means.now(),
            instance_key=means.instance_key,
            reader=means.reader,
            caps=means.caps,
            then=functools.partial(means.post, "file"),
        )

    @actor(queue_name="clock", priority=0, time_limit=10 * SECOND, max_age=5 * SECOND)
    async def poll_due() -> None:
        """Look into the mailboxes whose time has come."""
        due = await models.Mailbox.due(means.now()).values("id")
        await means.restore("poll", [row["id"] for row in due])

    @actor(queue_name="clock", priority=0, time_limit=MINUTE, max_age=10 * MINUTE)
    async def sweep() -> None:
        """Send what waits in the database and is perhaps in no queue."""
        await means.restore("file", await models.InboundMail.to_send(means.now(), most=AT_ONCE))
        await models.IdempotencyKey.forget_old(means.now())

    @actor(queue_name="clock", priority=20, time_limit=10 * MINUTE, max_age=10 * MINUTE)
    async def forget() -> None:
        """Delete uploads that nobody used, and the bytes of files that are gone."""
        await models.File.forget_unused(by=await models.User.system(), now=means.now())
        await models.Blob.sweep(now=means.now())

    @actor(queue_name="clock", priority=5, time_limit=10 * MINUTE, max_age=10 * MINUTE)
    async def tick() -> None:
        """Flip what time has changed on subjects: idle, rotting, off the board."""
        await models.Subject.tick(by=await models.User.system(), now=means.now())
