"""Who sees which row, said once more in plain Python over the stored rows (DESIGN §9): the judge of the real rule.

It shares no line with `permissions.py` and the scopes in `models/`; where the two differ, one of them is wrong.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from operator import itemgetter
from typing import Any

from tortoise.models import Model

import models

OWNERS = ("message", "subject", "customer", "note", "job")
OVERSEERS = {"ADMIN", "MANAGER"}
WORKERS = {"ADMIN", "MANAGER", "AGENT", "INTEGRATION"}
Row = dict[str, Any]


def tables() -> dict[str, type[Model]]:
    """Every table of the product, by its name."""
    found: dict[str, type[Model]] = {}
    waiting: list[type[Model]] = [Model]
    while waiting:
        for model in waiting.pop().__subclasses__():
            waiting.append(model)
            if model.__module__.startswith("models.") and not model._meta.abstract:
                found[model._meta.db_table] = model
    return found


@dataclass
class Facts:
    """All rows as they are stored, by table and primary key."""

    rows: dict[str, dict[int, Row]] = field(default_factory=dict)

    @classmethod
    async def read(cls) -> "Facts":
        facts = cls()
        for name, model in tables().items():
            key = model._meta.db_pk_column
            held = sorted(await model.all().values(), key=itemgetter(key))
            facts.rows[name] = {row[key]: row for row in held}
        return facts

    def all(self, table: str) -> list[Row]:
        return list(self.rows[table].values())

    def person(self, user: models.User) -> "Eyes":
        return Eyes(self, user.id, str(user.role.value))


@dataclass
class Eyes:
    """What one person may look at."""

    facts: Facts
    id: int
    role: str

    @cached_property
    def memberships(self) -> list[Row]:
        return [row for row in self.facts.all("membership") if row["user_id"] == self.id]

    @cached_property
    def member(self) -> set[int]:
        return {row["channel_id"] for row in self.memberships}

    @cached_property
    def wide(self) -> set[int]:
        return {row["channel_id"] for row in self.memberships if row["leader"] or row["access"] == "CHANNEL"}

    @cached_property
    def leads(self) -> set[int]:
        return {row["channel_id"] for row in self.memberships if row["leader"]}

    @property
    def oversees(self) -> bool:
        return self.role in OVERSEERS

    @property
    def administers(self) -> bool:
        return self.role == "ADMIN"

    @cached_property
    def subjects(self) -> set[int]:
        return {row["id"] for row in self.facts.all("subject") if self._subject(row)}

    def _subject(self, row: Row) -> bool:
        if row["merged_into_id"] is not None:
            return False
        if self.oversees or row["channel_id"] in self.wide or row["owner_id"] == self.id:
            return True
        if row["owner_id"] is None and row["channel_id"] in self.member:
            return True
        return row["id"] in self.had_to_do

    @cached_property
    def had_to_do(self) -> set[int]:
        return {row["subject_id"] for row in self.facts.all("subject_assignee") if row["user_id"] == self.id}

    @cached_property
    def activities(self) -> set[int]:
        return {
            row["id"]
            for row in self.facts.all("activity")
            if self.oversees
            or self.id in (row["assignee_id"], row["done_by_id"])
            or row["subject_id"] in self.subjects
            or row["customer_id"] in self.customers
        }

    @cached_property
    def customers(self) -> set[int]:
        about = {self.facts.rows["subject"][id]["customer_id"] for id in self.subjects}
        return {
            row["id"]
            for row in self.facts.all("customer")
            if row["merged_into_id"] is None
            and (
                self.oversees
                or row["id"] in about
                or row["created_by_id"] == self.id
                or row["channel_id"] in self.member
            )
        }

    @cached_property
    def notes(self) -> set[int]:
        return {
            row["id"]
            for row in self.facts.all("note")
            if row["subject_id"] in self.subjects or row["customer_id"] in self.customers
        }

    @cached_property
    def finance(self) -> bool:
        person = self.facts.rows["user_account"][self.id]
        return self.oversees or (self.role in WORKERS and bool(person["finance"]))

    @cached_property
    def papers(self) -> dict[str, set[int]]:
        """Proposals, orders and earlier revisions."""
        seen = {
            table: {row["id"] for row in self.facts.all(table) if row["subject_id"] in self.subjects}
            for table in ("proposal", "sales_order")
        }
        revisions = self.facts.all("proposal_revision")
        return {**seen, "proposal_revision": {row["id"] for row in revisions if row["proposal_id"] in seen["proposal"]}}

    def line(self, row: Row) -> bool:
        """A line follows what it is a line of."""
        return (
            row["proposal_id"] in self.papers["proposal"]
            or row["revision_id"] in self.papers["proposal_revision"]
            or row["order_id"] in self.papers["sales_order"]
        )

    @cached_property
    def messages(self) -> set[int]:
        placed = {row["message_id"] for row in self.facts.all("subject_message") if row["subject_id"] in self.subjects}
        rows = [self.facts.rows["message"][id] for id in placed]
        return {row["id"] for row in rows if row["state"] != "DRAFT" or row["author_id"] == self.id}

    @cached_property
    def files(self) -> set[int]:
        return {
            row["id"]
            for row in self.facts.all("file")
            if row["message_id"] in self.messages
            or row["subject_id"] in self.subjects
            or row["customer_id"] in self.customers
            or row["note_id"] in self.notes
            or row["job_id"] in self.begun
            or (row["uploaded_by_id"] == self.id and all(row[f"{owner}_id"] is None for owner in OWNERS))
        }

    @cached_property
    def begun(self) -> set[int]:
        return {row["id"] for row in self.facts.all("job") if row["begun_by_id"] == self.id}

    @cached_property
    def mails(self) -> set[int]:
        if self.oversees:
            return set(self.facts.rows["inbound_mail"])
        effects = [row for row in self.facts.all("intake_effect") if row["channel_id"] in self.wide]
        direct = {row["inbound_id"] for row in effects}
        again = {row["fingerprint"] for row in effects} - {None}
        return direct | {row["id"] for row in self.facts.all("inbound_mail") if row["fingerprint"] in again}

    @cached_property
    def mailboxes(self) -> set[int]:
        if self.oversees:
            return set(self.facts.rows["mailbox"])
        return {row["mailbox_id"] for row in self.facts.all("channel") if row["id"] in self.wide} - {None}

    @cached_property
    def channels(self) -> set[int]:
        return set(self.facts.rows["channel"]) if self.oversees else self.member

    @cached_property
    def named_channels(self) -> set[int]:
        """Those whose name stands on a subject that is seen."""
        return self.channels | {self.facts.rows["subject"][id]["channel_id"] for id in self.subjects}

    def owns(self, row: Row) -> bool:
        return bool(row["user_id"] == self.id)

    def sees(self, table: str, id: int) -> bool:
        """Whether a row may be looked at; one that is not there is not seen."""
        row = self.facts.rows[table].get(id)
        return row is not None and SEES[table](self, row)

    def reads(self, table: str, id: int, column: str) -> bool:
        """Whether what stands in a column of this row may be told to them."""
        row = self.facts.rows[table].get(id)
        rule = READS.get(f"{table}.{column}") or SEES[table]
        return row is not None and rule(self, row)


Rule = Callable[[Eyes, Row], bool]


def nobody(eyes: Eyes, row: Row) -> bool:
    return False


def everybody(eyes: Eyes, row: Row) -> bool:
    return True


SEES: dict[str, Rule] = {
    "subject": lambda eyes, row: row["id"] in eyes.subjects,
    "subject_marker": lambda eyes, row: row["subject_id"] in eyes.subjects,
    "subject_message": lambda eyes, row: row["subject_id"] in eyes.subjects,
    "participant": lambda eyes, row: row["subject_id"] in eyes.subjects,
    "stage_interval": nobody,
    "webhook": lambda eyes, row: eyes.oversees,
    "standing": lambda eyes, row: (
        row["subject_id"] in eyes.subjects
        or row["merged_into_id"] in eyes.subjects
        or eyes.oversees
        or (row["erased"] and row["channel_id"] in eyes.wide)
    ),
    "customer": lambda eyes, row: row["id"] in eyes.customers,
    "customer_email": lambda eyes, row: row["customer_id"] in eyes.customers,
    "customer_phone": lambda eyes, row: row["customer_id"] in eyes.customers,
    "merge": lambda eyes, row: row["subject_id"] in eyes.subjects or row["customer_id"] in eyes.customers,
    "note": lambda eyes, row: row["id"] in eyes.notes,
    "note_revision": lambda eyes, row: row["note_id"] in eyes.notes,
    "message": lambda eyes, row: row["id"] in eyes.messages,
    "proposal": lambda eyes, row: row["id"] in eyes.papers["proposal"],
    "proposal_revision": lambda eyes, row: row["id"] in eyes.papers["proposal_revision"],
    "sales_order": lambda eyes, row: row["id"] in eyes.papers["sales_order"],
    "trade_line": lambda eyes, row: eyes.line(row),
    "customer_document": lambda eyes, row: (
        row["customer_id"] in eyes.customers and (row["kind"] == "INVOICE" or eyes.finance)
    ),
    "numbering": nobody,
    "activity": lambda eyes, row: row["id"] in eyes.activities,
    "subject_assignee": lambda eyes, row: row["subject_id"] in eyes.subjects,
    "suggestion": lambda eyes, row: row["subject_id"] in eyes.subjects,
    "stage_play": everybody,
    "cursor": nobody,
    "activity_type": everybody,
    "activity_type_follower": everybody,
    "activity_plan": everybody,
    "activity_plan_step": everybody,
    "authorisation": nobody,
    "message_other_id": nobody,
    "message_template": lambda eyes, row: row["channel_id"] is None or row["channel_id"] in eyes.channels,
    "saved_view": lambda eyes, row: bool(row["shared"]) or row["owner_id"] == eyes.id,
    "acknowledgement": nobody,
    "possible_thread": lambda eyes, row: row["subject_id"] in eyes.subjects,
    "meeting": lambda eyes, row: row["subject_id"] in eyes.subjects,
    "message_bounce": lambda eyes, row: row["message_id"] in eyes.messages,
    "file": lambda eyes, row: row["id"] in eyes.files,
    "blob": nobody,
    "blob_departure": nobody,
    "inbound_mail": lambda eyes, row: row["id"] in eyes.mails,
    "intake_effect": lambda eyes, row: eyes.oversees or row["channel_id"] in eyes.wide,
    "raw_mail": nobody,
    "sender_block": lambda eyes, row: (
        eyes.oversees or row["channel_id"] in eyes.wide or row["blocked_by_id"] == eyes.id
    ),
    "mailbox": lambda eyes, row: row["id"] in eyes.mailboxes,
    "channel": lambda eyes, row: row["id"] in eyes.channels,
    "membership": lambda eyes, row: row["channel_id"] in eyes.channels,
    "session": lambda eyes, row: row["revoked_at"] is None and (eyes.administers or eyes.owns(row)),
    "api_key": lambda eyes, row: eyes.administers or eyes.owns(row),
    "audit_entry": lambda eyes, row: eyes.administers or eyes.owns(row),
    "import_row": lambda eyes, row: eyes.sees("job", row["job_id"]),
    "export_part": nobody,
    "job": lambda eyes, row: eyes.oversees or row["begun_by_id"] == eyes.id,
    "invitation": nobody,
    "password_reset": nobody,
    "digest": nobody,
    "lease": nobody,
    "idempotency_key": nobody,
    "event": nobody,
    "user_account": everybody,
    "stage": everybody,
    "marker": everybody,
    "lost_reason": everybody,
    "workspace": everybody,
}
"""Table → who sees a row of it. A new table fails the tests until it has its rule here."""

MANAGERS: Rule = lambda eyes, row: eyes.oversees  # noqa: E731 - a line of a table

READS: dict[str, Rule] = {
    "subject.title": lambda eyes, row: (row["merged_into_id"] or row["id"]) in eyes.subjects,
    "customer.name": lambda eyes, row: (row["merged_into_id"] or row["id"]) in eyes.customers,
    "channel.name": lambda eyes, row: row["id"] in eyes.named_channels,
    "mailbox.host": MANAGERS,
    "mailbox.username": MANAGERS,
    "mailbox.folder": MANAGERS,
    "mailbox.authserv_id": MANAGERS,
    "mailbox.trusted_forwarders": MANAGERS,
    "mailbox.sealed_secret": nobody,
    "mailbox.sealed_tokens": nobody,
    "mailbox.token_holder": nobody,
    "mailbox.after_target": MANAGERS,
    "mailbox.smtp_host": MANAGERS,
    "mailbox.smtp_username": MANAGERS,
    "mailbox.smtp_sealed_secret": nobody,
    "channel.whatsapp_phone_id": MANAGERS,
    "channel.whatsapp_sealed_token": nobody,
    "message.template": nobody,
    "mailbox.lease_holder": nobody,
    "job.lease_holder": nobody,
    "session.token_hash": nobody,
    "api_key.key_hash": nobody,
    "user_account.password_hash": nobody,
    "webhook.sealed_secret": nobody,
    "message.fingerprint": nobody,
    "inbound_mail.fingerprint": nobody,
    "subject.search": nobody,
    "customer.search": nobody,
}
"""Columns that fewer, or more, may read than see the row."""
