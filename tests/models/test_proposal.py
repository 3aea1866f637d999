"""Proposals and orders: numbered without gaps, revised and not edited, answered once."""

import asyncio
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

import models
from errors import Conflict, Forbidden, NotFound, Refused, WrongState
from events import InteractionKind
from models import Order, OrderState, Proposal, ProposalState
from models.base import transaction
from tests.make import NOON, Cast, customer, events, stage, stages, subject

LINE = models.LineDraft(description="Barco a remo", unit_price=Decimal("1250.00"), quantity=Decimal(2))
LATER = NOON + timedelta(hours=1)


async def sent(card: models.Subject, by: models.User, **given: Any) -> Proposal:
    proposal = await Proposal.create_new(card, [LINE], by=by, now=NOON, **given)
    await proposal.send(None, by=by, now=NOON, instance_key=b"k" * 32)
    return proposal


async def test_ana_begins_a_proposal_in_the_currency_of_the_value_and_it_is_an_interaction(cast: Cast) -> None:
    card = await subject(cast, value=models.Money(Decimal(1), "EUR"))

    proposal = await Proposal.create_new(card, [LINE, LINE], by=cast.ana, now=LATER, terms=" 30 dias ")

    stored = await Proposal.get(id=proposal.id).prefetch_related("lines")
    assert (stored.number, stored.revision, stored.state, stored.terms) == (1, 1, ProposalState.DRAFT, "30 dias")
    assert (stored.total, len(stored.lines)) == (models.Money(Decimal("5000.00"), "EUR"), 2)
    held = await models.Subject.get(id=card.id)
    assert (held.last_interaction_at, held.last_interaction_kind) == (LATER, InteractionKind.PROPOSAL)


async def test_an_edit_is_no_interaction_and_disjoint_edits_merge(cast: Cast) -> None:
    card = await subject(cast)
    proposal = await Proposal.create_new(card, [LINE], by=cast.ana, now=NOON)
    seen = proposal.version

    await proposal.update(lines=[LINE] * 3, by=cast.ana, now=LATER)
    theirs = (await Proposal.get(id=proposal.id)).seen_at(seen)
    await theirs.update(terms="À vista", by=cast.bruno, now=LATER)
    with pytest.raises(Conflict) as conflict:
        await (await Proposal.get(id=proposal.id)).seen_at(seen).update(lines=[LINE], by=cast.bruno, now=LATER)

    assert [field.name for field in conflict.value.fields] == ["lines"]
    stored = await Proposal.get(id=proposal.id)
    assert (stored.total_minor, stored.terms, stored.version) == (7_500_00, "À vista", seen + 2)
    assert (await models.Subject.get(id=card.id)).last_interaction_at == NOON


async def test_the_same_lines_again_change_nothing(cast: Cast) -> None:
    proposal = await Proposal.create_new(await subject(cast), [LINE], by=cast.ana, now=NOON)
    before = len(await events())

    await proposal.update(lines=[LINE], by=cast.ana, now=LATER)

    assert len(await events()) == before


async def test_what_was_sent_is_revised_and_stays_readable_as_it_was(cast: Cast) -> None:
    proposal = await sent(await subject(cast), cast.ana, terms="30 dias")
    with pytest.raises(WrongState):
        await proposal.update(terms="À vista", by=cast.ana, now=LATER)

    await proposal.revise(by=cast.ana, now=LATER)
    await proposal.update(lines=[LINE, LINE], terms="À vista", by=cast.ana, now=LATER)

    assert (proposal.number, proposal.revision, proposal.state) == (1, 2, ProposalState.DRAFT)
    former = await models.ProposalRevision.get(proposal_id=proposal.id).prefetch_related("lines")
    assert (former.revision, former.state, former.terms, former.sent_at) == (1, ProposalState.SENT, "30 dias", NOON)
    assert (former.total_minor, [line.description for line in former.lines]) == (2_500_00, ["Barco a remo"])
    assert await models.TradeLine.filter(proposal_id=proposal.id).count() == 2


async def test_accepting_makes_the_order_and_wins_the_subject_in_one_transaction(cast: Cast) -> None:
    await stage("Ganho", models.StageKind.WON, by=cast.rita)
    card = await subject(cast, stage=(await stages())[1])
    proposal = await sent(card, cast.ana, terms="30 dias")

    order = await proposal.accept(win=True, confirm=True, by=cast.ana, now=LATER)

    stored = await Order.get(id=order.id).prefetch_related("lines")
    assert (stored.number, stored.state, stored.terms) == (1, OrderState.CONFIRMED, "30 dias")
    assert (stored.total_minor, len(stored.lines), stored.proposal_id) == (2_500_00, 1, proposal.id)
    held = await models.Subject.get(id=card.id)
    assert (held.outcome, held.closed_at, held.last_interaction_kind) == (
        models.Outcome.WON, LATER, InteractionKind.ORDER,
    )  # fmt: skip
    facts = [event for event in await events() if event.at == LATER and event.noun == "Subject"]
    assert [fact.kind for fact in facts] == ["OrderCreated", "ProposalAccepted", "OrderConfirmed", "SubjectWon"]
    versions = [fact.version for fact in facts]
    assert versions == list(range(versions[0], versions[0] + 4)) and held.version == versions[-1]


async def test_nothing_is_accepted_when_the_subject_cannot_be_won(cast: Cast) -> None:
    prospect = await subject(cast, kind=models.SubjectKind.PROSPECT)
    proposal = await sent(prospect, cast.ana)

    with pytest.raises(WrongState):
        await proposal.accept(win=True, by=cast.ana, now=LATER)

    assert (await Proposal.get(id=proposal.id)).state is ProposalState.SENT
    assert not await Order.all().exists() and not await models.Numbering.filter(series="order").exists()


STATES = ("DRAFT", "SENT", "ACCEPTED", "REFUSED", "EXPIRED")
MAY = {
    "update": {"DRAFT"},
    "send": {"DRAFT", "SENT"},
    "revise": {"SENT", "REFUSED", "EXPIRED"},
    "accept": {"SENT"},
    "refuse": {"DRAFT", "SENT", "EXPIRED"},
}
"""Verb → the states in which it may be done; an accepted one is revised once its order is cancelled."""


@pytest.mark.parametrize("verb", MAY)
async def test_a_verb_is_done_in_its_states_alone(cast: Cast, verb: str) -> None:
    done = set()
    for state in STATES:
        card = await subject(cast)
        proposal = await sent(card, cast.ana)
        if state == "ACCEPTED":
            await proposal.accept(by=cast.ana, now=NOON)
        else:
            await Proposal.filter(id=proposal.id).update(state=state)
        given: dict[str, Any] = {"terms": "x"} if verb == "update" else {}
        given |= {"words": None, "instance_key": b"k" * 32} if verb == "send" else {}
        try:
            await getattr(await Proposal.get(id=proposal.id), verb)(**given, by=cast.ana, now=LATER)
        except WrongState:
            continue
        done.add(state)

    assert done == MAY[verb]


async def test_an_accepted_one_is_revised_once_its_order_is_cancelled(cast: Cast) -> None:
    proposal = await sent(await subject(cast), cast.ana)
    order = await proposal.accept(by=cast.ana, now=NOON)
    with pytest.raises(WrongState, match="Cancel its order"):
        await proposal.revise(by=cast.ana, now=LATER)

    await order.cancel(note="Desistiu", by=cast.ana, now=LATER)
    await proposal.revise(by=cast.ana, now=LATER)

    assert proposal.state is ProposalState.DRAFT
    assert (await Order.get(id=order.id)).cancelled_note == "Desistiu"


async def test_an_order_is_confirmed_once_and_not_empty_and_a_confirmed_one_is_not_changed(cast: Cast) -> None:
    order = await Order.create_new(await subject(cast), [], by=cast.ana, now=NOON)
    with pytest.raises(WrongState, match="enter a line"):
        await order.confirm(by=cast.ana, now=LATER)

    await order.update(lines=[LINE], by=cast.ana, now=LATER)
    await order.confirm(by=cast.ana, now=LATER)

    for again in (order.confirm(by=cast.ana, now=LATER), order.update(terms="x", by=cast.ana, now=LATER)):
        with pytest.raises(WrongState):
            await again


async def test_numbers_have_no_gaps_although_many_ask_at_once_and_some_fail(cast: Cast) -> None:
    cards = [await subject(cast, f"Barco {number}") for number in range(6)]

    async def begin(number: int, card: models.Subject) -> None:
        async with transaction():
            await Proposal.create_new(card, [LINE], by=cast.ana, now=NOON)
            if number % 3 == 1:
                raise WrongState("Only a draft is confirmed.")

    told = await asyncio.gather(*(begin(*each) for each in enumerate(cards)), return_exceptions=True)

    assert sum(isinstance(each, Refused) for each in told) == 2
    numbers: list[Any] = await Proposal.all().values_list("number", flat=True)
    assert sorted(numbers) == [1, 2, 3, 4]


async def test_a_sent_one_expires_when_its_last_day_is_over_by_the_workspaces_zone(cast: Cast) -> None:
    system, last = await models.User.system(), date(2026, 11, 21)
    open_one, draft = await sent(await subject(cast), cast.ana, valid_until=last), await subject(cast)
    await Proposal.create_new(draft, [LINE], by=cast.ana, now=NOON, valid_until=last)
    over = datetime(2026, 11, 22, 3, tzinfo=UTC)

    assert await Proposal.tick(by=system, now=over - timedelta(seconds=1)) == 0
    assert await Proposal.tick(by=system, now=over) == 1
    assert await Proposal.tick(by=system, now=over) == 0

    stored = await Proposal.get(id=open_one.id)
    assert (stored.state, stored.expires_at) == (ProposalState.EXPIRED, over)
    (told,) = await events("ProposalExpired")
    assert told.event_class == "CLOCK" and told.subject_id == stored.subject_id
    assert (await models.Subject.get(id=stored.subject_id)).last_interaction_at == NOON


async def test_a_last_day_follows_the_workspace_to_another_zone(cast: Cast) -> None:
    proposal = await sent(await subject(cast), cast.ana, valid_until=date(2026, 11, 21))
    await (await models.Workspace.current()).update(by=cast.rita, now=LATER, zone="Asia/Tokyo")

    assert await Proposal.rezone(by=await models.User.system(), now=LATER) == 1

    stored = await Proposal.get(id=proposal.id)
    assert stored.expires_at == datetime.fromisoformat("2026-11-22T00:00:00+09:00")


async def test_nothing_expires_by_a_zone_that_the_workspace_has_just_left(cast: Cast) -> None:
    """The clock comes every second, and follows another zone once a minute."""
    proposal, system = (
        await sent(await subject(cast), cast.ana, valid_until=date(2026, 11, 21)),
        await models.User.system(),
    )
    over = proposal.expires_at
    assert over is not None
    await (await models.Workspace.current()).update(by=cast.rita, now=LATER, zone="Pacific/Honolulu")

    await Proposal.tick(by=system, now=over)

    assert (await Proposal.get(id=proposal.id)).state is ProposalState.SENT
    await Proposal.tick(by=system, now=over + timedelta(hours=7))
    assert (await Proposal.get(id=proposal.id)).state is ProposalState.EXPIRED


async def test_what_is_over_is_not_sent(cast: Cast) -> None:
    proposal = await Proposal.create_new(
        await subject(cast), [LINE], by=cast.ana, now=NOON, valid_until=date(2026, 11, 19)
    )

    with pytest.raises(WrongState, match="last day"):
        await proposal.send(None, by=cast.ana, now=NOON, instance_key=b"k" * 32)


async def test_diego_does_not_know_of_it_and_vera_may_not(cast: Cast) -> None:
    proposal = await sent(await subject(cast), cast.ana)

    with pytest.raises(NotFound):
        await proposal.accept(by=cast.diego, now=LATER)
    with pytest.raises(Forbidden):
        await proposal.accept(by=cast.vera, now=LATER)
    assert not await Proposal.visible_to(cast.diego).exists()
    assert await Proposal.visible_to(cast.vera).get() == proposal


async def test_an_archived_subject_is_restored_before_anything_is_offered(cast: Cast) -> None:
    card = await subject(cast)
    await card.archive(by=cast.ana, now=NOON)

    with pytest.raises(WrongState, match="archived"):
        await Proposal.create_new(card, [LINE], by=cast.ana, now=NOON)


async def test_a_purge_takes_all_papers_along_and_a_number_is_not_given_again(cast: Cast) -> None:
    card = await subject(cast)
    proposal = await sent(card, cast.ana)
    await proposal.revise(by=cast.ana, now=NOON)
    await (await sent(card, cast.ana)).accept(by=cast.ana, now=NOON)

    await card.delete_for_ever(by=cast.rita, now=LATER)

    for model in (Proposal, models.ProposalRevision, Order, models.TradeLine):
        assert await model.all().count() == 0, model
    assert (await Proposal.create_new(await subject(cast), [], by=cast.ana, now=LATER)).number == 3


async def test_a_prospect_takes_its_papers_into_the_subject_that_it_goes_into(cast: Cast) -> None:
    prospect, card = await subject(cast, kind=models.SubjectKind.PROSPECT), await subject(cast)
    await (await sent(prospect, cast.ana)).accept(by=cast.ana, now=NOON)

    await prospect.merge_into(card, by=cast.ana, now=LATER)

    assert await Proposal.filter(subject_id=card.id).count() == await Order.filter(subject_id=card.id).count() == 1


async def test_a_customers_papers_follow_their_subjects(cast: Cast) -> None:
    padaria = await customer(cast)
    await sent(await subject(cast, customer=padaria), cast.ana)

    assert await Proposal.about_customers([padaria.id], cast.ana).count() == 1
    assert await Proposal.about_customers([padaria.id], cast.diego).count() == 0
