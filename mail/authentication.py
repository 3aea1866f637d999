"""Whether the sender's domain vouches for a mail, as the receiving server found. Verifies nothing itself.

Anybody can write an Authentication-Results header, so only the topmost one of the server that the mailbox names is
read. Domains are aligned by a simple suffix rule: equal, or one a subdomain of the other. That is stricter than DMARC's
relaxed mode between siblings (`news.firm.com`, `mail.firm.com`) and needs no list of public suffixes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from mail import address
from mail.message import Flag, Mail

TOKEN = re.compile(r'"((?:[^"\\]|\\.)*)(?:"|$)|[^";()]+|[;()]')
METHOD = re.compile(r"\s*([a-z][a-z0-9-]{0,30})(?:\s*/\s*\d+)?\s*=\s*([a-z]{1,30})", re.IGNORECASE)
PROPERTY = re.compile(r"([a-z]{1,20}\.[a-z0-9_-]{1,40})\s*=\s*([^\s;]{1,320})", re.IGNORECASE)
MAX_RESULTS = 60


class AuthVerdict(StrEnum):
    PASS = "PASS"  # noqa: S105 - a verdict
    FAIL = "FAIL"
    NONE = "NONE"


@dataclass(frozen=True)
class Verdict:
    """The verdict and what it rests on, in the words of the header."""

    verdict: AuthVerdict
    because: str

    @property
    def passed(self) -> bool:
        return self.verdict is AuthVerdict.PASS


@dataclass(frozen=True)
class Result:
    """`dkim=pass header.d=firm.com`"""

    method: str
    result: str
    properties: tuple[tuple[str, str], ...]

    def get(self, *names: str) -> str:
        return next((value for wanted in names for name, value in self.properties if name == wanted), "")


def verdict(mail: Mail, authserv_id: str | None) -> Verdict:
    if not authserv_id:
        return Verdict(AuthVerdict.NONE, "no trusted server is set")
    if mail.sender is None or Flag.FROM_MISSING in mail.flags:
        return Verdict(AuthVerdict.NONE, "no From address")
    if Flag.FROM_AMBIGUOUS in mail.flags:
        return Verdict(AuthVerdict.NONE, "several From addresses")
    trusted = _trusted(mail, authserv_id)
    if trusted is None:
        return Verdict(AuthVerdict.NONE, f"no results of {authserv_id}")
    return _judged(results(trusted), address.domain(mail.sender.addr))


def trusted_results(mail: Mail, authserv_id: str | None) -> tuple[Result, ...]:
    """What the trusted server found; nothing where none is set, or it has said nothing."""
    header = _trusted(mail, authserv_id) if authserv_id else None
    return results(header) if header else ()


def vouched_domains(found: tuple[Result, ...]) -> tuple[str, ...]:
    """The domains that signed, or whose servers sent: aligned with From or not."""
    return tuple(signer for each in found if each.result == "pass" and (signer := _signer(each)))


def authserv_id(value: str) -> str | None:
    """Who wrote this header; None where it does not say (Microsoft leaves it out)."""
    first = next(_segments(value), "").split()
    return first[0].lower().rstrip(".") if first and "=" not in first[0] and not METHOD.match(" ".join(first)) else None


def results(value: str) -> tuple[Result, ...]:
    """Every `method=result` in a header, in order; what cannot be read is left out."""
    found: list[Result] = []
    for segment in _segments(value):
        if (method := METHOD.match(segment)) and len(found) < MAX_RESULTS:
            properties = tuple((name.lower(), said.lower()) for name, said in PROPERTY.findall(segment, method.end()))
            found.append(Result(method[1].lower(), method[2].lower(), properties))
    return tuple(found)


def aligned(one: str, other: str) -> bool:
    """Equal, or one a subdomain of the other."""
    a, b = one.lower().rstrip("."), other.lower().rstrip(".")
    if "." not in a or "." not in b:
        return a == b != ""
    return a == b or a.endswith(f".{b}") or b.endswith(f".{a}")


def _trusted(mail: Mail, wanted: str) -> str | None:
    name = wanted.lower().rstrip(".")
    return next((each for each in mail.all_headers("authentication-results") if authserv_id(each) == name), None)


def _judged(found: tuple[Result, ...], sender_domain: str) -> Verdict:
    for dmarc in (each for each in found if each.method == "dmarc"):
        about = dmarc.get("header.from")
        if about and address.domain(about) != sender_domain:
            return Verdict(AuthVerdict.NONE, f"dmarc is about {about}")
        if dmarc.result == "pass":
            return Verdict(AuthVerdict.PASS, "dmarc=pass")
        if dmarc.result == "fail":
            return Verdict(AuthVerdict.FAIL, "dmarc=fail")
    for each in found:
        signer = _signer(each) if each.result == "pass" else ""
        if signer and aligned(signer, sender_domain):
            return Verdict(AuthVerdict.PASS, f"{each.method}=pass {signer}")
    return Verdict(AuthVerdict.NONE, "nothing aligned with From passed")


def _signer(result: Result) -> str:
    if result.method == "dkim":
        return address.domain(result.get("header.d", "header.i"))
    if result.method == "spf":
        return address.domain(result.get("smtp.mailfrom", "smtp.helo"))
    return ""


def _segments(value: str) -> Iterator[str]:
    """The pieces between semicolons, without comments and quotes, in one pass."""
    depth = 0
    piece: list[str] = []
    for token in TOKEN.finditer(value):
        text = token[0]
        if text == "(":
            depth += 1
        elif text == ")":
            depth = max(0, depth - 1)
        elif depth:
            continue
        elif text == ";":
            yield "".join(piece)
            piece.clear()
        else:
            piece.append(token[1] if token[1] is not None else text)
    yield "".join(piece)
