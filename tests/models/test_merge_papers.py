"""What a customer was offered, ordered and is to pay goes along with a merge, and comes back when it is undone."""

from datetime import timedelta
from typing import Any

import pytest

import models
from models import CustomerDocument, Order, Proposal, ProposalState
from models.trade.press import NotLaidOut, Press
from models.writing import Words
from tests.make import NOON, Cast, customer, subject
from tests.models.post_office import INSTANCE, office
from tests.models.test_document import CNPJ, draft, told
from tests.models.test_proposal import LINE, sent

LATER = NOON + timedelta(days=1)


async def undone(survivor: Any, cast: Cast) -> None:
    merge = await models.Merge.filter(undone_at__isnull=True).order_by("-id").first()
    assert merge is not None
    await (await type(survivor).get(id=survivor.id)).part(merge, by=cast.rita, now=LATER)


async def whose(model: Any) -> dict[int, int]:
    column = "customer_id" if model is CustomerDocument else "subject_id"
    return {row["id"]: row[column] for row in await model.all().values("id", column)}


async def test_proposals_and_orders_go_along_are_accepted_there_and_come_back(cast: Cast) -> None:
    loser, survivor = await subject(cast, "Barco da Eva"), await subject(cast, "Barco")
    ours, theirs = await sent(survivor, cast.ana), await sent(loser, cast.ana)
    early = await Order.create_new(loser, [LINE], by=cast.ana, now=NOON)

    await survivor.merge([loser], by=cast.bruno, now=NOON)
    assert set((await whose(Proposal)).values()) == set((await whose(Order)).values()) == {survivor.id}

    order = await (await Proposal.get(id=theirs.id)).accept(by=cast.ana, now=LATER, win=True, confirm=True)
    since = await sent(await models.Subject.get(id=survivor.id), cast.ana)
    assert order.subject_id == survivor.id and (await models.Subject.get(id=survivor.id)).outcome == "WON"

    await undone(survivor, cast)

    assert await whose(Proposal) == {ours.id: survivor.id, theirs.id: loser.id, since.id: survivor.id}
    assert await whose(Order) == {early.id: loser.id, order.id: loser.id}, "An order is where its proposal is."
    assert (await models.Subject.get(id=survivor.id)).outcome == "WON", "What was done since stays."
    await (await Order.get(id=order.id)).cancel(by=cast.ana, now=LATER)
    await (await Proposal.get(id=theirs.id)).revise(by=cast.ana, now=LATER)


async def test_a_proposal_that_was_sent_after_the_merge_comes_back_with_its_letter(cast: Cast) -> None:
    async with office(cast) as at:
        loser = await subject(cast, "Barco da Eva", customer=await models.Customer.get(id=at.subject.customer_id))
        proposal = await Proposal.create_new(loser, [LINE], by=cast.ana, now=NOON)
        await at.subject.merge([loser], by=cast.bruno, now=NOON)
        held = await Proposal.get(id=proposal.id)
        words, press = Words(text="Segue."), Press()
        with pytest.raises(NotLaidOut) as wanted:
            await held.send(words, by=cast.ana, now=LATER, instance_key=INSTANCE, press=press)
        await wanted.value.make()
        await held.send(words, by=cast.ana, now=LATER, instance_key=INSTANCE, press=press)
        message = await models.Message.get(id=held.message_id)

        await undone(at.subject, cast)

    places = await models.SubjectMessage.filter(message_id=message.id).values_list("subject_id", flat=True)
    assert set(places) == {loser.id, at.subject.id}
    assert (await Proposal.get(id=proposal.id)).state is ProposalState.SENT


async def test_a_proposal_of_what_was_merged_expires_by_the_clock(cast: Cast) -> None:
    loser, survivor = await subject(cast), await subject(cast)
    proposal = await sent(loser, cast.ana, valid_until=NOON.date())
    await survivor.merge([loser], by=cast.bruno, now=NOON)

    assert await Proposal.tick(by=await models.User.system(), now=NOON + timedelta(days=2)) == 1
    assert (await Proposal.get(id=proposal.id)).state is ProposalState.EXPIRED


async def test_documents_go_along_and_the_erp_may_go_on_naming_the_old_customer(cast: Cast) -> None:
    lua, sol = await customer(cast, "Lua", tax_id=CNPJ), await customer(cast, "Sol", tax_id="52998224725")
    assert await told(cast, draft("1", customer_id=lua.id), draft("2", tax_id=CNPJ)) == [("CREATED", None)] * 2

    await sol.merge([lua], by=cast.rita, now=NOON)
    assert set((await whose(CustomerDocument)).values()) == {sol.id}
    again = [draft("1", customer_id=lua.id), draft("2", tax_id=CNPJ), draft("3", customer_id=lua.id)]
    assert await told(cast, *again) == [("UNCHANGED", None), ("UNCHANGED", None), ("CREATED", None)]
    assert set((await whose(CustomerDocument)).values()) == {sol.id}

    await undone(sol, cast)
    first, second, third = sorted(await whose(CustomerDocument))
    assert await whose(CustomerDocument) == {first: lua.id, second: lua.id, third: sol.id}
    assert await told(cast, *again) == [("UNCHANGED", None), ("UNCHANGED", None), ("UPDATED", None)]
    assert set((await whose(CustomerDocument)).values()) == {lua.id}
