"""Every read of `schema/` goes through `visible_to`, or stands in this list with its reason (ops.md §2.3)."""

from tests.rights.doors import across, doors
from tests.test_architecture import ROOT

FOLLOWS = "hangs on a row that the viewer was shown already"
KNOWN = "shared by all who are signed in"
OURSELVES = "reads of whoever asks: their session, their key, their account"
LOG = "the log itself: what is told of an event is chosen by the rows that are seen"

DOORS: dict[str, str] = {
    "schema/activity.py Activity.assignee one": KNOWN,
    "schema/activity.py Activity.created_by one": KNOWN,
    "schema/activity.py Activity.done_by one": KNOWN,
    "schema/activity.py Activity.type one": KNOWN,
    "schema/activity_plan.py ActivityPlanStep.type one": KNOWN,
    "schema/activity_plan.py ActivityPlanStep.user one": KNOWN,
    "schema/activity_plan.py _steps ActivityPlanStep.filter": KNOWN,
    "schema/activity_type.py ActivityType.default_assignee one": KNOWN,
    "schema/activity_type.py ActivityType.triggers one": KNOWN,
    "schema/activity_type.py _suggested ActivityTypeFollower.filter": KNOWN,
    "schema/activity_type.py _suggested suggested__archived_at__isnull": KNOWN,
    "schema/customer.py Customer.emails many": FOLLOWS,
    "schema/customer.py Customer.notes many": FOLLOWS,
    "schema/customer.py Customer.phones many": FOLLOWS,
    "schema/download.py Ticket.viewer ApiKey.get_or_none": OURSELVES,
    "schema/download.py Ticket.viewer Session.get_or_none": OURSELVES,
    "schema/file.py files_of_messages File.filter": FOLLOWS,
    "schema/file.py files_of_subjects SubjectMessage.filter": "ids only; the files behind them are asked for by scope",
    "schema/file.py files_of_subjects message__state": "narrows files that a scope has chosen",
    "schema/intake.py IntakeEffect.channel one": "a row that is seen shows its channel's name",
    "schema/intake.py _kept RawMail.filter": FOLLOWS,
    "schema/intake_mutations.py SenderBlock.blocked_by one": KNOWN,
    "schema/job.py Job.begun_by one": KNOWN,
    "schema/live/activities.py _of_subjects Activity.filter": "ids of activities; the rows are asked for by scope",
    "schema/live/follow.py Stream._place Event.filter": OURSELVES,
    "schema/live/intake.py _changes InboundMail.filter": "ids and fingerprints; the rows are asked for by scope",
    "schema/live/intake.py _taken InboundMail.filter": "ids; the rows are asked for by scope",
    "schema/live/presence.py Presence.lasts ApiKey.get_or_none": OURSELVES,
    "schema/live/presence.py Presence.lasts Session.get_or_none": OURSELVES,
    "schema/live/presence.py Presence.lasts User.filter": OURSELVES,
    "schema/live/suggestions.py _of_subjects Suggestion.filter": "ids; the rows are asked for by scope",
    "schema/live/timeline_changes.py _entries Event.filter": LOG,
    "schema/live/timeline_changes.py _family Event.filter": LOG,
    "schema/live/timeline_changes.py customer_news Event.filter": LOG,
    "schema/loaders.py Loaders.activities _leading_to": "by the entries of a timeline that the viewer was shown",
    "schema/loaders.py Loaders.activity_types _leading_to": KNOWN,
    "schema/loaders.py Loaders.channels _leading_to": "a subject that is seen shows its channel's name",
    "schema/loaders.py Loaders.customers _leading_to": "a subject that is seen makes its customer seen",
    "schema/loaders.py Loaders.effects many": FOLLOWS,
    "schema/loaders.py Loaders.lost_reasons _leading_to": KNOWN,
    "schema/loaders.py Loaders.marker_rows _leading_to": KNOWN,
    "schema/loaders.py Loaders.members many": FOLLOWS,
    "schema/loaders.py Loaders.memberships many": FOLLOWS,
    "schema/loaders.py Loaders.messages _leading_to": "by the entries of a timeline that the viewer was shown",
    "schema/loaders.py Loaders.notes _leading_to": "by the entries of a timeline that the viewer was shown",
    "schema/loaders.py Loaders.one model.all": "for the fields and loaders of this list; the others say `seen`",
    "schema/loaders.py Loaders.stages _leading_to": KNOWN,
    "schema/loaders.py Loaders.suggestions _leading_to": "by the entries of a timeline that the viewer was shown",
    "schema/loaders.py Loaders.users _leading_to": KNOWN,
    "schema/loaders.py _marker_counts marked__marker_id": "counts subjects that a scope has chosen",
    "schema/loaders.py _marker_counts marked__marker_id__in": "narrows subjects that a scope has chosen",
    "schema/loaders.py many model.filter": FOLLOWS,
    "schema/mailbox.py _counts InboundMail.filter": "narrowed by a scoped subquery; what is not filed is of no channel",
    "schema/message.py Message.author one": KNOWN,
    "schema/message.py _bounces MessageBounce.filter": FOLLOWS,
    "schema/message.py _servers Channel.filter": "names the server in a sentence about a message that is seen",
    "schema/message.py _servers mailbox__smtp_host": "names the server in a sentence about a message that is seen",
    "schema/message.py _servers mailbox__smtp_port": "names the server in a sentence about a message that is seen",
    "schema/mutation.py _current type().get_or_none": "the row of a conflict, for which the verb has asked permission",
    "schema/note.py Note.author one": KNOWN,
    "schema/note.py _revisions NoteRevision.filter": FOLLOWS,
    "schema/related.py _held model.filter": FOLLOWS,
    "schema/related.py _held select_related": "what a listed row leads to, as its field in this list says",
    "schema/remembered.py _bulk Event.get_or_none": OURSELVES,
    "schema/stage.py _playbooks StagePlay.filter": KNOWN,
    "schema/stage.py _playbooks type__archived_at__isnull": KNOWN,
    "schema/subject.py Subject.activities Activity.all": FOLLOWS,
    "schema/subject.py Subject.channel one": "a row that is seen shows its channel's name",
    "schema/subject.py Subject.customer one": "a subject that is seen makes its customer seen",
    "schema/subject.py Subject.lost_reason one": KNOWN,
    "schema/subject.py Subject.markers many": FOLLOWS,
    "schema/subject.py Subject.messages places__subject_id": "narrows messages that a scope has chosen",
    "schema/subject.py Subject.next_activity one": FOLLOWS,
    "schema/subject.py Subject.notes many": FOLLOWS,
    "schema/subject.py Subject.owner one": KNOWN,
    "schema/subject.py Subject.stage one": KNOWN,
    "schema/subject.py _participants Participant.filter": FOLLOWS,
    "schema/subject.py merged Subject.get_or_none": "follows merges by id; only a survivor that is seen is told",
    "schema/suggestion.py Suggestion.assignee one": KNOWN,
    "schema/suggestion.py Suggestion.decided_by one": KNOWN,
    "schema/suggestion.py Suggestion.type one": KNOWN,
    "schema/suggestion.py chosen subject__channel_id__in": "narrows suggestions that a scope has chosen",
    "schema/suggestion.py open_suggestions Suggestion.filter": FOLLOWS,
    "schema/thread.py claims_of PossibleThread.filter": "ids; the subjects behind them are asked for by scope",
    "schema/thread.py meetings_of Meeting.filter": FOLLOWS,
    "schema/thread.py siblings_of IntakeEffect.filter": "ids; the subjects behind them are asked for by scope",
    "schema/timeline_rows.py _told Event.filter": LOG,
    "schema/timeline_rows.py with_merged Subject.filter": "ids of what went into subjects that a scope has chosen",
    "schema/user.py Membership.channel one": "a row that is seen shows its channel's name",
    "schema/user.py Membership.user one": KNOWN,
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
