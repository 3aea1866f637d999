"""The words on paper, in each language of the product, and how numbers and days are written there."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from babel.dates import format_date
from babel.numbers import format_currency, format_decimal

from paper.sheet import Kind, Sheet


@dataclass(frozen=True)
class Words:
    locale: str
    proposal: str
    order: str
    revision: str
    to: str
    dated: str
    valid_until: str
    description: str
    quantity: str
    unit: str
    price: str
    discount: str
    amount: str
    subtotal: str
    discounts: str
    total: str
    terms: str
    page: str
    cancelled: str
    letter: str
    letter_until: str

    def heading(self, sheet: Sheet) -> str:
        name = self.proposal if sheet.kind is Kind.PROPOSAL else self.order
        return f"{name} {sheet.number}" + (f" ({self.revision} {sheet.revision})" if sheet.revision > 1 else "")

    def money(self, amount: Decimal, currency: str) -> str:
        return str(format_currency(amount, currency, locale=self.locale))

    def number(self, number: Decimal) -> str:
        return str(format_decimal(number.normalize(), locale=self.locale, decimal_quantization=False))

    def day(self, day: date) -> str:
        return str(format_date(day, "medium", locale=self.locale))


PORTUGUESE = Words(
    locale="pt_BR",
    proposal="Proposta nº",
    order="Pedido de venda nº",
    revision="revisão",
    to="Para",
    dated="Data",
    valid_until="Válida até",
    description="Descrição",
    quantity="Quantidade",
    unit="Unidade",
    price="Preço unitário",
    discount="Desconto",
    amount="Valor",
    subtotal="Subtotal",
    discounts="Descontos",
    total="Total",
    terms="Condições",
    page="Página {page}",
    cancelled="CANCELADO",
    letter="Segue em anexo a {heading}, no valor de {total}.",
    letter_until="Ela é válida até {day}.",
)
ENGLISH = Words(
    locale="en",
    proposal="Proposal no.",
    order="Sales order no.",
    revision="revision",
    to="To",
    dated="Date",
    valid_until="Valid until",
    description="Description",
    quantity="Quantity",
    unit="Unit",
    price="Unit price",
    discount="Discount",
    amount="Amount",
    subtotal="Subtotal",
    discounts="Discounts",
    total="Total",
    terms="Terms",
    page="Page {page}",
    cancelled="CANCELLED",
    letter="Please find attached {heading}, for {total}.",
    letter_until="It is valid until {day}.",
)


def words_of(locale: str) -> Words:
    return PORTUGUESE if locale.startswith("pt") else ENGLISH


def letter(sheet: Sheet, locale: str) -> str:
    """The mail with which it goes out when nobody wrote another one."""
    words = words_of(locale)
    heading = words.heading(sheet)
    said = words.letter.format(heading=heading[0].lower() + heading[1:], total=words.money(sheet.total, sheet.currency))
    if sheet.valid_until is not None:
        said += " " + words.letter_until.format(day=words.day(sheet.valid_until))
    return said
