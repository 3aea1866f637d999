"""What is asked of the WhatsApp Cloud API, and what its documented answers mean; the examples: tests/cloud.py."""

import pytest

from mail import whatsapp
from mail.whatsapp import Account, OutcomeUnknown, RefusedForGood, Template, WhatsappError, WhatsappErrorCode, link
from tests import cloud as at
from tests.cloud import Answer, cloud


async def noted() -> None:
    """Nothing to write down here."""


async def test_a_text_and_a_template_are_asked_as_documented() -> None:
    with cloud() as held:
        account = Account(phone_id=at.PHONE_ID, token=at.TOKEN, url=held.url, addresses=("127.0.0.1",))
        first = await whatsapp.send(account, at.CUSTOMER, text="Olá, Eva!", handing_over=noted)
        template = Template(name="proposta_pronta", language="pt_BR", parameters=("Eva", "dois barcos"))
        await whatsapp.send(account, at.CUSTOMER, template=template, handing_over=noted)

    assert first == at.WAMID
    assert {(path, by) for path, by, _ in held.asked} == {
        (f"/v23.0/{at.PHONE_ID}/messages", f"Bearer {at.TOKEN}"),
    }
    to = {"messaging_product": "whatsapp", "recipient_type": "individual", "to": at.CUSTOMER}
    assert held.bodies == [
        {**to, "type": "text", "text": {"preview_url": False, "body": "Olá, Eva!"}},
        {
            **to,
            "type": "template",
            "template": {
                "name": "proposta_pronta",
                "language": {"code": "pt_BR"},
                "components": [
                    {
                        "type": "body",
                        "parameters": [{"type": "text", "text": "Eva"}, {"type": "text", "text": "dois barcos"}],
                    }
                ],
            },
        },
    ]


ANSWERS: list[tuple[Answer, type[WhatsappError], WhatsappErrorCode]] = [
    (at.THROTTLED, WhatsappError, WhatsappErrorCode.REFUSED_FOR_NOW),
    (at.DOWN, WhatsappError, WhatsappErrorCode.REFUSED_FOR_NOW),
    (at.EXPIRED, WhatsappError, WhatsappErrorCode.AUTH_FAILED),
    (at.WINDOW_CLOSED, RefusedForGood, WhatsappErrorCode.WINDOW_CLOSED),
    (at.UNDELIVERABLE, RefusedForGood, WhatsappErrorCode.NO_RECIPIENT),
    (at.INVALID, RefusedForGood, WhatsappErrorCode.REFUSED),
    (at.HANG_UP, OutcomeUnknown, WhatsappErrorCode.UNKNOWN),
    (at.GATEWAY, OutcomeUnknown, WhatsappErrorCode.UNKNOWN),
    ((200, {"messages": []}), OutcomeUnknown, WhatsappErrorCode.UNKNOWN),
    ((200, [1]), OutcomeUnknown, WhatsappErrorCode.UNKNOWN),
    ((302, {"messages": [{"id": "x"}]}), OutcomeUnknown, WhatsappErrorCode.UNKNOWN),
]


async def test_an_answer_of_the_api_says_that_nothing_was_sent_and_any_other_that_nobody_knows() -> None:
    with cloud() as held:
        account = Account(phone_id=at.PHONE_ID, token=at.TOKEN, url=held.url)
        for answer, kind, code in ANSWERS:
            held.answers = [answer]
            with pytest.raises(WhatsappError) as refused:
                await whatsapp.send(account, at.CUSTOMER, text="Olá", handing_over=noted)
            assert (type(refused.value), refused.value.code) == (kind, code), answer

    assert len(held.asked) == len(ANSWERS)


async def test_a_server_that_nobody_reached_was_sent_nothing_and_only_judged_addresses_are_dialled() -> None:
    with cloud() as held:
        nowhere = Account(phone_id=at.PHONE_ID, token=at.TOKEN, url=held.url, addresses=("127.0.0.9",))
    with pytest.raises(WhatsappError) as refused:
        await whatsapp.send(nowhere, at.CUSTOMER, text="Olá", handing_over=noted)
    assert type(refused.value) is WhatsappError and refused.value.code is WhatsappErrorCode.UNREACHABLE

    with cloud() as held:
        url = held.url.replace("127.0.0.1", "graph.example.invalid")
        pinned = Account(phone_id=at.PHONE_ID, token=at.TOKEN, url=url, addresses=("127.0.0.9", "127.0.0.1"))
        assert await whatsapp.send(pinned, at.CUSTOMER, text="Olá", handing_over=noted) == at.WAMID


@pytest.mark.parametrize(
    ("number", "text", "expected"),
    [
        ("+5511987654321", "", "https://wa.me/5511987654321"),
        ("+5511987654321", "Olá, Eva & cia?", "https://wa.me/5511987654321?text=Ol%C3%A1%2C%20Eva%20%26%20cia%3F"),
        ("+351912345678", "a\nb", "https://wa.me/351912345678?text=a%0Ab"),
    ],
)
def test_a_link_names_the_number_without_its_plus_and_carries_the_text(number: str, text: str, expected: str) -> None:
    assert link(number, text) == expected
