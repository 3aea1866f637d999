"""How a mailbox sends: the SMTP server of its account. Hosts are judged when they are called (`models/hosts.py`)."""

from datetime import datetime
from typing import Any

from tortoise import fields

import permissions
from errors import Invalid, Required, WrongState
from events import MailboxUpdated
from mail import submission
from mail.mailbox import Security
from models.base import Record
from models.keyring import Keyring
from models.user import User

LONGEST = {"host": 255, "username": 254, "password": 1_000}
PROVIDED = {"GOOGLE": "smtp.gmail.com", "MICROSOFT": "smtp.office365.com"}
KEEPERS = ("gmail.com", "googlemail.com", "google.com", "office365.com", "outlook.com")
"""Providers that keep what is sent through them in the Sent folder by themselves."""


class Submitting(Record):
    """The part of a mailbox that sends. Without a host of its own nothing is sent through it."""

    smtp_host = fields.CharField(255, null=True)
    smtp_port = fields.IntField(null=True)
    smtp_security: fields.Field[Security] | Security | None = fields.CharEnumField(Security, max_length=10, null=True)
    smtp_username = fields.CharField(254, null=True)
    smtp_sealed_secret: str | None = fields.TextField(null=True)
    smtp_anonymous = fields.BooleanField(default=False, db_default=False)
    keeps_sent = fields.BooleanField(default=False, db_default=False)

    class Meta:
        abstract = True

    async def set_sending(
        self,
        *,
        by: User,
        now: datetime,
        keyring: Keyring,
        host: str | None,
        port: int = 465,
        security: Security = Security.TLS,
        username: str | None = None,
        password: str | None = None,
        anonymous: bool = False,
        keeps_sent: bool = False,
    ) -> None:
        """Say which server sends for this mailbox. User and password are those of receiving unless they are given;
        those of another user are asked for again when they would go to another server."""
        async with self.changing():
            permissions.require(by, "mailboxes")
            if getattr(self, "phase", None) == "DISCONNECTED":
                raise WrongState("This mailbox is disconnected. Connect it again.")
            before = (self.smtp_host, self.smtp_port, self.smtp_security, self.smtp_username)
            self.smtp_host = _host(host)
            self.smtp_port, self.smtp_security = (port, security) if self.smtp_host else (None, None)
            self.smtp_username = _line("username", username) if username else None
            self.smtp_anonymous = anonymous
            if not 0 < port < 65_536:
                raise Invalid("A port is a number from 1 to 65535.", field="port")
            moved = (self.smtp_host, self.smtp_port, self.smtp_security, self.smtp_username) != before
            if self.smtp_host is None or anonymous:
                self.smtp_sealed_secret = None
            elif password:
                self.smtp_sealed_secret = keyring.seal(_line("password", password), place=self.smtp_secret_place)
            elif moved and not self._is_at_home() and not self._is_provided():
                raise Required(
                    "Enter the password again: it would be sent to another server or for another user.",
                    field="password",
                )
            self.keeps_sent = keeps_sent and not (self.smtp_host or "").endswith(KEEPERS)
            if self.changed_fields():
                await self.record(MailboxUpdated(), by=by, now=now)

    def _is_at_home(self) -> bool:
        """Whether the password of receiving goes to the same host and user that have it already."""
        mine: Any = self
        return (self.smtp_host, self.smtp_username or mine.username) == (mine.host, mine.username)

    def _is_provided(self) -> bool:
        """Whether access was granted at the provider whose server this is."""
        return self.smtp_host == PROVIDED.get(str(getattr(self, "auth", "")), "-")

    @property
    def smtp_secret_place(self) -> str:
        return f"mailbox:{self.id}:smtp"

    @property
    def can_send(self) -> bool:
        return self.smtp_host is not None and getattr(self, "phase", None) != "DISCONNECTED"

    def smtp_server(self, keyring: Keyring, *, token: str | None = None) -> submission.Server:
        """How to hand mail over; raises SealBroken when the password cannot be read."""
        mine: Any = self
        if self.smtp_host is None or self.smtp_port is None:
            raise WrongState("This mailbox has no server for sending.")
        password = None
        if self.smtp_host != PROVIDED.get(str(getattr(self, "auth", ""))):
            token = None  # what a provider granted goes to no other server
        if self.smtp_sealed_secret:
            password = keyring.open(self.smtp_sealed_secret, place=self.smtp_secret_place)
        elif token is None and not self.smtp_anonymous and self._is_at_home():
            password = keyring.open(mine.sealed_secret or "", place=mine.secret_place)
        return submission.Server(
            host=self.smtp_host,
            port=self.smtp_port,
            security=self.smtp_security or Security.TLS,
            username=None if self.smtp_anonymous else self.smtp_username or mine.username,
            password=password,
            token=None if password else token,
        )


def _host(host: str | None) -> str | None:
    if host is None or not host.strip():
        return None
    found = _line("host", host).lower()
    if any(sign.isspace() or sign in "/@" for sign in found):
        raise Invalid("The server is a host name or an address, such as smtp.example.com.", field="host")
    return found


def _line(name: str, value: str) -> str:
    if any(ord(sign) < 32 or ord(sign) == 127 for sign in value):
        raise Invalid("This contains a control character.", field=name)
    value = value if name == "password" else value.strip()
    if len(value) > LONGEST[name]:
        raise Invalid("This has at most {limit} characters.", field=name, limit=LONGEST[name])
    return value
