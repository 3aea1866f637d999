"""A file that came with a mail, under a name that is safe to save. Knows no storage."""

import mimetypes
import re
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from late import Late

if TYPE_CHECKING:
    import puremagic
else:
    puremagic = Late("puremagic")

from mail import header, parameter

UNSAFE = re.compile(r'[/\\:*?"<>|]+')
MEDIA_TYPE = re.compile(r"[a-z0-9][a-z0-9!#$&^_.+-]{0,63}/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}")
EXTENSIONS = {"message/rfc822": ".eml", "message/global": ".eml", "message/delivery-status": ".txt"}
OPAQUE = "application/octet-stream"
# What the first bytes prove weighs more than what the sender says; only what people are shown in place is listed.
MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"%PDF-", "application/pdf"),
    (b"MZ", "application/x-msdownload"),
    (b"\x7fELF", "application/x-executable"),
    (b"#!/", "text/x-shellscript"),
    (b"\x78\x9f\x3e\x22", "application/ms-tnef"),
)
RASTER = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})
"""Pictures that run nothing: they may be shown where they stand. An SVG may hold a script."""
MARKUP = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*|<!--.{0,500}?-->\s*)*<(!doctype\s+html|html|script|svg)\b",
    re.IGNORECASE | re.DOTALL,
)
SURE = 0.7
SNIFFED = 8 * 1024
LONGEST = 1_000


@dataclass(frozen=True, kw_only=True)
class Attachment:
    """`inline`: a picture that the HTML shows, not to be listed. `missing`: announced, but the mail was not kept whole.

    `media_type` is what its bytes say, `declared_type` what the sender says.
    """

    name: str
    media_type: str
    declared_type: str = ""
    content_id: str = ""
    inline: bool = False
    content: bytes = field(default=b"", repr=False)
    missing: bool = False
    announced: int = 0

    @property
    def size(self) -> int:
        """Bytes; of a missing one, as announced."""
        return self.announced if self.missing else len(self.content)


def safe_name(declared: str, media_type: str) -> str:
    """The last piece of the path, without anything that a file system or a reader could misunderstand."""
    last = re.split(r"[/\\]", header.name(declared, limit=parameter.MAX_VALUE))[-1]
    name = UNSAFE.sub("_", last).strip(". ")
    if not name:
        return f"attachment{EXTENSIONS.get(media_type) or mimetypes.guess_extension(media_type) or ''}"
    suffix = PurePosixPath(name).suffix[:20]
    return name if len(name) <= 200 else name[: 200 - len(suffix)] + suffix


def media_type(declared: str, name: str, content: bytes) -> str:
    """What the file is: by its first bytes, else by the sender's word, else by its name. No picture without proof."""
    if proven := proven_type(content):
        return proven
    said = declared if MEDIA_TYPE.fullmatch(declared) else OPAQUE
    if said in RASTER:
        return OPAQUE
    return said if said != OPAQUE else _recognised(content) or _by_name(name)


def proven_type(content: bytes) -> str | None:
    """What the first bytes prove, for the kinds that are told apart for safety's sake."""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    if markup := MARKUP.match(content[:SNIFFED]):
        return "image/svg+xml" if markup[1].lower() == b"svg" else "text/html"
    return next((kind for start, kind in MAGIC if content.startswith(start)), None)


def _recognised(content: bytes) -> str | None:
    """A library's opinion, where the sender has none."""
    try:
        found = puremagic.magic_string(content[:SNIFFED])
    except (puremagic.PureError, ValueError, IndexError):
        return None
    best = next((each for each in found if each.confidence >= SURE and MEDIA_TYPE.fullmatch(each.mime_type)), None)
    return best.mime_type if best and best.mime_type not in RASTER else None


def _by_name(name: str) -> str:
    guessed = mimetypes.guess_type(name)[0] or OPAQUE
    return OPAQUE if guessed in RASTER else guessed
