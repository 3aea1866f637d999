"""The order in which new tables are made when they refer to each other in a circle. Knows operations, no database.

Stock Tortoise makes such tables in the order of their names, and leaves out the columns whose target comes later.
Here those columns, with whatever is declared on them, are added once both tables are there.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from tortoise.fields.relational import ForeignKeyFieldInstance, ManyToManyFieldInstance
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint, UniqueConstraint
from tortoise.migrations.operations import AddConstraint, AddField, AddIndex, CreateModel, Operation

from storage.url import Unusable


def ordered(operations: Sequence[Operation]) -> list[Operation]:
    """The same operations; tables first, each after those it refers to, then what had to wait."""
    waiting = [operation for operation in operations if isinstance(operation, CreateModel)]
    others = [operation for operation in operations if not isinstance(operation, CreateModel)]
    tables: list[Operation] = []
    later: list[Operation] = []
    while waiting:
        unmade = {table.name for table in waiting}
        table = min(waiting, key=lambda table: _cost(table, unmade))
        if blocking := [name for name in _early(table, unmade) if not _may_wait(table, name)]:
            raise Unusable(
                f"{table.name}.{blocking[0]} refers to a table that refers back; one of the two needs null=True."
            )
        later += _postpone(table, _early(table, unmade))
        tables.append(table)
        waiting.remove(table)
    return [*tables, *later, *others]


def _cost(table: CreateModel, unmade: set[str]) -> tuple[bool, int, str]:
    early = _early(table, unmade)
    return any(not _may_wait(table, name) for name in early), len(early), table.name


def _early(table: CreateModel, unmade: set[str]) -> list[str]:
    """The relations of a table to others that are not made yet."""
    return [
        name
        for name, field in table.fields
        if isinstance(field, ForeignKeyFieldInstance | ManyToManyFieldInstance)
        and (target := _target(field)) in unmade
        and target != table.name
    ]


def _target(field: ForeignKeyFieldInstance[Any] | ManyToManyFieldInstance[Any]) -> str:
    reference = field.model_name
    return reference.rpartition(".")[2] if isinstance(reference, str) else reference.__name__


def _may_wait(table: CreateModel, name: str) -> bool:
    field: Any = dict(table.fields)[name]
    return isinstance(field, ManyToManyFieldInstance) or bool(field.null)


def _postpone(table: CreateModel, names: list[str]) -> list[Operation]:
    if not names:
        return []
    fields = dict(table.fields)
    columns = {name for each in names for name in (each, getattr(fields[each], "source_field", None) or f"{each}_id")}
    options = dict(table.options or {})
    later: list[Operation] = [AddField(table.name, name, fields[name]) for name in names]
    table.fields = [(name, field) for name, field in table.fields if name not in names]

    indexes = (it if isinstance(it, Index) else Index(fields=it) for it in _taken(options, "indexes", columns))
    constraints = (UniqueConstraint(fields=tuple(fields)) for fields in _taken(options, "unique_together", columns))
    later += [AddIndex(table.name, index) for index in indexes]
    later += [AddConstraint(table.name, constraint) for constraint in constraints]
    later += [AddConstraint(table.name, constraint) for constraint in _taken(options, "constraints", columns)]
    table.options = options
    return later


def _taken(options: dict[str, Any], key: str, columns: set[str]) -> Iterable[Any]:
    given = list(options.get(key) or ())
    taken = [each for each in given if _words(each) & columns]
    if taken:
        options[key] = tuple(each for each in given if each not in taken)
    return taken


def _words(declared: Any) -> set[str]:
    """The columns that an index or a constraint names, and in a CHECK whatever else it says."""
    if isinstance(declared, CheckConstraint):
        return set(re.findall(r"\w+", declared.check))
    if isinstance(declared, Index):
        named = declared.fields or re.findall(r"\w+", " ".join(map(str, declared.expressions)))
        return {*named, *re.findall(r"\w+", declared.extra)}
    if isinstance(declared, UniqueConstraint):
        return {*declared.fields, *re.findall(r"\w+", declared.condition or "")}
    return set(declared)
