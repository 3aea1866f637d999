"""What an examination says."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """ERROR: the installation cannot work so. WARNING: it works, and somebody should see to this."""

    OK = "OK"
    WARNING = "WARNING"
    ERROR = "ERROR"


@dataclass(frozen=True)
class Finding:
    """`about`: database, migrations, clock, redis, keys, worker, mailbox … `sentence`: what is, and what to do."""

    about: str
    level: Level
    sentence: str
