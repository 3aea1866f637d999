"""Mails made to hurt the reader: each is read or refused, soon, and never with an exception."""

import time
from collections.abc import Callable

import pytest

from mail.caps import Cap, Caps
from mail.message import Mail, Unreadable
from mail.reading import read
from tests.mail.letters import letter

SECONDS = 5.0  # of CPU; the slowest takes two on an old machine
HEAD = b"From: Eva <eva@cliente.com.br>\r\nTo: vendas@firma.com.br\r\nSubject: Oi\r\nMessage-ID: <1@c>\r\n"


def nested(depth: int, *, closing: bool = False) -> bytes:
    opened = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(depth))
    return HEAD + opened + b"Content-Type: text/plain\r\n\r\nOi" + (b"\r\n--b0--" if closing else b"")


def many_parts(count: int) -> bytes:
    return HEAD + b"Content-Type: multipart/mixed; boundary=x\r\n\r\n" + b"--x\r\n\r\na\r\n" * count + b"--x--"


def html(content: str) -> bytes:
    return letter(content, content_type="text/html; charset=utf-8")


REFUSED: dict[str, tuple[Callable[[], bytes], Cap]] = {
    "3,000 nested multiparts": (lambda: nested(3_000), Cap.DEPTH),
    "21 nested multiparts": (lambda: nested(21, closing=True), Cap.DEPTH),
    "200,000 parts": (lambda: many_parts(200_000), Cap.PARTS),
    "301 parts": (lambda: many_parts(301), Cap.PARTS),
    "101 attachments": (
        lambda: (
            HEAD
            + b"Content-Type: multipart/mixed; boundary=x\r\n\r\n"
            + b"--x\r\nContent-Disposition: attachment\r\n\r\na\r\n" * 101
        ),
        Cap.ATTACHMENTS,
    ),
    "a header of 33 KB": (lambda: letter(subject="a" * 33 * 1024), Cap.HEADER),
    "a header of 33 KB in a part": (
        lambda: (
            HEAD
            + b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nX-A: "
            + b"a" * 33 * 1024
            + b"\r\n\r\na\r\n--x--"
        ),
        Cap.HEADER,
    ),
    "headers of 257 KB": (lambda: HEAD + (b"X-A: " + b"a" * 1_000 + b"\r\n") * 262 + b"\r\nOi", Cap.HEADER_BLOCK),
    "one megabyte without an empty line": (
        lambda: b"From: eva@cliente.com.br\r\n" + b"a" * 1_000_000,
        Cap.HEADER_BLOCK,
    ),
    "1,001 headers": (lambda: b"X-A: b\r\n" * 1_001 + b"\r\nOi", Cap.HEADERS),
    "20,000 headers in a part": (
        lambda: (
            HEAD
            + b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n"
            + b"X-A: b\r\n" * 20_000
            + b"\r\na\r\n--x--"
        ),
        Cap.HEADERS,
    ),
    "600 recipients": (lambda: letter(to=", ".join(f"a{n}@b.com" for n in range(600))), Cap.ADDRESSES),
}

READ: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "only line ends": lambda: b"\r\n" * 100_000,
    "only NUL": lambda: b"\0" * 100_000,
    "bytes that are no text": lambda: bytes(range(256)) * 1_000,
    "20,000 encoded words": lambda: (
        HEAD + b"".join(b"X-%d: %s\r\n" % (n, b"=?utf-8?q?=C3=A1?= " * 200) for n in range(40)) + b"\r\nOi"
    ),
    "encoded words of an unknown charset": lambda: letter(subject="=?x-klingon?q?=C3=A1=E9?= " * 1_000),
    "encoded words that never end": lambda: letter(subject="=?utf-8?q?" * 3_000),
    "quotes in the subject": lambda: letter(subject='"' * 32_000),
    "32,000 brackets": lambda: letter(from_="(" * 32_000),
    "32,000 angles": lambda: letter(from_="<" * 32_000),
    "semicolons in Content-Type": lambda: letter(content_type="text/plain" + ";" * 32_000),
    "quotes in Content-Type": lambda: letter(content_type='text/plain; a="' + ';"' * 15_000),
    "RFC 2231 in 3,000 pieces": lambda: letter(
        content_type="text/plain; " + "; ".join(f"name*{n}*=a" for n in range(2_000))
    ),
    "300 parts with hostile types": lambda: (
        HEAD
        + b"Content-Type: multipart/mixed; boundary=x\r\n\r\n"
        + (b'--x\r\nContent-Type: text/plain; a="' + b';"' * 15_000 + b"\r\n\r\na\r\n") * 50
    ),
    "300 open multiparts side by side": lambda: (
        HEAD
        + b"Content-Type: multipart/mixed; boundary=x\r\n\r\n"
        + b"".join(b"--x\r\nContent-Type: multipart/mixed; boundary=y%d\r\n\r\n" % n for n in range(299))
        + b"a\r\n" * 300_000
    ),
    "20 open multiparts and a long text": lambda: nested(19) + b"\r\nlinha" * 300_000,
    "an attached mail nested 3,000 deep": lambda: HEAD + b"Content-Type: message/rfc822\r\n\r\n" * 3_000 + b"Oi",
    "a delivery report with 100,000 blocks": lambda: (
        HEAD + b"Content-Type: message/delivery-status\r\n\r\n" + b"A: b\r\n\r\n" * 100_000
    ),
    "24 MB of base64": lambda: letter(("QUFB" * 19 + "\r\n") * 300_000, content_transfer_encoding="base64"),
    "10 MB of broken base64": lambda: letter("Q=UA%\r\n" * 1_500_000, content_transfer_encoding="base64"),
    "quoted-printable without end": lambda: letter(
        "=\r\n" * 500_000 + "=4", content_transfer_encoding="quoted-printable"
    ),
    "uuencode of nonsense": lambda: letter(
        "begin 644 a\r\n" + "~~~\r\n" * 100_000, content_transfer_encoding="x-uuencode"
    ),
    "UTF-7": lambda: letter("+2AA-" * 50_000, content_type="text/plain; charset=utf-7"),
    "a charset that is a transformation": lambda: letter("eJwDAAAAAAE=", content_type="text/plain; charset=zlib"),
    "punycode": lambda: letter("a" * 100_000 + "-" + "z" * 100_000, content_type="text/plain; charset=punycode"),
    "a charset with a NUL": lambda: letter("Oi", content_type='text/plain; charset="a\0b"'),
    "a megabyte of > in a reply": lambda: letter(">" * 1_000_000, subject="Re: Oi"),
    "a reply of 100,000 attributions": lambda: letter("On Monday, Ana wrote\r\n" * 100_000, subject="Re: Oi"),
    "long lines full of verbs": lambda: letter(("Am " + "schrieb " * 70 + "\r\n") * 2_000, subject="Re: Oi"),
    "19,000 lines that look like headers": lambda: letter("From: a\r\nFrom: b\r\n" * 9_500, subject="Re: Oi"),
    "format=flowed in one line": lambda: letter("a \r\n" * 250_000, content_type="text/plain; format=flowed"),
    "100,000 nested divs": lambda: html("<div>" * 100_000 + "a"),
    "100,000 open links": lambda: html("<a href=x>" * 100_000 + "a"),
    "formatting that crosses": lambda: html("<b><i><p>" * 20_000 + "</b></i>" * 20_000),
    "20,000 nested tables": lambda: html("<table><tr><td>" * 20_000 + "a"),
    "wide nested lists": lambda: html("<ul><li>a" * 20_000),
    "a megabyte of <": lambda: html("<" * 1_000_000),
    "50,000 attributes": lambda: html("<p " + " ".join(f"a{n}=1" for n in range(50_000)) + ">a"),
    "a table of absurd width": lambda: html("<table><tr><td colspan=100000000 width=99999999>a</td></tr></table>"),
    "preformatted spaces": lambda: html("<pre>" + " " * 500_000 + "</pre>"),
    "entities": lambda: html("&amp;" * 200_000),
    "nested comments": lambda: html("<!--" * 200_000),
    "cid without end": lambda: html('<img src="cid:' * 50_000),
    "a broken Message-ID": lambda: letter(message_id="<[>"),
    "10,000 references": lambda: letter(references=" ".join(f"<{n}@a>" for n in range(3_500))),
    "Authentication-Results of backslashes": lambda: letter(authentication_results='mx; "' + "\\" * 30_000),
    "a date of digits": lambda: letter(date="9" * 30_000),
    "a date far away": lambda: letter(date="Mon, 02 Nov 99999 10:00:00 +9999"),
    "an IDN domain of dots": lambda: letter(from_="ü@" + "ü." * 10_000 + "de"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_mail_over_a_cap_is_refused_soon_and_still_says_who_and_what(name: str) -> None:
    build, cap = REFUSED[name]
    raw = build()

    began = time.process_time()
    found = read(raw)
    spent = time.process_time() - began

    assert isinstance(found, Unreadable), found
    assert found.cap is cap
    assert found.fingerprint
    assert spent < SECONDS


@pytest.mark.parametrize("name", READ)
def test_a_hostile_mail_is_read_soon_and_its_text_can_be_stored(name: str) -> None:
    raw = READ[name]()

    began = time.process_time()
    found = read(raw)
    spent = time.process_time() - began

    assert isinstance(found, Mail), found
    for text in (found.text, found.new_text, found.subject_line, found.html or "", found.message_id):
        assert "\0" not in text
        text.encode()
    assert spent < SECONDS, f"{spent:.1f} s"


def test_an_unreadable_mail_still_shows_its_sender_and_subject() -> None:
    found = read(nested(3_000))

    assert isinstance(found, Unreadable)
    assert found.sender is not None
    assert found.sender.addr == "eva@cliente.com.br"
    assert found.subject_line == "Oi"


def test_the_caps_can_be_set() -> None:
    found = read(letter(subject="x" * 2_000), Caps(header=1_000))

    assert isinstance(found, Unreadable)
    assert found.cap is Cap.HEADER


def test_a_long_text_is_shortened_and_says_so() -> None:
    found = read(letter("palavra " * 200_000))

    assert isinstance(found, Mail)
    assert len(found.text) <= 1024 * 1024
    assert "text_shortened" in found.flags
