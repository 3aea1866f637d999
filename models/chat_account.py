"""How a channel sends by the WhatsApp Cloud API: the number it writes from, and its token, sealed."""

import re
from datetime import datetime

from tortoise import fields

import permissions
from errors import Invalid, Required
from events import ChannelUpdated
from mail import whatsapp
from models.base import Record
from models.keyring import Keyring
from models.user import User

LONGEST_TOKEN = 1_000
PHONE_ID = re.compile(r"[0-9]{5,30}")


class ChatAccount(Record):
    """The part of a channel that writes by WhatsApp. Without an account of its own it only opens links."""

    whatsapp_phone_id = fields.CharField(64, null=True)
    whatsapp_sealed_token: str | None = fields.TextField(null=True)

    class Meta:
        abstract = True

    @property
    def sends_whatsapp(self) -> bool:
        return self.whatsapp_phone_id is not None and self.whatsapp_sealed_token is not None

    @property
    def whatsapp_place(self) -> str:
        return f"channel:{self.id}:whatsapp"

    async def set_whatsapp(
        self, *, by: User, now: datetime, keyring: Keyring, phone_id: str | None, token: str | None = None
    ) -> None:
        """Say from which number the channel writes; None: by links alone. Another number asks for a token again."""
        async with self.changing():
            permissions.require(by, "channels")
            wanted = (phone_id or "").strip() or None
            if wanted is None:
                self.whatsapp_phone_id = self.whatsapp_sealed_token = None
            else:
                if not PHONE_ID.fullmatch(wanted):
                    raise Invalid(
                        "The number's id has only digits; it stands beside the number in the provider's console.",
                        field="phoneNumberId",
                    )
                self._seal_token(token, keyring, known=self.whatsapp_phone_id == wanted)
                self.whatsapp_phone_id = wanted
            if self.changed_fields():
                await self.record(ChannelUpdated(), by=by, now=now)

    def _seal_token(self, token: str | None, keyring: Keyring, *, known: bool) -> None:
        if token:
            if len(token) > LONGEST_TOKEN or not token.isascii() or not token.isprintable() or " " in token:
                raise Invalid("This is no token: copy it from the provider's console as it stands.", field="token")
            self.whatsapp_sealed_token = keyring.seal(token, place=self.whatsapp_place)
        elif not known or self.whatsapp_sealed_token is None:
            raise Required("Enter the token that belongs to this number.", field="token")

    def chat_account(self, keyring: Keyring, url: str) -> whatsapp.Account:
        """How to send; raises SealBroken when the token cannot be read."""
        token = keyring.open(self.whatsapp_sealed_token or "", place=self.whatsapp_place)
        return whatsapp.Account(phone_id=self.whatsapp_phone_id or "", token=token, url=url)
