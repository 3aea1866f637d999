"""Which servers a mailbox may be on: never one inside this network, unless the installation says so. Knows no mailbox.

A name is judged by every address it has just now. Whoever owns the name can answer otherwise a moment later; the
connection then fails at TLS, since no certificate fits.
"""

import socket
from collections.abc import Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from mail.imap import border
from mail.mailbox import Account, MailboxError, MailboxErrorCode, Security

Network = IPv4Network | IPv6Network

# What `is_global` lets through though it leads inside, or to nobody in particular (ops.md §3).
NEVER = tuple(
    ip_network(each)
    for each in (
        "64:ff9b::/96",
        "64:ff9b:1::/48",
        "2002::/16",
        "2001::/32",
        "192.0.0.0/24",
        "192.88.99.0/24",
        "224.0.0.0/4",
        "ff00::/8",
    )
)


def admit(account: Account, allowed: Sequence[Network]) -> None:
    """Refuse a server inside this network that is not allowed by name, and a password in clear to any other. Blocks."""
    with border(account, otherwise=MailboxErrorCode.UNREACHABLE):
        found = socket.getaddrinfo(account.host, account.port, type=socket.SOCK_STREAM)
    for address in {ip_address(str(each[4][0]).partition("%")[0]) for each in found}:
        if any(address in network for network in allowed):
            continue
        if not is_public(address):
            raise MailboxError(MailboxErrorCode.PRIVATE_HOST, account)
        if account.security is Security.NONE:
            raise MailboxError(MailboxErrorCode.CLEARTEXT, account)


def is_public(address: IPv4Address | IPv6Address) -> bool:
    if isinstance(address, IPv6Address) and address.ipv4_mapped is not None:
        address = address.ipv4_mapped
    return address.is_global and not any(address in network for network in NEVER)
