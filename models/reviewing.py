"""What people decide about mail that waits: release, discard, hand to another channel, block its sender.

Whoever releases a mail only says so; it is read and filed by the worker, as every mail is.
"""

from collections.abc import Iterable
from datetime import datetime

import permissions
from errors import Duplicate, Forbidden, Required, WrongState
from events import IntakeDiscarded, IntakeReleased, IntakeTransferred
from mail.outcome import IntakeOutcome, ReasonCode
from models.block import SenderBlock
from models.carrying import state_now
from models.channel import Channel
from models.inbound import InboundMail, IntakeEffect, IntakeState, RawMail
from models.user import User

WAITING = (IntakeOutcome.QUARANTINED,)
LEFT = (IntakeOutcome.QUARANTINED, IntakeOutcome.IGNORED, IntakeOutcome.FAILED)
"""What a person may let in after all."""
NOT_FOR_RELEASE = {ReasonCode.OWN_MAIL, ReasonCode.BOUNCE_UNMATCHED, ReasonCode.REPORT_ONLY}


async def release(inbound: InboundMail, *, by: User, now: datetime, into: Channel | None = None) -> None:
    """Let a mail in, in the channels of `by`: the worker reads it again, and what spoke against it is overruled.

    `into`: where it goes when it was sent to nobody of ours. One that could not be filed is simply tried anew.
    """
    async with inbound.changing():
        await _permit(inbound, by)
        chosen = await _mine(inbound, LEFT, by=by)
        if all(effect.reason in NOT_FOR_RELEASE for effect in chosen):
            raise WrongState("This mail is our own or only a report: there is nothing in it to file.")
        if not await RawMail.filter(inbound_id=inbound.id).exists():
            raise WrongState("Of this mail only the record is left: it cannot be read again.")
        if into is not None:
            permissions.require(by, "intake", channel=into.id)
            into.open_for_work()
        elif any(effect.reason == ReasonCode.UNKNOWN_ALIAS for effect in chosen):
            raise Required("Say for which channel this mail is: it was sent to nobody of yours.", field="channelId")
        inbound.wait_again({"into": into.id if into else None, "effects": [effect.id for effect in chosen]})
        await inbound.record(IntakeReleased(channels=_places(chosen)), by=by, now=now)


async def discard(inbound: InboundMail, *, by: User, now: datetime) -> None:
    """It is not wanted: recorded and left, in the channels of `by`."""
    async with inbound.changing():
        await _permit(inbound, by)
        chosen = await _mine(inbound, WAITING, by=by)
        await _leave(inbound, chosen, by=by, now=now)


async def block_sender(inbound: InboundMail, *, by: User, now: datetime) -> SenderBlock:
    """Block whoever sent it: their mail waits as spam from now on, and what waits of them already is discarded."""
    async with inbound.changing():
        mine = await _permit(inbound, by)
        if inbound.from_address is None or not mine:
            raise WrongState("This mail names no sender who could be blocked.")
        block = await SenderBlock.learn(inbound.from_address, channel_id=mine[0].channel_id, by=by, now=now)
        waiting = InboundMail.filter(from_address=inbound.from_address, state=IntakeState.QUARANTINED)
        for each in await waiting.exclude(id=inbound.id).order_by("id"):
            async with each.changing():
                await _leave(each, await _decidable(each, WAITING, by=by), by=by, now=now)
        await _leave(inbound, await _decidable(inbound, WAITING, by=by), by=by, now=now)
        return block


async def transfer(inbound: InboundMail, *, to: Channel, by: User, now: datetime) -> None:
    """Let another channel decide: what waits here waits there from now on."""
    async with inbound.changing():
        await _permit(inbound, by)
        [effect, *_] = await _mine(inbound, WAITING, by=by)
        to.open_for_work()
        if await IntakeEffect.filter(fingerprint=effect.fingerprint, channel_id=to.id).exists():
            raise Duplicate("That channel has this mail already.", field="channelId")
        left, effect.channel_id = effect.channel_id or 0, to.id
        effect.trail = [*effect.trail, _step("transferred by a person")]
        await effect.save(update_fields=["channel_id", "trail"])
        fact = IntakeTransferred(from_channel=left, to_channel=to.id)
        await inbound.record(fact, by=by, now=now, also=("effects",))


async def _permit(inbound: InboundMail, by: User) -> list[IntakeEffect]:
    """What it did in channels whose mail `by` decides on; refused where there is none of these."""
    places = await IntakeEffect.filter(inbound_id=inbound.id).order_by("id")
    mine = [effect for effect in places if _decides(by, effect)]
    if not mine:
        permissions.require(by, "intake", channel=places[0].channel_id if places else None)
    return mine


async def _leave(inbound: InboundMail, effects: Iterable[IntakeEffect], *, by: User, now: datetime) -> None:
    left = list(effects)
    for effect in left:
        effect.trail = [*effect.trail, _step("discarded by a person", effect.reason)]
        effect.outcome, effect.reason, effect.params, effect.at = IntakeOutcome.IGNORED, ReasonCode.DISCARDED, {}, now
        await effect.save(update_fields=["trail", "outcome", "reason", "params", "at"])
    if left:
        inbound.state = await state_now(inbound)
        await inbound.record(IntakeDiscarded(channels=_places(left)), by=by, now=now, also=("effects",))


async def _mine(inbound: InboundMail, outcomes: tuple[IntakeOutcome, ...], *, by: User) -> list[IntakeEffect]:
    """What waits in channels whose mail `by` decides on; refused where there is nothing, or nothing of theirs."""
    waiting = await IntakeEffect.filter(inbound_id=inbound.id, outcome__in=outcomes).order_by("id")
    if not waiting:
        raise WrongState("This mail does not wait for a decision.")
    mine = [effect for effect in waiting if _decides(by, effect)]
    if not mine:
        permissions.require(by, "intake", channel=waiting[0].channel_id)
        raise Forbidden("Only managers decide on mail that was sent to nobody of ours.")
    return mine


async def _decidable(inbound: InboundMail, outcomes: tuple[IntakeOutcome, ...], *, by: User) -> list[IntakeEffect]:
    waiting = await IntakeEffect.filter(inbound_id=inbound.id, outcome__in=outcomes).order_by("id")
    return [effect for effect in waiting if _decides(by, effect)]


def _decides(by: User, effect: IntakeEffect) -> bool:
    return permissions.may(by, "intake", channel=effect.channel_id)


def _places(effects: Iterable[IntakeEffect]) -> list[int]:
    return [effect.channel_id or 0 for effect in effects]


def _step(name: str, note: str = "") -> dict[str, object]:
    return {"row": 0, "name": name, "hit": True, "note": note}
