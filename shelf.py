"""A store outside of the database, spoken to as S3: bytes by their key. It knows no noun, and not what the bytes are.

What goes wrong out there is one of a few troubles, by name.
"""

import contextlib
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from late import Late

if TYPE_CHECKING:
    from obstore import exceptions as told
    from obstore import store
else:
    told, store = Late("obstore.exceptions"), Late("obstore.store")

PATIENCE = timedelta(seconds=10)
"""Until a connection stands; what is sent over it may take `LONGEST`."""
LONGEST = timedelta(seconds=60)
PIECE = 256 * 1024


class Trouble(StrEnum):
    """AWAY: it does not answer, or with an error of its own. DENIED: it does not let us. NOWHERE: no such bucket.
    MISSING: no such object. BROKEN: what lies there is not what was put there."""

    AWAY = "AWAY"
    DENIED = "DENIED"
    NOWHERE = "NOWHERE"
    MISSING = "MISSING"
    BROKEN = "BROKEN"


class ShelfError(Exception):
    def __init__(self, trouble: Trouble, said: str) -> None:
        super().__init__(f"{trouble}: {said}")
        self.trouble, self.said = trouble, said


@dataclass(frozen=True)
class Lying:
    """An object as the store lists it."""

    key: str
    size: int
    since: datetime


@dataclass(frozen=True)
class Shelf:
    """One bucket, and in it what begins with `prefix`. Without a key the machine's own role is asked for one."""

    bucket: str
    endpoint: str | None = None
    region: str = "us-east-1"
    key: str | None = field(default=None, repr=False)
    secret: str | None = field(default=None, repr=False)
    path_style: bool = False
    prefix: str = ""

    @property
    def place(self) -> str:
        """Where it is, for a person."""
        return f"the bucket {self.bucket} at {self.endpoint or 'AWS, ' + self.region}"

    @cached_property
    def _store(self) -> "store.S3Store":
        config: dict[str, Any] = {"region": self.region, "virtual_hosted_style_request": not self.path_style}
        if self.key and self.secret:
            config |= {"access_key_id": self.key, "secret_access_key": self.secret}
        if self.endpoint:
            config["endpoint"] = self.endpoint
        return store.S3Store(
            self.bucket,
            config=cast(Any, config),
            client_options={
                "allow_http": (self.endpoint or "").startswith("http://"),
                "connect_timeout": PATIENCE,
                "timeout": LONGEST,
            },
            retry_config={"max_retries": 2, "retry_timeout": PATIENCE},
        )

    async def put(self, key: str, content: bytes) -> None:
        """All of it, or nothing: nobody sees half an object. Twice is once."""
        with _named():
            await self._store.put_async(self.prefix + key, content, use_multipart=False)

    async def get(self, key: str) -> bytes:
        with _named():
            found = await self._store.get_async(self.prefix + key)
            return bytes(await found.bytes_async())

    async def opened(self, key: str, start: int, end: int) -> AsyncIterator[bytes]:
        """The bytes from `start` to before `end`, piece by piece. That they are there is known when this returns."""
        with _named():
            found = await self._store.get_async(self.prefix + key, options={"range": (start, end)})
        return _pieces(found.stream(min_chunk_size=PIECE))

    async def delete(self, key: str) -> None:
        """What is not there is gone, too."""
        with _named(), contextlib.suppress(FileNotFoundError):
            await self._store.delete_async(self.prefix + key)

    async def lying(self) -> AsyncIterator[Lying]:
        """All that lies there, some at a time."""
        with _named():
            async for some in self._store.list(prefix=self.prefix or None, chunk_size=1_000):
                for each in some:
                    name = each["path"].removeprefix(self.prefix)
                    yield Lying(name, each["size"], each["last_modified"])


async def _pieces(stream: AsyncIterator[object]) -> AsyncIterator[bytes]:
    with _named():
        async for piece in stream:
            yield bytes(piece)  # type: ignore[call-overload]


@contextlib.contextmanager
def _named() -> Iterator[None]:
    """What the library raises, as one of our troubles."""
    try:
        yield
    except FileNotFoundError as failure:
        trouble = Trouble.NOWHERE if "NoSuchBucket" in str(failure) else Trouble.MISSING
        raise ShelfError(trouble, _first(failure)) from failure
    except (told.PermissionDeniedError, told.UnauthenticatedError) as failure:
        raise ShelfError(Trouble.DENIED, _first(failure)) from failure
    except (told.BaseError, OSError) as failure:
        raise ShelfError(Trouble.AWAY, _first(failure)) from failure


def _first(failure: BaseException) -> str:
    """The first line of what was said, short enough for a log."""
    return (str(failure).strip().splitlines() or [type(failure).__name__])[0][:300]
