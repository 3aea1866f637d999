"""What a person does with proposals, orders and documents, while four people look on; with these all are known."""

import models
from models.user import User
from tests.live.scenarios import SCENARIOS, scenario
from tests.live.world import World, id_of, now
from tests.schema.deeds_trade import ONE

HELD = "proposal { id }"


@scenario("proposalCreate")
@scenario("proposalUpdate")
@scenario("proposalSend")
@scenario("proposalRevise")
@scenario("proposalRefuse")
async def _(world: World) -> None:
    about = {"subjectId": id_of(world.card), "lines": ONE, "validUntil": "2199-01-31"}
    id = (await world.do("ana", "proposalCreate", HELD, **about))["proposal"]["id"]
    await world.do("ana", "proposalUpdate", id=id, lines=ONE * 3)
    await world.check()
    await world.do("ana", "proposalSend", id=id)
    await world.do("ana", "proposalRevise", id=id)
    await world.check()
    await world.do("ana", "proposalSend", id=id, handedOver=True)
    await world.do("rita", "proposalRefuse", id=id, note="Caro")


@scenario("proposalAccept")
async def _(world: World) -> None:
    """Accepted and won at once; and one that the clock let expire is sent again."""
    card, by = await world.new("Vendido por proposta"), await User.system()
    id = (await world.do("ana", "proposalCreate", HELD, subjectId=id_of(card), lines=ONE))["proposal"]["id"]
    await world.do("ana", "proposalSend", id=id, handedOver=True)
    await models.Proposal.filter(subject_id=card.id).update(expires_at=now())
    assert await models.Proposal.tick(by=by, now=now()) == 1
    await world.check()
    await world.do("ana", "proposalRevise", id=id)
    await world.do("ana", "proposalUpdate", id=id, validUntil="2199-01-31")
    await world.do("ana", "proposalSend", id=id, handedOver=True)
    await world.do("ana", "proposalAccept", "order { id }", id=id, win=True)


@scenario("orderCreate")
@scenario("orderUpdate")
@scenario("orderConfirm")
@scenario("orderCancel")
async def _(world: World) -> None:
    id = (await world.do("ana", "orderCreate", "order { id }", subjectId=id_of(world.card), lines=ONE))["order"]["id"]
    await world.do("ana", "orderUpdate", id=id, terms="À vista")
    await world.check()
    await world.do("ana", "orderConfirm", id=id)
    await world.do("rita", "orderCancel", id=id, note="Desistiu")


@scenario("documentsUpsert")
async def _(world: World) -> None:
    said = {"externalId": "1", "kind": "RECEIVABLE", "issuedOn": "2026-01-31", "customerId": id_of(world.sol)}
    for amount in ("100.00", "90.00"):
        document = {**said, "amount": {"amount": amount, "currency": "BRL"}}
        await world.do("rita", "documentsUpsert", source="erp", documents=[document])


__all__ = ["SCENARIOS"]
