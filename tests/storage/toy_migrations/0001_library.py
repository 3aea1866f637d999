from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops
from tortoise.migrations.constraints import CheckConstraint, UniqueConstraint


class Migration(migrations.Migration):
    initial = True

    operations = [
        ops.CreateModel(
            name="Author",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("name", fields.CharField(db_index=True, max_length=40)),
            ],
            options={"table": "author", "app": "models", "pk_attr": "id"},
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Shelf",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("code", fields.CharField(unique=True, max_length=8)),
                ("name", fields.CharField(description="What it says on the board; one line", max_length=40)),
                ("room", fields.IntField()),
                ("main", fields.BooleanField(default=False)),
                ("draft", fields.CharField(null=True, max_length=10)),
            ],
            options={
                "table": "shelf",
                "app": "models",
                "constraints": [
                    CheckConstraint(check="length(name) > 0", name="shelf_has_a_name"),
                    UniqueConstraint(fields=("room",), name="one_main_shelf_in_a_room", condition="main"),
                ],
                "indexes": [
                    Index(fields=["name"], name="shelf_by_name"),
                    Index(fields=["draft"], name="shelf_by_draft"),
                ],
                "pk_attr": "id",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Book",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "shelf",
                    fields.ForeignKeyField(
                        "models.Shelf",
                        source_field="shelf_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="books",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("title", fields.CharField(max_length=80)),
                (
                    "authors",
                    fields.ManyToManyField(
                        "models.Author",
                        unique=True,
                        db_constraint=True,
                        through="book_author",
                        forward_key="author_id",
                        backward_key="book_id",
                        related_name="books",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
            ],
            options={"table": "book", "app": "models", "unique_together": (("shelf", "title"),), "pk_attr": "id"},
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Card",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "book",
                    fields.OneToOneField(
                        "models.Book",
                        source_field="book_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="card",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
            ],
            options={"table": "card", "app": "models", "pk_attr": "id"},
            bases=["Model"],
        ),
    ]
