"""Nobody listens longer than they may: sockets close within five seconds, streams of events end."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

import models
from permissions import Role, Scope
from schema.live.presence import Presence
from tests.live.line import line
from tests.live.projection import CONFIGURED, FUNNEL
from tests.make import Cast
from tests.web import Visitor, Web


async def its_session(visitor: Visitor) -> models.Session:
    assert visitor.user is not None
    return await models.Session.filter(user_id=visitor.user.id).order_by("-id").first() or pytest.fail("no session")


async def test_signing_out_closes_the_sockets_of_that_browser_and_no_other(web: Web, cast: Cast) -> None:
    here, there = await web.sign_in(cast.ana), await web.sign_in(cast.ana)
    async with line(here) as mine, line(there) as other:
        feeds = [await held.subscribe(FUNNEL) for held in (mine, other)]
        await feeds[0].silent(0.1)

        await here.do("signOut", {}, "session { id }")

        assert await mine.closed() == 4401
        assert await feeds[1].silent(0.1) and other.code is None


async def test_a_session_that_is_revoked_elsewhere_closes_its_sockets(web: Web, cast: Cast) -> None:
    ana = await web.sign_in(cast.ana)
    async with line(ana) as held:
        await held.subscribe(FUNNEL)
        session = await its_session(ana)
        await session.revoke(by=cast.rita, now=datetime.now(UTC))
        assert await held.closed() == 4401


async def test_a_key_that_is_revoked_closes_its_sockets(web: Web, cast: Cast) -> None:
    keyed = await web.key(cast.ana, Scope.READ)
    async with line(keyed) as held:
        await held.subscribe(FUNNEL)
        key = await models.ApiKey.get(user_id=cast.ana.id)
        await key.revoke(by=cast.ana, now=datetime.now(UTC))
        assert await held.closed() == 4401


async def test_somebody_who_is_shut_out_loses_every_socket(web: Web, cast: Cast) -> None:
    browser, program = await web.sign_in(cast.ana), await web.key(cast.ana, Scope.READ)
    async with line(browser) as first, line(program) as second, line(await web.sign_in(cast.bruno)) as colleague:
        feed = await colleague.subscribe(FUNNEL)
        await first.subscribe(CONFIGURED)
        await cast.ana.update(by=cast.rita, now=datetime.now(UTC), active=False, role=Role.VIEWER)
        assert [await first.closed(), await second.closed()] == [4401, 4401]
        assert await feed.silent(0.1) and colleague.code is None


async def test_a_session_that_expires_closes_its_sockets(web: Web, cast: Cast) -> None:
    ana = await web.sign_in(cast.ana)
    soon = datetime.now(UTC) + timedelta(seconds=0.5)
    await models.Session.filter(id=(await its_session(ana)).id).update(expires_at=soon)
    async with line(ana) as held:
        feed = await held.subscribe(FUNNEL)
        assert await feed.silent(0.1)
        assert await held.closed() == 4401


async def test_an_unused_session_ends_and_one_that_is_used_goes_on(web: Web, cast: Cast) -> None:
    session = await its_session(await web.sign_in(cast.ana))
    briefly = models.Terms(idle=timedelta(seconds=0.4))
    presence = Presence(cast.ana.id, session.id, None, briefly, until=datetime.now(UTC))
    over = asyncio.create_task(presence.ended(web.tail))

    await asyncio.sleep(0.2)
    await models.Session.filter(id=session.id).update(last_seen_at=datetime.now(UTC))
    await asyncio.sleep(0.3)
    assert not over.done()

    async with asyncio.timeout(2):
        await over


async def test_a_stream_that_is_opened_by_who_has_just_been_shut_out_is_refused(web: Web, cast: Cast) -> None:
    ana = await web.sign_in(cast.ana)
    async with line(ana) as held:
        assert await (await held.subscribe(FUNNEL)).silent(0.1), "the socket's own first look is over"
        await models.User.filter(id=cast.ana.id).update(active=False)
        error = await (await held.subscribe(FUNNEL)).refusal()
        assert error["extensions"]["code"] == "UNAUTHENTICATED"
