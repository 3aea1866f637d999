"""Whose word is taken for a sender's, and how far; one line per case."""

from typing import Any

import pytest

from mail.authentication import AuthVerdict, aligned, authserv_id, results, verdict
from tests.mail.letters import letter, mail, readable

PASS, FAIL, NONE = AuthVerdict.PASS, AuthVerdict.FAIL, AuthVerdict.NONE
SERVER = "mx.firma.com.br"

TABLE: dict[str, tuple[str | None, AuthVerdict, str]] = {
    "dmarc pass": (f"{SERVER}; dmarc=pass header.from=cliente.com.br", PASS, "dmarc=pass"),
    "dmarc pass without a domain": (f"{SERVER}; dmarc=pass", PASS, "dmarc=pass"),
    "dmarc fail": (f"{SERVER}; dmarc=fail (p=none) header.from=cliente.com.br", FAIL, "dmarc=fail"),
    "dmarc fail, though spf passed": (
        f"{SERVER}; spf=pass smtp.mailfrom=a@cliente.com.br; dmarc=fail header.from=cliente.com.br",
        FAIL,
        "dmarc=fail",
    ),
    "dmarc about another domain": (
        f"{SERVER}; dmarc=pass header.from=evil.example",
        NONE,
        "dmarc is about evil.example",
    ),
    "no dmarc, dkim aligned": (
        f"{SERVER}; dmarc=none; dkim=pass header.d=cliente.com.br header.s=x",
        PASS,
        "dkim=pass cliente.com.br",
    ),
    "dkim by header.i": (f"{SERVER}; dkim=pass header.i=@cliente.com.br", PASS, "dkim=pass cliente.com.br"),
    "dkim of a subdomain": (
        f"{SERVER}; dkim=pass header.d=mail.cliente.com.br",
        PASS,
        "dkim=pass mail.cliente.com.br",
    ),
    "dkim of a provider": (f"{SERVER}; dkim=pass header.d=sendgrid.net", NONE, "nothing aligned with From passed"),
    "dkim of a look-alike": (
        f"{SERVER}; dkim=pass header.d=evilcliente.com.br",
        NONE,
        "nothing aligned with From passed",
    ),
    "dkim of a top level": (f"{SERVER}; dkim=pass header.d=br", NONE, "nothing aligned with From passed"),
    "the second of two signatures": (
        f"{SERVER}; dkim=pass header.d=sendgrid.net; dkim=pass header.d=cliente.com.br",
        PASS,
        "dkim=pass cliente.com.br",
    ),
    "spf aligned": (f"{SERVER}; spf=pass smtp.mailfrom=bounce@cliente.com.br", PASS, "spf=pass cliente.com.br"),
    "spf of a forwarder": (f"{SERVER}; spf=pass smtp.mailfrom=x@lista.org", NONE, "nothing aligned with From passed"),
    "spf fail alone": (f"{SERVER}; spf=fail smtp.mailfrom=x@cliente.com.br", NONE, "nothing aligned with From passed"),
    "a comment that says pass": (
        f"{SERVER}; spf=fail (dmarc=pass; dkim=pass header.d=cliente.com.br) smtp.mailfrom=x@y",
        NONE,
        "nothing aligned with From passed",
    ),
    "comments within comments": (
        f"{SERVER} 1; dmarc=pass (p=reject (really) dis=none) header.from=cliente.com.br",
        PASS,
        "dmarc=pass",
    ),
    "a reason in quotes that says pass": (
        f'{SERVER}; dmarc=fail reason="x; dmarc=pass" header.from=cliente.com.br',
        FAIL,
        "dmarc=fail",
    ),
    "capitals": ("MX.Firma.com.br; DMARC=PASS Header.From=Cliente.com.br", PASS, "dmarc=pass"),
    "no results": (f"{SERVER}; none", NONE, "nothing aligned with From passed"),
    "another server": ("evil.example; dmarc=pass header.from=cliente.com.br", NONE, f"no results of {SERVER}"),
    "a server whose name begins like ours": (
        f"{SERVER}.evil.example; dmarc=pass header.from=cliente.com.br",
        NONE,
        f"no results of {SERVER}",
    ),
    "Microsoft, without a name": ("spf=pass smtp.mailfrom=x; dmarc=pass", NONE, f"no results of {SERVER}"),
    "nonsense": (";;;===((((", NONE, f"no results of {SERVER}"),
    "no header": (None, NONE, f"no results of {SERVER}"),
}


@pytest.mark.parametrize("name", TABLE)
def test_a_sender_is_believed_as_far_as_the_trusted_server_goes(name: str) -> None:
    header, expected, because = TABLE[name]

    found = verdict(mail(authentication_results=header), SERVER)

    assert (found.verdict, found.because) == (expected, because)


def test_without_a_trusted_server_nobody_is_believed() -> None:
    assert verdict(mail(authentication_results=f"{SERVER}; dmarc=pass"), None).verdict is NONE


def test_only_the_topmost_header_of_the_trusted_server_counts() -> None:
    above = f"Authentication-Results: {SERVER}; dmarc=fail header.from=cliente.com.br\r\n".encode()
    forged = letter(authentication_results=f"{SERVER}; dmarc=pass header.from=cliente.com.br")

    assert verdict(readable(above + forged), SERVER).verdict is FAIL


def test_another_servers_header_above_does_not_hide_ours() -> None:
    above = b"Authentication-Results: intern.example; dmarc=fail header.from=cliente.com.br\r\n"
    ours = letter(authentication_results=f"{SERVER}; dmarc=pass header.from=cliente.com.br")

    assert verdict(readable(above + ours), SERVER).verdict is PASS


@pytest.mark.parametrize(
    "headers",
    [
        {"from_": "eva@cliente.com.br, eve@evil.example"},
        {"from_": "Eva", "sender": "eva@cliente.com.br"},
        {"from_": None, "return_path": "<eva@cliente.com.br>"},
    ],
)
def test_a_mail_of_nobody_or_of_several_is_never_believed(headers: dict[str, Any]) -> None:
    written = letter(authentication_results=f"{SERVER}; dmarc=pass header.from=cliente.com.br", **headers)

    assert verdict(readable(written), SERVER).verdict is NONE


def test_two_from_headers_are_never_believed() -> None:
    raw = b"From: eve@evil.example\r\n" + letter(authentication_results=f"{SERVER}; dmarc=pass")

    assert verdict(readable(raw), SERVER).verdict is NONE


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("mx.google.com; spf=pass", "mx.google.com"),
        ("mx.google.com 1; spf=pass", "mx.google.com"),
        ("(comment) mx.google.com (more); spf=pass", "mx.google.com"),
        ("spf=pass (sender IP is 1.2.3.4) smtp.mailfrom=x; dkim=none", None),
        ("spf = pass smtp.mailfrom=x", None),
        ("", None),
    ],
)
def test_who_wrote_the_header(value: str, expected: str | None) -> None:
    assert authserv_id(value) == expected


def test_results_are_read_in_order() -> None:
    found = results("mx; dkim=pass (2048-bit) header.d=a.com header.b=x; spf=softfail smtp.mailfrom=b.com")

    assert [(each.method, each.result, each.get("header.d", "smtp.mailfrom")) for each in found] == [
        ("dkim", "pass", "a.com"),
        ("spf", "softfail", "b.com"),
    ]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("firma.com", "FIRMA.com.", True),
        ("mail.firma.com", "firma.com", True),
        ("firma.com", "mail.firma.com", True),
        ("news.firma.com", "mail.firma.com", False),
        ("evilfirma.com", "firma.com", False),
        ("com", "firma.com", False),
        ("", "firma.com", False),
        ("", "", False),
        ("localhost", "localhost", True),
    ],
)
def test_alignment_is_equality_or_a_subdomain(one: str, other: str, expected: bool) -> None:
    assert aligned(one, other) is expected
