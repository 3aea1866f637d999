"""Rows 30 and 31: what our own users write: leads that they forward, and words among ourselves."""

from dataclasses import replace

from mail import subject_line
from mail.address import Address, without_detail
from mail.case import Case
from mail.message import Flag, Mail, Unreadable
from mail.outcome import Direction, IntakeOutcome, MatchedBy, Reason, ReasonCode
from mail.rules.finding import Finding, finding, threaded


def forwarded(case: Case) -> Finding | None:
    """30: a lead that came to a user. The subject is about whoever wrote first; the user's words are a note."""
    if case.user_id is None or isinstance(case.mail, Unreadable) or not _is_forward(case.mail):
        return None
    if case.authority and case.authority.by is MatchedBy.TOKEN:
        return None
    original = case.mail.forwarded
    contact = _writer(case, original.reply_to, original.sender) if original else None
    return Finding(
        outcome=IntakeOutcome.CREATED,
        reason=Reason(ReasonCode.FORWARDED, {"sender": case.sender, "contact": contact.addr if contact else ""}),
        contact=contact,
        by_user=case.user_id,
        note=original.note if original else "",
        flags=(Flag.FORWARDED, Flag.UNVERIFIED) if contact else (Flag.FORWARDED, Flag.TO_BE_COMPLETED),
    )


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


def _is_forward(mail: Mail) -> bool:
    attached = mail.forwarded is not None and mail.forwarded.attached
    return subject_line.is_forward(mail.subject_line) or attached


def _writer(case: Case, *candidates: Address | None) -> Address | None:
    """Whoever wrote the original: where that is one of us, it cannot be told whom the matter is about."""
    ours = {*case.known.aliases, *case.known.system_addresses, case.sender}
    return next((each for each in candidates if each and without_detail(each.addr) not in ours), None)
