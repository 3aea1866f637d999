"""Checks that may be taken out without anybody being told more or doing more, and why: the second lock of a door."""

SPARED: dict[str, str] = {
    "models/exporting.py visible: noun.visible_to(by)": "Who exports sees all, or leads the channel and sees it whole.",
    "models/exporting.py _customers: Channel.visible_to(by)": "The exporter sees all, or leads the rows' channels.",
    "models/file/attaching.py _permit_on: permissions.require(by, 'customers')": "Who may upload may change customers.",
    "schema/api_key.py ApiKeyQuery.api_keys: models.ApiKey.visible_to(viewer)": "Narrowed to the viewer's own.",
    "schema/exporting.py ExportMutation.export_start: models.Subject.visible_to(by)": "`exporting.start` narrows it.",
    "schema/file.py files_of_subjects: models.File.visible_to(viewer)": "Of messages of subjects that the viewer sees.",
    "schema/session.py SessionQuery.sessions: models.Session.visible_to(context.user)": "Judged in the line before.",
    "schema/trade/customer_tabs.py _documents: models.CustomerDocument.visible_to(info.context.user)": (
        "The tab is null for whoever may not see its documents."
    ),
    "schema/user.py UserQuery.users: models.User.visible_to(info.context.user)": "Colleagues are known to each other.",
}
"""By the check's name (`python -m tests.rights.mutants --list`)."""
