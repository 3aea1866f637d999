"""Sessions: how long they last, and who ends them."""

from datetime import timedelta

import pytest

from errors import Forbidden
from models import Session, Terms, User
from tests.make import NOON, Cast, events

TERMS = Terms(idle=timedelta(hours=12), absolute=timedelta(days=14))
HOUR = timedelta(hours=1)


async def begin(user: User) -> tuple[Session, str]:
    return await Session.begin(user, now=NOON, terms=TERMS, agent="Firefox\x00\n" + "x" * 300, ip="203.0.113.9")


async def test_a_session_is_found_by_its_token_and_stored_without_it(cast: Cast) -> None:
    session, token = await begin(cast.ana)

    found = await Session.find(token, now=NOON + HOUR, terms=TERMS)

    assert found is not None
    assert (found.id, found.user_id) == (session.id, cast.ana.id)
    assert token not in repr(await Session.all().values())
    assert len(session.agent or "") == 200
    assert await Session.find(token + "x", now=NOON, terms=TERMS) is None
    signed_in = (await events("SignedIn"))[-1]
    assert (signed_in.data, signed_in.event_class) == ({"session": session.id}, "AUDIT")


async def test_a_session_ends_unused(cast: Cast) -> None:
    _, token = await begin(cast.ana)

    assert await Session.find(token, now=NOON + timedelta(hours=11), terms=TERMS)
    assert await Session.find(token, now=NOON + timedelta(hours=22), terms=TERMS)
    assert await Session.find(token, now=NOON + timedelta(hours=34), terms=TERMS) is None


async def test_a_session_ends_after_two_weeks_however_used(cast: Cast) -> None:
    _, token = await begin(cast.ana)
    now = NOON
    while now < NOON + timedelta(days=14) - 10 * HOUR:
        now += 10 * HOUR
        assert await Session.find(token, now=now, terms=TERMS)

    assert await Session.find(token, now=NOON + timedelta(days=14), terms=TERMS) is None


async def test_that_it_was_used_is_noted_once_a_minute(cast: Cast) -> None:
    session, token = await begin(cast.ana)

    await Session.find(token, now=NOON + timedelta(seconds=59), terms=TERMS)
    assert (await Session.get(id=session.id)).last_seen_at == NOON
    await Session.find(token, now=NOON + timedelta(seconds=61), terms=TERMS)
    assert (await Session.get(id=session.id)).last_seen_at == NOON + timedelta(seconds=61)


async def test_signing_out_ends_it_once(cast: Cast) -> None:
    session, token = await begin(cast.ana)

    await session.end(by=cast.ana, now=NOON)
    await session.end(by=cast.ana, now=NOON)

    assert await Session.find(token, now=NOON, terms=TERMS) is None
    assert len(await events("SignedOut")) == 1


async def test_people_revoke_their_own_sessions_and_administrators_any(cast: Cast) -> None:
    (one, _), (other, token) = await begin(cast.ana), await begin(cast.ana)

    await one.revoke(by=cast.ana, now=NOON)
    for who in (cast.bruno, cast.marcos):
        with pytest.raises(Forbidden):
            await other.revoke(by=who, now=NOON)
    await other.revoke(by=cast.rita, now=NOON)

    assert await Session.find(token, now=NOON, terms=TERMS) is None
    assert [event.data["session"] for event in await events("SessionRevoked")] == [one.id, other.id]


async def test_everybody_sees_their_own_sessions_and_administrators_all(cast: Cast) -> None:
    (open_, _), (ended, _) = await begin(cast.ana), await begin(cast.ana)
    brunos, _ = await begin(cast.bruno)
    await ended.end(by=cast.ana, now=NOON)

    assert {row.id for row in await Session.visible_to(cast.ana)} == {open_.id, ended.id}
    assert await Session.visible_to(cast.marcos).count() == 0
    assert {row.id for row in await Session.visible_to(cast.rita)} == {open_.id, ended.id, brunos.id}
