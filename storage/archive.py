"""A backup as one file: a ZIP of parts with a manifest that says what they are and sums them up. Knows no database.

The manifest is written last, and the ZIP's own table of contents behind it: what was cut off has neither.
"""

import contextlib
import hashlib
import os
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, Literal

import msgspec

from storage.url import Dialect, Unusable

MANIFEST = "manifest.json"
CHUNK = 1 << 20


@dataclass(frozen=True, kw_only=True)
class Part:
    sha256: str
    size: int


@dataclass(kw_only=True)
class Manifest:
    """What a backup says of itself. The secret key is not in a backup: `keys` only tells which ones it needs."""

    format: Literal[1] = 1
    funil: str
    dialect: Dialect
    made_at: str
    migrations: list[str]
    facts: dict[str, Any]
    keys: list[str]
    rows: dict[str, int] = field(default_factory=dict)
    columns: dict[str, list[str]] = field(default_factory=dict)
    sequences: dict[str, int] = field(default_factory=dict)
    files: int = 0
    """Of what lies in a store outside of the database, how much is in this backup."""
    elsewhere: int = 0
    """… and how much lies there only."""
    missing: list[str] = field(default_factory=list)
    """… and what was not there."""
    parts: dict[str, Part] = field(default_factory=dict)
    """By the part's name in the ZIP."""


class Summing:
    """A file being written, summed up meanwhile."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file, self._sum, self.size = file, hashlib.sha256(), 0

    def write(self, data: bytes) -> int:
        self._sum.update(data)
        self.size += len(data)
        return self._file.write(data)

    @property
    def part(self) -> Part:
        return Part(sha256=self._sum.hexdigest(), size=self.size)


class Packing:
    """An archive that is being made."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self.parts: dict[str, Part] = {}

    @contextlib.contextmanager
    def part(self, name: str) -> Iterator[Summing]:
        with self._archive.open(name, "w", force_zip64=True) as file:
            summing = Summing(file)
            yield summing
        self.parts[name] = summing.part

    def add(self, name: str, file: Path) -> None:
        with self.part(name) as part, file.open("rb") as content:
            while data := content.read(CHUNK):
                part.write(data)

    def finish(self, manifest: Manifest) -> None:
        manifest.parts = self.parts
        self._archive.writestr(MANIFEST, msgspec.json.format(msgspec.json.encode(manifest), indent=1))


@contextlib.contextmanager
def packing(target: Path) -> Iterator[Packing]:
    """Make `target`, for its owner's eyes only; it stands there whole, or not at all."""
    aside = target.with_name(f".{target.name}.part")
    if target.exists():
        raise Unusable(f"{target} is there already; name another file.")
    try:
        descriptor = os.open(aside, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as archive:
                yield Packing(archive)
            file.flush()
            os.fsync(file.fileno())
        aside.rename(target)
        _sync_folder(target.parent)
    except OSError as problem:
        raise Unusable(f"The backup {target} cannot be written: {problem.strerror}.") from problem
    finally:
        aside.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


class Archive:
    """A backup that is being read."""

    def __init__(self, file: Path, archive: zipfile.ZipFile, manifest: Manifest) -> None:
        self.file, self.manifest = file, manifest
        self._archive = archive

    def verify(self) -> None:
        """Read every part to its end, and compare its sum with what the manifest says."""
        for name, part in self.manifest.parts.items():
            found = hashlib.sha256()
            with _told(self.file), self._archive.open(name) as content:
                while data := content.read(CHUNK):
                    found.update(data)
            if found.hexdigest() != part.sha256:
                raise Unusable(f"The backup {self.file} is damaged: {name} is not what the manifest says.")

    def open(self, name: str) -> IO[bytes]:
        return self._archive.open(name)

    def extract(self, name: str, write: Callable[[bytes], object]) -> None:
        with _told(self.file), self._archive.open(name) as content:
            while data := content.read(CHUNK):
                write(data)


@contextlib.contextmanager
def reading(file: Path) -> Iterator[Archive]:
    with _told(file), zipfile.ZipFile(file) as archive:
        if MANIFEST not in archive.namelist():
            raise Unusable(f"{file} has no manifest: it is no backup of Funil, or was cut off.")
        try:
            manifest = msgspec.json.decode(archive.read(MANIFEST), type=Manifest)
        except msgspec.DecodeError as problem:
            raise Unusable(f"The manifest of {file} is not understood: a newer version may have made it.") from problem
        yield Archive(file, archive, manifest)


@contextlib.contextmanager
def _told(file: Path) -> Iterator[None]:
    """What is wrong with the file, in a sentence."""
    try:
        yield
    except OSError as problem:
        raise Unusable(f"The backup {file} cannot be read: {problem.strerror or problem}.") from problem
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError) as problem:
        raise Unusable(f"{file} is no backup of Funil, or is damaged: {problem}.") from problem
