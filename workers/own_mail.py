"""The installation's own mails: invitations, and links for forgotten passwords. What is to be sent stands in rows."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid

import prose
from mail import smtp
from models import Invitation, PasswordReset, User
from settings import Settings

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class OwnMail:
    """By which server they go, from whom, and where people reach the installation."""

    server: smtp.Server
    sender: str
    address: str

    @classmethod
    def of(cls, settings: Settings) -> "OwnMail | None":
        """None: this installation sends no mail of its own."""
        if settings.smtp_url is None or settings.smtp_from is None:
            return None
        return cls(settings.smtp_url, settings.smtp_from, settings.address)

    async def send_resets(self, now: Callable[[], datetime]) -> None:
        """Each mail that is asked for; what cannot be sent now is found by the next sweep."""
        for row in await PasswordReset.due(now()):
            begun = await row.begin_sending(now=now())
            if begun is None:
                continue
            user, token = begun
            if await self._sent(user, self.reset_mail(user, token, now=now())):
                await row.sent(now=now())

    async def send_invitations(self, now: Callable[[], datetime]) -> None:
        """Each invitation whose mail has not gone; what cannot be sent now is found by the next sweep."""
        for row in await Invitation.due(now()):
            begun = await row.begin_mailing(now=now())
            if begun is None:
                continue
            user, token = begun
            if await self._sent(user, self.invitation_mail(user, token, now=now())):
                await row.mailed()

    async def _sent(self, user: User, content: EmailMessage) -> bool:
        try:
            await smtp.send(self.server, bytes(content), sender=self.sender, recipients=[user.email])
        except smtp.SmtpError as failure:
            log.warning("A mail of the installation's own was not sent: %s", failure.code)
            return False
        return True

    def reset_mail(self, user: User, token: str, *, now: datetime) -> EmailMessage:
        """In the user's language. The link is at the configured address, whatever the request said (ops.md §2.2)."""
        link = f"{self.address}/password/#reset={token}"
        return self._mail(user, prose.RESET_SUBJECT, prose.RESET_TEXT, link, now=now)

    def invitation_mail(self, user: User, token: str, *, now: datetime) -> EmailMessage:
        """Likewise."""
        link = f"{self.address}/password/#invitation={token}"
        return self._mail(user, prose.INVITATION_SUBJECT, prose.INVITATION_TEXT, link, now=now)

    def _mail(self, user: User, subject: str, text: str, link: str, *, now: datetime) -> EmailMessage:
        mail = EmailMessage()
        mail["From"] = self.sender
        mail["To"] = user.email
        mail["Subject"] = prose.say(subject, {}, user.locale)
        mail["Date"] = format_datetime(now)
        mail["Message-ID"] = make_msgid(domain=self.sender.rpartition("@")[2])
        mail["Auto-Submitted"] = "auto-generated"
        mail.set_content(prose.say(text, {"name": user.name, "link": link}, user.locale))
        return mail
