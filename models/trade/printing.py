"""Proposals and orders on paper: who and what stands there is read here; how it looks is `paper`'s affair."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from models.channel import Channel
from models.contact import punctuated
from models.customer import Customer
from models.money import amount_of
from models.trade.line import TradeLine
from models.trade.proposal_row import ProposalRevision
from models.trade.row import TradeRow
from models.workspace import Workspace
from paper import Party, Row, Sheet
from paper.sheet import Kind
from paper.words import letter, words_of


async def sheet_of(row: TradeRow | ProposalRevision) -> Sheet:
    """What is printed of a proposal, an earlier revision of one, or an order."""
    head: Any = await row.proposal if isinstance(row, ProposalRevision) else row
    subject = await head._meta.fields_map["subject"].related_model.get(id=head.subject_id)
    workspace, channel = await Workspace.current(), await Channel.get(id=subject.channel_id)
    customer = await Customer.get_or_none(id=subject.customer_id) if subject.customer_id else None
    lines = await row.lines.all().order_by("position")
    dated: datetime = getattr(row, "sent_at", None) or getattr(row, "confirmed_at", None) or row.created_at
    return Sheet(
        kind=Kind.PROPOSAL if head.noun == "Proposal" else Kind.ORDER,
        number=head.number,
        revision=getattr(row, "revision", 1),
        title=subject.title,
        dated=dated.astimezone(ZoneInfo(workspace.zone)).date(),
        valid_until=getattr(row, "valid_until", None),
        currency=row.currency,
        seller=Party(name=workspace.name, details=[channel.name, *channel.aliases[:1]]),
        customer=None if customer is None else await _party(customer),
        rows=_rows(lines),
        discount=amount_of(row.discount_minor, row.currency),
        total=amount_of(row.total_minor, row.currency),
        terms=row.terms,
        cancelled=getattr(row, "cancelled_at", None) is not None,
    )


def name_of(sheet: Sheet, locale: str) -> str:
    """The name of the file."""
    words = words_of(locale)
    name = words.proposal if sheet.kind is Kind.PROPOSAL else words.order
    revised = f"-{sheet.revision}" if sheet.revision > 1 else ""
    return f"{name.split()[0]} {sheet.number}{revised}.pdf"


def letter_of(sheet: Sheet, locale: str) -> str:
    """The mail with which it goes out when nobody wrote another one."""
    return letter(sheet, locale)


async def _party(customer: Customer) -> Party:
    where = customer.address or {}
    street = " ".join(where[name] for name in ("street", "number", "complement") if where.get(name))
    town = " ".join(where[name] for name in ("postal_code", "city", "state") if where.get(name))
    contact = next(iter(await customer.email_addresses()), "")
    return Party(name=customer.name, details=[punctuated(customer.tax_id or ""), street, town, contact])


def _rows(lines: Sequence[TradeLine]) -> list[Row]:
    return [
        Row(
            description=line.description,
            quantity=line.quantity,
            unit=line.unit,
            price=amount_of(line.price_minor, line.currency),
            percent=line.percent,
            discount=None if line.discount_minor is None else amount_of(line.discount_minor, line.currency),
            total=amount_of(line.total_minor, line.currency),
        )
        for line in lines
    ]
