"""Filing mails: read them, route them, and do in one transaction all that they do. Doing it twice changes nothing."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import accumulate, takewhile
from typing import Any

from tortoise.exceptions import DoesNotExist

from events import MailFiled
from mail.caps import STANDARD, Caps
from mail.known import Decided
from mail.message import Mail, Unreadable
from mail.outcome import IntakeOutcome
from mail.reader import Reader, ReaderDied
from mail.route import route
from models.acquaintance import Acquaintance
from models.base import Unit, transaction
from models.carrying import Filing
from models.inbound import InboundMail, IntakeEffect, IntakeState, RawMail, lock_of
from models.intake_house import house_of
from models.knowing import known_for
from models.message import Message
from models.user import User

WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 2, 4, 8, 16))
"""Until a mail is tried again; so many tries it has that fail with an error."""
IN_HAND = (*[timedelta(seconds=20)] * 3, *WAITS)
"""So long an attempt is left alone. Then its process has died, or a second one reads the same mail to no effect."""
AT_ONCE, MOST_BYTES = 10, 8 * 1024 * 1024
"""So many first attempts are filed in one commit: whoever else wants to write waits for it a tenth of a second."""
DEATHS = 20
"""So often the process may die with a mail in hand: that is seldom the mail's doing, and a crash costs no customer."""


async def file(
    inbound_id: int,
    *,
    now: datetime,
    instance_key: bytes,
    reader: Reader,
    caps: Caps = STANDARD,
    then: Callable[[Sequence[int]], Awaitable[None]] | None = None,
) -> None:
    """File a delivery that waits. What stands in it is never an error; what fails around it is tried again.

    Mails of one mailbox are filed one after the other; `then` hears of the next one.
    """
    inbound = await _attempt(inbound_id, now)
    if inbound is None:
        return
    try:
        await _file([inbound], now=now, instance_key=instance_key, reader=reader, caps=caps)
    finally:
        if then is not None and (following := await InboundMail.first_untried(inbound.mailbox_id)) is not None:
            await then([following])


async def file_some(
    mailbox_id: int, *, now: datetime, instance_key: bytes, reader: Reader, caps: Caps = STANDARD
) -> list[int]:
    """File the oldest of those that wait in a mailbox for their first attempt, a few in one commit; their ids."""
    attempted = await _attempts(mailbox_id, now)
    if attempted:
        await _file(attempted, now=now, instance_key=instance_key, reader=reader, caps=caps)
    return [inbound.id for inbound in attempted]


async def _file(
    attempted: Sequence[InboundMail], *, now: datetime, instance_key: bytes, reader: Reader, caps: Caps
) -> None:
    """All in one commit. Should that fail nothing of it is kept, and each is filed by itself: what is wrong with one
    mail concerns no other."""
    try:
        mails = await _read(attempted, reader, caps, now=now)
        await _settle(mails, now=now, instance_key=instance_key)
    except Exception as failure:
        if len(attempted) > 1:
            await _file_each(attempted, now=now, instance_key=instance_key, reader=reader, caps=caps)
            return
        [inbound] = attempted
        await _note(inbound, inbound.attempts + 1, type(failure).__name__, now=now)
        raise


async def _file_each(attempted: Sequence[InboundMail], **means: Any) -> None:
    failed: Exception | None = None
    for inbound in attempted:
        try:
            await _file([inbound], **means)
        except Exception as failure:  # noqa: BLE001 - it is noted at its mail, and told when all are done
            failed = failure
    if failed is not None:
        raise failed


async def _read(
    attempted: Sequence[InboundMail], reader: Reader, caps: Caps, *, now: datetime
) -> dict[int, Mail | Unreadable]:
    """What stands in each, by its id. One on which its reader dies is given up, and shown to people."""
    raws = {raw.inbound_id: raw.content for raw in await RawMail.filter(inbound_id__in=[row.id for row in attempted])}
    if len(raws) < len(attempted):
        raise DoesNotExist(RawMail)
    read = await reader.read_all([(raws[inbound.id], inbound.size) for inbound in attempted], caps)
    mails: dict[int, Mail | Unreadable] = {}
    for inbound, mail in zip(attempted, read, strict=True):
        if isinstance(mail, ReaderDied):
            await inbound.give_up("reader_failed", rule="5", now=now)
        else:
            mails[inbound.id] = mail
    return mails


async def forget_attempts() -> None:
    """At the start of the only process: nobody is filing, so what waited for that to end waits no more."""
    await InboundMail.filter(state=IntakeState.PENDING, last_error__isnull=True).update(next_attempt_at=None)


async def _attempt(inbound_id: int, now: datetime) -> InboundMail | None:
    """Count the attempt before anything is read: a mail that kills its reader is not read for ever (ops.md F8)."""
    inbound = await InboundMail.due(now).get_or_none(id=inbound_id)
    if inbound is None or not (inbound.attempts or await inbound.is_first(now)):
        return None
    if inbound.attempts >= (len(WAITS) if inbound.last_error else DEATHS):
        await inbound.give_up("reader_failed", rule="attempts", now=now)
        return None
    due = InboundMail.due(now).filter(id=inbound_id, attempts=inbound.attempts)
    wait = IN_HAND[min(inbound.attempts, len(IN_HAND) - 1)]
    counted = await due.update(attempts=inbound.attempts + 1, next_attempt_at=now + wait)
    return inbound if counted else None


async def _attempts(mailbox_id: int, now: datetime) -> list[InboundMail]:
    """Count the first attempts of the oldest that wait; none while an older one is in somebody's hands."""
    async with transaction():
        waiting = InboundMail.filter(InboundMail.unfiled(now), mailbox_id=mailbox_id, state=IntakeState.PENDING)
        oldest = await waiting.order_by("id").limit(AT_ONCE).select_for_update()
        untried = list(takewhile(lambda inbound: not inbound.attempts, oldest))
        sizes = accumulate(inbound.size for inbound in untried)
        chosen = [inbound for inbound, size in zip(untried, sizes, strict=True) if size <= MOST_BYTES] or untried[:1]
        due = InboundMail.due(now).filter(id__in=[inbound.id for inbound in chosen])
        if not chosen or await due.update(attempts=1, next_attempt_at=now + IN_HAND[0]) < len(chosen):
            return []
    return chosen


async def _note(inbound: InboundMail, tries: int, error: str, *, now: datetime) -> None:
    """Remember what went wrong; after the last try nobody waits for the next one."""
    waits = WAITS[min(tries, len(WAITS)) - 1]
    pending = InboundMail.filter(id=inbound.id, state=IntakeState.PENDING)
    await pending.update(last_error=error[:200], next_attempt_at=now + waits)
    if tries >= len(WAITS):
        await inbound.give_up("reader_failed", rule="attempts", now=now)


async def _settle(mails: Mapping[int, Mail | Unreadable], *, now: datetime, instance_key: bytes) -> None:
    """What these mails do, by the ids of their deliveries, oldest first: an answer finds its letter filed."""
    async with transaction() as unit:
        await alone(unit, *mails.values())
        for inbound in await InboundMail.hold_all(mails):
            if inbound.state is IntakeState.PENDING:
                await _settle_one(inbound, mails[inbound.id], now=now, instance_key=instance_key)


async def _settle_one(inbound: InboundMail, mail: Mail | Unreadable, *, now: datetime, instance_key: bytes) -> None:
    system = await User.system()
    inbound.fingerprint = mail.fingerprint
    acquaintance = await Acquaintance.of(mail, inbound.received_at)
    if acquaintance.purged:
        await _bury(inbound)
    else:
        house = await house_of(inbound.mailbox_id, instance_key=instance_key)
        held, decided = await _decided_by_a_person(inbound)
        anew = frozenset(effect.id for effect in held.values())
        known = await known_for(inbound, mail, house, acquaintance, decided=decided, anew=anew)
        message = await Message.get(id=acquaintance.message_id) if acquaintance.message_id else None
        await Filing(inbound, mail, route(mail, known), known, system, now, held, message).carry_out()
    inbound.decision = None
    inbound.next_attempt_at = inbound.last_error = None
    await inbound.record(MailFiled(state=inbound.state), by=system, now=now)


async def _decided_by_a_person(inbound: InboundMail) -> tuple[dict[int | None, IntakeEffect], Decided | None]:
    """The effects that are decided upon anew; and what a person wants, unless the mail only could not be filed."""
    if inbound.decision is None:
        return {}, None
    await IntakeEffect.filter(inbound_id=inbound.id, outcome=IntakeOutcome.FAILED).delete()
    effects = await IntakeEffect.filter(id__in=inbound.decision["effects"] or [0], inbound_id=inbound.id)
    decided = Decided(into=inbound.decision["into"]) if effects else None
    return {effect.channel_id: effect for effect in effects}, decided


async def alone(unit: Unit, *mails: Mail | Unreadable) -> None:
    """One at a time for each mail and each sender: two first mails make one customer."""
    senders = {mail.sender.addr if mail.sender else "" for mail in mails}
    await unit.alone_with(*(lock_of(mail.fingerprint) for mail in mails), *(f"sender {each}" for each in senders))


async def _bury(inbound: InboundMail) -> None:
    """This mail was deleted for ever; that it came again brings nothing of it back."""
    inbound.state = IntakeState.DUPLICATE
    await RawMail.filter(inbound_id=inbound.id).delete()
