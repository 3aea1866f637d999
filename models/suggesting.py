"""Who needs suggestions anew: the log is read from where it was left, and subjects whose hour has come get a look."""

import logging
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from events import Fact, SubjectMoved
from models.cursor import Cursor
from models.event import Event
from models.outlook import Habits, House
from models.subject import Subject
from models.suggestion import Suggestion
from models.user import User

log = logging.getLogger(__name__)

READER = "suggestions"
SPAN = 200
"""Events that are read at a time."""
AT_ONCE = 50
"""Subjects whose hour has come, at a time."""
IN_ONE_COMMIT = 20
RETRY = timedelta(minutes=5)
TRIGGERS = frozenset(
    {
        "SubjectCreated",
        "SubjectConverted",
        "SubjectMoved",
        "SubjectWon",
        "SubjectLost",
        "SubjectReopened",
        "SubjectAssigned",
        "SubjectTransferred",
        "SubjectMerged",
        "SubjectDiscarded",
        "SubjectArchived",
        "SubjectRestored",
        "SubjectWentIdle",
        "SubjectClocksReset",
        "SubjectAgendaChanged",
        "MessageReceived",
        "MessageWritten",
        "MessageStateChanged",
        "MessageBounced",
        "MessageTakenOff",
        "MeetingProposed",
        "ActivityScheduled",
        "ActivityLogged",
        "ActivityUpdated",
        "ActivityCompleted",
        "ActivityCancelled",
    }
)
"""The facts after which the next step may be another one (DESIGN §8)."""


def bears(kind: str, data: Mapping[str, Any]) -> bool:
    """Whether something else may be proposed after this fact. A card that is only sorted within its column stands as it
    stood."""
    if kind not in TRIGGERS:
        return False
    fact = Fact.load(kind, dict(data))
    return not isinstance(fact, SubjectMoved) or fact.elsewhere


async def catch_up(*, by: User, now: datetime, habits: Habits | None = None) -> bool:
    """One stretch of the log, and some whose hour has come; whether there is more. The second time changes nothing.
    `habits`: those that whoever does this again and again has counted.

    The cursor goes on only when all of the stretch is done, so that nothing is lost when this is ended in the middle.
    """
    begin, head = await Cursor.at(READER), await Event.head()
    end = min(begin + SPAN, head)
    here = Event.filter(id__gt=begin, id__lte=end, kind__in=sorted(TRIGGERS), subject_id__not_isnull=True)
    told = {id for id, kind, data in await here.values_list("subject_id", "kind", "data") if bears(kind, data)}
    due: list[Any] = (
        await Subject.filter(suggest_at__lte=now)
        .order_by("suggest_at", "id")
        .limit(AT_ONCE)
        .values_list("id", flat=True)
    )
    wanted = sorted({*told, *due})
    house = await House.now(habits) if wanted else None
    for number in range(0, len(wanted), IN_ONE_COMMIT):
        await _renew(wanted[number : number + IN_ONE_COMMIT], house, by=by, now=now)
    if end > begin:
        await Cursor.advance(READER, to=end)
    return end < head or len(due) == AT_ONCE


async def _renew(subject_ids: Sequence[int], house: House | None, *, by: User, now: datetime) -> None:
    """One that fails does not keep the others waiting, and has another turn."""
    try:
        await Suggestion.renew(*subject_ids, by=by, now=now, house=house)
    except Exception:
        if len(subject_ids) > 1:
            for subject_id in subject_ids:
                await _renew([subject_id], house, by=by, now=now)
            return
        log.exception("No suggestions could be made for subject %s; it is tried again.", subject_ids[0])
        await Subject.filter(id__in=list(subject_ids)).update(suggest_at=now + RETRY)
