"""How the columns of rows are called in the schema."""

from strawberry.utils.str_converters import to_camel_case

import models

OTHERWISE = {
    "value_minor": "value",
    "value_currency": "value",
    "manual_probability": "probability",
    "sealed_secret": "password",
    "smtp_sealed_secret": "password",
    "whatsapp_sealed_token": "token",
    "whatsapp_phone_id": "phoneNumberId",
}
UNSPOKEN = {noun.noun: noun.derived for noun in (models.Subject, models.Customer)}


def spelled(column: str) -> str:
    return OTHERWISE.get(column) or to_camel_case(column)


def spelled_fields(event: models.Event) -> list[str]:
    """What a person changed, in words of the schema; what follows from it is not told."""
    told = (name for name in event.changed if name not in UNSPOKEN.get(event.noun, ()))
    return list(dict.fromkeys(spelled(name.removesuffix("_id")) for name in told))
