"""Mails that nobody has seen: ordinary ones broken by dice, in the ways in which mails break, and in some that hurt."""

import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.intake.letters import letter, report
from tests.mail.poisons import BODIES, HEADERS, VALUES

FIXTURES = Path(__file__).parent / "fixtures"
Mutation = Callable[[random.Random, bytes, bytes], bytes]


def ordinary() -> list[bytes]:
    """What the dice begin with."""
    return [
        letter(),
        letter(answers="<a@b.example>", text="<p>oi</p>").replace(b"text/plain", b"text/html"),
        report(),
    ] + [file.read_bytes() for file in sorted(FIXTURES.glob("*.eml"))]


def mutants(seed: int, number: int, seeds: list[bytes] | None = None) -> Iterator[bytes]:
    """So many, the same ones for the same seed; each has been broken one to four times."""
    dice, sound = random.Random(seed), seeds or ordinary()
    for _ in range(number):
        raw = dice.choice(sound)
        for _ in range(dice.choice((1, 1, 2, 3, 4))):
            raw = dice.choice(MUTATIONS)(dice, raw, dice.choice(sound))
        yield raw[:2_000_000]


def _flipped(dice: random.Random, raw: bytes, _other: bytes) -> bytes:
    held = bytearray(raw or b" ")
    for _ in range(dice.randint(1, 30)):
        held[dice.randrange(len(held))] = dice.choice(
            (0, 10, 13, 32, 34, 58, 60, 61, 63, 128, 255, dice.randrange(256))
        )
    return bytes(held)


def _cut(dice: random.Random, raw: bytes, _other: bytes) -> bytes:
    start, end = sorted(dice.randint(0, len(raw)) for _ in range(2))
    return dice.choice((raw[:start], raw[start:], raw[:start] + raw[end:]))


def _repeated(dice: random.Random, raw: bytes, _other: bytes) -> bytes:
    start, end = sorted(dice.randint(0, len(raw)) for _ in range(2))
    return raw[:end] + raw[start:end][:2_000] * dice.choice((1, 3, 50)) + raw[end:]


def _line_ends(dice: random.Random, raw: bytes, _other: bytes) -> bytes:
    return raw.replace(b"\r\n", b"\n").replace(
        b"\n", dice.choice((b"\n", b"\r", b"\r\r\n", b"\n\r", b"\r\n ", b"\x85"))
    )


def _header(dice: random.Random, raw: bytes, _other: bytes) -> bytes:
    """One more of these, above or in place of the one that is there."""
    name, value = dice.choice(HEADERS), dice.choice(VALUES)
    line = name + b": " + value + b"\r\n"
    if dice.random() < 0.5:
        return line + raw
    return re.sub(rb"(?im)^" + name + rb":.*\r?\n", lambda _: line, raw, count=1)


def _parameter(dice: random.Random, raw: bytes, _other: bytes) -> bytes:
    value = dice.choice((b"", b"utf-16", b"utf-7", b"hz", b"cp037", b"zlib", b"idna", b"\xff", b"b", b'"', b"x" * 200))
    return re.sub(rb"(?i)(charset|boundary|format|method)=\"?[^\";\r\n]*", lambda found: found[1] + b"=" + value, raw)


def _spliced(dice: random.Random, raw: bytes, other: bytes) -> bytes:
    head, _, _ = raw.partition(b"\r\n\r\n")
    return head + dice.choice((b"\r\n\r\n", b"\r\n", b"")) + other[dice.randint(0, len(other)) // 2 :]


def _body(dice: random.Random, raw: bytes, _other: bytes) -> bytes:
    head, _, _ = raw.partition(b"\r\n\r\n")
    kind = dice.choice((b"", b"\r\nContent-Type: text/html", b"\r\nContent-Type: text/calendar; method=REQUEST"))
    return head + kind + b"\r\n\r\n" + dice.choice(BODIES) * dice.choice((1, 1, 5))


def _wrapped(dice: random.Random, raw: bytes, other: bytes) -> bytes:
    kind = dice.choice(
        (b"mixed", b"alternative", b"related", b"report; report-type=delivery-status", b"signed", b"encrypted")
    )
    part = dice.choice(
        (b"message/rfc822", b"text/rfc822-headers", b"message/delivery-status", b"application/octet-stream")
    )
    inner = b"--w\r\nContent-Type: " + part + b"\r\n\r\n" + other + b"\r\n"
    head = b"From: e@x.example\r\nContent-Type: multipart/" + kind + b"; boundary=w\r\n\r\n"
    return (
        head + b"--w\r\n" + raw + b"\r\n" + inner * dice.choice((1, 2, 20)) + dice.choice((b"--w--\r\n", b"--w", b""))
    )


def _recoded(dice: random.Random, raw: bytes, _other: bytes) -> bytes:
    return raw.decode("latin-1").encode(dice.choice(("utf-16", "utf-32", "utf-8", "utf-7", "cp037")), "replace")


MUTATIONS: tuple[Mutation, ...] = (
    _flipped, _cut, _repeated, _line_ends, _header, _header, _header, _parameter, _spliced, _body, _wrapped, _recoded
)  # fmt: skip
