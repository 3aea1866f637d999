"""Which mails belong to which subject, as clients see and mend it: claims, meetings, siblings."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import strawberry
from strawberry import Parent

import models
import permissions
from mail.outcome import IntakeOutcome
from schema.context import Info
from schema.message import Message
from schema.node import view
from schema.related import one

if TYPE_CHECKING:
    from schema.subject import Subject


@view(models.PossibleThread, description="An older subject that a mail claimed to answer, without the right to.")
class PossibleThread:
    @strawberry.field(description="The older subject; give it to `threadJoin` as `intoId`.")
    async def subject(
        row: Parent[models.PossibleThread], info: Info
    ) -> Annotated["Subject", strawberry.lazy("schema.subject")]:
        return await info.context.loaders.visible_subjects.load(row.thread_id)  # type: ignore[no-any-return]

    message: Message | None = one(seen=True, description="The mail that claims so.")

    @strawberry.field(description="Whether the viewer may join the two.")
    async def viewer_can_join(row: Parent[models.PossibleThread], info: Info) -> bool:
        thread = await info.context.loaders.visible_subjects.load(row.thread_id)
        return thread is not None and permissions.may(info.context.user, "thread", thread)


@strawberry.type(description="How somebody who is invited has answered.")
class MeetingAnswer:
    address: str = strawberry.field(description="Who.")
    participation: str = strawberry.field(description="ACCEPTED, DECLINED, TENTATIVE or NEEDS-ACTION (RFC 5545).")


@view(
    models.Meeting,
    description="A meeting that somebody outside proposes by a calendar invitation. Nobody has accepted it by that.",
)
class Meeting:
    uid: str = strawberry.field(description="The calendar's own key; updates carry the same one.")
    sequence: int = strawberry.field(description="Which version of the invitation this is.")
    summary: str | None = strawberry.field(description="What it is about.")
    location: str | None = strawberry.field(description="Where.")
    organiser: str | None = strawberry.field(description="The address of who invites.")
    starts_at: datetime | None = strawberry.field(
        description="When it begins; where the calendar names no zone, as clocks show it, written as UTC."
    )
    ends_at: datetime | None = strawberry.field(description="When it ends, in the same way.")
    all_day: bool = strawberry.field(description="Whether it takes whole days.")
    recurrence: str | None = strawberry.field(description="Its rule of recurrence (RRULE), as sent.")
    cancelled: bool = strawberry.field(description="Whether it was called off.")

    @strawberry.field(description="How those who are invited have answered.")
    def answers(row: Parent[models.Meeting]) -> list[MeetingAnswer]:
        return [MeetingAnswer(address=address, participation=said) for address, said in sorted(row.answers.items())]

    message: Message | None = one(seen=True, description="The mail that told of it last.")


async def claims_of(subject_ids: list[int], viewer: models.User) -> list[list[models.PossibleThread]]:
    """What is claimed and not joined, about subjects that the viewer sees."""
    held: dict[int, list[models.PossibleThread]] = {id: [] for id in subject_ids}
    rows = await models.PossibleThread.filter(subject_id__in=subject_ids, joined_at__isnull=True).order_by("id")
    threads = [row.thread_id for row in rows]
    seen = {row["id"] for row in await models.Subject.visible_to(viewer).filter(id__in=threads or [0]).values("id")}
    for row in rows:
        if row.thread_id in seen:
            held[row.subject_id].append(row)
    return list(held.values())


async def meetings_of(subject_ids: list[int]) -> list[list[models.Meeting]]:
    held: dict[int, list[models.Meeting]] = {id: [] for id in subject_ids}
    for row in await models.Meeting.filter(subject_id__in=subject_ids).order_by("starts_at", "id"):
        held[row.subject_id].append(row)
    return list(held.values())


async def siblings_of(subject_ids: list[int], viewer: models.User) -> list[list[models.Subject]]:
    """The other subjects that the same mail began, in other channels (intake table, row 28)."""
    began = models.IntakeEffect.filter(outcome=IntakeOutcome.CREATED, message_id__not_isnull=True)
    mine = await began.filter(subject_id__in=subject_ids).values("subject_id", "message_id")
    by_message: dict[int, list[int]] = {}
    for row in mine:
        by_message.setdefault(row["message_id"], []).append(row["subject_id"])
    found = await began.filter(message_id__in=list(by_message) or [0]).values("subject_id", "message_id")
    others = {row["subject_id"] for row in found if row["subject_id"] is not None}
    seen = {row.id: row for row in await models.Subject.visible_to(viewer).filter(id__in=sorted(others) or [0])}
    held: dict[int, dict[int, models.Subject]] = {id: {} for id in subject_ids}
    for row in found:
        for id in by_message[row["message_id"]]:
            if row["subject_id"] != id and row["subject_id"] in seen:
                held[id][row["subject_id"]] = seen[row["subject_id"]]
    return [list(siblings.values()) for siblings in held.values()]


async def participants_of(subject_ids: list[int]) -> list[list[str]]:
    held: dict[int, list[str]] = {id: [] for id in subject_ids}
    for row in await models.Participant.filter(subject_id__in=subject_ids).order_by("id"):
        held[row.subject_id].append(row.address)
    return list(held.values())
