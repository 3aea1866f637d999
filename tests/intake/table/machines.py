"""Rows 11 to 14 and 17 to 21: what machines write."""

from typing import Any

from mail.thread import INSTANCE_HEADER, instance_value, message_id
from tests.intake.conftest import INSTANCE
from tests.intake.letters import BRASIL, letter
from tests.intake.table.row import AGAIN, NEW, row
from tests.intake.table.world import World, address, who
from tests.make import NOON

NEWS: dict[str, Any] = {"Auto_Submitted": "auto-generated"}
AWAY: dict[str, Any] = {"Auto_Submitted": "auto-replied"}
LIST: dict[str, Any] = {"List_Id": "<barcos.lista.example>", "List_Post": "<mailto:barcos@lista.example>"}
FORM = "Site <site@funil.example>"


def report(of: str, name: str, status: str = "5.1.1", action: str = "failed", nth: int = 0) -> bytes:
    """A delivery status for a mail with this header line."""
    return (
        f"Return-Path: <>\r\nFrom: MAILER-DAEMON@x.example\r\nTo: {BRASIL}\r\nSubject: Undelivered\r\n"
        f"Message-ID: <{name}.{nth}@x.example>\r\nDate: Fri, 20 Nov 2026 15:00:00 +0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: text/plain\r\n\r\nCould not deliver.\r\n"
        "--b\r\nContent-Type: message/delivery-status\r\n\r\n"
        f"Reporting-MTA: dns; x.example\r\n\r\nFinal-Recipient: rfc822; {address(name)}\r\n"
        f"Action: {action}\r\nStatus: {status}\r\n\r\n"
        f"--b\r\nContent-Type: message/rfc822\r\n\r\n{of}\r\nSubject: Barcos\r\n\r\nOi\r\n--b--\r\n"
    ).encode()


@row("11 a hard bounce, by our Message-ID", ("Brasil", "BOUNCED", "bounce"))
async def _(world: World) -> bytes:
    message = await world.wrote("bela")
    return report(f"Message-ID: {message.message_id}", "bela")


@row("12 a delay, by our own header", ("Brasil", "BOUNCED", "bounce_delayed"))
async def _(world: World) -> bytes:
    message = await world.wrote("bia")
    sign = instance_value(INSTANCE, message.message_id)
    return report(f"{INSTANCE_HEADER}: {sign}", "bia", "4.4.1", "delayed")


@row("12 the third one within a week", ("Brasil", "BOUNCED", "bounce"))
async def _(world: World) -> bytes:
    message = await world.wrote("beto")
    for nth in (1, 2):
        await world.arrived(report(f"Message-ID: {message.message_id}", "beto", "4.4.1", "delayed", nth))
    return report(f"Message-ID: {message.message_id}", "beto", "4.4.1", "delayed", 3)


@row("13 a bounce of nothing of ours", ("Brasil", "IGNORED", "bounce_unmatched"))
async def _(world: World) -> bytes:
    return report("Message-ID: <somebody@else.example>", "bruna")


@row("13 a bounce with an id that we did not make", ("Brasil", "IGNORED", "bounce_unmatched"))
async def _(world: World) -> bytes:
    await world.wrote("bento")
    assert world.onto is not None
    forged = message_id(b"another key", subject_id=world.onto.id, nonce="bentoaaa", domain="funil.example")
    return report(f"Message-ID: {forged}", "bento")


@row("14 a complaint", ("Brasil", "BOUNCED", "complaint"))
async def _(world: World) -> bytes:
    message = await world.wrote("clara")
    raw = report(f"Message-ID: {message.message_id}", "clara")
    raw = raw.replace(b"report-type=delivery-status", b"report-type=feedback-report")
    raw = raw.replace(b"message/delivery-status", b"message/feedback-report")
    return raw.replace(b"Final-Recipient: rfc822; ", b"Feedback-Type: abuse\r\nOriginal-Rcpt-To: ")


@row("14 a receipt", ("Brasil", "BOUNCED", "receipt"))
async def _(world: World) -> bytes:
    message = await world.wrote("celia")
    raw = report(f"Message-ID: {message.message_id}", "celia")
    raw = raw.replace(b"report-type=delivery-status", b"report-type=disposition-notification")
    raw = raw.replace(b"message/delivery-status", b"message/disposition-notification")
    told = f"Original-Message-ID: {message.message_id}\r\nDisposition: manual-action/MDN-sent-manually; displayed"
    return raw.replace(b"Action: failed", told.encode()).replace(b"MAILER-DAEMON@x", b"celia@cliente")


@row("17 an absence on a subject", ("Brasil", "THREADED", "references", "references"), made=AGAIN, joins=True)
async def _(world: World) -> bytes:
    asked = await world.asked("fabio")
    return letter(sender=who("fabio"), answers=asked, subject="Ausência", **AWAY)


@row("17 an absence of a stranger", ("Brasil", "IGNORED", "auto_reply"))
async def _(world: World) -> bytes:
    return letter(sender=who("flavio"), **AWAY)


@row("18 a web form", ("Brasil", "CREATED", "form"), made=NEW)
async def _(world: World) -> bytes:
    await world.cast.brasil.update(by=world.cast.rita, now=NOON, form_senders=[{"address": "site@funil.example"}])
    return letter(sender=FORM, Reply_To=who("gil"), subject="Contato pelo site")


@row("18 a web form that names nobody", ("Brasil", "QUARANTINED", "form_no_contact"))
async def _(world: World) -> bytes:
    return letter(sender=FORM, subject="Contato sem contato")


@row("18 somebody who pretends to be the form", ("Brasil", "QUARANTINED", "form_unverified"))
async def _(world: World) -> bytes:
    return letter(sender=FORM, Reply_To=who("gastao"), subject="Contato falso", vouched=False)


@row("19 an alert", ("Brasil", "QUARANTINED", "auto_generated"))
async def _(world: World) -> bytes:
    return letter(sender=who("monitor"), **NEWS)


@row(
    "19 a ticket system that passes words on",
    ("Brasil", "THREADED", "references", "references"),
    made=AGAIN,
    joins=True,
)
async def _(world: World) -> bytes:
    asked = await world.asked("helena")
    return letter(sender=who("helena"), answers=asked, text="De Helena: sim.\n", **NEWS)


@row("20 a discussion", ("Brasil", "IGNORED", "list"))
async def _(world: World) -> bytes:
    return letter(sender=who("ivo"), **LIST)


@row("21 a newsletter", ("Brasil", "IGNORED", "bulk"))
async def _(world: World) -> bytes:
    return letter(sender=who("jornal"), List_Unsubscribe="<https://x.example/u>")


@row("21 bulk", ("Brasil", "IGNORED", "bulk"))
async def _(world: World) -> bytes:
    return letter(sender=who("oferta"), Precedence="bulk")
