"""Three channels at work, one of them private, a canary in every text, and everybody who might look on."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
from graphql import ExecutionResult
from tortoise.expressions import F
from tortoise.transactions import in_transaction

import models
from models.ledger import catch_up
from permissions import Access, Role, Scope
from schema import schema
from schema.context import Context
from schema.node import NOUNS
from tests.make import NOON, customer, person, stages, subject, the_cast
from tests.models.post import delivery, letter, waiting
from tests.rights.marks import mark
from tests.rights.sight import Eyes, Facts
from tests.schema.papers import documents, papers
from tests.schema.scene import Scene, mailbox, scene
from tests.web import Web

MISSING = 987_654
EVERYTHING = frozenset(Scope)
TOMORROW = timedelta(days=1)


@dataclass
class Actor:
    """Somebody who asks: in person, or through a key with some scopes."""

    name: str
    user: models.User
    scopes: frozenset[Scope] = EVERYTHING
    key: bool = False

    @property
    def writes(self) -> bool:
        return Scope.WRITE in self.scopes


@dataclass
class World:
    web: Web
    scene: Scene
    sigilo: models.Channel
    actors: dict[str, Actor]
    facts: Facts
    eyes: dict[str, Eyes] = field(default_factory=dict)

    asked: int = 0
    """Operations so far: the cases of these tests."""

    async def context(self, actor: Actor) -> Context:
        """A request of theirs, as the transport would make it."""
        web = self.web
        user = await models.User.acting(actor.user.id)
        assert user is not None
        now = datetime.now(UTC)
        if actor.key:
            user = user.limited_to(actor.scopes, until=now + 200 * TOMORROW)
        return Context(
            settings=web.settings,
            epoch=web.workspace.epoch,
            tail=web.tail,
            keyring=models.Keyring(web.settings.secret_keys),
            viewer=user,
            now=now,
        )

    async def ask(self, actor: Actor, document: str, variables: dict[str, Any] | None = None) -> ExecutionResult:
        """What the schema answers them, without the way over the wire."""
        context = await self.context(actor)
        self.asked += 1
        answer: Any = await schema.execute(document, variable_values=variables, context_value=context)
        answer.data = msgspec.to_builtins(answer.data)
        return answer  # type: ignore[no-any-return]

    def rows_of(self, noun: str) -> list[int]:
        return list(self.facts.rows[TABLE_OF[noun]])

    def kinds_of(self, noun: str) -> list[int]:
        """One row of each kind: those that the same people see and that belong alike are tried once."""
        kinds: dict[Any, int] = {}
        for id in self.rows_of(noun):
            row = self.facts.rows[TABLE_OF[noun]][id]
            belongs = [row.get(name) for name in ("channel_id", "owner_id", "user_id", "author_id", "kind", "role")]
            seen = [self.sees(who, noun, id) for who in self.actors]
            kinds.setdefault((*belongs, *seen), id)
        return list(kinds.values())

    def sees(self, who: str, noun: str, id: int) -> bool:
        return self.eyes[who].sees(TABLE_OF[noun], id)


TABLE_OF = {noun: model._meta.db_table for noun, model in NOUNS.items()}
"""Noun → the table in which its rows stand."""


@asynccontextmanager
async def undone() -> AsyncIterator[None]:
    """Whatever is done within is taken back."""

    class Enough(Exception): ...

    try:
        async with in_transaction():
            yield
            raise Enough
    except Enough:
        return


async def made(web: Web) -> World:
    """In the open database, in which there is the cast."""
    cast = await the_cast()
    staged = await scene(cast, web)
    rita = cast.rita
    sigilo = await models.Channel.create_new(by=rita, now=NOON, name="Sigilo", aliases=["sigilo@funil.example"])
    sofia = await _member("Sofia", Role.AGENT, sigilo, Access.CHANNEL, by=rita)
    vito = await _member("Vito", Role.VIEWER, cast.brasil, Access.OWN, by=rita)
    robo = await _member("Robo", Role.INTEGRATION, cast.brasil, Access.CHANNEL, by=rita)
    await _live_in_brasil(staged)
    await _live_in_sigilo(staged, web, sigilo, sofia)
    people = {name: getattr(cast, name) for name in ("rita", "marcos", "bruno", "ana", "carla", "vera", "diego")}
    people |= {"sofia": sofia, "vito": vito}
    actors = {name: Actor(name, user) for name, user in people.items()}
    actors["robo"] = Actor("robo", robo, key=True)
    actors["leitor"] = Actor("leitor", cast.ana, frozenset({Scope.READ}), key=True)
    await _trade(staged, sofia)
    await _plan(staged, sofia)
    await _suggest()
    await _write(await models.Subject.get(title="Doces"), cast.carla)
    await _write(staged.rows["barcos"], cast.ana)
    await _write(staged.foreign["Subject"], cast.diego)
    await _write(await models.Subject.get(title="Assunto"), sofia)
    await models.Subject.all().update(value_minor=F("id") * 10_007, value_currency="BRL")
    while await catch_up():
        pass
    await mark(await Facts.read())
    facts = await Facts.read()
    eyes = {name: facts.person(actor.user) for name, actor in actors.items()}
    return World(web, staged, sigilo, actors, facts, eyes)


async def _member(name: str, role: Role, channel: models.Channel, access: Access, *, by: models.User) -> models.User:
    user = await person(name, role)
    await channel.set_member(user, access=access, leader=False, by=by, now=NOON)
    acting = await models.User.acting(user.id)
    assert acting is not None
    return acting


async def _live_in_brasil(staged: Scene) -> None:
    """What Carla has for herself, what nobody has, and what leads out of Brasil."""
    cast = staged.cast
    first = (await stages())[0]
    europa, prospect = staged.foreign["Subject"], models.SubjectKind.PROSPECT
    doce = await customer(cast, "Doceria Lua", by=cast.carla, phones=["+55 11 98765-4321"], tax_id="11144477735")
    own = await subject(cast, "Doces", by=cast.carla, owner=cast.carla, customer=doce, stage=first, source="Feira")
    await models.Note.add("Ligar cedo", subject=own, by=cast.carla, now=NOON)
    note = await models.Note.add("Paga bem", customer=doce, by=cast.carla, now=NOON)
    await note.edit("Paga muito bem", by=cast.carla, now=NOON)
    await own.mark(add=[staged.rows["quente"]], remove=[], by=cast.carla, now=NOON)
    await subject(cast, "De ninguém", owner=None, stage=first)
    await subject(cast, "Mensagem", owner=None, kind=prospect)
    again = await letter("bom dia", own, europa)
    await delivery(again, own, europa, to="suporte@funil.example")
    await models.Subject.filter(id=own.id).update(follow_up_of_id=europa.id)
    # Ana has worked in Europa, and follows a matter there still. A customer of Europa's has one in Brasil, too.
    await cast.europa.set_member(cast.ana, access=Access.OWN, leader=False, by=cast.rita, now=NOON)
    await subject(cast, "Emprestado", by=cast.rita, channel=cast.europa, owner=cast.ana, stage=first)
    await cast.europa.remove_member(cast.ana, by=cast.rita, now=NOON)
    company = await customer(
        cast, "Segel Aktiebolag", by=cast.diego, type=models.CustomerType.COMPANY, channel=cast.europa
    )
    both = await customer(cast, "Meio a meio", by=cast.diego, channel=cast.europa, company=company)
    await subject(cast, "Aqui", by=cast.rita, owner=cast.ana, customer=both, stage=first)
    await subject(cast, "Lá", by=cast.diego, channel=cast.europa, owner=cast.diego, customer=both, stage=first)
    gone = await subject(cast, "Repetido", by=cast.diego, channel=cast.europa, owner=cast.diego, kind=prospect)
    await gone.merge_into(europa, by=cast.diego, now=NOON)
    spam = await subject(cast, "Pechincha", by=cast.diego, channel=cast.europa, owner=None, kind=prospect)
    await letter("pechincha", spam, sender="spam@canto.example")
    await spam.discard(by=cast.diego, now=NOON)


async def _trade(staged: Scene, sofia: models.User) -> None:
    """Papers where only some may look, and the capability for finance and services with some of them."""
    cast = staged.cast
    for title, by in (("Doces", cast.carla), ("Assunto", sofia)):
        card = await models.Subject.get(title=title)
        await papers(card, by=by)
        await documents(await models.Customer.get(id=card.customer_id), by=cast.rita, source="erp", words="Nota")
    # Vito only looks on: the capability gives a viewer nothing.
    await models.User.filter(name__in=["Bruno", "Sofia", "Robo", "Vito"]).update(finance=True)


async def _suggest() -> None:
    """What the software proposes on every subject; some of it is decided upon."""
    system = await models.User.system()
    for card in await models.Subject.all().order_by("id"):
        await models.Suggestion.renew(card.id, by=system, now=NOON)
    for number, suggestion in enumerate(await models.Suggestion.filter(state="OPEN").order_by("id")):
        if number % 5 == 1:
            await suggestion.dismiss(by=system, now=NOON, reason="Já foi feito")
    first = await models.Suggestion.filter(state="OPEN", subject__title="Velas").order_by("id").first()
    if first is not None:
        await first.accept(by=system, now=NOON)


async def _plan(staged: Scene, sofia: models.User) -> None:
    """What is to be done about customers themselves, and by somebody who sees the matter for that alone."""
    ana, carla = staged.cast.ana, staged.cast.carla
    await models.Activity.schedule(by=ana, now=NOON, customer=staged.rows["padaria"], summary="Visitar")
    await models.Activity.schedule(by=ana, now=NOON, subject=staged.rows["velas"], summary="Medir", assignee=carla)
    quem = await models.Customer.get(name="Quem")
    answer = await letter("Re: Barcos e Velas", staged.rows["barcos"])
    for thread in (staged.rows["velas"], staged.foreign["Subject"]):
        await models.PossibleThread.create(
            subject_id=staged.rows["barcos"].id, thread_id=thread.id, message_id=answer.id
        )
    await waiting(await letter("Oferta secreta"), await models.Channel.get(name="Sigilo"))
    await models.SenderBlock.learn("x@sigilo.example", channel_id=quem.channel_id, by=sofia, now=NOON)
    await models.Activity.schedule(by=sofia, now=NOON, customer=quem, summary="Telefonar")
    await models.Job.queue(models.JobKind.MAIL_HISTORY, by=sofia, now=NOON, terms={}, mailbox=None)
    for user in (ana, staged.cast.diego):
        await models.Job.queue(models.JobKind.MAIL_HISTORY, by=user, now=NOON, terms={}, mailbox=None)


async def _write(matter: models.Subject, author: models.User) -> None:
    """What somebody sent and what came back of it, what they have not sent yet, and a file for neither."""
    for number, state in enumerate((models.MessageState.SENT, models.MessageState.DRAFT)):
        message = await letter(f"de {author.name} {number}", matter, sender=author.email)
        await models.Message.filter(id=message.id).update(
            direction=models.Direction.OUT, state=state, author_id=author.id, channel_id=matter.channel_id
        )
        await models.MessageBounce.create(
            message_id=message.id, kind="FAILED", code="550", diagnostic="x", address="x", at=NOON
        )
        await _attach(message, uploaded_by_id=author.id)
    await _attach(None, uploaded_by_id=author.id)


async def _attach(message: models.Message | None, **given: Any) -> None:
    [sha256] = await models.Blob.keep([b"bytes"], now=NOON)
    message_id = message.id if message else None
    made = {"media_type": "text/plain", "size": 5, "created_at": NOON, "updated_at": NOON, **given}
    await models.File.create(name="preço.txt", blob_id=sha256, message_id=message_id, **made)


async def _live_in_sigilo(staged: Scene, web: Web, sigilo: models.Channel, sofia: models.User) -> None:
    """A private channel, which shares its mailbox with Brasil."""
    cast, box = staged.cast, staged.rows["box"]
    for channel in (cast.brasil, sigilo):
        await channel.update(by=cast.rita, now=NOON, mailbox=box)
    hidden = await mailbox("sigilo@funil.example", cast, web)
    await models.Mailbox.filter(id=hidden.id).update(default_channel_id=sigilo.id, authserv_id="mx.funil.example")
    quem = await customer(
        cast, "Quem", by=sofia, channel=sigilo, emails=["quem@sigilo.example"], phones=["+55 11 91234-5678"]
    )
    matter = await subject(cast, "Assunto", by=sofia, owner=sofia, channel=sigilo, customer=quem, source="Porta")
    await matter.mark(add=[staged.rows["quente"]], remove=[], by=sofia, now=NOON)
    twin = await subject(
        cast, "De novo", by=sofia, owner=sofia, channel=sigilo, customer=quem, kind=models.SubjectKind.PROSPECT
    )
    await twin.merge_into(matter, by=sofia, now=NOON)
    note = await models.Note.add("Segredo", subject=matter, by=sofia, now=NOON)
    await note.edit("Segredo maior", by=sofia, now=NOON)
    await models.Note.add("Discreto", customer=quem, by=sofia, now=NOON)
    await delivery(await letter("segredo", matter, sender="quem@sigilo.example"), matter, to=box.address)
    await models.Session.begin(sofia, now=datetime.now(UTC), terms=models.Terms(), agent="Navegador", ip="192.0.2.7")
    await models.ApiKey.issue(by=sofia, now=NOON, name="Robô", scopes=EVERYTHING, expires_at=NOON + 30 * TOMORROW)
    await models.SavedView.create_new(by=sofia, now=NOON, name="Calada", terms={"text": "segredo"})
    await models.SavedView.create_new(by=cast.rita, now=NOON, name="De todos", terms={"idle": True}, shared=True)
    await models.MessageTemplate.create_new(by=cast.rita, now=NOON, name="Bilhete", text="Olá", channel=sigilo)
    await models.Invitation.send(
        by=cast.rita,
        now=NOON,
        name="Nova",
        email="nova@funil.example",
        role=Role.AGENT,
        zone="America/Sao_Paulo",
        locale="en",
    )
