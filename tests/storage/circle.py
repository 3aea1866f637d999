"""A team has a letterbox, a letterbox has a team: tables that refer to each other, and one that refers to itself."""

from tortoise import fields
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint, UniqueConstraint
from tortoise.models import Model


class Letterbox(Model):
    id = fields.BigIntField(primary_key=True)
    team: fields.ForeignKeyRelation["Team"] = fields.ForeignKeyField("models.Team", related_name="letterboxes")

    class Meta:
        table = "letterbox"


class Team(Model):
    id = fields.BigIntField(primary_key=True)
    name = fields.CharField(max_length=20)
    box: fields.ForeignKeyNullableRelation[Letterbox] = fields.ForeignKeyField(
        "models.Letterbox", related_name="teams", null=True, db_index=True
    )
    above: fields.ForeignKeyNullableRelation["Team"] = fields.ForeignKeyField(
        "models.Team", related_name="below", null=True
    )
    readers: fields.ManyToManyRelation[Letterbox] = fields.ManyToManyField("models.Letterbox", related_name="readers")

    class Meta:
        table = "team"
        unique_together = (("name", "box"),)
        indexes = (Index(fields=("name",), name="team_name"), Index(fields=("box_id", "name"), name="team_box_name"))
        constraints = (
            CheckConstraint(check="box_id <> 13", name="not_box_13"),
            UniqueConstraint(fields=("box",), name="one_top_team_a_box", condition="above_id IS NULL"),
        )


class Badge(Model):
    team: fields.OneToOneRelation[Team] = fields.OneToOneField("models.Team", related_name="badge", primary_key=True)

    class Meta:
        table = "badge"
