"""The intake, from IMAP to committed outcome, against a floor: fetch, compat32 parse, sanitise and one INSERT each.

`python -m benchmarks.intake --mails 1000 --stored 0`. Both sides read the same folder of the same server; CPU is that
of the measured process and, on our side, of the child that reads mail, and goes on until suggestions and ledger have
followed. `--stored`: mails that are there already (`benchmarks/stored.py`).
"""

import argparse
import asyncio
import contextlib
import email
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.policy import compat32
from ipaddress import ip_network
from pathlib import Path

import nh3
from imapclient import IMAPClient

import models
import workers
from benchmarks import stored as lying
from benchmarks.side import ROOT
from models import ledger, suggesting
from models.account import first_admin
from models.cursor import Cursor
from models.founding import found
from models.keyring import Keyring
from settings import load
from storage import engine
from storage.migrate import migrate

USER, SECRET, BATCH = "bench", "a secret", 50
FEW = 250
"""Of the mails that are there before so many are filed, and the rest copied."""
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Figure:
    """Of one mail, in milliseconds."""

    cpu: float
    wall: float


def mail(number: int) -> bytes:
    text = "Bom dia, gostaria de um orçamento para a minha padaria.\r\n" * 12
    html = f"<html><body><p>{text}</p><img src='http://track.example/{number}.gif'></body></html>"
    return (
        f"Received: from a.example by mx.example; Fri, 20 Nov 2026 12:00:00 +0000\r\nFrom: Eva {number} "
        f"<eva{number}@cliente{number % 500}.example>\r\nTo: vendas@funil.example\r\nSubject: Pedido {number}\r\n"
        f"Message-ID: <{number}@cliente.example>\r\nDate: Fri, 20 Nov 2026 12:00:00 +0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/alternative; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8'
        f"\r\n\r\n{text}\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{html}\r\n--b--\r\n"
    ).encode()


@contextlib.contextmanager
def server(folder: Path, first: int, count: int) -> Iterator[int]:
    inbox = folder / "INBOX"
    inbox.mkdir(parents=True)
    for number in range(count):
        (inbox / f"{number + 1}.eml").write_bytes(mail(first + number))
    command = [sys.executable, "-m", "demo.imapd", str(folder)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdin.write(json.dumps({"port": 0, "username": USER, "password": SECRET}).encode() + b"\n")
        child.stdin.flush()
        yield int(child.stdout.readline())
        child.stdin.close()


def floor(port: int, folder: Path, count: int) -> Figure:
    db = sqlite3.connect(folder / "floor.sqlite3", isolation_level=None)
    db.execute("PRAGMA journal_mode=WAL")
    db.execute("CREATE TABLE mail (id INTEGER PRIMARY KEY, sender TEXT, subject TEXT, text TEXT, html TEXT, raw BLOB)")
    cpu, wall = time.process_time(), time.perf_counter()
    client = IMAPClient("127.0.0.1", port, ssl=False)
    client.login(USER, SECRET)
    client.select_folder("INBOX", readonly=True)
    uids = client.search()
    for start in range(0, count, BATCH):
        for said in client.fetch(uids[start : start + BATCH], ["BODY.PEEK[]"]).values():
            raw = said[b"BODY[]"]
            read = email.message_from_bytes(raw, policy=compat32)
            parts = {part.get_content_type(): part.get_payload(decode=True) for part in read.walk()}
            text, html = (bytes(parts.get(kind) or b"").decode() for kind in ("text/plain", "text/html"))
            html = nh3.clean(html)
            row = (str(read["From"]), str(read["Subject"]), text, html, raw)
            db.execute("INSERT INTO mail (sender, subject, text, html, raw) VALUES (?, ?, ?, ?, ?)", row)
    client.logout()
    return Figure((time.process_time() - cpu) * 1000 / count, (time.perf_counter() - wall) * 1000 / count)


def spent() -> float:
    """Seconds of processor time of this process and of its living children but the mail server."""
    total = time.process_time()
    for children in Path("/proc/self/task").glob("*/children"):
        for pid in children.read_text("ascii").split():
            with contextlib.suppress(OSError):
                if "demo.imapd" not in Path(f"/proc/{pid}/cmdline").read_text("utf-8"):
                    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
                    total += (int(fields[11]) + int(fields[12])) / TICKS
    return total


async def ours(folder: Path, stored: int, count: int) -> Figure:
    url = f"sqlite:///{folder}/funil.sqlite3"
    settings = load({"FUNIL_DATA_DIR": str(folder), "FUNIL_DATABASE_URL": url, "FUNIL_LOG_LEVEL": "error"})
    keyring, now = Keyring(settings.secret_keys), datetime.now(UTC)
    await migrate(url)
    await engine.open(url)
    try:
        await found(name="Bench", zone="UTC", currency="BRL", locale="en", now=now)
        rita = await first_admin(
            name="Rita", email="rita@funil.example", password_hash="-", zone="UTC", locale="en", now=now
        )
        box = await models.Mailbox.connect(
            by=rita, now=now, keyring=keyring, address="vendas@funil.example", host="127.0.0.1", port=1,
            security=models.Security.NONE, username=USER, password=SECRET, poll_every=1,
        )  # fmt: skip
        await models.Channel.create_new(by=rita, now=now, name="Vendas", aliases=["vendas@funil.example"], mailbox=box)
        if stored:
            few = min(FEW, stored)
            with server(folder / "before", 0, few) as port:
                await _taken(box, port, folder / "before", keyring, settings, few)
            await engine.close()
            lying.copy(folder / "funil.sqlite3", stored // few - 1)
            await engine.open(url)
        with server(folder / "post", stored, count) as port:
            return await _taken(box, port, folder / "post", keyring, settings, count)
    finally:
        await engine.close()


async def _taken(box: models.Mailbox, port: int, folder: Path, keyring: Keyring, settings: object, some: int) -> Figure:
    validity = int((folder / "INBOX" / "uidvalidity").read_text("ascii"))
    await models.Mailbox.filter(id=box.id).update(
        port=port, uidvalidity=validity, last_uid=0, phase=models.MailboxPhase.READY, next_attempt_at=datetime.now(UTC)
    )
    here = models.InboundMail.filter(uidvalidity=validity).exclude(state=models.IntakeState.PENDING)
    cpu, wall = spent(), time.perf_counter()
    async with workers.embedded(settings, keyring, allow_private=(ip_network("127.0.0.0/8"),)):  # type: ignore[arg-type]
        while await here.count() < some:  # noqa: ASYNC110 - counts rows
            await asyncio.sleep(0.25)
        wall = time.perf_counter() - wall
        while not await _followed():  # noqa: ASYNC110 - looks at cursors
            await asyncio.sleep(0.25)
        return Figure((spent() - cpu) * 1000 / some, wall * 1000 / some)


async def _followed() -> bool:
    """Whether all that follows from a mail was done."""
    head = await models.Event.head()
    return min([await Cursor.at(name) for name in (suggesting.READER, ledger.READER)]) >= head


def compare(mails: int, stored: int) -> tuple[Figure, Figure]:
    """Funil's figures and the floor's."""
    with tempfile.TemporaryDirectory(prefix="funil-intake-") as name:
        folder = Path(name)
        with server(folder / "floor", 0, mails) as port:
            theirs = floor(port, folder, mails)
        return asyncio.run(ours(folder, stored, mails)), theirs


def told(mine: Figure, theirs: Figure, mails: int, stored: int) -> str:
    lines = [f"intake of {mails} mails from IMAP to committed outcome, {stored} stored before; milliseconds a mail\n"]
    lines.append(f"{'':8}{'Funil':>10}{'floor':>10}{'ratio':>10}")
    for what in ("cpu", "wall"):
        one, other = getattr(mine, what), getattr(theirs, what)
        lines.append(f"{what:8}{one:10.2f}{other:10.2f}{one / other:9.1f}x")
    lines.append(f"\n{1000 / mine.wall:.0f} mails a second; target: 3x, and the same with 50,000 stored.")
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.intake", description=__doc__)
    parser.add_argument("--mails", type=int, default=1_000, help="that are measured; the design says 5,000")
    parser.add_argument("--stored", type=int, default=0, help="that are there before, such as 50,000")
    asked = parser.parse_args()
    print(told(*compare(asked.mails, asked.stored), asked.mails, asked.stored))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
