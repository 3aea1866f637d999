"""A mail of ours as bytes: headers by which it is known when it is answered or comes back. Knows no database.

Whoever calls has cleaned what people wrote; a line break in a header is refused here all the same.
"""

import re
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from mail.address import Address
from mail.thread import INSTANCE_HEADER

MOST_REFERENCES = 20
"""As many as keep the header short; the first one, the thread's root, always stays (RFC 5322 §3.6.4)."""
LINE, WORD_BYTES = 76, 42
"""Of a folded header, and of the text in one encoded word, which has at most 75 signs (RFC 2047 §2)."""
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
SPECIAL = re.compile(r'["\\]')


@dataclass(frozen=True, kw_only=True)
class Attached:
    name: str
    media_type: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class Letter:
    """`automatic`: a machine answers, and nobody should answer that (RFC 3834 §3). `references`: oldest first."""

    sender: Address
    to: Sequence[str]
    cc: Sequence[str] = ()
    reply_to: str | None = None
    subject_line: str
    text: str
    html: str | None = None
    message_id: str
    references: Sequence[str] = ()
    date: datetime
    instance: str | None = None
    automatic: bool = False
    attachments: Sequence[Attached] = ()


def composed(letter: Letter) -> bytes:
    """The bytes to hand over. Hidden recipients are the envelope's affair and stand nowhere in it."""
    headers = [
        _listed("From", [letter.sender]),
        _listed("To", [Address("", each) for each in letter.to]),
        _listed("Cc", [Address("", each) for each in letter.cc]),
        _listed("Reply-To", [Address("", letter.reply_to)] if letter.reply_to else []),
        _worded("Subject", letter.subject_line),
        _spaced("Date", format_datetime(letter.date)),
        _spaced("Message-ID", letter.message_id),
        _spaced("In-Reply-To", *letter.references[-1:]),
        _spaced("References", *shortened(letter.references)),
        _spaced(INSTANCE_HEADER, *(letter.instance or "").split()),
    ]
    if letter.automatic:
        headers += [_spaced("Auto-Submitted", "auto-replied"), _spaced("X-Auto-Response-Suppress", "All")]
    return "".join(headers).encode() + _body(letter.text, letter.html, letter.attachments)


def notice(
    *,
    sender: str,
    to: str,
    subject_line: str,
    text: str,
    message_id: str,
    date: datetime,
    name: str = "Funil",
    html: str | None = None,
    unsubscribe: str | None = None,
) -> bytes:
    """A mail of the installation itself, such as an invitation: nobody's answer is expected.

    `unsubscribe`: the address that ends such mails when it is posted to (RFC 8058 §3.1).
    """
    headers = [
        _listed("From", [Address(name, sender)]),
        _listed("To", [Address("", to)]),
        _worded("Subject", subject_line),
        _spaced("Date", format_datetime(date)),
        _spaced("Message-ID", message_id),
        _spaced("Auto-Submitted", "auto-generated"),
        _spaced("X-Auto-Response-Suppress", "All"),
    ]
    if unsubscribe is not None:
        headers += [
            _spaced("List-Unsubscribe", f"<{unsubscribe}>"),
            _spaced("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
        ]
    return "".join(headers).encode() + _body(text, html, ())


def shortened(references: Sequence[str]) -> Sequence[str]:
    if len(references) <= MOST_REFERENCES:
        return references
    return (references[0], *references[1 - MOST_REFERENCES :])


def answer_line(subject_line: str) -> str:
    """The subject line of an answer: one `Re:`, however often it went to and fro."""
    return subject_line if subject_line[:3].lower() == "re:" else f"Re: {subject_line}"


def _body(text: str, html: str | None, attachments: Sequence[Attached]) -> bytes:
    """With the headers that say what kind of body it is."""
    mail = EmailMessage(policy=SMTP)
    mail.set_content(text, cte="quoted-printable")
    if html is not None:
        mail.add_alternative(html, subtype="html", cte="quoted-printable")
    for each in attachments:
        main, _, sub = each.media_type.partition("/")
        mail.add_attachment(each.content, maintype=main, subtype=sub or "octet-stream", filename=each.name)
    return mail.as_bytes()


# The standard library's folding (3.11) loses spaces between encoded words, and encodes ids that are longer than a line.


def _spaced(name: str, *words: str) -> str:
    """Words that must not be changed, such as ids; on one line as far as they fit."""
    lines = [f"{name}:"]
    for word in words:
        if len(lines[-1]) + 1 + len(word) > LINE and lines[-1] != f"{name}:":
            lines.append("")
        lines[-1] += f" {word}"
    return _joined(lines) if words else ""


def _worded(name: str, value: str) -> str:
    """Free text, encoded where it is not ASCII, or would be read as if it were encoded."""
    _refuse_control(value)
    if value.isascii() and "=?" not in value:
        return _spaced(name, *value.split()) or f"{name}: \r\n"
    return _joined([f"{name}: {first}" if not at else f" {first}" for at, first in enumerate(_encoded(value))])


def _listed(name: str, addresses: Sequence[Address]) -> str:
    pieces = [_mailbox(each) for each in addresses]
    commas = [f"{piece}," for piece in pieces[:-1]]
    return _joined([f"{name}: {piece}" if not at else f" {piece}" for at, piece in enumerate([*commas, *pieces[-1:]])])


def _mailbox(address: Address) -> str:
    _refuse_control(address.name)
    if not address.name:
        return address.addr
    if address.name.isascii() and "=?" not in address.name:
        quoted = SPECIAL.sub(lambda sign: f"\\{sign[0]}", address.name)
        return f'"{quoted}" <{address.addr}>'
    return f"{' '.join(_encoded(address.name))} <{address.addr}>"


def _encoded(value: str) -> list[str]:
    """RFC 2047 words; none ends in the middle of a letter."""
    chunks = [""]
    for sign in value:
        if len((chunks[-1] + sign).encode()) > WORD_BYTES:
            chunks.append("")
        chunks[-1] += sign
    return [f"=?utf-8?b?{b64encode(chunk.encode()).decode()}?=" for chunk in chunks]


def _joined(lines: Sequence[str]) -> str:
    for line in lines:
        _refuse_control(line)
    return "".join(f"{line}\r\n" for line in lines)


def _refuse_control(value: str) -> None:
    if CONTROL.search(value):
        raise ValueError("A header holds no line break and no control character.")
