"""Rows 28, 29 and 36: which channels a mail is for, and what it begins there; and the guard against too many."""

from mail.case import Case
from mail.classify import MailClass
from mail.message import Flag, Unreadable
from mail.outcome import Direction, IntakeOutcome, Reason, ReasonCode
from mail.rules.finding import Finding, Remark, finding

SHOWN = 5
TOO_MANY = 20
"""Subjects, or mails, of one sender within two hours; the next one waits (intake table, loop guard)."""


def several_channels(case: Case) -> Remark | None:
    """28, a modifier: the rules below run once for each channel."""
    return Remark(str(case.channels)) if case.channels > 1 else None


def unknown_alias(case: Case) -> Finding | None:
    """29: sent to nobody we know, by a mailbox that has no default. Never bounced: the sender may be invented."""
    if case.target.channel_id is not None:
        return None
    return finding(IntakeOutcome.QUARANTINED, ReasonCode.UNKNOWN_ALIAS, addresses=", ".join(_addressed(case)[:SHOWN]))


def new(case: Case) -> Finding | None:
    """36: something new. Row 18's senders are programs: one of these that a person let through is about nobody yet."""
    of_a_form = any(each.address == case.sender for each in case.habits.forms)
    contact = None if of_a_form else case.mail.sender
    flags = () if case.verdict.passed else (Flag.UNVERIFIED,)
    return Finding(
        outcome=IntakeOutcome.CREATED,
        reason=Reason(ReasonCode.NEW, {"sender": case.sender}),
        contact=contact,
        answerable=case.classified.mail_class is MailClass.HUMAN and case.user_id is None and contact is not None,
        flags=flags if contact else (*flags, Flag.TO_BE_COMPLETED),
    )


def too_many(case: Case, found: Finding) -> Finding | None:
    """The loop guard: whatever would go onto subjects, or begin them, waits once its sender has sent too many."""
    if found.outcome not in (IntakeOutcome.CREATED, IntakeOutcome.THREADED) or found.direction is not Direction.IN:
        return None
    if case.known.sender.filed_lately < TOO_MANY:
        return None
    return finding(IntakeOutcome.QUARANTINED, ReasonCode.RATE, sender=case.sender)


def _addressed(case: Case) -> list[str]:
    recipients = () if isinstance(case.mail, Unreadable) else case.mail.recipients
    return list(dict.fromkeys(addr for evidence in recipients for addr in evidence.addresses))
