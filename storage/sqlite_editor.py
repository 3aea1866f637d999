"""SQLite's schema editor: a table that is rebuilt keeps its indexes, its triggers and its numbering.

SQLite alters most things only by copying the table. Here every uniqueness is an index with a name, never a clause of
the table, so that it can be put back after the copy, and dropped.
"""

from collections.abc import Iterator
from typing import Any

from tortoise.fields.base import Field
from tortoise.fields.relational import ForeignKeyFieldInstance
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint, UniqueConstraint
from tortoise.migrations.schema_editor.data import ModelSqlData
from tortoise.migrations.schema_editor.sqlite import SqliteSchemaEditor
from tortoise.models import Model

from storage import statements
from storage.editors import Complete, Constraint, unique_constraints


class SqliteEditor(Complete, SqliteSchemaEditor):
    """SQLite's editor, completed."""

    def declared_indexes(self, model: type[Model]) -> Iterator[tuple[str, str]]:
        yield from super().declared_indexes(model)
        for constraint in self._uniquenesses(model):
            name = self._constraint_name_for_model(model, constraint)
            yield name, self.unique_index(model, name, constraint)

    async def create_model(self, model: type[Model]) -> None:
        await super().create_model(model)
        for constraint in self._uniquenesses(model):
            if constraint not in unique_constraints(model):
                await self.add_constraint(model, constraint)

    async def add_constraint(self, model: type[Model], constraint: Constraint) -> None:
        if isinstance(constraint, CheckConstraint):
            await super().add_constraint(model, constraint)
            return
        await self._run_sql(self.unique_index(model, self._constraint_name_for_model(model, constraint), constraint))

    async def remove_constraint(self, model: type[Model], constraint: Constraint) -> None:
        if isinstance(constraint, CheckConstraint):
            # The model is the one before the change: copied as it is, the table would keep the check.
            model._meta.constraints = tuple(other for other in model._meta.constraints if other != constraint)
            await super().remove_constraint(model, constraint)
            return
        await self._run_sql(self._drop_index_sql(model, self._constraint_name_for_model(model, constraint)))

    async def rename_constraint(
        self, model: type[Model], old_constraint: Constraint, new_constraint: Constraint
    ) -> None:
        if isinstance(new_constraint, CheckConstraint):
            await self._remake_table(model)
            return
        await self.remove_constraint(model, old_constraint)
        await self.add_constraint(model, new_constraint)

    async def remove_field(self, model: type[Model], field: Field[Any]) -> None:
        if isinstance(field, ForeignKeyFieldInstance):
            # Stock drops the relation and copies its column all the same, which then has no value.
            column = model._meta.fields_map[field.source_field or field.model_field_name]
            del model._meta.fields_map[field.model_field_name]
            field = column
        await super().remove_field(model, field)

    def _uniquenesses(self, model: type[Model]) -> Iterator[UniqueConstraint]:
        for field, column in model._meta.fields_db_projection.items():
            if model._meta.fields_map[field].unique and not model._meta.fields_map[field].pk:
                yield UniqueConstraint(fields=(column,))
        for fields in model._meta.unique_together:
            yield UniqueConstraint(fields=tuple(fields))
        yield from unique_constraints(model)

    def _get_model_sql_data(self, model: type[Model]) -> ModelSqlData:
        together, model._meta.unique_together = model._meta.unique_together, ()
        try:
            return super()._get_model_sql_data(model)
        finally:
            model._meta.unique_together = together

    def _drop_index_sql(self, model: type[Model], index_name: str) -> str:  # noqa: ARG002  # Tortoise's signature
        return f'DROP INDEX IF EXISTS "{index_name}"'

    def _get_field_sql(self, *args: Any, **options: Any) -> str:
        return super()._get_field_sql(*args, **{**options, "unique": False})

    async def _alter_field(self, model: type[Model], old_field: Field[Any], new_field: Field[Any]) -> None:
        await super()._alter_field(model, old_field, new_field)
        column = new_field.source_field or new_field.model_field_name
        if old_field.index and not new_field.index:
            await self.remove_index(model, Index(fields=(column,)))
        if new_field.index and not old_field.index:
            await self.add_index(model, Index(fields=(column,)))
        if old_field.unique and not new_field.unique:
            await self.remove_constraint(model, UniqueConstraint(fields=(column,)))
        if new_field.unique and not old_field.unique:
            await self.add_constraint(model, UniqueConstraint(fields=(column,)))

    async def _remake_table(self, model: type[Model], *args: Any, **options: Any) -> None:
        table = model._meta.db_table
        attached = await self._attached(table)
        highest = await self._highest_id(table)
        # Without it the renaming looks into every view and trigger, and stumbles over those of the table just dropped.
        await self._run_sql("PRAGMA legacy_alter_table = ON")
        try:
            await super()._remake_table(model, *args, **options)
        finally:
            await self._run_sql("PRAGMA legacy_alter_table = OFF")
        columns = await self._names("SELECT name FROM pragma_table_info(?)", table)
        for sql, needed in attached:
            # Asked by hand: SQLite takes a quoted column that does not exist for a text, and makes an index of that.
            if needed <= columns:
                await self._run_sql(sql)
        await self._keep_numbering(table, highest)

    async def _attached(self, table: str) -> list[tuple[str, set[str]]]:
        """The statements that made the indexes and triggers of a table, with the columns that each index needs."""
        rows = await self.client.execute_query_dict(
            "SELECT name, sql FROM sqlite_master WHERE tbl_name = ? AND type <> 'table' AND sql IS NOT NULL", [table]
        )
        needs = "SELECT name FROM pragma_index_info(?) WHERE name IS NOT NULL"
        return [(row["sql"], await self._names(needs, row["name"])) for row in rows]

    async def _names(self, query: str, value: str) -> set[str]:
        return {row["name"] for row in await self.client.execute_query_dict(query, [value])}

    async def _highest_id(self, table: str) -> int:
        """The highest id the table ever gave out: it must give out none of them again."""
        known = await self.client.execute_query_dict("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_sequence'")
        if not known:
            return 0
        rows = await self.client.execute_query_dict("SELECT seq FROM sqlite_sequence WHERE name = ?", [table])
        return int(rows[0]["seq"]) if rows else 0

    async def _keep_numbering(self, table: str, highest: int) -> None:
        if highest > await self._highest_id(table):
            await self.client.execute_query("DELETE FROM sqlite_sequence WHERE name = ?", [table])
            await self.client.execute_query("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", [table, highest])

    async def _run_sql(self, sql: str) -> None:
        if self.collect_sql:
            await super()._run_sql(sql)
            return
        # Stock cuts at every semicolon, also at one in a text.
        for statement in statements.split(sql):
            await self.client.execute_query(statement)
