"""A toy library as its first release had it."""

from tortoise import fields
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint, UniqueConstraint
from tortoise.models import Model


class Shelf(Model):
    id = fields.BigIntField(primary_key=True)
    code = fields.CharField(max_length=8, unique=True)
    name = fields.CharField(max_length=40, description="What it says on the board; one line")
    room = fields.IntField()
    main = fields.BooleanField(default=False)
    draft = fields.CharField(max_length=10, null=True)

    class Meta:
        table = "shelf"
        indexes = (Index(fields=("name",), name="shelf_by_name"), Index(fields=("draft",), name="shelf_by_draft"))
        constraints = (
            CheckConstraint(check="length(name) > 0", name="shelf_has_a_name"),
            UniqueConstraint(fields=("room",), name="one_main_shelf_in_a_room", condition="main"),
        )


class Author(Model):
    id = fields.BigIntField(primary_key=True)
    name = fields.CharField(max_length=40, db_index=True)

    class Meta:
        table = "author"


class Book(Model):
    id = fields.BigIntField(primary_key=True)
    shelf: fields.ForeignKeyRelation[Shelf] = fields.ForeignKeyField(
        "models.Shelf", related_name="books", on_delete=fields.CASCADE, db_index=True
    )
    title = fields.CharField(max_length=80)
    authors: fields.ManyToManyRelation[Author] = fields.ManyToManyField("models.Author", related_name="books")

    class Meta:
        table = "book"
        unique_together = (("shelf", "title"),)


class Card(Model):
    id = fields.BigIntField(primary_key=True)
    book: fields.OneToOneRelation[Book] = fields.OneToOneField("models.Book", related_name="card")

    class Meta:
        table = "card"
