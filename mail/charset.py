"""Bytes into text when the declared charset is wrong, unknown or missing. Knows no mail."""

import re
from encodings.aliases import aliases
from typing import TYPE_CHECKING

from late import Late

if TYPE_CHECKING:
    import charset_normalizer
else:
    charset_normalizer = Late("charset_normalizer")

# Senders mean the larger set: browsers and mail programs have read them so for twenty years.
MEANT = {
    "ascii": "ascii",
    "us_ascii": "ascii",
    "iso_8859_1": "cp1252",
    "iso8859_1": "cp1252",
    "latin_1": "cp1252",
    "latin1": "cp1252",
    "l1": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb_2312_80": "gb18030",
    "ks_c_5601": "cp949",
    "ks_c_5601_1987": "cp949",
    "euc_kr": "cp949",
    "euckr": "cp949",
    "shift_jis": "cp932",
    "windows_874": "cp874",
    "windows_31j": "cp932",
    "cp_1252": "cp1252",
    "cp_850": "cp850",
    "utf_8": "utf-8",
    "utf8": "utf-8",
    "utf8mb4": "utf-8",
    "unicode_1_1_utf_8": "utf-8",
    "unicode_1_1_utf_7": "utf-7",
}
UNALIASED = (
    "cp720",
    "cp737",
    "cp856",
    "cp874",
    "cp875",
    "cp1006",
    "koi8_r",
    "koi8_t",
    "koi8_u",
    "mac_croatian",
    "mac_farsi",
)
# Not charsets but transformations, or so slow that a short mail would hold a reader for minutes.
NO_CHARSETS = frozenset(
    {"base64_codec", "bz2_codec", "hex_codec", "quopri_codec", "rot_13", "uu_codec", "zlib_codec", "mbcs", "oem"}
    | {"idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape"}
)
# Our own table instead of codecs.lookup(), which imports a module by the sender's word and remembers every miss.
CODECS = {
    **{name: name for name in (*aliases.values(), *UNALIASED) if name not in NO_CHARSETS},
    **{alias: codec for alias, codec in aliases.items() if codec not in NO_CHARSETS},
    **MEANT,
}
LATIN = frozenset({"Latin-1 Supplement", "Latin Extended-A", "Latin Extended-B", "Latin Extended Additional"})
HIGH = bytes(range(128, 256))
SAMPLE = 16 * 1024
UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def codec_for(declared: str | None) -> str | None:
    """The codec that a sender means by this name, or None."""
    name = re.sub(r"[^a-z0-9]+", "_", (declared or "")[:60].lower()).strip("_")
    return CODECS.get(name)


def decode(data: bytes, declared: str | None, *, guess: bool = True) -> tuple[str, bool]:
    """The text, and whether the charset had to be guessed. `guess=False` leaves out the slow statistical guess."""
    codec = codec_for(declared)
    for attempt in (codec, "utf-8"):
        if attempt:
            try:
                return data.decode(attempt), attempt != codec and not data.isascii()
            except UnicodeError:
                continue
    if guess and (found := _statistical(data)):
        try:
            return data.decode(found), True
        except UnicodeError:
            pass
    return data.decode("cp1252", "replace"), True


def _statistical(data: bytes) -> str | None:
    """Tells scripts apart, not Latin charsets: short Portuguese passes for Hungarian, and one accent for Chinese."""
    start = next((match.start() for match in re.finditer(rb"[\x80-\xff]", data)), 0)
    sample = data[max(0, start - SAMPLE // 4) :][:SAMPLE]
    high = len(sample) - len(sample.translate(None, HIGH))
    if high < 10 or high < 0.3 * len(b"".join(sample.split())):
        return None
    best = charset_normalizer.from_bytes(sample).best()
    return codec_for(best.encoding) if best and LATIN.isdisjoint(best.alphabets) else None


def storable(text: str) -> str:
    """The text without what a database or JSON refuses: NUL, other control characters, lone surrogates."""
    return UNSTORABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
