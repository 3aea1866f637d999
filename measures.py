"""What is counted and timed, for Prometheus. Labels are closed sets and ids: never an address, a name or a subject."""

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, disable_created_metrics, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 120.0)
COSTS = (1, 10, 100, 1_000, 5_000, 20_000, 50_000)


class Recorded(Protocol):
    """An event, as far as it is counted."""

    @property
    def kind(self) -> str: ...
    @property
    def data(self) -> dict[str, Any]: ...


disable_created_metrics()  # type: ignore[no-untyped-call]
registry = CollectorRegistry(auto_describe=True)
requests = Counter(
    "funil_graphql_requests", "GraphQL operations that were answered.", ["kind", "status"], registry=registry
)
durations = Histogram(
    "funil_graphql_seconds", "Seconds until the answer.", ["kind"], buckets=SECONDS, registry=registry
)
cost = Histogram("funil_graphql_cost", "Cost of the documents that were executed.", buckets=COSTS, registry=registry)
refusals = Counter("funil_refusals", "What was refused, by code.", ["code"], registry=registry)
masked = Counter("funil_masked_errors", "Bugs: errors that clients were told of by a trace id only.", registry=registry)
unplanned = Counter("funil_failed_plans", "Reads that only the ordinary execution could answer.", registry=registry)
sockets = Gauge("funil_sockets", "Open WebSockets and event streams.", registry=registry)
subscriptions = Gauge("funil_subscriptions", "Running subscriptions.", registry=registry)
live_seconds = Histogram(
    "funil_live_lag_seconds",
    "Seconds from an event to the moment when this process read it for its subscribers.",
    buckets=SECONDS,
    registry=registry,
)
events = Counter("funil_events", "Facts recorded by this process, by kind.", ["kind"], registry=registry)
mails = Counter("funil_mails_filed", "Mails filed by this process, by outcome.", ["outcome"], registry=registry)
jobs = Counter("funil_jobs", "Errands of the worker that ended, by how.", ["actor", "outcome"], registry=registry)
job_seconds = Histogram(
    "funil_job_seconds", "Seconds that an errand took.", ["actor"], buckets=SECONDS, registry=registry
)
jobs_running = Gauge("funil_jobs_running", "Errands in hand.", ["actor"], registry=registry)


def count_events(_: int, recorded: Sequence[Recorded]) -> None:
    """For `models.after_commit`: facts by kind, and of mails what became of them."""
    for event in recorded:
        events.labels(event.kind).inc()
        if event.kind == "MailFiled":
            mails.labels(str(event.data.get("state", "")).lower()).inc()


class Standing(Collector):
    """What was looked up for one scrape, and is of that moment only."""

    def __init__(self) -> None:
        self._found: dict[str, GaugeMetricFamily] = {}

    def put(self, name: str, meaning: str, value: float, *, labels: Sequence[str] = (), of: Sequence[str] = ()) -> None:
        family = self._found.setdefault(name, GaugeMetricFamily(name, meaning, labels=list(labels)))
        family.add_metric(list(of), value)

    def collect(self) -> Iterable[Metric]:
        return self._found.values()


def text(standing: Standing) -> bytes:
    """Everything, as Prometheus reads it."""
    looked_up = CollectorRegistry()
    looked_up.register(standing)
    return generate_latest(registry) + generate_latest(looked_up)
