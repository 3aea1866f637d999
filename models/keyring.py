"""The keys that seal secrets in the database: the first seals, the others still open. Knows no noun."""

import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256, Hash
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

FORMAT = "v1"
MAIL = "mail"
"""The purpose of the key that signs what mail of ours is known by."""
NONCE = 12


class SealBroken(Exception):
    """What is stored was sealed with a key that is not here, for another row, or was changed since."""


@dataclass(frozen=True)
class Keyring:
    """AES-256-GCM. `place` says whose secret it is (`mailbox:7:secret`): sealed for one row, it opens for no other."""

    keys: tuple[bytes, ...] = field(repr=False)

    def __post_init__(self) -> None:
        if not self.keys or any(len(key) != 32 for key in self.keys):
            raise ValueError("A keyring holds at least one key, and each has 32 bytes.")

    def seal(self, secret: str, *, place: str) -> str:
        current, nonce = self.keys[0], os.urandom(NONCE)
        sealed = AESGCM(current).encrypt(nonce, secret.encode(), place.encode())
        return f"{FORMAT}.{_key_id(current)}.{urlsafe_b64encode(nonce + sealed).decode()}"

    def open(self, sealed: str, *, place: str) -> str:
        try:
            version, key_id, content = sealed.split(".")
            raw = urlsafe_b64decode(content)
            key = next(key for key in self.keys if version == FORMAT and _key_id(key) == key_id)
            return AESGCM(key).decrypt(raw[:NONCE], raw[NONCE:], place.encode()).decode()
        except (ValueError, StopIteration, InvalidTag):
            raise SealBroken(f"The secret of {place} cannot be opened with this installation's keys.") from None

    @property
    def mark(self) -> str:
        """How everything begins that the current key has sealed."""
        return f"{FORMAT}.{_key_id(self.keys[0])}."

    def derived(self, purpose: str) -> bytes:
        """A key of its own for another purpose: signing mail, for instance."""
        return HKDF(algorithm=SHA256(), length=32, salt=None, info=f"funil {purpose}".encode()).derive(self.keys[0])


def key_ids(keys: Iterable[bytes]) -> list[str]:
    """The names of keys, the current one first: what may be told, so that somebody finds the right one again."""
    return [_key_id(key) for key in keys]


def _key_id(key: bytes) -> str:
    """Tells keys apart and says nothing about them."""
    digest = Hash(SHA256())
    digest.update(b"funil key id" + key)
    return digest.finalize()[:4].hex()
