"""Activities, live: one's own, everybody's that one sees, and the clock."""

from datetime import date, timedelta

import models
from models.activity.state import instants
from tests.live.line import line
from tests.live.projection import ACTIVITIES
from tests.make import NOON, Cast, subject
from tests.web import Web

TODAY = date(2026, 11, 20)


async def test_a_day_that_begins_is_told_to_whoever_has_something_to_do(web: Web, cast: Cast) -> None:
    card = await subject(cast)
    call = await models.Activity.schedule(
        by=cast.ana, now=NOON, subject=card, summary="Ligar", due_on=TODAY + timedelta(days=1)
    )
    begins, _ = instants(TODAY + timedelta(days=1), cast.ana.zone)
    async with line(await web.sign_in(cast.ana)) as mine, line(await web.sign_in(cast.rita)) as hers:
        feeds = [await mine.subscribe(ACTIVITIES, mine=True), await hers.subscribe(ACTIVITIES, mine=False)]
        bystander = await hers.subscribe(ACTIVITIES, mine=True)

        await models.Activity.tick(by=await models.User.system(), now=begins)

        for feed in feeds:
            (change,) = (await feed.next())["changes"]
            assert (change["kind"], change["activity"]["state"]) == ("CHANGED", "TODAY")
        await call.complete(by=cast.ana, now=begins)
        for feed in feeds:
            (change,) = (await feed.next())["changes"]
            assert (change["kind"], change["activity"]["state"]) == ("REMOVED", "DONE")
        assert await bystander.silent()


async def test_what_is_given_to_somebody_else_goes_from_ones_own_list(web: Web, cast: Cast) -> None:
    card = await subject(cast)
    async with line(await web.sign_in(cast.ana)) as hers, line(await web.sign_in(cast.diego)) as his:
        ana = await hers.subscribe(ACTIVITIES, mine=True)
        diego = await his.subscribe(ACTIVITIES, mine=True)
        call = await models.Activity.schedule(by=cast.ana, now=NOON, subject=card, summary="Ligar")
        assert [change["kind"] for change in (await ana.next())["changes"]] == ["ADDED"]

        await call.update(by=cast.ana, now=NOON, assignee=cast.diego)

        assert [change["kind"] for change in (await ana.next())["changes"]] == ["REMOVED"]
        assert [change["activity"]["summary"] for change in (await diego.next())["changes"]] == ["Ligar"]
