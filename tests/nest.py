"""Processes forked off one that has read the code: most of a start is Python reading it, and tests start hundreds.

What a start itself is about (`python -m cli …` as a person types it) is tested without this.
"""

import contextlib
import json
import multiprocessing
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path

_NEST = multiprocessing.get_context("forkserver")
_NEST.set_forkserver_preload(["cli", "commands.serve", "server", "demo.imapd", "tests.crash.points"])


def forked(work: Callable[..., object], *arguments: object) -> ForkServerProcess:
    process = _NEST.Process(target=work, args=arguments)
    process.start()
    return process


def funil(
    command: Sequence[str], environ: Mapping[str, str], out: Path, err: Path | None = None, dies_at: str | None = None
) -> ForkServerProcess:
    """`funil …` with this environment and no other; what it says is put at the end of these files. With `dies_at` it
    kills itself at a named point (tests/crash/points.py)."""
    return forked(_funil, list(command), dict(environ), str(out), str(err or out), dies_at)


def told(command: Sequence[str], environ: Mapping[str, str], patience: float = 60) -> subprocess.CompletedProcess[str]:
    """A command to its end."""
    with tempfile.TemporaryDirectory() as folder:
        out, err = Path(folder, "out"), Path(folder, "err")
        process = funil(command, environ, out, err)
        process.join(patience)
        if process.exitcode is None:
            process.kill()
            raise subprocess.TimeoutExpired(list(command), patience)
        return subprocess.CompletedProcess(
            list(command), process.exitcode, out.read_text("utf-8"), err.read_text("utf-8")
        )


@contextlib.contextmanager
def imapd(folder: Path, **wanted: object) -> Iterator[tuple[int, int]]:
    """The demo's IMAP server over a folder: its port and its process."""
    orders, giving = _NEST.Pipe(duplex=False)
    hearing, words = _NEST.Pipe(duplex=False)
    process = forked(_imapd, str(folder), orders, words)
    orders.close()
    words.close()
    try:
        os.write(giving.fileno(), json.dumps(wanted).encode() + b"\n")
        with os.fdopen(os.dup(hearing.fileno())) as said:
            yield int(said.readline()), int(process.pid or 0)
    finally:
        giving.close()
        hearing.close()
        process.join(10)


def _funil(command: list[str], environ: dict[str, str], out: str, err: str, dies_at: str | None) -> None:
    import cli
    from tests.crash import points

    os.environ.clear()
    os.environ.update(environ)
    for number, file in ((1, out), (2, err)):
        os.dup2(os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), number)
    if dies_at is not None:
        points.arm(dies_at)
    sys.exit(cli.main(command))


def _imapd(folder: str, orders: Connection, words: Connection) -> None:
    from demo import imapd

    sys.stdin, sys.stdout = os.fdopen(os.dup(orders.fileno())), os.fdopen(os.dup(words.fileno()), "w")
    orders.close()
    words.close()
    sys.argv = ["imapd", folder]
    imapd.main()
