from tortoise import migrations
from tortoise.migrations import operations as ops
from mail.mailbox import Security
from models.activity.due import DueBase, DueUnit
from models.activity.plan import Responsible
from models.activity.state import ActivityState
from models.activity.type import Chaining
from models.audit import AuditKind
from models.channel import OwnerRule
from models.inbound import After
from models.job import JobKind, JobState
from models.mailbox import AfterFiling, Auth
from models.message import BounceKind, Direction, MessageState
from orjson import loads
from tortoise.fields.base import OnDelete
from tortoise.fields.data import JSON_DUMPS
from tortoise import fields
from tortoise.indexes import Index


class Migration(migrations.Migration):
    dependencies = [("models", "0001_initial")]

    initial = False

    operations = [
        ops.CreateModel(
            name="Acknowledgement",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "channel",
                    fields.ForeignKeyField(
                        "models.Channel",
                        source_field="channel_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="acknowledgements",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("address", fields.CharField(max_length=254)),
                ("at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "acknowledgement",
                "app": "models",
                "indexes": [
                    Index(fields=["channel_id", "address", "at"], name="acknowledgement_channel"),
                    Index(fields=["at"], name="acknowledgement_at"),
                ],
                "pk_attr": "id",
                "table_description": "That somebody was answered by itself, so that it does not happen again soon (RFC 5230 §4.2).",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="ActivityPlan",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("updated_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("version", fields.IntField(default=1)),
                ("name", fields.CharField(unique=True, max_length=80)),
            ],
            options={"table": "activity_plan", "app": "models", "pk_attr": "id"},
            bases=["Record"],
        ),
        ops.CreateModel(
            name="ActivityType",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("updated_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("version", fields.IntField(default=1)),
                ("name", fields.CharField(unique=True, max_length=60)),
                ("icon", fields.CharField(default="check", max_length=40)),
                ("color", fields.CharField(default="#7a7a7a", max_length=7)),
                ("due_amount", fields.IntField(default=0)),
                (
                    "due_unit",
                    fields.CharEnumField(
                        default=DueUnit.DAYS,
                        description="DAYS: DAYS\nWEEKS: WEEKS\nMONTHS: MONTHS",
                        enum_type=DueUnit,
                        max_length=10,
                    ),
                ),
                (
                    "due_base",
                    fields.CharEnumField(
                        default=DueBase.COMPLETION,
                        description="COMPLETION: COMPLETION\nPREVIOUS_DUE: PREVIOUS_DUE\nLATER: LATER",
                        enum_type=DueBase,
                        max_length=15,
                    ),
                ),
                ("working_days", fields.BooleanField(default=False)),
                (
                    "chaining",
                    fields.CharEnumField(
                        default=Chaining.SUGGEST,
                        description="SUGGEST: SUGGEST\nTRIGGER: TRIGGER",
                        enum_type=Chaining,
                        max_length=10,
                    ),
                ),
                ("default_summary", fields.CharField(null=True, max_length=200)),
                ("default_note", fields.TextField(null=True, unique=False)),
                ("archived_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                (
                    "triggers",
                    fields.ForeignKeyField(
                        "models.ActivityType",
                        source_field="triggers_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="triggered_by",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "default_assignee",
                    fields.ForeignKeyField(
                        "models.User",
                        source_field="default_assignee_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="activity_types",
                        on_delete=OnDelete.SET_NULL,
                    ),
                ),
            ],
            options={
                "table": "activity_type",
                "app": "models",
                "indexes": [
                    Index(fields=["triggers_id"], name="activity_type_triggers"),
                    Index(fields=["default_assignee_id"], name="activity_type_assignee"),
                ],
                "pk_attr": "id",
            },
            bases=["Record"],
        ),
        ops.CreateModel(
            name="Activity",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("updated_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("version", fields.IntField(default=1)),
                ("summary", fields.CharField(default="", max_length=200)),
                ("note", fields.TextField(null=True, unique=False)),
                ("due_on", fields.DateField(null=True)),
                ("today_from", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("overdue_from", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("zone", fields.CharField(max_length=64)),
                (
                    "state",
                    fields.CharEnumField(
                        default=ActivityState.UNDATED,
                        description="OVERDUE: OVERDUE\nTODAY: TODAY\nPLANNED: PLANNED\nUNDATED: UNDATED\nNONE: NONE\nDONE: DONE\nCANCELLED: CANCELLED",
                        enum_type=ActivityState,
                        max_length=10,
                    ),
                ),
                ("done_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("feedback", fields.TextField(null=True, unique=False)),
                ("cancelled_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("cancel_reason", fields.TextField(null=True, unique=False)),
                (
                    "type",
                    fields.ForeignKeyField(
                        "models.ActivityType",
                        source_field="type_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="activities",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "assignee",
                    fields.ForeignKeyField(
                        "models.User",
                        source_field="assignee_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="activities",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "subject",
                    fields.ForeignKeyField(
                        "models.Subject",
                        source_field="subject_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="activities",
                        on_delete=OnDelete.SET_NULL,
                    ),
                ),
                (
                    "customer",
                    fields.ForeignKeyField(
                        "models.Customer",
                        source_field="customer_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="activities",
                        on_delete=OnDelete.SET_NULL,
                    ),
                ),
                ("channel_id", fields.BigIntField(null=True)),
                (
                    "previous",
                    fields.ForeignKeyField(
                        "models.Activity",
                        source_field="previous_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="following",
                        on_delete=OnDelete.SET_NULL,
                    ),
                ),
                (
                    "created_by",
                    fields.ForeignKeyField(
                        "models.User",
                        source_field="created_by_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="activities_created",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "done_by",
                    fields.ForeignKeyField(
                        "models.User",
                        source_field="done_by_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="activities_done",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
            ],
            options={
                "table": "activity",
                "app": "models",
                "indexes": [
                    Index(fields=["subject_id", "state", "overdue_from"], name="activity_subject"),
                    Index(fields=["customer_id", "state"], name="activity_customer"),
                    Index(fields=["assignee_id", "state", "overdue_from"], name="activity_assignee"),
                    Index(fields=["state", "today_from"], name="activity_today_from"),
                    Index(fields=["state", "overdue_from"], name="activity_overdue_from"),
                    Index(fields=["type_id"], name="activity_type_of"),
                    Index(fields=["previous_id"], name="activity_previous"),
                    Index(fields=["created_by_id"], name="activity_created_by"),
                    Index(fields=["done_by_id", "done_at"], name="activity_done_by"),
                    Index(fields=["channel_id", "done_at"], name="activity_channel"),
                ],
                "pk_attr": "id",
                "table_description": "A call to make, a visit that was made. All of it is optional but what it is about.",
            },
            bases=["Ticking"],
        ),
        ops.CreateModel(
            name="ActivityPlanStep",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "plan",
                    fields.ForeignKeyField(
                        "models.ActivityPlan",
                        source_field="plan_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="steps",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("place", fields.IntField(default=0)),
                (
                    "type",
                    fields.ForeignKeyField(
                        "models.ActivityType",
                        source_field="type_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="steps",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("amount", fields.IntField(default=0)),
                (
                    "unit",
                    fields.CharEnumField(
                        default=DueUnit.DAYS,
                        description="DAYS: DAYS\nWEEKS: WEEKS\nMONTHS: MONTHS",
                        enum_type=DueUnit,
                        max_length=10,
                    ),
                ),
                ("before", fields.BooleanField(default=False)),
                (
                    "responsible",
                    fields.CharEnumField(
                        default=Responsible.ASK,
                        description="ASK: ASK\nFIXED: FIXED\nOWNER: OWNER",
                        enum_type=Responsible,
                        max_length=10,
                    ),
                ),
                (
                    "user",
                    fields.ForeignKeyField(
                        "models.User",
                        source_field="user_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="plan_steps",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("summary", fields.CharField(null=True, max_length=200)),
                ("note", fields.TextField(null=True, unique=False)),
            ],
            options={
                "table": "activity_plan_step",
                "app": "models",
                "indexes": [
                    Index(fields=["plan_id", "place"], name="activity_plan_step_plan"),
                    Index(fields=["type_id"], name="activity_plan_step_type"),
                    Index(fields=["user_id"], name="activity_plan_step_user"),
                ],
                "pk_attr": "id",
                "table_description": "One activity of a plan: so many days, weeks or months before or after its day.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="ActivityTypeFollower",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "type",
                    fields.ForeignKeyField(
                        "models.ActivityType",
                        source_field="type_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="followers",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "suggested",
                    fields.ForeignKeyField(
                        "models.ActivityType",
                        source_field="suggested_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="suggested_by",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("place", fields.IntField(default=0)),
            ],
            options={
                "table": "activity_type_follower",
                "app": "models",
                "unique_together": (("type", "suggested"),),
                "indexes": [Index(fields=["suggested_id"], name="activity_type_follower_suggested")],
                "pk_attr": "id",
                "table_description": "That one type may well follow another.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="AuditEntry",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                (
                    "kind",
                    fields.CharEnumField(
                        description="SIGNED_IN: SIGNED_IN\nSIGN_IN_REFUSED: SIGN_IN_REFUSED\nSIGNED_OUT: SIGNED_OUT\nSESSION_REVOKED: SESSION_REVOKED\nPASSWORD_SET: PASSWORD_SET\nRESET_ASKED: RESET_ASKED\nRESET_LINK_MADE: RESET_LINK_MADE\nRESET_DONE: RESET_DONE\nINVITED: INVITED\nINVITATION_REVOKED: INVITATION_REVOKED\nJOINED: JOINED\nUSER_CHANGED: USER_CHANGED\nKEY_CREATED: KEY_CREATED\nKEY_ROTATED: KEY_ROTATED\nKEY_REVOKED: KEY_REVOKED\nKEY_USE_BEGUN: KEY_USE_BEGUN\nMAIL_OPENED: MAIL_OPENED\nRESTORED: RESTORED",
                        enum_type=AuditKind,
                        max_length=30,
                    ),
                ),
                ("actor_id", fields.BigIntField(null=True)),
                ("user_id", fields.BigIntField(null=True)),
                ("about_noun", fields.CharField(null=True, max_length=30)),
                ("about_id", fields.BigIntField(null=True)),
                ("network", fields.CharField(null=True, max_length=43)),
                ("address_hash", fields.CharField(null=True, max_length=64)),
            ],
            options={
                "table": "audit_entry",
                "app": "models",
                "indexes": [
                    Index(fields=["user_id", "id"], name="audit_entry_user"),
                    Index(fields=["actor_id", "id"], name="audit_entry_actor"),
                    Index(fields=["kind", "id"], name="audit_entry_kind"),
                    Index(fields=["at"], name="audit_entry_at"),
                ],
                "pk_attr": "id",
                "table_description": "One line: when, what, by whom, about what, from which network. Never a password, an address, a word of a mail.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Authorisation",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("state_hash", fields.CharField(unique=True, max_length=64)),
                ("sealed_verifier", fields.TextField(unique=False)),
                ("provider", fields.CharField(max_length=10)),
                ("address", fields.CharField(max_length=254)),
                (
                    "user",
                    fields.ForeignKeyField(
                        "models.User",
                        source_field="user_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="authorisations",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "mailbox",
                    fields.ForeignKeyField(
                        "models.Mailbox",
                        source_field="mailbox_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="authorisations",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("return_to", fields.TextField(null=True, unique=False)),
                ("expires_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "authorisation",
                "app": "models",
                "indexes": [
                    Index(fields=["user_id"], name="authorisation_user"),
                    Index(fields=["mailbox_id"], name="authorisation_mailbox"),
                ],
                "pk_attr": "id",
                "table_description": "`state` is known to the browser alone; here stands its hash, and the verifier that belongs to it, sealed.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Blob",
            fields=[
                ("sha256", fields.CharField(primary_key=True, unique=True, db_index=True, max_length=64)),
                ("size", fields.IntField()),
                ("content", fields.BinaryField()),
                ("stored_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "blob",
                "app": "models",
                "indexes": [Index(fields=["stored_at"], name="blob_stored_at")],
                "pk_attr": "sha256",
                "table_description": "The bytes of files, once for each content. The only door to them: another store would stand behind it.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Digest",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "user",
                    fields.ForeignKeyField(
                        "models.User",
                        source_field="user_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="digests",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("day", fields.DateField()),
                ("tries", fields.IntField(default=0)),
                ("next_attempt_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("handed_over_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("settled_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "digest",
                "app": "models",
                "unique_together": (("user", "day"),),
                "indexes": [Index(fields=["user_id"], name="digest_user"), Index(fields=["day"], name="digest_day")],
                "pk_attr": "id",
                "table_description": "One person's day, told or to be told.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="File",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("updated_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("version", fields.IntField(default=1)),
                ("name", fields.CharField(max_length=200)),
                ("media_type", fields.CharField(max_length=200)),
                ("declared_type", fields.CharField(null=True, max_length=200)),
                ("size", fields.IntField()),
                ("content_id", fields.CharField(null=True, max_length=255)),
                ("inline", fields.BooleanField(default=False)),
                (
                    "blob",
                    fields.ForeignKeyField(
                        "models.Blob",
                        source_field="blob_id",
                        null=True,
                        db_constraint=True,
                        to_field="sha256",
                        related_name="files",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "message",
                    fields.ForeignKeyField(
                        "models.Message",
                        source_field="message_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="files",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "uploaded_by",
                    fields.ForeignKeyField(
                        "models.User",
                        source_field="uploaded_by_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="uploads",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
            ],
            options={
                "table": "file",
                "app": "models",
                "indexes": [
                    Index(fields=["message_id", "id"], name="file_message"),
                    Index(fields=["blob_id"], name="file_blob"),
                    Index(fields=["uploaded_by_id", "message_id", "created_at"], name="file_uploaded_by"),
                ],
                "pk_attr": "id",
                "table_description": "One file of one message, or an upload that no message has yet.",
            },
            bases=["Record"],
        ),
        ops.CreateModel(
            name="Job",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("updated_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("version", fields.IntField(default=1)),
                (
                    "kind",
                    fields.CharEnumField(description="MAIL_HISTORY: MAIL_HISTORY", enum_type=JobKind, max_length=20),
                ),
                (
                    "state",
                    fields.CharEnumField(
                        default=JobState.QUEUED,
                        description="QUEUED: QUEUED\nRUNNING: RUNNING\nDONE: DONE\nFAILED: FAILED\nCANCELLED: CANCELLED",
                        enum_type=JobState,
                        max_length=10,
                    ),
                ),
                (
                    "begun_by",
                    fields.ForeignKeyField(
                        "models.User",
                        source_field="begun_by_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="jobs",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "mailbox",
                    fields.ForeignKeyField(
                        "models.Mailbox",
                        source_field="mailbox_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="jobs",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("terms", fields.JSONField(default=dict, encoder=JSON_DUMPS, decoder=loads)),
                ("place", fields.JSONField(default=dict, encoder=JSON_DUMPS, decoder=loads)),
                ("done", fields.IntField(default=0)),
                ("total", fields.IntField(null=True)),
                ("problem", fields.CharField(null=True, max_length=40)),
                ("failures", fields.IntField(default=0)),
                ("started_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("ended_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("told_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("next_attempt_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("leased_until", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("lease_holder", fields.CharField(null=True, max_length=64)),
            ],
            options={
                "table": "job",
                "app": "models",
                "indexes": [
                    Index(fields=["begun_by_id"], name="job_begun_by"),
                    Index(fields=["mailbox_id"], name="job_mailbox"),
                    Index(fields=["state", "next_attempt_at"], name="job_due"),
                ],
                "pk_attr": "id",
                "table_description": "`terms`: what was asked for. `place`: where it stands, for whoever goes on with it. `total`: null until known.",
            },
            bases=["Record"],
        ),
        ops.CreateModel(
            name="Lease",
            fields=[
                ("name", fields.CharField(primary_key=True, unique=True, db_index=True, max_length=40)),
                ("fence", fields.BigIntField(default=0)),
                ("holder", fields.CharField(null=True, max_length=120)),
                ("until", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "lease",
                "app": "models",
                "pk_attr": "name",
                "table_description": "One thing that only one process does at a time. `now` is the database's clock: the holders' may differ.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Meeting",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "subject",
                    fields.ForeignKeyField(
                        "models.Subject",
                        source_field="subject_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="meetings",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "message",
                    fields.ForeignKeyField(
                        "models.Message",
                        source_field="message_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="meetings",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("uid", fields.CharField(max_length=255)),
                ("sequence", fields.IntField(default=0)),
                ("summary", fields.CharField(null=True, max_length=500)),
                ("location", fields.CharField(null=True, max_length=500)),
                ("organiser", fields.CharField(null=True, max_length=254)),
                ("starts_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("ends_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("all_day", fields.BooleanField(default=False)),
                ("cancelled", fields.BooleanField(default=False)),
                ("recurrence", fields.CharField(null=True, max_length=200)),
                ("answers", fields.JSONField(default=dict, encoder=JSON_DUMPS, decoder=loads)),
            ],
            options={
                "table": "meeting",
                "app": "models",
                "unique_together": (("subject", "uid"),),
                "indexes": [
                    Index(fields=["uid"], name="meeting_uid"),
                    Index(fields=["message_id"], name="meeting_message"),
                ],
                "pk_attr": "id",
                "table_description": "One meeting of a subject, by the UID of its calendar; what comes later with a higher SEQUENCE replaces it.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="MessageBounce",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "message",
                    fields.ForeignKeyField(
                        "models.Message",
                        source_field="message_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="bounces",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "kind",
                    fields.CharEnumField(
                        description="FAILED: FAILED\nDELAYED: DELAYED", enum_type=BounceKind, max_length=10
                    ),
                ),
                ("code", fields.CharField(max_length=20)),
                ("diagnostic", fields.CharField(max_length=500)),
                ("address", fields.CharField(max_length=254)),
                ("at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "message_bounce",
                "app": "models",
                "indexes": [
                    Index(fields=["message_id", "id"], name="message_bounce_message"),
                    Index(fields=["address", "at"], name="message_bounce_address"),
                ],
                "pk_attr": "id",
                "table_description": "A report that a message did not reach one of its recipients, or not yet.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="MessageTemplate",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("updated_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("version", fields.IntField(default=1)),
                ("name", fields.CharField(unique=True, max_length=80)),
                ("subject_line", fields.CharField(null=True, max_length=300)),
                ("text", fields.TextField(unique=False)),
                ("html", fields.TextField(null=True, unique=False)),
                ("locale", fields.CharField(null=True, max_length=10)),
                (
                    "channel",
                    fields.ForeignKeyField(
                        "models.Channel",
                        source_field="channel_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="templates",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
            ],
            options={
                "table": "message_template",
                "app": "models",
                "indexes": [Index(fields=["channel_id"], name="message_template_channel")],
                "pk_attr": "id",
            },
            bases=["Record"],
        ),
        ops.CreateModel(
            name="OtherId",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "message",
                    fields.ForeignKeyField(
                        "models.Message",
                        source_field="message_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="other_ids",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("other_id", fields.CharField(max_length=998)),
            ],
            options={
                "table": "message_other_id",
                "app": "models",
                "unique_together": (("message", "other_id"),),
                "indexes": [Index(fields=["other_id"], name="message_other_id_other")],
                "pk_attr": "id",
                "table_description": "A Message-ID that a provider gave to a message of ours on the way: answers name this one.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="PasswordReset",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "user",
                    fields.ForeignKeyField(
                        "models.User",
                        source_field="user_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="resets",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("token_hash", fields.CharField(null=True, unique=True, max_length=64)),
                ("asked_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("expires_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("tries", fields.IntField(default=0)),
                ("sent_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("used_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "password_reset",
                "app": "models",
                "indexes": [
                    Index(fields=["user_id"], name="password_reset_user"),
                    Index(fields=["sent_at", "expires_at"], name="password_reset_sent"),
                ],
                "pk_attr": "id",
                "table_description": "One time that somebody asked for, or an administrator made, a way to set a new password.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="PossibleThread",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "subject",
                    fields.ForeignKeyField(
                        "models.Subject",
                        source_field="subject_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="possible_threads",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "thread",
                    fields.ForeignKeyField(
                        "models.Subject",
                        source_field="thread_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="claimed_by",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "message",
                    fields.ForeignKeyField(
                        "models.Message",
                        source_field="message_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="possible_threads",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("joined_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                (
                    "joined_by",
                    fields.ForeignKeyField(
                        "models.User",
                        source_field="joined_by_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="threads_joined",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("moved", fields.JSONField(default=dict, encoder=JSON_DUMPS, decoder=loads)),
            ],
            options={
                "table": "possible_thread",
                "app": "models",
                "unique_together": (("subject", "thread"),),
                "indexes": [
                    Index(fields=["thread_id"], name="possible_thread_thread"),
                    Index(fields=["message_id"], name="possible_thread_message"),
                    Index(fields=["joined_by_id"], name="possible_thread_joined_by"),
                ],
                "pk_attr": "id",
                "table_description": "That a subject, which a mail began, may belong to an older one, `thread`. A person joins them, and parts them.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="SubjectAssignee",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "subject",
                    fields.ForeignKeyField(
                        "models.Subject",
                        source_field="subject_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="assignees",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "user",
                    fields.ForeignKeyField(
                        "models.User",
                        source_field="user_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="assigned_to",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("since", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "subject_assignee",
                "app": "models",
                "unique_together": (("subject", "user"),),
                "indexes": [Index(fields=["user_id", "subject_id"], name="subject_assignee_user")],
                "pk_attr": "id",
                "table_description": "That somebody has, or had, an activity on a subject: they keep seeing it (DESIGN §9).",
            },
            bases=["Model"],
        ),
        ops.AddField(
            model_name="ApiKey",
            name="last_network",
            field=fields.CharField(null=True, max_length=43),
        ),
        ops.AddField(
            model_name="Channel",
            name="acknowledgement",
            field=fields.TextField(null=True, unique=False),
        ),
        ops.AddField(
            model_name="Channel",
            name="acknowledges",
            field=fields.BooleanField(default=False, db_default=False),
        ),
        ops.AddField(
            model_name="Channel",
            name="form_senders",
            field=fields.JSONField(default=list, db_default=[], encoder=JSON_DUMPS, decoder=loads),
        ),
        ops.AddField(
            model_name="Channel",
            name="internal_allowed",
            field=fields.BooleanField(default=False, db_default=False),
        ),
        ops.AddField(
            model_name="Channel",
            name="lists_allowed",
            field=fields.BooleanField(default=False, db_default=False),
        ),
        ops.AddField(
            model_name="Channel",
            name="owner_rule",
            field=fields.CharEnumField(
                default=OwnerRule.NONE,
                description="NONE: NONE\nLEADER: LEADER\nROUND_ROBIN: ROUND_ROBIN",
                db_default=OwnerRule.NONE,
                enum_type=OwnerRule,
                max_length=12,
            ),
        ),
        ops.AddField(
            model_name="Channel",
            name="sender_threads",
            field=fields.BooleanField(default=False, db_default=False),
        ),
        ops.AddField(
            model_name="Channel",
            name="signature",
            field=fields.TextField(null=True, unique=False),
        ),
        ops.AddField(
            model_name="Channel",
            name="whatsapp_phone_id",
            field=fields.CharField(null=True, max_length=64),
        ),
        ops.AddField(
            model_name="Channel",
            name="whatsapp_sealed_token",
            field=fields.TextField(null=True, unique=False),
        ),
        ops.AddField(
            model_name="CustomerEmail",
            name="do_not_email_at",
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddField(
            model_name="CustomerEmail",
            name="undeliverable_at",
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddField(
            model_name="InboundMail",
            name="after",
            field=fields.CharEnumField(null=True, description="DUE: DUE\nDONE: DONE", enum_type=After, max_length=5),
        ),
        ops.AddField(
            model_name="InboundMail",
            name="decision",
            field=fields.JSONField(null=True, encoder=JSON_DUMPS, decoder=loads),
        ),
        ops.AddIndex(
            model_name="InboundMail",
            index=Index(fields=["mailbox_id", "after"], name="inbound_mail_after"),
        ),
        ops.AddField(
            model_name="IntakeEffect",
            name="alias",
            field=fields.CharField(null=True, max_length=254),
        ),
        ops.AddField(
            model_name="IntakeEffect",
            name="answerable",
            field=fields.BooleanField(default=False, db_default=False),
        ),
        ops.AddField(
            model_name="IntakeEffect",
            name="contact",
            field=fields.CharField(null=True, max_length=254),
        ),
        ops.AddIndex(
            model_name="IntakeEffect",
            index=Index(fields=["contact", "at"], name="intake_effect_contact"),
        ),
        ops.AddField(
            model_name="Mailbox",
            name="after_attempt_at",
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddField(
            model_name="Mailbox",
            name="after_error",
            field=fields.CharField(null=True, max_length=40),
        ),
        ops.AddField(
            model_name="Mailbox",
            name="after_failures",
            field=fields.IntField(default=0, db_default=0),
        ),
        ops.AddField(
            model_name="Mailbox",
            name="after_filing",
            field=fields.CharEnumField(
                default=AfterFiling.LEAVE,
                description="LEAVE: LEAVE\nMARK: MARK\nMOVE: MOVE",
                db_default="LEAVE",
                enum_type=AfterFiling,
                max_length=8,
            ),
        ),
        ops.AddField(
            model_name="Mailbox",
            name="after_target",
            field=fields.CharField(null=True, max_length=255),
        ),
        ops.AddField(
            model_name="Mailbox",
            name="auth",
            field=fields.CharEnumField(
                default=Auth.PASSWORD,
                description="PASSWORD: PASSWORD\nGOOGLE: GOOGLE\nMICROSOFT: MICROSOFT",
                db_default="PASSWORD",
                enum_type=Auth,
                max_length=10,
            ),
        ),
        ops.AddField(
            model_name="Mailbox",
            name="keeps_sent",
            field=fields.BooleanField(default=False, db_default=False),
        ),
        ops.AddField(
            model_name="Mailbox",
            name="sealed_tokens",
            field=fields.TextField(null=True, unique=False),
        ),
        ops.AddField(
            model_name="Mailbox",
            name="smtp_anonymous",
            field=fields.BooleanField(default=False, db_default=False),
        ),
        ops.AddField(
            model_name="Mailbox",
            name="smtp_host",
            field=fields.CharField(null=True, max_length=255),
        ),
        ops.AddField(
            model_name="Mailbox",
            name="smtp_port",
            field=fields.IntField(null=True),
        ),
        ops.AddField(
            model_name="Mailbox",
            name="smtp_sealed_secret",
            field=fields.TextField(null=True, unique=False),
        ),
        ops.AddField(
            model_name="Mailbox",
            name="smtp_security",
            field=fields.CharEnumField(
                null=True, description="TLS: TLS\nSTARTTLS: STARTTLS\nNONE: NONE", enum_type=Security, max_length=10
            ),
        ),
        ops.AddField(
            model_name="Mailbox",
            name="smtp_username",
            field=fields.CharField(null=True, max_length=254),
        ),
        ops.AddField(
            model_name="Mailbox",
            name="token_holder",
            field=fields.CharField(null=True, max_length=64),
        ),
        ops.AddField(
            model_name="Mailbox",
            name="token_leased_until",
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddField(
            model_name="Mailbox",
            name="trusted_forwarders",
            field=fields.JSONField(default=list, db_default=[], encoder=JSON_DUMPS, decoder=loads),
        ),
        ops.AlterField(
            model_name="Message",
            name="direction",
            field=fields.CharEnumField(
                description="IN: IN\nOUT: OUT\nINTERNAL: INTERNAL", enum_type=Direction, max_length=8
            ),
        ),
        ops.AlterField(
            model_name="Message",
            name="state",
            field=fields.CharEnumField(
                default=MessageState.RECEIVED,
                description="RECEIVED: RECEIVED\nDRAFT: DRAFT\nQUEUED: QUEUED\nSENDING: SENDING\nSENT: SENT\nUNKNOWN: UNKNOWN\nFAILED: FAILED\nBOUNCED: BOUNCED\nOPENED: OPENED",
                enum_type=MessageState,
                max_length=10,
            ),
        ),
        ops.AddField(
            model_name="Message",
            name="attempts",
            field=fields.IntField(default=0, db_default=0),
        ),
        ops.AddField(
            model_name="Message",
            name="away_until",
            field=fields.DateField(null=True),
        ),
        ops.AddField(
            model_name="Message",
            name="bcc",
            field=fields.JSONField(default=list, db_default=[], encoder=JSON_DUMPS, decoder=loads),
        ),
        ops.AddField(
            model_name="Message",
            name="channel",
            field=fields.ForeignKeyField(
                "models.Channel",
                source_field="channel_id",
                null=True,
                db_constraint=True,
                to_field="id",
                related_name="messages_sent",
                on_delete=OnDelete.RESTRICT,
            ),
        ),
        ops.AddField(
            model_name="Message",
            name="created_at",
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddField(
            model_name="Message",
            name="handed_over_at",
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddField(
            model_name="Message",
            name="last_answer",
            field=fields.CharField(null=True, max_length=500),
        ),
        ops.AddField(
            model_name="Message",
            name="last_error",
            field=fields.CharField(null=True, max_length=40),
        ),
        ops.AddField(
            model_name="Message",
            name="next_attempt_at",
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddField(
            model_name="Message",
            name="outstanding",
            field=fields.JSONField(default=list, db_default=[], encoder=JSON_DUMPS, decoder=loads),
        ),
        ops.AddField(
            model_name="Message",
            name="read_at",
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddField(
            model_name="Message",
            name="references",
            field=fields.JSONField(default=list, db_default=[], encoder=JSON_DUMPS, decoder=loads),
        ),
        ops.AddField(
            model_name="Message",
            name="remote_images",
            field=fields.IntField(default=0, db_default=0),
        ),
        ops.AddField(
            model_name="Message",
            name="sent_at",
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddField(
            model_name="Message",
            name="template",
            field=fields.JSONField(null=True, encoder=JSON_DUMPS, decoder=loads),
        ),
        ops.AddField(
            model_name="Message",
            name="updated_at",
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddField(
            model_name="Message",
            name="version",
            field=fields.IntField(default=1, db_default=1),
        ),
        ops.AddIndex(
            model_name="Message",
            index=Index(fields=["channel_id"], name="message_channel"),
        ),
        ops.AddIndex(
            model_name="Message",
            index=Index(fields=["state", "next_attempt_at"], name="message_state"),
        ),
        ops.AlterModelOptions(
            name="SenderBlock",
            options={
                "table": "sender_block",
                "app": "models",
                "indexes": [
                    Index(fields=["learned_from"], name="sender_block_learned_from"),
                    Index(fields=["blocked_by_id"], name="sender_block_blocked_by"),
                    Index(fields=["channel_id"], name="sender_block_channel"),
                ],
                "pk_attr": "id",
                "table_description": "An address whose mail waits in review as spam, and the subject or the channel from which that was learned.",
            },
        ),
        ops.AddField(
            model_name="SenderBlock",
            name="channel",
            field=fields.ForeignKeyField(
                "models.Channel",
                source_field="channel_id",
                null=True,
                db_constraint=True,
                to_field="id",
                related_name="blocks",
                on_delete=OnDelete.SET_NULL,
            ),
        ),
        ops.AddField(
            model_name="SenderBlock",
            name="created_at",
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddField(
            model_name="SenderBlock",
            name="updated_at",
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddField(
            model_name="SenderBlock",
            name="version",
            field=fields.IntField(default=1, db_default=1),
        ),
        ops.AddIndex(
            model_name="SenderBlock",
            index=Index(fields=["channel_id"], name="sender_block_channel"),
        ),
        ops.AddField(
            model_name="Subject",
            name="assignee_ids",
            field=fields.JSONField(default=list, db_default=[], encoder=JSON_DUMPS, decoder=loads),
        ),
        ops.AddField(
            model_name="Subject",
            name="next_activity",
            field=fields.ForeignKeyField(
                "models.Activity",
                source_field="next_activity_id",
                null=True,
                db_constraint=True,
                to_field="id",
                related_name="next_on",
                on_delete=OnDelete.SET_NULL,
            ),
        ),
        ops.AddIndex(
            model_name="Subject",
            index=Index(fields=["next_activity_id"], name="subject_next_activity"),
        ),
        ops.AddIndex(
            model_name="Subject",
            index=Index(fields=["activity_state", "id"], name="subject_activity_state"),
        ),
        ops.AddField(
            model_name="User",
            name="digest_hour",
            field=fields.IntField(null=True),
        ),
        ops.AddField(
            model_name="User",
            name="digest_since",
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddField(
            model_name="Workspace",
            name="clock_zone",
            field=fields.CharField(null=True, max_length=64),
        ),
    ]
