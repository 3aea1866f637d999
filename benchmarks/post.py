"""Mails in a folder of a server, and the floor of the intake: fetch, compat32 parse, sanitise and one INSERT each."""

import contextlib
import email
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from email.policy import compat32
from pathlib import Path

import nh3
from imapclient import IMAPClient

from benchmarks import base
from benchmarks.base import Floor
from benchmarks.side import ROOT

USER, SECRET, BATCH = "bench", "a secret", 50


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


async def floor(port: int, url: str, count: int) -> Figure:
    db, serial = Floor(url), "BIGSERIAL" if url.startswith("postgres") else "INTEGER"
    await db.open()
    blob = "BYTEA" if url.startswith("postgres") else "BLOB"
    columns = f"id {serial} PRIMARY KEY, sender TEXT, subject TEXT, text TEXT, html TEXT, raw {blob}"
    await db.rows(f"CREATE TABLE mail ({columns})")
    cpu, wall = time.process_time() + base.spent(url), time.perf_counter()
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
            row = (str(read["From"]), str(read["Subject"]), text, nh3.clean(html), raw)
            await db.rows("INSERT INTO mail (sender, subject, text, html, raw) VALUES (?, ?, ?, ?, ?)", *row)
    client.logout()
    spent = time.process_time() + base.spent(url) - cpu
    return Figure(spent * 1000 / count, (time.perf_counter() - wall) * 1000 / count)
