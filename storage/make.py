"""Writing the migration that leads from the last one to the models of today. Touches no database."""

import importlib.util
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

from tortoise.apps import Apps
from tortoise.context import TortoiseContext
from tortoise.fields.relational import ManyToManyFieldInstance
from tortoise.migrations.operations import AddField, AlterModelOptions, CreateModel, Operation
from tortoise.migrations.schema_generator.state import State
from tortoise.migrations.writer import MigrationWriter, format_migration_name

from storage.order import ordered
from storage.replay import Detector
from storage.url import APP, Unusable, config

# Derived from the fields; for a relation that is the primary key Tortoise reads it back under another name.
DERIVED = {*AlterModelOptions.UNMANAGED_OPTION_KEYS, "pk_attr"}


async def make(name: str, *, modules: Sequence[str] = ("models",), migrations: str = "migrations") -> list[Path]:
    """Writes the migration `NNNN_name`; nothing when the models are what the migrations say."""
    written = []
    for writer in await _changes(modules, migrations):
        _refuse_empty_columns(writer)
        writer.name = format_migration_name(int(writer.name.partition("_")[0]), name)
        written.append(Path(writer.write()))
    return written


async def undeclared(*, modules: Sequence[str] = ("models",), migrations: str = "migrations") -> list[str]:
    """What the models have that no migration has yet, one line each."""
    writers = await _changes(modules, migrations)
    return [operation.describe() for writer in writers for operation in writer.operations]


async def _changes(modules: Sequence[str], migrations: str) -> list[MigrationWriter]:
    if importlib.util.find_spec(migrations) is None:
        raise Unusable(f"There is no package {migrations} to write migrations into; make the folder first.")
    settings: dict[str, Any] = config("sqlite:///:memory:", modules, migrations=migrations)
    async with TortoiseContext() as context:
        await context.init(config=settings)
        detector = Detector(cast(Apps, context.apps), settings["apps"])
        writers = await detector.changes()
        before = await detector._project_state()
    for writer in writers:
        writer.operations = ordered([given for given in writer.operations if not _says_nothing(given, before)])
    return [writer for writer in writers if writer.operations]


def _says_nothing(operation: Operation, before: State) -> bool:
    if not isinstance(operation, AlterModelOptions):
        return False
    old = before.models[(APP, operation.name)].options
    return _own(old) == _own(operation.options)


def _own(options: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in options.items() if key not in DERIVED}


def _refuse_empty_columns(writer: MigrationWriter) -> None:
    new = {operation.name for operation in writer.operations if isinstance(operation, CreateModel)}
    for added in writer.operations:
        if not isinstance(added, AddField) or isinstance(added.field, ManyToManyFieldInstance):
            continue
        field: Any = added.field
        if not field.null and not field.has_db_default() and added.model_name not in new:
            raise Unusable(
                f"{added.model_name}.{added.name} would be empty in the rows that exist: "
                "give it db_default=… (default= is only Python's), or null=True."
            )
