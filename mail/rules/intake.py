"""Rows 5 to 10: can it be read, who sent it, did we send it, was it here before."""

from mail import subject_line
from mail.case import Authority, Case
from mail.message import Flag, Mail, Unreadable
from mail.outcome import Direction, IntakeOutcome, Reason, ReasonCode
from mail.rules.finding import Finding, Remark, finding, threaded
from mail.thread import INSTANCE_HEADER, own_instance


def malformed(case: Case) -> Finding | None:
    """5: over a cap, or nothing that can be read."""
    if not isinstance(case.mail, Unreadable):
        return None
    return finding(IntakeOutcome.QUARANTINED, ReasonCode.MALFORMED, cap=case.mail.cap.value)


def no_sender(case: Case) -> Finding | None:
    """6: no address in From, Sender or Return-Path."""
    return None if case.sender else finding(IntakeOutcome.QUARANTINED, ReasonCode.NO_SENDER)


def own_mail(case: Case) -> Finding | None:
    """7: our own mail come back; but a reply that a user wrote outside of Funil belongs to its subject."""
    if sent_as(case.mail, case.known.instance_key) is None:
        if authority := _written_elsewhere(case):
            return threaded(case, authority, ReasonCode.OWN_COPY, direction=Direction.OUT)
        if not case.is_from_us:
            return None
    return finding(IntakeOutcome.IGNORED, ReasonCode.OWN_MAIL, sender=case.sender)


def sent_as(mail: Mail | Unreadable, key: bytes | None) -> str | None:
    """The Message-ID under which this installation sent the mail, whatever a provider made of it; None: it did not."""
    if key is None or isinstance(mail, Unreadable):
        return None
    values = mail.all_headers(INSTANCE_HEADER.lower())
    return next((sent for value in values if (sent := own_instance(key, value)) is not None), None)


def _written_elsewhere(case: Case) -> Authority | None:
    """The subject that one of us answered from another mail program: from our alias, or from the user's own address
    to somebody who takes part; what a user writes to nobody outside is for the colleagues (row 31)."""
    if isinstance(case.mail, Unreadable) or not case.verdict.passed or not case.authority:
        return None
    if case.is_from_us:
        return case.authority
    if case.user_id is None or subject_line.is_forward(case.mail.subject_line):
        return None
    addressed = {each.addr for each in (*case.mail.to, *case.mail.cc)}
    return case.authority if addressed & (case.authority.thread.participants - {case.sender}) else None


def duplicate(case: Case) -> Finding | None:
    """8: the same mail did something in this channel before, or is on a subject already, whosever channel it is in."""
    return filed_before(case, case.target.channel_id)


FOR_EVERY_CHANNEL = frozenset({IntakeOutcome.THREADED, IntakeOutcome.BOUNCED})


def filed_before(case: Case, channel_id: int | None) -> Finding | None:
    here = case.known.effect_in(channel_id)
    bound = (each for each in case.known.effects if each.binding and each.outcome in FOR_EVERY_CHANNEL)
    on_subject = next(bound, None)
    if (before := here or on_subject) is None:
        return None
    if here or channel_id is None:
        reason, again = Reason(ReasonCode.DUPLICATE, {"effect": before.id}), before.id
    else:
        reason, again = Reason(ReasonCode.ALSO_ADDRESSED, {"channel": before.channel_id or 0}), None
    return Finding(outcome=IntakeOutcome.DUPLICATE, reason=reason, subject_id=before.subject_id, duplicate_of=again)


def message_id_reused(case: Case) -> Remark | None:
    """9, a modifier: another mail came under the same Message-ID; neither is taken for the other."""
    if not case.known.id_taken or isinstance(case.mail, Unreadable):
        return None
    return Remark(case.mail.message_id)


def message_id_missing(case: Case) -> Remark | None:
    """10, a modifier: the mail goes on under an id made of its fingerprint."""
    if isinstance(case.mail, Unreadable) or Flag.MESSAGE_ID_MISSING not in case.mail.flags:
        return None
    return Remark(case.mail.message_id)
