"""What the fields of a template say about a subject: the words for every one of them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date
from babel.numbers import format_currency

from mail import template
from models.channel import Channel
from models.customer import Customer
from models.money import Money
from models.stage import Stage
from models.user import User
from models.workspace import Workspace


async def fields_for(subject: Any, *, by: User, now: datetime) -> Mapping[str, Mapping[str, str]]:
    """The words for every field of `mail.template.FIELDS`; what is unknown is empty."""
    workspace = await Workspace.current()
    locale = workspace.locale.replace("-", "_")
    channel = await Channel.get(id=subject.channel_id)
    stage = await Stage.get_or_none(id=subject.stage_id) if subject.stage_id else None
    customer = await Customer.get_or_none(id=subject.customer_id) if subject.customer_id else None
    closes = subject.expected_close_on
    return {
        "subject": {
            "title": subject.title,
            "value": _money(subject, locale),
            "stage": stage.name if stage else "",
            "expected_close_on": format_date(closes, "long", locale=locale) if closes else "",
        },
        "customer": await _customer(customer),
        "author": {"name": by.name, "first_name": _first(by.name), "email": by.email},
        "channel": {"name": channel.name, "address": next(iter(channel.aliases), "")},
        "workspace": {
            "name": workspace.name,
            "today": format_date(now.astimezone(ZoneInfo(workspace.zone)), "long", locale=locale),
        },
    }


async def _customer(customer: Customer | None) -> Mapping[str, str]:
    if customer is None:
        return dict.fromkeys(template.FIELDS["customer"], "")
    company = await Customer.get_or_none(id=customer.company_id) if customer.company_id else None
    return {
        "name": customer.name,
        "first_name": _first(customer.name),
        "company": company.name if company else "",
        "email": next(iter(await customer.email_addresses()), ""),
        "phone": next(iter(await customer.phone_numbers()), ""),
    }


def _first(name: str) -> str:
    return name.split()[0] if name.split() else ""


def _money(subject: Any, locale: str) -> str:
    if subject.value_minor is None or subject.value_currency is None:
        return ""
    value = Money.of_minor(subject.value_minor, subject.value_currency)
    return str(format_currency(value.amount, value.currency, locale=locale))
