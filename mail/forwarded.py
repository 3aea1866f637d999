"""A mail within a mail: attached whole, or quoted below its headers. What it says of its sender is unproven."""

import re
from dataclasses import dataclass, field
from datetime import datetime

from mail import address, body, header, identity, part, reply
from mail.address import Address
from mail.attachment import Attachment
from mail.caps import Caps, OverCap

NAMES = {
    "from": "from de von da van från fra od от lähettäjä kimden 发件人 寄件者 差出人",
    "date": "date sent data enviada|em enviado|em enviado|el enviado enviada fecha gesendet datum envoyé|le"
    " envoyé inviato verzonden skickat sendt wysłano дата 日期 发送时间 送信日時",
    "to": "to para an à a aan till til do кому 收件人 宛先",
    "cc": "cc kopie copie copia",
    "reply-to": "reply-to responder|a antwort|an",
    "subject": "subject assunto asunto betreff objet oggetto onderwerp ämne emne temat тема 主题 件名",
}
FIELDS = {name.replace("|", " "): field for field, names in NAMES.items() for name in names.split()}
LINE = re.compile(r"[>\s*_|]{0,12}([^\W\d_][^:：*]{0,24}?)\s?\*{0,2}\s?[:：]\*{0,2}\s*(.*)")
SEPARATOR = re.compile(
    r"""[>\s*]*(?:
        [-_=]{2,}.{0,80}(?:forward|encaminhad|weitergeleitet|reenviad|transf[ée]r|inoltrat|original|ursprünglich
            |doorgestuurd).{0,40}[-_=]{2,}
        | (?:begin\s+forwarded\s+message|início\s+da\s+mensagem\s+(?:re)?encaminhada
            |anfang\s+der\s+weitergeleiteten\s+nachricht|inicio\s+del\s+mensaje\s+reenviado|début\s+du\s+message\s+(?:réexpédié|transféré)|inizio\s+messaggio\s+inoltrato)\s*:?
        | [-_=]{10,}
    )\s*""",
    re.IGNORECASE | re.VERBOSE,
)
MAILTO = re.compile(r"\[mailto:([^\]\s]{3,254})\]|<mailto:([^>\s]{3,254})>", re.IGNORECASE)
QUOTE = re.compile(r"^>\s?")
LONGEST_BLOCK = 30
SEARCHED = 2_000


@dataclass(frozen=True, kw_only=True)
class Forwarded:
    """The original. `sender` is None where it cannot be made out: then a person has to complete it.

    `text`: what the original says; `note`: what the forwarder wrote above it, empty for nothing. `attached`: as a
    message/rfc822, then with a fingerprint of its own; else quoted in the text.
    """

    sender: Address | None
    reply_to: Address | None = None
    to: tuple[Address, ...] = ()
    subject_line: str = ""
    date: datetime | None = None
    message_id: str | None = None
    fingerprint: str | None = None
    attached: bool = False
    text: str = field(default="", repr=False)
    note: str = field(default="", repr=False)


def read(files: tuple[Attachment, ...], text: str, subject_line: str, caps: Caps) -> Forwarded | None:
    """The attached original, else the one quoted in a text that says so; None where nothing was forwarded."""
    attached = next((each for each in files if each.declared_type in ("message/rfc822", "message/global")), None)
    if attached is not None and attached.content:
        return _attached(attached.content, text, caps)
    return _quoted(text, by_line=reply.is_forward_line(subject_line))


def _attached(content: bytes, note: str, caps: Caps) -> Forwarded:
    clean = content.lstrip(part.LEADING)
    try:
        rest = part.content_after_headers(clean, caps)
        root = part.parse(clean, caps)
        said = body.read(root, caps).text
    except (OverCap, RecursionError):
        return Forwarded(sender=None, attached=True, note=note)
    senders = address.parse(root.value("from"), limit=1)
    answers = address.parse(root.value("reply-to"), limit=1)
    own_id = identity.message_id(root.value("message-id"))
    line = header.name(root.value("subject"), limit=1_000)
    return Forwarded(
        sender=senders[0] if senders else None,
        reply_to=answers[0] if answers else None,
        to=address.parse(root.value("to"), limit=20),
        subject_line=line,
        date=identity.date(root.value("date")),
        message_id=own_id,
        fingerprint=identity.fingerprint(
            message_id=own_id or header.text(root.value("message-id")),
            date=header.text(root.value("date")),
            sender=senders[0].addr if senders else "",
            subject_line=line,
            body=rest,
        ),
        attached=True,
        text=said,
        note=note,
    )


def _quoted(text: str, *, by_line: bool) -> Forwarded | None:
    """The first block of headers in the text. Answers quote such blocks too: a separator or `Fwd:` makes it one."""
    lines = text.split("\n")[:SEARCHED]
    for start in range(len(lines)):
        found, length = _block(lines, start)
        if "from" not in found or len(found) < 3:
            continue
        above = start - 1
        while above >= 0 and not lines[above].strip(" >"):
            above -= 1
        separated = above >= 0 and SEPARATOR.fullmatch(lines[above]) is not None
        if not by_line and not (separated and _says_forwarded(lines[above])):
            return None
        below = text.split("\n")[start + length :]
        if lines[start].startswith(">"):
            below = [QUOTE.sub("", line) for line in below]
        return _of_block(found, lines[: above if separated else above + 1], below)
    return None


def _says_forwarded(line: str) -> bool:
    return not re.fullmatch(r"[>\s*]*[-_=]{10,}\s*", line) and not reply.SEPARATOR.fullmatch(line)


def _block(lines: list[str], start: int) -> tuple[dict[str, str], int]:
    """The headers that begin here, by our names, and how many lines they take."""
    found: dict[str, str] = {}
    last = ""
    length = 0
    for line in lines[start : start + LONGEST_BLOCK]:
        match = LINE.match(line)
        name = FIELDS.get(match[1].strip().lower()) if match else None
        if name and match and name not in found:
            found[name], last = match[2].strip(" *"), name
        elif last and line.strip(" >") and not match and not found[last]:
            found[last] = line.strip(" >*")  # some programs put the value on a line of its own
        elif last and line.strip(" >") and found[last].endswith((",", ";", "<")):
            found[last] += f" {line.strip(' >*')}"
        elif not last or not (match and line.strip()):
            break
        length += 1
    return found, length


def _of_block(found: dict[str, str], above: list[str], below: list[str]) -> Forwarded:
    senders = _people(found["from"])
    answers = _people(found.get("reply-to", ""))
    return Forwarded(
        sender=senders[0] if senders else None,
        reply_to=answers[0] if answers else None,
        to=_people(found.get("to", ""))[:20],
        subject_line=header.name(found.get("subject", ""), limit=1_000),
        date=identity.date(found.get("date", "")),
        text="\n".join(below).strip(),
        note="\n".join(above).strip(),
    )


def _people(value: str) -> tuple[Address, ...]:
    """`Eva [mailto:eva@sol.example]`, as Outlook writes, and the address twice, as some HTML leaves it."""
    plain = MAILTO.sub(lambda match: f"<{match[1] or match[2]}>", value)
    plain = re.sub(r"(<[^<>]+>)\s*<[^<>]+>", r"\1", plain)
    return tuple(dict.fromkeys(address.parse(plain.replace(";", ","), limit=20)))
