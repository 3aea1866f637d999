"""Checks that may be taken out without anybody being told more or doing more, and why: the second lock of a door."""

SPARED: dict[str, str] = {
    "models/digest.py page_of: ActivityType.visible_to(user)": "Kinds of activities are known to all.",
    "models/digest.py page_of: Subject.visible_to(user)": "Who has something to do on a subject sees it.",
    "models/exporting.py visible: noun.visible_to(by)": "Who exports sees all, or leads the channel and sees it whole.",
    "models/exporting.py _customers: Channel.visible_to(by)": "The exporter sees all, or leads the rows' channels.",
    "models/file/attaching.py _permit_on: permissions.require(by, 'customers')": "Who may upload may change customers.",
    "models/reviewing.py _mine: permissions.require(by, 'intake', channel=waiting[0].channel_id)": (
        "Says only in which sentence it is refused."
    ),
    "models/report/replies.py responses: Message.visible_to(viewer)": "Of subjects that the viewer sees.",
    "models/search/finding.py _alike: seeking.model.visible_to(by) #2": "PostgreSQL's; there the same test asks.",
    "models/subject/errand.py Errand.run_on: Subject.visible_to(by)": "`_matching` has found them among what is seen.",
    "models/subject/errand.py Errand.run_on: permissions.sees_all(by)": "Says only how many are measured.",
    "schema/api_key.py ApiKeyQuery.api_keys: models.ApiKey.visible_to(viewer)": "Narrowed to the viewer's own.",
    "schema/exporting.py ExportMutation.export_start: models.Subject.visible_to(by)": "`exporting.start` narrows it.",
    "schema/file.py files_of_subjects: models.File.visible_to(viewer)": "Of messages of subjects that the viewer sees.",
    "schema/live/activities.py _of_customers: models.Activity.visible_to(viewer)": "They are looked at again with all.",
    "schema/live/intake.py _changes: permissions.sees_all(viewer)": "Says whether it is new; who is told was decided.",
    "schema/merge_mutations.py MergeMutation.merge_undo: model.visible_to(info.context.user)": (
        "Who sees a merge sees its survivor."
    ),
    "schema/message_mutations.py _matter: models.Subject.visible_to(info.context.user)": "A draft is found before.",
    "schema/remembered.py _bulk: models.Subject.visible_to(info.context.user)": "Told by a loader of what is visible.",
    "schema/remembered.py _bulk: models.Job.visible_to(info.context.user)": "A key is remembered for one person.",
    "schema/saved_view.py _applying_all: models.SavedView.visible_to(by)": "Of views that the viewer was given.",
    "schema/session.py SessionQuery.sessions: models.Session.visible_to(context.user)": "Judged in the line before.",
    "schema/trade/proposal_mutations.py ProposalAcceptPayload.order: models.Order.visible_to(info.context.user)": (
        "Who accepts a proposal sees its subject, and so the order."
    ),
    "schema/subject_mutations.py _if_still_seen: models.Subject.visible_to(info.context.user)": (
        "Who hands a subject over sees both channels whole."
    ),
    "schema/trade/customer_tabs.py _documents: models.CustomerDocument.visible_to(info.context.user)": (
        "The tab is null for whoever may not see its documents."
    ),
    "schema/upload.py Uploads.answer: models.File.visible_to(viewer)": "The ticket names who began the upload.",
    "schema/user.py UserQuery.users: models.User.visible_to(info.context.user)": "Colleagues are known to each other.",
}
"""By the check's name (`python -m tests.rights.mutants --list`)."""
