"""What Tortoise's schema editors leave out, put in: so that a migrated database is what the models declare.

Stock: a new table gets no CHECK and no named UNIQUE; a new column gets no index; an index on a relation names a column
that is not there; the reverse of a many-to-many has no index. `SqliteEditor` adds what a rebuilt table loses.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from tortoise.exceptions import OperationalError
from tortoise.fields.relational import ForeignKeyFieldInstance, ManyToManyFieldInstance
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint, UniqueConstraint
from tortoise.migrations.schema_editor.asyncpg import AsyncpgSchemaEditor
from tortoise.migrations.schema_editor.base import BaseSchemaEditor
from tortoise.migrations.schema_editor.data import ModelSqlData
from tortoise.models import Model

Constraint = UniqueConstraint | CheckConstraint


class Complete(BaseSchemaEditor):
    """The half that both databases need."""

    _checks: Sequence[CheckConstraint] = ()

    def declared_indexes(self, model: type[Model]) -> Iterator[tuple[str, str]]:
        """Name and statement of each index that the model wants beside its table."""
        for field, column in model._meta.fields_db_projection.items():
            if model._meta.fields_map[field].index and not model._meta.fields_map[field].pk:
                yield self._generate_index_name("idx", model, [column]), self._get_index_sql(model, [column])
        for index in model._meta.indexes:
            wanted = index if isinstance(index, Index) else Index(fields=index)
            wanted.resolve_expressions(model)
            name = self._index_name_for_model(model, wanted)
            yield name, self._get_index_sql(model, wanted.field_names, False, name, wanted.INDEX_TYPE, wanted.extra)
        for constraint in unique_constraints(model):
            if constraint.condition:
                name = self._constraint_name_for_model(model, constraint)
                yield name, self.unique_index(model, name, constraint)
        for name in model._meta.m2m_fields:
            relation = model._meta.fields_map[name]
            if isinstance(relation, ManyToManyFieldInstance) and not relation._generated:
                yield self._reverse_index(model, relation)

    def unique_index(self, model: type[Model], name: str, constraint: UniqueConstraint) -> str:
        columns = ", ".join(self.quote(column) for column in self._resolve_fields_to_columns(model, constraint.fields))
        where = f" WHERE {constraint.condition}" if constraint.condition else ""
        return f'CREATE UNIQUE INDEX "{name}" ON {self._table(model)} ({columns}){where};'

    async def create_model(self, model: type[Model]) -> None:
        for name in (*model._meta.fk_fields, *model._meta.o2o_fields):
            relation = model._meta.fields_map[name]
            if isinstance(relation, ForeignKeyFieldInstance) and relation.source_field not in model._meta.fields_map:
                # Stock makes the table without this column, and says nothing.
                raise OperationalError(f"{model.__name__}.{name} refers to a table that the migration makes later")
        await super().create_model(model)
        for constraint in unique_constraints(model):
            await self.add_constraint(model, constraint)

    async def add_field(self, model: type[Model], field_name: str) -> None:
        await super().add_field(model, field_name)
        field = model._meta.fields_map[field_name]
        if isinstance(field, ForeignKeyFieldInstance):
            field = model._meta.fields_map[field.source_field or field_name]
        if field.index and not field.pk and not isinstance(field, ManyToManyFieldInstance):
            await self.add_index(model, Index(fields=(field.source_field or field.model_field_name,)))

    def _get_model_sql_data(self, model: type[Model]) -> ModelSqlData:
        self._checks = [given for given in model._meta.constraints if isinstance(given, CheckConstraint)]
        try:
            return super()._get_model_sql_data(model)
        finally:
            self._checks = ()

    def _get_inner_statements(self) -> list[str]:
        checks = [self.CHECK_CONSTRAINT_CREATE_TEMPLATE.format(name=it.name, check=it.check) for it in self._checks]
        return [*super()._get_inner_statements(), *checks]

    def _get_m2m_table_definition(self, model: type[Model], field: ManyToManyFieldInstance[Any]) -> str | None:
        definition = super()._get_m2m_table_definition(model, field)
        return definition and f"{definition}\n{self._reverse_index(model, field)[1]}"

    def _get_index_sql(
        self,
        model: type[Model],
        field_names: Sequence[str],
        safe: bool = False,
        index_name: str | None = None,
        index_type: str | None = None,
        extra: str | None = None,
    ) -> str:
        columns = self._resolve_fields_to_columns(model, list(field_names))
        return super()._get_index_sql(model, columns, safe, index_name, index_type, extra)

    def _generate_index_name(self, prefix: str, model: type[Model], field_names: list[str]) -> str:
        return super()._generate_index_name(prefix, model, self._resolve_fields_to_columns(model, field_names))

    def _reverse_index(self, model: type[Model], field: ManyToManyFieldInstance[Any]) -> tuple[str, str]:
        columns = [field.forward_key, field.backward_key]
        name = self._generate_index_name_for_table("idx", field.through, columns)
        table = self._qualify_table_name(field.through, model._meta.schema)
        return name, f'CREATE INDEX "{name}" ON {table} ({", ".join(map(self.quote, columns))});'

    def _table(self, model: type[Model]) -> str:
        return self._qualify_table_name(model._meta.db_table, model._meta.schema)


def unique_constraints(model: type[Model]) -> list[UniqueConstraint]:
    return [given for given in model._meta.constraints if isinstance(given, UniqueConstraint)]


class PostgresEditor(Complete, AsyncpgSchemaEditor):
    """PostgreSQL's editor, completed."""

    async def rename_constraint(
        self, model: type[Model], old_constraint: Constraint, new_constraint: Constraint
    ) -> None:
        if isinstance(old_constraint, UniqueConstraint) and old_constraint.condition:
            # A uniqueness with a condition is an index, and no constraint that stock would find.
            old, new = (Index(fields=old_constraint.fields, name=it.name) for it in (old_constraint, new_constraint))
            await self.rename_index(model, old, new)
            return
        await super().rename_constraint(model, old_constraint, new_constraint)
