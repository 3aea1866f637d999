"""Templates of messages: a subject line and a text with fields, for all channels or for one."""

from datetime import datetime
from typing import Any

from tortoise import fields
from tortoise.expressions import Q
from tortoise.indexes import Index
from tortoise.queryset import QuerySet

import permissions
from errors import Duplicate, Required
from events import TemplateCreated, TemplateDeleted, TemplateUpdated
from mail import html as markup
from models.base import Record, at_most, clean, one_line, transaction
from models.channel import Channel
from models.rendering import fields_for
from models.sentence import checked_template, rendered
from models.user import User, check_locale


class MessageTemplate(Record):
    noun = "MessageTemplate"
    called = "template"

    name = fields.CharField(80, unique=True)
    subject_line = fields.CharField(300, null=True)
    text = fields.TextField()
    html = fields.TextField(null=True)
    locale = fields.CharField(10, null=True)
    channel: fields.ForeignKeyNullableRelation[Channel] = fields.ForeignKeyField(
        "models.Channel", related_name="templates", null=True, on_delete=fields.CASCADE
    )
    channel_id: int | None

    class Meta:
        table = "message_template"
        indexes = (Index(fields=("channel_id",), name="message_template_channel"),)

    @classmethod
    def visible_to(cls, user: User) -> QuerySet["MessageTemplate"]:
        """The shared ones, and those of the channels in which somebody works."""
        if permissions.sees_all(user):
            return cls.all()
        return cls.filter(Q(channel_id__isnull=True) | Q(channel_id__in=sorted(user.reach.member)))

    @property
    def event_links(self) -> dict[str, int | None]:
        return {"channel_id": self.channel_id}

    @classmethod
    async def create_new(cls, *, by: User, now: datetime, name: str, text: str, **given: Any) -> "MessageTemplate":
        """Keep a text for all, or for one channel. It is refused if it could not be rendered."""
        permissions.require(by, "templates")
        async with transaction():
            template = cls(name="", text="", created_at=now, updated_at=now)
            template.update_from_dict(await template._checked({"name": name, "text": text, **given}))
            await template.save()
            await template.record_new(TemplateCreated(), by=by, now=now)
        return template

    async def update(self, *, by: User, now: datetime, **changes: Any) -> None:
        async with self.changing():
            permissions.require(by, "templates")
            self.update_from_dict(await self._checked(changes))
            if self.changed_fields():
                await self.record(TemplateUpdated(), by=by, now=now)

    async def delete_for_ever(self, *, by: User, now: datetime) -> None:
        """What was written with it stays."""
        async with self.changing():
            permissions.require(by, "templates")
            await self.record_end(TemplateDeleted(), by=by, now=now)
            await MessageTemplate.filter(id=self.id).delete()

    async def _checked(self, changes: dict[str, Any]) -> dict[str, Any]:
        if "name" in changes:
            changes["name"] = at_most(80, one_line(changes["name"]), field="name")
            if not changes["name"]:
                raise Required("A template needs a name.", field="name")
            if await MessageTemplate.filter(name=changes["name"]).exclude(id=self.id or 0).exists():
                raise Duplicate("There is a template with this name already.", field="name")
        if changes.get("subject_line") is not None:
            line = at_most(300, one_line(changes["subject_line"]), field="subjectLine")
            changes["subject_line"] = checked_template(line, field="subjectLine") or None
        if "text" in changes:
            changes["text"] = checked_template(clean(changes["text"]), field="text")
            if not changes["text"]:
                raise Required("A template needs a text.", field="text")
        if changes.get("html") is not None:
            changes["html"] = checked_template(clean(changes["html"]), field="html") or None
        if changes.get("locale") is not None:
            check_locale(changes["locale"])
        return changes


async def preview(
    subject: Any, subject_line: str | None, text: str, html: str | None, *, by: User, now: datetime
) -> tuple[str, str, str | None]:
    """Subject line, text and HTML as they would be sent about this subject."""
    known = await fields_for(subject, by=by, now=now)
    shown = rendered(html, known, field="html", html=True) if html else None
    return (
        one_line(rendered(subject_line or "", known, field="subjectLine")),
        rendered(text, known, field="text").strip(),
        markup.sanitised(shown)[0] if shown is not None else None,
    )
