"""Rows 11 to 14: what mail servers and mail programs report about messages of ours."""

from mail.case import Case
from mail.classify import MailClass
from mail.outcome import IntakeOutcome, ReasonCode
from mail.rules.finding import Finding, finding

# A receipt (MDN) or a complaint (ARF) about nothing of ours is as little a matter as a bounce is.
REPORTS = frozenset({MailClass.DSN, MailClass.MDN, MailClass.ARF})


def unmatched(case: Case) -> Finding | None:
    """13: a report about no message of ours."""
    if case.classified.mail_class not in REPORTS:
        return None
    return finding(IntakeOutcome.IGNORED, ReasonCode.BOUNCE_UNMATCHED, because=case.classified.because)
