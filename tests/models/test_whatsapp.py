"""Ana writes to Eva by WhatsApp: by a link, which she confirms, or by the channel's account at the Cloud API."""

import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest

import models
from errors import Forbidden, Invalid, LimitReached, NotFound, Refused, Required, WrongState
from mail.whatsapp import Template
from models import MessageState, posting, whatsapp, writing
from models.posting import Way
from models.steps import LEASE, WAITS
from models.whatsapp import Chat
from models.writing import Words
from tests import cloud as at
from tests import make
from tests.cloud import Answer, Cloud, cloud
from tests.make import NOON, Cast
from tests.models.post_office import INSTANCE, KEYRING, LOOPBACK, office

EVA = "+5511987654321"


@dataclass
class Desk:
    """Brasil has an account at the stand-in; one try after the other."""

    cast: Cast
    cloud: Cloud
    subject: models.Subject
    way: Way

    async def write(self, **chat: Any) -> models.Message:
        return await whatsapp.open_chat(self.subject, Chat(**{"text": "Olá!", **chat}), by=self.cast.ana, now=NOON)

    async def sent(self, *answers: Answer, **chat: Any) -> models.Message:
        message = await self.write(**chat)
        self.cloud.answers = list(answers)
        return await self.post(message)

    async def post(self, message: models.Message) -> models.Message:
        await posting.post(message.id, self.way)
        return await models.Message.get(id=message.id)


@contextlib.asynccontextmanager
async def desk(cast: Cast) -> AsyncIterator[Desk]:
    with cloud() as held:
        await cast.brasil.set_whatsapp(by=cast.rita, now=NOON, keyring=KEYRING, phone_id=at.PHONE_ID, token=at.TOKEN)
        way = Way(
            keyring=KEYRING, instance_key=INSTANCE, now=lambda: NOON, allow_private=LOOPBACK, whatsapp_url=held.url
        )
        yield Desk(cast, held, await matter(cast), way)


async def matter(cast: Cast, *phones: str) -> models.Subject:
    customer = await make.customer(cast, "Eva Lima", phones=list(phones or [EVA]))
    return await make.subject(cast, customer=customer)


async def test_a_link_is_logged_and_counts_as_contact_only_once_ana_says_that_she_sent_it(cast: Cast) -> None:
    subject = await matter(cast)
    later = NOON + timedelta(hours=2)
    message = await whatsapp.open_chat(subject, Chat(text="Olá, Eva!"), by=cast.ana, now=NOON + timedelta(hours=1))

    assert whatsapp.chat_link(message) == "https://wa.me/5511987654321?text=Ol%C3%A1%2C%20Eva%21"
    assert (message.state, message.medium, message.to) == (MessageState.OPENED, "WHATSAPP", [EVA])
    assert (await models.Subject.get(id=subject.id)).last_interaction_kind == "CREATED"

    await whatsapp.confirm(message, by=cast.ana, now=later, text="Olá, Eva! Tudo bem?")
    message = await models.Message.get(id=message.id)
    assert (message.state, message.sent_at, message.text) == (MessageState.SENT, later, "Olá, Eva! Tudo bem?")
    assert whatsapp.chat_link(message) is None
    subject = await models.Subject.get(id=subject.id)
    assert (subject.last_interaction_kind, subject.last_interaction_at) == ("WHATSAPP", later)
    told = [(fact.kind, fact.subject_id) for fact in await make.events() if fact.kind.startswith("Whatsapp")]
    assert told == [("WhatsappOpened", subject.id), ("WhatsappConfirmed", subject.id)]
    with pytest.raises(WrongState):
        await whatsapp.confirm(message, by=cast.ana, now=later)


async def test_what_was_not_sent_is_no_contact_and_is_never_sent_by_funil(cast: Cast) -> None:
    subject = await matter(cast)
    message = await whatsapp.open_chat(subject, Chat(), by=cast.ana, now=NOON)
    with pytest.raises(Forbidden):
        await whatsapp.confirm(message, by=cast.bruno, now=NOON)
    await whatsapp.confirm(message, by=cast.marcos, now=NOON, sent=False)

    message = await models.Message.get(id=message.id)
    assert (message.state, message.last_error, message.sent_at) == (MessageState.FAILED, "WHATSAPP_NOT_SENT", None)
    assert (await models.Subject.get(id=subject.id)).last_interaction_kind == "CREATED"
    with pytest.raises(WrongState, match="open WhatsApp again"):
        await writing.resend(message, by=cast.ana, now=NOON)


async def test_the_number_is_the_customer_s_or_a_contact_s_or_one_that_ana_writes(cast: Cast) -> None:
    subject = await matter(cast, "+55 21 3333-4444", EVA)
    firm = await make.customer(cast, "Firma", type=models.CustomerType.COMPANY)
    await make.customer(cast, "Zita", company=firm, phones=["+5511900000002"])
    await make.customer(cast, "Bia", company=firm, phones=["+5511900000001", "+5511900000000"])
    about_firm = await make.subject(cast, "Frota", customer=firm)

    async def number(about: models.Subject, **chat: Any) -> list[str]:
        return (await whatsapp.open_chat(about, Chat(**chat), by=cast.ana, now=NOON)).to

    assert await number(subject) == ["+552133334444"]
    assert await number(about_firm) == ["+5511900000001"]
    assert await number(subject, to="(11) 98765-4321", region="BR") == [EVA]


async def test_the_number_of_a_contact_whom_ana_does_not_see_is_none(cast: Cast) -> None:
    firm = await make.customer(cast, "Firma", type=models.CustomerType.COMPANY)
    there = {"by": cast.rita, "channel": cast.europa}
    await make.customer(cast, "Bia", company=firm, phones=["+5511900000001"], **there)
    about_firm = await make.subject(cast, "Frota", customer=firm)

    with pytest.raises(Required, match=NOBODY):
        await whatsapp.open_chat(about_firm, Chat(), by=cast.ana, now=NOON)


async def test_what_carla_opened_on_what_she_sees_no_more_is_not_hers_to_confirm(cast: Cast) -> None:
    card = await make.subject(cast, by=cast.carla, owner=cast.carla)
    message = await whatsapp.open_chat(card, Chat(to=EVA), by=cast.carla, now=NOON)
    await models.Subject.filter(id=card.id).update(owner_id=cast.ana.id)

    with pytest.raises(NotFound):
        await whatsapp.confirm(message, by=cast.carla, now=NOON)

    assert (await models.Message.get(id=message.id)).state is MessageState.OPENED


NOBODY = "Say to which number"


@pytest.mark.parametrize(
    ("chat", "error", "match"),
    [
        ({"to": "eva"}, Invalid, "no phone number"),
        ({"to": "987654321"}, Invalid, "no phone number"),
        ({"to": None}, Required, NOBODY),
        ({"to": EVA, "text": "x" * 4_097}, Invalid, "at most"),
        ({"to": EVA, "template": Template(name="a", language="en")}, WrongState, "Only a channel"),
    ],
)
async def test_what_cannot_be_opened_is_refused_in_words(
    cast: Cast, chat: dict[str, Any], error: type[Refused], match: str
) -> None:
    subject = await make.subject(cast)
    with pytest.raises(error) as refused:
        await whatsapp.open_chat(subject, Chat(**chat), by=cast.ana, now=NOON)
    assert match in str(refused.value) and not await models.Message.all().exists()


async def test_who_may_not_write_does_not(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    subject = await matter(cast)
    for person, error in ((cast.vera, Forbidden), (cast.diego, NotFound)):
        with pytest.raises(error):
            await whatsapp.open_chat(subject, Chat(), by=person, now=NOON)
    monkeypatch.setattr(writing, "PER_HOUR", 1)
    await whatsapp.open_chat(subject, Chat(), by=cast.ana, now=NOON)
    with pytest.raises(LimitReached):
        await whatsapp.open_chat(subject, Chat(), by=cast.ana, now=NOON)


async def test_a_mail_answers_no_whatsapp(cast: Cast) -> None:
    async with office(cast) as held:
        said = await whatsapp.open_chat(held.subject, Chat(to=EVA), by=cast.ana, now=NOON)
        with pytest.raises(Invalid, match="Only a mail"):
            await writing.send(
                held.subject, Words(text="Re", answers=said), by=cast.ana, now=NOON, instance_key=INSTANCE
            )


async def test_a_channel_with_an_account_sends_by_itself_and_its_token_is_sealed(cast: Cast) -> None:
    async with desk(cast) as held:
        message = await held.sent()
        by_link = await held.write(by_link=True)

    assert (message.state, message.sent_at, message.outstanding) == (MessageState.SENT, NOON, [])
    assert await models.OtherId.filter(message_id=message.id, other_id=at.WAMID).exists()
    assert [(body["to"], body["text"]["body"]) for body in held.cloud.bodies] == [(EVA, "Olá!")]
    assert (await models.Subject.get(id=held.subject.id)).last_interaction_kind == "WHATSAPP"
    assert by_link.state is MessageState.OPENED
    channel = await models.Channel.get(id=cast.brasil.id)
    assert at.TOKEN not in str(channel.whatsapp_sealed_token) and at.TOKEN not in str(await make.events())


async def test_a_template_goes_out_when_the_customer_has_been_silent(cast: Cast) -> None:
    template = Template(name="proposta_pronta", language="pt_BR", parameters=("Eva",))
    async with desk(cast) as held:
        closed = await held.sent(at.WINDOW_CLOSED)
        message = await held.sent(text="", template=template)
        said = await held.sent(text="Olá Eva, a proposta está pronta.", template=template)
        for wrong in (
            Template(name="Proposta", language="pt_BR"),
            Template(name="p", language="pt-br"),
            Template(name="p", language="pt_BR", parameters=("",)),
            Template(name="p", language="pt_BR", parameters=("x",) * 21),
        ):
            with pytest.raises(Refused):
                await held.write(template=wrong)
        with pytest.raises(Required):
            await held.write(text="")

    assert (closed.state, closed.last_error) == (MessageState.FAILED, "WHATSAPP_WINDOW_CLOSED")
    assert (message.state, message.text) == (MessageState.SENT, "[proposta_pronta] Eva")
    assert said.text == "Olá Eva, a proposta está pronta."
    assert held.cloud.bodies[1]["template"]["name"] == "proposta_pronta"


async def test_an_answer_that_never_came_leaves_its_fate_unknown_and_nothing_is_sent_twice(cast: Cast) -> None:
    async with desk(cast) as held:
        message = await held.sent(at.HANG_UP)
        assert (message.state, message.next_attempt_at) == (MessageState.UNKNOWN, None)
        assert not await posting.due(NOON + timedelta(days=9)).exists()
        await held.post(message)
        assert len(held.cloud.asked) == 1
        await writing.resend(message, by=cast.ana, now=NOON)
        message = await held.post(message)

    assert message.state is MessageState.SENT and len(held.cloud.asked) == 2


async def test_what_is_refused_for_now_waits_and_whoever_died_before_handing_over_sends_it_later(cast: Cast) -> None:
    async with desk(cast) as held:
        for answer in (at.THROTTLED, at.EXPIRED):
            message = await held.sent(answer)
            assert (message.state, message.next_attempt_at) == (MessageState.QUEUED, NOON + WAITS[0])
        asked = len(held.cloud.asked)
        for handed_over, state in ((None, MessageState.QUEUED), (NOON, MessageState.UNKNOWN)):
            died = await held.write()
            left = {"state": MessageState.SENDING, "next_attempt_at": NOON - LEASE, "handed_over_at": handed_over}
            await models.Message.filter(id=died.id).update(**left)
            assert (await held.post(died)).state is state
        assert len(held.cloud.asked) == asked


async def test_a_channel_that_lost_its_account_and_a_server_within_this_network_are_said(cast: Cast) -> None:
    async with desk(cast) as held:
        held.way = Way(keyring=KEYRING, instance_key=INSTANCE, now=lambda: NOON, whatsapp_url=held.cloud.url)
        inside = await held.sent()
        gone = await held.write()
        await cast.brasil.set_whatsapp(by=cast.rita, now=NOON, keyring=KEYRING, phone_id=None)
        gone = await held.post(gone)

    assert (inside.state, inside.last_error) == (MessageState.QUEUED, "PRIVATE_HOST")
    assert (gone.state, gone.last_error) == (MessageState.QUEUED, "WHATSAPP_NO_ACCOUNT")
    assert held.cloud.asked == []


async def test_another_number_asks_for_a_token_and_only_managers_enter_one(cast: Cast) -> None:
    given: dict[str, Any] = {"now": NOON, "keyring": KEYRING}
    with pytest.raises(Forbidden):
        await cast.brasil.set_whatsapp(by=cast.bruno, phone_id=at.PHONE_ID, token=at.TOKEN, **given)
    with pytest.raises(Required):
        await cast.brasil.set_whatsapp(by=cast.marcos, phone_id=at.PHONE_ID, **given)
    for phone_id, token in (("+5511", at.TOKEN), (at.PHONE_ID, "two words")):
        with pytest.raises(Invalid):
            await cast.brasil.set_whatsapp(by=cast.marcos, phone_id=phone_id, token=token, **given)
    await cast.brasil.set_whatsapp(by=cast.marcos, phone_id=at.PHONE_ID, token=at.TOKEN, **given)
    await cast.brasil.set_whatsapp(by=cast.marcos, phone_id=at.PHONE_ID, **given)
    with pytest.raises(Required):
        await cast.brasil.set_whatsapp(by=cast.marcos, phone_id="106540352242923", **given)
    assert cast.brasil.chat_account(KEYRING, "https://x.example").token == at.TOKEN
