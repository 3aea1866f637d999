"""Whom a mail was for: its address headers, and the tiers of evidence for the alias it came by. Knows no alias."""

from dataclasses import dataclass

from mail import address
from mail.address import Address
from mail.part import Part

# The evidence for the alias a mail was sent to, best first; all addresses of one tier count alike (intake table).
TIERS: tuple[tuple[str, ...], ...] = (
    ("x-original-to",),
    ("delivered-to",),
    ("envelope-to",),
    ("x-envelope-to",),
    ("x-gm-original-to",),
    ("x-forwarded-to",),
    ("resent-to", "resent-cc"),
    ("to", "cc"),
)


@dataclass(frozen=True)
class Evidence:
    """The addresses that one tier of headers names, without their `+detail`."""

    tier: str
    addresses: tuple[str, ...]


def addresses(root: Part, name: str, limit: int) -> tuple[Address, ...]:
    """Of all headers of this name; of each one address more than allowed at most."""
    return tuple(
        found
        for header_name, value in root.raw_items()
        if header_name.lower() == name
        for found in address.parse(str(value), limit + 1)
    )


def evidence(root: Part, limit: int) -> tuple[Evidence, ...]:
    tiers: list[Evidence] = []
    for names in TIERS:
        found = [each for name in names for each in addresses(root, name, limit)]
        if names == ("delivered-to",):
            # Each hop adds one on top; those beneath are of servers before ours, or invented.
            found = list(address.parse(root.value("delivered-to"), limit))
        if found:
            bare = dict.fromkeys(address.without_detail(each.addr) for each in found[:limit])
            tiers.append(Evidence("/".join(names), tuple(bare)))
    return tuple(tiers)
