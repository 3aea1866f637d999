"""Which servers may be called: by every address a name has, whatever form it is written in."""

import socket
from ipaddress import ip_address, ip_network

import pytest

from mail.mailbox import Account, MailboxError, MailboxErrorCode, Security
from models.hosts import MAIL_PORTS, NotAdmitted, admit, is_public, judged, pinned

LOOPBACK = (ip_network("127.0.0.0/8"),)
DENIED = """
    0.0.0.0 10.1.2.3 100.64.0.1 127.0.0.1 127.8.9.1 169.254.169.254 172.16.0.1 192.0.0.8 192.0.2.1
    192.88.99.1 192.168.1.1 198.18.0.1 198.51.100.1 203.0.113.9 224.0.0.1 239.1.1.1 240.0.0.1 255.255.255.255
    :: ::1 ::ffff:10.0.0.1 ::ffff:127.0.0.1 64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 64:ff9b:1::808:808 2001::1 2001:db8::1
    2002:7f00:1:: 2002:0808:0808:: fc00::1 fe80::1 fec0::1 ff02::1
"""
ALLOWED = "8.8.8.8 93.184.216.34 2606:4700::1111 ::ffff:8.8.8.8 64:ff9b::808:808"


@pytest.mark.parametrize("address", DENIED.split())
def test_an_address_inside_or_of_nobody_is_denied(address: str) -> None:
    assert not is_public(ip_address(address))
    with pytest.raises(NotAdmitted) as refused:
        judged(["8.8.8.8", address], 993, allowed=(), cleartext=False, ports=MAIL_PORTS)
    assert refused.value.code is MailboxErrorCode.PRIVATE_HOST


@pytest.mark.parametrize("address", ALLOWED.split())
def test_an_address_of_the_world_is_allowed(address: str) -> None:
    assert is_public(ip_address(address))
    assert judged([address, address], 993, allowed=(), cleartext=False, ports=MAIL_PORTS) == (address,)


@pytest.mark.parametrize("written", ["127.1", "0x7f.1", "2130706433", "017700000001", "localhost", "127.0.0.1"])
async def test_however_this_machine_is_written_it_is_found_out(written: str) -> None:
    with pytest.raises(NotAdmitted) as refused:
        await admit(written, 993, allowed=())
    assert refused.value.code is MailboxErrorCode.PRIVATE_HOST
    assert "127.0.0.1" in await admit(written, 1143, allowed=(*LOOPBACK, ip_network("::1")), cleartext=True)


def test_what_is_allowed_by_name_is_allowed_within_another_address_too() -> None:
    assert judged(["::ffff:127.0.0.1"], 1143, allowed=LOOPBACK, cleartext=True, ports=MAIL_PORTS)


@pytest.mark.parametrize(
    ("port", "cleartext", "code"),
    [(22, False, MailboxErrorCode.PORT_REFUSED), (143, True, MailboxErrorCode.CLEARTEXT)],
)
def test_only_mail_is_spoken_with_strangers_and_never_in_clear(
    port: int, cleartext: bool, code: MailboxErrorCode
) -> None:
    with pytest.raises(NotAdmitted) as refused:
        judged(["8.8.8.8"], port, allowed=(), cleartext=cleartext, ports=MAIL_PORTS)
    assert refused.value.code is code


async def test_a_name_without_an_address_is_unreachable() -> None:
    for name in ("nao.existe.invalid", "x" * 300, "a..b"):
        with pytest.raises(NotAdmitted) as refused:
            await admit(name, 993, allowed=())
        assert refused.value.code is MailboxErrorCode.UNREACHABLE


def test_a_name_that_changes_its_mind_is_dialled_where_it_was_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    """DNS rebinding: the second answer would lead inside, and is never asked for."""
    answers = iter([[(2, 1, 6, "", ("93.184.216.34", 993))], [(2, 1, 6, "", ("127.0.0.1", 993))]])
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: next(answers))
    account = Account(host="evil.example", port=993, security=Security.TLS, username="x", password="y")
    assert pinned(account, ()).addresses == ("93.184.216.34",)
    with pytest.raises(MailboxError) as refused:
        pinned(account, ())
    assert refused.value.code is MailboxErrorCode.PRIVATE_HOST
