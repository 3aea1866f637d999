"""Reads mails in limited child processes (`mail/child.py`): what is in a mail may kill its reader, never its server.

A child that a cap ends is explained by it: the mail cannot be read (row 5). One that dies otherwise, twice on the same
mail, is not: `ReaderDied`. What a child answers is checked like what a stranger sends.
"""

import asyncio
import contextlib
import os
import queue
import re
import resource
import select
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from pathlib import Path
from typing import BinaryIO, cast

import msgspec

from mail.caps import STANDARD, Cap, Caps, Limits
from mail.dispatch import LENGTH, READY, STARVED, Answer, Order
from mail.glimpse import unreadable
from mail.message import Mail, Unreadable

ROOT = Path(__file__).parent.parent
PROGRAM = "import sys; sys.path.insert(0, sys.argv.pop(1)); from mail.child import main; main(int(sys.argv[1]))"
STARTS_WITHIN = 60.0
"""Seconds; a busy machine needs some for the libraries."""
FINGERPRINT = re.compile("[0-9a-f]{64}")
PIECE = 1024 * 1024
NEARLY = 0.8
"""Of the memory that it may have: a child that dies above this died of it, whichever library gave up."""


class ReaderDied(Exception):
    """A child died twice on the same mail, and no cap says why."""


class _Ended(Exception):
    """The child is gone, or says what it may not; with the cap that explains it, if one does."""

    def __init__(self, cap: Cap | None) -> None:
        super().__init__(cap)
        self.cap = cap


class Reader:
    """So many children, started when they are needed, each with a thread of its own that waits for it."""

    def __init__(self, limits: Limits | None = None, *, children: int = 2) -> None:
        self.limits = limits or Limits()
        self._threads = ThreadPoolExecutor(children, thread_name_prefix="mail-reader")
        self._idle: queue.SimpleQueue[_Child] = queue.SimpleQueue()
        self._begun: queue.SimpleQueue[Future[_Child]] = queue.SimpleQueue()

    async def read(self, raw: bytes, caps: Caps = STANDARD, *, size: int | None = None) -> Mail | Unreadable:
        """What `mail.reading.read` answers, or that a cap ended it. Raises ReaderDied, and OSError without a child."""
        [said] = await self.read_all([(raw, size)], caps)
        if isinstance(said, ReaderDied):
            raise said
        return said

    async def read_all(
        self, raws: Sequence[tuple[bytes, int | None]], caps: Caps = STANDARD
    ) -> list[Mail | Unreadable | ReaderDied]:
        """As `read` each, with the sizes they had on the server; one way to a child's thread and back for all."""
        return await asyncio.get_running_loop().run_in_executor(
            self._threads, lambda: [self._read_one(raw, max(size or 0, len(raw)), caps) for raw, size in raws]
        )

    def begin(self) -> None:
        """Start a child now: the first mail waits for less, and starts no second one."""
        self._begun.put(self._threads.submit(_Child, self.limits))

    def close(self) -> None:
        """End the children that nobody waits for, and those at work as soon as they have answered."""
        self._threads.shutdown(wait=True, cancel_futures=True)
        while not self._begun.empty():
            with contextlib.suppress(OSError, CancelledError):
                self._begun.get_nowait().result().end()
        while not self._idle.empty():
            self._idle.get_nowait().end()

    def _read_one(self, raw: bytes, whole: int, caps: Caps) -> Mail | Unreadable | ReaderDied:
        try:
            said = self._read(msgspec.msgpack.encode(Order(raw, caps, whole, self.limits.cpu)))
        except ReaderDied as died:
            return died
        return unreadable(raw, said, size=whole) if isinstance(said, Cap) else said

    def _read(self, order: bytes) -> Mail | Unreadable | Cap:
        for _ in range(2):
            child = self._ready()
            try:
                said = child.ask(order)
            except _Ended as ended:
                if ended.cap is not None:
                    return ended.cap
                continue
            if child.mails < self.limits.mails:
                self._idle.put(child)
            else:
                child.end()
            return said
        raise ReaderDied("The process that reads mail died twice on one mail.")

    def _ready(self) -> "_Child":
        while True:
            try:
                child = self._idle.get_nowait()
            except queue.Empty:
                child = self._started()
            if child.lives:
                return child

    def _started(self) -> "_Child":
        """The one that is starting already, if nobody else waits for it, or another."""
        try:
            return self._begun.get_nowait().result()
        except (queue.Empty, OSError):
            return _Child(self.limits)


class _Child:
    """One process, seen from outside."""

    def __init__(self, limits: Limits) -> None:
        self.limits, self.mails, self.inherited = limits, 0, _bytes(resource.getrusage(resource.RUSAGE_SELF))
        self.process = subprocess.Popen(
            [sys.executable, "-s", "-E", "-c", PROGRAM, str(ROOT), str(limits.memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={"PATH": os.defpath, "LC_ALL": "C.UTF-8"},
            cwd="/",
            bufsize=0,
            close_fds=True,
            start_new_session=True,  # Ctrl-C is for the server, which then ends its children
        )
        self.pipes = (cast(BinaryIO, self.process.stdin), cast(BinaryIO, self.process.stdout))
        self.sink, self.source = (pipe.fileno() for pipe in self.pipes)
        os.set_blocking(self.sink, False)
        try:
            ready = self._take(len(READY), time.monotonic() + STARTS_WITHIN)
        except _Ended:
            ready = b""
        if ready != READY:
            self.end()
            raise ChildProcessError("The process that reads mail does not start.")

    @property
    def lives(self) -> bool:
        return self.process.poll() is None

    def ask(self, order: bytes) -> Mail | Unreadable:
        """The child's answer to one mail; where there is none, it is gone afterwards."""
        self.mails += 1
        until = time.monotonic() + self.limits.wall
        try:
            self._give(LENGTH.pack(len(order)), until)
            self._give(order, until)
            [length] = LENGTH.unpack(self._take(LENGTH.size, until))
            if length > 2 * len(order) + 16 * PIECE:
                raise _Ended(None)
            return checked(self._take(length, until))
        except _Ended as ended:
            raise _Ended(ended.cap or self._why()) from None

    def end(self) -> None:
        self.process.kill()
        self.process.wait()
        for pipe in self.pipes:
            pipe.close()

    def _give(self, content: bytes, until: float) -> None:
        rest = memoryview(content)
        while rest:
            self._wait(self.sink, select.POLLOUT, until)
            try:
                rest = rest[os.write(self.sink, rest[:PIECE]) :]
            except BlockingIOError:
                continue
            except OSError:
                raise _Ended(None) from None

    def _take(self, length: int, until: float) -> bytes:
        taken = bytearray()
        while len(taken) < length:
            self._wait(self.source, select.POLLIN, until)
            piece = os.read(self.source, min(PIECE, length - len(taken)))
            if not piece:
                raise _Ended(None)
            taken += piece
        return bytes(taken)

    def _wait(self, number: int, what: int, until: float) -> None:
        poll = select.poll()  # select() knows no number above 1023, and a server has more sockets than that
        poll.register(number, what)
        if not poll.poll(max(0.0, until - time.monotonic()) * 1_000):
            self.end()
            raise _Ended(Cap.WALL)

    def _why(self) -> Cap | None:
        """Which cap ended the child, by how it died and how large it was."""
        memory = _largest_of(self.process)
        died_by = -(self.process.returncode or 0)
        for pipe in self.pipes:
            pipe.close()
        if died_by == signal.SIGXCPU:
            return Cap.CPU
        if self.process.returncode == STARVED:
            return Cap.MEMORY
        # RLIMIT_DATA refuses memory and kills nobody; and Linux counts what the parent had when it started the child.
        if died_by == signal.SIGKILL or memory <= self.inherited:
            return None
        return Cap.MEMORY if memory > NEARLY * self.limits.memory else None


def _largest_of(process: subprocess.Popen[bytes]) -> int:
    """End it, if it lives; the bytes it had at most."""
    if process.returncode is not None:
        return 0
    status, usage = _reaped(process)
    process.returncode = os.waitstatus_to_exitcode(status)
    return _bytes(usage)


def _bytes(usage: resource.struct_rusage) -> int:
    return usage.ru_maxrss if sys.platform == "darwin" else usage.ru_maxrss * 1024


def _reaped(process: subprocess.Popen[bytes]) -> tuple[int, resource.struct_rusage]:
    with_it = time.monotonic() + 0.5
    while time.monotonic() < with_it:
        number, status, usage = os.wait4(process.pid, os.WNOHANG)
        if number:
            return status, usage
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    _, status, usage = os.wait4(process.pid, 0)
    return status, usage


def checked(content: bytes) -> Mail | Unreadable:
    """The answer, if it is one that `mail.reading` gives."""
    try:
        answer = ANSWERS.decode(content)
    except (msgspec.DecodeError, ValueError, RecursionError):
        raise _Ended(None) from None
    said = answer.mail or answer.unreadable
    if said is None or not FINGERPRINT.fullmatch(said.fingerprint):
        raise _Ended(None)
    return said


ANSWERS = msgspec.msgpack.Decoder(Answer)
