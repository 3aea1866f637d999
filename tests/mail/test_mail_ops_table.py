"""Mails that were measured to hurt a reader, by their number in the threat list (51 to 80).

What servers do and rules decide is tried elsewhere: 66 and 76 in tests/intake/test_again, 68 and 74 in test_mail_route,
69 and 70 in test_mail_decoding, 77 in test_mail_imap_faults.
"""

import base64
import time
from collections.abc import Callable

import pytest

from mail.caps import Cap
from mail.message import Flag, Mail, Unreadable
from mail.reading import read
from tests.mail.letters import letter

HEAD = b"From: Eva <eva@cliente.com.br>\r\nTo: vendas@firma.com.br\r\nMessage-ID: <1@c>\r\n"
SECONDS = 5.0


def nested(depth: int) -> bytes:
    opened = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(depth))
    return HEAD + opened + b"\r\nOi"


def file(name: str, content: bytes = b"AAA", kind: str = "application/octet-stream") -> bytes:
    encoded = base64.b64encode(content).decode()
    return letter(
        f"--x\r\nContent-Type: text/plain\r\n\r\nSegue\r\n--x\r\nContent-Type: {kind}\r\n"
        f'Content-Disposition: attachment; filename="{name}"\r\n'
        f"Content-Transfer-Encoding: base64\r\n\r\n{encoded}\r\n--x--",
        content_type="multipart/mixed; boundary=x",
    )


REFUSED: dict[str, tuple[Callable[[], bytes], Cap]] = {
    "51 multiparts nested 3,000 deep": (lambda: nested(3_000), Cap.DEPTH),
    "51 multiparts nested 500 deep": (lambda: nested(500), Cap.DEPTH),
    "53 200,000 parts": (
        lambda: HEAD + b"Content-Type: multipart/mixed; boundary=x\r\n\r\n" + b"--x\r\n\r\na\r\n" * 200_000,
        Cap.PARTS,
    ),
    "54 a subject of 20,000 encoded words": (lambda: letter(subject="=?utf-8?q?=C3=A1?= " * 20_000), Cap.HEADER_BLOCK),
    "55 20,000 recipients": (lambda: letter(to=", ".join(f"a{n}@b.co" for n in range(20_000))), Cap.HEADER),
    "64 100,000 headers": (lambda: b"X-A: b\r\n" * 100_000 + b"\r\nOi", Cap.HEADER_BLOCK),
}

READ: dict[str, tuple[Callable[[], bytes], Callable[[Mail], bool]]] = {
    "52 mails within mails, 3,000 deep": (
        lambda: HEAD + b"Content-Type: message/rfc822\r\n\r\n" * 3_000 + b"Oi",
        lambda mail: [each.media_type for each in mail.files] == ["message/rfc822"],
    ),
    "56 5,000 parameters": (
        lambda: letter(content_type="text/plain; " + "; ".join(f"a{n}=b" for n in range(3_000))),
        lambda mail: mail.text.startswith("Bom dia"),
    ),
    "57 20,000 brackets": (lambda: letter(to="(" * 20_000), lambda mail: mail.to == ()),
    "58 an id that is none": (
        lambda: letter(message_id="<[>"),
        lambda mail: mail.message_id.endswith("@missing.invalid>") and Flag.MESSAGE_ID_MISSING in mail.flags,
    ),
    "59 an encoded line end in the subject": (
        lambda: letter(subject="=?utf-8?q?Oi=0D=0ABcc=3A_m=40evil.example?="),
        lambda mail: mail.subject_line == "Oi Bcc: m@evil.example",
    ),
    "60 NUL in headers and text": (
        lambda: letter("a\0b", subject="O\0i", from_='"E\0va" <eva@cliente.com.br>'),
        lambda mail: (mail.subject_line, mail.text, str(mail.sender)) == ("Oi", "ab", "Eva <eva@cliente.com.br>"),
    ),
    "61 an unknown charset": (
        lambda: letter("preço", content_type="text/plain; charset=x-klingon"),
        lambda mail: mail.text == "preço" and Flag.CHARSET_GUESSED in mail.flags,
    ),
    "62 bad base64": (
        lambda: letter("T2k*sIEFuYQ", content_transfer_encoding="base64"),
        lambda mail: mail.text == "Oi, Ana",
    ),
    "63 a line of 10 MB": (lambda: letter("x" * 10_000_000), lambda mail: Flag.TEXT_SHORTENED in mail.flags),
    "67 no date": (lambda: letter(date=None), lambda mail: mail.date is None and Flag.DATE_UNUSABLE in mail.flags),
    "67 an absurd date": (lambda: letter(date="Mon, 02 Nov 9999 10:00:00 -0300"), lambda mail: mail.date is None),
    "71 a path": (lambda: file("../../etc/passwd"), lambda mail: mail.files[0].name == "passwd"),
    "71 a drive": (lambda: file("C:\\\\x.doc"), lambda mail: mail.files[0].name == "x.doc"),
    "71 a NUL": (lambda: file("a\0.txt"), lambda mail: mail.files[0].name == "a.txt"),
    "71 5,000 characters": (lambda: file("x" * 5_000), lambda mail: len(mail.files[0].name) == 200),
    "71 text that turns round": (
        lambda: file("invoice\u202efdp.exe"),
        lambda mail: mail.files[0].name == "invoicefdp.exe",
    ),
    "71 a page": (lambda: file("a.html", b"<html>", "image/png"), lambda mail: mail.files[0].media_type == "text/html"),
    "72 a packed file stays packed": (
        lambda: file("a.zip", b"PK\x03\x04" + b"\0" * 5_000, "application/zip"),
        lambda mail: mail.files[0].size == 5_004 and mail.files[0].media_type == "application/zip",
    ),
    "73 nothing": (lambda: b"", lambda mail: mail.text == "(no text)"),
    "73 headers only": (lambda: HEAD, lambda mail: str(mail.sender) == "Eva <eva@cliente.com.br>"),
    "73 only CR": (lambda: letter("Oi\nAna").replace(b"\r\n", b"\r"), lambda mail: mail.text.startswith("Oi")),
    "73 a mailbox's From line": (
        lambda: b"From eva@cliente.com.br Mon Nov  2 10:00:00 2026\n" + letter(),
        lambda mail: mail.subject_line == "Orçamento",
    ),
    "79 5 MB without a space": (lambda: letter("a" * 5_000_000), lambda mail: len(mail.text) <= 1024 * 1024),
    "80 winmail.dat": (
        lambda: file("winmail.dat", b"\x78\x9f\x3e\x22", "application/ms-tnef"),
        lambda mail: (mail.files[0].name, mail.files[0].media_type) == ("winmail.dat", "application/ms-tnef"),
    ),
}


def within(raw: bytes) -> Mail | Unreadable:
    began = time.process_time()
    found = read(raw)
    assert time.process_time() - began < SECONDS
    return found


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_over_a_cap_is_refused_soon(name: str) -> None:
    make, cap = REFUSED[name]

    found = within(make())

    assert isinstance(found, Unreadable) and found.cap is cap


@pytest.mark.parametrize("name", READ)
def test_what_can_be_read_is_read_soon(name: str) -> None:
    make, fits = READ[name]

    found = within(make())

    assert isinstance(found, Mail), found
    assert fits(found), found


@pytest.mark.parametrize("announced", [26, 50, 3_000])
def test_75_what_is_larger_than_the_limit_is_read_by_its_beginning(announced: int) -> None:
    found = within_size(letter("Oi"), announced)

    assert isinstance(found, Mail) and found.truncated and found.text == "Oi"


def within_size(raw: bytes, megabytes: int) -> Mail | Unreadable:
    return read(raw, size=megabytes * 1024 * 1024)


def test_65_the_same_id_with_other_words_is_another_mail() -> None:
    one, two, again = (read(letter(text)) for text in ("Oi", "Olá", "Oi"))

    assert one.fingerprint != two.fingerprint and one.fingerprint == again.fingerprint


def test_78_an_address_in_foreign_letters_is_spelled_so_that_it_can_be_told_apart() -> None:
    found = read(letter(from_="Eva <eva@сliente.com.br>"))

    assert isinstance(found, Mail) and found.sender and found.sender.addr == "eva@xn--liente-hrf.com.br"
