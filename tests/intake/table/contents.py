"""Rows 29 to 36: for whom a mail is, who wrote it, and what is in it."""

from tests.intake.letters import BRASIL, letter
from tests.intake.table.row import AGAIN, NEW, row
from tests.intake.table.world import World, who

ANA = "Ana <ana@funil.example>"
SEALED = (
    b'Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary="b"\r\n\r\n'
    b"--b\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n"
    b'--b\r\nContent-Type: application/octet-stream; name="encrypted.asc"\r\n\r\n'
    b"-----BEGIN PGP MESSAGE-----\r\n\r\nhQEMA\r\n-----END PGP MESSAGE-----\r\n--b--\r\n"
)


def invitation(name: str, sequence: int = 0, method: str = "REQUEST") -> bytes:
    calendar = (
        f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-\nMETHOD:{method}\nBEGIN:VEVENT\nUID:{name}@cliente.example\n"
        f"SEQUENCE:{sequence}\nDTSTART:20261201T1{sequence}0000Z\nORGANIZER:mailto:{name}@cliente.example\n"
        "SUMMARY:Visita\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    raw = letter(sender=who(name), subject=f"Convite {sequence}", text=calendar)
    return raw.replace(b"text/plain", f"text/calendar; method={method}".encode(), 1)


@row("29 an address that no channel has", (None, "QUARANTINED", "unknown_alias"))
async def _(world: World) -> bytes:
    return letter(sender=who("samuel"), to="ninguem@funil.example")


@row("30 a lead that a user passes on", ("Brasil", "CREATED", "forwarded"), made={**NEW, "notes": 1})
async def _(world: World) -> bytes:
    text = (
        "Parece bom.\n\n---------- Forwarded message ---------\nFrom: Tomas <tomas@outra.example>\n"
        "Date: Mon, 2 Nov 2026\nSubject: Dois barcos\nTo: Ana <ana@funil.example>\n\nQuanto custam?\n"
    )
    return letter(sender=ANA, subject="Enc: Dois barcos", text=text)


@row("30 one whose writer nobody can make out", ("Brasil", "CREATED", "forwarded"), flags="to_be_completed",
     made={"subjects": 1, "messages": 1})  # fmt: skip
async def _(world: World) -> bytes:
    return letter(sender=ANA, subject="Enc: Alguém ligou", text="Um senhor ligou e quer um barco.\n")


@row("30 somebody who pretends to be a user", ("Brasil", "CREATED", "new"), rule="36", made=NEW)
async def _(world: World) -> bytes:
    text = "---------- Forwarded message ---------\nFrom: Tulio <tulio@outra.example>\nSubject: X\n\nOi\n"
    return letter(sender=ANA, subject="Enc: Barcos", text=text, vouched=False)


@row("31 a user to us", ("Brasil", "QUARANTINED", "internal_sender"))
async def _(world: World) -> bytes:
    return letter(sender="Bruno <bruno@funil.example>", subject="Almoço?")


@row("31 a user about a subject", ("Brasil", "THREADED", "internal_note", "references"), made=AGAIN, joins=True)
async def _(world: World) -> bytes:
    asked = await world.asked("ursula")
    return letter(sender=ANA, answers=asked, text="Cuidado com esta.\n")


@row("32 an invitation", ("Brasil", "CREATED", "new"), rule="36", made={**NEW, "meetings": 1})
async def _(world: World) -> bytes:
    return invitation("vania")


@row("32 a later word on it", ("Brasil", "THREADED", "invite", "invite"), made=AGAIN)
async def _(world: World) -> bytes:
    await world.arrived(invitation("vitor"))
    return invitation("vitor", 1, "CANCEL")


@row("33 encrypted", ("Brasil", "CREATED", "new"), rule="36", made=NEW, flags="encrypted")
async def _(world: World) -> bytes:
    head, _, _ = letter(sender=who("wanda")).partition(b"Content-Type")
    return head + SEALED


@row("34 nothing at all", ("Brasil", "IGNORED", "empty"))
async def _(world: World) -> bytes:
    return letter(sender=who("xenia"), subject="", text="\n")


@row("34 an empty answer", ("Brasil", "THREADED", "references", "references"), rule="24", made=AGAIN, joins=True)
async def _(world: World) -> bytes:
    asked = await world.asked("xuxa")
    return letter(sender=who("xuxa"), answers=asked, subject="", text="\n")


@row("36 something new", ("Brasil", "CREATED", "new"), made=NEW)
async def _(world: World) -> bytes:
    return letter(sender=who("zelia"), to=BRASIL.upper())
