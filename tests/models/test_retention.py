"""How long mail is kept that nobody needs: thirty days raw, spam not a word longer, the rest as its subject."""

from datetime import timedelta
from typing import Any

import pytest

import models
from mail.outcome import IntakeOutcome
from models import IntakeState
from models.retention import forget_raw
from tests.make import NOON, Cast, events, subject
from tests.models.post import delivery, letter

KEEP = timedelta(days=30)
BEFORE, AFTER = NOON + KEEP, NOON + KEEP + timedelta(seconds=1)


async def forget(now: Any) -> int:
    return await forget_raw(by=await models.User.system(), now=now, keep=KEEP)


async def arrived(cast: Cast, state: IntakeState, *reasons: str) -> models.InboundMail:
    """A mail of Eva's that was decided upon at noon, with an effect for each reason."""
    inbound = await delivery(await letter(f"{state} {reasons}", await subject(cast)))
    await models.InboundMail.filter(id=inbound.id).update(state=state)
    for reason in reasons:
        await models.IntakeEffect.create(
            inbound_id=inbound.id,
            outcome=IntakeOutcome(state.value),
            reason=reason,
            params={"a": "b"},
            rule="15",
            at=NOON,
        )
    return await models.InboundMail.get(id=inbound.id)


async def raw(inbound: models.InboundMail) -> bool:
    return await models.RawMail.filter(inbound_id=inbound.id).exists()


@pytest.mark.parametrize("state", [IntakeState.IGNORED, IntakeState.DUPLICATE])
async def test_ignored_and_repeated_mail_loses_its_bytes_and_is_still_accounted_for(
    cast: Cast, state: IntakeState
) -> None:
    inbound = await arrived(cast, state)

    assert await forget(BEFORE) == 0 and await raw(inbound)
    assert await forget(AFTER) == 1 and not await raw(inbound)
    assert await forget(AFTER) == 0

    kept = await models.InboundMail.get(id=inbound.id)
    assert (kept.state, kept.from_address, kept.preview) == (state, inbound.from_address, inbound.preview)
    assert [event.noun_id for event in await events("RawForgotten")] == [inbound.id]


async def test_spam_is_gone_but_for_a_tombstone(cast: Cast) -> None:
    inbound = await arrived(cast, IntakeState.QUARANTINED, "spam", "spam")

    assert await forget(BEFORE) == 0
    assert await forget(AFTER) == 1

    kept = await models.InboundMail.get(id=inbound.id)
    assert (kept.state, kept.fingerprint) == (IntakeState.PURGED, inbound.fingerprint)
    assert (kept.from_address, kept.from_name, kept.subject_line, kept.preview, kept.to) == (None, None, None, None, [])
    assert {str(effect.params) for effect in await models.IntakeEffect.filter(inbound_id=inbound.id)} == {"{}"}
    assert not await raw(inbound)


@pytest.mark.parametrize(
    ("state", "reasons"),
    [
        (IntakeState.FILED, ()),
        (IntakeState.PENDING, ()),
        (IntakeState.FAILED, ()),
        (IntakeState.BOUNCED, ()),
        (IntakeState.QUARANTINED, ("unknown_alias",)),
        (IntakeState.QUARANTINED, ("spam", "dmarc_fail")),
    ],
)
async def test_the_rest_is_kept(cast: Cast, state: IntakeState, reasons: tuple[str, ...]) -> None:
    inbound = await arrived(cast, state, *reasons)

    assert await forget(NOON + timedelta(days=3_000)) == 0
    assert await raw(inbound)


async def test_what_a_person_released_meanwhile_is_left_alone(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    inbound = await arrived(cast, IntakeState.IGNORED)
    hold = models.InboundMail._hold

    async def held(self: models.InboundMail) -> None:
        await models.InboundMail.filter(id=self.id).update(state=IntakeState.PENDING)
        await hold(self)

    monkeypatch.setattr(models.InboundMail, "_hold", held)

    assert await forget(AFTER) == 0 and await raw(inbound)
