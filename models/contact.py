"""Tax ids, phone numbers and searchable text, checked by the libraries that know them. Knows no noun."""

import re
import unicodedata
from collections.abc import Mapping

import phonenumbers
from babel import Locale
from validate_docbr import CNPJ, CPF

from errors import Invalid, LimitReached
from models.base import clean

LONGEST_SEARCH, MOST_WORDS = 200, 12
VAT = re.compile(r"[A-Z]{2}[0-9A-Z]{2,12}")
UNKNOWN_REGION = "ZZ"
"""For `check_phone`: no number is read without its country code."""
COUNTRIES = frozenset(filter(re.compile("[A-Z]{2}").fullmatch, map(str, Locale("en").territories))) - {"EU", "UN", "ZZ"}
LONGEST_LINE = 200


def check_tax_id(tax_id: str) -> str:
    """A CPF or CNPJ without punctuation (the alphanumeric CNPJ of 2026 included), or a VAT number with its country."""
    bare = re.sub(r"[\s./-]", "", tax_id).upper()
    if len(bare) == 11 and bare.isdigit():
        if CPF().validate(bare):
            return bare
        raise Invalid("{tax_id} is no valid CPF: its check digits do not fit.", field="taxId", tax_id=tax_id)
    if len(bare) == 14 and CNPJ().validate(bare):
        return bare
    if VAT.fullmatch(bare):
        return bare
    raise Invalid(
        "{tax_id} is neither a CPF, a CNPJ nor a VAT number with its country code.", field="taxId", tax_id=tax_id[:40]
    )


def punctuated(tax_id: str) -> str:
    """As it stands on papers: a CPF or CNPJ named and with its points and strokes; a VAT number, which begins with two
    letters for its country, as it is."""
    if len(tax_id) == 11 and tax_id.isdigit():
        return f"CPF {CPF().mask(tax_id)}"
    return f"CNPJ {CNPJ().mask(tax_id)}" if len(tax_id) == 14 and not tax_id[:2].isalpha() else tax_id


def check_phone(number: str, region: str, *, field: str = "phones") -> str:
    """The number in E.164 form; `region` reads numbers without a country code."""
    try:
        parsed = phonenumbers.parse(number, region)
    except phonenumbers.NumberParseException as error:
        raise Invalid("{number} is no phone number.", field=field, number=number[:40]) from error
    if not phonenumbers.is_possible_number(parsed):
        raise Invalid("{number} is no phone number.", field=field, number=number[:40])
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def check_address(parts: Mapping[str, str | None]) -> dict[str, str] | None:
    """The parts of a postal address that say something; None when none does."""
    held = {name: " ".join(clean(part or "").split()) for name, part in parts.items()}
    if any(len(part) > LONGEST_LINE for part in held.values()):
        raise Invalid("A part of an address has at most {limit} characters.", field="address", limit=LONGEST_LINE)
    if held.get("country"):
        held["country"] = held["country"].upper()
        if held["country"] not in COUNTRIES:
            raise Invalid("A country is written with two letters, such as BR or PT.", field="address")
    return {name: part for name, part in held.items() if part} or None


def folded(text: str) -> str:
    """Text as it is searched: without accents and case, on both databases alike (SQLite folds ASCII only)."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign)).casefold()


def words(text: str | None, *, fold: bool = True) -> list[str]:
    """The words to search for, folded where the column is. More than a dozen is a text pasted into the wrong field."""
    if text is not None and len(text) > LONGEST_SEARCH:
        raise LimitReached("A search has at most {limit} characters.", field="text", limit=LONGEST_SEARCH)
    found = (folded(text or "") if fold else text or "").split()
    if len(found) > MOST_WORDS:
        raise LimitReached("A search has at most {limit} words.", field="text", limit=MOST_WORDS)
    return found
