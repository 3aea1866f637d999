"""What became of a timeline's entries: new ones, reworded notes, and histories that come and go with their subject."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from tortoise.expressions import Q
from tortoise.queryset import QuerySet

import models
import permissions
from events import EventClass
from schema.live.follow import Batch, ChangeKind
from schema.timeline_rows import facts, of_customer, of_subject, with_merged

Change = tuple[ChangeKind, int, models.Event | None]


@dataclass
class News:
    """What to tell of one batch. `gone`: the timeline itself is out of sight, and nothing follows."""

    changes: list[Change] = field(default_factory=list)
    told: tuple[models.Event, ...] = ()
    gone: bool = False


async def subject_news(subject: models.Subject, batch: Batch, viewer: models.User) -> News:
    mine = [event for event in batch.events if event.subject_id == subject.id]
    if not mine:
        return News()
    if not await models.Subject.visible_to(viewer).filter(id=subject.id).exists():
        return _gone(await _entries(await _family([subject.id]), before=batch.events[0].id), mine)
    merged = any(event.kind == "SubjectMerged" for event in mine)
    came = [id for id in await with_merged([subject.id]) if id != subject.id] if merged else []
    shown = (await of_subject(subject.id)).filter(kind__in=facts(None), id__lte=batch.position)
    rows = await _now(shown, mine, came)
    left = {
        event.data["loser"] for event in mine if event.kind == "SubjectParted" and event.data["loser"] != subject.id
    }
    before = await _entries(await _family(left), before=batch.events[0].id) if left else []
    standing = {row["id"] for row in await shown.filter(id__in=before or [0]).values("id")}
    went: list[Change] = [(ChangeKind.REMOVED, id, None) for id in before if id not in standing]
    return News([*went, *await _reworded(shown, mine, rows), *_added(rows)], tuple(mine))


async def customer_news(customer: models.Customer, batch: Batch, viewer: models.User) -> News:
    """A subject that comes into sight brings its history along, one that goes takes it away."""
    mine = [event for event in batch.events if event.customer_id == customer.id]
    shaken = [event for event in batch.events if event.noun == "Subject" and _shakes(event, viewer)]
    if not mine and not shaken:
        return News()
    joined = [event.data["loser"] for event in mine if event.kind == "CustomerMerged"]
    parted = [event.data["loser"] for event in mine if event.kind == "CustomerParted"]
    family = await _family({event.data.get("into", event.data.get("out_of", event.noun_id)) for event in shaken})
    before = await _entries(family, before=batch.events[0].id, customer_id=customer.id)
    before += await _entries_of(parted, family, before=batch.events[0].id)
    if not await models.Customer.visible_to(viewer).filter(id=customer.id).exists():
        own = models.Event.filter(customer_id=customer.id, subject_id__isnull=True, kind__in=facts(None))
        ids = [row.id for row in await own.filter(id__lt=batch.events[0].id).only("id")]
        return _gone(sorted([*before, *ids]), mine)
    shown = (await of_customer(customer.id, viewer)).filter(kind__in=facts(None), id__lte=batch.position)
    rows = await _now(shown, mine, family)
    there = {row.id for row in rows}
    came = [id for id in await with_merged([customer.id], models.Customer) if id != customer.id] if joined else []
    rows = sorted([*rows, *[row for row in await _came(shown, came) if row.id not in there]], key=lambda row: row.id)
    there = {row.id for row in rows}
    gone: list[Change] = [(ChangeKind.REMOVED, id, None) for id in sorted(set(before)) if id not in there]
    about = set(family)
    told = tuple(event for event in batch.events if event.id in there or (gone and event.noun_id in about))
    return News([*gone, *await _reworded(shown, mine, rows), *_added(rows)], told)


def _shakes(event: models.Event, viewer: models.User) -> bool:
    """Whether the viewer's sight of a subject, or whose it is, may have changed."""
    was, is_ = (permissions.sees(viewer, keys) for keys in (event.keys_before, event.keys_after))
    return was != is_ or (is_ and ("customer_id" in event.changed or event.kind in ("SubjectMerged", "SubjectParted")))


async def _family(subject_ids: Iterable[int]) -> list[int]:
    """These subjects and all that ever went into them: the log knows also of those that are deleted by now."""
    family, new = list(subject_ids), set(subject_ids)
    while new:
        merges = await models.Event.filter(subject_id__in=sorted(new), kind="SubjectMerged")
        new = {event.data["loser"] for event in merges} - set(family)
        family += sorted(new)
    return family


async def _entries(subject_ids: list[int], *, before: int, **more: int) -> list[int]:
    """The entries of some subjects that may have been shown before, whoever sees them now."""
    if not subject_ids:
        return []
    rows = models.Event.filter(subject_id__in=subject_ids, event_class=EventClass.CHANGE, kind__in=facts(None))
    return [row.id for row in await rows.filter(id__lt=before, **more).order_by("id").only("id")]


async def _entries_of(customer_ids: list[int], subject_ids: list[int], *, before: int) -> list[int]:
    """The entries of customers who are customers of their own again: about themselves, and about these subjects."""
    if not customer_ids:
        return []
    family = await with_merged(customer_ids, models.Customer)
    rows = models.Event.filter(customer_id__in=family, event_class=EventClass.CHANGE, kind__in=facts(None))
    rows = rows.filter(Q(subject_id__isnull=True) | Q(subject_id__in=subject_ids or [0]))
    return [row.id for row in await rows.filter(id__lt=before).order_by("id").only("id")]


async def _came(shown: QuerySet[models.Event], customer_ids: list[int]) -> list[models.Event]:
    """What stands in the timeline now of customers who went into this one."""
    return await shown.filter(customer_id__in=customer_ids) if customer_ids else []


async def _now(shown: QuerySet[models.Event], mine: list[models.Event], family: list[int]) -> list[models.Event]:
    """Of the entries that stand in the timeline now, the new ones and those of whole histories."""
    wanted = {event.id for event in mine}
    rows = await shown.filter(id__in=sorted(wanted)) if wanted else []
    rows += await shown.filter(subject_id__in=family).exclude(id__in=sorted(wanted) or [0]) if family else []
    return sorted(rows, key=lambda row: row.id)


CHANGES = {
    "file": (("FileRemoved",), ("FileAttached",)),
    "note": (("NoteEdited", "NoteDeleted"), ("NoteAdded", "NoteEdited")),
    "message": (
        ("MessageStateChanged", "MessageBounced", "MessageRead"),
        ("MessageWritten", "MessageBounced", "MessageReceived", "WhatsappOpened", "WhatsappConfirmed"),
    ),
    "proposal": (
        ("ProposalStateChanged", "ProposalUpdated", "ProposalExpired", "ProposalZoneChanged"),
        ("ProposalCreated", "ProposalRevised", "ProposalSent", "ProposalAccepted", "ProposalRefused"),
    ),
    "order": (("OrderStateChanged", "OrderUpdated"), ("OrderCreated", "OrderConfirmed", "OrderCancelled")),
}
"""What an entry shows beside its fact: the facts that change it, and the entries that show it."""


async def _reworded(shown: QuerySet[models.Event], mine: list[models.Event], rows: list[models.Event]) -> list[Change]:
    """Older entries whose note was reworded or deleted, whose message came further, whose activity is another now."""
    told = {row.id for row in rows}
    older: list[models.Event] = []
    for name, (changing, showing) in CHANGES.items():
        changed = {event.data[name] for event in mine if event.kind in changing}
        if changed:
            entries = await shown.filter(kind__in=showing).order_by("id")
            older += [event for event in entries if event.data[name] in changed and event.id not in told]
    if activities := sorted({event.noun_id for event in mine if event.noun == "Activity"}):
        entries = await shown.filter(noun="Activity", noun_id__in=activities)
        older += [event for event in entries if event.id not in told]
    return [(ChangeKind.CHANGED, event.id, event) for event in sorted(older, key=lambda event: event.id)]


def _added(rows: list[models.Event]) -> list[Change]:
    return [(ChangeKind.ADDED, row.id, row) for row in rows]


def _gone(ids: list[int], mine: list[models.Event]) -> News:
    return News([(ChangeKind.REMOVED, id, None) for id in ids], tuple(mine), gone=True)
