"""A new installation has what people need to begin, and is founded once."""

from datetime import datetime, timedelta

import models
from models.founding import found
from models.user import User
from permissions import Role


async def test_a_founded_installation_has_stages_and_lost_reasons(database: str) -> None:
    stages = await models.Stage.in_order()

    assert [stage.name for stage in stages] == [
        "Prospecção",
        "Contato realizado",
        "Proposta apresentada",
        "Negociação",
        "Encerrado",
    ]
    assert [stage.probability for stage in stages] == [10, 25, 50, 75, 0]
    assert [stage.kind for stage in stages] == [*[models.StageKind.OPEN] * 4, models.StageKind.CLOSED]
    assert [reason.name for reason in await models.LostReason.filter(needs_note=True)] == ["Outro"]


async def test_the_software_is_a_user_and_did_it_all(database: str) -> None:
    system = await User.system()

    assert (system.role, system.password_hash) == (Role.SYSTEM, None)
    assert set(await models.Event.all().values_list("actor_id", flat=True)) == {system.id}


async def test_founding_again_changes_nothing(database: str, now: datetime) -> None:
    before = await models.Event.head()

    workspace = await found(name="Another", zone="UTC", currency="EUR", locale="en", now=now + timedelta(days=1))

    assert (workspace.name, workspace.currency) == ("Funil", "BRL")
    assert await models.Event.head() == before
