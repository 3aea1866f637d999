"""Mails written for a test: what is not given stands there as an ordinary customer would have it."""

from mail.message import Mail
from mail.reading import read

EVA = "Eva Lima <eva@cliente.com.br>"
BRASIL = "vendas@firma.com.br"
EUROPA = "sales@firma.eu"


def letter(text: str = "Bom dia, quanto custa a entrega?", **headers: str | None) -> bytes:
    """A mail by Eva to Brasil. A header is named `message_id=`; None leaves it out."""
    lines = {
        "From": EVA,
        "To": BRASIL,
        "Subject": "Orçamento",
        "Date": "Mon, 02 Nov 2026 10:00:00 -0300",
        "Message-ID": "<1@cliente.com.br>",
        "Content-Type": "text/plain; charset=utf-8",
        **{_spelled(name): value for name, value in headers.items()},
    }
    block = "".join(f"{name}: {value}\r\n" for name, value in lines.items() if value is not None)
    return f"{block}\r\n{text}".encode()


def mail(text: str = "Bom dia, quanto custa a entrega?", **headers: str | None) -> Mail:
    """The same, read."""
    return readable(letter(text, **headers))


def readable(raw: bytes) -> Mail:
    found = read(raw)
    assert isinstance(found, Mail), found
    return found


def _spelled(name: str) -> str:
    return {"from_": "From", "message_id": "Message-ID", "cc": "Cc", "to": "To"}.get(
        name, "-".join(piece.capitalize() for piece in name.strip("_").split("_"))
    )
