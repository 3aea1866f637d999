"""Rows 22 to 28 and 35: who may add to a subject, and who only says so."""

from mail.thread import message_id, plus_address
from models.subject import Subject
from tests.intake.conftest import INSTANCE
from tests.intake.letters import BRASIL, EUROPA, letter
from tests.intake.table.row import AGAIN, NEW, row
from tests.intake.table.world import World, who
from tests.make import NOON, customer, subject

SECOND = {name: number for name, number in NEW.items() if name != "customers"}
"""What the second matter of a known customer makes."""


def matter(world: World) -> Subject:
    assert world.onto is not None
    return world.onto


def own_id(subject_id: int, key: bytes = INSTANCE) -> str:
    return message_id(key, subject_id=subject_id, nonce="proofsaa", domain="funil.example")


@row("22 a token, whoever uses it", ("Brasil", "THREADED", "token", "token"), made=AGAIN, joins=True,
     flags="new_sender unverified")  # fmt: skip
async def _(world: World) -> bytes:
    await world.wrote("katia")
    return letter(sender=who("karl"), to=plus_address(INSTANCE, BRASIL, matter(world).id), vouched=False)


@row("22 a token of another key", ("Brasil", "CREATED", "new"), rule="36", made=NEW, joins=False)
async def _(world: World) -> bytes:
    await world.asked("kleber")
    return letter(sender=who("kurt"), to=plus_address(b"another key", BRASIL, matter(world).id))


@row("22 a token moved to another subject", ("Brasil", "CREATED", "new"), rule="36", made=NEW, joins=False)
async def _(world: World) -> bytes:
    await world.asked("kevin")
    mine = plus_address(INSTANCE, BRASIL, 1)
    return letter(sender=who("kim"), to=mine.replace("+s1-", f"+s{matter(world).id}-"))


@row("23 our own Message-ID", ("Brasil", "THREADED", "message_id", "message_id"), made=AGAIN, joins=True)
async def _(world: World) -> bytes:
    await world.wrote("laura")
    return letter(sender=who("laura"), answers=own_id(matter(world).id))


@row("23 one that is not ours, in In-Reply-To", ("Brasil", "CREATED", "new"), rule="36", made=NEW, joins=False)
async def _(world: World) -> bytes:
    await world.asked("lena")
    return letter(sender=who("leo"), In_Reply_To=own_id(matter(world).id, b"another key"))


@row("23 ours for another subject, in References", ("Brasil", "CREATED", "new"), rule="36", made=NEW, joins=False)
async def _(world: World) -> bytes:
    await world.asked("lia")
    moved = own_id(1).replace(".s1.", f".s{matter(world).id}.")
    return letter(sender=who("luis"), References=f"<a@x.example> {moved}")


@row("24 who takes part, vouched for", ("Brasil", "THREADED", "references", "references"), made=AGAIN, joins=True)
async def _(world: World) -> bytes:
    asked = await world.asked("maria")
    return letter(sender=who("maria"), answers=asked, text="E o motor?\n")


@row("25 a stranger's reference", ("Brasil", "CREATED", "new"), rule="36", made=NEW, joins=False)
async def _(world: World) -> bytes:
    asked = await world.asked("marta")
    return letter(sender=who("mallory"), answers=asked, subject="Re: Barcos para marta")


@row("25 a known customer, vouched for by nobody", ("Brasil", "CREATED", "new"), rule="36", made=SECOND, joins=False)
async def _(world: World) -> bytes:
    asked = await world.asked("mirela")
    return letter(sender=who("mirela"), answers=asked, vouched=False, text="Mudei de conta.\n")


@row("25 vouched for by a server that nobody trusts", ("Brasil", "CREATED", "new"), rule="36", made=SECOND, joins=False)
async def _(world: World) -> bytes:
    asked = await world.asked("milena")
    said = "mx.evil.example; dmarc=pass header.from=cliente.example"
    return letter(sender=who("milena"), answers=asked, vouched=False, Authentication_Results=said, text="Nova conta.\n")


@row(
    "26 an archived subject comes back",
    ("Brasil", "THREADED", "references", "references"),
    rule="24",
    made=AGAIN,
    joins=True,
)
async def _(world: World) -> bytes:
    asked = await world.asked("norma")
    await matter(world).archive(by=world.cast.ana, now=NOON)
    return letter(sender=who("norma"), answers=asked, text="Ainda aí?\n")


@row(
    "26 the survivor of a merger", ("Brasil", "THREADED", "references", "references"), rule="24", made=AGAIN, joins=True
)
async def _(world: World) -> bytes:
    asked = await world.asked("nadia")
    held = await customer(world.cast, "Estaleiro", emails=["estaleiro@cliente.example"])
    survivor = await subject(world.cast, "Frota da Nadia", customer=held)
    await matter(world).merge_into(survivor, by=world.cast.ana, now=NOON)
    world.onto = survivor
    return letter(sender=who("nadia"), answers=asked, text="E agora?\n")


@row("27 the same subject line", ("Brasil", "THREADED", "subject_line", "subject_line"), made=AGAIN, joins=True)
async def _(world: World) -> bytes:
    await world.asked("paola")
    return letter(sender=who("paola"), subject="RES: Barcos para paola", text="E o motor?\n")


@row(
    "27 the same subject line, vouched for by nobody", ("Brasil", "CREATED", "new"), rule="36", made=SECOND, joins=False
)
async def _(world: World) -> bytes:
    await world.asked("pedro")
    return letter(sender=who("pedro"), subject="RES: Barcos para pedro", text="Outra conta.\n", vouched=False)


@row("28 two channels", ("Brasil", "CREATED", "new"), ("Europa", "CREATED", "new"), rule="36",
     made={**NEW, "subjects": 2, "participants": 2})  # fmt: skip
async def _(world: World) -> bytes:
    return letter(sender=who("quim"), to=f"{BRASIL}, {EUROPA}")


@row("35 a known sender, no reference", ("Brasil", "CREATED", "new"), rule="36", made=SECOND, joins=False)
async def _(world: World) -> bytes:
    await world.asked("regina")
    return letter(sender=who("regina"), subject="Outro assunto")
