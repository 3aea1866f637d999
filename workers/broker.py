"""Which queue carries the work. Messages hold ids only: the database, not the queue, remembers what is to be done."""

from typing import TYPE_CHECKING, Any, cast

from dramatiq import Broker
from dramatiq.broker import MessageProxy
from dramatiq.brokers.stub import StubBroker
from dramatiq.middleware import AgeLimit, Middleware, Retries, ShutdownNotifications, TimeLimit

from late import Late
from workers.fence import Fenced
from workers.measured import Measured

if TYPE_CHECKING:
    from dramatiq.brokers import redis
else:
    redis = Late("dramatiq.brokers.redis")

HEARTBEAT = 15_000
EVERY_COMMAND = 1_000_000
"""dramatiq's own chance of one in a thousand leaves the messages of a killed worker lying for hours (ops.md F7)."""


class Forget(Middleware):
    """The queue in memory keeps what failed for tests to look at; a server that runs for months must not."""

    def after_nack(self, broker: Broker, message: MessageProxy) -> None:
        if isinstance(broker, StubBroker):
            broker.dead_letters_by_queue[message.queue_name].clear()


def make_broker(redis_url: str | None) -> Broker:
    """Redis between processes; in one process a queue in memory, which may be lost: the sweeper fills it again."""
    if redis_url is None:
        return StubBroker(middleware=[Forget(), *_middleware()])
    return redis.RedisBroker(  # type: ignore[no-untyped-call]
        url=redis_url,
        namespace="funil",
        middleware=_middleware(),
        maintenance_chance=EVERY_COMMAND,
        heartbeat_timeout=HEARTBEAT,
    )


def waiting(broker: Broker, queue: str) -> int:
    """How many messages no worker has taken yet. It asks Redis, and may block."""
    if isinstance(broker, StubBroker):
        return int(broker.queues[queue].qsize())
    shared = cast("redis.RedisBroker", broker)
    return int(shared.client.llen(f"{shared.namespace}:{queue}"))


def _middleware() -> list[Middleware]:
    """Nothing is retried by the queue: a row that still waits is found by the sweeper."""
    made: list[Any] = [AgeLimit(), TimeLimit(), ShutdownNotifications(), Retries(max_retries=0), Fenced(), Measured()]
    return made
