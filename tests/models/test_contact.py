"""Tax ids, phone numbers, postal addresses, searchable text. No database."""

import pytest

from errors import Invalid
from models.contact import UNKNOWN_REGION, check_address, check_phone, check_tax_id, folded, punctuated


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("529.982.247-25", "52998224725"),
        ("11.222.333/0001-81", "11222333000181"),
        ("12.ABC.345/01DE-35", "12ABC34501DE35"),
        ("pt 501 964 843", "PT501964843"),
        ("DE136695976", "DE136695976"),
    ],
)
def test_tax_ids_of_brazil_and_europe_are_stored_bare(written: str, stored: str) -> None:
    assert check_tax_id(written) == stored


@pytest.mark.parametrize(
    ("stored", "printed"),
    [
        ("52998224725", "CPF 529.982.247-25"),
        ("12ABC34501DE35", "CNPJ 12.ABC.345/01DE-35"),
        ("NL123456789B01", "NL123456789B01"),
        ("", ""),
    ],
)
def test_on_paper_a_tax_id_has_its_name_and_points(stored: str, printed: str) -> None:
    assert punctuated(stored) == printed


@pytest.mark.parametrize("wrong", ["529.982.247-24", "111.111.111-11", "11.222.333/0001-82", "123", "", "Ê", "x" * 300])
def test_a_tax_id_that_does_not_check_is_refused(wrong: str) -> None:
    with pytest.raises(Invalid):
        check_tax_id(wrong)


@pytest.mark.parametrize(
    ("written", "region", "stored"),
    [
        ("(11) 98765-4321", "BR", "+5511987654321"),
        ("+55 11 98765-4321", "PT", "+5511987654321"),
        ("912 345 678", "PT", "+351912345678"),
        ("+351 912 345 678", UNKNOWN_REGION, "+351912345678"),
    ],
)
def test_phones_are_stored_in_international_form(written: str, region: str, stored: str) -> None:
    assert check_phone(written, region) == stored


@pytest.mark.parametrize("wrong", ["", "12", "liga para mim", "9" * 400, "+999 123", "\x00"])
def test_what_is_no_phone_is_refused(wrong: str) -> None:
    with pytest.raises(Invalid, match="no phone number"):
        check_phone(wrong, "BR")


def test_a_number_without_country_code_needs_a_region() -> None:
    with pytest.raises(Invalid):
        check_phone("(11) 98765-4321", UNKNOWN_REGION)


def test_an_address_without_any_part_is_none() -> None:
    assert check_address({"city": " ", "street": None}) is None


def test_text_is_folded_for_search() -> None:
    assert folded("São João ÇA straße") == "sao joao ca strasse"
