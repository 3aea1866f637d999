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
    """Kill so many children, one after the other, each once it is at work; `but`: those of other readers."""

    def run() -> None:
        killed: set[int] = set()
        while len(killed) < times:
            for number in {each for each in children() if _at_work(each)} - killed - but:
                time.sleep(0.1)
                with contextlib.suppress(ProcessLookupError):
                    os.kill(number, signal.SIGKILL)
                killed.add(number)
            time.sleep(0.02)

    thread = threading.Thread(target=run)
    thread.start()
    return thread


def _at_work(number: int) -> bool:
    """Whether a child has begun: it has given away the right to write files."""
    with contextlib.suppress(OSError):
        limits = Path(f"/proc/{number}/limits").read_text()
        return any(line.split()[3:5] == ["0", "0"] for line in limits.splitlines() if line.startswith("Max file size"))
    return False
