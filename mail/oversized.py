"""A mail that is too large, in part: its headers, its first text, and the names of what stayed on the server (row 4).

Pure: what to ask for, given the server's BODYSTRUCTURE, and how the answers make a mail that any reader can read.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from mail.caps import KB

TEXT = 256 * KB
HEADER = 256 * KB
MOST_PARTS = 300
DEPTH = 20
CONTENT = re.compile(rb"^(content-[^:\r\n]*|mime-version):[^\n]*\n(?:[ \t][^\n]*\n)*", re.IGNORECASE | re.MULTILINE)
PARAMETER = re.compile(rb"[A-Za-z0-9*-]{1,40}")
TYPE = re.compile(rb"[A-Za-z0-9!#$&^_.+-]{1,100}")


@dataclass(frozen=True)
class Leaf:
    """A part without parts: its section number, and its headers as the server tells them."""

    section: str
    kind: bytes
    parameters: tuple[tuple[bytes, bytes], ...]
    size: int
    attached: bool
    name: tuple[tuple[bytes, bytes], ...]
    """The parameters of its Content-Disposition."""


def leaves(structure: Any) -> list[Leaf]:
    """The leaves of a BODYSTRUCTURE as imapclient gives it, in order; none where it makes no sense."""
    try:
        return list(_walk(structure, "", 0))[:MOST_PARTS]
    except (TypeError, ValueError, IndexError, AttributeError):
        return []


def first_text(parts: Sequence[Leaf]) -> Leaf | None:
    """The text a person would be shown: plain before HTML, and no attachment."""
    shown = [part for part in parts if not part.attached]
    for kind in (b"text/plain", b"text/html"):
        for part in shown:
            if part.kind == kind:
                return part
    return None


def composed(header: bytes, parts: Sequence[Leaf], chosen: Leaf | None, mime: bytes, text: bytes) -> bytes:
    """A mail of the headers, the beginning of the chosen text, and an empty part for each of the others."""
    top = CONTENT.sub(b"", _whole_lines(header, HEADER).rstrip(b"\r\n") + b"\r\n")
    boundary = b"funil-" + hashlib.sha256(header).hexdigest()[:24].encode()
    pieces = [top, b'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="', boundary, b'"\r\n\r\n']
    if chosen is not None:
        own = mime.strip(b"\r\n") or _type(chosen)
        pieces += [b"--", boundary, b"\r\n", own, b"\r\n\r\n", _whole_lines(text, TEXT), b"\r\n"]
    for part in parts:
        if part is not chosen and (part.attached or not part.kind.startswith(b"text/")):
            pieces += [b"--", boundary, b"\r\n", _type(part), b"\r\n", _disposition(part), b"\r\n\r\n\r\n"]
    return b"".join([*pieces, b"--", boundary, b"--\r\n"])


def _walk(node: Any, section: str, depth: int) -> Iterator[Leaf]:
    if depth > DEPTH:
        return
    if isinstance(node[0], list):
        for number, child in enumerate(node[0], 1):
            yield from _walk(child, f"{section}.{number}" if section else str(number), depth + 1)
        return
    kind = (node[0] + b"/" + node[1]).lower()
    beyond = {b"text": 9, b"message": 11 if kind == b"message/rfc822" else 8}.get(node[0].lower(), 8)
    disposition: Any = node[beyond] if len(node) > beyond and isinstance(node[beyond], tuple) else ()
    said = _pairs(disposition[1]) if len(disposition) > 1 else ()
    attached = bool(disposition) and bytes(disposition[0]).lower() == b"attachment"
    yield Leaf(section or "1", kind, _pairs(node[2]), int(node[6] or 0), attached, said)


def _pairs(said: Any) -> tuple[tuple[bytes, bytes], ...]:
    flat = list(said or ())
    pairs = zip(flat[::2], flat[1::2], strict=False)
    return tuple((name, value) for name, value in pairs if isinstance(name, bytes) and isinstance(value, bytes))


def _type(part: Leaf) -> bytes:
    kind = part.kind if all(map(TYPE.fullmatch, part.kind.split(b"/"))) else b"application/octet-stream"
    if kind.startswith((b"multipart/", b"message/")):
        kind = b"application/octet-stream"  # an empty one of these could not be read
    return b"Content-Type: " + kind + _written(part.parameters)


def _disposition(part: Leaf) -> bytes:
    size = b"; size=%d" % part.size
    named = tuple((name, value) for name, value in part.name if name.lower() != b"size")
    return b"Content-Disposition: attachment" + _written(named) + size


def _written(parameters: Sequence[tuple[bytes, bytes]]) -> bytes:
    said = b""
    for name, value in parameters[:10]:
        clean = re.sub(rb"[\x00-\x1f\x7f]", b"", value)[:500]
        if PARAMETER.fullmatch(name) and name.lower() != b"boundary":
            quoted = clean if name.endswith(b"*") else b'"' + re.sub(rb'([\\"])', rb"\\\1", clean) + b'"'
            said += b";\r\n " + name + b"=" + quoted
    return said


def _whole_lines(content: bytes, most: int) -> bytes:
    """Cut between two lines, so that neither an encoded group nor a header is cut in two."""
    if len(content) < most:
        return content
    end = content.rfind(b"\n", 0, most)
    return content[: end + 1] if end >= 0 else content[:most]
