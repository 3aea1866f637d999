"""Filing one mail: read it, route it, and do in one transaction all that it does. Doing it twice changes nothing."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta

from events import MailFiled
from mail.caps import STANDARD, Caps
from mail.known import Decided
from mail.message import Mail, Unreadable
from mail.outcome import IntakeOutcome
from mail.reader import Reader, ReaderDied
from mail.route import route
from models.base import Unit, transaction
from models.carrying import Filing
from models.inbound import InboundMail, IntakeEffect, IntakeState, RawMail, lock_of
from models.knowing import known_for
from models.mailbox import Mailbox
from models.user import User

WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 2, 4, 8, 16))
"""Until a mail is tried again; so many tries it has that fail with an error."""
IN_HAND = (*[timedelta(seconds=20)] * 3, *WAITS)
"""So long an attempt is left alone. Then its process has died, or a second one reads the same mail to no effect."""
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
        await _file(inbound, now=now, instance_key=instance_key, reader=reader, caps=caps)
    finally:
        if then is not None and (following := await InboundMail.first_untried(inbound.mailbox_id)) is not None:
            await then([following])


async def _file(inbound: InboundMail, *, now: datetime, instance_key: bytes, reader: Reader, caps: Caps) -> None:
    tries = inbound.attempts + 1
    try:
        raw = await RawMail.get(inbound_id=inbound.id)
        mail = await reader.read(raw.content, caps, size=inbound.size)
        await _settle(inbound, mail, now=now, instance_key=instance_key)
    except ReaderDied:
        await inbound.give_up("reader_failed", rule="5", now=now)
    except Exception as failure:
        await _note(inbound, tries, type(failure).__name__, now=now)
        raise


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


async def _note(inbound: InboundMail, tries: int, error: str, *, now: datetime) -> None:
    """Remember what went wrong; after the last try nobody waits for the next one."""
    waits = WAITS[min(tries, len(WAITS)) - 1]
    pending = InboundMail.filter(id=inbound.id, state=IntakeState.PENDING)
    await pending.update(last_error=error[:200], next_attempt_at=now + waits)
    if tries >= len(WAITS):
        await inbound.give_up("reader_failed", rule="attempts", now=now)


async def _settle(inbound: InboundMail, mail: Mail | Unreadable, *, now: datetime, instance_key: bytes) -> None:
    async with transaction() as unit:
        await alone(unit, mail)
        async with inbound.changing():
            if inbound.state is not IntakeState.PENDING:
                return
            system = await User.system()
            inbound.fingerprint = mail.fingerprint
            if await InboundMail.filter(fingerprint=mail.fingerprint, state=IntakeState.PURGED).exists():
                await _bury(inbound)
            else:
                mailbox = await Mailbox.get(id=inbound.mailbox_id)
                held, decided = await _decided_by_a_person(inbound)
                anew = frozenset(effect.id for effect in held.values())
                known = await known_for(inbound, mail, mailbox, instance_key=instance_key, decided=decided, anew=anew)
                await Filing(inbound, mail, route(mail, known), known, system, now, held).carry_out()
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


async def alone(unit: Unit, mail: Mail | Unreadable) -> None:
    """One at a time for each mail and each sender: two first mails make one customer."""
    await unit.alone_with(lock_of(mail.fingerprint), f"sender {mail.sender.addr if mail.sender else ''}")


async def _bury(inbound: InboundMail) -> None:
    """This mail was deleted for ever; that it came again brings nothing of it back."""
    inbound.state = IntakeState.DUPLICATE
    await RawMail.filter(inbound_id=inbound.id).delete()
