"""Row 18: what a web form sends: its sender is a program, its matter a person's."""

import re

from mail import address
from mail.address import Address
from mail.case import Case
from mail.known import Form
from mail.message import Flag, Mail, Unreadable
from mail.outcome import IntakeOutcome, Reason, ReasonCode
from mail.rules.finding import Finding, finding

LONGEST_LINE = 500


def form_notice(case: Case) -> Finding | None:
    """18: the subject is about whoever filled the form in. The form's own address becomes nobody's customer: not even
    where nothing shows that the notice is genuine."""
    form = next((each for each in case.habits.forms if each.address == case.sender), None)
    if form is None or isinstance(case.mail, Unreadable):
        return None
    if not case.verdict.passed:
        return finding(IntakeOutcome.QUARANTINED, ReasonCode.FORM_UNVERIFIED, sender=case.sender)
    contact = _contact(case.mail, form)
    if contact is None or _is_ours(contact, case):
        return finding(IntakeOutcome.QUARANTINED, ReasonCode.FORM_NO_CONTACT, sender=case.sender)
    return Finding(
        outcome=IntakeOutcome.CREATED,
        reason=Reason(ReasonCode.FORM, {"sender": case.sender}),
        contact=contact,
        answerable=True,
        flags=(Flag.UNVERIFIED,),
    )


def _contact(mail: Mail, form: Form) -> Address | None:
    """By Reply-To, or by the line of the body that the channel has named."""
    name = _line(mail.text, form.name_field) or ""
    if form.email_field is not None:
        found = address.parse(_line(mail.text, form.email_field) or "", 1)
    else:
        found = mail.reply_to[:1]
    return Address(name[:200] or found[0].name, found[0].addr) if found else None


def _line(text: str, field: str | None) -> str | None:
    """What stands behind `E-mail:` in the body."""
    if field is None:
        return None
    named = rf"^[ \t>*]*{re.escape(field)}[ \t*]*[:：=][ \t*]*(\S[^\r\n]*)"
    found = re.search(named, text, re.IGNORECASE | re.MULTILINE)
    return found[1].strip(" *\t")[:LONGEST_LINE] if found else None


def _is_ours(contact: Address, case: Case) -> bool:
    return address.domain(contact.addr) in case.known.own_domains
