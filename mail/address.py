"""Addresses in headers: a strict, bounded parser and one spelling for each address. Knows no database.

The list is cut on the header as it was sent and only display names are decoded afterwards, so that an encoded word
cannot smuggle an address in. The standard library reads `alice@good <eve@evil>` as alice (CVE-2023-27043); here the
brackets win.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import idna

from mail import header
from mail.providers import PUBLIC_PROVIDERS as PUBLIC_PROVIDERS

ADDR_SPEC = re.compile(
    r"""(?P<local>[^\s@<>()\[\],;:"\\\x00-\x1f\x7f]{1,128}|"(?:[^"\\\x00-\x1f\x7f]|\\[^\x00-\x1f\x7f]){1,126}")
        @(?P<domain>[^\W_](?:[\w.-]{0,251}[^\W_])?|\[[0-9A-Fa-f:.]{3,45}\]|\[IPv6:[0-9A-Fa-f:.]{2,45}\])\.?""",
    re.VERBOSE,
)
QUOTING = re.compile(r'\\(.)|"')
MAX_ADDRESS = 254


@dataclass(frozen=True)
class Address:
    """A mailbox in a header; `addr` is normalised, `name` is safe to show."""

    name: str
    addr: str

    def __str__(self) -> str:
        return f"{self.name} <{self.addr}>" if self.name else self.addr


def parse(raw: str, limit: int = 500) -> tuple[Address, ...]:
    """The addresses of one header, at most `limit`; entries without an address are left out."""
    line = header.unfold(raw)
    if "@" not in line and "=?" in line:
        line = header.words(line)  # some programs encode the address together with the name
    return tuple(islice((address for entry in _entries(line) if (address := _address(entry))), limit))


def normalise(addr: str) -> str | None:
    """The one spelling by which addresses are compared: lower case, ASCII domain. None: it is no address."""
    match = ADDR_SPEC.fullmatch(addr.strip())
    if not match:
        return None
    local, name = match["local"].lower(), match["domain"].lower()
    if ".." in name:
        return None
    if not name.isascii():
        try:
            name = idna.encode(name, uts46=True).decode("ascii")
        except (idna.IDNAError, UnicodeError):
            return None
    whole = f"{local}@{name}"
    return whole if len(whole) <= MAX_ADDRESS else None


def without_detail(addr: str) -> str:
    """`sales+summer@firm.com` is read in the mailbox `sales@firm.com`."""
    local, at, name = addr.rpartition("@")
    mailbox, _, _ = local.partition("+")
    return f"{mailbox}{at}{name}" if mailbox else addr


def domain(addr: str) -> str:
    return addr.rpartition("@")[2]


def _address(entry: "_Entry") -> Address | None:
    spec, phrase = entry.angle, entry.phrase
    if spec is None:
        spec, phrase = phrase, entry.comment
    # Before the colon stands an obsolete source route, `<@relay,@relay:user@host>`, or a scheme from a web page.
    if spec.startswith(("@", "mailto:")):
        spec = spec.rpartition(":")[2]
    addr = normalise(spec.strip("' "))
    return Address(header.name(QUOTING.sub(lambda match: match[1] or "", phrase)), addr) if addr else None


@dataclass
class _Entry:
    """What stood between two commas: the words, the brackets' content, the last comment."""

    phrase: str = ""
    angle: str | None = None
    comment: str = ""


def _entries(line: str) -> Iterator[_Entry]:
    """Cut a list at its commas, minding quotes, comments, brackets and groups. One pass, no recursion."""
    # One that is never closed would swallow the rest of the list: then it means nothing in it.
    quotes = (line.count('"') - line.count('\\"')) % 2 == 0
    comments = line.count("(") == line.count(")")
    entry, depth, quoted, bracketed, escaped, addressed = _Entry(), 0, False, False, False, False
    phrase: list[str] = []
    angle: list[str] = []
    comment: list[str] = []

    def finished() -> _Entry:
        entry.phrase, entry.comment = "".join(phrase).strip(), "".join(comment).strip()
        if entry.angle is None and angle:
            entry.angle = "".join(angle).strip()
        return entry

    for char in line:
        here = comment if depth else angle if bracketed else phrase
        if escaped:
            here.append(char)
            escaped = False
        elif char == "\\" and not bracketed:
            escaped = True
            here.append(char)
        elif quoted:
            quoted = char != '"'
            here.append(char)
        elif char == "(" and comments and not bracketed:
            if not depth:
                comment.clear()
            depth += 1
        elif char == ")" and depth:
            depth -= 1
        elif depth:
            here.append(char)
        elif char == '"' and quotes:
            quoted = True
            here.append(char)
        elif char == "<":
            bracketed = True
            angle.clear()
        elif char == ">" and bracketed:
            bracketed = False
            entry.angle = "".join(angle).strip()
        elif char == ":" and not bracketed and not addressed:
            phrase.clear()  # the name of a group: its members follow
        elif char in ",;" and not bracketed:
            yield finished()
            entry, addressed = _Entry(), False
            for piece in (phrase, angle, comment):
                piece.clear()
        else:
            # After an address, or within an encoded word, a colon begins no group.
            addressed = addressed or char == "@" or (char == "?" and here[-1:] == ["="])
            here.append(char)
    yield finished()
