"""Of a mail that is not read: what a person needs to find it, from its first bytes. Bounded: here no cap guards."""

import hashlib
import re

from mail import address, header
from mail.caps import Cap
from mail.message import Unreadable

START = 64 * 1024


def unreadable(raw: bytes, cap: Cap, *, size: int) -> Unreadable:
    """Row 5: the raw bytes are kept by whoever took them."""
    start = raw[:START]
    senders = address.parse(_line(start, b"from"), limit=1)
    return Unreadable(
        cap=cap,
        fingerprint=hashlib.sha256(raw).hexdigest(),
        sender=senders[0] if senders else None,
        subject_line=header.name(_line(start, b"subject"), limit=1_000),
        size=size,
    )


def _line(start: bytes, name: bytes) -> str:
    pattern = rb"^%s:([^\r\n]{0,4000}(?:\r?\n[ \t][^\r\n]{0,1000}){0,5})" % name
    found = re.search(pattern, start, re.IGNORECASE | re.MULTILINE)
    return found[1].decode("ascii", "surrogateescape") if found else ""
