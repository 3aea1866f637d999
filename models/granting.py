"""The access token of a mailbox whose owner granted access at a provider: kept sealed, renewed by one at a time."""

import asyncio
import json
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import uuid4

from tortoise.expressions import Q

from mail import oauth
from mail.mailbox import MailboxError, MailboxErrorCode
from mail.oauth import Provider, Tokens
from models.keyring import Keyring
from models.mailbox import Mailbox

MARGIN = timedelta(minutes=5)
"""A token that ends sooner is renewed first: Microsoft ends sessions together with their token."""
HOLD = timedelta(seconds=60)
"""Longer than a renewal takes; after that the one who holds it is dead."""
LOOK = 0.1
CODES = {
    oauth.GrantEnded: MailboxErrorCode.GRANT_ENDED,
    oauth.GrantUnavailable: MailboxErrorCode.GRANT_UNAVAILABLE,
    oauth.ClientRefused: MailboxErrorCode.CLIENT_REFUSED,
}


@dataclass(frozen=True)
class Grant:
    """What is sealed: both tokens, and until when the access token is good."""

    access: str = field(repr=False)
    refresh: str = field(repr=False)
    until: datetime

    def dump(self) -> str:
        return json.dumps({"access": self.access, "refresh": self.refresh, "until": self.until.isoformat()})

    @classmethod
    def load(cls, opened: str) -> "Grant":
        said = json.loads(opened)
        return cls(said["access"], said["refresh"], datetime.fromisoformat(said["until"]))

    @classmethod
    def of(cls, tokens: Tokens, *, now: datetime, before: "Grant | None" = None) -> "Grant":
        kept = before.refresh if before else ""
        return cls(tokens.access, tokens.refresh or kept, now + timedelta(seconds=tokens.seconds))


async def access_token(
    mailbox_id: int,
    *,
    keyring: Keyring,
    provider: Provider | None,
    now: Callable[[], datetime],
    trust: ssl.SSLContext | None = None,
) -> str:
    """A token that is good for minutes; raises MailboxError (GRANT_…) and SealBroken.

    Refresh tokens may be good once: two who renew at the same time would void each other's. So one takes the row's
    lease, which is no lock in the database: the network is not awaited inside a transaction.
    """
    mailbox = await Mailbox.get(id=mailbox_id)
    if provider is None:
        raise MailboxError(MailboxErrorCode.CLIENT_REFUSED, mailbox.account_by(""))
    while True:
        grant = _opened(mailbox, keyring)
        if grant.until - now() > MARGIN:
            return grant.access
        holder = await _lease(mailbox_id, now())
        if holder is not None:
            return await _renew(mailbox, holder, keyring=keyring, provider=provider, now=now, trust=trust)
        await asyncio.sleep(LOOK)
        mailbox = await Mailbox.get(id=mailbox_id)


async def distrust(mailbox_id: int, *, keyring: Keyring) -> None:
    """The server refused the token although it should be good: the next one who needs it renews it."""
    mailbox = await Mailbox.get(id=mailbox_id)
    if mailbox.sealed_tokens is None:
        return
    grant = Grant.load(keyring.open(mailbox.sealed_tokens, place=mailbox.tokens_place))
    spent = Grant(grant.access, grant.refresh, mailbox.created_at)
    await Mailbox.filter(id=mailbox_id, sealed_tokens=mailbox.sealed_tokens).update(
        sealed_tokens=keyring.seal(spent.dump(), place=mailbox.tokens_place)
    )


def _opened(mailbox: Mailbox, keyring: Keyring) -> Grant:
    if mailbox.sealed_tokens is None:
        raise MailboxError(MailboxErrorCode.GRANT_ENDED, mailbox.account_by(""))
    return Grant.load(keyring.open(mailbox.sealed_tokens, place=mailbox.tokens_place))


async def _lease(mailbox_id: int, now: datetime) -> str | None:
    holder = uuid4().hex
    free = Q(token_leased_until__isnull=True) | Q(token_leased_until__lt=now)
    taken = await Mailbox.filter(free, id=mailbox_id).update(token_leased_until=now + HOLD, token_holder=holder)
    return holder if taken else None


async def _renew(
    mailbox: Mailbox,
    holder: str,
    *,
    keyring: Keyring,
    provider: Provider,
    now: Callable[[], datetime],
    trust: ssl.SSLContext | None,
) -> str:
    mine = Mailbox.filter(id=mailbox.id, token_holder=holder)
    done: dict[str, str | None] = {}
    try:
        # Whoever held the lease just before may have renewed it between our look and our lease.
        grant = _opened(await Mailbox.get(id=mailbox.id), keyring)
        if grant.until - now() > MARGIN:
            return grant.access
        tokens = await oauth.refresh(provider, grant.refresh, trust=trust)
        grant = Grant.of(tokens, now=now(), before=grant)
        done = {"sealed_tokens": keyring.seal(grant.dump(), place=mailbox.tokens_place)}
        return grant.access
    except tuple(CODES) as failure:
        if isinstance(failure, oauth.GrantEnded):
            done = {"sealed_tokens": None}  # a dead token is not asked about again
        raise MailboxError(CODES[type(failure)], mailbox.account_by("")) from None
    finally:
        await mine.update(token_leased_until=None, token_holder=None, **done)
