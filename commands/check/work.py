"""What stands in the database of an installation at work: sealed secrets, the clock's lease, mailboxes, people."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import models
from commands.check.finding import Finding, Level
from mail.mailbox import SENTENCES
from models import sealing
from models.keyring import Keyring
from opening import SERVING
from permissions import Role
from storage import company
from workers.fence import CLOCK

LATE = timedelta(minutes=10)
"""A mail that has waited longer is not merely in a queue."""
SILENT = timedelta(seconds=20)
"""Between two clocks, or when one was killed, there is none for about ten seconds."""


async def keys(keyring: Keyring) -> list[Finding]:
    shut, sealed = await sealing.shut(keyring)
    return [opens(shut, sealed, outdated=await sealing.outdated(keyring))]


def opens(shut: Sequence[str], sealed: int, *, outdated: int = 0) -> Finding:
    """Of how many secrets the keys do not open which, and how many only a former key opens."""
    if not shut and outdated:
        sentence = (
            f"A former key has sealed {outdated} of {sealed} secrets. Run `funil secrets rotate`; until then leave "
            "that key in FUNIL_SECRET_KEYS, behind the current one."
        )
        return Finding("keys", Level.WARNING, sentence)
    if not shut:
        return Finding("keys", Level.OK, f"The keys open all {sealed} sealed secrets.")
    named = list(dict.fromkeys(shut))
    which = ", ".join(named[:3]) + (" and others" if len(named) > 3 else "")
    sentence = (
        f"The keys do not open {len(shut)} of {sealed} sealed secrets ({which}): they are not the ones that sealed "
        "them. Put the former key into FUNIL_SECRET_KEYS, behind the current one, or enter these passwords again."
    )
    return Finding("keys", Level.ERROR, sentence)


async def worker(now: datetime, *, scaled: bool) -> list[Finding]:
    lease = await models.Lease.get_or_none(name=CLOCK)
    return [keeps_time(lease, now, scaled=scaled)]


def keeps_time(lease: models.Lease | None, now: datetime, *, scaled: bool) -> Finding:
    if lease is not None and lease.until is not None and lease.until + SILENT > now:
        host, pid, *_ = f"{lease.holder} - -".split()
        return Finding("worker", Level.OK, f"Process {pid} on {host} keeps the time.")
    if not scaled:
        return Finding("worker", Level.OK, "The worker is a part of `funil serve`, and begins with it.")
    last = f"The last one was there until {lease.until:%Y-%m-%d %H:%M} UTC. " if lease and lease.until else ""
    sentence = f"No worker is running: no mail is fetched, and nothing happens in time. {last}Start `funil work`."
    return Finding("worker", Level.ERROR, sentence)


async def servers(*, scaled: bool) -> list[Finding]:
    return together(await company.present(SERVING), scaled=scaled)


def together(serving: Sequence[str], *, scaled: bool) -> list[Finding]:
    """What it means that these processes serve one database on PostgreSQL."""
    if scaled or len(serving) < 2:
        return []
    which = ", ".join(name.removeprefix(f"{SERVING} ") for name in serving)
    sentence = (
        f"{len(serving)} servers are on this database ({which}), and FUNIL_REDIS_URL is not set. Each believes to be "
        "the only one: work is done by all of them, pages hear of what others did seconds late, limits count in each. "
        "Set FUNIL_REDIS_URL in all of them and start `funil work`, or stop all but one."
    )
    return [Finding("servers", Level.ERROR, sentence)]


async def mailboxes(now: datetime) -> list[Finding]:
    connected = await models.Mailbox.exclude(phase=models.MailboxPhase.DISCONNECTED).order_by("address")
    late = await models.InboundMail.filter(state=models.IntakeState.PENDING, created_at__lt=now - LATE).count()
    found = [*[health for mailbox in connected if (health := healthy(mailbox)) is not None], *waiting(late)]
    return found or [Finding("mailbox", Level.OK, f"{len(connected)} mailboxes, none in trouble.")]


def healthy(mailbox: models.Mailbox) -> Finding | None:
    """None, or what is wrong with it."""
    if mailbox.phase not in (models.MailboxPhase.FAILING, models.MailboxPhase.NEEDS_AUTH):
        return None
    said = {code.value: sentence for code, sentence in SENTENCES.items()}
    why = said.get(mailbox.last_error or "", "It failed.").format(
        host=mailbox.host, port=mailbox.port, folder=mailbox.folder
    )
    waits = " It waits until a person enters it again." if mailbox.phase is models.MailboxPhase.NEEDS_AUTH else ""
    return Finding("mailbox", Level.WARNING, f"{mailbox.address}: {why}{waits}")


def waiting(late: int) -> list[Finding]:
    if not late:
        return []
    sentence = f"{late} mails have waited for more than {LATE.seconds // 60} minutes to be filed. Look at the worker."
    return [Finding("mailbox", Level.WARNING, sentence)]


async def people() -> list[Finding]:
    if await models.User.filter(role=Role.ADMIN, active=True).exists():
        return []
    sentence = "There is no administrator yet. Make one: funil user add --admin NAME EMAIL."
    return [Finding("people", Level.WARNING, sentence)]
