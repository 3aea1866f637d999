"""Reading address lists strictly, and one spelling for each address."""

import pytest

from mail.address import PUBLIC_PROVIDERS, domain, normalise, parse, without_detail

LISTS: dict[str, list[tuple[str, str]]] = {
    "eva@cliente.com": [("", "eva@cliente.com")],
    "Eva Lima <Eva@Cliente.com>": [("Eva Lima", "eva@cliente.com")],
    '"Lima, Eva" <eva@cliente.com>, ana@firma.com': [("Lima, Eva", "eva@cliente.com"), ("", "ana@firma.com")],
    "eva@cliente.com (Eva Lima)": [("Eva Lima", "eva@cliente.com")],
    "Ana (vendas (Brasil)) <ana@firma.com>": [("Ana", "ana@firma.com")],
    "alice@good.com <eve@evil.com>": [("alice@good.com", "eve@evil.com")],
    "=?utf-8?q?alice=40good.com_=3Calice=40good.com=3E=2C?= <eve@evil.com>": [
        ("alice@good.com <alice@good.com>,", "eve@evil.com")
    ],
    "=?utf-8?b?Sm/Do28=?= <joao@cliente.com>": [("João", "joao@cliente.com")],
    "=?utf-8?q?Eva_=3Ceva=40cliente.com=3E?=": [("Eva", "eva@cliente.com")],
    "Vendas: eva@cliente.com, Ana <ana@firma.com>;, bia@x.com": [
        ("", "eva@cliente.com"),
        ("Ana", "ana@firma.com"),
        ("", "bia@x.com"),
    ],
    "undisclosed-recipients:;": [],
    "<@relay.com,@other.com:eva@cliente.com>": [("", "eva@cliente.com")],
    "Eva <mailto:eva@cliente.com>": [("Eva", "eva@cliente.com")],
    "<'eva@cliente.com'>": [("", "eva@cliente.com")],
    "Eva <eva@cliente.com": [("Eva", "eva@cliente.com")],
    '"Eva <eva@cliente.com>': [("Eva", "eva@cliente.com")],
    "Eva (vendas <eva@cliente.com>": [("Eva (vendas", "eva@cliente.com")],
    'Eva \\"Lili\\" <eva@cliente.com>': [('Eva "Lili"', "eva@cliente.com")],
    '"eva lima"@cliente.com': [("", '"eva lima"@cliente.com')],
    "eva@[192.0.2.1]": [("", "eva@[192.0.2.1]")],
    "eva@münchen.de": [("", "eva@xn--mnchen-3ya.de")],
    "eva lima@cliente.com": [],
    "eva@@cliente.com": [],
    "eva@cliente..com": [],
    "eva@-cliente.com": [],
    "@cliente.com": [],
    "eva@": [],
    "Eva": [],
    "": [],
    ",;,": [],
    "Eva\u202egnp.exe <eva@cliente.com>": [("Evagnp.exe", "eva@cliente.com")],
    "=?utf-8?q?Eva=0D=0ABcc:_x=40y.com?= <eva@cliente.com>": [("Eva Bcc: x@y.com", "eva@cliente.com")],
}


@pytest.mark.parametrize("line", LISTS)
def test_a_list_is_cut_where_it_was_sent_and_names_are_decoded_afterwards(line: str) -> None:
    assert [(each.name, each.addr) for each in parse(line)] == LISTS[line]


def test_a_folded_list_is_one_list() -> None:
    assert [each.addr for each in parse("a@b.com,\r\n c@d.com,\r\n\te@f.com")] == ["a@b.com", "c@d.com", "e@f.com"]


def test_a_list_is_read_up_to_its_limit() -> None:
    assert len(parse("a@b.com, " * 1_000, limit=7)) == 7


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("Eva.Lima@Cliente.COM", "eva.lima@cliente.com"),
        (" eva@cliente.com. ", "eva@cliente.com"),
        ("eva@CLIENTE.com.BR", "eva@cliente.com.br"),
        ("vendas@MÜLLER.de", "vendas@xn--mller-kva.de"),
        ("vendas@xn--mller-kva.de", "vendas@xn--mller-kva.de"),
        ("eva+feira@cliente.com", "eva+feira@cliente.com"),
        ("e.v.a@gmail.com", "e.v.a@gmail.com"),
        ("eva", None),
        ("eva@cliente.com, ana@firma.com", None),
        ("eva@" + "a" * 300 + ".com", None),
        ("e" * 128 + "@" + "a." * 80 + "com", None),
        ("eva@\u2026\u2026.com", None),
        ("eva\n@cliente.com", None),
    ],
)
def test_an_address_has_one_spelling(given: str, expected: str | None) -> None:
    assert normalise(given) == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("vendas+feira@firma.com", "vendas@firma.com"),
        ("vendas+a+b@firma.com", "vendas@firma.com"),
        ("vendas@firma.com", "vendas@firma.com"),
        ("+feira@firma.com", "+feira@firma.com"),
    ],
)
def test_a_detail_names_no_other_mailbox(given: str, expected: str) -> None:
    assert without_detail(given) == expected


def test_a_provider_for_everybody_says_nothing_of_a_company() -> None:
    assert domain("eva@gmail.com") in PUBLIC_PROVIDERS
    assert domain("eva@cliente.com.br") not in PUBLIC_PROVIDERS
    assert all(normalise(f"x@{each}") == f"x@{each}" for each in PUBLIC_PROVIDERS)
