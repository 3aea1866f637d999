"""Mails are read by a child that may die: what a hostile mail costs, and what the next one notices of it."""

import asyncio
import contextlib
import sys
import time
from collections.abc import AsyncIterator
from pathlib import Path

import msgspec
import pytest

from mail.caps import Cap, Limits
from mail.dispatch import Answer
from mail.message import Mail, Unreadable
from mail.reader import Reader, ReaderDied, checked
from mail.reading import read
from tests.mail.letters import letter
from tests.reader import children, kill

MB = 1024 * 1024
LONG = letter(
    ("--x\r\nContent-Type: text/html\r\n\r\n" + "<p>linha<br>" * 24_000 + "\r\n") * 3 + "--x--",
    content_type="multipart/mixed; boundary=x",
)
"""Seconds of honest work."""
VAST = letter("uma linha de texto puro\r\n" * 900_000)
STANDARD_LIMITS = Limits()
UNREAD = Unreadable(cap=Cap.CPU, fingerprint="0" * 64, sender=None, subject_line="", size=1)
linux = pytest.mark.skipif(sys.platform != "linux", reason="looks at /proc")


@contextlib.asynccontextmanager
async def reader(limits: Limits = STANDARD_LIMITS, *, children: int = 1) -> AsyncIterator[Reader]:
    held = Reader(limits, children=children)
    try:
        yield held
    finally:
        held.close()


async def test_the_child_reads_as_we_do() -> None:
    async with reader(children=2) as held:
        raws = [letter(f"Carta {number}", subject=f"N° {number}") for number in range(20)]
        raws += [
            b"",
            b"\0\xff" * 1_000,
            letter(subject="a" * 40_000),
            letter("Oi", from_="=?utf-8?q?=C3=A1?= <a@b.co>"),
        ]

        found = await asyncio.gather(*(held.read(raw) for raw in raws))

    assert found == [read(raw) for raw in raws]
    assert {type(each) for each in found} == {Mail, Unreadable}


@linux
async def test_a_mail_waits_for_the_child_that_is_starting_and_starts_no_other() -> None:
    before = set(children())
    async with reader(children=2) as held:
        held.begin()
        assert isinstance(await held.read(letter("Oi")), Mail)
        assert len(set(children()) - before) == 1
    async with reader(children=2) as unused:
        unused.begin()
    assert set(children()) <= before


@pytest.mark.parametrize(
    ("raw", "limits", "cap"),
    [
        (LONG, Limits(cpu=1), Cap.CPU),
        (LONG, Limits(wall=0.3), Cap.WALL),
        (VAST, Limits(memory=150 * MB), Cap.MEMORY),
    ],
    ids=["cpu", "wall", "memory"],
)
async def test_a_mail_that_costs_too_much_is_unreadable_and_the_next_one_is_read(
    raw: bytes, limits: Limits, cap: Cap
) -> None:
    async with reader(limits) as held:
        assert isinstance(await held.read(letter("Antes")), Mail)
        found = await held.read(raw)
        after = await held.read(letter("Depois"))

    assert isinstance(found, Unreadable) and found.cap is cap
    assert (str(found.sender), found.subject_line) == ("Eva Lima <eva@cliente.com.br>", "Orçamento")
    assert isinstance(after, Mail) and after.text == "Depois"


async def test_the_loop_goes_on_while_a_mail_is_read() -> None:
    async with reader(Limits(cpu=1)) as held:
        await held.read(letter())
        longest, last = 0.0, time.monotonic()
        reading = asyncio.create_task(held.read(LONG))
        while not reading.done():
            await asyncio.sleep(0.01)
            longest, last = max(longest, time.monotonic() - last), time.monotonic()

    assert longest < 0.7


@linux
@pytest.mark.parametrize("times", [1, 2])
async def test_a_death_that_nobody_explains_is_borne_once(times: int) -> None:
    others = frozenset(children())
    large = b"x" * 320 * MB  # a child that is killed is not as large as whoever started it
    async with reader() as held:
        killing = kill(times, but=others)
        try:
            if times == 1:
                assert isinstance(await held.read(LONG), Mail)
            else:
                with pytest.raises(ReaderDied):
                    await held.read(LONG)
        finally:
            killing.join()
        assert isinstance(await held.read(letter()), Mail)
    assert len(large) == 320 * MB


@linux
async def test_the_child_has_no_secret_no_file_and_no_socket_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FUNIL_SECRET_KEYS", "a-secret")
    before = set(children())
    async with reader() as held:
        await held.read(letter())
        [number] = set(children()) - before
        folder = Path(f"/proc/{number}")
        names = {pair.partition(b"=")[0] for pair in (folder / "environ").read_bytes().split(b"\0") if pair}
        files = [str(each.readlink()) for each in (folder / "fd").iterdir()]

    assert names == {b"PATH", b"LC_ALL"}
    assert all(name.startswith("pipe:") or name == "/dev/null" for name in files), files


@linux
async def test_a_child_is_renewed_after_so_many_mails() -> None:
    before = set(children())
    seen = set()
    async with reader(Limits(mails=2)) as held:
        for _ in range(5):
            await held.read(letter())
            seen |= set(children()) - before

    assert len(seen) == 3
    assert not set(children()) - before


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"\xc1",
        msgspec.msgpack.encode({}),
        msgspec.msgpack.encode({"mail": {"message_id": 7}}),
        msgspec.msgpack.encode(
            Answer(unreadable=Unreadable(cap=Cap.CPU, fingerprint="x", sender=None, subject_line="", size=1))
        ),
        b"\x91" * 100_000,
    ],
)
def test_what_is_no_answer_is_not_believed(said: bytes) -> None:
    with pytest.raises(Exception, match="None"):
        checked(said)
