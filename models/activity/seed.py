"""The activity types that a new installation begins with, and what follows what. Names in the workspace's language."""

from datetime import datetime

from models.activity.due import DueUnit
from models.activity.type import ActivityType
from models.user import User
from suggest import Purpose

NAMES = {
    "call": {"pt-BR": "Ligar", "en": "Call"},
    "mail": {"pt-BR": "E-mail", "en": "E-mail"},
    "meeting": {"pt-BR": "Reunião", "en": "Meeting"},
    "demonstration": {"pt-BR": "Demonstração", "en": "Demonstration"},
    "proposal": {"pt-BR": "Enviar proposta", "en": "Send a proposal"},
    "follow_up": {"pt-BR": "Acompanhar proposta", "en": "Follow up the proposal"},
}
LOOKS = {
    "call": ("phone", "#2f80ed", 2),
    "mail": ("mail", "#7b61ff", 1),
    "meeting": ("calendar", "#00897b", 5),
    "demonstration": ("presentation", "#c2410c", 5),
    "proposal": ("file-text", "#b7791f", 2),
    "follow_up": ("clock", "#be185d", 3),
}
"""Icon, colour, and working days until it is due."""
PURPOSES = {
    "call": Purpose.CALL,
    "mail": Purpose.MAIL,
    "meeting": Purpose.MEETING,
    "demonstration": Purpose.MEETING,
    "proposal": Purpose.PROPOSAL,
}
SUGGESTS = {
    "call": ("mail", "meeting", "proposal"),
    "mail": ("call", "meeting"),
    "meeting": ("proposal", "demonstration", "call"),
    "demonstration": ("proposal", "call"),
    "follow_up": ("call", "meeting"),
}
TRIGGERS = {"proposal": "follow_up"}
"""A proposal that is sent is followed up."""


async def seed_types(*, locale: str, by: User, now: datetime) -> dict[str, ActivityType]:
    """The types by their key here; what follows what is told once all of them are there."""
    types = {
        key: await ActivityType.create_new(
            by=by,
            now=now,
            name=NAMES[key].get(locale, NAMES[key]["en"]),
            icon=icon,
            color=color,
            due_amount=days,
            due_unit=DueUnit.DAYS,
            working_days=True,
            purpose=PURPOSES.get(key),
        )
        for key, (icon, color, days) in LOOKS.items()
    }
    for key, others in SUGGESTS.items():
        await types[key].update(by=by, now=now, suggests=[types[other] for other in others])
    for key, other in TRIGGERS.items():
        await types[key].update(by=by, now=now, triggers=types[other])
    return types
