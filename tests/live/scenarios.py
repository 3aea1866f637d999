"""For each mutation something that a person does with it. What stands here is done while four people look on."""

from collections.abc import Awaitable, Callable

import models
from events import MailFiled, MailTaken
from models.account import Invitation, hashed
from permissions import Access, Role
from schema.ids import to_id
from tests.live import merging
from tests.live.world import World, id_of, now
from tests.models.post import delivery, letter, threaded, waiting

Scenario = Callable[[World], Awaitable[None]]
SCENARIOS: dict[str, list[Scenario]] = {}

MAILBOX_VERBS = ("Connect", "Update", "SendingSet", "PollNow", "Disconnect")
NOT_FOLLOWED = {
    "webhookTest": "It calls another program and stores nothing.",
    "mailboxTest": "It looks at a server and stores nothing.",
    "mailboxAuthorize": "It answers with an address to go to; what follows from it is a mailbox like any other.",
    "mailboxImportHistory": "A job is followed by itself; `tests/live/test_live_job.py` follows one.",
    "jobCancel": "The same.",
    "importStart": "The same; what it makes is made by verbs that are followed.",
    "importUndo": "The same.",
    "exportStart": "The same.",
    "setup": "It makes the first administrator: before, there is nobody who could follow anything.",
    "passwordReset": "It ends sessions, which are followed by nobody; tests/schema/test_reset.py looks at the sockets.",
    "passwordResetRequest": "It writes down that a mail is to be sent, which nobody can follow.",
    "signIn": "It begins a session, and sessions are followed by nobody; the password form has tests of its own.",
}
RESYNCING = {"channelMemberSet", "channelMemberRemove", "userUpdate", *(f"mailbox{verb}" for verb in MAILBOX_VERBS)}
"""What may change what somebody sees at large, so that they begin anew."""


def scenario(mutation: str) -> Callable[[Scenario], Scenario]:
    def register(play: Scenario) -> Scenario:
        SCENARIOS.setdefault(mutation, []).append(play)
        return play

    return register


# Accounts


@scenario("invitationAccept")
async def _(world: World) -> None:
    user, token = await Invitation.send(
        by=world.cast.rita, now=now(), name="Iris", email="iris@funil.example", role=Role.AGENT, zone="UTC", locale="en"
    )
    stranger = world.web.stranger()
    await stranger.do("invitationAccept", {"token": token, "password": "a long password"}, "user { id }")
    assert user.name == "Iris"


@scenario("passwordChange")
async def _(world: World) -> None:
    await models.User.filter(id=world.cast.ana.id).update(password_hash=await hashed("a long password"))
    await world.do("ana", "passwordChange", current="a long password", new="a longer password")


@scenario("signOut")
async def _(world: World) -> None:
    other = await world.web.sign_in(world.cast.ana)
    await other.do("signOut", {}, "session { id }")


@scenario("sessionRevoke")
async def _(world: World) -> None:
    await world.web.sign_in(world.cast.ana)
    session = await models.Session.filter(user_id=world.cast.ana.id).order_by("-id").first()
    await world.do("ana", "sessionRevoke", id=id_of(session))


@scenario("apiKeyCreate")
@scenario("apiKeyRevoke")
async def _(world: World) -> None:
    inputs = {"name": "ERP", "scopes": ["READ"], "expiresAt": now().replace(year=now().year + 1, day=1).isoformat()}
    made = await world.do("ana", "apiKeyCreate", "apiKey { id }", **inputs)
    await world.do("ana", "apiKeyRevoke", id=made["apiKey"]["id"])


@scenario("apiKeyRotate")
async def _(world: World) -> None:
    inputs = {"expiresAt": now().replace(year=now().year + 1, day=1).isoformat()}
    made = await world.do("ana", "apiKeyCreate", "apiKey { id }", name="BI", scopes=["READ"], **inputs)
    await world.do("ana", "apiKeyRotate", "apiKey { id }", id=made["apiKey"]["id"], **inputs)


@scenario("userInvite")
@scenario("invitationRevoke")
@scenario("userResetLink")
async def _(world: World) -> None:
    made = await world.do("rita", "userInvite", "user { id }", name="Joana", email="joana@funil.example")
    await world.do("rita", "invitationRevoke", userId=made["user"]["id"])
    await world.do("rita", "userResetLink", id=id_of(world.cast.ana))


@scenario("userUpdate")
async def _(world: World) -> None:
    await world.do("carla", "userUpdate", id=id_of(world.cast.carla), name="Carla Dias", digestHour=7)
    await world.do("rita", "userUpdate", id=id_of(world.helena), active=False, email="h@funil.example")


@scenario("userUpdate")
async def _(world: World) -> None:
    await world.do("rita", "userUpdate", id=id_of(world.cast.diego), role="MANAGER")
    await world.check()
    await world.do("rita", "userUpdate", id=id_of(world.cast.diego), role="AGENT")
    await world.check()
    await world.do("rita", "userUpdate", id=id_of(world.cast.diego), finance=True)


@scenario("workspaceUpdate")
async def _(world: World) -> None:
    await world.do(
        "rita", "workspaceUpdate", name="Estaleiro", idleDays=3, hintsElsewhere=False, holidays=["2026-12-25"]
    )


@scenario("workspaceUpdate")
async def _(world: World) -> None:
    await world.do("rita", "workspaceUpdate", currency="EUR")
    await world.check()
    await world.do("rita", "workspaceUpdate", currency="BRL")


# Channels


@scenario("channelCreate")
async def _(world: World) -> None:
    await world.do("rita", "channelCreate", name="Ásia", aliases=["asia@funil.example"])


@scenario("channelUpdate")
async def _(world: World) -> None:
    await world.do("rita", "channelUpdate", id=id_of(world.cast.brasil), name="Brasil e Uruguai", color="#00aa00")
    await world.do("rita", "channelUpdate", id=id_of(world.cast.europa), makesProspects=False, idleDays=9)


@scenario("channelArchive")
@scenario("channelRestore")
async def _(world: World) -> None:
    await world.do("rita", "channelArchive", id=id_of(world.cast.europa))
    await world.do("rita", "channelRestore", id=id_of(world.cast.europa))


@scenario("channelMemberSet")
async def _(world: World) -> None:
    where = id_of(world.cast.brasil)
    await world.do("rita", "channelMemberSet", channelId=where, userId=id_of(world.cast.ana), access="OWN")
    await world.check()
    await world.do("rita", "channelMemberSet", channelId=where, userId=id_of(world.cast.ana), access="CHANNEL")


@scenario("channelMemberSet")
async def _(world: World) -> None:
    where = id_of(world.cast.europa)
    await world.do("diego", "channelMemberSet", channelId=where, userId=id_of(world.cast.vera), leader=True)
    await world.check()
    await world.do("rita", "channelMemberSet", channelId=where, userId=id_of(world.cast.diego), leader=True)


@scenario("channelMemberRemove")
async def _(world: World) -> None:
    where, who = id_of(world.cast.brasil), id_of(world.cast.carla)
    await world.do("rita", "channelMemberRemove", channelId=where, userId=who)
    await world.check()
    await world.cast.brasil.set_member(world.cast.carla, access=Access.OWN, leader=False, by=world.cast.rita, now=now())


# Stages and lists


@scenario("stageCreate")
async def _(world: World) -> None:
    await world.do("rita", "stageCreate", name="Visita", probability=30, afterId=id_of(world.stages[0]))


@scenario("stageUpdate")
async def _(world: World) -> None:
    await world.do("rita", "stageUpdate", id=id_of(world.stages[1]), name="Contato", probability=33, rottingDays=2)


@scenario("stageReorder")
async def _(world: World) -> None:
    ids = [id_of(stage) for stage in await models.Stage.in_order()]
    await world.do("rita", "stageReorder", stageIds=[ids[1], ids[0], *ids[2:]])


@scenario("stageDelete")
async def _(world: World) -> None:
    """With an open card, a lost one, an archived one, and one that went into another."""
    cast = world.cast
    stage = await models.Stage.create_new(by=cast.rita, now=now(), name="Rascunho", probability=5)
    cards = [await world.new(title, stage=stage) for title in ("aberto", "perdido", "arquivado")]
    await cards[1].lose(reason=world.reason, by=cast.ana, now=now())
    await cards[2].archive(by=cast.ana, now=now())
    await world.do("rita", "stageDelete", id=id_of(stage), moveSubjectsToId=id_of(world.stages[2]))


@scenario("markerCreate")
async def _(world: World) -> None:
    await world.do("rita", "markerCreate", name="Feira")


@scenario("markerUpdate")
async def _(world: World) -> None:
    await world.do("rita", "markerUpdate", id=id_of(world.urgent), name="Urgentíssimo", color="#ff0000")


@scenario("markerDelete")
async def _(world: World) -> None:
    marker = await models.Marker.create_new(by=world.cast.rita, now=now(), name="Provisório")
    carrying = await world.new("Marcado")
    archived = await world.new("Marcado e arquivado")
    for card in (carrying, archived):
        await card.mark(add=[marker], remove=[], by=world.cast.ana, now=now())
    await archived.archive(by=world.cast.ana, now=now())
    await world.do("rita", "markerDelete", id=id_of(marker))


@scenario("lostReasonCreate")
@scenario("lostReasonUpdate")
@scenario("lostReasonDelete")
async def _(world: World) -> None:
    made = await world.do("rita", "lostReasonCreate", "lostReason { id }", name="Mudou de cidade")
    id = made["lostReason"]["id"]
    await world.do("rita", "lostReasonUpdate", id=id, name="Mudou de país", needsNote=True)
    await world.do("rita", "lostReasonDelete", id=id)


# Customers


@scenario("customerCreate")
async def _(world: World) -> None:
    await world.do("ana", "customerCreate", name="Estaleiro Lua", type="COMPANY")


@scenario("customerUpdate")
async def _(world: World) -> None:
    await world.do("ana", "customerUpdate", id=id_of(world.sol), name="Mercearia Sol", emails=["sol@sol.example"])
    await world.check()
    await world.do("ana", "customerUpdate", id=id_of(world.sol), phones=["+55 11 98765-4321"], lifecycle="CUSTOMER")
    await world.check()
    await world.do("ana", "customerUpdate", id=id_of(world.sol), name="Padaria Sol")


@scenario("customerUpdate")
async def _(world: World) -> None:
    """Moved to another home channel, its people see it only by their subjects."""
    await world.do("rita", "customerUpdate", id=id_of(world.sol), channelId=id_of(world.cast.europa))
    await world.do("rita", "customerUpdate", id=id_of(world.sol), channelId=id_of(world.cast.brasil))


@scenario("customerDelete")
async def _(world: World) -> None:
    made = await world.do("ana", "customerCreate", "customer { id }", name="De passagem")
    await world.do("rita", "customerDelete", id=made["customer"]["id"])


# Subjects


@scenario("subjectCreate")
async def _(world: World) -> None:
    where, mine = id_of(world.cast.brasil), {"channelId": id_of(world.cast.brasil), "kind": "OPPORTUNITY"}
    await world.do("ana", "subjectCreate", title="Pedido", channelId=where, kind="PROSPECT")
    await world.do("carla", "subjectCreate", title="Canoa", **mine, customerId=id_of(world.sol))
    await world.do(
        "ana",
        "subjectCreate",
        title="Lancha",
        **mine,
        ownerId=id_of(world.cast.carla),
        value={"amount": "100.00", "currency": "BRL"},
        markerIds=[id_of(world.urgent)],
        customer={"name": "Nova Cliente"},
    )
    await world.do(
        "rita", "subjectCreate", title="Iate", channelId=id_of(world.cast.europa), stageId=id_of(world.stages[-1])
    )


@scenario("subjectUpdate")
async def _(world: World) -> None:
    card = id_of(world.card)
    await world.do("ana", "subjectUpdate", id=card, title="Barcos a remo", priority=2, probability=90)
    await world.do(
        "ana", "subjectUpdate", id=card, value={"amount": "5", "currency": "EUR"}, expectedCloseOn="2027-01-31"
    )


@scenario("subjectUpdate")
async def _(world: World) -> None:
    """A subject that gets another customer takes its history out of the first one's timeline, and back."""
    lua = await world.do("ana", "customerCreate", "customer { id }", name="Lua")
    await world.do("ana", "subjectUpdate", id=id_of(world.card), customerId=lua["customer"]["id"])
    await world.check()
    await world.do("ana", "subjectUpdate", id=id_of(world.card), customerId=id_of(world.sol))


@scenario("subjectMove")
async def _(world: World) -> None:
    card, (first, second, *_, closed) = id_of(world.card), world.stages
    other = await world.new("Vizinho", stage=second)
    await world.do("ana", "subjectMove", id=card, stageId=id_of(second), afterId=id_of(other))
    await world.do("ana", "subjectMove", id=card, stageId=id_of(second), beforeId=id_of(other))
    lost = {"outcome": "LOST", "reasonId": id_of(world.reason)}
    await world.do("ana", "subjectMove", id=card, stageId=id_of(closed), **lost)
    await world.check()
    await world.do("ana", "subjectMove", id=card, stageId=id_of(first))
    prospect = await world.prospect("Arrastado")
    await world.do("ana", "subjectMove", id=id_of(prospect), stageId=id_of(first))


@scenario("subjectConvert")
async def _(world: World) -> None:
    prospect = await world.prospect("Pedido de preço", customer=None)
    await world.do("ana", "subjectConvert", id=id_of(prospect), customer={"name": "Estreante"})


@scenario("subjectConvert")
async def _(world: World) -> None:
    """A prospect with a note and a marker goes into another prospect, and that into the card they all look at."""
    cast, (inner, outer) = world.cast, [await world.prospect(title) for title in ("Pedido", "Lembrete")]
    await models.Note.add("Quer dois", subject=inner, by=cast.ana, now=now())
    await inner.mark(add=[world.urgent], remove=[], by=cast.ana, now=now())
    await world.do("ana", "subjectConvert", id=id_of(inner), intoId=id_of(outer))
    await world.check()
    await world.do("ana", "subjectConvert", id=id_of(outer), intoId=id_of(world.card))


@scenario("subjectAssign")
async def _(world: World) -> None:
    card = id_of(world.card)
    for owner in (world.cast.ana, world.cast.carla, None):
        await world.do("rita", "subjectAssign", id=card, ownerId=id_of(owner) if owner else None)
        await world.check()


@scenario("subjectTransfer")
async def _(world: World) -> None:
    card, europa, brasil = id_of(world.card), id_of(world.cast.europa), id_of(world.cast.brasil)
    await world.do("rita", "subjectTransfer", id=card, channelId=europa)
    await world.check()
    await world.do("rita", "subjectTransfer", id=card, channelId=brasil)
    mine = await world.new("De Ana")
    await world.do("rita", "subjectTransfer", id=id_of(mine), channelId=europa, ownerId=id_of(world.cast.diego))


@scenario("subjectWin")
async def _(world: World) -> None:
    card = await world.new("Vendido")
    await world.do("ana", "subjectWin", id=id_of(card))


@scenario("subjectLose")
@scenario("subjectReopen")
async def _(world: World) -> None:
    card = id_of(world.card)
    await world.do("ana", "subjectLose", id=card, reasonId=id_of(world.reason), note="Caro")
    await world.check()
    await world.do("ana", "subjectReopen", id=card)


@scenario("subjectDiscard")
@scenario("subjectsRestore")
async def _(world: World) -> None:
    prospect = await world.prospect("Propaganda")
    await world.do("ana", "subjectDiscard", id=id_of(prospect))
    await world.check()
    await world.do("ana", "subjectsRestore", ids=[id_of(prospect)])


@scenario("subjectsArchive")
@scenario("subjectsRestore")
async def _(world: World) -> None:
    ids = [id_of(world.card), id_of(await world.new("Com ele"))]
    await world.do("ana", "subjectsArchive", ids=ids)
    await world.check()
    await world.do("ana", "subjectsRestore", ids=ids)


@scenario("subjectsArchive")
async def _(world: World) -> None:
    """The best that can be had, and a trial that keeps nothing."""
    card = await world.new("Ensaio")
    await world.do("ana", "subjectsArchive", ids=[id_of(card)], dryRun=True)
    await world.check()
    ids = [id_of(card), to_id("Subject", 999_999)]
    await world.do("ana", "subjectsArchive", ids=ids, mode="BEST_EFFORT")


@scenario("subjectsMark")
async def _(world: World) -> None:
    card, marker = id_of(world.card), id_of(world.urgent)
    await world.do("ana", "subjectsMark", ids=[card], add=[marker])
    await world.check()
    await world.do("ana", "subjectsMark", ids=[card], remove=[marker])


@scenario("subjectsMove")
async def _(world: World) -> None:
    """Together on top of another column, out of the funnel's end, and a prospect among them."""
    ids = [id_of(await world.new("Ele")), id_of(await world.new("Com ele")), id_of(await world.prospect("Pedido"))]
    _, second, *_, closed = world.stages
    await world.do("ana", "subjectsMove", ids=ids, stageId=id_of(second))
    await world.check()
    await world.do("ana", "subjectsMove", ids=ids[:2], stageId=id_of(closed))
    await world.check()
    await world.do("ana", "subjectsMove", ids=ids[1:], stageId=id_of(second), dryRun=True)


@scenario("subjectsAssign")
@scenario("subjectsTransfer")
async def _(world: World) -> None:
    ids = [id_of(await world.new("Ele")), id_of(await world.new("Com ele"))]
    await world.do("rita", "subjectsAssign", ids=ids, ownerId=id_of(world.cast.carla))
    await world.check()
    await world.do("rita", "subjectsAssign", ids=ids, ownerId=None)
    await world.check()
    await world.do("rita", "subjectsTransfer", ids=ids, channelId=id_of(world.cast.europa))


@scenario("subjectsDelete")
async def _(world: World) -> None:
    card = await world.new("Por engano")
    await models.Note.add("Apagar", subject=card, by=world.cast.ana, now=now())
    await card.mark(add=[world.urgent], remove=[], by=world.cast.ana, now=now())
    await (await world.prospect("Pedido")).merge_into(card, by=world.cast.ana, now=now())
    await world.check()
    await world.do("rita", "subjectsDelete", ids=[id_of(card)], confirm=1)


scenario("subjectsMerge")(merging.subjects)
scenario("customersMerge")(merging.customers)
scenario("mergeUndo")(merging.subjects)
scenario("fileAttach")(merging.files)
scenario("fileRemove")(merging.files)


# Notes


@scenario("noteAdd")
@scenario("noteEdit")
@scenario("noteDelete")
async def _(world: World) -> None:
    for about in ({"subjectId": id_of(world.card)}, {"customerId": id_of(world.sol)}):
        made = await world.do("ana", "noteAdd", "note { id }", text="Liga na sexta", **about)
        await world.do("ana", "noteEdit", id=made["note"]["id"], text="Liga na segunda")
        await world.check()
        await world.do("ana", "noteDelete", id=made["note"]["id"])


# Files


@scenario("fileUpload")
async def _(world: World) -> None:
    await world.do("ana", "fileUpload", name="proposta.pdf")


# Activities


@scenario("activitySchedule")
@scenario("activityUpdate")
@scenario("activityReschedule")
@scenario("activitySnooze")
@scenario("activityCancel")
async def _(world: World) -> None:
    draft = {"summary": "Ligar", "dueOn": now().date().isoformat(), "assigneeId": id_of(world.cast.ana)}
    made = await world.do("ana", "activitySchedule", "activity { id }", subjectId=id_of(world.card), **draft)
    id = made["activity"]["id"]
    await world.check()
    # Diego sees the subject from now on, and after it is Ana's again.
    await world.do("rita", "activityUpdate", id=id, assigneeId=id_of(world.cast.diego), note="Na Europa")
    await world.check()
    await world.do("diego", "activityReschedule", id=id, quick="NEXT_MONDAY")
    await world.do("diego", "activitySnooze", id=id, days=3)
    await world.do("rita", "activityUpdate", id=id, assigneeId=id_of(world.cast.ana))
    await world.check()
    await world.do("ana", "activityCancel", id=id, reason="Desistiu")


@scenario("suggestionAccept")
@scenario("suggestionDismiss")
async def _(world: World) -> None:
    system, card = await models.User.system(), await world.new("Caiaques")
    assert await models.Suggestion.renew(card.id, by=system, now=now()) > 0
    await world.check()
    first, second, *_ = await models.Suggestion.filter(subject_id=card.id).order_by("-score")
    await world.do("ana", "suggestionAccept", "activity { id }", id=id_of(first), dueOn=now().date().isoformat())
    await models.Suggestion.renew(card.id, by=system, now=now())
    await world.check()
    await world.do("ana", "suggestionDismiss", id=id_of(second), reason="Já falei com ele")
    await models.Suggestion.renew(card.id, by=system, now=now())
    await world.check()
    # What is proposed follows the owner; whoever does not see the card any more is told nothing of it.
    await world.do("rita", "subjectAssign", id=id_of(card), ownerId=id_of(world.cast.bruno))
    await models.Suggestion.renew(card.id, by=system, now=now())
    await world.do("rita", "subjectTransfer", id=id_of(card), channelId=id_of(world.cast.europa))
    await models.Suggestion.renew(card.id, by=system, now=now())


@scenario("activityLog")
@scenario("activityComplete")
async def _(world: World) -> None:
    card = await world.new("Botes")
    proposal = await models.ActivityType.get(name="Enviar proposta")
    draft = {"typeId": id_of(proposal), "dueOn": "2026-01-05"}
    made = await world.do("ana", "activitySchedule", "activity { id }", subjectId=id_of(card), **draft)
    await world.check()
    await world.do("ana", "activityComplete", "following { id }", id=made["activity"]["id"], feedback="Foi")
    await world.do("ana", "activityLog", subjectId=id_of(card), summary="Visita")
    await world.do("ana", "activityLog", customerId=id_of(world.sol), summary="Parabéns")


@scenario("activityTypeCreate")
@scenario("activityTypeUpdate")
@scenario("activityTypeArchive")
async def _(world: World) -> None:
    call = id_of(await models.ActivityType.get(name="Ligar"))
    made = await world.do("rita", "activityTypeCreate", "activityType { id }", name="Almoço", suggestsIds=[call])
    id = made["activityType"]["id"]
    await world.do("rita", "activityTypeUpdate", id=id, triggersId=call, due={"amount": 2, "unit": "WEEKS"})
    await world.check()
    await world.do("rita", "activityTypeArchive", id=id)
    await world.do("rita", "activityTypeArchive", id=id, restore=True)


@scenario("planCreate")
@scenario("planUpdate")
@scenario("planApply")
@scenario("planDelete")
async def _(world: World) -> None:
    call = id_of(await models.ActivityType.get(name="Ligar"))
    steps = [{"typeId": call, "amount": 2}, {"typeId": call, "amount": 1, "unit": "WEEKS", "before": True}]
    made = await world.do("rita", "planCreate", "plan { id }", name="Feira", steps=steps)
    id = made["plan"]["id"]
    ana = id_of(world.cast.ana)
    cards = [id_of(await world.new(title)) for title in ("Botes", "Caiaques")]
    await world.do("ana", "planApply", planId=id, subjectIds=cards, on="2026-12-01", responsibleId=ana)
    await world.check()
    await world.do("rita", "planUpdate", id=id, name="Salão", steps=steps[:1])
    await world.do("rita", "planDelete", id=id)


# Mailboxes


@scenario("mailboxConnect")
@scenario("mailboxSendingSet")
@scenario("mailboxUpdate")
@scenario("mailboxPollNow")
@scenario("mailboxDisconnect")
async def _(world: World) -> None:
    account = {"address": "caixa@funil.example", "host": "imap.example.com", "username": "caixa", "password": "secret"}
    made = await world.do("rita", "mailboxConnect", "mailbox { id }", **account)
    id = made["mailbox"]["id"]
    await world.check()
    await world.do("rita", "channelUpdate", id=id_of(world.cast.europa), mailboxId=id)
    await world.do("rita", "mailboxUpdate", id=id, pollEvery=30)
    await world.do("rita", "mailboxSendingSet", id=id, host="smtp.example.com", password="secret")
    await world.do("rita", "mailboxPollNow", id=id)
    await world.do("rita", "channelUpdate", id=id_of(world.cast.europa), mailboxId=None)
    await world.do("rita", "mailboxDisconnect", id=id)


@scenario("webhookCreate")
@scenario("webhookUpdate")
@scenario("webhookDelete")
async def _(world: World) -> None:
    wanted = {"url": "https://erp.example.org/funil", "kinds": ["SubjectMoved"]}
    made = await world.do("rita", "webhookCreate", "webhook { id }", **wanted)
    await world.do("rita", "webhookUpdate", id=made["webhook"]["id"], paused=True)
    await world.do("rita", "webhookDelete", id=made["webhook"]["id"])


@scenario("messageSend")
@scenario("messageDraftSave")
@scenario("messageDraftDiscard")
@scenario("messageResend")
@scenario("messageMarkSent")
async def _(world: World) -> None:
    about = {"subjectId": id_of(world.card), "text": "Segue a proposta."}
    for _ in range(2):
        draft = await world.do("ana", "messageDraftSave", "message { id }", **about)
        await world.do("ana", "messageDraftDiscard", id=draft["message"]["id"])
    sent = await world.do("ana", "messageSend", "message { id }", **about)
    message = (await models.Message.filter(author_id=world.cast.ana.id).order_by("-id"))[0]
    await world.check()
    by = await models.User.system()
    await message.bounced(
        models.BounceKind.FAILED, code="5.1.1", diagnostic="No such user", address=message.to[0], by=by, now=now()
    )
    await world.check()
    await world.do("ana", "messageResend", id=sent["message"]["id"])
    await models.Message.filter(id=message.id).update(state=models.MessageState.UNKNOWN)
    await world.do("ana", "messageMarkSent", id=sent["message"]["id"])
    await models.CustomerEmail.mark_deliverable(message.to[0], by=by, now=now())


@scenario("whatsappOpen")
@scenario("whatsappConfirm")
@scenario("channelWhatsappSet")
async def _(world: World) -> None:
    where, about = id_of(world.cast.brasil), {"subjectId": id_of(world.card), "to": "+5511987654321", "text": "Olá!"}
    opened = [(await world.do("ana", "whatsappOpen", "message { id }", **about))["message"]["id"] for _ in range(2)]
    await world.check()
    await world.do("ana", "whatsappConfirm", id=opened[0], text="Olá, Eva!")
    await world.do("ana", "whatsappConfirm", id=opened[1], sent=False)
    await world.check()
    await world.do("rita", "channelWhatsappSet", id=where, phoneNumberId="106540352242922", token="a-token")
    await world.do("ana", "whatsappOpen", "message { id }", **about)
    await world.do("rita", "channelWhatsappSet", id=where)


@scenario("savedViewSave")
@scenario("savedViewDelete")
async def _(world: World) -> None:
    """A private one is nobody else's news; a shared one everybody's, also when it is withdrawn."""
    chosen = {"markers": {"any": [id_of(world.urgent)]}, "text": "sol"}
    mine = (await world.do("ana", "savedViewSave", "view { id }", name="Meus", filter=chosen))["view"]["id"]
    await world.check()
    shared = (await world.do("rita", "savedViewSave", "view { id }", name="Todos", filter=chosen, shared=True))["view"]
    await world.check()
    await world.do("rita", "savedViewSave", id=shared["id"], name="Todos", filter={}, shared=False)
    await world.check()
    await world.do("rita", "savedViewSave", id=shared["id"], name="De novo", filter=chosen, shared=True)
    await world.check()
    await world.do("rita", "savedViewDelete", id=shared["id"])
    await world.do("ana", "savedViewDelete", id=mine)


@scenario("messageTemplateCreate")
@scenario("messageTemplateUpdate")
@scenario("messageTemplateDelete")
async def _(world: World) -> None:
    brasil, europa = (id_of(channel) for channel in (world.cast.brasil, world.cast.europa))
    shared = await world.do("rita", "messageTemplateCreate", "template { id }", name="Olá", text="Olá!")
    one = await world.do("rita", "messageTemplateCreate", "template { id }", name="Oi", text="Oi!", channelId=brasil)
    await world.check()
    for made in (shared, one):
        await world.do("rita", "messageTemplateUpdate", id=made["template"]["id"], channelId=europa)
    await world.check()
    for made in (shared, one):
        await world.do("rita", "messageTemplateDelete", id=made["template"]["id"])


# Mail that came in


async def arrived(world: World, text: str, channel: models.Channel | None) -> models.InboundMail:
    """A mail that waits for a person's decision, with what intake tells of it."""
    return await told(await waiting(await letter(text), channel))


async def told(mail: models.InboundMail) -> models.InboundMail:
    """What taking and filing it would have told of it."""
    async with models.transaction():
        system = await models.User.system()
        await (await mail.mailbox).record(MailTaken(first=mail.id, last=mail.id), by=system, now=now())
        await mail.record(MailFiled(state=mail.state), by=system, now=now())
    return mail


@scenario("intakeDiscard")
@scenario("intakeRelease")
@scenario("intakeTransfer")
async def _(world: World) -> None:
    first = await arrived(world, "Oferta", world.cast.brasil)
    await world.check(whole=True)
    await world.do("rita", "intakeTransfer", id=id_of(first), channelId=id_of(world.cast.europa))
    await world.check(whole=True)
    await world.do("diego", "intakeRelease", id=id_of(first))
    nowhere = await arrived(world, "Para ninguém", None)
    await world.do("rita", "intakeDiscard", id=id_of(nowhere))


@scenario("intakeBlockSender")
@scenario("intakeUnblockSender")
async def _(world: World) -> None:
    mails = [await arrived(world, text, world.cast.brasil) for text in ("Ganhe", "Ganhe mais")]
    blocked = await world.do("ana", "intakeBlockSender", "block { id }", id=id_of(mails[0]))
    await world.check(whole=True)
    await world.do("ana", "intakeUnblockSender", id=blocked["block"]["id"])


@scenario("threadJoin")
async def _(world: World) -> None:
    begun = await world.prospect("Re: Barcos")
    claim = await letter("Re: Barcos", begun)
    await told(await delivery(claim, begun))
    await models.PossibleThread.claim(begun.id, (world.card.id,), claim)
    await models.Note.add("Ligar", subject=begun, by=world.cast.ana, now=now())
    joined = await world.do("ana", "threadJoin", "subject { id }", id=id_of(begun), intoId=id_of(world.card))
    assert joined["subject"]["id"] == id_of(world.card)
    await world.check(whole=True)
    parted = await world.do("ana", "threadUndo", "subject { id }", subjectId=id_of(world.card), messageId=id_of(claim))
    assert parted["subject"]["id"] == id_of(begun)


@scenario("threadUndo")
async def _(world: World) -> None:
    card = await world.new("Remos novos")
    answer = await letter("Re: Remos novos", card)
    await told(await threaded(answer, card))
    await world.do("ana", "threadUndo", subjectId=id_of(card), messageId=id_of(answer))


@scenario("participantAdd")
@scenario("participantRemove")
async def _(world: World) -> None:
    card = id_of(world.card)
    await world.do("ana", "participantAdd", subjectId=card, address="dora@sol.example")
    await world.check()
    await world.do("ana", "participantRemove", subjectId=card, address="dora@sol.example")


@scenario("customerDoNotEmail")
async def _(world: World) -> None:
    for wanted in (True, False):
        await world.do("ana", "customerDoNotEmail", id=id_of(world.sol), address="eva@sol.example", doNotEmail=wanted)


__all__ = ["NOT_FOLLOWED", "RESYNCING", "SCENARIOS", "Scenario"]
