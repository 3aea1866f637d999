"""Rows 11 to 21: bounces, spam, automatic replies, newsletters: what machines write."""

from dataclasses import replace

from mail import classify
from mail.case import Case
from mail.classify import MailClass
from mail.message import Flag, Unreadable
from mail.outcome import IntakeOutcome, ReasonCode
from mail.rules.finding import Finding, finding, threaded

# A receipt (MDN) or a complaint (ARF) about nothing of ours is as little a matter as a bounce is.
REPORTS = frozenset({MailClass.DSN, MailClass.MDN, MailClass.ARF})
# Answers and people's own words are never a newsletter, whatever a provider adds to them.
MAY_BE_BULK = frozenset({MailClass.BULK, MailClass.LIST, MailClass.AUTO_GENERATED})


def bounce_unmatched(case: Case) -> Finding | None:
    """13: a report about no message of ours."""
    if case.classified.mail_class not in REPORTS:
        return None
    return finding(IntakeOutcome.IGNORED, ReasonCode.BOUNCE_UNMATCHED, because=case.classified.because)


def spam(case: Case) -> Finding | None:
    """15: from a sender who was blocked. Who takes part in a subject and is vouched for is heard there all the same."""
    if not case.known.sender_blocked:
        return None
    if case.authority:
        return replace(threaded(case, case.authority), flags=(Flag.SPAM,))
    return finding(IntakeOutcome.QUARANTINED, ReasonCode.SPAM, because="blocked sender")


def auto_reply(case: Case) -> Finding | None:
    """17: a vacation note. On a subject it is shown collapsed; alone it says nothing."""
    if case.classified.mail_class is not MailClass.AUTO_REPLIED:
        return None
    if case.authority:
        return threaded(case, case.authority, automatic=True)
    return finding(IntakeOutcome.IGNORED, ReasonCode.AUTO_REPLY, because=case.classified.because)


def bulk(case: Case) -> Finding | None:
    """21: a newsletter; nobody waits for an answer to it. One that answers a message of ours is none."""
    if isinstance(case.mail, Unreadable) or case.classified.mail_class not in MAY_BE_BULK or case.references:
        return None
    because = classify.bulk_sign(case.mail)
    return finding(IntakeOutcome.IGNORED, ReasonCode.BULK, because=because) if because else None
