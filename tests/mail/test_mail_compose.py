"""A mail of ours as bytes, read again by the reader that reads everybody's."""

from datetime import UTC, datetime
from typing import Any

import pytest

from mail import quoting
from mail.address import Address
from mail.compose import MOST_REFERENCES, Letter, composed, notice
from mail.message import Mail
from mail.reading import read
from mail.template import LONGEST, Fault, Unusable, check, rendered

AT = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)
LONG_ID = f"<funil.{'a' * 32}.s7.{'b' * 20}@{'um-dominio-comprido.' * 4}example>"


def letter(**given: Any) -> Letter:
    told: dict[str, Any] = {
        "sender": Address("Ana", "vendas@funil.example"),
        "to": ["eva@firma.example"],
        "subject_line": "Oi",
        "text": "Olá",
        "message_id": "<1@funil.example>",
        "date": AT,
    }
    return Letter(**{**told, **given})


def again(raw: bytes) -> Mail:
    found = read(raw)
    assert isinstance(found, Mail)
    return found


@pytest.mark.parametrize(
    "line", ["Proposta nº 7 — ação " * 12, "=?utf-8?q?x?=", "Oi", "ã" * 200, "a " * 140, "日本語" * 60]
)
def test_a_subject_line_is_read_as_it_was_written(line: str) -> None:
    raw = composed(letter(subject_line=" ".join(line.split())))

    assert again(raw).subject_line == " ".join(line.split())
    assert max(map(len, raw.split(b"\r\n"))) < 998


@pytest.mark.parametrize("name", ["Ana", "Ana Conceição", 'Ana "Nina" Lima, Ltda.', "=?x?=", "vendas@outra.example"])
def test_a_name_is_read_as_it_was_written_and_is_no_address(name: str) -> None:
    sender = again(composed(letter(sender=Address(name, "vendas@funil.example")))).sender

    assert sender is not None
    assert sender.addr == "vendas@funil.example"
    assert sender.name.replace('"', "") == name.replace('"', "")


def test_ids_longer_than_a_line_stay_whole_and_the_root_of_a_thread_stays() -> None:
    references = [f"<{n}.{'r' * 90}@x.example>" for n in range(40)]
    mail = again(composed(letter(message_id=LONG_ID, references=references)))

    assert mail.message_id == LONG_ID
    assert len(mail.references) == MOST_REFERENCES
    assert (mail.references[0], mail.references[-1]) == (references[0], references[-1])


@pytest.mark.parametrize(
    "given",
    [
        {"subject_line": "Oi\r\nBcc: x@y.example"},
        {"sender": Address("Ana\r\nBcc: x@y.example", "vendas@funil.example")},
        {"to": ["eva@firma.example\r\nBcc: x@y.example"]},
        {"message_id": "<1@x>\r\nX: y"},
    ],
)
def test_a_line_break_in_a_header_is_refused(given: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="no line break"):
        composed(letter(**given))


def test_letters_beyond_ascii_in_an_address_are_sent_as_they_are() -> None:
    assert "josé@funil.example".encode() in composed(letter(sender=Address("", "josé@funil.example")))


def test_a_notice_asks_for_no_answer() -> None:
    told = {"sender": "crm@funil.example", "to": "eva@firma.example", "message_id": "<1@funil.example>"}
    mail = again(notice(subject_line="Convite", text="Entre aqui.", date=AT, **told))

    assert mail.header("auto-submitted") == "auto-generated"
    assert mail.subject_line == "Convite"


@pytest.mark.parametrize("locale", ["pt-BR", "en"])
def test_what_is_quoted_is_taken_off_again(locale: str) -> None:
    head = quoting.line(AT, "Eva <eva@firma.example>", locale=locale, zone="America/Sao_Paulo")
    text = quoting.below("Segue.", "Quanto custa?\n\nEva", head)

    assert again(composed(letter(text=text, references=["<0@firma.example>"]))).new_text == "Segue."


FIELDS = {"customer": {"first_name": "Eva", "company": ""}, "author": {"name": "Ana <b>"}}


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("Olá, {{ customer.first_name }}!", "Olá, Eva!"),
        ("{{ customer.first_name|upper }}", "EVA"),
        ("{% if customer.company %}da {{ customer.company }}{% else %}só{% endif %}", "só"),
        ("{{ customer.company or 'ninguém' }}", "ninguém"),
        ("{{ customer.company|default('-', true) }}", "-"),
    ],
)
def test_a_template_says_its_fields(source: str, said: str) -> None:
    assert rendered(source, FIELDS) == said


def test_words_in_html_are_escaped() -> None:
    assert rendered("<p>{{ author.name }}</p>", FIELDS, html=True) == "<p>Ana &lt;b&gt;</p>"


@pytest.mark.parametrize(
    ("source", "fault", "line"),
    [
        ("{{ customer.salary }}", Fault.UNKNOWN_FIELD, 1),
        ("a\n{{ customer }}", Fault.UNKNOWN_FIELD, 2),
        ("{{ nobody.name }}", Fault.UNKNOWN_FIELD, 1),
        ("{{ customer.name.__class__ }}", Fault.UNKNOWN_FIELD, 1),
        ("{% for x in range(10**9) %}{% endfor %}", Fault.NOT_ALLOWED, 1),
        ("{{ 'x' * 1000000000 }}", Fault.NOT_ALLOWED, 1),
        ("{{ customer.name.upper() }}", Fault.NOT_ALLOWED, 1),
        ("{{ customer['name'] }}", Fault.NOT_ALLOWED, 1),
        ("{{ customer.name|center(99999999) }}", Fault.NOT_ALLOWED, 1),
        ("{% include 'x' %}", Fault.NOT_ALLOWED, 1),
        ("{% set x = 1 %}", Fault.NOT_ALLOWED, 1),
        ("{% macro m() %}{% endmacro %}", Fault.NOT_ALLOWED, 1),
        ("{{ customer.name", Fault.SYNTAX, 1),
        ("x\n{% nonsense %}", Fault.SYNTAX, 2),
        ("x" * (LONGEST + 1), Fault.TOO_LONG, 0),
    ],
)
def test_what_cannot_stand_in_a_template_is_found_before_it_is_kept(source: str, fault: Fault, line: int) -> None:
    with pytest.raises(Unusable) as found:
        check(source)

    assert (found.value.fault, found.value.line) == (fault, line)
