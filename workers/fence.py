"""Refuses what was sent by a clock that is the clock no longer: its messages carry the number of its lease."""

import logging

from dramatiq import Broker
from dramatiq.asyncio import get_event_loop_thread
from dramatiq.broker import MessageProxy
from dramatiq.middleware import Middleware, SkipMessage
from tortoise.exceptions import BaseORMException

from models import Lease

log = logging.getLogger(__name__)

CLOCK = "clock"
"""The lease of the one process that keeps the time and listens to mailboxes."""


class Fenced(Middleware):
    """Looks at the number when a message is taken from the queue, in the actor's own thread."""

    def before_process_message(self, broker: Broker, message: MessageProxy) -> None:  # noqa: ARG002  # dramatiq's
        fence, thread = message.options.get("fence"), get_event_loop_thread()
        if fence is None or thread is None:
            return
        try:
            stands = thread.run_coroutine(Lease.stands(CLOCK, fence=fence))
        except (BaseORMException, OSError) as error:
            raise SkipMessage(f"The database does not answer, and the clock sends again: {error}") from error
        if not stands:
            log.info("%s was sent by a clock that is the clock no longer (%s).", message.actor_name, fence)
            raise SkipMessage("An old clock sent this.")
