"""Which servers may be called for mail: never one inside this network, unless the installation says so.

A name is looked up once; every address it has is judged, and only these are dialled afterwards, with TLS still asking
for the name. So whoever owns the name cannot answer otherwise a moment later (ops.md §3). Knows no mailbox.
"""

import asyncio
import socket
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from mail.mailbox import Account, MailboxError, MailboxErrorCode, Security

Network = IPv4Network | IPv6Network
Address = IPv4Address | IPv6Address

IMAP_PORTS = frozenset({143, 993})
SMTP_PORTS = frozenset({25, 465, 587, 2525})
MAIL_PORTS = IMAP_PORTS | SMTP_PORTS
LOOKING_UP = 10.0

NAT64 = ip_network("64:ff9b::/96")
# What `is_global` lets through though it leads inside, or to nobody in particular (ops.md §3).
NEVER = tuple(
    ip_network(each)
    for each in (
        "64:ff9b:1::/48",
        "2002::/16",
        "2001::/32",
        "192.0.0.0/24",
        "192.88.99.0/24",
        "224.0.0.0/4",
        "fec0::/10",
        "ff00::/8",
    )
)


class NotAdmitted(Exception):
    """This server may not be called, or has no address: UNREACHABLE, PRIVATE_HOST, CLEARTEXT or PORT_REFUSED."""

    def __init__(self, code: MailboxErrorCode) -> None:
        super().__init__(code.value)
        self.code = code


async def admit(
    host: str,
    port: int,
    *,
    allowed: Sequence[Network],
    cleartext: bool = False,
    ports: Collection[int] = MAIL_PORTS,
) -> tuple[str, ...]:
    """The addresses that may be dialled for this host; raises NotAdmitted. `cleartext`: without any TLS."""
    try:
        async with asyncio.timeout(LOOKING_UP):
            found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError, TimeoutError):
        raise NotAdmitted(MailboxErrorCode.UNREACHABLE) from None
    return judged((str(each[4][0]) for each in found), port, allowed=allowed, cleartext=cleartext, ports=ports)


def pinned(account: Account, allowed: Sequence[Network]) -> Account:
    """The account with the only addresses that will be dialled for it; raises MailboxError. Blocks."""
    try:
        found = socket.getaddrinfo(account.host, account.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise MailboxError(MailboxErrorCode.UNREACHABLE, account) from None
    cleartext = account.security is Security.NONE
    try:
        addresses = judged(
            (str(each[4][0]) for each in found), account.port, allowed=allowed, cleartext=cleartext, ports=IMAP_PORTS
        )
    except NotAdmitted as refused:
        raise MailboxError(refused.code, account) from None
    return replace(account, addresses=addresses)


def judged(
    found: Iterable[str], port: int, *, allowed: Sequence[Network], cleartext: bool, ports: Collection[int]
) -> tuple[str, ...]:
    """All of them, or a refusal: one address inside is enough. What is allowed by name may have any port."""
    addresses = tuple(dict.fromkeys(found))
    for address in map(_address, addresses):
        if any(address in network for network in allowed):
            continue
        if not is_public(address):
            raise NotAdmitted(MailboxErrorCode.PRIVATE_HOST)
        if port not in ports:
            raise NotAdmitted(MailboxErrorCode.PORT_REFUSED)
        if cleartext:
            raise NotAdmitted(MailboxErrorCode.CLEARTEXT)
    if not addresses:
        raise NotAdmitted(MailboxErrorCode.UNREACHABLE)
    return addresses


def is_public(address: Address) -> bool:
    """Whether it leads out of this network. What carries an IPv4 address within it is judged by that one."""
    within = _within(address)
    return within.is_global and not any(within in network for network in NEVER)


def _address(written: str) -> Address:
    return _within(ip_address(written.partition("%")[0]))


def _within(address: Address) -> Address:
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is not None:
            return address.ipv4_mapped
        if address in NAT64:
            return IPv4Address(int(address) & 0xFFFFFFFF)
    return address
