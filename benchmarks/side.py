"""One side of a comparison: a server in a process of its own, asked over one connection, and what it has cost."""

import base64
import contextlib
import http.client
import os
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from benchmarks import base

ROOT = Path(__file__).parent.parent
PATIENCE = 60.0
IDLE = 0.08
"""Of a core: what a server uses that has nothing to do."""


class Unmeasured(Exception):
    """A side did not start, or did not answer what was asked: a figure would mean nothing."""


@dataclass
class Side:
    name: str
    pid: int
    connection: http.client.HTTPConnection
    token: str
    database: str = "sqlite"

    def connect(self) -> None:
        """Anew: a server closes what nobody has used for a while."""
        self.connection.close()
        self.connection.connect()

    def ask(self, path: str, document: str, variables: dict[str, Any]) -> bytes:
        body = msgspec.json.encode({"query": document, "variables": variables})
        headers = {"content-type": "application/json", "cookie": f"funil={self.token}"}
        self.connection.request("POST", path, body, headers)
        response = self.connection.getresponse()
        told = response.read()
        if response.status != 200 or b'"errors":[{' in told:
            raise Unmeasured(f"{self.name} answered {response.status} on {path}: {told[:500].decode()}")
        return told

    @property
    def cpu(self) -> float:
        """Seconds of processor time that it has used, its ended threads and its database's processes included."""
        return time.clock_gettime((~self.pid << 3) | 2) + base.spent(self.database)  # clock_getcpuclockid(3)

    def rest(self) -> None:
        """Wait until what the making of the data left to do is done: suggestions, above all."""
        until = time.monotonic() + PATIENCE * 3
        while time.monotonic() < until:
            before = self.cpu
            time.sleep(2)
            if self.cpu - before < IDLE * 2:
                return

    @property
    def memory(self) -> float:
        """Megabytes that are its own."""
        lines = Path(f"/proc/{self.pid}/status").read_text("ascii").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:")) / 1024


@contextlib.contextmanager
def floor(url: str, token: str) -> Iterator[Side]:
    with running("floor", [sys.executable, "-m", "benchmarks.floor", url, "{port}"], {}, token, url) as side:
        yield side


@contextlib.contextmanager
def funil(folder: Path, token: str, url: str | None = None) -> Iterator[Side]:
    """`url`: its database; default: the file in its folder."""
    environ = {
        "FUNIL_DATA_DIR": str(folder),
        "FUNIL_LOG_LEVEL": "warning",
        "FUNIL_PORT": "{port}",
        "FUNIL_COST_BUCKET": "0",
        "FUNIL_SECRET_KEYS": base64.b64encode(secrets.token_bytes(32)).decode(),
        **({"FUNIL_DATABASE_URL": url} if url else {}),
    }
    command = [sys.executable, "-m", "cli", "serve"]
    with running("Funil", command, environ, token, url or "sqlite") as side:
        yield side


@contextlib.contextmanager
def running(name: str, command: list[str], environ: dict[str, str], token: str, database: str) -> Iterator[Side]:
    """A server. `{port}` in its command or environment is the one that it is to listen on."""
    port = _free_port()
    command, environ = _with(port, command), dict(zip(environ, _with(port, environ.values()), strict=True))
    clean = {key: value for key, value in os.environ.items() if not key.startswith("FUNIL_")}
    process = subprocess.Popen(command, cwd=ROOT, env={**clean, **environ}, stdout=sys.stderr)
    try:
        _await(process, port, name)
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        yield Side(name, process.pid, connection, token, database)
        connection.close()
    finally:
        process.terminate()
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()


def _with(port: int, said: Iterable[str]) -> list[str]:
    return [each.replace("{port}", str(port)) for each in said]


def _await(process: subprocess.Popen[bytes], port: int, name: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise Unmeasured(f"{name} ended at its start with status {process.returncode}; its words stand above.")
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.1)
    raise Unmeasured(f"{name} did not listen within {PATIENCE:.0f} seconds.")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
