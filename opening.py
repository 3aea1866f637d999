"""An installation's database, migrated, open and founded: what servers and commands begin with. Knows no schema."""

import logging
from datetime import UTC, datetime

import storage.engine as engine
import storage.migrate as migrations
from models.founding import found
from settings import Settings

log = logging.getLogger("funil.server")

SERVING = "funil serve"
"""How PostgreSQL lists a server of ours, with its number and machine behind it."""


async def prepare(settings: Settings, *, called: str | None = None) -> None:
    """Migrate and open the database, and found the workspace if there is none. `called`: how others see us there."""
    backups = settings.data_dir / "backups"
    report = await migrations.migrate(settings.database_url, backup_dir=backups)
    for name in report.applied:
        log.info("Migrated: %s", name)
    await engine.open(settings.database_url, called=called)
    await found(
        name="Funil",
        zone=settings.zone,
        currency=settings.currency,
        locale=settings.locale,
        now=datetime.now(UTC),
    )
