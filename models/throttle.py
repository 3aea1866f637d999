"""How often a password may be guessed: for an address from a place, and from a place at all. Knows no account.

Nobody is kept out of an account by what others do elsewhere, and an address without an account waits like any other.
"""

import ipaddress
import math
from collections import OrderedDict
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from errors import TooSoon

FREE_TRIES = 5
LONGEST_WAIT = timedelta(minutes=15)
FORGOTTEN = timedelta(minutes=15)
"""After the last failure, and the wait that followed it."""
PLACE_TRIES = 20
PLACE_WINDOW = timedelta(minutes=1)
MOST_ROWS = 20_000


@dataclass
class Failures:
    """How many, the first and the last of them, and until when to wait."""

    first: datetime
    last: datetime
    count: int = 0
    until: datetime | None = None


class Throttle:
    """One process's memory of failures; when it is full, those that failed longest ago are forgotten."""

    def __init__(self, most: int = MOST_ROWS) -> None:
        self._most = most
        self._rows: OrderedDict[str, Failures] = OrderedDict()

    async def attempt(self, address: str, ip: str | None, now: datetime) -> None:
        """Refuse a try, or count it as a failure until it `passed`: a hundred at the same time are a hundred."""
        everybody, one = keys(address, ip)
        for key, row in zip(
            (one, everybody), counted(self._rows.get(one), self._rows.get(everybody), now), strict=True
        ):
            self._keep(key, row)

    async def passed(self, address: str, ip: str | None) -> None:
        """The try that was counted was no failure."""
        everybody, one = keys(address, ip)
        self._rows.pop(one, None)
        if everybody in self._rows:
            self._keep(everybody, forgiven(self._rows[everybody]))

    def _keep(self, key: str, row: Failures) -> None:
        self._rows[key] = row
        self._rows.move_to_end(key)
        if len(self._rows) > self._most:
            self._rows.popitem(last=False)


def keys(address: str, ip: str | None) -> tuple[str, str]:
    """Under which names failures are kept: of a place, and of an address from there."""
    return f"{place(ip)}|", f"{place(ip)}|{address or '-'}"


def counted(one: Failures | None, everybody: Failures | None, now: datetime) -> tuple[Failures, Failures]:
    """Both with one failure more, unless either has to wait."""
    for row in (everybody, one):
        if row is not None and row.until is not None and row.until > now:
            raise TooSoon(
                "Too many tries. Wait {seconds} seconds.", seconds=math.ceil((row.until - now).total_seconds())
            )
    if one is None or now - max(one.last, one.until or one.last) >= FORGOTTEN:
        one = Failures(now, now)
    if everybody is None or now - everybody.first >= PLACE_WINDOW:
        everybody = Failures(now, now)
    one, everybody = (replace(row, count=row.count + 1, last=now) for row in (one, everybody))
    if one.count >= FREE_TRIES:
        one.until = now + min(timedelta(seconds=2 ** min(one.count - FREE_TRIES, 10)), LONGEST_WAIT)
    if everybody.count >= PLACE_TRIES:
        everybody.until = everybody.first + PLACE_WINDOW
    return one, everybody


def forgiven(everybody: Failures) -> Failures:
    return replace(everybody, count=everybody.count - 1, until=None)


def place(ip: str | None) -> str:
    """Whoever has one IPv6 address has 2^64 of them: these count as one."""
    try:
        address = ipaddress.ip_address(ip or "")
    except ValueError:
        return ip or ""
    if address.version == 6 and address.ipv4_mapped is None:
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(getattr(address, "ipv4_mapped", None) or address)
