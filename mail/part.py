"""The tree of parts of one mail, parsed by the standard library within the caps. Knows no meaning of any part."""

import binascii
import re
from email.message import Message
from email.parser import BytesParser
from email.policy import Policy, compat32
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, cast

from mail import charset, header, parameter
from mail.caps import Cap, Caps, OverCap
from mail.parameter import Parameterised

BLANK_LINE = re.compile(rb"\r\n\r\n|\n\n|\r\r|\n\r\n")
LINE_END = re.compile(r"(?:\r\n|\n|\r)\Z")
LEADING = b"\r\n\xef\xbb\xbf"


class Budget:
    """What one mail may still use while it is parsed."""

    def __init__(self, caps: Caps) -> None:
        self.caps = caps
        self.parts = -1  # the parser makes one part to find out how to make them
        self.headers = 0
        self.parsing = True


if TYPE_CHECKING:  # the stubs have parameters that the classes themselves do not know
    StandardMessage = Message[str, Any]
    AnyPolicy = Policy[Any]
else:
    StandardMessage, AnyPolicy = Message, Policy


class Part(StandardMessage):
    """One part. Raises OverCap while being parsed, so a hostile mail costs no more than an honest one."""

    def __init__(self, budget: Budget, policy: AnyPolicy = compat32) -> None:
        super().__init__(policy=policy)
        self.budget = budget
        self.depth = 1
        self.raw = ""
        budget.parts += 1
        if budget.parts > budget.caps.parts:
            raise OverCap(Cap.PARTS)

    def set_raw(self, name: str, value: Any) -> None:
        self.budget.headers += 1
        if self.budget.headers > self.budget.caps.headers:
            raise OverCap(Cap.HEADERS)
        if len(value) > self.budget.caps.header:
            raise OverCap(Cap.HEADER)
        if name.lower().startswith("content-"):
            value = value[: parameter.MAX_VALUE]
        super().set_raw(name, value)

    def attach(self, payload: Any) -> None:
        payload.depth = self.depth + 1
        if payload.depth > self.budget.caps.depth:
            raise OverCap(Cap.DEPTH)
        super().attach(payload)

    def set_payload(self, payload: Any, charset: Any = None) -> None:
        """Keeps what was sent: get_payload() replaces what does not fit the declared charset."""
        if isinstance(payload, str):
            self.raw = payload
        super().set_payload(payload, charset)

    def get_content_type(self) -> str:
        """While parsing, an attached mail is one opaque leaf: it is kept byte for byte and never nests."""
        media_type = super().get_content_type()
        return "application/octet-stream" if self.budget.parsing and media_type.startswith("message/") else media_type

    def value(self, name: str) -> str:
        """A header's first value as it was sent, folded; empty when there is none."""
        wanted = name.lower()
        return next((str(value) for header_name, value in self.raw_items() if header_name.lower() == wanted), "")

    @cached_property
    def content(self) -> Parameterised:
        return parameter.parse(self.value("content-type"))

    @cached_property
    def disposition(self) -> Parameterised:
        return parameter.parse(self.value("content-disposition"))

    @property
    def children(self) -> "list[Part]":
        payload = self.get_payload()
        return [child for child in payload if isinstance(child, Part)] if isinstance(payload, list) else []

    @property
    def content_id(self) -> str:
        return header.unfold(self.value("content-id")).strip("<> ")[:255]

    def data(self) -> bytes:
        """The part's bytes with the transfer encoding undone, as far as it can be."""
        encoding = self.value("content-transfer-encoding").strip().lower()
        if encoding.startswith("base64"):
            return header.base64_bytes(self.raw)
        # Within a multipart the last line end belongs to the boundary that follows.
        sent = LINE_END.sub("", self.raw, count=1) if self.depth > 1 else self.raw
        raw = sent.encode("utf-8", "surrogateescape")
        if encoding.startswith("quoted-printable"):
            return binascii.a2b_qp(raw)
        if "uue" in encoding:
            return _uudecoded(raw)
        return raw

    def text(self) -> tuple[str, bool]:
        """The part as text, and whether its charset had to be guessed."""
        decoded, guessed = charset.decode(self.data()[: self.budget.caps.text * 4], self.content.get("charset"))
        return charset.storable(decoded), guessed


def parse(raw: bytes, caps: Caps) -> Part:
    budget = Budget(caps)
    parser: BytesParser[Part] = BytesParser(partial(Part, budget), policy=cast("Policy[Part]", compat32))
    try:
        return parser.parsebytes(raw)
    finally:
        budget.parsing = False


def content_after_headers(raw: bytes, caps: Caps) -> bytes:
    """The bytes after the headers, which are measured before anything is parsed."""
    blank = BLANK_LINE.search(raw, 0, caps.header_block + 4)
    if blank:
        return raw[blank.end() :]
    if len(raw) <= caps.header_block:
        return b""
    raise OverCap(Cap.HEADER_BLOCK)


def _uudecoded(raw: bytes) -> bytes:
    lines: list[bytes] = []
    for line in raw.splitlines():
        if line.startswith(b"begin ") or not line.strip():
            continue
        if line.strip() == b"end":
            break
        try:
            lines.append(binascii.a2b_uu(line))
        except binascii.Error:
            # Some programs write a length that is too long; what the length stands for is in its first byte.
            length = (((line[0] - 32) & 63) * 4 + 5) // 3
            try:
                lines.append(binascii.a2b_uu(line[:length]))
            except binascii.Error:
                continue
    return b"".join(lines)
