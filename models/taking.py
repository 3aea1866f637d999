"""Rows 1 to 3 of the intake table: fetched mails become deliveries, with raw bytes and cursor in one commit."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from tortoise.queryset import QuerySet

from events import MailboxRenumbered, MailTaken
from mail.mailbox import Batch, Fetched, MailboxErrorCode
from models.base import transaction
from models.inbound import After, InboundMail, RawMail
from models.looking import LEASE, LeaseLost, Looking
from models.mailbox import AfterFiling, Mailbox
from models.user import User

TRIES = 3
"""So many looks ask for a mail that is listed and has no body."""
TRIES_OF_REFUSED = 12
"""Where the server refuses everything it lists: with the waits between them these are hours."""
HISTORY = timedelta(days=1)


async def store(looking: Looking, batch: Batch, *, now: datetime) -> list[int]:
    """One commit; the ids of the new deliveries."""
    mailbox = looking.mailbox
    async with transaction():
        # This UPDATE also holds the row, so that no second poller stores the same UIDs in between.
        if not await looking.unchanged.update(leased_until=now + LEASE):
            raise LeaseLost
        if batch.renumbered:
            await _renumber(mailbox, batch, now=now)
        fresh = [mail for mail in batch.mails if not (mailbox.rescan and _is_history(mail, mailbox))]
        stored = await insert(mailbox, batch.cursor.uidvalidity, fresh, now=now)
        asked = await _ask_again(mailbox, batch, now=now)
        # Nothing that may yet be had is left behind; what was taken beyond it is known by its UID.
        last_uid = min(map(int, asked), default=batch.cursor.uid + 1) - 1
        await looking.mine.update(uidvalidity=batch.cursor.uidvalidity, last_uid=last_uid, bodiless=asked)
    mailbox.bodiless = asked
    return stored


async def insert(
    mailbox: Mailbox, uidvalidity: int, mails: Sequence[Fetched], *, now: datetime, flags: Sequence[str] = ()
) -> list[int]:
    """Deliveries that are not there yet, each with its raw bytes; their ids."""
    if not mails:
        return []
    here = _here(mailbox, uidvalidity, [mail.uid for mail in mails])
    there = {row["uid"] for row in await here.values("uid")}
    new = {mail.uid: mail for mail in mails if mail.uid not in there}
    rows = [
        InboundMail(
            mailbox_id=mailbox.id,
            uidvalidity=uidvalidity,
            uid=mail.uid,
            received_at=mail.received_at or now,
            size=mail.size,
            flags=[*flags, *(["truncated"] if mail.truncated else [])],
            after=None if mailbox.after_filing is AfterFiling.LEAVE else After.DUE,
            created_at=now,
            updated_at=now,
        )
        for mail in new.values()
    ]
    if not rows:
        return []
    await InboundMail.bulk_create(rows)
    ids = {row["uid"]: row["id"] for row in await here.values("id", "uid") if row["uid"] in new}
    await RawMail.bulk_create([RawMail(inbound_id=ids[uid], content=mail.raw) for uid, mail in new.items()])
    if ids:
        fact = MailTaken(first=min(ids.values()), last=max(ids.values()))
        await mailbox.record(fact, by=await User.system(), now=now)
    return sorted(ids.values())


def _here(mailbox: Mailbox, uidvalidity: int, uids: Sequence[int]) -> QuerySet[InboundMail]:
    return InboundMail.filter(mailbox_id=mailbox.id, uidvalidity=uidvalidity, uid__in=list(uids))


async def _ask_again(mailbox: Mailbox, batch: Batch, *, now: datetime) -> dict[str, int]:
    """Row 3: which mails without a body the next look asks for, and how often that was done; the others end here."""
    if not batch.missing:
        return {}
    here = _here(mailbox, batch.cursor.uidvalidity, batch.missing)
    there = {row["uid"] for row in await here.values("uid")}
    # A look at a server that refused everything says nothing of its mails, and does not count together with others.
    alike = (mailbox.last_error == MailboxErrorCode.UNAVAILABLE) == batch.refused
    before = mailbox.bodiless if alike else {}
    asked = {uid: before.get(str(uid), 0) + 1 for uid in batch.missing if uid not in there}
    most = TRIES_OF_REFUSED if batch.refused else TRIES
    for uid in (uid for uid, times in asked.items() if times >= most):
        inbound = await InboundMail.create(
            mailbox_id=mailbox.id,
            uidvalidity=batch.cursor.uidvalidity,
            uid=uid,
            received_at=now,
            size=0,
            created_at=now,
            updated_at=now,
        )
        await inbound.give_up("vanished", rule="3", now=now)
    return {str(uid): times for uid, times in asked.items() if times < most}


async def _renumber(mailbox: Mailbox, batch: Batch, *, now: datetime) -> None:
    """Row 2: a new UIDVALIDITY. Told once; everything in the folder is looked at again."""
    async with mailbox.changing():
        if mailbox.uidvalidity != batch.cursor.uidvalidity:
            mailbox.uidvalidity, mailbox.last_uid, mailbox.rescan = batch.cursor.uidvalidity, 0, True
            mailbox.bodiless = {}
            fact = MailboxRenumbered(uidvalidity=batch.cursor.uidvalidity)
            await mailbox.record(fact, by=await User.system(), now=now)


def _is_history(mail: Fetched, mailbox: Mailbox) -> bool:
    """What lay in the folder before it was connected was never taken; a new numbering does not change that."""
    return mail.received_at is not None and mail.received_at < mailbox.created_at - HISTORY
