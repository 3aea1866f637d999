"""Starting and stopping the worker: inside the server's process, or in one of its own (`funil work`)."""

import asyncio
import contextlib
import functools
import logging
import signal
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator, Sequence
from datetime import datetime, timedelta

import dramatiq
from dramatiq import Broker, Worker
from dramatiq.asyncio import set_event_loop_thread

import measures
import models
import storage.engine as engine
from bus import RedisBus
from mail.reader import Reader
from mail.wire import trusted
from models import filing, polling, posting, turns
from models.hosts import Network
from models.keyring import Keyring
from settings import Settings
from storage import company
from workers import actors, clock, idle, lease, reactions
from workers.broker import make_broker
from workers.door import telling
from workers.fence import CLOCK
from workers.loop import ThisLoop
from workers.means import Means
from workers.means import clock as wall
from workers.own_mail import OwnMail

THREADS = 24
"""Enough for what waits a moment for a server; who waits longer does so beside them (`workers.beside`)."""
WAKES = 500
"""Milliseconds after which an idle thread looks whether it should end."""
PATIENCE = 12_000
"""Milliseconds that actors have to end in."""

REST = 5.0
"""Seconds until a part that has ended begins again."""

log = logging.getLogger(__name__)


@contextlib.asynccontextmanager
async def embedded(
    settings: Settings,
    keyring: Keyring,
    *,
    now: Callable[[], datetime] = wall,
    allow_private: Sequence[Network] | None = None,
) -> AsyncIterator[Means]:
    """The worker inside the running server, on its loop and its open database, with a queue in memory."""
    # Nobody else works on this database, so whatever somebody had begun is abandoned.
    await models.Lease.forget()
    await polling.forget_leases()
    await turns.forget_leases()
    await filing.forget_attempts()
    await posting.forget_leases(now())
    async with working(make_broker(None), settings, keyring, now=now, allow_private=allow_private) as means:
        yield means


def run(settings: Settings) -> int:
    """`funil work`: one process that does work from Redis until it is told to stop."""
    if settings.redis_url is None:
        raise engine.Unusable(
            "FUNIL_REDIS_URL is not set, so the server does its own work: `funil serve` is enough. "
            "Processes that only work need Redis, and PostgreSQL."
        )
    asyncio.run(_work(settings, settings.redis_url))
    return 0


async def _work(settings: Settings, redis_url: str) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    async with contextlib.AsyncExitStack() as stack:
        await engine.open(settings.database_url, called=company.name("funil work"))
        stack.push_async_callback(engine.close)
        bus = RedisBus(redis_url)
        await bus.start()
        stack.push_async_callback(bus.stop)
        stack.enter_context(_told(lambda position, _: bus.hint(position)))
        stack.enter_context(_told(measures.count_events))
        health = await stack.enter_async_context(telling(settings))
        await stack.enter_async_context(working(make_broker(redis_url), settings, Keyring(settings.secret_keys)))
        log.info("Working. Stop with Ctrl-C.")
        health.ready = True
        await stop.wait()
        health.ready = False


@contextlib.asynccontextmanager
async def working(
    broker: Broker,
    settings: Settings,
    keyring: Keyring,
    *,
    now: Callable[[], datetime] = wall,
    allow_private: Sequence[Network] | None = None,
) -> AsyncIterator[Means]:
    """Worker threads, clock, IDLE and reactions; the actors run on this loop, where the database is open."""
    means = Means(
        broker=broker,
        keyring=keyring,
        allow_private=settings.mail_allow_private if allow_private is None else allow_private,
        trust=trusted(str(settings.mail_ca_file) if settings.mail_ca_file else None),
        providers=settings.mail_providers,
        caps=settings.mail_caps,
        keep_raw=timedelta(days=settings.mail_raw_days),
        reader=Reader(settings.mail_limits),
        own_mail=OwnMail.of(settings),
        whatsapp_url=settings.whatsapp_url,
        webhook_private=settings.webhook_allow_private,
        shelf=settings.shelf,
        now=now,
    )
    means.reader.begin()
    dramatiq.set_broker(broker)
    actors.declare(means)
    set_event_loop_thread(ThisLoop(asyncio.get_running_loop()))
    worker = Worker(broker, worker_timeout=WAKES, worker_threads=THREADS)
    worker.start()
    # dramatiq's own command does this; without it no time limit is ever looked at (stack.md §3).
    broker.emit_after("process_boot")
    react, sending = reactions.listener(means)
    schedule = {**clock.SCHEDULE, "sweep": settings.sweep_seconds}
    once = [
        lambda hold: kept_up(functools.partial(clock.run, means, hold, schedule)),
        lambda hold: kept_up(functools.partial(idle.run, means, hold)),
    ]
    keeping = asyncio.create_task(kept_up(functools.partial(lease.run, CLOCK, once)))
    try:
        with _told(react):
            yield means
    finally:
        keeping.cancel()
        await asyncio.gather(keeping, *sending, return_exceptions=True)
        await asyncio.to_thread(worker.stop, PATIENCE)
        await means.beside.end()
        await asyncio.to_thread(means.reader.close)
        set_event_loop_thread(None)
        broker.close()


@contextlib.contextmanager
def _told(listener: Callable[[int, list[models.Event]], None]) -> Iterator[None]:
    models.after_commit.append(listener)
    try:
        yield
    finally:
        models.after_commit.remove(listener)


async def kept_up(part: Callable[[], Coroutine[object, object, None]]) -> None:
    """A part of the worker that goes on for ever: whatever ends it, it begins again, until cancelled."""
    while True:
        try:
            await part()
        except Exception:
            log.exception("A part of the worker has ended; it begins again.")
        await asyncio.sleep(REST)
