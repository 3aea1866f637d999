"""The ledger: how each subject stood at every time, read from the log of events."""

from models.ledger.reading import catch_up
from models.ledger.standing import FOREVER, Standing, Turn

__all__ = ["FOREVER", "Standing", "Turn", "catch_up"]
