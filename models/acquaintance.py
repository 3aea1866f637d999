"""Whether a mail, or who sent it, is known from before: one statement for all that is asked of every mail."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from mail.address import normalise
from mail.message import Mail, Unreadable
from models.inbound import InboundMail

LATELY = timedelta(minutes=120)
"""In which time one sender's mails are counted (intake table, loop guard)."""
MOST = 100
# `|| ''` keeps SQLite from reading all that was ever purged by the index of states: one fingerprint is a row or two.
ASKED = """
SELECT
  (SELECT id FROM message WHERE fingerprint = {0}),
  EXISTS (SELECT 1 FROM inbound_mail WHERE fingerprint = {0} AND state || '' = 'PURGED'),
  EXISTS (SELECT 1 FROM intake_effect WHERE fingerprint = {0} AND outcome <> 'FAILED'),
  EXISTS (SELECT 1 FROM message WHERE message_id = {1} AND fingerprint <> {0}),
  (SELECT MIN(id) FROM user_account WHERE email = {2} AND active),
  EXISTS (SELECT 1 FROM sender_block WHERE address = {3}),
  (SELECT COUNT(*) FROM (
    SELECT 1 FROM intake_effect AS effect JOIN inbound_mail AS mail ON mail.id = effect.inbound_id
    WHERE effect.contact = {2} AND effect.outcome IN ('CREATED', 'THREADED')
      AND mail.received_at > {4} AND mail.received_at <= {5} LIMIT {most}
  ) AS lately)
"""


@dataclass(frozen=True)
class Acquaintance:
    """`message_id`: the row of the same mail, taken before. `purged`: it was deleted for ever. `did_something`: it has
    effects already. `id_taken`: another mail has its Message-ID. `filed_lately`: mails of this sender that went onto
    subjects, or began some, in the two hours before it."""

    message_id: int | None
    purged: bool
    did_something: bool
    id_taken: bool
    user_id: int | None
    blocked: bool
    filed_lately: int

    @classmethod
    async def of(cls, mail: Mail | Unreadable, received_at: datetime) -> "Acquaintance":
        connection = InboundMail._meta.db
        sign = "?" if connection.capabilities.dialect == "sqlite" else "$"
        statement = ASKED.format(*(f"{sign}{number}" for number in range(1, 7)), most=MOST)
        address = mail.sender.addr if mail.sender else ""
        own_id = mail.message_id if isinstance(mail, Mail) else ""
        told = [mail.fingerprint, own_id, address, normalise(address) or address, received_at - LATELY, received_at]
        _, [row] = await connection.execute_query(statement, told)
        message_id, purged, did, taken, user_id, blocked, lately = row
        return cls(message_id, bool(purged), bool(did), bool(taken), user_id, bool(blocked), lately)
