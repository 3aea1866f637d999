"""What goes out of sight, or was never in it, is told by its id at most: to who had it, and to nobody else."""

import models
from models import reviewing
from schema.ids import to_id
from tests.live.line import line
from tests.make import NOON, Cast, subject
from tests.models.post import letter, waiting
from tests.web import Visitor, Web

SUGGESTIONS = """subscription($since: Position) { activitiesChanged(since: $since) {
  suggestions { kind suggestionId suggestion { id } } } }"""
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
