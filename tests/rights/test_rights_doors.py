"""Every read of `schema/` goes through `visible_to`, or stands in this list with its reason (ops.md §2.3)."""

from tests.rights.doors import across, doors
from tests.test_architecture import ROOT

FOLLOWS = "hangs on a row that the viewer was shown already"
KNOWN = "shared by all who are signed in"
OURSELVES = "reads of whoever asks: their session, their key, their account"
LOG = "the log itself: what is told of an event is chosen by the rows that are seen"

DOORS: dict[str, str] = {
    "schema/customer.py _notes Note.filter": FOLLOWS,
    "schema/customer_subjects.py _rows Subject.filter": "by ids that a scoped read has found the line before",
    "schema/download.py Ticket.viewer ApiKey.get_or_none": OURSELVES,
    "schema/download.py Ticket.viewer Session.get_or_none": OURSELVES,
    "schema/file.py files_of_messages File.filter": FOLLOWS,
    "schema/file.py files_of_subjects SubjectMessage.filter": "ids only; the files behind them are asked for by scope",
    "schema/funnel.py cards execute_query_dict": "runs the statements of `Board.column`, which are scoped",
    "schema/intake.py _kept RawMail.filter": FOLLOWS,
    "schema/live/follow.py Stream._place Event.filter": OURSELVES,
    "schema/live/presence.py Presence.lasts ApiKey.get_or_none": OURSELVES,
    "schema/live/presence.py Presence.lasts Session.get_or_none": OURSELVES,
    "schema/live/presence.py Presence.lasts User.filter": OURSELVES,
    "schema/live/timeline_changes.py _entries Event.filter": LOG,
    "schema/live/timeline_changes.py _family Event.filter": LOG,
    "schema/live/timeline_changes.py customer_news Event.filter": LOG,
    "schema/loaders.py Loaders.__init__ Channel.all": "a subject that is seen shows its channel's name",
    "schema/loaders.py Loaders.__init__ Customer.all": "a subject that is seen makes its customer seen",
    "schema/loaders.py Loaders.__init__ LostReason.all": KNOWN,
    "schema/loaders.py Loaders.__init__ Marker.all": KNOWN,
    "schema/loaders.py Loaders.__init__ Message.all": "by the entries of a timeline that the viewer was shown",
    "schema/loaders.py Loaders.__init__ Note.all": "by the entries of a timeline that the viewer was shown",
    "schema/loaders.py Loaders.__init__ Stage.all": KNOWN,
    "schema/loaders.py Loaders.__init__ User.all": KNOWN,
    "schema/loaders.py _marker_counts marked__marker_id": "counts subjects that a scope has chosen",
    "schema/loaders.py _marker_counts marked__marker_id__in": "narrows subjects that a scope has chosen",
    "schema/loaders.py _markers SubjectMarker.filter": FOLLOWS,
    "schema/loaders.py _markers select_related": "markers are shared by all who are signed in",
    "schema/loaders.py many model.filter": FOLLOWS,
    "schema/mailbox.py _counts InboundMail.filter": "narrowed by a scoped subquery; what is not filed is of no channel",
    "schema/file.py files_of_subjects message__state": "narrows files that a scope has chosen",
    "schema/message.py _bounces MessageBounce.filter": FOLLOWS,
    "schema/message.py _servers Channel.filter": "names the server in a sentence about a message that is seen",
    "schema/message.py _servers mailbox__smtp_host": "names the server in a sentence about a message that is seen",
    "schema/message.py _servers mailbox__smtp_port": "names the server in a sentence about a message that is seen",
    "schema/activity_plan.py _steps ActivityPlanStep.filter": KNOWN,
    "schema/activity_type.py _suggested ActivityTypeFollower.filter": KNOWN,
    "schema/activity_type.py _suggested suggested__archived_at__isnull": KNOWN,
    "schema/live/activities.py _of_subjects Activity.filter": "ids of activities; the rows are asked for by scope",
    "schema/live/suggestions.py _of_subjects Suggestion.filter": "ids; the rows are asked for by scope",
    "schema/stage.py _playbooks StagePlay.filter": KNOWN,
    "schema/stage.py _playbooks type__archived_at__isnull": KNOWN,
    "schema/suggestion.py chosen subject__channel_id__in": "narrows suggestions that a scope has chosen",
    "schema/suggestion.py open_suggestions Suggestion.filter": FOLLOWS,
    "schema/loaders.py Loaders.__init__ ActivityType.all": KNOWN,
    "schema/loaders.py Loaders.__init__ Activity.all": "by the entries of a timeline that the viewer was shown",
    "schema/loaders.py Loaders.__init__ Suggestion.all": "by the entries of a timeline that the viewer was shown",
    "schema/subject.py Subject.activities Activity.filter": FOLLOWS,
    "schema/live/intake.py _changes InboundMail.filter": "ids and fingerprints; the rows are asked for by scope",
    "schema/live/intake.py _taken InboundMail.filter": "ids; the rows are asked for by scope",
    "schema/thread.py claims_of PossibleThread.filter": "ids; the subjects behind them are asked for by scope",
    "schema/thread.py meetings_of Meeting.filter": FOLLOWS,
    "schema/thread.py siblings_of IntakeEffect.filter": "ids; the subjects behind them are asked for by scope",
    "schema/mutation.py _current type().get_or_none": "the row of a conflict, for which the verb has asked permission",
    "schema/note.py _revisions NoteRevision.filter": FOLLOWS,
    "schema/remembered.py _bulk Event.get_or_none": OURSELVES,
    "schema/subject.py Subject.messages places__subject_id": "narrows messages that a scope has chosen",
    "schema/subject.py _notes Note.filter": FOLLOWS,
    "schema/subject.py _participants Participant.filter": FOLLOWS,
    "schema/subject.py merged Subject.get_or_none": "follows merges by id; only a survivor that is seen is told",
    "schema/timeline_rows.py _told Event.filter": LOG,
    "schema/timeline_rows.py with_merged Subject.filter": "ids of what went into subjects that a scope has chosen",
    "schema/user.py UserQuery.users Membership.filter": "of channels that `find_all` has found for the viewer",
}


def test_every_read_of_the_schema_is_scoped_or_says_why_it_need_not_be() -> None:
    found = {
        f"{file.relative_to(ROOT)} {where} {what}"
        for file in (ROOT / "schema").rglob("*.py")
        for where, what in (*doors(file), *across(file))
    }

    assert found - set(DOORS) == set(), "Read through visible_to, or say in DOORS why that need not be."
    assert set(DOORS) - found == set(), "These are gone: take them out of DOORS."
