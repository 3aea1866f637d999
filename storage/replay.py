"""Replaying migrations without rendering every model anew for each of their operations. Knows no migration's content.

Tortoise copies the whole state before each operation, and renders all related models after it, with filters and
queries. Here models are rendered when an operation looks at them, and no further than a schema editor looks.
"""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from tortoise.backends.base.executor import EXECUTOR_CACHE
from tortoise.migrations.autodetector import MigrationAutodetector
from tortoise.migrations.executor import MigrationExecutor
from tortoise.migrations.schema_generator.state import ModelState, State
from tortoise.migrations.schema_generator.state_apps import StateApps
from tortoise.models import Model

from storage.editors import Complete, PostgresEditor
from storage.sqlite_editor import SqliteEditor

Key = tuple[str, str]
"""An app and a model in it."""


class Sketch(StateApps):
    """Models as far as a schema editor looks at them: fields, relations and indexes; nothing to query with."""

    state: "Replay"

    def get_model(self, app_label: str, model_name: str | None = None) -> type[Model]:
        self.state.settle()
        return super().get_model(app_label, model_name)

    def _build_initial_querysets(self) -> None:
        for app in self.apps.values():
            for model in app.values():
                if model._meta._inited:
                    model._meta.finalise_fields()
                    model._meta._resolve_index_expressions()


class Replay(State):
    """The state that operations lead on from. What they have changed is rendered when somebody looks."""

    def __init__(self, connections: dict[str, str] | None = None) -> None:
        sketch = Sketch(connections)
        super().__init__(models={}, apps=sketch)
        sketch.state = self
        self._stale: set[Key] = set()

    def reload_model(self, app_label: str, model_name: str) -> None:
        if (app_label, model_name) not in self.models:
            raise LookupError(f"Model state {app_label}.{model_name} is unknown")
        self._stale.add((app_label, model_name))

    def reload_models(self, model_tuples: Iterable[Key]) -> None:
        self._stale.update(model_tuples)

    def settle(self) -> None:
        if self._stale:
            stale, self._stale = self._stale, set()
            super().reload_models(stale)

    def validate_relations_initialized(self) -> None:
        self.settle()
        super().validate_relations_initialized()

    def clone(self) -> State:
        return Before({key: model.clone() for key, model in self.models.items()}, self.apps)


class Before(State):
    """The state before an operation: rendered, and in full, only for those operations that look at it."""

    def __init__(self, models: dict[Key, ModelState], sketch: StateApps) -> None:
        self.models = models
        self._sketch = sketch

    @cached_property
    def apps(self) -> StateApps:  # type: ignore[override]  # a field of the dataclass, come by later
        whole = StateApps(dict(self._sketch._default_connections), self._sketch._connections)
        return whole.clone(model_states=self.models)


class Executor(MigrationExecutor):
    """Tortoise's, with our editors."""

    state: Replay
    """Where it has come to."""

    def _schema_editor(self, atomic: bool = True, collect_sql: bool = False) -> Complete:
        EXECUTOR_CACHE.clear()
        editor = SqliteEditor if self.connection.capabilities.dialect == "sqlite" else PostgresEditor
        return editor(self.connection, atomic, collect_sql)

    async def _project_state(self, applied: set[Any], *, upto: Any = None) -> State:
        labels = self.loader.apps_config.items()
        self.state = Replay({label: app.get("default_connection", "default") for label, app in labels})
        for key in self._full_plan():
            if key == upto:
                break
            if key in applied:
                await self.loader.disk_migrations[key].apply(self.state, dry_run=True)
        return self.state


class Detector(MigrationAutodetector):
    """Tortoise's, the same way."""

    async def _project_state(self) -> State:
        state = Replay()
        for key in self._full_plan():
            await self.loader.disk_migrations[key].apply(state, dry_run=True)
        return state
