"""The intake, from IMAP to committed outcome, against a floor: fetch, compat32 parse, sanitise and one INSERT each.

`python -m benchmarks.intake --mails 1000 --stored 0`. Both sides read the same folder of the same server; CPU is that
of the measured process and, on our side, of the child that reads mail; it begins when both have started, and goes on
until suggestions and ledger have followed. `--stored`: mails that are there already (`benchmarks/stored.py`).
"""

import argparse
import asyncio
import base64
import contextlib
import os
import secrets
import tempfile
import time
from datetime import UTC, datetime, timedelta
from ipaddress import ip_network
from pathlib import Path

import models
import workers
from benchmarks import base
from benchmarks import stored as lying
from benchmarks.post import SECRET, USER, Figure, floor, mail, server
from models import ledger, suggesting
from models.account import first_admin
from models.cursor import Cursor
from models.founding import found
from models.keyring import Keyring
from settings import Settings, load
from storage import engine
from storage.migrate import migrate

DAY = timedelta(days=1)
FEW = 250
"""Of the mails that are there before so many are filed, and the rest copied; on PostgreSQL all are filed."""
TICKS = os.sysconf("SC_CLK_TCK")


def spent(url: str) -> float:
    """Seconds of processor time of this process, of its living children but the mail server, and of the database."""
    total = time.process_time() + base.spent(url)
    for children in Path("/proc/self/task").glob("*/children"):
        for pid in children.read_text("ascii").split():
            with contextlib.suppress(OSError):
                if "demo.imapd" not in Path(f"/proc/{pid}/cmdline").read_text("utf-8"):
                    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
                    total += (int(fields[11]) + int(fields[12])) / TICKS
    return total


async def ours(folder: Path, url: str, stored: int, count: int) -> Figure:
    keys = base64.b64encode(secrets.token_bytes(32)).decode()
    told = {"FUNIL_DATA_DIR": str(folder), "FUNIL_DATABASE_URL": url, "FUNIL_SECRET_KEYS": keys}
    settings = load({**told, "FUNIL_LOG_LEVEL": "error"})
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
            few = min(FEW, stored) if url.startswith("sqlite") else stored
            with server(folder / "before", 0, few) as port:
                await _taken(box, port, folder / "before", keyring, settings, few)
            if few < stored:
                await engine.close()
                lying.copy(Path(base.file_of(url)), stored // few - 1)
                await engine.open(url)
        with server(folder / "post", stored, count) as port:
            return await _taken(box, port, folder / "post", keyring, settings, count)
    finally:
        await engine.close()


async def _taken(
    box: models.Mailbox, port: int, folder: Path, keyring: Keyring, settings: Settings, some: int
) -> Figure:
    validity = int((folder / "INBOX" / "uidvalidity").read_text("ascii"))
    await models.Mailbox.filter(id=box.id).update(
        port=port,
        uidvalidity=validity,
        last_uid=0,
        phase=models.MailboxPhase.READY,
        next_attempt_at=datetime.now(UTC) + DAY,
    )
    here = models.InboundMail.filter(mailbox_id=box.id, uidvalidity=validity).exclude(state=models.IntakeState.PENDING)
    url = settings.database_url
    async with workers.embedded(settings, keyring, allow_private=(ip_network("127.0.0.0/8"),)) as means:
        await means.reader.read(mail(0))
        cpu, wall = spent(url), time.perf_counter()
        await models.Mailbox.filter(id=box.id).update(next_attempt_at=datetime.now(UTC))
        while await here.count() < some:  # noqa: ASYNC110 - counts rows
            await asyncio.sleep(0.25)
        wall = time.perf_counter() - wall
        while not await _followed():  # noqa: ASYNC110 - looks at cursors
            await asyncio.sleep(0.25)
        return Figure((spent(url) - cpu) * 1000 / some, wall * 1000 / some)


async def _followed() -> bool:
    """Whether all that follows from a mail was done."""
    head = await models.Event.head()
    return min([await Cursor.at(name) for name in (suggesting.READER, ledger.READER)]) >= head


def compare(mails: int, stored: int, postgres: str | None = None) -> tuple[Figure, Figure]:
    """Funil's figures and the floor's."""
    with tempfile.TemporaryDirectory(prefix="funil-intake-") as name:
        folder = Path(name)
        mine, theirs = (base.url_of(folder, each, postgres) for each in ("bench_funil", "bench_floor"))
        try:
            for url in (mine, theirs):
                asyncio.run(base.made(url))
            with server(folder / "floor", 0, mails) as port:
                least = asyncio.run(floor(port, theirs, mails))
            return asyncio.run(ours(folder, mine, stored, mails)), least
        finally:
            for url in (mine, theirs):
                asyncio.run(base.dropped(url))


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
    parser.add_argument("--postgres", action="store_true", help="on the server that FUNIL_TEST_DATABASE names")
    asked = parser.parse_args()
    postgres = base.server() if asked.postgres else None
    print(told(*compare(asked.mails, asked.stored, postgres), asked.mails, asked.stored))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
