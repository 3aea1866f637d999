"""The subject: a matter followed from beginning to end. Its verbs stand in files named for what one does with it."""

from models.activity.state import ActivityState
from models.subject.links import Participant, SubjectAssignee, SubjectMarker
from models.subject.outcome import Outcome
from models.subject.row import SUBJECT_INDEXES, StageInterval, SubjectKind
from models.subject.ticking import Ticking


class Subject(Ticking):
    """A sale, a demonstration, a problem: PROSPECT or OPPORTUNITY, one table, so that converting loses nothing."""

    class Meta:
        table = "subject"
        indexes = SUBJECT_INDEXES


__all__ = [
    "ActivityState",
    "Outcome",
    "Participant",
    "StageInterval",
    "Subject",
    "SubjectAssignee",
    "SubjectKind",
    "SubjectMarker",
]
