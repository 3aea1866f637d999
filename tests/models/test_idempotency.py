"""Saying the same thing twice: the second time is answered, not done."""

import asyncio
from datetime import timedelta
from functools import partial

import pytest

from errors import Invalid, KeyReused, Refused
from models import IdempotencyKey, Subject, User, transaction
from tests.make import NOON, Cast, events, subject

KEY = "chave-de-ana-0001"


async def say(cast: Cast, title: str, *, by: User | None = None, key: str = KEY, now: object = NOON) -> int | None:
    """A mutation with a key, as the edge performs it. The stored position when it was said before, else None."""
    ana = by or cast.ana
    async with transaction() as unit:
        held = await IdempotencyKey.claim(key, mutation="subjectCreate", input={"title": title}, by=ana, now=now)  # type: ignore[arg-type]
        if held is not None:
            return held.position or 0
        card = await subject(cast, title)
        settle = partial(IdempotencyKey.settle, key, by=ana, noun="Subject", ids=[card.id])
        unit.before_commit.append(lambda unit: settle(unit=unit))
    return None


async def test_the_same_request_is_done_once_and_answered_with_its_position(cast: Cast) -> None:
    assert await say(cast, "Barcos") is None
    position = (await events())[-1].id
    await subject(cast, "Outra coisa")

    assert await say(cast, "Barcos") == position

    assert await Subject.filter(title="Barcos").count() == 1
    held = await IdempotencyKey.get(key=KEY)
    assert (held.noun, held.ids, held.position) == ("Subject", [(await Subject.get(title="Barcos")).id], position)


async def test_the_same_key_with_other_input_is_refused(cast: Cast) -> None:
    await say(cast, "Barcos")

    with pytest.raises(KeyReused, match="another request"):
        await say(cast, "Velas")

    assert not await Subject.filter(title="Velas").exists()


async def test_a_refusal_is_not_stored(cast: Cast) -> None:
    with pytest.raises(Refused):
        await say(cast, "")
    assert not await IdempotencyKey.all().exists()

    assert await say(cast, "Barcos") is None


async def test_keys_belong_to_whoever_used_them(cast: Cast) -> None:
    await say(cast, "Barcos")

    assert await say(cast, "Velas", by=cast.bruno) is None


async def test_a_key_is_forgotten_after_a_day(cast: Cast) -> None:
    await say(cast, "Barcos")

    assert await say(cast, "Barcos", now=NOON + timedelta(hours=24)) is not None
    assert await say(cast, "Velas", now=NOON + timedelta(hours=24, seconds=1)) is None


@pytest.mark.parametrize("key", ["", "x" * 15, "x" * 65])
async def test_a_key_has_16_to_64_characters(cast: Cast, key: str) -> None:
    with pytest.raises(Invalid, match="16 to 64"):
        await say(cast, "Barcos", key=key)


async def test_the_order_of_the_input_does_not_matter_but_the_mutation_does(cast: Cast) -> None:
    async def claim(mutation: str, input: dict[str, int]) -> IdempotencyKey | None:
        async with transaction():
            return await IdempotencyKey.claim(KEY, mutation=mutation, input=input, by=cast.ana, now=NOON)

    assert await claim("subjectMove", {"a": 1, "b": 2}) is None
    assert await claim("subjectMove", {"b": 2, "a": 1}) is not None
    with pytest.raises(KeyReused):
        await claim("subjectWin", {"a": 1, "b": 2})


async def test_the_same_request_sent_many_times_at_once_is_done_once(cast: Cast) -> None:
    answers = await asyncio.gather(*(say(cast, "Barcos") for _ in range(6)))

    assert await Subject.filter(title="Barcos").count() == 1
    position = (await events())[-1].id
    assert sorted(answers, key=str) == [*[position] * 5, None]


async def test_what_was_done_stays_done_when_the_same_request_beside_it_fails(cast: Cast) -> None:
    await say(cast, "Barcos")

    await IdempotencyKey.forget(KEY, by=cast.ana)

    assert await say(cast, "Barcos") is not None
    assert await Subject.filter(title="Barcos").count() == 1


async def test_the_sweeper_forgets_what_is_older_than_a_day(cast: Cast) -> None:
    await say(cast, "Barcos", key="yesterday's-request")
    await say(cast, "Velas", key="this-morning's-request", now=NOON + timedelta(hours=20))

    await IdempotencyKey.forget_old(NOON + timedelta(hours=25))

    assert [row.key for row in await IdempotencyKey.all()] == ["this-morning's-request"]
