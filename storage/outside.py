"""What rows only name, and what lies in a store outside of the database: into a backup, and out of one again.

Knows no noun and no store: which rows these are, and how their bytes are fetched, it is told.
"""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from storage.archive import Archive, Manifest, Packing
from storage.url import Unusable

PART = "files/"
AT_ONCE = 4
"""So many are fetched side by side; each may have 25 MB."""


@dataclass(frozen=True)
class Outside:
    """`keys`: the question for the names (SHA-256 of the content) of what the database has not. `put`: the statement
    that gives a row its bytes, with places for content and name. `fetch`: the bytes of a name, None where there are
    none; without it they stay where they are. `lying`: the names of all that lies there."""

    keys: str
    put: str
    fetch: Callable[[str], Awaitable[bytes | None]] | None
    lying: Callable[[], Awaitable[Collection[str]]]


async def save(keys: Sequence[str], outside: Outside, packing: Packing, manifest: Manifest) -> None:
    """Put the bytes into the backup, or write down how many are elsewhere; and, in either case, which are missing."""
    if outside.fetch is None:
        there = set(await outside.lying()) if keys else set()
        manifest.missing = [key for key in keys if key not in there]
        manifest.elsewhere = len(keys) - len(manifest.missing)
        return
    for at in range(0, len(keys), AT_ONCE):
        some = keys[at : at + AT_ONCE]
        for key, content in zip(some, await asyncio.gather(*map(outside.fetch, some)), strict=True):
            if content is None:
                manifest.missing.append(key)
                continue
            with packing.part(PART + key) as part:
                part.write(content)
            manifest.files += 1


def verify(held: Archive) -> None:
    """Each is what its name says. That it is what the manifest says was looked at before."""
    for name, part in held.manifest.parts.items():
        if name.startswith(PART) and name.removeprefix(PART) != part.sha256:
            raise Unusable(f"The backup {held.file} is damaged: {name} is not what its name says.")


def contents(held: Archive) -> Iterator[tuple[bytes, str]]:
    """Bytes and name of each, one at a time."""
    for name in held.manifest.parts:
        if name.startswith(PART):
            with held.open(name) as content:
                yield content.read(), name.removeprefix(PART)
