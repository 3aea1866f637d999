"""The children that read mail for all tests of one run, and somebody who kills such children."""

import atexit
import contextlib
import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from mail.reader import Reader

READER = Reader()
atexit.register(READER.close)


def children() -> Iterator[int]:
    """The processes that read mail for this one."""
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            with contextlib.suppress(OSError, IndexError):
                parent = (folder / "stat").read_text().rpartition(")")[2].split()[1]
                if int(parent) == os.getpid() and "mail.child" in (folder / "cmdline").read_text():
                    yield int(folder.name)


def kill(times: int, *, but: frozenset[int] = frozenset()) -> threading.Thread:
    """Kill so many children, one after the other, each once it reads its first mail; `but`: those of other readers."""

    def run() -> None:
        killed: set[int] = set()
        until = time.monotonic() + 30
        while len(killed) < times and time.monotonic() < until:
            for number in {each for each in children() if _reads(each)} - killed - but:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(number, signal.SIGKILL)
                killed.add(number)
            time.sleep(0.02)

    thread = threading.Thread(target=run)
    thread.start()
    return thread


def _reads(number: int) -> bool:
    """Whether a child was given a mail: from then on its time is limited."""
    with contextlib.suppress(OSError):
        limits = Path(f"/proc/{number}/limits").read_text()
        return any(line.split()[3] != "unlimited" for line in limits.splitlines() if line.startswith("Max cpu time"))
    return False
