"""The way out of a mail that somebody asked for once: an address that ends it, good for nothing else. Knows no mail."""

import hashlib
import hmac
from datetime import datetime

from models.keyring import Keyring
from models.user import User

STOP = "/digest/"
"""Where the way out is, below the installation's address."""
PURPOSE = "digest"


def ticket(user: User, keyring: Keyring) -> str:
    """What the address ends with. It lasts: an old mail's way out works, too."""
    return f"{user.id}.{_mac(user.id, keyring)}"


async def reader(written: str, keyring: Keyring) -> User | None:
    """Whose way out this is; None: nobody's, or one signed with a key that is used no more."""
    number, _, mac = written.partition(".")
    if not (number.isascii() and number.isdecimal() and len(number) <= 18):
        return None
    if not hmac.compare_digest(_mac(int(number), keyring).encode(), mac.encode()):
        return None
    return await User.acting(int(number))


async def stop(user: User, *, now: datetime) -> None:
    """They get their day by mail no more; done twice it changes nothing."""
    if user.active and user.digest_hour is not None:
        await user.update(by=user, now=now, digest_hour=None)


def _mac(number: int, keyring: Keyring) -> str:
    return hmac.new(keyring.derived(PURPOSE), str(number).encode(), hashlib.sha256).hexdigest()[:40]
