from tortoise import migrations
from tortoise.migrations import operations as ops
from tortoise.fields.base import OnDelete
from tortoise import fields
from tortoise.indexes import Index


class Migration(migrations.Migration):
    dependencies = [("models", "0001_initial")]

    initial = False

    operations = [
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
    ]
