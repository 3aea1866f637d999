"""The tables of a toy shop: what storage is tested with."""

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model


class Shelf(Model):
    id = fields.BigIntField(primary_key=True)
    name = fields.CharField(max_length=40)

    class Meta:
        table = "shelf"
        indexes = (Index(fields=("name",), name="shelf_name"),)
