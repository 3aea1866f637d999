"""The process that reads mails, one after the other, from its standard input to its standard output.

It has no secret, no file and no network, and so much memory and time as it was given: what a hostile mail may do here
is die. `mail/reader.py` starts it, and ends it.
"""

import contextlib
import ctypes
import gc
import math
import os
import resource
import sys
import time
from typing import BinaryIO

import msgspec

import late
from mail.dispatch import LENGTH, READY, STARVED, Answer, Order
from mail.message import Mail
from mail.reading import read

CLONE_NEWUSER, CLONE_NEWNET = 0x10000000, 0x40000000
FILES = 32


def main(memory: int) -> None:
    """Read until there is nothing more to read."""
    source, sink = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    # Whatever a library prints is no answer.
    silent = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(silent, number)
    late.read_all()
    confine(memory)
    gc.freeze()
    sink.write(READY)
    sink.flush()
    orders, answers = msgspec.msgpack.Decoder(Order), msgspec.msgpack.Encoder()
    try:
        while len(head := source.read(LENGTH.size)) == LENGTH.size:
            [length] = LENGTH.unpack(head)
            order = orders.decode(source.read(length))
            limit_time(order.seconds)
            said = _answer(order, answers)
            del order
            _say(said, sink)
    except MemoryError:
        os._exit(STARVED)


def confine(memory: int) -> None:
    """What the process gives away before it sees the first mail."""
    _leave_network()
    for what, limit in (
        (resource.RLIMIT_DATA, memory),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, FILES),
    ):
        with contextlib.suppress(ValueError, OSError):  # macOS knows some of these by name only
            resource.setrlimit(what, (limit, limit))


def limit_time(seconds: int) -> None:
    """The kernel ends this process when it has worked for so long from now, whatever it is doing then."""
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(time.process_time()) + seconds, hard))


def _leave_network() -> None:
    """A network of its own, without anybody in it, where the kernel lets an ordinary user have one."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None, use_errno=True).unshare(CLONE_NEWUSER | CLONE_NEWNET)


def _answer(order: Order, answers: msgspec.msgpack.Encoder) -> bytes:
    found = read(order.raw, order.caps, size=order.size)
    return answers.encode(Answer(mail=found) if isinstance(found, Mail) else Answer(unreadable=found))


def _say(said: bytes, sink: BinaryIO) -> None:
    sink.write(LENGTH.pack(len(said)))
    sink.write(said)
    sink.flush()


if __name__ == "__main__":
    main(int(sys.argv[1]))
