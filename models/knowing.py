"""What the database knows about a mail before it is routed, gathered in a few set queries. Decides nothing."""

from dataclasses import replace
from datetime import datetime, timedelta

from mail.authentication import AuthVerdict, verdict
from mail.case import targets
from mail.claim import claims, reported
from mail.classify import MailClass, classify
from mail.known import Decided, Effect, Known, Recent, Sender, Thread
from mail.message import Mail, Unreadable
from mail.outcome import AUTHORITY, IntakeOutcome
from mail.subject_line import compared, is_reply
from models.acquaintance import Acquaintance
from models.customer import CustomerEmail
from models.inbound import InboundMail, IntakeEffect
from models.message import SubjectMessage
from models.subject import Outcome, Participant, Subject
from models.threading import meeting_threads, sent_messages, survivors, threads_of

FORTNIGHT = timedelta(days=14)
"""So long an open subject may have rested for a mail without a reference to find it (rows 27 and 35)."""


async def known_for(
    inbound: InboundMail,
    mail: Mail | Unreadable,
    house: Known,
    acquaintance: Acquaintance,
    *,
    decided: Decided | None = None,
    anew: frozenset[int] = frozenset(),
) -> Known:
    """`house` is what is configured, whichever mail comes (`models/intake_house.py`).

    `decided`: what a person wants; `anew`: the effects that are decided upon once more and count for nothing.
    """
    effects = tuple(await _effects(mail.fingerprint, anew)) if acquaintance.did_something else ()
    if isinstance(mail, Unreadable):
        return replace(house, effects=effects, decided=decided)
    known = replace(
        house,
        effects=effects,
        decided=decided,
        sender=await _sender(inbound, mail, house, acquaintance),
        id_taken=acquaintance.id_taken,
    )
    if about := reported(mail, house.instance_key):
        known = replace(known, sent=await sent_messages(about, mail, inbound.received_at))
    if mail.invite is not None:
        known = replace(known, meetings=await meeting_threads(mail.invite.uid))
    addressed = {target.channel_id for target in targets(mail, known)}
    signs = {claim.subject_id for claim in claims(mail, house.instance_key)}
    if not mail.references and not signs:
        return known
    return replace(
        known,
        threads=await threads_of(mail, addressed) if mail.references else {},
        subjects=await survivors(signs) if signs else {},
    )


async def _effects(fingerprint: str, anew: frozenset[int]) -> list[Effect]:
    """What earlier deliveries of the same mail did; one that could not be filed did nothing."""
    rows = IntakeEffect.filter(fingerprint=fingerprint).exclude(outcome=IntakeOutcome.FAILED).order_by("id")
    return [
        Effect(
            id=row.id,
            channel_id=row.channel_id,
            outcome=row.outcome,
            subject_id=row.subject_id,
            binding=row.matched_by in AUTHORITY or row.outcome is IntakeOutcome.BOUNCED,
        )
        for row in await rows.only("id", "channel_id", "outcome", "subject_id", "matched_by")
        if row.id not in anew
    ]


async def _sender(inbound: InboundMail, mail: Mail, known: Known, acquaintance: Acquaintance) -> Sender:
    """Who they are to us. What only few rows ask for is looked up for the mails that these rows may concern."""
    if mail.sender is None:
        return Sender()
    address = mail.sender.addr
    forged = verdict(mail, known.authserv_id).verdict is AuthVerdict.FAIL
    on_a_list = classify(mail).mail_class is MailClass.LIST
    by_habit = is_reply(mail.subject_line) or any(each.threads_by_sender for each in known.habits.values())
    return Sender(
        user_id=acquaintance.user_id,
        is_customer=forged and await CustomerEmail.filter(address=address).exists(),
        participates=on_a_list and await Participant.filter(address=address).exists(),
        blocked=acquaintance.blocked,
        filed_lately=acquaintance.filed_lately,
        recent=await _recent(address, inbound.received_at) if by_habit else (),
    )


async def _recent(address: str, at: datetime) -> tuple[Recent, ...]:
    """Their open subjects that were touched within a fortnight: as customer, or as somebody who takes part."""
    mine = {row["subject_id"] for row in await Participant.filter(address=address).values("subject_id")}
    customers = [row["customer_id"] for row in await CustomerEmail.filter(address=address).values("customer_id")]
    if customers:
        mine |= {row["id"] for row in await Subject.filter(customer_id__in=customers).values("id")}
    if not mine:
        return ()
    open_ones = Subject.filter(
        id__in=sorted(mine),
        outcome=Outcome.OPEN,
        archived_at__isnull=True,
        discarded_at__isnull=True,
        merged_into_id__isnull=True,
        last_interaction_at__gte=at - FORTNIGHT,
    )
    titles = {row["id"]: row["title"] for row in await open_ones.order_by("id").limit(100).values("id", "title")}
    lines: dict[int, set[str]] = {id: {compared(title)} for id, title in titles.items()}
    placed = SubjectMessage.filter(subject_id__in=sorted(titles), message__subject_line__not_isnull=True)
    for row in await placed.values("subject_id", "message__subject_line"):
        lines[row["subject_id"]].add(compared(row["message__subject_line"]))
    threads = await survivors(set(titles))
    return tuple(Recent(thread=_own(threads[id], address), lines=frozenset(lines[id])) for id in titles)


def _own(thread: Thread, address: str) -> Thread:
    """Whoever is the customer takes part, also where their address came to the customer later."""
    return replace(thread, participants=thread.participants | {address})
