from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.migrations import operations as ops
from tortoise.migrations.constraints import CheckConstraint


class Migration(migrations.Migration):
    dependencies = [("models", "0001_library")]

    initial = False

    operations = [
        ops.AlterField(
            model_name="Author",
            name="name",
            field=fields.CharField(db_index=True, max_length=50),
        ),
        ops.AlterField(
            model_name="Book",
            name="title",
            field=fields.CharField(max_length=90),
        ),
        ops.AddField(
            model_name="Book",
            name="former_shelf",
            field=fields.ForeignKeyField(
                "models.Shelf",
                source_field="former_shelf_id",
                null=True,
                db_index=True,
                db_constraint=True,
                to_field="id",
                related_name="former_books",
                on_delete=OnDelete.SET_NULL,
            ),
        ),
        ops.AddField(
            model_name="Book",
            name="pages",
            field=fields.IntField(db_index=True, db_default=0),
        ),
        ops.AddField(
            model_name="Card",
            name="number",
            field=fields.IntField(db_default=0),
        ),
        ops.AddConstraint(
            model_name="Card",
            constraint=CheckConstraint(check="number >= 0", name="number_is_not_negative"),
        ),
        ops.RemoveIndex(
            model_name="Shelf",
            name="shelf_by_draft",
            fields=None,
        ),
        ops.AlterField(
            model_name="Shelf",
            name="name",
            field=fields.CharField(description="What it says on the board; one line", max_length=60),
        ),
        ops.RemoveField(model_name="Shelf", name="draft"),
        ops.AddConstraint(
            model_name="Shelf",
            constraint=CheckConstraint(check="room > 0", name="room_is_positive"),
        ),
    ]
