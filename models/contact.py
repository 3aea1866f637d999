"""Tax ids, phone numbers and searchable text, checked by the libraries that know them. Knows no noun."""

import re
import unicodedata

import phonenumbers
from validate_docbr import CNPJ, CPF

from errors import Invalid

VAT = re.compile(r"[A-Z]{2}[0-9A-Z]{2,12}")


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
    raise Invalid("{tax_id} is neither a CPF, a CNPJ nor a VAT number with its country code.", field="taxId", tax_id=tax_id[:40])


def check_phone(number: str, region: str) -> str:
    """The number in E.164 form; `region` reads numbers without a country code."""
    try:
        parsed = phonenumbers.parse(number, region)
    except phonenumbers.NumberParseException as error:
        raise Invalid("{number} is no phone number.", field="phones", number=number[:40]) from error
    if not phonenumbers.is_possible_number(parsed):
        raise Invalid("{number} is no phone number.", field="phones", number=number[:40])
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def folded(text: str) -> str:
    """Text as it is searched: without accents and case, on both databases alike (SQLite folds ASCII only)."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign)).casefold()
