"""Real IMAP servers for the mail tests: pymap as a process of its own, or the Dovecot that FUNIL_TEST_IMAP names."""

import os
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from imapclient import IMAPClient

from mail.imap import Account, Security

DOVECOT = os.environ.get("FUNIL_TEST_IMAP", "")
SERVERS = ["dovecot"] if DOVECOT else ["pymap"]
"""One of them a run: pymap, which is slow, is had everywhere, and the run without servers has it."""


@pytest.fixture(scope="session")
def pymap() -> Iterator[Account]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = Path(sys.executable).with_name("pymap")
    server = subprocess.Popen(
        [program, "--host", "127.0.0.1", "--port", str(port), "dict", "--demo-data"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        await_port(port)
        yield Account(host="127.0.0.1", port=port, security=Security.NONE, username="demouser", password="demopass")
    finally:
        server.terminate()
        server.wait(10)


@pytest.fixture(params=SERVERS)
def account(request: pytest.FixtureRequest) -> Account:
    """An account on the server with a folder of its own, empty."""
    if request.param == "dovecot":
        url = urlsplit(DOVECOT)
        server = Account(
            host=url.hostname or "127.0.0.1",
            port=url.port or 143,
            security=Security.NONE,
            username=unquote(url.username or ""),
            password=unquote(url.password or ""),
        )
    else:
        server = request.getfixturevalue("pymap")
    folder = f"teste-{uuid.uuid4().hex[:12]}"
    with IMAPClient(server.host, server.port, ssl=False) as owner:
        owner.login(server.username, server.password)
        owner.create_folder(folder)
    return Account(
        host=server.host,
        port=server.port,
        security=Security.NONE,
        username=server.username,
        password=server.password,
        folder=folder,
    )


@pytest.fixture
def owner(account: Account) -> Iterator[IMAPClient]:
    """The mailbox's owner with another mail program, the folder open for writing."""
    with IMAPClient(account.host, account.port, ssl=False) as client:
        client.login(account.username, account.password)
        client.select_folder(account.folder)
        yield client


def await_port(port: int, patience: float = 20.0) -> None:
    deadline = time.monotonic() + patience
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)
