"""Trying a mailbox: sign in, open the folder for reading, and see who vouches for senders there. Changes nothing."""

from collections import Counter
from dataclasses import dataclass

from mail.authentication import authserv_id
from mail.imap import Connection, examine
from mail.mailbox import Folder

NEWEST = 10
FIELDS = "BODY.PEEK[HEADER.FIELDS (AUTHENTICATION-RESULTS)]"
TOLD = ("IDLE", "MOVE", "UIDPLUS", "CONDSTORE", "AUTH=XOAUTH2", "AUTH=OAUTHBEARER")
"""The capabilities that make a difference here; a server's own words are not repeated."""


@dataclass(frozen=True)
class Trial:
    """What was found: how many mails lie there, what the server can, and whose word on senders to believe."""

    messages: int
    capabilities: tuple[str, ...]
    authserv_id: str | None


def tried(connection: Connection, *, known: str | None = None) -> Trial:
    """`known`: whom the provider's own profile names."""
    folder = examine(connection)
    with connection.border():
        can = tuple(name for name in TOLD if connection.client.has_capability(name))
    return Trial(folder.exists, can, known or _vouching(connection, folder))


def _vouching(connection: Connection, folder: Folder) -> str | None:
    """The server that wrote the topmost results of most of the newest mails: the one that received them last."""
    first = max(1, folder.uidnext - NEWEST * 5)
    with connection.border():
        found = connection.client.search(["UID", f"{first}:{max(first, folder.uidnext - 1)}"])
        newest = sorted(int(uid) for uid in found)[-NEWEST:]
        said = connection.client.fetch(newest, [FIELDS]) if newest else {}
    return proposed([_header(items) for items in said.values()])


def proposed(headers: list[bytes]) -> str | None:
    """By the topmost header of each mail. Senders can write such headers too, but only below those of the server."""
    names = Counter(name for raw in headers if (name := _topmost(raw)))
    if not names:
        return None
    name, times = names.most_common(1)[0]
    return name if times * 2 > len([raw for raw in headers if raw.strip()]) else None


def _header(items: object) -> bytes:
    said = items if isinstance(items, dict) else {}
    return next(
        (value for key, value in said.items() if key.startswith(b"BODY[HEADER") and isinstance(value, bytes)), b""
    )


def _topmost(raw: bytes) -> str | None:
    text = raw.decode("ascii", "replace").replace("\r\n", "\n")
    name, _, rest = text.partition(":")
    if name.strip().lower() != "authentication-results":
        return None
    lines = rest.split("\n")
    value = lines[0] + "".join(line for line in _folded(lines[1:]))
    return authserv_id(value)


def _folded(lines: list[str]) -> list[str]:
    taken = []
    for line in lines:
        if not line.startswith((" ", "\t")):
            break
        taken.append(line)
    return taken
