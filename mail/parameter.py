"""A header with parameters, `text/plain; charset=utf-8`: RFC 2045 and 2231, in one pass, whatever stands there.

The standard library's reader takes quadratic time on a hostile value and lets some exceptions out.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote_to_bytes

from mail import charset, header

PARAMETER = re.compile(r""";\s*([^\s=;"]{1,80})\s*=\s*("(?:[^"\\]|\\.)*"?|[^;]*)""", re.DOTALL)
SECTION = re.compile(r"([^*]+)(?:\*(\d{1,4}))?(\*)?")
QUOTED_PAIR = re.compile(r"\\(.)", re.DOTALL)
MAX_VALUE = 8 * 1024


@dataclass(frozen=True)
class Parameterised:
    """`value` in lower case, parameters by lower-case name, decoded."""

    value: str = ""
    parameters: Mapping[str, str] = field(default_factory=dict)

    def get(self, name: str) -> str:
        return self.parameters.get(name, "")


def parse(raw: str) -> Parameterised:
    line = header.unfold(raw[:MAX_VALUE])
    value, _, _ = line.partition(";")
    plain: dict[str, str] = {}
    sections: dict[str, list[tuple[int, bool, str]]] = {}
    for match in PARAMETER.finditer(line, len(value)):
        name, content = match[1].lower(), _unquoted(match[2].strip())
        section = SECTION.fullmatch(name)
        if "*" in name and section:
            sections.setdefault(section[1], []).append((int(section[2] or 0), bool(section[3]), content))
        else:
            plain.setdefault(name, header.words(content))
    # Senders that give both write the extended form for those who can read it.
    return Parameterised(value.strip().lower(), plain | {name: _joined(parts) for name, parts in sections.items()})


def _unquoted(content: str) -> str:
    if not content.startswith('"'):
        return content
    return QUOTED_PAIR.sub(r"\1", content[1:].removesuffix('"'))


def _joined(sections: list[tuple[int, bool, str]]) -> str:
    """RFC 2231: `name*0*=utf-8''caf%C3; name*1*=%A9`. The charset stands in the first section only."""
    declared, data = "", b""
    for number, (_, extended, content) in enumerate(sorted(sections, key=lambda section: section[0])):
        rest = content
        if extended and number == 0 and content.count("'") >= 2:
            declared, _, rest = content.split("'", 2)
        data += unquote_to_bytes(rest) if extended else rest.encode("utf-8", "replace")
    return charset.decode(data, declared or "utf-8", guess=False)[0]
