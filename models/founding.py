"""The first rows of an installation: workspace, the software's own user, stages, lost reasons. Made once."""

from datetime import datetime

from events import UserJoined, WorkspaceUpdated
from models.activity.seed import seed_types
from models.base import transaction
from models.marker import LostReason
from models.stage import Stage, StageKind
from models.user import User, check_locale, check_zone
from models.workspace import Workspace, check_currency
from permissions import Role

SYSTEM_NAME = "Funil"
SYSTEM_EMAIL = "system@funil.invalid"

STAGES = {
    "pt-BR": ("Prospecção", "Contato realizado", "Proposta apresentada", "Negociação", "Encerrado"),
    "en": ("Prospecting", "Contact made", "Proposal presented", "Negotiation", "Closed"),
}
PROBABILITIES = (10, 25, 50, 75, 0)
PLAYBOOKS = (("call", "mail"), ("call", "meeting"), ("follow_up",), ("call", "meeting"), ())
"""What each of these stages recommends: keys of `models/activity/seed.py`."""
LOST_REASONS = {
    "pt-BR": (
        "Preço acima do orçamento",
        "Escolheu um concorrente",
        "Sem verba neste momento",
        "Parou de responder",
        "Fora do perfil",
    ),
    "en": ("Price above budget", "Chose a competitor", "No budget at present", "Stopped answering", "Not a fit"),
}
OTHER_REASON = {"pt-BR": "Outro", "en": "Other"}


async def found(*, name: str, zone: str, currency: str, locale: str, now: datetime) -> Workspace:
    """Bring a new installation to where people can work in it; one that is founded already is left as it is."""
    async with transaction():
        workspace = await Workspace.all().order_by("id").first()
        if workspace is not None:
            return workspace
        workspace = await Workspace.create(
            name=name,
            zone=check_zone(zone),
            currency=check_currency(currency),
            locale=check_locale(locale),
            created_at=now,
            updated_at=now,
        )
        system = await _system(zone=zone, locale=locale, now=now)
        await workspace.record_new(WorkspaceUpdated(), by=system, now=now)
        types = await seed_types(locale=locale, by=system, now=now)
        for stage, probability, plays in zip(STAGES[locale], PROBABILITIES, PLAYBOOKS, strict=True):
            kind = StageKind.OPEN if probability else StageKind.CLOSED
            playbook = [types[key] for key in plays]
            await Stage.create_new(
                by=system, now=now, name=stage, kind=kind, probability=probability, playbook=playbook
            )
        for reason in LOST_REASONS[locale]:
            await LostReason.create_new(by=system, now=now, name=reason)
        await LostReason.create_new(by=system, now=now, name=OTHER_REASON[locale], needs_note=True)
    return workspace


async def _system(*, zone: str, locale: str, now: datetime) -> User:
    system = await User.create(
        name=SYSTEM_NAME,
        email=SYSTEM_EMAIL,
        role=Role.SYSTEM,
        zone=zone,
        locale=locale,
        created_at=now,
        updated_at=now,
    )
    await system.record_new(UserJoined(), by=system, now=now)
    return system
