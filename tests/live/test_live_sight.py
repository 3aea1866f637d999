"""What goes out of sight, or was never in it, is told by its id at most: to who had it, and to nobody else."""

import models
from models import reviewing
from schema.ids import to_id
from tests.live.line import line
from tests.make import NOON, Cast, customer, subject
from tests.models.post import letter, mailbox, waiting
from tests.web import Visitor, Web

SUGGESTIONS = """subscription($since: Position) { activitiesChanged(since: $since) {
  suggestions { kind suggestionId suggestion { id } } } }"""
TO_DO = """subscription($since: Position) { activitiesChanged(since: $since, mine: false) {
  changes { activity { summary } } } }"""
CONFIGURATION = "subscription($since: Position) { configurationChanged(since: $since) { kind } }"
INTAKE = "subscription($since: Position) { intakeChanged(since: $since) { changes { kind mailId } } }"


async def position(visitor: Visitor) -> str:
    return str((await visitor.ask("{ funnel { position } }"))["funnel"]["position"])


async def test_a_proposal_on_a_card_that_goes_to_somebody_else_is_taken_away_without_a_word(
    web: Web, cast: Cast
) -> None:
    card = await subject(cast, by=cast.carla, owner=cast.carla)
    await models.Suggestion.renew(card.id, by=await models.User.system(), now=NOON)
    made = await models.Suggestion.filter(state=models.SuggestionState.OPEN).order_by("id")
    carla = await web.sign_in(cast.carla)
    async with line(carla) as held:
        feed = await held.subscribe(SUGGESTIONS, since=await position(carla))
        await card.assign(to=cast.ana, by=cast.rita, now=NOON)

        told = (await feed.next())["suggestions"]

    gone = [{"kind": "REMOVED", "suggestionId": to_id("Suggestion", row.id), "suggestion": None} for row in made]
    assert made and told == gone


async def test_a_mail_that_moves_between_channels_of_others_is_no_news(web: Web, cast: Cast) -> None:
    asia = await models.Channel.create_new(by=cast.rita, now=NOON, name="Ásia", aliases=["asia@funil.example"])
    theirs = await waiting(await letter("Deles"), cast.europa)
    here = await waiting(await letter("Daqui"), cast.brasil)
    ana = await web.sign_in(cast.ana)
    async with line(ana) as held:
        feed = await held.subscribe(INTAKE, since=await position(ana))
        await reviewing.transfer(theirs, to=asia, by=cast.rita, now=NOON)
        await reviewing.transfer(here, to=asia, by=cast.rita, now=NOON)

        told = (await feed.next())["changes"]

    assert told == [{"kind": "REMOVED", "mailId": to_id("InboundMail", here.id)}]


async def test_what_is_to_be_done_on_a_card_comes_into_sight_with_it(web: Web, cast: Cast) -> None:
    card = await subject(cast)
    await models.Activity.schedule(by=cast.ana, now=NOON, subject=card, summary="Ligar", assignee=cast.ana)
    carla = await web.sign_in(cast.carla)
    async with line(carla) as held:
        feed = await held.subscribe(TO_DO, since=await position(carla))
        await card.assign(to=cast.carla, by=cast.rita, now=NOON)

        assert (await feed.next())["changes"] == [{"activity": {"summary": "Ligar"}}]


async def test_what_is_to_be_done_about_a_customer_of_others_is_no_news_when_a_merge_is_undone(
    web: Web, cast: Cast
) -> None:
    lua, same = [await customer(cast, name, channel=cast.brasil) for name in ("Lua", "Lua Ltda")]
    await models.Activity.schedule(by=cast.ana, now=NOON, customer=same, summary="Ligar", assignee=cast.ana)
    await lua.merge([same], by=cast.rita, now=NOON)
    diego = await web.sign_in(cast.diego)
    async with line(diego) as held:
        feed = await held.subscribe(TO_DO, since=await position(diego))
        await lua.part(await models.Merge.get(), by=cast.rita, now=NOON)
        his = await subject(cast, by=cast.diego, channel=cast.europa, owner=cast.diego)
        await models.Activity.schedule(by=cast.diego, now=NOON, subject=his, summary="Escrever", assignee=cast.diego)

        assert (await feed.next())["changes"] == [{"activity": {"summary": "Escrever"}}]


async def test_who_sees_a_channel_whole_begins_anew_when_it_gets_another_mailbox(web: Web, cast: Cast) -> None:
    ana = await web.sign_in(cast.ana)
    async with line(ana) as held:
        feed = await held.subscribe(CONFIGURATION, since=await position(ana))
        await cast.brasil.update(by=cast.rita, now=NOON, mailbox=await mailbox())

        assert (await feed.next())["kind"] == "RESYNC_REQUIRED"
