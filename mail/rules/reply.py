"""Rows 22 to 27: which subject a mail answers, and whether its sender may add to it."""

from mail.case import Case
from mail.rules.finding import Finding, threaded


def reply_by_stored_id(case: Case) -> Finding | None:
    """24: it answers a message on a subject, its sender takes part in that, and the sender's domain vouches for it."""
    return threaded(case, case.authority) if case.authority else None
