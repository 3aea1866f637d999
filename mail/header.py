"""One header's value: unfolded, its encoded words read, its control characters gone. Knows no particular header."""

import binascii
import re

from mail.charset import decode

ENCODED_WORD = re.compile(r"=\?([^?\s*]{1,60})(?:\*[^?\s]{0,20})?\?([bBqQ])\?([^?]*)\?=")
FOLD = re.compile(r"[\r\n]+[ \t]*")
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
# Turn the reading direction of what stands around them; a name or a title has no use for them.
BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
BASE64 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="
NOT_BASE64 = bytes(byte for byte in range(256) if byte not in BASE64)
MAX_RUNS = 1_000

Headers = tuple[tuple[str, str], ...]


def unfold(raw: str) -> str:
    """The value as one line. `raw` holds bytes over 127 as surrogates, as the parser leaves them."""
    line = FOLD.sub(" ", raw).strip()
    if not line.isascii():
        line, _ = decode(line.encode("utf-8", "surrogateescape"), "utf-8", guess=False)
    return CONTROL.sub("", line.replace("\t", " "))


def words(value: str) -> str:
    """An unfolded value with its encoded words (RFC 2047) read. One pass; never raises."""
    pieces: list[str] = []
    waiting: list[bytes] = []
    waiting_charset = ""

    def flush() -> None:
        if waiting:
            pieces.append(decode(b"".join(waiting), waiting_charset, guess=False)[0])
            waiting.clear()

    position = 0
    for match in ENCODED_WORD.finditer(value):
        between = value[position : match.start()]
        charset = match[1].lower()
        # White space between two encoded words is no text, and one letter may be cut in two by them.
        if waiting and between.strip():
            flush()
            pieces.append(between)
        elif waiting and charset != waiting_charset:
            flush()
        elif not waiting:
            pieces.append(between)
        waiting_charset = charset
        waiting.append(_word_bytes(match[2].lower(), match[3]))
        position = match.end()
    flush()
    pieces.append(value[position:])
    return "".join(pieces)


def text(raw: str) -> str:
    """A header for people: unfolded, decoded, white space joined, without controls."""
    return " ".join(CONTROL.sub(" ", words(unfold(raw))).split())


def name(raw: str, limit: int = 200) -> str:
    """A display name or a title: text that cannot turn the reading direction of what follows it."""
    return BIDI.sub("", text(raw))[:limit].strip()


def first(headers: Headers, wanted: str) -> str | None:
    return next((value for header, value in headers if header == wanted), None)


def all_of(headers: Headers, wanted: str) -> tuple[str, ...]:
    return tuple(value for header, value in headers if header == wanted)


def _word_bytes(encoding: str, payload: str) -> bytes:
    if encoding == "b":
        return base64_bytes(payload)
    return binascii.a2b_qp(payload.replace("_", " ").encode("utf-8", "surrogatepass"), header=False)


def base64_bytes(payload: str) -> bytes:
    """What base64 text holds, as far as it goes: no padding, foreign characters and a cut end are borne."""
    digits = payload.encode("ascii", "replace").translate(None, NOT_BASE64)
    runs = [run for run in digits.split(b"=") if run] if digits.count(b"=") <= MAX_RUNS else [digits.replace(b"=", b"")]
    return b"".join(binascii.a2b_base64(_padded(run)) for run in runs)


def _padded(run: bytes) -> bytes:
    whole = run[:-1] if len(run) % 4 == 1 else run
    return whole + b"=" * (-len(whole) % 4)
