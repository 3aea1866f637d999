"""The subjects that a mail may go onto: behind Message-IDs, behind our own signs, through merges. Decides nothing."""

from datetime import datetime

from mail.known import Sent, Thread, ThreadState
from mail.message import Mail
from models.meeting import Meeting
from models.message import Direction, Message, MessageBounce, OtherId, SubjectMessage
from models.subject import Outcome, Participant, Subject


async def threads_of(mail: Mail, addressed: set[int | None]) -> dict[str, Thread]:
    """The subject behind each reference. Anybody can write a Message-ID, so one may be on several subjects."""
    found = await _placed(list(mail.references))
    if not found:
        return {}
    threads = await survivors({subject_id for _, subject_id in found})
    sender = mail.sender.addr if mail.sender else ""

    def fits(thread: Thread) -> tuple[bool, bool, bool, bool, int]:
        """It can take mail; its sender takes part; its channel is addressed; it is not archived; it is older."""
        return (
            thread.state is not ThreadState.DISCARDED,
            sender in thread.participants,
            thread.channel_id in addressed,
            thread.state is ThreadState.LIVE,
            -thread.subject_id,
        )

    best: dict[str, Thread] = {}
    for message_id, subject_id in found:
        thread = threads.get(subject_id)
        if thread and (message_id not in best or fits(thread) > fits(best[message_id])):
            best[message_id] = thread
    return best


async def _placed(references: list[str]) -> list[tuple[str, int]]:
    """Each Message-ID with a subject that it is on: by its own id, or by one that a provider gave it on the way."""
    placed = SubjectMessage.filter(message__message_id__in=references)
    found = [
        (row["message__message_id"], row["subject_id"])
        for row in await placed.values("message__message_id", "subject_id")
    ]
    others = await OtherId.filter(other_id__in=references).values("other_id", "message_id")
    if others:
        renamed = {row["message_id"]: row["other_id"] for row in others}
        rows = await SubjectMessage.filter(message_id__in=list(renamed)).values("message_id", "subject_id")
        found += [(renamed[row["message_id"]], row["subject_id"]) for row in rows]
    return found


async def meeting_threads(uid: str) -> dict[str, Thread]:
    """The subject on which a meeting was proposed; the youngest, should there be several."""
    meeting = await Meeting.filter(uid=uid).order_by("-id").first()
    return {uid: (await survivors({meeting.subject_id}))[meeting.subject_id]} if meeting else {}


async def sent_messages(signs: tuple[str | int, ...], mail: Mail, at: datetime) -> dict[str | int, Sent]:
    """The messages of ours behind the signs of a report: by Message-ID, or the newest one of a subject to whom the
    report names."""
    named = {fate.address for fate in mail.report.fates} if mail.report else set()
    found: dict[str | int, Message] = {}
    for sign in signs:
        ours = Message.filter(direction=Direction.OUT)
        if isinstance(sign, str):
            rows = await ours.filter(message_id=sign).limit(1)
        else:
            newest = await ours.filter(places__subject_id=sign).order_by("-id").limit(50)
            rows = [row for row in newest if named & {*row.to, *row.cc, *row.bcc}][:1]
        if rows:
            found[sign] = rows[0]
    places = {
        sign: await SubjectMessage.filter(message_id=row.id).order_by("id").first() for sign, row in found.items()
    }
    threads = await survivors({place.subject_id for place in places.values() if place})
    delays = await MessageBounce.delays(sorted(named), at)
    return {
        sign: Sent(id=row.id, thread=threads[place.subject_id], recipients=(*row.to, *row.cc, *row.bcc), delays=delays)
        for sign, row in found.items()
        if (place := places[sign]) is not None and place.subject_id in threads
    }


async def survivors(ids: set[int]) -> dict[int, Thread]:
    """Each subject that is still there, or the one that it was merged into, with who takes part in it."""
    rows: dict[int, Subject] = {}
    wanted = ids
    while wanted:
        rows |= {row.id: row for row in await Subject.filter(id__in=sorted(wanted))}
        wanted = {row.merged_into_id for row in rows.values() if row.merged_into_id is not None} - rows.keys()
    taking_part: dict[int, set[str]] = {id: set() for id in rows}
    for row in await Participant.filter(subject_id__in=sorted(rows)).values("subject_id", "address"):
        taking_part[row["subject_id"]].add(row["address"])
    last = {id: _last(id, rows) for id in ids if id in rows}
    return {id: _thread(last[id], taking_part[last[id].id], survivor=last[id].id != id) for id in last}


def _last(id: int, rows: dict[int, Subject]) -> Subject:
    subject = rows[id]
    for _ in rows:
        if subject.merged_into_id is None:
            break
        subject = rows[subject.merged_into_id]
    return subject


def _thread(subject: Subject, participants: set[str], *, survivor: bool) -> Thread:
    state = ThreadState.LIVE
    if subject.discarded_at is not None:
        state = ThreadState.DISCARDED
    elif subject.archived_at is not None:
        state = ThreadState.ARCHIVED
    return Thread(
        subject_id=subject.id,
        channel_id=subject.channel_id,
        participants=frozenset(participants),
        state=state,
        ended=subject.outcome is not Outcome.OPEN,
        survivor=survivor,
    )
