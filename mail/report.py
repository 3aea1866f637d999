"""What servers and mail programs report about a mail: bounces (RFC 3464), receipts (RFC 8098), complaints (RFC 5965).

Anybody can write such a report. Whether it is about a mail of ours is for those to say who know what was sent.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email import message_from_bytes
from enum import StrEnum

from flufl.bounce import all_failures

from mail import address, charset, header, identity
from mail.attachment import Attachment
from mail.header import Headers

MAX_RECIPIENTS = 100
MAX_HEADERS = 100
MAX_VALUE = 2_000
READ = 128 * 1024
STATUS = re.compile(r"(?<![\d.])([245])\.(\d{1,3})\.(\d{1,3})(?![\d.])")
REPLY_CODE = re.compile(r"(?<![\d.])([45])[0-5]\d(?=[\s-])")
RETURNED = frozenset(
    {"message/rfc822", "message/global", "text/rfc822-headers", "message/rfc822-headers", "message/global-headers"}
)
KINDS_OF_PART = {
    "message/delivery-status": "DSN",
    "message/global-delivery-status": "DSN",
    "message/disposition-notification": "MDN",
    "message/feedback-report": "ARF",
}
QUOTED_HEADER = re.compile(
    r"^[>\s]{0,8}(message-id|references|in-reply-to|from|to|reply-to|subject|date)\s?:\s*(.{1,2000})$",
    re.IGNORECASE | re.MULTILINE,
)


class ReportKind(StrEnum):
    """DSN: about a delivery. MDN: that a mail was opened, or thrown away. ARF: that its reader calls it spam."""

    DSN = "DSN"
    MDN = "MDN"
    ARF = "ARF"


@dataclass(frozen=True, kw_only=True)
class Fate:
    """What became of the mail for one recipient.

    `action`: of a DSN failed, delayed, delivered, relayed or expanded; of an MDN displayed, deleted and the like; of an
    ARF abuse, fraud, not-spam and the like. `status`: RFC 3463, such as `5.1.1`; empty where nothing says.
    """

    address: str
    action: str = ""
    status: str = ""
    diagnostic: str = ""

    @property
    def permanent(self) -> bool:
        return self.action in ("", "failed") and self.status.startswith("5")

    @property
    def passing(self) -> bool:
        return self.action == "delayed" or (self.action in ("", "failed") and self.status.startswith("4"))


@dataclass(frozen=True, kw_only=True)
class Report:
    """`message_id`, `headers`: of the mail that the report is about, as far as it returns them; names in lower case.

    `guessed`: read from prose that follows no standard.
    """

    kind: ReportKind
    fates: tuple[Fate, ...] = ()
    message_id: str | None = None
    headers: Headers = ()
    guessed: bool = False

    @property
    def permanent(self) -> bool:
        return any(fate.permanent for fate in self.fates)

    @property
    def delayed(self) -> bool:
        return not self.permanent and any(fate.passing for fate in self.fates)

    def header(self, name: str) -> str | None:
        return header.first(self.headers, name)


def read(files: tuple[Attachment, ...], report_type: str) -> Report | None:
    """The report among the parts of a multipart/report; None where there is none."""
    said = next((each for each in files if each.declared_type in KINDS_OF_PART), None)
    returned = _returned(files)
    if said is None:
        if report_type == "delivery-status" and returned:
            return Report(kind=ReportKind.DSN, message_id=_id_in(returned), headers=returned)
        return None
    kind = ReportKind(KINDS_OF_PART[said.declared_type])
    blocks = list(_blocks(said.content))
    original = next((block["original-message-id"] for block in blocks if "original-message-id" in block), "")
    return Report(
        kind=kind,
        fates=tuple(_fates(kind, blocks)),
        message_id=identity.message_id(original) or _id_in(returned),
        headers=returned,
    )


def guess(raw: bytes, text: str, failed: str) -> Report | None:
    """Of a bounce in prose: whom it is about, by a library that knows how old servers write. None: nobody is named."""
    returned = _quoted(text)
    passing, permanent = _old_servers(raw)
    named = [(each, "4.0.0", "delayed") for each in passing] + [(each, "5.0.0", "failed") for each in permanent]
    fates = [
        Fate(address=addr, status=status, action=action)
        for each, status, action in named
        if (addr := address.normalise(_text(each)))
    ]
    if not fates:
        found = STATUS.search(text[:READ])
        status = found[0] if found else ""
        fates = [Fate(address=each.addr, action="failed", status=status or "5.0.0") for each in address.parse(failed)]
    if not fates and not returned:
        return None
    return Report(
        kind=ReportKind.DSN,
        fates=tuple(sorted(fates, key=lambda fate: fate.address)[:MAX_RECIPIENTS]),
        message_id=_id_in(returned),
        headers=returned,
        guessed=True,
    )


def _old_servers(raw: bytes) -> tuple[frozenset[bytes], frozenset[bytes]]:
    try:
        passing, permanent = all_failures(message_from_bytes(raw[:READ]))
    except Exception:  # noqa: BLE001 - it raises AttributeError, IndexError and others on 8 of 1,396 spams
        return frozenset(), frozenset()
    return frozenset(passing), frozenset(permanent)


def _fates(kind: ReportKind, blocks: list[dict[str, str]]) -> Iterator[Fate]:
    whole = {name: value for block in blocks for name, value in block.items()}
    told = 0
    for block in blocks:
        named = next(
            (block[name] for name in ("final-recipient", "original-recipient", "original-rcpt-to") if name in block), ""
        )
        if not named or told == MAX_RECIPIENTS:
            continue
        told += 1
        about = block if kind is ReportKind.DSN else whole
        yield Fate(
            address=_recipient(named),
            action=_action(kind, about),
            status=_status(about) if kind is ReportKind.DSN else "",
            diagnostic=_text(about.get("diagnostic-code", ""))[:500],
        )
    if not told and kind is not ReportKind.DSN:
        yield Fate(address="", action=_action(kind, whole))


def _action(kind: ReportKind, block: Mapping[str, str]) -> str:
    if kind is ReportKind.MDN:
        return block.get("disposition", "").partition(";")[2].strip().partition("/")[0].strip().lower()[:40]
    name = "action" if kind is ReportKind.DSN else "feedback-type"
    said = block.get(name, "").split()
    return said[0].strip(";,").lower()[:40] if said else ""


def _status(block: Mapping[str, str]) -> str:
    """The status that is named; a general 5.0.0 says less than what the diagnostic quotes."""
    named, quoted = STATUS.search(block.get("status", "")), STATUS.search(block.get("diagnostic-code", ""))
    if named and not (quoted and named[0].endswith(".0.0") and quoted[1] == named[1]):
        return named[0]
    if quoted:
        return quoted[0]
    code = REPLY_CODE.search(block.get("diagnostic-code", ""))
    return f"{code[1]}.0.0" if code else ""


def _recipient(value: str) -> str:
    """`rfc822; eva@sol.example`; some leave out the type, some add brackets."""
    plain = value.rpartition(";")[2].strip().strip("<>")
    found = address.parse(plain, limit=1)
    return found[0].addr if found else _text(plain)[:254]


def _blocks(content: bytes) -> Iterator[dict[str, str]]:
    """Groups of headers between empty lines, the first value of each name; white space begins no group."""
    text, _ = charset.decode(content[:READ], "utf-8", guess=False)
    for group in re.split(r"\n[ \t]*\n", charset.storable(text), maxsplit=2 * MAX_RECIPIENTS):
        block: dict[str, str] = {}
        for name, value in _headers(group):
            block.setdefault(name, value)
        if block:
            yield block


def _headers(group: str) -> Iterator[tuple[str, str]]:
    unfolded = re.sub(r"\n[ \t]+", " ", group)
    for line in unfolded.split("\n")[: 10 * MAX_HEADERS]:
        name, colon, value = line.partition(":")
        if colon and re.fullmatch(r"[!-9;-~]{1,80}", name.strip()):
            yield name.strip().lower(), _text(value)[:MAX_VALUE]


def _returned(files: tuple[Attachment, ...]) -> Headers:
    """The headers of the mail that came back."""
    back = next((each for each in files if each.declared_type in RETURNED), None)
    if back is None:
        return ()
    text, _ = charset.decode(back.content[:READ].lstrip(b"\r\n"), "utf-8", guess=False)
    head, _, _ = charset.storable(text).partition("\n\n")
    return tuple(_headers(head))[:MAX_HEADERS]


def _quoted(text: str) -> Headers:
    """The headers of a mail that a report quotes in its text: from its Message-ID's neighbourhood."""
    found = [(match[1].lower(), _text(match[2])) for match in QUOTED_HEADER.finditer(text[:READ])]
    return tuple(found[:MAX_HEADERS]) if any(name == "message-id" for name, _ in found) else ()


def _id_in(headers: Headers) -> str | None:
    return identity.message_id(header.first(headers, "message-id") or "")


def _text(value: str | bytes) -> str:
    said = value.decode("utf-8", "replace") if isinstance(value, bytes) else value
    return header.text(said)
