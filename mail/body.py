"""What a mail says and what came with it: the text, the HTML, the attachments. Knows no header of the mail itself."""

import re
from dataclasses import dataclass, field, replace

from mail import attachment, html
from mail.attachment import Attachment
from mail.caps import Cap, Caps, OverCap
from mail.part import Part

ENCRYPTED = "[encrypted]"
PKCS7 = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime"})
SIGNATURES = frozenset({"application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"})
ARMOUR = re.compile(r"\s*-----BEGIN PGP (MESSAGE|SIGNED MESSAGE)-----\n")
READABLE = frozenset({"text/plain", "text/html", "text/enriched", "text", ""})


@dataclass(frozen=True, kw_only=True)
class Body:
    text: str
    html: str | None
    attachments: tuple[Attachment, ...]
    charset_guessed: bool
    shortened: bool
    html_dropped: bool
    remote_images: int
    encrypted: bool
    signed: bool


@dataclass
class Passage:
    """One piece of the text, as plain text, as HTML or as both."""

    plain: list[str] = field(default_factory=list)
    html: list[str] = field(default_factory=list)


@dataclass
class Found:
    """What the walk over the parts has met so far."""

    limit: int
    partial: bool = False
    attachments: list[Attachment] = field(default_factory=list)
    charset_guessed: bool = False
    encrypted: bool = False
    signed: bool = False

    def attach(self, file: Attachment) -> None:
        self.attachments.append(file)
        if len(self.attachments) > self.limit:
            raise OverCap(Cap.ATTACHMENTS)


def read(root: Part, caps: Caps, *, partial: bool = False) -> Body:
    """`partial`: the mail was cut off somewhere, so its files are listed and not kept."""
    found = Found(caps.attachments, partial)
    passages = _passages(root, found)
    shown = _html(passages)
    cut = shown[: caps.text] if shown and html.is_bearable(shown[: caps.text]) else None
    pieces = [ENCRYPTED if found.encrypted else "", *(_text(passage) for passage in passages)]
    text = "\n\n".join(filter(None, pieces))
    safe, remote_images = html.sanitised(cut) if cut else (None, 0)
    return Body(
        text=text[: caps.text].strip(),
        html=safe,
        attachments=_with_inline(found.attachments, html.cids(cut) if cut else frozenset()),
        charset_guessed=found.charset_guessed,
        shortened=len(text) > caps.text or (shown is not None and len(shown) > caps.text),
        html_dropped=shown is not None and cut is None,
        remote_images=remote_images,
        encrypted=found.encrypted,
        signed=found.signed,
    )


def _passages(part: Part, found: Found) -> list[Passage]:
    """The pieces of text in reading order, alternatives as one passage. The parser has capped the depth."""
    kind = part.content.value
    if not part.is_multipart():
        return _leaf(part, kind, found)
    children = part.children
    if kind == "multipart/encrypted":
        found.encrypted = True
        for child in children:
            found.attach(_attached(child, child.content.value, found))
        return []
    if kind == "multipart/signed":
        found.signed = True
        children = [child for child in children if child.content.value not in SIGNATURES]
    passages = [passage for child in children for passage in _passages(child, found)]
    if kind != "multipart/alternative" or not passages:
        return passages
    return [
        Passage(
            plain=[piece for passage in passages for piece in passage.plain],
            html=[piece for passage in passages for piece in passage.html],
        )
    ]


def _leaf(part: Part, kind: str, found: Found) -> list[Passage]:
    if kind in PKCS7:
        signed = part.content.get("smime-type").lower() == "signed-data"
        found.signed, found.encrypted = found.signed or signed, found.encrypted or not signed
    # A multipart whose boundary never comes was left whole by the parser: better read as text than lost.
    readable = kind in READABLE or kind.startswith("multipart/")
    if not readable or part.disposition.value == "attachment" or _declared_name(part):
        found.attach(_attached(part, kind, found))
        return []
    text, guessed = part.text()
    found.charset_guessed = found.charset_guessed or guessed
    if kind == "text/html":
        return [Passage(html=[text])]
    if armoured := ARMOUR.match(text):
        return _armoured(part, text, armoured[1], found)
    return [Passage(plain=[_unflowed(text, part)])]


def _armoured(part: Part, text: str, kind: str, found: Found) -> list[Passage]:
    """PGP within the text itself (RFC 9580 §6.2, §7): of a signed one the text, of an encrypted one only the file."""
    if kind == "MESSAGE":
        found.encrypted = True
        found.attach(_attached(part, "text/plain", found, name="encrypted.asc"))
        return []
    found.signed = True
    _, _, said = text.partition("\n\n")
    return [Passage(plain=[re.sub(r"^- ", "", said.partition("\n-----BEGIN PGP SIGNATURE")[0], flags=re.MULTILINE)])]


def _attached(part: Part, kind: str, found: Found, *, name: str = "") -> Attachment:
    content = b"" if found.partial else part.data()
    name = name or attachment.safe_name(_declared_name(part), kind)
    return Attachment(
        name=name,
        media_type=attachment.media_type(kind, name, content),
        declared_type=kind[:200],
        content_id=part.content_id,
        content=content,
        missing=found.partial,
    )


def _declared_name(part: Part) -> str:
    return part.disposition.get("filename") or part.content.get("name")


def _with_inline(attachments: list[Attachment], shown: frozenset[str]) -> tuple[Attachment, ...]:
    return tuple(
        replace(each, inline=each.content_id in shown and each.media_type in attachment.RASTER) for each in attachments
    )


def _text(passage: Passage) -> str:
    return "\n".join(passage.plain).strip() or html.text("\n".join(passage.html))


def _html(passages: list[Passage]) -> str | None:
    if not any(passage.html for passage in passages):
        return None
    return "\n".join("\n".join(passage.html) or html.from_text("\n".join(passage.plain)) for passage in passages)


def _unflowed(text: str, part: Part) -> str:
    """RFC 3676: a line that ends in a space goes on in the next one."""
    if part.content.get("format").lower() != "flowed":
        return text
    without_space = part.content.get("delsp").lower() == "yes"
    lines: list[list[str]] = []
    open_line = False
    for line in text.split("\n"):
        quoted = line.startswith(">")
        if open_line and not quoted:
            lines[-1].append(line.removeprefix(" "))
        else:
            lines.append([line.removeprefix(" ")])
        open_line = line.endswith(" ") and line != "-- " and not quoted
        if open_line and without_space:
            lines[-1][-1] = lines[-1][-1][:-1]
    return "\n".join("".join(pieces) for pieces in lines)
