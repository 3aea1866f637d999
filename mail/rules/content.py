"""Rows 32 to 34: what a mail holds: an invitation, something sealed, nothing."""

from mail.case import Case
from mail.known import ThreadState
from mail.message import Flag, Unreadable
from mail.outcome import IntakeOutcome, MatchedBy, ReasonCode
from mail.rules.finding import Finding, Remark, finding, onto


def invite(case: Case) -> Finding | Remark | None:
    """32: a meeting is proposed, changed or called off. What changes one follows it to its subject: calendars send no
    references. Nobody accepts anything by this."""
    if isinstance(case.mail, Unreadable) or case.mail.invite is None:
        return None
    thread = case.known.meetings.get(case.mail.invite.uid)
    if thread is None or thread.state is ThreadState.DISCARDED or not case.verdict.passed:
        return Remark(f"{case.mail.invite.method} {case.mail.invite.sequence}")
    if case.user_id is not None or not case.takes_part(thread):
        return Remark(f"{case.mail.invite.method} {case.mail.invite.sequence}")
    return onto(case, thread, MatchedBy.INVITE, ReasonCode.INVITE)


def sealed(case: Case) -> Remark | None:
    """33, a modifier: what is encrypted is shown as such and kept; signatures are hidden."""
    if isinstance(case.mail, Unreadable):
        return None
    signs = {"encrypted": case.mail.encrypted, "signed": case.mail.signed}
    return Remark(", ".join(name for name, holds in signs.items() if holds)) if any(signs.values()) else None


def empty(case: Case) -> Finding | None:
    """34: neither text nor file nor subject line, and no answer to anything. A subject line alone says something."""
    mail = case.mail
    if isinstance(mail, Unreadable) or Flag.NO_TEXT not in mail.flags:
        return None
    if mail.files or mail.references or case.authority or mail.subject_line.strip():
        return None
    return finding(IntakeOutcome.IGNORED, ReasonCode.EMPTY)
