"""Mailboxes imported from, and jobs stopped."""

from tests.schema.deed import EVERYBODY, MANAGERS, Deed

FETCHING = {
    "mailboxImportHistory": Deed(
        "marcos",
        lambda s: {"id": s.id("box"), "since": "2026-01-01"},
        "job { id kind state done total mailbox { id } begunBy { name } }",
        lambda s: {"id": "x"},
        "NOT_FOUND",
        MANAGERS,
    ),
    "jobCancel": Deed(
        "marcos",
        lambda s: {"id": s.id("job")},
        "job { id state }",
        lambda s: {"id": "x"},
        "NOT_FOUND",
        EVERYBODY,
    ),
}
