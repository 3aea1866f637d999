"""Suggestions, live: a mail comes in, the board shows what to do about it, and doing it schedules it."""

import asyncio
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import models
import workers
from schema.ids import to_id
from tests.intake.conftest import KEYRING, LOOPBACK
from tests.intake.letters import letter
from tests.intake.post import Post, account
from tests.live.line import line
from tests.live.projection import ACTIVITIES
from tests.make import NOON, Cast, subject
from tests.web import Web
from tests.workers.test_embedded import connect, ready, wall

FUNNEL = """subscription($since: Position) { funnelChanged(since: $since) { position changes {
  subject { title suggestions { id summary { message } rule reasons { code } assignee { name } } }
} } }"""


@pytest.fixture(scope="module")
def post(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Post]:
    with account(tmp_path_factory.mktemp("post")) as post:
        yield post


async def test_a_mail_leads_within_two_seconds_to_a_suggestion_and_that_to_an_activity(
    web: Web, cast: Cast, post: Post, tmp_path: Path
) -> None:
    ana = await web.sign_in(cast.ana)
    since = (await ana.ask("{ funnel { position } }"))["funnel"]["position"]
    async with workers.embedded(web.settings, KEYRING, allow_private=LOOPBACK), line(ana) as held:
        await ready(await connect(cast, post))
        feed = await held.subscribe(FUNNEL, since=since)
        await asyncio.to_thread(post.deliver, letter(subject="Quero um barco"), wall())
        began = time.monotonic()
        proposed: list[Any] = []
        while not proposed:
            event = await feed.next(seconds=10)
            cards = [change["subject"] for change in event["changes"] if change["subject"]]
            proposed = [each for card in cards for each in card["suggestions"] if each["rule"] == "REPLY"]
        took = time.monotonic() - began

    assert took < 2 + 2  # the mailbox is looked into once a second; then two
    assert proposed[0]["summary"]["message"] == "E-mail: answer what the customer wrote"
    done = await ana.do("suggestionAccept", {"id": proposed[0]["id"]}, "activity { state subject { title } }")
    assert done["activity"]["subject"]["title"] == "Quero um barco" and done["activity"]["state"] in (
        "TODAY",
        "PLANNED",
    )


async def test_ones_own_suggestions_come_and_go_with_what_happens(web: Web, cast: Cast) -> None:
    card, system = await subject(cast), await models.User.system()
    async with line(await web.sign_in(cast.ana)) as hers, line(await web.sign_in(cast.bruno)) as his:
        ana, bruno = await hers.subscribe(ACTIVITIES, mine=True), await his.subscribe(ACTIVITIES, mine=True)

        await models.Suggestion.renew(card.id, by=system, now=NOON)
        added = (await ana.next())["suggestions"]
        assert [change["kind"] for change in added] == ["ADDED", "ADDED"]
        await card.assign(to=cast.bruno, by=cast.rita, now=NOON)
        await models.Suggestion.renew(card.id, by=system, now=NOON)

        assert {change["kind"] for change in (await ana.next())["suggestions"]} == {"REMOVED"}
        moved = (await bruno.next())["suggestions"]
        assert {change["suggestionId"] for change in moved} == {change["suggestionId"] for change in added}
        assert {change["suggestion"]["assignee"]["id"] for change in moved} == {to_id("User", cast.bruno.id)}
