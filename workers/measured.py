"""Counts and times the worker's errands, and gives each a number that stands in its log lines."""

import time
import trace
from typing import Any

from dramatiq import Broker
from dramatiq.broker import MessageProxy
from dramatiq.middleware import Middleware

import measures


class Measured(Middleware):
    """Begun and ended in the thread that runs the actor; what the actor logs on the loop carries the same number."""

    def before_process_message(self, broker: Broker, message: MessageProxy) -> None:  # noqa: ARG002  # dramatiq's
        rows = {"row": row} if (row := next(iter(message.args), None)) is not None else {}
        trace.begin(job=message.actor_name, **rows)
        message.options["began"] = time.monotonic()
        measures.jobs_running.labels(message.actor_name).inc()

    def after_process_message(
        self,
        broker: Broker,  # noqa: ARG002  # dramatiq's
        message: MessageProxy,
        *,
        result: Any = None,  # noqa: ARG002  # dramatiq's
        exception: BaseException | None = None,
    ) -> None:
        self._end(message, "failed" if exception is not None else "done")

    def after_skip_message(self, broker: Broker, message: MessageProxy) -> None:  # noqa: ARG002  # dramatiq's
        self._end(message, "skipped")

    def _end(self, message: MessageProxy, outcome: str) -> None:
        measures.jobs.labels(message.actor_name, outcome).inc()
        began = message.options.pop("began", None)
        if began is not None:
            measures.jobs_running.labels(message.actor_name).dec()
            measures.job_seconds.labels(message.actor_name).observe(time.monotonic() - began)
