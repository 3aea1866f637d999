"""What became of one row of an import, so that a crash doubles nothing, errors are told, and it can be taken back."""

from enum import StrEnum
from typing import Any

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from models.job import Job


class Imported(StrEnum):
    """CREATED, UPDATED, SKIPPED (was there already), FAILED (`problem` says why); UNDONE, or KEPT by an undo because
    somebody has worked on it since."""

    CREATED = "CREATED"
    UPDATED = "UPDATED"
    SKIPPED = "SKIPPED"
    FAILED = "FAILED"
    UNDONE = "UNDONE"
    KEPT = "KEPT"


class ImportRow(Model):
    """Ids without foreign keys: what was imported may go before the import is forgotten.

    `cells`: of a failed row, as it stood in the file. `before`: of an updated customer, what stood there.
    """

    id = fields.BigIntField(primary_key=True)
    job: fields.ForeignKeyRelation[Job] = fields.ForeignKeyField("models.Job", related_name="rows")
    job_id: int
    line = fields.IntField()
    outcome = fields.CharEnumField(Imported, max_length=10)
    customer_id = fields.BigIntField(null=True)
    subject_id = fields.BigIntField(null=True)
    new_customer = fields.BooleanField(default=False)
    problem: dict[str, Any] | None = fields.JSONField(null=True)
    cells: list[str] | None = fields.JSONField(null=True)
    before: dict[str, Any] | None = fields.JSONField(null=True)
    at = fields.DatetimeField()

    class Meta:
        table = "import_row"
        unique_together = (("job", "line"),)
        indexes = (Index(fields=("job_id", "outcome"), name="import_row_outcome"),)

    @classmethod
    async def counts(cls, job_id: int) -> dict[str, int]:
        """How many rows of each outcome."""
        found = dict.fromkeys((outcome.value for outcome in Imported), 0)
        for outcome in Imported:
            found[outcome.value] = await cls.filter(job_id=job_id, outcome=outcome).count()
        return found
