"""Rows 11 to 14: what mail servers and mail programs report about messages of ours."""

from mail.address import normalise
from mail.case import Case
from mail.classify import MailClass
from mail.known import Sent
from mail.message import Unreadable
from mail.outcome import IntakeOutcome, Reason, ReasonCode
from mail.report import Fate, Report, ReportKind
from mail.rules.finding import Finding, finding

# A receipt (MDN) or a complaint (ARF) about nothing of ours is as little a matter as a bounce is.
REPORTS = frozenset({MailClass.DSN, MailClass.MDN, MailClass.ARF})
TOO_OFTEN = 3
"""So many delays of one address within seven days mean that it is not reached."""
OPENED = "displayed"
NO_COMPLAINT = "not-spam"


def hard_bounce(case: Case) -> Finding | None:
    """11: it will not arrive."""
    found = _about_ours(case, ReportKind.DSN)
    if found is None:
        return None
    report, sent = found
    fate = next((each for each in report.fates if each.permanent), None)
    return _bounced(sent, fate, ReasonCode.BOUNCE, hard=True) if fate else None


def soft_bounce(case: Case) -> Finding | None:
    """12: it has not arrived yet. The third time within seven days it counts as never."""
    found = _about_ours(case, ReportKind.DSN)
    if found is None:
        return None
    report, sent = found
    fate = next((each for each in report.fates if each.passing), None)
    if fate is None:
        return None
    often = sent.delays.get(_address(fate, sent), 0) + 1 >= TOO_OFTEN
    return _bounced(sent, fate, ReasonCode.BOUNCE if often else ReasonCode.BOUNCE_DELAYED, hard=often)


def unmatched(case: Case) -> Finding | None:
    """13: a report about no message of ours, as far as can be proven: whom it names stands in the reason."""
    if case.classified.mail_class not in REPORTS or case.sent is not None:
        return None
    report = None if isinstance(case.mail, Unreadable) else case.mail.report
    named = next((each.address for each in report.fates if each.address), "") if report else ""
    return finding(IntakeOutcome.IGNORED, ReasonCode.BOUNCE_UNMATCHED, because=case.classified.because, address=named)


def complaint_or_receipt(case: Case) -> Finding | None:
    """14: its reader calls it spam, or has opened it; and the reports that change nothing."""
    if case.classified.mail_class not in REPORTS or case.sent is None:
        return None
    report = None if isinstance(case.mail, Unreadable) else case.mail.report
    fate = report.fates[0] if report and report.fates else Fate(address="")
    if report and report.kind is ReportKind.ARF and fate.action != NO_COMPLAINT:
        return _bounced(case.sent, fate, ReasonCode.COMPLAINT)
    if report and report.kind is ReportKind.MDN and fate.action == OPENED:
        return _bounced(case.sent, fate, ReasonCode.RECEIPT)
    return finding(IntakeOutcome.IGNORED, ReasonCode.REPORT_ONLY, address=_address(fate, case.sent))


def _about_ours(case: Case, kind: ReportKind) -> tuple[Report, Sent] | None:
    if isinstance(case.mail, Unreadable) or case.classified.mail_class not in REPORTS:
        return None
    report, sent = case.mail.report, case.sent
    return (report, sent) if report and sent and report.kind is kind else None


def _bounced(sent: Sent, fate: Fate, code: ReasonCode, *, hard: bool = False) -> Finding:
    params = {"address": _address(fate, sent), "status": fate.status, "diagnostic": fate.diagnostic}
    return Finding(
        outcome=IntakeOutcome.BOUNCED,
        reason=Reason(code, params),
        thread=sent.thread,
        subject_id=sent.thread.subject_id,
        sent=sent,
        hard=hard,
    )


def _address(fate: Fate, sent: Sent) -> str:
    """Whom it is about; a report that hides this is about the only one who got it."""
    named = normalise(fate.address) or ""
    return named if named or len(sent.recipients) != 1 else sent.recipients[0]
