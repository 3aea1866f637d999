"""A file that came with a mail, under a name that is safe to save. Knows no storage."""

import mimetypes
import re
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from mail import header

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
)


@dataclass(frozen=True, kw_only=True)
class Attachment:
    """`inline`: a picture that the HTML shows, not to be listed."""

    name: str
    media_type: str
    content_id: str
    inline: bool
    content: bytes = field(repr=False)

    @property
    def size(self) -> int:
        return len(self.content)


def safe_name(declared: str, media_type: str) -> str:
    """The last piece of the path, without anything that a file system or a reader could misunderstand."""
    last = re.split(r"[/\\]", header.name(declared, limit=1_000))[-1]
    name = UNSAFE.sub("_", last).strip(". ")
    if not name:
        return f"attachment{EXTENSIONS.get(media_type) or mimetypes.guess_extension(media_type) or ''}"
    suffix = PurePosixPath(name).suffix[:20]
    return name if len(name) <= 200 else name[: 200 - len(suffix)] + suffix


def media_type(declared: str, name: str, content: bytes) -> str:
    """What the file is, by its first bytes, else by the sender's word, else by its name."""
    proven = next((kind for start, kind in MAGIC if content.startswith(start)), None)
    if proven:
        return proven
    said = declared if MEDIA_TYPE.fullmatch(declared) else OPAQUE
    return said if said != OPAQUE else mimetypes.guess_type(name)[0] or OPAQUE
