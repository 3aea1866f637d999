"""What an operator watches: how far behind mail and news are, in numbers. Ids, never an address or a subject."""

from dataclasses import dataclass
from datetime import datetime

from tortoise.functions import Count

from models.event import Event
from models.file import Blob, Departure, Place
from models.inbound import InboundMail, IntakeState
from models.keyring import Keyring, SealBroken
from models.mailbox import Mailbox, MailboxPhase

LOOKED_AT = 20
WAITING = (IntakeState.PENDING, IntakeState.QUARANTINED, IntakeState.FAILED)


@dataclass(frozen=True)
class Figure:
    """One number, at one moment."""

    name: str
    meaning: str
    value: float
    labels: tuple[str, ...] = ()
    of: tuple[str, ...] = ()


async def mailboxes(now: datetime) -> list[Figure]:
    """How long each has not been looked into, and whether it is well."""
    figures = []
    for row in await Mailbox.all().values("id", "phase", "last_polled_at", "created_at"):
        of = (str(row["id"]),)
        lag = (now - (row["last_polled_at"] or row["created_at"])).total_seconds()
        well = float(row["phase"] == MailboxPhase.READY)
        figures += [
            Figure("funil_poll_lag_seconds", "Seconds since the last poll that went well.", lag, ("mailbox",), of),
            Figure("funil_mailbox_ready", "Whether the mailbox can be read.", well, ("mailbox",), of),
        ]
    return figures


async def intake(now: datetime) -> list[Figure]:
    """What waits to be filed, or for a person."""
    counted = InboundMail.filter(state__in=WAITING).annotate(number=Count("id")).group_by("state")
    numbers = {row["state"]: row["number"] for row in await counted.values("state", "number")}
    oldest = await InboundMail.filter(state=IntakeState.PENDING).order_by("id").first().values("created_at")
    age = (now - oldest["created_at"]).total_seconds() if oldest else 0.0
    meaning = "Mails that wait: to be filed, or for a person."
    return [
        *(
            Figure("funil_mails_waiting", meaning, numbers.get(state, 0), ("state",), (state.lower(),))
            for state in WAITING
        ),
        Figure("funil_oldest_pending_seconds", "Age of the oldest mail that is not filed yet.", age),
    ]


async def files(now: datetime) -> list[Figure]:
    """How many files lie where, and since when the oldest object waits to be deleted in the store."""
    counted = Blob.all().annotate(number=Count("sha256")).group_by("place")
    numbers = {row["place"]: row["number"] for row in await counted.values("place", "number")}
    oldest = await Departure.all().order_by("since").first().values("since")
    age = (now - oldest["since"]).total_seconds() if oldest else 0.0
    return [
        *(
            Figure(
                "funil_files", "Files by where their bytes lie.", numbers.get(place, 0), ("place",), (place.lower(),)
            )
            for place in Place
        ),
        Figure("funil_oldest_departure_seconds", "Age of the oldest object that is to be deleted in the store.", age),
    ]


async def live(_: datetime) -> list[Figure]:
    """How long the log is; a process that follows it says how far it has read."""
    return [Figure("funil_event_head", "The newest event id.", await Event.head())]


class Key:
    """Whether the keys of this installation are those that its secrets were sealed with; asked until it is so."""

    def __init__(self, keyring: Keyring) -> None:
        self._keyring = keyring
        self._fits = False

    async def fits(self) -> bool:
        if not self._fits:
            sealed = await Mailbox.filter(sealed_secret__not_isnull=True).order_by("-id").limit(LOOKED_AT)
            self._fits = not sealed or any(self._opens(mailbox) for mailbox in sealed)
        return self._fits

    def _opens(self, mailbox: Mailbox) -> bool:
        try:
            self._keyring.open(mailbox.sealed_secret or "", place=mailbox.secret_place)
        except SealBroken:
            return False
        return True
