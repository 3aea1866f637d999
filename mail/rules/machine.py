"""Rows 17 and 19 to 21: automatic replies, alerts, mailing lists, newsletters: what machines write or pass on."""

from mail import address, classify
from mail.address import Address
from mail.case import Case
from mail.classify import MailClass
from mail.message import Flag, Mail, Unreadable
from mail.outcome import IntakeOutcome, Reason, ReasonCode
from mail.rules.finding import Finding, finding, threaded

# Answers and people's own words are never a newsletter, whatever a provider adds to them.
MAY_BE_BULK = frozenset({MailClass.BULK, MailClass.LIST, MailClass.AUTO_GENERATED})


def auto_reply(case: Case) -> Finding | None:
    """17: a vacation note. On a subject it is shown collapsed; alone it says nothing."""
    if case.classified.mail_class is not MailClass.AUTO_REPLIED:
        return None
    if case.authority:
        return threaded(case, case.authority, automatic=True)
    return finding(IntakeOutcome.IGNORED, ReasonCode.AUTO_REPLY, because=case.classified.because)


def auto_generated(case: Case) -> Finding | None:
    """19: an alert, a notice. Ticket systems mark people's answers so, hence it is neither dropped nor collapsed."""
    if case.classified.mail_class is not MailClass.AUTO_GENERATED:
        return None
    if case.authority:
        return threaded(case, case.authority)
    return finding(IntakeOutcome.QUARANTINED, ReasonCode.AUTO_GENERATED, because=case.classified.because)


def mailing_list(case: Case) -> Finding | None:
    """20: a discussion that we only read. Groups pass on customers' mail, too: who takes part in a subject goes on."""
    if isinstance(case.mail, Unreadable) or case.classified.mail_class is not MailClass.LIST:
        return None
    if case.authority or (case.known.sender.participates and case.verdict.passed):
        return None
    if not case.habits.allows_lists:
        return finding(IntakeOutcome.IGNORED, ReasonCode.LIST, because=case.classified.because)
    return Finding(
        outcome=IntakeOutcome.CREATED,
        reason=Reason(ReasonCode.NEW, {"sender": case.sender}),
        contact=_writer(case.mail),
        flags=() if case.verdict.passed else (Flag.UNVERIFIED,),
    )


def bulk(case: Case) -> Finding | None:
    """21: a newsletter; nobody waits for an answer to it. One that answers a message of ours is none."""
    if isinstance(case.mail, Unreadable) or case.classified.mail_class not in MAY_BE_BULK:
        return None
    if case.references or case.authority:
        return None
    because = classify.bulk_sign(case.mail)
    return finding(IntakeOutcome.IGNORED, ReasonCode.BULK, because=because) if because else None


def _writer(mail: Mail) -> Address | None:
    """Who wrote to a list: lists that put themselves into From say in another header whose mail it is."""
    original = address.parse(mail.header("x-original-from") or "", 1)
    if original:
        return original[0]
    list_address = (mail.header("list-post") or "").lower()
    if mail.sender and mail.sender.addr in list_address and mail.reply_to:
        others = [each for each in mail.reply_to if each.addr not in list_address]
        return others[0] if others else mail.sender
    return mail.sender
