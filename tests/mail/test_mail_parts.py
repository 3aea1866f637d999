"""Encrypted, signed, cut off, hostile: what is made of the parts of a mail."""

import pytest

from mail.message import Flag
from mail.reading import read
from tests.mail.letters import letter, readable

PGP = (
    "--x\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n"
    '--x\r\nContent-Type: application/octet-stream; name="encrypted.asc"\r\n\r\n'
    "-----BEGIN PGP MESSAGE-----\r\nabc\r\n--x--"
)


def test_an_encrypted_mail_says_so_and_keeps_its_part() -> None:
    mail = readable(letter(PGP, content_type='multipart/encrypted; protocol="application/pgp-encrypted"; boundary=x'))

    assert (mail.text, mail.new_text, mail.html, mail.encrypted) == ("[encrypted]", "[encrypted]", None, True)
    assert [file.name for file in mail.files] == ["attachment.pgp", "encrypted.asc"]
    assert Flag.NO_TEXT not in mail.flags


@pytest.mark.parametrize(
    ("content_type", "encrypted", "signed"),
    [
        ('application/pkcs7-mime; smime-type=enveloped-data; name="smime.p7m"', True, False),
        ("application/x-pkcs7-mime", True, False),
        ('application/pkcs7-mime; smime-type=signed-data; name="smime.p7m"', False, True),
    ],
)
def test_smime(content_type: str, encrypted: bool, signed: bool) -> None:
    mail = readable(letter("TUlJ", content_type=content_type, content_transfer_encoding="base64"))

    assert (mail.encrypted, mail.signed, len(mail.files)) == (encrypted, signed, 1)
    assert mail.text == ("[encrypted]" if encrypted else "(no text)")


def test_pgp_within_the_text() -> None:
    encrypted = readable(letter("-----BEGIN PGP MESSAGE-----\n\nabc\n-----END PGP MESSAGE-----"))
    signed = readable(
        letter(
            "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nBom dia\n- -- \n\n-----BEGIN PGP SIGNATURE-----\nabc\n"
            "-----END PGP SIGNATURE-----"
        )
    )

    assert (encrypted.text, [file.name for file in encrypted.files]) == ("[encrypted]", ["encrypted.asc"])
    assert (signed.text, signed.files, signed.signed) == ("Bom dia\n--", (), True)


def test_a_signature_is_hidden() -> None:
    mail = readable(
        letter(
            "--x\r\nContent-Type: text/plain\r\n\r\nBom dia\r\n"
            '--x\r\nContent-Type: application/pgp-signature; name="signature.asc"\r\n\r\nabc\r\n--x--',
            content_type="multipart/signed; boundary=x",
        )
    )

    assert (mail.text, mail.files, mail.signed, mail.encrypted) == ("Bom dia", (), True, False)


def large() -> bytes:
    return letter(
        "--x\r\nContent-Type: text/plain\r\n\r\nSegue o vídeo\r\n"
        '--x\r\nContent-Type: video/mp4; name="video.mp4"\r\nContent-Transfer-Encoding: base64\r\n\r\n'
        + "QUFB"
        * 250_000,
        content_type="multipart/mixed; boundary=x",
        message_id="<1@sol.example>",
    )


def test_an_oversized_mail_is_read_in_part() -> None:
    """Row 4: the headers and the first text; what came with it is listed and not stored."""
    mail = read(large()[: 256 * 1024], size=30 * 1024 * 1024)

    assert not hasattr(mail, "cap") and mail.size == 30 * 1024 * 1024
    assert (mail.text, mail.truncated, mail.message_id) == ("Segue o vídeo", True, "<1@sol.example>")
    assert [(file.name, file.missing, file.content, file.size) for file in mail.files] == [("video.mp4", True, b"", 0)]


def test_where_it_was_cut_off_makes_no_other_mail() -> None:
    one, two = (read(large()[:length], size=30 * 1024 * 1024) for length in (200_000, 300_000))

    assert one.fingerprint == two.fingerprint != read(large()).fingerprint


def test_pictures_from_elsewhere_are_blanked_and_counted() -> None:
    mail = readable(
        letter(
            '<img src="https://t.example/p.gif"><img src="cid:a@b"><img src="//x/y.png"><p>Oi</p>',
            content_type="text/html",
        )
    )

    assert mail.remote_images == 2 and "t.example" not in (mail.html or "") and 'src="cid:a@b"' in (mail.html or "")


def named(name: str, kind: str = "application/octet-stream", content: str = "QUFB") -> tuple[str, str, bool]:
    raw = letter(
        f"--x\r\nContent-Type: text/html\r\n\r\n<img src=cid:a>\r\n--x\r\nContent-Type: {kind}\r\nContent-ID: <a>\r\n"
        f'Content-Disposition: attachment; filename="{name}"\r\n'
        f"Content-Transfer-Encoding: base64\r\n\r\n{content}\r\n--x--",
        content_type="multipart/related; boundary=x",
    )
    [file] = readable(raw).files
    return file.name, file.media_type, file.inline


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\\\Users\\\\ana\\\\contrato.pdf", "contrato.pdf"),
        ("contrato\u202efdp.exe", "contratofdp.exe"),
        ("a\x00b.txt", "ab.txt"),
        ("...", "attachment.bin"),
        ("CON.txt ", "CON.txt"),
        ("x" * 5_000 + ".pdf", "x" * 196 + ".pdf"),
        ("fatura.html", "fatura.html"),
    ],
)
def test_a_files_name_is_safe_to_save(name: str, kept: str) -> None:
    assert named(name)[0] == kept


@pytest.mark.parametrize(
    ("kind", "content", "found", "inline"),
    [
        ("image/png", "iVBORw0KGgo=", "image/png", True),
        ("image/png", "PGh0bWw+PHNjcmlwdD4=", "text/html", False),
        ("image/png", "QUFB", "application/octet-stream", False),
        ("image/svg+xml", "PHN2ZyBvbmxvYWQ9eD4=", "image/svg+xml", False),
        ("application/pdf", "TVqQAA==", "application/x-msdownload", False),
        ("application/octet-stream", "iVBORw0KGgo=", "image/png", True),
        ("application/ms-tnef", "eJ8+IgAA", "application/ms-tnef", False),
    ],
)
def test_a_file_is_what_its_first_bytes_say(kind: str, content: str, found: str, inline: bool) -> None:
    assert named("a", kind, content)[1:] == (found, inline)
