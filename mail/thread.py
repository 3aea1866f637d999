"""Signs by which our own mail is known when it comes back: plus-tokens, Message-IDs, the instance header.

Each carries an HMAC, because references are text that anybody can write. Knows no database; the key is given.
"""

import base64
import hashlib
import hmac
import re
from dataclasses import dataclass

INSTANCE_HEADER = "X-Funil-Instance"
# 100 bits in base32, lower case: some servers change the case of a local part.
MAC_LENGTH = 20
# With dots and over 30 characters, away from the random shapes that spam filters count (SpamAssassin's MSGID_RANDY).
MESSAGE_ID = re.compile(
    rf"<funil\.([a-z2-7]{{8,32}})\.s([1-9][0-9]{{0,18}})\.([a-z2-7]{{{MAC_LENGTH}}})@[^<>\s@]{{1,253}}>", re.IGNORECASE
)
TOKEN = re.compile(rf"s([1-9][0-9]{{0,18}})-([a-z2-7]{{{MAC_LENGTH}}})", re.IGNORECASE)
INSTANCE = re.compile(rf"\s*(<[^<>\s]{{3,500}}>)\s+([a-z2-7]{{{MAC_LENGTH}}})\s*", re.IGNORECASE)


@dataclass(frozen=True)
class OwnMessage:
    """What one of our Message-IDs says: which subject, and which of its messages."""

    subject_id: int
    nonce: str


def plus_address(key: bytes, alias: str, subject_id: int) -> str:
    """The alias to put into Reply-To: an answer to it finds its subject whatever else its sender changes."""
    local, _, domain = alias.rpartition("@")
    return f"{local}+s{subject_id}-{_mac(key, 'token', str(subject_id))}@{domain}"


def subject_of_address(key: bytes, addr: str) -> int | None:
    """The subject whose genuine token this address carries."""
    _, _, detail = addr.rpartition("@")[0].partition("+")
    found = TOKEN.fullmatch(detail)
    if not found or not _is_mac(found[2], key, "token", found[1]):
        return None
    return int(found[1])


def message_id(key: bytes, *, subject_id: int, nonce: str, domain: str) -> str:
    """A Message-ID of ours. `nonce`: 8 to 32 letters of base32, new for each message."""
    whole = f"<funil.{nonce}.s{subject_id}.{_mac(key, 'message-id', nonce, str(subject_id))}@{domain}>"
    if not MESSAGE_ID.fullmatch(whole):
        raise ValueError("A nonce is 8 to 32 letters of base32, and the domain one without spaces or brackets.")
    return whole


def own_message(key: bytes, message_id: str) -> OwnMessage | None:
    """What a Message-ID says, if we made it."""
    found = MESSAGE_ID.fullmatch(message_id)
    if not found or not _is_mac(found[3], key, "message-id", found[1].lower(), found[2]):
        return None
    return OwnMessage(subject_id=int(found[2]), nonce=found[1].lower())


def instance_value(key: bytes, message_id: str) -> str:
    """The value of our own header. It repeats the Message-ID, which some providers replace on the way."""
    return f"{message_id} {_mac(key, 'instance', message_id)}"


def own_instance(key: bytes, value: str) -> str | None:
    """The Message-ID that this installation sent the mail with; None if the header is not ours."""
    found = INSTANCE.fullmatch(value)
    return found[1] if found and _is_mac(found[2], key, "instance", found[1]) else None


def _mac(key: bytes, purpose: str, *pieces: str) -> str:
    digest = hmac.new(key, "\0".join((purpose, *pieces)).encode(), hashlib.sha256).digest()
    return base64.b32encode(digest)[:MAC_LENGTH].decode().lower()


def _is_mac(given: str, key: bytes, purpose: str, *pieces: str) -> bool:
    return hmac.compare_digest(given.lower().encode(), _mac(key, purpose, *pieces).encode())
