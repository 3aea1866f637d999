"""Rows 4 to 10, 15 and 16: what can hardly be read, what comes back, what nobody should believe."""

from mail.thread import INSTANCE_HEADER, instance_value, plus_address
from tests.intake.conftest import INSTANCE
from tests.intake.letters import BRASIL, letter, without
from tests.intake.table.row import AGAIN, NEW, row
from tests.intake.table.world import LARGEST, World, failed, who
from tests.make import NOON


@row("4 an oversized mail goes on in part", ("Brasil", "CREATED", "new"), rule="36", made=NEW, flags="truncated")
async def _(world: World) -> bytes:
    return letter(sender=who("greta"), text="Segue tudo.\n" + "x" * 70 + "\n" * LARGEST)


@row("5 parts within parts", (None, "QUARANTINED", "malformed"))
async def _(world: World) -> bytes:
    opening = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (depth, depth) for depth in range(60)
    )
    return b"From: <mallory@outro.example>\r\nTo: brasil@funil.example\r\nSubject: Bomba\r\n" + opening + b"\r\nx\r\n"


@row("5 a thousand headers", (None, "QUARANTINED", "malformed"))
async def _(world: World) -> bytes:
    return b"X-Padding: x\r\n" * 1_001 + letter(sender=who("heavy"))


@row("6 no sender", ("Brasil", "QUARANTINED", "no_sender"))
async def _(world: World) -> bytes:
    return without(letter(sender=who("nobody")), "From")


@row("7 our own mail come back", ("Brasil", "IGNORED", "own_mail"))
async def _(world: World) -> bytes:
    message = await world.wrote("olga")
    raw = letter(sender=who("relay"), id="<rewritten@provider.example>")
    sign = f"{INSTANCE_HEADER}: {instance_value(INSTANCE, message.message_id)}\r\n"
    return sign.encode() + raw


@row("7 our header with a sign that is not ours", ("Brasil", "CREATED", "new"), rule="36", made=NEW)
async def _(world: World) -> bytes:
    message = await world.wrote("orfeu")
    forged = instance_value(b"another key", message.message_id)
    return f"{INSTANCE_HEADER}: {forged}\r\n".encode() + letter(sender=who("orfeus.double"))


@row("7 a channel's own address", ("Brasil", "IGNORED", "own_mail"))
async def _(world: World) -> bytes:
    return letter(sender=BRASIL)


@row("7 a user's answer from elsewhere", ("Brasil", "THREADED", "own_copy", "references"), made=AGAIN, joins=True)
async def _(world: World) -> bytes:
    asked = await world.asked("otilia")
    return letter(sender=BRASIL, to=f"{who('otilia')}, {BRASIL}", answers=asked, text="Custam mil.\n")


@row("9 another mail's Message-ID", ("Brasil", "CREATED", "new"), rule="36", made={**NEW}, flags="message_id_reused")
async def _(world: World) -> bytes:
    asked = await world.asked("nina")
    return letter(sender=who("nino"), id=asked)


@row("10 no Message-ID", ("Brasil", "CREATED", "new"), rule="36", made=NEW, flags="message_id_missing")
async def _(world: World) -> bytes:
    return without(letter(sender=who("dulce")), "Message-ID")


@row("10 a Message-ID that is none", ("Brasil", "CREATED", "new"), rule="36", made=NEW, flags="message_id_missing")
async def _(world: World) -> bytes:
    return letter(sender=who("dante"), id="<x@y>").replace(b"<x@y>", b"<>")


@row("15 spam", ("Brasil", "QUARANTINED", "spam"))
async def _(world: World) -> bytes:
    return letter(sender=who("spammer"), X_Spam_Flag="YES")


@row("15 somebody who takes part", ("Brasil", "THREADED", "references", "references"), made=AGAIN, joins=True)
async def _(world: World) -> bytes:
    asked = await world.asked("paula")
    return letter(sender=who("paula"), answers=asked, X_Spam_Flag="YES")


@row("15 a sender whom somebody blocked", ("Brasil", "QUARANTINED", "spam"))
async def _(world: World) -> bytes:
    await world.asked("bloqueado")
    assert world.onto is not None
    await world.onto.discard(by=world.cast.ana, now=NOON)
    return letter(sender=who("bloqueado"), subject="De novo")


@row("16 the domain disowns it", ("Brasil", "QUARANTINED", "dmarc_fail"))
async def _(world: World) -> bytes:
    return letter(sender=who("falsa"), vouched=False, Authentication_Results=failed("falsa"))


@row("16 a known customer, with a genuine token", ("Brasil", "QUARANTINED", "dmarc_fail"), joins=False)
async def _(world: World) -> bytes:
    await world.wrote("tania")
    assert world.onto is not None
    token = plus_address(INSTANCE, BRASIL, world.onto.id)
    return letter(sender=who("tania"), to=token, vouched=False, Authentication_Results=failed("tania"))
