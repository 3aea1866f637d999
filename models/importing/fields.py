"""What a column can mean, how a header says so, and what a row comes to. Pure; knows no database."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from errors import Invalid, LimitReached, Refused
from models.contact import folded
from models.importing.sheet import LONGEST_CELL, Line, Sheet


class Field(StrEnum):
    """CUSTOMER_… and what stands without a prefix is the customer's; SUBJECT_… and what follows it the subject's."""

    EXTERNAL_ID = "EXTERNAL_ID"
    NAME = "NAME"
    TYPE = "TYPE"
    LIFECYCLE = "LIFECYCLE"
    TAX_ID = "TAX_ID"
    EMAIL = "EMAIL"
    PHONE = "PHONE"
    COMPANY = "COMPANY"
    STREET = "STREET"
    NUMBER = "NUMBER"
    COMPLEMENT = "COMPLEMENT"
    DISTRICT = "DISTRICT"
    CITY = "CITY"
    STATE = "STATE"
    POSTAL_CODE = "POSTAL_CODE"
    COUNTRY = "COUNTRY"
    SUBJECT_TITLE = "SUBJECT_TITLE"
    DESCRIPTION = "DESCRIPTION"
    STAGE = "STAGE"
    OWNER = "OWNER"
    VALUE = "VALUE"
    PROBABILITY = "PROBABILITY"
    PRIORITY = "PRIORITY"
    EXPECTED_CLOSE_ON = "EXPECTED_CLOSE_ON"
    SOURCE = "SOURCE"


SEVERAL = {Field.EMAIL, Field.PHONE}
"""A row may have these more than once: in several columns, or parted by semicolons in one."""
ADDRESS = ("STREET", "NUMBER", "COMPLEMENT", "DISTRICT", "CITY", "STATE", "POSTAL_CODE", "COUNTRY")

SAID_AS: dict[Field, str] = {
    Field.EXTERNAL_ID: "id externo|codigo|external id|external_id|id|code",
    Field.NAME: "nome|cliente|nome do cliente|razao social|name|customer|full name|contact name|contato",
    Field.TYPE: "tipo|tipo de pessoa|tipo pessoa|type",
    Field.LIFECYCLE: "situacao do contato|ciclo|lifecycle|contact status|status do contato",
    Field.TAX_ID: "cpf|cnpj|cpf/cnpj|cpf cnpj|cpf ou cnpj|documento|tax id|vat|taxid",
    Field.EMAIL: "e-mail|email|e-mails|emails|email address|endereco de e-mail",
    Field.PHONE: "telefone|celular|fone|telefones|whatsapp|phone|phones|mobile|phone number",
    Field.COMPANY: "empresa|company|organizacao|organization|account",
    Field.STREET: "rua|endereco|logradouro|street|address",
    Field.NUMBER: "numero|number",
    Field.COMPLEMENT: "complemento|complement",
    Field.DISTRICT: "bairro|district",
    Field.CITY: "cidade|municipio|city",
    Field.STATE: "estado|uf|state|province",
    Field.POSTAL_CODE: "cep|postal code|zip|zip code|codigo postal",
    Field.COUNTRY: "pais|country",
    Field.SUBJECT_TITLE: "assunto|oportunidade|titulo|negocio|subject|title|deal|opportunity|deal title",
    Field.DESCRIPTION: "descricao|observacoes|observacao|description|notes",
    Field.STAGE: "estagio|etapa|fase|stage",
    Field.OWNER: "responsavel|vendedor|dono|owner|salesperson|assigned to",
    Field.VALUE: "valor|valor total|value|amount|deal value",
    Field.PROBABILITY: "probabilidade|probability",
    Field.PRIORITY: "prioridade|priority",
    Field.EXPECTED_CLOSE_ON: "previsao|previsao de fechamento|data prevista|expected close|close date|fechamento",
    Field.SOURCE: "origem|fonte|source",
}
"""How people head a column, in Portuguese and English, folded."""
KNOWN = {word: meaning for meaning, words in SAID_AS.items() for word in words.split("|")}
KINDS = {"f": "PERSON", "pf": "PERSON", "pessoa": "PERSON", "fisica": "PERSON", "pessoa fisica": "PERSON"}
KINDS |= {"person": "PERSON", "j": "COMPANY", "pj": "COMPANY", "juridica": "COMPANY", "pessoa juridica": "COMPANY"}
KINDS |= {"empresa": "COMPANY", "company": "COMPANY"}
LIVES = {"lead": "LEAD", "prospect": "PROSPECT", "cliente": "CUSTOMER", "customer": "CUSTOMER"}
LIVES |= {"ex-cliente": "FORMER", "former": "FORMER", "inativo": "FORMER"}


def propose(header: Sequence[str]) -> list[Field | None]:
    """What each column probably means; a meaning is given once, but to addresses and numbers."""
    found: list[Field | None] = []
    for cell in header:
        meaning = KNOWN.get(" ".join(folded(cell).replace("_", " ").split()))
        found.append(None if meaning in found and meaning not in SEVERAL else meaning)
    return found


@dataclass
class Draft:
    """What a row comes to. Empty cells are not there: an update leaves alone what they stand for."""

    line: Line
    customer: dict[str, Any] = field(default_factory=dict)
    subject: dict[str, Any] = field(default_factory=dict)
    external_id: str | None = None
    company: str | None = None
    stage: str | None = None
    owner: str | None = None
    value: Decimal | None = None
    problem: Refused | None = None


def draft(line: Line, sheet: Sheet, mapping: Sequence[Field | None]) -> Draft:
    """A row read by what its columns mean."""
    said: dict[Field, list[str]] = {}
    for cell, meaning in zip(line.cells, mapping, strict=False):
        if meaning is not None and cell:
            said.setdefault(meaning, []).extend(_parts(cell) if meaning in SEVERAL else [cell])
    made = Draft(line)
    if len(line.cells) > len(mapping) and any(line.cells[len(mapping) :]):
        made.problem = Invalid("This row has more columns than the header.")
    for meaning, cells in said.items():
        if len(cells[0]) > LONGEST_CELL:
            made.problem = LimitReached("A cell has at most {limit} characters.", field=meaning, limit=LONGEST_CELL)
        made.problem = made.problem or _put(made, meaning, cells, sheet)
    address = {name.lower(): said[Field(name)][0] for name in ADDRESS if Field(name) in said}
    if address:
        made.customer["address"] = address
    if not made.customer and not made.subject and made.problem is None:
        made.problem = Invalid("No column of this row means anything.")
    return made


def _parts(cell: str) -> list[str]:
    return [part.strip() for part in cell.replace("\n", ";").split(";") if part.strip()]


TEXTS = {
    Field.NAME: ("customer", "name"),
    Field.TAX_ID: ("customer", "tax_id"),
    Field.SUBJECT_TITLE: ("subject", "title"),
    Field.DESCRIPTION: ("subject", "description"),
    Field.SOURCE: ("subject", "source"),
}
LISTS = {Field.EMAIL: "emails", Field.PHONE: "phones"}
WORDS = {Field.TYPE: ("type", KINDS), Field.LIFECYCLE: ("lifecycle", LIVES)}
FIGURES = {Field.PROBABILITY: "manual_probability", Field.PRIORITY: "priority"}
ASIDE = {Field.EXTERNAL_ID: "external_id", Field.COMPANY: "company", Field.STAGE: "stage", Field.OWNER: "owner"}


def _put(made: Draft, meaning: Field, cells: list[str], sheet: Sheet) -> Refused | None:
    """Put a cell where it belongs, or say why that cannot be."""
    cell = cells[0]
    if meaning in TEXTS:
        part, name = TEXTS[meaning]
        getattr(made, part)[name] = cell
    elif meaning in LISTS:
        made.customer[LISTS[meaning]] = cells
    elif meaning in ASIDE:
        setattr(made, ASIDE[meaning], cell)
    elif meaning in WORDS:
        name, known = WORDS[meaning]
        if (word := known.get(folded(cell).strip())) is None:
            return Invalid("“{said}” is no value of this column.", field=meaning, said=cell[:80])
        made.customer[name] = word
    elif meaning is Field.EXPECTED_CLOSE_ON:
        day: date | None = sheet.day(cell)
        if day is None:
            return Invalid("“{said}” is no day.", field=meaning, said=cell[:80])
        made.subject["expected_close_on"] = day
    elif meaning is Field.VALUE or meaning in FIGURES:
        return _figure(made, meaning, cell, sheet)
    return None


def _figure(made: Draft, meaning: Field, cell: str, sheet: Sheet) -> Refused | None:
    amount = sheet.amount(cell)
    if amount is None or (meaning is not Field.VALUE and amount != int(amount)):
        return Invalid("“{said}” is no number.", field=meaning, said=cell[:80])
    if meaning is Field.VALUE:
        made.value = amount
    else:
        made.subject[FIGURES[meaning]] = int(amount)
    return None
