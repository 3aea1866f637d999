"""Rows 6, 10, 28, 29, 36: what a mail begins."""

import models
from models.mailbox import MailboxPhase
from tests.intake.conftest import Office, effect, effects
from tests.intake.letters import BRASIL, EUROPA, letter, without
from tests.make import NOON, Cast, events, subject


async def test_what_lies_in_a_mailbox_before_it_is_connected_stays_there(office: Office) -> None:
    assert (await office.health()).phase is MailboxPhase.READY
    assert await models.InboundMail.all().count() == 0


async def test_evas_first_mail_makes_a_prospect_and_a_customer(office: Office, cast: Cast) -> None:
    inbound = await office.one(letter(subject="Re: RES: Orçamento para dois barcos"))

    prospect = await models.Subject.get()
    eva = await models.Customer.get()
    message = await models.Message.get()
    assert inbound.state is models.IntakeState.FILED
    assert (prospect.title, prospect.kind) == ("Orçamento para dois barcos", models.SubjectKind.PROSPECT)
    assert (prospect.channel_id, prospect.owner_id, prospect.customer_id) == (cast.brasil.id, None, eva.id)
    assert prospect.source == "Brasil · brasil@funil.example"
    assert (eva.name, eva.lifecycle, eva.channel_id) == ("Eva Lima", models.Lifecycle.LEAD, cast.brasil.id)
    assert await models.Customer.with_address("EVA@cliente.example") == eva
    assert (message.from_address, message.text.strip()) == (
        "eva@cliente.example",
        "Bom dia! Quanto custam dois barcos?",
    )
    assert [row.address for row in await models.Participant.all()] == ["eva@cliente.example"]
    told = await effect(inbound)
    assert (told.outcome, told.reason, told.rule) == ("CREATED", "new", "36")
    assert (told.subject_id, told.message_id, told.channel_id) == (prospect.id, message.id, cast.brasil.id)
    assert [step["row"] for step in told.trail][-1] == 36


async def test_a_mail_is_one_unit_in_the_log(office: Office) -> None:
    inbound = await office.one(letter())
    filed = await models.Event.get(kind="MailFiled", noun_id=inbound.id)
    unit = await models.Event.filter(id__lte=filed.id, id__gt=filed.id - 4).order_by("id")
    assert [event.kind for event in unit] == ["CustomerCreated", "SubjectCreated", "MessageReceived", "MailFiled"]
    assert [event.final for event in unit] == [False, False, False, True]


async def test_a_channel_that_wants_opportunities_gets_them_in_its_first_stage(office: Office, cast: Cast) -> None:
    await cast.brasil.update(by=cast.rita, now=NOON, makes_prospects=False)
    await office.one(letter())
    opportunity = await models.Subject.get()
    first, *_ = await models.Stage.in_order()
    assert (opportunity.kind, opportunity.stage_id) == (models.SubjectKind.OPPORTUNITY, first.id)
    assert (await models.Customer.get()).lifecycle is models.Lifecycle.PROSPECT


async def test_a_second_matter_of_eva_is_her_second_subject(office: Office) -> None:
    await office.arrive(letter(), letter(subject="Motor de popa", sender="Eva <EVA@CLIENTE.example>"))
    assert await models.Subject.all().count() == 2
    eva = await models.Customer.get()
    assert {row.customer_id for row in await models.Subject.all()} == {eva.id}


async def test_a_mail_to_two_channels_makes_one_subject_in_each_and_one_customer(office: Office, cast: Cast) -> None:
    inbound = await office.one(letter(to=f"{BRASIL}, Equipe <{EUROPA}>"))

    brasil, europa = await models.Subject.all().order_by("channel_id")
    message = await models.Message.get()
    assert (brasil.channel_id, europa.channel_id) == (cast.brasil.id, cast.europa.id)
    assert brasil.customer_id == europa.customer_id == (await models.Customer.get()).id
    assert {place.subject_id for place in await message.places} == {brasil.id, europa.id}
    assert {(told.channel_id, told.outcome) for told in await effects(inbound)} == {
        (cast.brasil.id, "CREATED"),
        (cast.europa.id, "CREATED"),
    }


async def test_a_mail_to_an_address_that_no_channel_has_waits_for_a_person(office: Office) -> None:
    inbound = await office.one(letter(to="ninguem@funil.example"))
    assert inbound.state is models.IntakeState.QUARANTINED
    told = await effect(inbound)
    assert (told.reason, told.rule, told.channel_id) == ("unknown_alias", "29", None)
    assert await models.Subject.all().count() == await models.Customer.all().count() == 0


async def test_the_only_channel_of_a_mailbox_gets_what_names_no_alias(office: Office, cast: Cast) -> None:
    await cast.europa.update(by=cast.rita, now=NOON, mailbox=office.mailbox)
    await office.one(letter(to="undisclosed-recipients:;"))
    assert (await models.Subject.get()).channel_id == cast.europa.id


async def test_an_archived_channel_begins_nothing(office: Office, cast: Cast) -> None:
    await cast.brasil.archive(by=cast.rita, now=NOON)
    inbound = await office.one(letter())
    assert (await effect(inbound)).reason == "unknown_alias"


async def test_a_mail_without_a_message_id_goes_on_under_one_of_ours(office: Office) -> None:
    inbound = await office.one(without(letter(), "Message-ID"))
    assert inbound.state is models.IntakeState.FILED
    assert inbound.flags == ["message_id_missing"]
    assert (await models.Message.get()).message_id.endswith("@missing.invalid>")


async def test_another_mail_under_the_same_message_id_stands_beside_the_first(office: Office) -> None:
    await office.arrive(letter(id="<same@cliente.example>"))
    inbound = await office.one(letter(id="<same@cliente.example>", text="Outra coisa.\n"))
    assert inbound.flags == ["message_id_reused"]
    assert await models.Message.all().count() == 2


async def test_a_mail_without_a_sender_waits_for_a_person(office: Office) -> None:
    inbound = await office.one(without(letter(), "From"))
    assert (inbound.state, (await effect(inbound)).reason) == (models.IntakeState.QUARANTINED, "no_sender")


async def test_a_mail_without_a_subject_line_has_a_title_in_the_workspaces_language(office: Office) -> None:
    await office.one(letter(subject="Re:"))
    assert (await models.Subject.get()).title == "(sem assunto)"


async def test_a_customer_whom_ana_entered_is_found_by_any_address(office: Office, cast: Cast) -> None:
    held = await models.Customer.create_new(
        by=cast.ana, now=NOON, name="Eva", emails=["outra@x.example", "Eva@Cliente.example"]
    )
    await office.one(letter())
    assert (await models.Subject.get()).customer_id == held.id
    assert await models.Customer.all().count() == 1


async def test_a_sender_no_form_would_take_is_a_customer_all_the_same(office: Office) -> None:
    first, second = await office.arrive(
        letter(sender="<strange!#$%@[192.0.2.7]>", vouched=False),
        letter(sender="<strange!#$%@[192.0.2.7]>", vouched=False, text="De novo.\n"),
    )
    assert first.state is second.state is models.IntakeState.FILED
    assert (await models.Customer.get()).name == "strange!#$%@[192.0.2.7]"


async def test_the_new_card_stands_on_top_of_the_prospects(office: Office, cast: Cast) -> None:
    older = await subject(cast, "Antigo", kind=models.SubjectKind.PROSPECT, owner=None)
    await office.one(letter())
    newest, *_ = await models.Subject.filter(stage_id__isnull=True).order_by("rank", "id")
    assert newest.id != older.id
    assert len(await events("MessageReceived")) == 1
