"""A mail within a mail: by attachment, or below its headers in the languages of mail programs."""

import pytest

from mail.address import Address
from mail.forwarded import Forwarded
from tests.mail.letters import letter, readable

EVA = Address("Eva Sol", "eva@sol.example")

BLOCKS = {
    "Gmail in English": """\
Ana, can you look?

---------- Forwarded message ---------
From: Eva Sol <eva@sol.example>
Date: Fri, 20 Nov 2026 at 10:00
Subject: Barcos
To: <ana@funil.example>


Quanto custa?""",
    "Gmail in Portuguese": """\
Ana, can you look?

---------- Mensagem encaminhada ---------
De: Eva Sol <eva@sol.example>
Data: sex., 20 de nov. de 2026 10:00
Assunto: Barcos
Para: <ana@funil.example>

Quanto custa?""",
    "Outlook in Portuguese": """\
Ana, can you look?

________________________________
De: Eva Sol <eva@sol.example>
Enviado: sexta-feira, 20 de novembro de 2026 10:00
Para: Ana <ana@funil.example>
Assunto: Barcos

Quanto custa?""",
    "Outlook in English, old": """\
Ana, can you look?

-----Original Message-----
From: Eva Sol [mailto:eva@sol.example]
Sent: Friday, November 20, 2026 10:00 AM
To: Ana
Subject: Barcos

Quanto custa?""",
    "Apple Mail": """\
Ana, can you look?

Begin forwarded message:

> From: Eva Sol <eva@sol.example>
> Subject: Barcos
> Date: 20 November 2026 at 10:00:00 GMT-3
> To: ana@funil.example
>
Quanto custa?""",
    "Outlook in German": """\
Ana, can you look?

Von: Eva Sol <eva@sol.example>
Gesendet: Freitag, 20. November 2026 10:00
An: Ana <ana@funil.example>
Betreff: Barcos

Quanto custa?""",
    "Gmail in Spanish": """\
Ana, can you look?

---------- Forwarded message ---------
De: Eva Sol <eva@sol.example>
Fecha: vie, 20 nov 2026 a las 10:00
Asunto: Barcos
Para: <ana@funil.example>

Quanto custa?""",
    "Outlook in French": """\
Ana, can you look?

*De :* Eva Sol <eva@sol.example>
*Envoyé :* vendredi 20 novembre 2026 10:00
*À :* Ana <ana@funil.example>
*Objet :* Barcos

Quanto custa?""",
}


@pytest.mark.parametrize("name", BLOCKS)
def test_a_quoted_original(name: str) -> None:
    found = readable(letter(BLOCKS[name], subject="Fwd: Barcos")).forwarded

    assert found is not None
    assert (found.sender, found.subject_line, found.attached) == (EVA, "Barcos", False)
    assert (found.note, found.text) == ("Ana, can you look?", "Quanto custa?")


@pytest.mark.parametrize("name", ["Gmail in English", "Gmail in Portuguese", "Apple Mail"])
def test_a_separator_says_so_without_a_prefix(name: str) -> None:
    assert readable(letter(BLOCKS[name], subject="Um pedido")).forwarded is not None


@pytest.mark.parametrize("name", ["Outlook in German", "Outlook in English, old", "Outlook in Portuguese"])
def test_an_answer_that_quotes_headers_forwards_nothing(name: str) -> None:
    assert readable(letter(BLOCKS[name], subject="Re: Barcos")).forwarded is None


def test_an_original_that_nobody_can_make_out_has_no_sender() -> None:
    text = "---------- Forwarded message ---------\nFrom: Eva\nDate: ontem\nSubject: Barcos\n\nQuanto custa?"

    found = readable(letter(text, subject="Fwd: Barcos")).forwarded

    assert found is not None and found.sender is None and found.text == "Quanto custa?"


def attached(inner: bytes) -> Forwarded | None:
    head = b"--x\r\nContent-Type: text/plain\r\n\r\nVeja\r\n--x\r\nContent-Type: message/rfc822\r\n\r\n"
    raw = letter("", content_type="multipart/mixed; boundary=x") + head + inner + b"\r\n--x--\r\n"
    mail = readable(raw)
    assert [file.media_type for file in mail.files] == ["message/rfc822"]
    return mail.forwarded


def test_an_attached_original_has_a_fingerprint_of_its_own() -> None:
    inner = letter("Quanto custa?", from_="Eva Sol <eva@sol.example>", subject="Barcos", message_id="<1@sol.example>")

    found = attached(inner)

    assert found is not None and found.attached
    assert (found.sender, found.subject_line, found.note, found.text) == (EVA, "Barcos", "Veja", "Quanto custa?")
    assert found.message_id == "<1@sol.example>" and found.fingerprint == readable(inner).fingerprint


def test_an_attached_bomb_is_an_original_that_nobody_can_make_out() -> None:
    bomb = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(50))

    found = attached(b"From: eva@sol.example\r\n" + bomb)

    assert found == Forwarded(sender=None, attached=True, note="Veja")
