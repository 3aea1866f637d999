"""Files, and the bytes behind them."""

from models.file.attaching import ATTACHED_AT_MOST
from models.file.blob import Blob, Departure, Place
from models.file.file import File
from models.file.row import LOOSE, OWNERS
from models.file.shelving import bring_home, compared, depart, probe, shelve
from models.file.uploading import LARGEST, UNUSED_FOR, WAITING_AT_MOST

__all__ = [
    "ATTACHED_AT_MOST",
    "LARGEST",
    "LOOSE",
    "OWNERS",
    "UNUSED_FOR",
    "WAITING_AT_MOST",
    "Blob",
    "Departure",
    "File",
    "Place",
    "bring_home",
    "compared",
    "depart",
    "probe",
    "shelve",
]
