"""The ledger: how each subject stood at every time, read from the log of events."""

from models.ledger.reading import READER, catch_up
from models.ledger.standing import FOREVER, Standing, Turn

__all__ = ["FOREVER", "READER", "Standing", "Turn", "catch_up"]
