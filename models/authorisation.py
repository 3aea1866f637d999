"""A person on their way to a provider to grant access: what they began, until they come back with a code."""

import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

import permissions
from errors import NotFound
from mail.oauth import Provider, address_to_ask
from models.granting import Grant
from models.keyring import Keyring
from models.mailbox import Auth, Mailbox, Security
from models.session import digest
from models.user import User, check_email

LASTS = timedelta(minutes=10)


@dataclass(frozen=True)
class Begun:
    """Where the person's browser goes now."""

    url: str
    expires_at: datetime


@dataclass(frozen=True)
class Redeemed:
    """What a state stood for; it is good once."""

    provider: str
    address: str
    mailbox_id: int | None
    return_to: str | None
    verifier: str = field(repr=False)


class Authorisation(Model):
    """`state` is known to the browser alone; here stands its hash, and the verifier that belongs to it, sealed."""

    id = fields.BigIntField(primary_key=True)
    state_hash = fields.CharField(64, unique=True)
    sealed_verifier = fields.TextField()
    provider = fields.CharField(10)
    address = fields.CharField(254)
    user: fields.ForeignKeyRelation[User] = fields.ForeignKeyField("models.User", related_name="authorisations")
    user_id: int
    mailbox: fields.ForeignKeyNullableRelation[Mailbox] = fields.ForeignKeyField(
        "models.Mailbox", related_name="authorisations", null=True
    )
    mailbox_id: int | None
    return_to: str | None = fields.TextField(null=True)
    expires_at = fields.DatetimeField()

    class Meta:
        table = "authorisation"
        indexes = (
            Index(fields=("user_id",), name="authorisation_user"),
            Index(fields=("mailbox_id",), name="authorisation_mailbox"),
        )

    @classmethod
    async def begin(
        cls,
        provider: Provider,
        *,
        address: str,
        callback: str,
        by: User,
        now: datetime,
        keyring: Keyring,
        mailbox: Mailbox | None = None,
        return_to: str | None = None,
    ) -> Begun:
        """The address to send the person to. What others began and did not finish is forgotten."""
        permissions.require(by, "mailboxes")
        address = mailbox.address if mailbox is not None else check_email(address)
        state, verifier = secrets.token_urlsafe(32), secrets.token_urlsafe(48)
        await cls.filter(expires_at__lt=now).delete()
        await cls.create(
            state_hash=digest(state),
            sealed_verifier=keyring.seal(verifier, place=f"authorisation:{digest(state)}"),
            provider=provider.name,
            address=address,
            user_id=by.id,
            mailbox_id=mailbox.id if mailbox else None,
            return_to=return_to,
            expires_at=now + LASTS,
        )
        url = address_to_ask(provider, state=state, verifier=verifier, callback=callback, username=address)
        return Begun(url, now + LASTS)

    @classmethod
    async def redeem(cls, state: str, *, by: User, now: datetime, keyring: Keyring) -> Redeemed:
        """Take it back, once, by the one who began it: else a stranger's mailbox could be slipped in."""
        found = await cls.get_or_none(state_hash=digest(state), user_id=by.id, expires_at__gt=now)
        if found is None or not await cls.filter(id=found.id).delete():
            raise NotFound("This authorisation has expired or was used; begin it again.")
        verifier = keyring.open(found.sealed_verifier, place=f"authorisation:{found.state_hash}")
        return Redeemed(found.provider, found.address, found.mailbox_id, found.return_to, verifier)


async def granted(
    redeemed: Redeemed, grant: Grant, provider: Provider, *, by: User, now: datetime, keyring: Keyring
) -> Mailbox:
    """Connect the mailbox to which access was granted, or let the one go on that waited for it."""
    auth = Auth(provider.name)
    if redeemed.mailbox_id is not None:
        mailbox = await Mailbox.get(id=redeemed.mailbox_id)
        await mailbox.authorise(grant.dump(), auth=auth, by=by, now=now, keyring=keyring)
        return mailbox
    return await Mailbox.connect(
        by=by,
        now=now,
        keyring=keyring,
        address=redeemed.address,
        host=provider.imap_host,
        port=993,
        security=Security.TLS,
        username=redeemed.address,
        grant=grant.dump(),
        auth=auth,
        authserv_id=provider.authserv_id,
    )
