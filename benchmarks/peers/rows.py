"""The tables of the board as plain Tortoise models, for a peer that is written in the ordinary way. Knows no Funil."""

from typing import Any

from tortoise import fields
from tortoise.models import Model


class Workspace(Model):
    id = fields.IntField(primary_key=True)
    epoch = fields.CharField(36)
    currency = fields.CharField(3)

    class Meta:
        table = "workspace"


class User(Model):
    id = fields.BigIntField(primary_key=True)
    name = fields.CharField(120)
    role = fields.CharField(20)
    active = fields.BooleanField()

    class Meta:
        table = "user_account"


class Session(Model):
    id = fields.BigIntField(primary_key=True)
    token_hash = fields.CharField(64)
    user: Any = fields.ForeignKeyField("peer.User", related_name=False)
    expires_at = fields.DatetimeField()
    revoked_at = fields.DatetimeField(null=True)

    class Meta:
        table = "session"


class Membership(Model):
    id = fields.BigIntField(primary_key=True)
    user_id = fields.BigIntField()
    channel_id = fields.BigIntField()
    access = fields.CharField(10)
    leader = fields.BooleanField()

    class Meta:
        table = "membership"


class Stage(Model):
    id = fields.BigIntField(primary_key=True)
    name = fields.CharField(120)
    kind = fields.CharField(10)
    probability = fields.IntField()
    position = fields.IntField()

    class Meta:
        table = "stage"


class Customer(Model):
    id = fields.BigIntField(primary_key=True)
    name = fields.CharField(200)
    type = fields.CharField(10)

    class Meta:
        table = "customer"


class ActivityType(Model):
    id = fields.BigIntField(primary_key=True)
    name = fields.CharField(120)

    class Meta:
        table = "activity_type"


class Activity(Model):
    id = fields.BigIntField(primary_key=True)
    summary = fields.CharField(200)
    due_on = fields.DateField(null=True)
    state = fields.CharField(10)
    type_id = fields.BigIntField(null=True)

    class Meta:
        table = "activity"


class Marker(Model):
    id = fields.BigIntField(primary_key=True)
    name = fields.CharField(60)
    color = fields.CharField(20)

    class Meta:
        table = "marker"


class SubjectMarker(Model):
    id = fields.BigIntField(primary_key=True)
    subject_id = fields.BigIntField()
    marker: Any = fields.ForeignKeyField("peer.Marker", related_name=False)

    class Meta:
        table = "subject_marker"


class SubjectAssignee(Model):
    id = fields.BigIntField(primary_key=True)
    subject_id = fields.BigIntField()
    user_id = fields.BigIntField()

    class Meta:
        table = "subject_assignee"


class Subject(Model):
    id = fields.BigIntField(primary_key=True)
    title = fields.CharField(200)
    kind = fields.CharField(12)
    outcome = fields.CharField(10)
    version = fields.IntField()
    rank = fields.CharField(200)
    priority = fields.IntField()
    expected_close_on = fields.DateField(null=True)
    source = fields.CharField(200, null=True)
    activity_state = fields.CharField(10)
    idle = fields.BooleanField()
    rotting = fields.BooleanField()
    on_board = fields.BooleanField()
    stage_entered_at = fields.DatetimeField(null=True)
    created_at = fields.DatetimeField()
    updated_at = fields.DatetimeField()
    archived_at = fields.DatetimeField(null=True)
    discarded_at = fields.DatetimeField(null=True)
    value_minor = fields.BigIntField(null=True)
    value_currency = fields.CharField(3, null=True)
    manual_probability = fields.IntField(null=True)
    stage_id = fields.BigIntField(null=True)
    channel_id = fields.BigIntField()
    customer_id = fields.BigIntField(null=True)
    owner_id = fields.BigIntField(null=True)
    merged_into_id = fields.BigIntField(null=True)
    next_activity_id = fields.BigIntField(null=True)

    class Meta:
        table = "subject"


class Event(Model):
    id = fields.BigIntField(primary_key=True)
    kind = fields.CharField(40)
    event_class = fields.CharField(10)
    noun = fields.CharField(20)
    noun_id = fields.BigIntField()
    subject_id = fields.BigIntField(null=True)
    channel_id = fields.BigIntField(null=True)
    actor_id = fields.BigIntField()
    at = fields.DatetimeField()
    version = fields.IntField()
    changed: Any = fields.JSONField(default=list)
    data: Any = fields.JSONField(default=dict)
    final = fields.BooleanField(default=True)

    class Meta:
        table = "event"
