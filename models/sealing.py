"""All that is sealed in the database, and sealing it anew when the keys have changed."""

from tortoise.models import Model

from models.channel import Channel
from models.keyring import Keyring, SealBroken
from models.mailbox import Mailbox
from models.webhook.row import Webhook

AT_ONCE = 100
PLACES: tuple[tuple[type[Model], str, str], ...] = (
    (Mailbox, "sealed_secret", "mailbox:{id}:secret"),
    (Mailbox, "sealed_tokens", "mailbox:{id}:tokens"),
    (Mailbox, "smtp_sealed_secret", "mailbox:{id}:smtp"),
    (Webhook, "sealed_secret", "webhook:{id}:secret"),
    (Channel, "whatsapp_sealed_token", "channel:{id}:whatsapp"),
)
"""Table, column, and whose secret it is. What a person has ten minutes for (an authorisation) is not worth it."""
NAMES: dict[type[Model], str] = {Mailbox: "address", Channel: "name", Webhook: "url"}
"""The column by which people know a row."""


async def outdated(keyring: Keyring) -> int:
    """How many secrets are sealed with a key that is not the current one."""
    total = 0
    for model, column, _ in PLACES:
        sealed = model.filter(**{f"{column}__not_isnull": True}).exclude(**{f"{column}__startswith": keyring.mark})
        total += await sealed.count()
    return total


async def shut(keyring: Keyring) -> tuple[list[str], int]:
    """Whose secrets the keys do not open, by name, and how many secrets there are."""
    total, names = 0, []
    for model, column, place in PLACES:
        sealed = model.filter(**{f"{column}__not_isnull": True}).order_by("id")
        for id, name, secret in await sealed.values_list("id", NAMES[model], column):
            total += 1
            try:
                keyring.open(secret, place=place.format(id=id))
            except SealBroken:
                names.append(name)
    return names, total


async def rotate(keyring: Keyring) -> int:
    """Seal them with the current key; how many. Each is a change of its own, so that it can be stopped and begun again.

    Raises SealBroken where a key is missing. A secret that somebody changes meanwhile is sealed anew by that.
    """
    done = 0
    for model, column, place in PLACES:
        last = 0
        while rows := await _old(model, column, keyring, last):
            for id, sealed in rows:
                anew = keyring.seal(keyring.open(sealed, place=place.format(id=id)), place=place.format(id=id))
                done += await model.filter(id=id, **{column: sealed}).update(**{column: anew})
                last = id
    return done


async def _old(model: type[Model], column: str, keyring: Keyring, after: int) -> list[tuple[int, str]]:
    sealed = model.filter(id__gt=after, **{f"{column}__not_isnull": True})
    rows = sealed.exclude(**{f"{column}__startswith": keyring.mark}).order_by("id").limit(AT_ONCE)
    return [(row["id"], row[column]) for row in await rows.values("id", column)]
