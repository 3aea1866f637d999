"""Rows 15 and 16: what a server that we trust says of a mail: spam, or forged."""

import re

from mail import authentication, header
from mail.address import domain
from mail.authentication import AuthVerdict, aligned
from mail.case import Case
from mail.classify import MailClass
from mail.message import Flag, Mail, Unreadable
from mail.outcome import IntakeOutcome, ReasonCode
from mail.rules.finding import Finding, Remark, finding, threaded

SPAM_FROM = 5
"""Microsoft's spam confidence level from which a mail is spam (-1 to 9)."""
LEVEL = re.compile(r"(?:^|;)\s*SCL:\s*(-?\d)\s*(?:;|$)", re.IGNORECASE)
SEALED_BY = re.compile(r"(?:^|;)\s*d\s*=\s*([a-z0-9.-]{1,253})\s*(?:;|$)", re.IGNORECASE)
ADDRESS = re.compile(r"mailto:([^>?\s]{3,300})", re.IGNORECASE)


def spam(case: Case) -> Finding | None:
    """15: from a sender who was blocked, or so it says. Who takes part in a subject and is vouched for is heard there
    all the same."""
    if (because := _spam_sign(case)) is None:
        return None
    authority = case.authority
    if authority and case.verdict.passed and case.takes_part(authority.thread):
        return threaded(case, authority, flags=(Flag.SPAM,))
    return finding(IntakeOutcome.QUARANTINED, ReasonCode.SPAM, because=because)


def dmarc_fail(case: Case) -> Finding | Remark | None:
    """16: the sender's domain disowns the mail. A token does not help: mails, and with them tokens, are stolen."""
    if case.verdict.verdict is not AuthVerdict.FAIL or isinstance(case.mail, Unreadable):
        return None
    if way := _changed_on_the_way(case.mail, case):
        return Remark(way)
    return finding(IntakeOutcome.QUARANTINED, ReasonCode.DMARC_FAIL, sender=case.sender)


def _spam_sign(case: Case) -> str | None:
    if case.known.sender.blocked:
        return "blocked sender"
    if case.known.junk:
        return "the mailbox's folder for spam"
    # Anybody can write these headers: they count where a server is trusted to write (and to remove) them.
    if isinstance(case.mail, Unreadable) or not case.known.authserv_id:
        return None
    for name in ("x-spam-flag", "x-spam-status"):
        if (case.mail.header(name) or "").strip().lower().startswith("yes"):
            return f"{name}: {(case.mail.header(name) or '')[:200]}"
    level = _level(case.mail)
    return f"SCL: {level}" if level is not None and level >= SPAM_FROM else None


def _level(mail: Mail) -> int | None:
    said = (mail.header("x-ms-exchange-organization-scl") or "").strip()
    if said.lstrip("-").isdecimal() and len(said) <= 2:
        return int(said)
    found = LEVEL.search(mail.header("x-forefront-antispam-report") or "")
    return int(found[1]) if found else None


def _changed_on_the_way(mail: Mail, case: Case) -> str | None:
    """Forwarders and lists break signatures. One that our server knows to be itself is believed to have done so."""
    said = authentication.trusted_results(mail, case.known.authserv_id)
    sealed = SEALED_BY.search(mail.header("arc-seal") or "")
    passed = any(each.method == "arc" and each.result == "pass" for each in said)
    if passed and sealed and sealed[1].lower() in case.known.trusted_forwarders:
        return f"arc=pass {sealed[1].lower()}"
    if case.classified.mail_class is not MailClass.LIST:
        return None
    post = ADDRESS.search(header.first(mail.headers, "list-post") or "")
    at = domain(post[1].lower()) if post else ""
    vouched = authentication.vouched_domains(said)
    return f"list {at}" if at and any(aligned(each, at) for each in vouched) else None
