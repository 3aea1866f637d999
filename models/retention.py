"""What is kept of mail that nobody needs, and for how long (intake-table.md, Retention). Reads no clock."""

from datetime import datetime, timedelta

from tortoise.expressions import Subquery

from events import MailFiled, RawForgotten
from mail.outcome import IntakeOutcome, ReasonCode
from models.base import transaction
from models.inbound import InboundMail, IntakeEffect, IntakeState, RawMail, lock_of
from models.user import User

AT_ONCE = 500
NOBODYS = (IntakeState.IGNORED, IntakeState.DUPLICATE)


async def forget_raw(*, by: User, now: datetime, keep: timedelta) -> int:
    """Delete the raw bytes of ignored and repeated mail, and spam altogether, so long after it was decided upon.

    The rest is kept as long as its subject, and what waits for a person waits. Answers how many mails that were.
    """
    old = InboundMail.filter(updated_at__lt=now - keep)
    raw = RawMail.all().values("inbound_id")
    useless = old.filter(state__in=NOBODYS, id__in=Subquery(raw))
    waiting = IntakeEffect.filter(outcome=IntakeOutcome.QUARANTINED)
    as_spam = waiting.filter(reason=ReasonCode.SPAM.value).values("inbound_id")
    others = waiting.exclude(reason=ReasonCode.SPAM.value).values("inbound_id")
    spam = old.filter(state=IntakeState.QUARANTINED, id__in=Subquery(as_spam))
    forgotten = 0
    for rows in (useless, spam.exclude(id__in=Subquery(others))):
        for inbound in await rows.order_by("updated_at").limit(AT_ONCE):
            forgotten += await _forget(inbound, by=by, now=now)
    return forgotten


async def _forget(inbound: InboundMail, *, by: User, now: datetime) -> bool:
    async with transaction() as unit:
        # As whoever files it: the mail may come again just now, and a person may just be releasing it.
        await unit.alone_with(lock_of(inbound.fingerprint or str(inbound.id)))
        seen = inbound.state
        async with inbound.changing():
            if inbound.state is not seen:
                return False
            await RawMail.filter(inbound_id=inbound.id).delete()
            if inbound.state is not IntakeState.QUARANTINED:
                await inbound.record(RawForgotten(), by=by, now=now)
                return True
            await inbound.bury()
            await inbound.record(MailFiled(state=inbound.state), by=by, now=now)
    return True
