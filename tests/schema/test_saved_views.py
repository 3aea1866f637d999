"""Saved views by the API: as many as there are in the same number of statements."""

import asyncio

import pytest

import models
from errors import Duplicate
from models.subject.filter import Filter
from tests.make import NOON, Cast
from tests.web import Web

VIEWS = "{ savedViews { name filter gaps { part number } owner { name } viewerCanEdit } }"


async def test_views_take_the_same_number_of_statements_for_one_as_for_many(
    web: Web, cast: Cast, statements: list[str]
) -> None:
    ana = await web.sign_in(cast.ana)
    counted = []
    for number in range(6):
        chosen = Filter(channel_ids=(cast.brasil.id, cast.europa.id), stage_ids=(1, 999), markers_any=(number + 1,))
        await models.SavedView.create_new(by=cast.ana, now=NOON, name=f"Vista {number}", terms=chosen.dump())
        statements.clear()
        told = (await ana.ask(VIEWS))["savedViews"]
        counted.append(len(statements))

        gaps = {gap["part"]: gap["number"] for gap in told[-1]["gaps"]}
        assert gaps == {"channelIds": 1, "stageIds": 1, "markers.any": 1} and len(told) == number + 1
        assert len(told[-1]["filter"]["channelIds"]) == 1 and "markers" not in told[-1]["filter"]

    assert len(set(counted[1:])) == 1 and counted[-1] <= 10, counted


async def test_two_who_save_a_view_under_the_same_name_at_once_save_one(cast: Cast) -> None:
    async def save(by: models.User) -> None:
        await models.SavedView.create_new(by=by, now=NOON, name="Quentes", shared=True)

    done = await asyncio.gather(*(save(by) for by in (cast.marcos, cast.rita) * 3), return_exceptions=True)

    assert sum(isinstance(each, Duplicate) for each in done) == 5
    assert await models.SavedView.filter(name="Quentes").count() == 1


@pytest.mark.parametrize("shared", [True, False])
async def test_two_who_share_views_of_one_name_at_once_share_one(cast: Cast, shared: bool) -> None:
    mine = [
        await models.SavedView.create_new(by=by, now=NOON, name=name, shared=False)
        for by, name in ((cast.marcos, "Quentes"), (cast.rita, "Frias"))
    ]

    async def change(view: models.SavedView, by: models.User) -> None:
        await view.update(by=by, now=NOON, name="Quentes", shared=shared)

    done = await asyncio.gather(
        *(change(*each) for each in zip(mine, (cast.marcos, cast.rita), strict=True)), return_exceptions=True
    )

    assert sum(isinstance(each, Duplicate) for each in done) == (1 if shared else 0)
