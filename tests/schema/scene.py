"""One of everything in Brasil, for every mutation to be done to; and Europa, whose every word is a canary."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import models
from models import MessageState, importing, whatsapp, writing
from models.importing.sheet import Format
from models.keyring import Keyring
from models.whatsapp import Chat
from models.writing import Words
from permissions import Role, Scope
from schema.ids import to_id
from tests.make import NOON, Cast, customer, stage, stages, subject
from tests.models.post import delivery, letter, threaded, waiting
from tests.schema.papers import documents, papers
from tests.web import Web

NOW, CSV = datetime.now(UTC), Format("utf-8-sig", ";")
CANARY = "kanarie"
"""Stands in every text of Europa; Brasil's people must never read it."""


@dataclass
class Scene:
    cast: Cast
    rows: dict[str, Any]
    foreign: dict[str, Any]
    """By noun: the row of Europa that Brasil's people may not know of."""

    def id(self, name: str) -> str:
        return relay(self.rows.get(name) or getattr(self.cast, name))


def relay(row: Any) -> str:
    return to_id(row.noun, row.id)


async def scene(cast: Cast, web: Web) -> Scene:
    first, second, third, fourth, closed = await stages()
    ana, rita = cast.ana, cast.rita
    padaria = await customer(cast, "Padaria Sol", emails=["eva@sol.example"])
    price, *_ = await models.LostReason.all().order_by("id")
    quente = await models.Marker.create_new(by=rita, now=NOON, name="quente")
    barcos = await subject(cast, "Barcos", customer=padaria, stage=first)
    velas = await subject(cast, "Velas", stage=second)
    lost, archived = await subject(cast, "Remos"), await subject(cast, "Cordas")
    await lost.lose(reason=price, by=ana, now=NOON)
    await archived.archive(by=ana, now=NOON)
    rita_box = await mailbox("suporte@funil.example", cast, web)
    spare = await models.Channel.create_new(by=rita, now=NOON, name="Feiras")
    await spare.archive(by=rita, now=NOON)
    session, _ = await models.Session.begin(ana, now=datetime.now(UTC), terms=models.Terms())
    key, _ = await models.ApiKey.issue(
        by=ana, now=NOON, name="Planilha", scopes=frozenset(Scope), expires_at=NOON + timedelta(days=30)
    )
    invited, _ = await models.Invitation.send(
        by=rita, now=NOON, name="Iris", email="iris@funil.example", role=Role.AGENT, zone="UTC", locale="en"
    )
    eva = await subject(cast, "Mensagem de Eva", kind=models.SubjectKind.PROSPECT)
    claim = await letter("Re: Barcos", eva)
    await delivery(claim, eva)
    await models.PossibleThread.claim(eva.id, (barcos.id,), claim)
    answer = await letter("Re: Velas", velas)
    await threaded(answer, velas)
    await able_to_send(cast, web)
    rows = {
        **await written(barcos, cast),
        "waiting": await waiting(await letter("Oferta"), cast.brasil),
        "block": await models.SenderBlock.learn("mallory@sol.example", channel_id=cast.brasil.id, by=ana, now=NOON),
        "answer": answer,
        "invited": invited,
        "first": first,
        "second": second,
        "third": third,
        "fourth": fourth,
        "closed": closed,
        "empty": await stage("Vazio", models.StageKind.OPEN, by=rita),
        "padaria": padaria,
        "nobody": await customer(cast, "Ninguém"),
        "price": price,
        "unused": await models.LostReason.create_new(by=rita, now=NOON, name="Outro motivo"),
        "quente": quente,
        "barcos": barcos,
        "velas": velas,
        "lost": lost,
        "archived": archived,
        "eva": eva,
        "note": await models.Note.add("Ligar", subject=barcos, by=ana, now=NOON),
        "session": session,
        "key": key,
        "box": rita_box,
        "spare": spare,
        **await activities(cast, barcos),
        **await papers(barcos, by=ana),
        "document": (await documents(padaria, by=rita, source="erp", words="Nota"))[0],
        "job": await history(rita_box, cast),
        "merge": await merged(cast),
        "upload": await uploaded(cast),
        "table": await uploaded(cast, cast.bruno),
        "import": await imported(cast),
        "attached": await uploaded(cast, subject_id=barcos.id),
        "hook": await webhook(cast, web),
    }
    return Scene(cast, rows, await europa(cast, web))


async def activities(cast: Cast, card: models.Subject) -> dict[str, Any]:
    """A call that is planned, one that is done, types and a plan."""
    ana, keys = cast.ana, {"call": "Ligar", "meeting": "Reunião", "follow_up": "Acompanhar proposta"}
    types = {key: await models.ActivityType.get(name=name) for key, name in keys.items()}
    planned, done = [
        await models.Activity.schedule(by=ana, now=NOON, subject=card, type=types["call"], summary=f"Ligar {number}")
        for number in (1, 2)
    ]
    await done.complete(by=ana, now=NOON)
    step = models.ActivityPlanStep(type_id=types["call"].id, amount=2)
    plan = await models.ActivityPlan.create_new(by=cast.rita, now=NOON, name="Feira", steps=[step])
    await models.Suggestion.renew(card.id, by=await models.User.system(), now=NOON)
    suggested = await models.Suggestion.filter(subject_id=card.id).order_by("-score").first()
    return {**types, "planned": planned, "done": done, "plan": plan, "suggested": suggested}


async def imported(cast: Cast) -> models.Job:
    """An import of Bruno's that made a customer, who is gone by now."""
    file = await uploaded(cast, cast.bruno)
    wish = importing.Wish(mapping=(importing.Field.NAME, None), channel_id=cast.brasil.id, format=CSV)
    job = await importing.start(file, wish, by=cast.bruno, now=NOON)
    rows: dict[str, Any] = {"new_customer": True, "at": NOW}
    await models.ImportRow.create(job_id=job.id, line=2, outcome=importing.Imported.CREATED, **rows)
    await models.Job.filter(id=job.id).update(state=models.JobState.DONE)
    return await models.Job.get(id=job.id)


async def uploaded(cast: Cast, by: models.User | None = None, **to: int) -> models.File:
    """A file of somebody's (Ana's) that nothing has yet, or what has it."""
    [sha256] = await models.Blob.keep([b"nome;email"], now=NOON)
    given: Any = {**to, "name": "lista.csv", "media_type": "text/csv", "size": 10, "blob_id": sha256}
    return await models.File.create(**given, uploaded_by_id=(by or cast.ana).id, created_at=NOW, updated_at=NOW)


async def merged(cast: Cast) -> models.Merge:
    """Two cards that Bruno took for one."""
    boat, again = await subject(cast, "Canoa"), await subject(cast, "Canoa outra vez")
    await boat.merge([again], by=cast.bruno, now=NOON)
    return await models.Merge.get(lost_id=again.id)


async def mailbox(address: str, cast: Cast, web: Web) -> models.Mailbox:
    return await models.Mailbox.connect(
        by=cast.rita,
        now=NOON,
        keyring=Keyring(web.settings.secret_keys),
        address=address,
        host="imap.funil.example",
        username=address,
        password="a password",
    )


async def webhook(cast: Cast, web: Web) -> models.Webhook:
    keyring, url = Keyring(web.settings.secret_keys), "https://erp.example.org/funil"
    made, _ = await models.Webhook.create_new(by=cast.rita, now=NOON, keyring=keyring, url=url, kinds=["SubjectMoved"])
    return made


async def able_to_send(cast: Cast, web: Web) -> None:
    """Brasil's mail leaves by a server."""
    box = await mailbox("caixa@funil.example", cast, web)
    keyring = Keyring(web.settings.secret_keys)
    await box.set_sending(by=cast.rita, now=NOON, keyring=keyring, host="smtp.funil.example", password="a password")
    await cast.brasil.update(by=cast.rita, now=NOON, mailbox=box)


async def written(subject: models.Subject, cast: Cast) -> dict[str, Any]:
    """Messages of Ana's, as far as they came, and a template."""
    draft = await writing.save_draft(subject, Words(to=["eva@sol.example"], text="Ainda"), by=cast.ana, now=NOON)
    rows: dict[str, Any] = {"draft": draft}
    states = {"failed": MessageState.FAILED, "unsure": MessageState.UNKNOWN, "unsure_sent": MessageState.SENT}
    for name, state in states.items():
        words = Words(to=["eva@sol.example"], text=name)
        message = await writing.send(subject, words, by=cast.ana, now=NOON, instance_key=b"k" * 32)
        await models.Message.filter(id=message.id).update(state=state)
        rows[name] = await models.Message.get(id=message.id)
    rows["opened"] = await whatsapp.open_chat(subject, Chat(to="+5511987654321"), by=cast.ana, now=NOON)
    rows["view"] = await models.SavedView.create_new(by=cast.ana, now=NOON, name="Meus", terms={"text": "barcos"})
    rows["template"] = await models.MessageTemplate.create_new(
        by=cast.rita, now=NOON, name="Olá", text="Olá, {{ customer.first_name }}!"
    )
    return rows


async def history(box: models.Mailbox, cast: Cast) -> models.Job:
    return await models.Job.queue(models.JobKind.MAIL_HISTORY, by=cast.rita, now=NOON, terms={}, mailbox=None)


async def europa(cast: Cast, web: Web) -> dict[str, Any]:
    """What only Diego and the managers see."""
    diego, rita = cast.diego, cast.rita
    box = await mailbox(f"{CANARY}@funil.example", cast, web)
    await cast.europa.update(by=rita, now=NOON, name=CANARY, aliases=[f"{CANARY}@funil.example"], mailbox=box)
    known = await models.Customer.create_new(
        by=diego, now=NOON, name=f"{CANARY} AB", emails=[f"eva@{CANARY}.example"], channel=cast.europa
    )
    matter = await subject(
        cast, f"{CANARY} segling", by=diego, owner=diego, channel=cast.europa, customer=known, source=CANARY
    )
    prospect = await subject(cast, CANARY, by=diego, channel=cast.europa, owner=diego, kind=models.SubjectKind.PROSPECT)
    note = await models.Note.add(f"{CANARY} ringa", subject=matter, by=diego, now=NOON)
    message = await letter(f"{CANARY} hej", matter, sender=f"eva@{CANARY}.example")
    inbound = await delivery(message, matter, to=f"{CANARY}@funil.example")
    block = await models.SenderBlock.learn(f"m@{CANARY}.example", channel_id=cast.europa.id, by=diego, now=NOON)
    session, _ = await models.Session.begin(diego, now=datetime.now(UTC), terms=models.Terms(), agent=CANARY)
    key, _ = await models.ApiKey.issue(
        by=diego, now=NOON, name=CANARY, scopes=frozenset(Scope), expires_at=NOON + timedelta(days=30)
    )
    template = await models.MessageTemplate.create_new(
        by=rita, now=NOON, name=CANARY, text=CANARY, subject_line=CANARY, channel=cast.europa
    )
    call = await models.Activity.schedule(by=diego, now=NOON, subject=matter, summary=f"{CANARY} ringa", note=CANARY)
    view = await models.SavedView.create_new(by=diego, now=NOON, name=CANARY, terms={"text": CANARY})
    made = await papers(matter, by=diego, words=CANARY)
    document = (await documents(known, by=rita, source=CANARY, words=CANARY))[0]
    rows = (cast.europa, view, known, matter, call, note, message, inbound, block, session, key, box, template)
    papers_and_documents = (made["offered"], made["ordered"], document)
    return {"Prospect": prospect, **{row.noun: row for row in (*rows, *papers_and_documents)}}
