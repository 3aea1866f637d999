"""Rows 5 to 10: can it be read, who sent it, is it ours, was it here before."""

from mail.case import Case
from mail.message import Flag, Unreadable
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
    if not _carries_our_header(case) and not case.is_from_us:
        return None
    if case.authority and not _carries_our_header(case):
        return threaded(case, case.authority, ReasonCode.OWN_COPY, direction=Direction.OUT)
    return finding(IntakeOutcome.IGNORED, ReasonCode.OWN_MAIL, sender=case.sender)


def duplicate(case: Case) -> Finding | None:
    """8: the same mail did something in this channel before, or is on a subject already, whosever channel it is in."""
    return filed_before(case, case.target.channel_id)


def filed_before(case: Case, channel_id: int | None) -> Finding | None:
    here = case.known.effect_in(channel_id)
    on_subject = next((effect for effect in case.known.effects if effect.outcome is IntakeOutcome.THREADED), None)
    if (before := here or on_subject) is None:
        return None
    if here or channel_id is None:
        reason, again = Reason(ReasonCode.DUPLICATE, {"effect": before.id}), before.id
    else:
        reason, again = Reason(ReasonCode.ALSO_ADDRESSED, {"channel": before.channel_id or 0}), None
    return Finding(outcome=IntakeOutcome.DUPLICATE, reason=reason, subject_id=before.subject_id, duplicate_of=again)


def message_id_missing(case: Case) -> Remark | None:
    """10, a modifier: the mail goes on under an id made of its fingerprint."""
    if isinstance(case.mail, Unreadable) or Flag.MESSAGE_ID_MISSING not in case.mail.flags:
        return None
    return Remark(case.mail.message_id)


def _carries_our_header(case: Case) -> bool:
    key = case.known.instance_key
    if key is None or isinstance(case.mail, Unreadable):
        return False
    return any(own_instance(key, value) for value in case.mail.all_headers(INSTANCE_HEADER.lower()))
