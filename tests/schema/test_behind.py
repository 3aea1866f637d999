"""Behind a row that somebody sees stands only what they see: in its lists, its fields, and what a filter tells."""

from typing import Any

import models
from schema.ids import to_id
from tests.make import NOON, Cast, customer, subject
from tests.schema.scene import able_to_send
from tests.web import Web

CUSTOMER = "query($id: ID!) { customer(id: $id) { activities { nodes { summary } } contacts { name } } }"
COMPANY = models.CustomerType.COMPANY


async def test_of_a_customer_whom_two_channels_know_each_sees_their_own_activities_and_people(
    web: Web, cast: Cast
) -> None:
    sol = await customer(cast, "Estaleiro Sol", channel=cast.brasil, type=COMPANY)
    there: dict[str, Any] = {"by": cast.rita, "channel": cast.europa}
    card = await subject(cast, customer=sol, owner=cast.diego, **there)
    here = await subject(cast, customer=sol)
    await models.Activity.schedule(by=cast.rita, now=NOON, subject=card, summary="Na Europa", assignee=cast.diego)
    await models.Activity.schedule(by=cast.rita, now=NOON, subject=here, summary="No Brasil", assignee=cast.ana)
    await customer(cast, "Lia", company=sol, **there)
    await customer(cast, "Eva", company=sol, channel=cast.brasil, by=cast.rita)

    told = {}
    for who in (cast.rita, cast.ana):
        found = (await (await web.sign_in(who)).ask(CUSTOMER, id=to_id("Customer", sol.id)))["customer"]
        summaries = {row["summary"] for row in found["activities"]["nodes"]}
        told[who.name] = (summaries, [row["name"] for row in found["contacts"]])

    assert told == {
        "Rita": ({"Na Europa", "No Brasil"}, ["Eva", "Lia"]),
        "Ana": ({"No Brasil"}, ["Eva"]),
    }


async def test_a_subject_that_one_does_not_see_is_none_to_a_filter_of_customers(web: Web, cast: Cast) -> None:
    sol = await customer(cast, "Padaria Sol", channel=cast.brasil)
    await subject(cast, by=cast.rita, customer=sol, channel=cast.europa, owner=cast.diego)
    asked = "query($has: Boolean) { customers(filter: {hasSubjects: $has}) { nodes { name } } }"

    ana, rita = await web.sign_in(cast.ana), await web.sign_in(cast.rita)

    assert (await ana.ask(asked, has=True))["customers"]["nodes"] == []
    assert (await ana.ask(asked, has=False))["customers"]["nodes"] == [{"name": "Padaria Sol"}]
    assert (await rita.ask(asked, has=True))["customers"]["nodes"] == [{"name": "Padaria Sol"}]


async def test_how_a_mailbox_sends_is_told_to_who_may_change_it(web: Web, cast: Cast) -> None:
    await able_to_send(cast, web)
    asked = "{ mailboxes { sending { __typename } } }"

    ana, rita = await web.sign_in(cast.ana), await web.sign_in(cast.rita)

    assert (await ana.ask(asked))["mailboxes"] == [{"sending": None}]
    assert (await rita.ask(asked))["mailboxes"] == [{"sending": {"__typename": "MailboxSending"}}]


async def test_what_is_proposed_on_a_card_that_one_sees_no_more_is_not_for_today(web: Web, cast: Cast) -> None:
    card = await subject(cast, by=cast.carla, owner=cast.carla)
    await models.Suggestion.renew(card.id, by=await models.User.system(), now=NOON)
    carla, asked = await web.sign_in(cast.carla), "{ myDay { suggestions { __typename } } }"
    before = (await carla.ask(asked))["myDay"]["suggestions"]

    await models.Subject.filter(id=card.id).update(owner_id=cast.ana.id)

    assert before and (await carla.ask(asked))["myDay"]["suggestions"] == []


async def test_the_column_of_prospects_says_nothing_of_channels_that_one_does_not_see(web: Web, cast: Cast) -> None:
    await models.Channel.filter(id=cast.brasil.id).update(makes_prospects=False)
    asked = "{ funnel { prospects { __typename } } }"

    ana, rita = await web.sign_in(cast.ana), await web.sign_in(cast.rita)

    assert (await ana.ask(asked))["funnel"]["prospects"] is None
    assert (await rita.ask(asked))["funnel"]["prospects"] is not None
