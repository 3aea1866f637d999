"""The toy library of today: names are longer, books have pages and a former shelf, shelves have no draft."""

from tortoise import fields
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint, UniqueConstraint
from tortoise.models import Model


class Shelf(Model):
    id = fields.BigIntField(primary_key=True)
    code = fields.CharField(max_length=8, unique=True)
    name = fields.CharField(max_length=60, description="What it says on the board; one line")
    room = fields.IntField()
    main = fields.BooleanField(default=False)

    class Meta:
        table = "shelf"
        indexes = (Index(fields=("name",), name="shelf_by_name"),)
        constraints = (
            CheckConstraint(check="length(name) > 0", name="shelf_has_a_name"),
            CheckConstraint(check="room > 0", name="room_is_positive"),
            UniqueConstraint(fields=("room",), name="one_main_shelf_in_a_room", condition="main"),
        )


class Author(Model):
    id = fields.BigIntField(primary_key=True)
    name = fields.CharField(max_length=50, db_index=True)

    class Meta:
        table = "author"


class Book(Model):
    id = fields.BigIntField(primary_key=True)
    shelf: fields.ForeignKeyRelation[Shelf] = fields.ForeignKeyField(
        "models.Shelf", related_name="books", on_delete=fields.CASCADE, db_index=True
    )
    former_shelf: fields.ForeignKeyNullableRelation[Shelf] = fields.ForeignKeyField(
        "models.Shelf", related_name="former_books", on_delete=fields.SET_NULL, null=True, db_index=True
    )
    title = fields.CharField(max_length=90)
    pages = fields.IntField(db_default=0, db_index=True)
    authors: fields.ManyToManyRelation[Author] = fields.ManyToManyField("models.Author", related_name="books")

    class Meta:
        table = "book"
        unique_together = (("shelf", "title"),)


class Card(Model):
    id = fields.BigIntField(primary_key=True)
    book: fields.OneToOneRelation[Book] = fields.OneToOneField("models.Book", related_name="card")
    number = fields.IntField(db_default=0)

    class Meta:
        table = "card"
        constraints = (CheckConstraint(check="number >= 0", name="number_is_not_negative"),)
