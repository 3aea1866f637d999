"""Who got in, who did not, and what was opened that is not everybody's: an append-only record. Knows no request."""

import hashlib
import ipaddress
from datetime import datetime
from enum import StrEnum
from typing import Any, NoReturn

from tortoise import fields
from tortoise.expressions import Q
from tortoise.indexes import Index
from tortoise.models import Model
from tortoise.queryset import QuerySet

import permissions
from models.base import Record, unit_or_none


class AuditKind(StrEnum):
    """What is written down. A later release may add kinds; none is ever renamed."""

    SIGNED_IN = "SIGNED_IN"
    SIGN_IN_REFUSED = "SIGN_IN_REFUSED"
    SIGNED_OUT = "SIGNED_OUT"
    SESSION_REVOKED = "SESSION_REVOKED"
    PASSWORD_SET = "PASSWORD_SET"  # noqa: S105 - a kind of entry
    RESET_ASKED = "RESET_ASKED"
    RESET_LINK_MADE = "RESET_LINK_MADE"
    RESET_DONE = "RESET_DONE"
    INVITED = "INVITED"
    INVITATION_REVOKED = "INVITATION_REVOKED"
    JOINED = "JOINED"
    USER_CHANGED = "USER_CHANGED"
    KEY_CREATED = "KEY_CREATED"
    KEY_ROTATED = "KEY_ROTATED"
    KEY_REVOKED = "KEY_REVOKED"
    KEY_USE_BEGUN = "KEY_USE_BEGUN"
    MAIL_OPENED = "MAIL_OPENED"
    RESTORED = "RESTORED"


class AuditEntry(Model):
    """One line: when, what, by whom, about what, from which network. Never a password, an address, a word of a mail."""

    noun = "AuditEntry"

    id = fields.BigIntField(primary_key=True)
    at = fields.DatetimeField()
    kind = fields.CharEnumField(AuditKind, max_length=30)
    actor_id = fields.BigIntField(null=True)
    user_id = fields.BigIntField(null=True)
    about_noun = fields.CharField(30, null=True)
    about_id = fields.BigIntField(null=True)
    network = fields.CharField(43, null=True)
    address_hash = fields.CharField(64, null=True)

    class Meta:
        table = "audit_entry"
        indexes = (
            Index(fields=("user_id", "id"), name="audit_entry_user"),
            Index(fields=("actor_id", "id"), name="audit_entry_actor"),
            Index(fields=("kind", "id"), name="audit_entry_kind"),
            Index(fields=("at",), name="audit_entry_at"),
        )

    @classmethod
    def visible_to(cls, user: permissions.Person) -> QuerySet["AuditEntry"]:
        """What befell one's own account; an administrator reads everything."""
        return cls.all() if permissions.sees_audit(user) else cls.filter(user_id=user.id)

    @classmethod
    def concerning(cls, user: permissions.Person) -> Q:
        """About their account, or done by them."""
        return Q(user_id=user.id) | Q(actor_id=user.id)

    @classmethod
    async def note(
        cls,
        kind: AuditKind,
        *,
        by: permissions.Person | None,
        now: datetime,
        about: Record | None = None,
        ip: str | None = None,
        address: str | None = None,
    ) -> "AuditEntry":
        """Write a line, in the open unit if there is one: what is rolled back was not done.

        `by` is nobody for strangers. `about` is the row that it was done to; the account concerned is the row's user,
        else the actor. `ip` is kept as a network; without it the unit's is taken. `address` is kept as a hash.
        """
        unit = unit_or_none()
        return await cls.create(
            at=now,
            kind=kind,
            actor_id=by.id if by else None,
            user_id=_account(about, by),
            about_noun=about.noun if about else None,
            about_id=about.id if about else None,
            network=network(ip or (unit.ip if unit else None)),
            address_hash=hashlib.sha256(address.encode()).hexdigest() if address else None,
        )

    async def save(self, *args: Any, **named: Any) -> None:
        if self._saved_in_db:
            _unchangeable()
        await super().save(*args, **named)

    async def delete(self, *args: Any, **named: Any) -> NoReturn:  # noqa: ARG002 - Tortoise's signature
        _unchangeable()


def _unchangeable() -> NoReturn:
    raise RuntimeError("What is written in the audit log stays as it is.")


def _account(about: Record | None, by: permissions.Person | None) -> int | None:
    if about is not None and about.noun == "User":
        return int(about.id)
    owner: int | None = getattr(about, "user_id", None)
    return owner if owner is not None else by.id if by else None


def network(ip: str | None) -> str | None:
    """The network of an address, coarse enough to be nobody's own: /24, and /48 of IPv6."""
    try:
        address = ipaddress.ip_address(ip or "")
    except ValueError:
        return None
    address = getattr(address, "ipv4_mapped", None) or address
    return str(ipaddress.ip_network((address, 24 if address.version == 4 else 48), strict=False))
