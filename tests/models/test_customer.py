"""Customers: what is entered is checked and spelt one way; who sees them; when they go."""

from typing import Any

import pytest

from errors import Forbidden, Invalid, NotFound, Required, WrongState
from models import (
    Customer,
    CustomerEmail,
    CustomerPhone,
    CustomerType,
    Lifecycle,
    Note,
    Participant,
    Subject,
    SubjectKind,
    User,
)
from tests.make import NOON, Cast, customer, events, subject


async def test_a_customer_is_entered_with_addresses_and_numbers_in_one_spelling(cast: Cast) -> None:
    eva = await customer(
        cast,
        " Eva \n Sol ",
        emails=["Eva@SOL.example", "eva@sol.example", "eva@São-Paulo.example"],
        phones=["(11) 98765-4321", "+55 11 98765-4321", "+351 912 345 678"],
        tax_id="529.982.247-25",
        type=CustomerType.PERSON,
        lifecycle=Lifecycle.PROSPECT,
        address={"city": " Santos ", "country": "br", "street": ""},
    )

    assert (eva.name, eva.tax_id) == ("Eva Sol", "52998224725")
    assert await eva.email_addresses() == ["eva@sol.example", "eva@xn--so-paulo-rza.example"]
    assert await eva.phone_numbers() == ["+5511987654321", "+351912345678"]
    assert eva.address == {"city": "Santos", "country": "BR"}
    assert (await events("CustomerCreated"))[-1].customer_id == eva.id


async def test_a_customer_is_found_by_address_however_it_is_written(cast: Cast) -> None:
    older = await customer(cast, "Eva", emails=["eva@sol.example"])
    await customer(cast, "Outra Eva", emails=["eva@sol.example"])

    found = await Customer.with_address("EVA@Sol.Example")

    assert found is not None
    assert found.id == older.id
    assert await Customer.with_address("adao@sol.example") is None


async def test_the_lists_of_a_customer_are_replaced_and_told_by_name(cast: Cast) -> None:
    eva = await customer(cast, emails=["eva@sol.example", "oi@sol.example"], phones=["+5511987654321"])
    await CustomerEmail.filter(address="oi@sol.example").update(undeliverable=True)

    await eva.update(by=cast.ana, now=NOON, emails=["oi@sol.example", "nova@sol.example"])

    assert await eva.email_addresses() == ["oi@sol.example", "nova@sol.example"]
    assert (await CustomerEmail.get(address="oi@sol.example")).undeliverable is True
    assert await eva.phone_numbers() == ["+5511987654321"]
    assert set((await events("CustomerUpdated"))[-1].changed) - Customer.derived == {"emails"}


async def test_an_update_with_what_stands_there_changes_nothing(cast: Cast) -> None:
    eva = await customer(cast, "Eva", emails=["eva@sol.example"])

    await eva.update(by=cast.ana, now=NOON, name="Eva", emails=["EVA@sol.example"])

    assert eva.version == 1
    assert not await events("CustomerUpdated")


async def test_a_customer_is_searched_without_accents(cast: Cast) -> None:
    await customer(cast, "Padaria São João", emails=["joao@sol.example"], phones=["+5511987654321"])

    for words in ("sao joao", "joao@sol", "987654321"):
        assert await Customer.filter(search__contains=words).count() == 1


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"emails": ["eva"]}, "not an e-mail address"),
        ({"phones": ["12"]}, "no phone number"),
        ({"tax_id": "52998224724"}, "check digits"),
        ({"address": {"country": "Brasil"}}, "two letters"),
        ({"emails": [f"e{n}@sol.example" for n in range(21)]}, "at most 20"),
        ({"phones": [f"+55119876543{n:02}" for n in range(21)]}, "at most 20"),
    ],
)
async def test_what_is_wrong_is_refused_and_nothing_is_entered(
    cast: Cast, given: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(Invalid, match=sentence):
        await customer(cast, **given)

    for nothing in (Customer, CustomerEmail, CustomerPhone):
        assert not await nothing.all().exists()


async def test_a_customer_needs_a_name(cast: Cast) -> None:
    with pytest.raises(Required, match="needs a name"):
        await customer(cast, " \x00 ")


async def test_people_are_contacts_of_companies_only(cast: Cast) -> None:
    sol = await customer(cast, "Sol Ltda", type=CustomerType.COMPANY)
    eva = await customer(cast, "Eva", company=sol)

    assert [row.id for row in await sol.contacts.all()] == [eva.id]
    with pytest.raises(Invalid, match="Only a company has contacts"):
        await customer(cast, "Adão", company=eva)
    with pytest.raises(Invalid, match="its own parent"):
        await sol.update(by=cast.ana, now=NOON, company=sol)
    with pytest.raises(WrongState, match="does not become a person"):
        await sol.update(by=cast.ana, now=NOON, type=CustomerType.PERSON)


async def test_companies_do_not_belong_to_each_other_in_a_circle(cast: Cast) -> None:
    top = await customer(cast, "Grupo", type=CustomerType.COMPANY)
    middle = await customer(cast, "Filial", type=CustomerType.COMPANY, company=top)
    low = await customer(cast, "Loja", type=CustomerType.COMPANY, company=middle)

    with pytest.raises(Invalid, match="Loja belongs to this company already"):
        await top.update(by=cast.ana, now=NOON, company=low)


async def seen(by: User) -> set[str]:
    return {row.name for row in await Customer.visible_to(by)}


async def test_a_customer_is_seen_with_a_subject_by_its_maker_or_in_ones_channel(cast: Cast) -> None:
    await customer(cast, "de Ana")
    await Customer.create_new(by=cast.marcos, now=NOON, name="do Brasil", channel=cast.brasil)
    of_carla = await Customer.create_new(by=cast.marcos, now=NOON, name="de Carla")
    await subject(cast, owner=cast.carla, customer=of_carla)
    hidden = await Customer.create_new(by=cast.marcos, now=NOON, name="da Europa")
    await subject(cast, by=cast.diego, channel=cast.europa, owner=cast.diego, customer=hidden)

    assert await seen(cast.ana) == {"de Ana", "do Brasil", "de Carla"}
    assert await seen(cast.carla) == {"do Brasil", "de Carla"}
    assert await seen(cast.diego) == {"da Europa"}
    assert await seen(cast.vera) == {"do Brasil", "de Carla"}
    assert len(await seen(cast.rita)) == len(await seen(cast.marcos)) == 4


async def test_a_customers_home_channel_is_one_of_ones_own(cast: Cast) -> None:
    with pytest.raises(Invalid, match="one of your own"):
        await customer(cast, channel=cast.europa)


async def test_customers_are_not_for_viewers_to_change(cast: Cast) -> None:
    eva = await customer(cast)

    with pytest.raises(Forbidden):
        await Customer.create_new(by=cast.vera, now=NOON, name="Adão")
    with pytest.raises(Forbidden):
        await eva.update(by=cast.vera, now=NOON, name="Adão")


async def test_a_customer_with_subjects_is_not_deleted(cast: Cast) -> None:
    eva = await customer(cast)
    card = await subject(cast, customer=eva)
    await card.archive(by=cast.ana, now=NOON)

    with pytest.raises(WrongState, match="still has subjects"):
        await eva.delete_for_ever(by=cast.rita, now=NOON)


async def test_a_customer_without_subjects_goes_with_notes_and_addresses(cast: Cast) -> None:
    sol = await customer(cast, "Sol", type=CustomerType.COMPANY, emails=["oi@sol.example"], phones=["+5511987654321"])
    eva = await customer(cast, "Eva", company=sol)
    await Note.add("Gosta de barcos", by=cast.ana, now=NOON, customer=sol)

    await sol.delete_for_ever(by=cast.marcos, now=NOON)

    assert [row.id for row in await Customer.all()] == [eva.id]
    assert (await Customer.get(id=eva.id)).company_id is None
    for gone in (CustomerEmail, CustomerPhone, Note):
        assert not await gone.all().exists()
    assert (await events())[-1].kind == "CustomerDeleted"


async def test_a_prospect_that_was_merged_away_holds_no_customer_back(cast: Cast) -> None:
    eva = await customer(cast, "Eva", emails=["eva@sol.example"])
    loser = await subject(cast, kind=SubjectKind.PROSPECT, customer=eva)
    survivor = await subject(cast, customer=await customer(cast, "Sol"))
    await loser.merge_into(survivor, by=cast.ana, now=NOON)

    await eva.delete_for_ever(by=cast.rita, now=NOON)

    assert (await Subject.get(id=loser.id)).customer_id is None
    assert await Participant.filter(subject_id=survivor.id).count() == 1


async def test_deleting_customers_is_for_managers(cast: Cast) -> None:
    eva = await customer(cast)

    with pytest.raises(Forbidden, match="Only managers"):
        await eva.delete_for_ever(by=cast.bruno, now=NOON)


async def test_whoever_still_has_a_deleted_customer_open_finds_nothing(cast: Cast) -> None:
    eva = await customer(cast)
    stale = await Customer.get(id=eva.id)
    await eva.delete_for_ever(by=cast.rita, now=NOON)

    with pytest.raises(NotFound, match="no such customer"):
        await stale.update(by=cast.ana, now=NOON, name="Adão")
