"""When things run: queue, actors, clock, IDLE and reactions. Knows the models, and nothing of GraphQL."""

from workers.broker import make_broker
from workers.process import embedded, run, working

__all__ = ["embedded", "make_broker", "run", "working"]
