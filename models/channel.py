"""Channels: sales teams with a leader, members, and the mail addresses that reach them."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model
from tortoise.queryset import QuerySet

import permissions
from errors import Duplicate, Invalid, Required, WrongState
from events import ChannelArchived, ChannelCreated, ChannelRestored, ChannelUpdated, MemberRemoved, MemberSet
from mail.address import without_detail
from models.base import at_most, clean, one_line
from models.chat_account import ChatAccount
from models.sentence import checked_template
from models.user import User, check_email
from models.workspace import Workspace, check_days
from permissions import Access, Role

MOST_FORMS = 20
LONGEST_TEMPLATE = 5_000


class OwnerRule(StrEnum):
    """Who gets what a mail begins: nobody, the channel's leader, or its sellers in turn."""

    NONE = "NONE"
    LEADER = "LEADER"
    ROUND_ROBIN = "ROUND_ROBIN"


class Channel(ChatAccount):
    noun = "Channel"
    called = "channel"

    name = fields.CharField(80, unique=True)
    color = fields.CharField(7, null=True)
    aliases: list[str] = fields.JSONField(default=list)
    makes_prospects = fields.BooleanField(default=True)
    idle_days = fields.IntField(null=True)
    response_hours = fields.IntField(null=True)
    subject_line_threads = fields.BooleanField(default=True)
    sender_threads = fields.BooleanField(default=False, db_default=False)
    lists_allowed = fields.BooleanField(default=False, db_default=False)
    internal_allowed = fields.BooleanField(default=False, db_default=False)
    form_senders: list[dict[str, Any]] = fields.JSONField(default=list, db_default=[])
    owner_rule = fields.CharEnumField(OwnerRule, max_length=12, default=OwnerRule.NONE, db_default=OwnerRule.NONE)
    acknowledges = fields.BooleanField(default=False, db_default=False)
    acknowledgement: str | None = fields.TextField(null=True)
    signature: str | None = fields.TextField(null=True)
    archived_at = fields.DatetimeField(null=True)
    mailbox: fields.ForeignKeyNullableRelation[Any] = fields.ForeignKeyField(
        "models.Mailbox", related_name="channels", null=True, on_delete=fields.SET_NULL
    )
    mailbox_id: int | None
    memberships: fields.ReverseRelation["Membership"]

    class Meta:
        table = "channel"
        indexes = (Index(fields=("mailbox_id",), name="channel_mailbox"),)

    @classmethod
    def visible_to(cls, user: User) -> QuerySet["Channel"]:
        if permissions.sees_all(user):
            return cls.all()
        return cls.filter(id__in=sorted(user.reach.member))

    @property
    def event_links(self) -> dict[str, int | None]:
        return {"channel_id": self.id}

    @classmethod
    async def create_new(cls, *, by: User, now: datetime, name: str, **given: Any) -> "Channel":
        """Open a channel."""
        permissions.require(by, "channels")
        async with Workspace.alone():
            channel = cls(name="", created_at=now, updated_at=now)
            channel.update_from_dict(await channel._checked({"name": name, **given}))
            await channel.save()
            await channel.record_new(ChannelCreated(), by=by, now=now)
        return channel

    async def update(self, *, by: User, now: datetime, **changes: Any) -> None:
        async with Workspace.alone(), self.changing():
            permissions.require(by, "channels")
            self.update_from_dict(await self._checked(changes))
            if self.changed_fields():
                await self.record(ChannelUpdated(), by=by, now=now)

    async def archive(self, *, by: User, now: datetime) -> None:
        """Close a channel: it takes no new subjects; what it has stays."""
        async with self.changing():
            permissions.require(by, "channels")
            if self.archived_at is None:
                self.archived_at = now
                await self.record(ChannelArchived(), by=by, now=now)

    async def restore(self, *, by: User, now: datetime) -> None:
        async with self.changing():
            permissions.require(by, "channels")
            if self.archived_at is not None:
                self.archived_at = None
                await self.record(ChannelRestored(), by=by, now=now)

    async def set_member(self, user: User, *, access: Access, leader: bool, by: User, now: datetime) -> None:
        """Let somebody in, or change what they see here. A channel has at most one leader, who sees it whole."""
        async with self.changing():
            permissions.require(by, "members", channel=self.id)
            if user.role is Role.SYSTEM or not user.active:
                raise Invalid("Only an active user may be a member of a channel.", field="userId")
            access = Access.CHANNEL if leader else access
            held = await Membership.get_or_none(channel_id=self.id, user_id=user.id)
            if held is not None and held.access == access and held.leader == leader:
                return
            if leader:
                await self._step_down(but=user.id, by=by, now=now)
            if held is None:
                await Membership.create(channel_id=self.id, user_id=user.id, access=access, leader=leader)
            else:
                await Membership.filter(id=held.id).update(access=access, leader=leader)
            await self.record(MemberSet(user=user.id, access=access, leader=leader), by=by, now=now, also=("members",))

    async def _step_down(self, *, but: int, by: User, now: datetime) -> None:
        for former in await Membership.filter(channel_id=self.id, leader=True).exclude(user_id=but):
            await Membership.filter(id=former.id).update(leader=False)
            fact = MemberSet(user=former.user_id, access=former.access, leader=False)
            await self.record(fact, by=by, now=now, also=("members",))

    async def remove_member(self, user: User, *, by: User, now: datetime) -> None:
        """Take somebody out. What they own stays theirs to see."""
        async with self.changing():
            permissions.require(by, "members", channel=self.id)
            if await Membership.filter(channel_id=self.id, user_id=user.id).delete():
                await self.record(MemberRemoved(user=user.id), by=by, now=now, also=("members",))

    def open_for_work(self) -> None:
        if self.archived_at is not None:
            raise WrongState(
                "The channel {channel} is archived and takes no new subjects.", field="channelId", channel=self.name
            )

    async def _checked(self, changes: dict[str, Any]) -> dict[str, Any]:
        if "name" in changes:
            changes["name"] = at_most(80, one_line(changes["name"]), field="name")
            if not changes["name"]:
                raise Required("A channel needs a name.", field="name")
            if await Channel.filter(name=changes["name"]).exclude(id=self.id or 0).exists():
                raise Duplicate("There is a channel with this name already.", field="name")
        if changes.get("color") is not None:
            check_color(changes["color"])
        if "aliases" in changes:
            changes["aliases"] = await self._check_aliases(changes["aliases"])
        if "form_senders" in changes:
            changes["form_senders"] = check_forms(changes["form_senders"])
        for name in ("signature", "acknowledgement"):
            if changes.get(name) is not None:
                said = at_most(LONGEST_TEMPLATE, clean(changes[name]), field=name)
                changes[name] = checked_template(said, field=name) or None
        if changes.get("acknowledges", self.acknowledges) and not changes.get("acknowledgement", self.acknowledgement):
            raise Required("Say what the acknowledgement is to say.", field="acknowledgement")
        check_days(changes.get("idle_days"), field="idleDays")
        hours = changes.get("response_hours")
        if hours is not None and not 1 <= hours <= 24 * 90:
            raise Invalid("The response time lies between 1 hour and 90 days.", field="responseHours")
        return changes

    async def _check_aliases(self, aliases: list[str]) -> list[str]:
        wanted = list(dict.fromkeys(without_detail(check_email(alias, field="aliases")) for alias in aliases))
        for other in await Channel.exclude(id=self.id or 0):
            for alias in set(other.aliases) & set(wanted):
                raise Duplicate(
                    "{alias} already belongs to the channel {channel}.",
                    field="aliases",
                    alias=alias,
                    channel=other.name,
                )
        return wanted


class Membership(Model):
    """That somebody works in a channel, and what they see there."""

    id = fields.BigIntField(primary_key=True)
    channel: fields.ForeignKeyRelation[Channel] = fields.ForeignKeyField("models.Channel", related_name="memberships")
    channel_id: int
    user: fields.ForeignKeyRelation[User] = fields.ForeignKeyField("models.User", related_name="memberships")
    user_id: int
    access = fields.CharEnumField(Access, max_length=10)
    leader = fields.BooleanField(default=False)

    class Meta:
        table = "membership"
        unique_together = (("channel", "user"),)
        indexes = (Index(fields=("user_id",), name="membership_user"),)


def check_forms(forms: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The senders of web forms, each once, with the lines of their mails that name the person."""
    if len(forms) > MOST_FORMS:
        raise Invalid("A channel has at most {limit} web forms.", field="formSenders", limit=MOST_FORMS)
    checked = []
    for form in forms:
        lines = {
            name: at_most(80, one_line(form.get(name) or ""), field="formSenders") or None
            for name in ("email_field", "name_field")
        }
        checked.append({"address": check_email(form["address"], field="formSenders"), **lines})
    addresses = [form["address"] for form in checked]
    if len(set(addresses)) < len(addresses):
        raise Duplicate("Each web form is named once.", field="formSenders")
    return checked


def check_color(color: str) -> str:
    digits = color.removeprefix("#")
    if not color.startswith("#") or len(digits) != 6 or any(sign not in "0123456789abcdefABCDEF" for sign in digits):
        raise Invalid("A colour is written as #rrggbb.", field="color")
    return color
