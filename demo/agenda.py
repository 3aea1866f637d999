"""What the demo team has done lately and has to do next, on the subjects that are open."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import cycle

from demo.matter import Words
from models import whatsapp
from models.activity import Activity, ActivityType
from models.activity.seed import NAMES
from models.subject import Outcome, Subject, SubjectKind
from models.user import User
from models.whatsapp import Chat


@dataclass(frozen=True)
class Next:
    """So many days from today; None: some day."""

    kind: str
    days: int | None
    words: Words


PLANNED: tuple[Next | None, ...] = (
    Next("call", 0, Words("Ligar e confirmar as quantidades", "Call and confirm the quantities")),
    Next("meeting", 2, Words("Reunião com a diretoria", "Meeting with the management")),
    Next("mail", -2, Words("Enviar o estudo de caso", "Send the case study")),
    None,
    Next("proposal", 1, Words("Enviar a proposta revisada", "Send the revised proposal")),
    Next("call", 5, Words("Retomar contato", "Get in touch again")),
    Next("demonstration", 0, Words("Demonstração por vídeo", "Demonstration by video")),
    Next("follow_up", 4, Words("Saber o que acharam da proposta", "Ask what they think of the proposal")),
    Next("call", None, Words("Perguntar pelo orçamento do ano que vem", "Ask about next year's budget")),
)
DONE = Words("Falei com a recepção; retornam amanhã", "Spoke to the reception; they call back tomorrow")

WRITTEN = Words("Bom dia! Conseguimos falar amanhã cedo?", "Good morning! Could we talk early tomorrow?")
"""By WhatsApp, with the customer's first number."""


async def fill(*, locale: str, sellers: Sequence[User], now: datetime) -> None:
    """Give most open subjects something to do, and some of them something done."""
    kinds = {key: await ActivityType.get(name__in=list(names.values())) for key, names in NAMES.items()}
    by_id = {seller.id: seller for seller in sellers}
    live = Subject.filter(outcome=Outcome.OPEN, kind=SubjectKind.OPPORTUNITY, archived_at__isnull=True)
    for number, (subject, upcoming) in enumerate(zip(await live.order_by("id"), cycle(PLANNED), strict=False)):
        owner = by_id.get(subject.owner_id or 0)
        if owner is None or upcoming is None:
            continue
        if number % 4 == 1 and not subject.idle:
            await Activity.log(by=owner, now=now, subject=subject, type=kinds["call"], feedback=DONE.of(locale))
        if number % 6 == 2 and not subject.idle and subject.customer_id is not None:
            message = await whatsapp.open_chat(subject, Chat(text=WRITTEN.of(locale)), by=owner, now=now)
            await whatsapp.confirm(message, by=owner, now=now)
        await Activity.schedule(
            by=owner,
            now=now,
            subject=subject,
            type=kinds[upcoming.kind],
            summary=upcoming.words.of(locale),
            due_on=None if upcoming.days is None else now.date() + timedelta(days=upcoming.days),
        )
