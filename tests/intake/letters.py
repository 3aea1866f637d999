"""Mails as they arrive: Eva writes, her domain vouches for her, machines answer."""

from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, make_msgid

from tests.make import NOON

TRUSTED = "mx.funil.example"
"""The server whose word about senders the mailbox believes."""
EVA = "Eva Lima <eva@cliente.example>"
BRASIL = "brasil@funil.example"
EUROPA = "europa@funil.example"


def letter(
    *,
    sender: str = EVA,
    to: str = BRASIL,
    subject: str = "Orçamento para dois barcos",
    text: str = "Bom dia! Quanto custam dois barcos?\n",
    answers: str | None = None,
    vouched: bool = True,
    id: str | None = None,
    **headers: str,
) -> bytes:
    """One mail. `answers` is the Message-ID that it replies to; `vouched`: the trusted server says DMARC passed."""
    mail = EmailMessage(policy=SMTP)
    domain = sender.rpartition("@")[2].rstrip(">")
    if vouched:
        mail["Authentication-Results"] = f"{TRUSTED}; dmarc=pass header.from={domain}"
    mail["Date"] = format_datetime(NOON)
    mail["Message-ID"] = id or make_msgid(domain=domain)
    mail["From"] = sender
    mail["To"] = to
    mail["Subject"] = subject
    if answers is not None:
        mail["In-Reply-To"] = mail["References"] = answers
    for name, value in headers.items():
        mail[name.replace("_", "-")] = value
    mail.set_content(text)
    return mail.as_bytes()


def without(raw: bytes, header: str) -> bytes:
    """The same mail as a program sends it that leaves a header out."""
    lines = raw.split(b"\r\n")
    return b"\r\n".join(line for line in lines if not line.lower().startswith(header.lower().encode() + b":"))


def report() -> bytes:
    """A bounce of something that we never sent."""
    return (
        b"Return-Path: <>\r\nFrom: MAILER-DAEMON@cliente.example\r\nTo: brasil@funil.example\r\n"
        b"Subject: Undelivered Mail Returned to Sender\r\nMessage-ID: <b1@cliente.example>\r\n"
        b"Date: Fri, 20 Nov 2026 15:00:00 +0000\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
        b"--b\r\nContent-Type: text/plain\r\n\r\nCould not deliver.\r\n"
        b"--b\r\nContent-Type: message/delivery-status\r\n\r\n"
        b"Reporting-MTA: dns; cliente.example\r\n\r\nFinal-Recipient: rfc822; x@y.example\r\n"
        b"Action: failed\r\nStatus: 5.1.1\r\n\r\n--b--\r\n"
    )
