"""Mails as they come, and what is read in them: each `.eml` in fixtures/ has what is expected beside it as `.json`."""

import json
from collections.abc import Iterable
from dataclasses import FrozenInstanceError, replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mail.address import Address
from mail.message import NO_TEXT, Flag, Mail
from mail.reading import read
from tests.mail.letters import letter, mail, readable

FIXTURES = Path(__file__).parent / "fixtures"


def told(found: Mail) -> dict[str, Any]:
    """The mail in the words of the fixtures."""
    return {
        "message_id": found.message_id,
        "references": list(found.references),
        "sender": str(found.sender) if found.sender else None,
        "reply_to": spelled(found.reply_to),
        "to": spelled(found.to),
        "cc": spelled(found.cc),
        "recipients": {evidence.tier: list(evidence.addresses) for evidence in found.recipients},
        "subject_line": found.subject_line,
        "date": found.date.isoformat() if found.date else None,
        "text": found.text,
        "new_text": found.new_text,
        "html": found.html,
        "attachments": [
            {
                "name": each.name,
                "type": each.media_type,
                "size": each.size,
                "cid": each.content_id,
                "inline": each.inline,
            }
            for each in found.files
        ],
        "flags": [flag.value for flag in found.flags],
    }


def spelled(addresses: Iterable[Address]) -> list[str]:
    return [str(each) for each in addresses]


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("*.eml")), ids=lambda path: path.stem)
def test_a_mail_is_read_as_expected(path: Path) -> None:
    expected = json.loads(path.with_suffix(".json").read_text("utf-8"))

    assert told(readable(path.read_bytes())) == expected


def test_a_mail_is_a_value() -> None:
    found = mail()

    assert found == mail()
    with pytest.raises(FrozenInstanceError):
        found.text = "outro"  # type: ignore[misc]


def test_the_date_knows_its_zone() -> None:
    assert mail().date == datetime(2026, 11, 2, 10, tzinfo=timezone(timedelta(hours=-3)))
    assert mail(date="Mon, 02 Nov 2026 10:00:00 -0000").date == datetime(2026, 11, 2, 10, tzinfo=UTC)


@pytest.mark.parametrize("date", [None, "", "ontem", "Mon, 32 Nov 2026 10:00:00 +0000", "1 Jan 1601 00:00 +0000", "\0"])
def test_a_date_that_cannot_be_used_is_none(date: str | None) -> None:
    found = mail(date=date)

    assert found.date is None
    assert Flag.DATE_UNUSABLE in found.flags


@pytest.mark.parametrize(
    ("given_id", "expected"),
    [
        ("<a@b>", "<a@b>"),
        ("  <A.b@C>  ", "<A.b@C>"),
        ("a@b", "<a@b>"),
        ("comment <a@b> more", "<a@b>"),
        ('<"a b"@c>', None),
        ("<[>", None),
        ("<a b@c>", None),
        ("<>", None),
        ("", None),
        ("<" + "a" * 600 + "@b>", None),
        (None, None),
    ],
)
def test_a_message_id_is_normalised_or_made_of_the_fingerprint(given_id: str | None, expected: str | None) -> None:
    found = mail(message_id=given_id)

    assert found.message_id == (expected or f"<{found.fingerprint}@missing.invalid>")
    assert (Flag.MESSAGE_ID_MISSING in found.flags) is (expected is None)


def test_references_are_newest_last_each_once_and_the_last_fifty() -> None:
    many = " ".join(f"<{number}@a>" for number in range(80))

    assert mail(references="<1@a> <2@a>\r\n <3@a>", in_reply_to="<2@a>").references == ("<1@a>", "<3@a>", "<2@a>")
    assert mail(references=many, in_reply_to="<x@a>").references == (*[f"<{n}@a>" for n in range(31, 80)], "<x@a>")
    assert mail(in_reply_to="Eva's mail of Monday <9@a>").references == ("<9@a>",)
    assert mail(references="lixo", in_reply_to="9@a").references == ("<9@a>",)


def test_the_fingerprint_knows_one_mail_that_came_twice() -> None:
    raw = letter("Uma.\r\nDuas.\r\n")
    again = [
        raw.replace(b"\r\n", b"\n"),
        raw.replace(b"\r\n", b"\r"),
        raw + b"\r\n",
        b"Delivered-To: vendas@firma.com.br\r\nReceived: by mx\r\n" + raw,
        raw.replace(b"Subject: Or\xc3\xa7amento", b"Subject: =?utf-8?q?Or=C3=A7amento?="),
    ]

    assert {readable(each).fingerprint for each in again} == {readable(raw).fingerprint}


@pytest.mark.parametrize("other", ["message_id", "date", "from_", "subject"])
def test_the_fingerprint_tells_mails_apart_that_differ_in_one_header(other: str) -> None:
    changed: dict[str, Any] = {other: "<outro@cliente.com.br>"}

    assert readable(letter(**changed)).fingerprint != mail().fingerprint


def test_the_fingerprint_tells_two_mails_with_one_message_id_apart() -> None:
    assert mail("Um.").fingerprint != mail("Dois.").fingerprint
    assert mail("Um.").message_id == mail("Dois.").message_id


@pytest.mark.parametrize("text", ["", "   \r\n\t\r\n", "\0\0"])
def test_a_mail_without_text_says_so(text: str) -> None:
    found = mail(text)

    assert found.text == found.new_text == NO_TEXT
    assert Flag.NO_TEXT in found.flags


def test_a_subject_that_turns_the_reading_direction_is_straightened() -> None:
    assert mail(subject="Fatura \u202efdp.exe\x07").subject_line == "Fatura fdp.exe"


def test_a_display_name_brings_no_second_line() -> None:
    sender = mail(from_="=?utf-8?q?Eva=0D=0ASubject:_x?= <eva@cliente.com.br>").sender

    assert sender == Address("Eva Subject: x", "eva@cliente.com.br")


def test_an_attached_mail_is_kept_byte_for_byte() -> None:
    inner = letter("interna", subject="=?utf-8?q?Ol=C3=A1?=").replace(b"\r\n", b"\n")
    raw = (
        b"From: eva@cliente.com.br\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: message/rfc822\n\n"
    )

    (attached,) = readable(raw + inner + b"\n--x--\n").files

    assert attached.content == inner
    assert (attached.name, attached.media_type) == ("attachment.eml", "message/rfc822")


def test_a_mail_with_everything_at_the_caps_is_read() -> None:
    part = b"--x\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\na\r\n"
    raw = b"From: eva@cliente.com.br\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n" + part * 100 + b"--x--"

    assert len(readable(raw).files) == 100


def test_mails_without_an_id_that_are_all_headers_are_not_one_mail() -> None:
    """Nothing of what the fingerprint is made of is in them; they would pass for copies of the first one."""
    calendars = [f"BEGIN:VCALENDAR\r\nX-NAME:{name}\r\nEND:VCALENDAR".encode() for name in ("Eva", "Ana")]
    again = [raw.replace(b"\r\n", b"\n") + b"\n" for raw in calendars]

    prints = [readable(raw).fingerprint for raw in (*calendars, *again)]

    assert prints[0] != prints[1]
    assert prints[:2] == prints[2:]


@given(st.binary(max_size=2_000))
def test_no_bytes_whatever_raise(raw: bytes) -> None:
    read(raw)
    read(b"From: eva@cliente.com.br\r\n" + raw)
    read(b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n" + raw + b"\r\n--x--")
    read(b"Content-Type: text/html\r\n\r\n" + raw)


@given(st.data())
def test_a_mail_with_bytes_flipped_is_still_read(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(sorted(FIXTURES.glob("*.eml"))))
    raw = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 8))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))

    found = read(bytes(raw))

    assert isinstance(found, Mail)
    assert replace(found).text.encode()
