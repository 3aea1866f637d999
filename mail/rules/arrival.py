"""Rows 28 to 36: which channels a mail is for, and what it begins there."""

from mail.case import Case
from mail.message import Unreadable
from mail.outcome import IntakeOutcome, ReasonCode
from mail.rules.finding import Finding, Remark, finding

SHOWN = 5


def several_channels(case: Case) -> Remark | None:
    """28, a modifier: the rules below run once for each channel."""
    return Remark(str(case.channels)) if case.channels > 1 else None


def unknown_alias(case: Case) -> Finding | None:
    """29: sent to nobody we know, by a mailbox that has no default. Never bounced: the sender may be invented."""
    if case.target.channel_id is not None:
        return None
    return finding(IntakeOutcome.QUARANTINED, ReasonCode.UNKNOWN_ALIAS, addresses=", ".join(_addressed(case)[:SHOWN]))


def new(case: Case) -> Finding | None:
    """36: something new."""
    return finding(IntakeOutcome.CREATED, ReasonCode.NEW, sender=case.sender)


def _addressed(case: Case) -> list[str]:
    recipients = () if isinstance(case.mail, Unreadable) else case.mail.recipients
    return list(dict.fromkeys(addr for evidence in recipients for addr in evidence.addresses))
