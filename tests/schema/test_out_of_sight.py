"""What somebody was given while they saw it is of no use to them once they see it no more."""

from collections.abc import Awaitable, Callable

import httpx

import models
from models import exporting, importing
from models.job import Turn
from permissions import Access, Role
from schema.ids import to_id
from tests.make import NOON, Cast, customer, subject
from tests.models.post import delivery, letter, waiting
from tests.models.test_export import exported
from tests.models.test_import import Clock, begun
from tests.web import Visitor, Web

JOB = "query($id: ID!) { node(id: $id) { ... on Job { download { url } importResult { errorsFile { url } } } } }"


async def status(url: str) -> int:
    async with httpx.AsyncClient() as client:
        return (await client.get(url)).status_code


async def worked(job: models.Job, work: Callable[[Turn], Awaitable[None]]) -> None:
    turn = await Turn.take(job.id, now=Clock(), seconds=10_000)
    assert turn is not None
    await work(turn)


async def test_the_files_of_jobs_are_for_who_may_have_them_when_they_come(web: Web, cast: Cast) -> None:
    await subject(cast)
    export = await exported(exporting.Exported.SUBJECTS, cast.bruno)
    await worked(export, exporting.work)
    table = await begun(cast, ";sem@x.example;;;;;;;;")
    await worked(table, importing.work)

    async def files(who: models.User) -> tuple[str, str]:
        visitor = await web.sign_in(who)
        told = [(await visitor.ask(JOB, id=to_id("Job", job.id)))["node"] for job in (export, table)]
        return told[0]["download"]["url"], told[1]["importResult"]["errorsFile"]["url"]

    bruno, marcos = await files(cast.bruno), await files(cast.marcos)
    assert [await status(url) for url in (*bruno, *marcos)] == [200] * 4

    await models.Membership.filter(user_id=cast.bruno.id).update(leader=False)
    await models.User.filter(id=cast.marcos.id).update(role=Role.AGENT)
    await models.Membership.create(user_id=cast.marcos.id, channel_id=cast.europa.id, access="CHANNEL", leader=True)

    assert [await status(url) for url in bruno] == [404, 200], "He sees his own job, and may export no more."
    assert [await status(url) for url in marcos] == [404, 404], "He may export, and sees the jobs of others no more."


async def test_a_raw_mail_is_for_who_sees_it_when_they_come(web: Web, cast: Cast) -> None:
    card = await subject(cast)
    await delivery(await letter("Bom dia", card), card)
    asked = await (await web.sign_in(cast.ana)).ask("{ intake { nodes { raw { url } } } }")
    url = asked["intake"]["nodes"][0]["raw"]["url"]
    assert await status(url) == 200

    await models.Membership.filter(user_id=cast.ana.id).delete()
    await models.Subject.filter(id=card.id).update(owner_id=cast.bruno.id)

    assert await status(url) == 404


async def test_an_id_of_what_was_merged_leads_to_no_survivor_that_is_not_seen(web: Web, cast: Cast) -> None:
    loser, survivor = await customer(cast, "Sol", channel=cast.brasil), await customer(cast, "Sol Ltda", by=cast.rita)
    await survivor.merge([loser], by=cast.rita, now=NOON)
    await models.Customer.filter(id=survivor.id).update(channel_id=cast.europa.id)
    asked = "query($id: ID!) { node(id: $id) { ... on MergedCustomer { mergedInto { id } } } }"

    async def led(who: models.User) -> object:
        found = (await (await web.sign_in(who)).ask(asked, id=to_id("Customer", loser.id)))["node"]
        return found and found["mergedInto"]["id"]

    assert await led(cast.rita) == to_id("Customer", survivor.id)
    assert await led(cast.ana) is None


async def test_mail_of_a_channel_is_chosen_by_who_sees_the_channel_whole(web: Web, cast: Cast) -> None:
    here, there = await subject(cast), await subject(cast, by=cast.rita, channel=cast.europa, owner=cast.diego)
    await delivery(await letter("Bom dia", here, there), here, there)
    await cast.europa.set_member(cast.ana, access=Access.OWN, leader=False, by=cast.rita, now=NOON)
    asked = "query($of: [ID!]) { intake(filter: {channelIds: $of}) { totalCount } }"

    async def count(who: models.User, of: list[str] | None) -> int:
        return int((await (await web.sign_in(who)).ask(asked, of=of))["intake"]["totalCount"])

    brasil, europa = ([to_id("Channel", channel.id)] for channel in (cast.brasil, cast.europa))
    assert [await count(cast.ana, of) for of in (None, brasil, europa)] == [1, 1, 0]
    assert await count(cast.marcos, europa) == await count(cast.diego, europa) == 1


async def test_a_bulk_verb_said_again_tells_nothing_of_what_has_gone_out_of_sight(web: Web, cast: Cast) -> None:
    card = await subject(cast, by=cast.carla, owner=cast.carla)
    carla: Visitor = await web.sign_in(cast.carla)
    given = {"ids": [to_id("Subject", card.id)], "idempotencyKey": "a-key-of-carla-1"}
    selection = "results { subject { id } }"
    first = await carla.do("subjectsArchive", given, selection)
    await models.Subject.filter(id=card.id).update(owner_id=cast.ana.id)

    again = await carla.do("subjectsArchive", given, selection)

    assert first["results"][0]["subject"] and again["replayed"] and again["results"][0]["subject"] is None


async def test_a_draft_on_a_subject_that_has_gone_out_of_sight_is_not_saved(web: Web, cast: Cast) -> None:
    card = await subject(cast, by=cast.carla, owner=cast.carla)
    carla = await web.sign_in(cast.carla)
    given = {"to": ["eva@sol.example"], "text": "Segue"}
    made = await carla.do("messageDraftSave", {"subjectId": to_id("Subject", card.id), **given}, "message { id }")
    await models.Subject.filter(id=card.id).update(owner_id=cast.ana.id)

    again = await carla.do("messageDraftSave", {"id": made["message"]["id"], **given}, "message { id }")

    assert again["message"] is None and [error["code"] for error in again["errors"]] == ["NOT_FOUND"]


async def test_what_is_parted_from_a_card_of_carlas_is_not_told_to_her_where_it_is_somebody_elses(
    web: Web, cast: Cast
) -> None:
    begun_by_mail, hers = await subject(cast, kind=models.SubjectKind.PROSPECT), await subject(cast)
    message = await letter("Re: Velas", begun_by_mail)
    await models.PossibleThread.claim(begun_by_mail.id, (hers.id,), message)
    await begun_by_mail.join(hers, by=cast.rita, now=NOON)
    await models.Subject.filter(id=hers.id).update(owner_id=cast.carla.id)
    given = {"subjectId": to_id("Subject", hers.id), "messageId": to_id("Message", message.id)}

    told = await (await web.sign_in(cast.carla)).do("threadUndo", given, "subject { id }")

    assert told["errors"] == [] and told["subject"] is None
    assert (await models.Subject.get(id=begun_by_mail.id)).merged_into_id is None


async def test_a_mail_that_ana_hands_over_where_she_sees_only_her_own_is_not_told_to_her(web: Web, cast: Cast) -> None:
    inbound = await waiting(await letter("Oferta"), cast.brasil)
    await cast.europa.set_member(cast.ana, access=Access.OWN, leader=False, by=cast.rita, now=NOON)
    given = {"id": to_id("InboundMail", inbound.id), "channelId": to_id("Channel", cast.europa.id)}

    told = await (await web.sign_in(cast.ana)).do("intakeTransfer", given, "mail { id }")

    assert told["errors"] == [] and told["mail"] is None
