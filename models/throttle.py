"""How often a password may be guessed: for an address from a place, and from a place at all. Knows no account.

Nobody is kept out of an account by what others do elsewhere, and an address without an account waits like any other.
"""

import ipaddress
import math
from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta

from errors import TooSoon

FREE_TRIES = 5
LONGEST_WAIT = timedelta(minutes=15)
FORGOTTEN = timedelta(hours=1)
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
        self._rows: OrderedDict[tuple[str, str], Failures] = OrderedDict()

    def attempt(self, address: str, ip: str | None, now: datetime) -> None:
        """Refuse a try, or count it as a failure until it `passed`: a hundred at the same time are a hundred."""
        everybody, one = ("", place(ip)), (address or "-", place(ip))
        for row in (self._rows.get(everybody), self._rows.get(one)):
            if row is not None and row.until is not None and row.until > now:
                wait = math.ceil((row.until - now).total_seconds())
                raise TooSoon("Too many tries. Wait {seconds} seconds.", seconds=wait)
        known = self._rows.get(one)
        row = self._count(one, now, forget=known is not None and now - known.last >= FORGOTTEN)
        if row.count >= FREE_TRIES:
            row.until = now + min(timedelta(seconds=2 ** min(row.count - FREE_TRIES, 10)), LONGEST_WAIT)
        known = self._rows.get(everybody)
        row = self._count(everybody, now, forget=known is not None and now - known.first >= PLACE_WINDOW)
        if row.count >= PLACE_TRIES:
            row.until = row.first + PLACE_WINDOW

    def passed(self, address: str, ip: str | None) -> None:
        """The try that was counted was no failure."""
        self._rows.pop((address or "-", place(ip)), None)
        row = self._rows.get(("", place(ip)))
        if row is not None:
            row.count -= 1
            row.until = None

    def _count(self, key: tuple[str, str], now: datetime, *, forget: bool) -> Failures:
        row = None if forget else self._rows.get(key)
        self._rows[key] = row = row or Failures(now, now)
        self._rows.move_to_end(key)
        row.count += 1
        row.last = now
        if len(self._rows) > self._most:
            self._rows.popitem(last=False)
        return row


def place(ip: str | None) -> str:
    """Whoever has one IPv6 address has 2^64 of them: these count as one."""
    try:
        address = ipaddress.ip_address(ip or "")
    except ValueError:
        return ip or ""
    if address.version == 6 and address.ipv4_mapped is None:
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(getattr(address, "ipv4_mapped", None) or address)
