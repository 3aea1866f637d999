"""Row 34: what a mail holds, where that is nothing."""

from mail.case import Case
from mail.message import Flag, Unreadable
from mail.outcome import IntakeOutcome, ReasonCode
from mail.rules.finding import Finding, finding


def empty(case: Case) -> Finding | None:
    """34: neither text nor file nor subject line, and no answer to anything. A subject line alone says something."""
    mail = case.mail
    if isinstance(mail, Unreadable) or Flag.NO_TEXT not in mail.flags:
        return None
    if mail.files or mail.references or case.authority or mail.subject_line.strip():
        return None
    return finding(IntakeOutcome.IGNORED, ReasonCode.EMPTY)
