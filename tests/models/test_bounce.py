"""What becomes of a message of ours when a server reports that it did not arrive."""

from datetime import timedelta
from typing import Any

import models
from models import BounceKind, Direction, MessageState
from tests import make
from tests.make import NOON, Cast

EVA = "eva@firma.example"


async def written(cast: Cast, **given: Any) -> models.Message:
    """Ana wrote to Eva, and a server took it."""
    subject = await make.subject(cast, customer=await make.customer(cast, emails=[EVA]))
    message = await models.Message.create(
        fingerprint="f" * 64,
        message_id="<1@funil.example>",
        direction=Direction.OUT,
        state=MessageState.SENT,
        to=[EVA],
        text="Oi",
        new_text="Oi",
        at=NOON,
        author_id=cast.ana.id,
        **given,
    )
    await models.SubjectMessage.create(subject_id=subject.id, message_id=message.id)
    return message


async def report(message: models.Message, kind: BounceKind, cast: Cast, *, days: float = 0) -> None:
    said: dict[str, Any] = {"code": "5.1.1", "diagnostic": "550 No such user", "address": "EVA@firma.example"}
    await message.bounced(kind, **said, by=await models.User.system(), now=NOON + timedelta(days=days))


async def test_what_came_back_for_good_marks_message_and_address(cast: Cast) -> None:
    message = await written(cast)

    await report(message, BounceKind.FAILED, cast)

    assert (await models.Message.get(id=message.id)).state is MessageState.BOUNCED
    [email] = await models.CustomerEmail.all()
    assert (email.undeliverable, email.undeliverable_at) == (True, NOON)
    [fact] = await make.events("MessageBounced")
    assert fact.data == {"message": message.id, "final": True}
    assert fact.subject_id is not None
    assert fact.after is not None
    assert EVA not in str(fact.data)


async def test_a_delay_is_none_until_the_third_within_a_week(cast: Cast) -> None:
    message = await written(cast)

    for days in (0, 1, 7.5):
        await report(message, BounceKind.DELAYED, cast, days=days)
    before = (await models.Message.get(id=message.id)).state
    await report(message, BounceKind.DELAYED, cast, days=7.6)

    assert before is MessageState.SENT
    assert (await models.Message.get(id=message.id)).state is MessageState.BOUNCED
    assert [fact.data["final"] for fact in await make.events("MessageBounced")] == [False, False, False, True]


async def test_an_address_that_is_confirmed_is_written_to_again(cast: Cast) -> None:
    message = await written(cast)
    await report(message, BounceKind.FAILED, cast)

    await models.CustomerEmail.mark_deliverable(EVA, by=cast.ana, now=NOON)

    [email] = await models.CustomerEmail.all()
    assert (email.undeliverable, email.undeliverable_at) == (False, None)


async def test_that_a_message_was_opened_is_noted_once(cast: Cast) -> None:
    message = await written(cast)

    for hours in (1, 2):
        await message.was_read(by=await models.User.system(), now=NOON + timedelta(hours=hours))

    assert (await models.Message.get(id=message.id)).read_at == NOON + timedelta(hours=1)
    assert len(await make.events("MessageRead")) == 1
