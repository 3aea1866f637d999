"""Rows 22 to 27 and 35: which subject a mail answers, and whether its sender may add to it."""

from mail import subject_line
from mail.case import Case
from mail.classify import MailClass
from mail.message import Unreadable
from mail.outcome import MatchedBy, ReasonCode
from mail.rules.finding import Finding, Remark, onto, threaded


def reply_by_token(case: Case) -> Finding | None:
    """22: sent to an address that only we can have given out."""
    return _reply(case, MatchedBy.TOKEN)


def reply_by_own_id(case: Case) -> Finding | None:
    """23: it names a Message-ID that only we can have made."""
    return _reply(case, MatchedBy.MESSAGE_ID)


def reply_by_stored_id(case: Case) -> Finding | None:
    """24: it answers a message on a subject, its sender takes part in that, and the sender's domain vouches for it."""
    return _reply(case, MatchedBy.REFERENCES)


def _reply(case: Case, by: MatchedBy) -> Finding | None:
    """What our users write is no customer's answer: rows 30 and 31 see to it."""
    if case.authority is None or case.authority.by is not by or case.user_id is not None:
        return None
    return threaded(case, case.authority)


def weaker_reference(case: Case) -> Remark | None:
    """25, a modifier: it claims to answer, and may not. What is created knows what it claimed."""
    if case.authority or not case.references:
        return None
    return Remark(case.references[0][0])


def target_gone(case: Case) -> Remark | None:
    """26, a modifier: it answers a subject that was thrown away; what is created follows up on that."""
    return Remark("discarded") if case.discarded else None


def by_subject_line(case: Case) -> Finding | None:
    """27: an answer without any reference that we know, and exactly one matter that it can be about."""
    if isinstance(case.mail, Unreadable) or not case.habits.threads_by_subject_line or not case.verdict.passed:
        return None
    if case.user_id is not None or not subject_line.is_reply(case.mail.subject_line):
        return None
    wanted = subject_line.compared(case.mail.subject_line)
    here = [each for each in case.known.sender.recent if each.thread.channel_id == case.target.channel_id]
    fitting = [each.thread for each in here if wanted and wanted in each.lines]
    if len(fitting) != 1:
        return None
    return onto(case, fitting[0], MatchedBy.SUBJECT_LINE, ReasonCode.SUBJECT_LINE)


def by_sender(case: Case) -> Finding | None:
    """35: a channel may have decided that a known sender's mails belong together."""
    if not case.habits.threads_by_sender or not case.verdict.passed or case.user_id is not None:
        return None
    if case.classified.mail_class is not MailClass.HUMAN:
        return None
    here = [each.thread for each in case.known.sender.recent if each.thread.channel_id == case.target.channel_id]
    return onto(case, here[0], MatchedBy.SENDER, ReasonCode.BY_SENDER) if len(here) == 1 else None
