"""Row 31: what our own users write among themselves."""

from dataclasses import replace

from mail.case import Case
from mail.outcome import Direction, IntakeOutcome, ReasonCode
from mail.rules.finding import Finding, finding, threaded


def internal(case: Case) -> Finding | None:
    """31: what one of us writes to the others is never relayed outside."""
    if case.user_id is None:
        return None
    if case.authority:
        found = threaded(case, case.authority, ReasonCode.INTERNAL_NOTE, direction=Direction.INTERNAL)
        return replace(found, by_user=case.user_id)
    if case.habits.allows_internal:
        return None
    return finding(IntakeOutcome.QUARANTINED, ReasonCode.INTERNAL_SENDER, sender=case.sender)
