"""The mails of a year as bytes: letters, answers, absences, invitations, bounces, as a trusted server delivers them."""

from datetime import date, datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from demo.kinds import INVITATION
from demo.mail import AUTHSERV_ID
from demo.year.words import Party

BOUNCE = (
    "Return-Path: <>\r\nFrom: Mail Delivery System <MAILER-DAEMON@{domain}>\r\nTo: {to}\r\n"
    "Subject: Undelivered Mail Returned to Sender\r\nMessage-ID: {id}\r\nDate: {date}\r\nMIME-Version: 1.0\r\n"
    'Auto-Submitted: auto-replied\r\nContent-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
    "--b\r\nContent-Type: text/plain\r\n\r\nThe address is not known here.\r\n"
    "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; {domain}\r\n\r\n"
    "Final-Recipient: rfc822; {recipient}\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n"
    "--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: {about}\r\n\r\n--b--\r\n"
)


def letter(
    party: Party, *, to: str, subject: str, text: str, id: str, now: datetime, answers: str | None = None
) -> EmailMessage:
    """What somebody writes; `answers` is the Message-ID that they reply to."""
    mail = EmailMessage(policy=SMTP)
    mail["Authentication-Results"] = f"{AUTHSERV_ID}; dmarc=pass header.from={party.address.partition('@')[2]}"
    mail["Date"] = format_datetime(now)
    mail["Message-ID"] = id
    mail["From"] = f"{party.contact} <{party.address}>"
    mail["To"] = to
    mail["Subject"] = subject
    if answers is not None:
        mail["In-Reply-To"] = mail["References"] = answers
    mail.set_content(text)
    return mail


def absence(mail: EmailMessage) -> EmailMessage:
    """Written by a machine (RFC 3834 §5)."""
    mail["Auto-Submitted"] = "auto-replied"
    return mail


def invitation(mail: EmailMessage, *, party: Party, on: date, uid: str) -> EmailMessage:
    """A meeting on a day, from one to two in the afternoon, UTC."""
    told = {"uid": uid, "start": f"{on:%Y%m%d}T130000Z", "end": f"{on:%Y%m%d}T140000Z"}
    content = INVITATION.format(**told, sender=party.address, summary=str(mail["Subject"]))
    mail.add_alternative(content, subtype="calendar", params={"method": "REQUEST"})
    return mail


def bounce(party: Party, *, to: str, about: str, id: str, now: datetime) -> bytes:
    domain, at = party.address.partition("@")[2], format_datetime(now + timedelta(minutes=1))
    return BOUNCE.format(domain=domain, to=to, id=id, date=at, recipient=party.address, about=about).encode()
