"""A canary in every text of every row: whatever is told to somebody says by itself from which row it came."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from tortoise import fields

from tests.rights.sight import Facts, tables

CANARY = re.compile(r"canary-([a-z_]+?)-(\d+)-([a-z_]+)", re.IGNORECASE)
TAX = re.compile(r"TAX(\d{17})")
PHONE = re.compile(r"\+55 ?11 ?9(0\d{3})-?(\d{4})")
SHARED = {"user_account", "workspace", "stage", "marker", "lost_reason"}
SHARED |= {"activity_type", "activity_type_follower", "activity_plan", "activity_plan_step", "stage_play"}
"""Known to everybody who is signed in, and named in tests: they keep their words."""

WITHOUT: dict[str, str] = {
    "event.kind": "names a class of events.py",
    "event.noun": "names a noun",
    "event.changed": "names of fields",
    "event.data": "ids, enums and numbers, never a person's words (test_events.py)",
    "event.before": "ids",
    "event.after": "ids",
    "event.standing": "ids, enums and numbers",
    "event.group_id": "an id",
    "standing.value_currency": "a currency",
    "webhook.kinds": "names classes of events.py",
    "webhook.last_error": "a code of prose.py",
    "event.client_mutation_id": "of the building of this world; test_rights_live.py sends its own",
    "idempotency_key.noun": "names a noun",
    "idempotency_key.ids": "ids",
    "api_key.prefix": "eight signs",
    "api_key.scopes": "enums",
    "channel.color": "a colour",
    "subject.rank": "orders the cards",
    "subject.value_currency": "a currency",
    "inbound_mail.last_error": "a code of prose.py",
    "inbound_mail.flags": "codes of prose.py",
    "inbound_mail.fingerprint": "joins deliveries of one mail",
    "message.flags": "codes of prose.py",
    "message.fingerprint": "joins deliveries of one mail",
    "intake_effect.fingerprint": "joins deliveries of one mail",
    "intake_effect.reason": "a code of prose.py",
    "intake_effect.rule": "names a row of the intake table",
    "intake_effect.matched_by": "names a rule",
    "mailbox.bodiless": "numbers",
    "mailbox.last_error": "a code of prose.py",
    "message.last_error": "a code of prose.py",
    "channel.form_senders": "how forms are read; the channel's verbs check its shape",
    "message_template.locale": "a language",
    "saved_view.terms": "ids, enums and words: its shape is the filter's",
    "saved_view.order_field": "names a column",
    "saved_view.order_direction": "a direction",
    "mailbox.after_error": "a code of prose.py",
    "subject.assignee_ids": "ids",
    "activity.zone": "a time zone",
    "workspace.clock_zone": "a time zone",
    "authorisation.provider": "names a provider",
    "job.problem": "a code of prose.py",
    "job.terms": "ids, days and figures",
    "job.place": "figures",
    "possible_thread.moved": "ids",
    "import_row.problem": "a sentence of the catalogue with its places",
    "import_row.cells": "told in a file alone, to whoever sees the job",
    "import_row.before": "what an undo puts back; told to nobody",
    "export_part.content": "bytes",
    "merge.moved": "ids",
    "merge.changes": "what the survivor was given; told to nobody, and needed to undo it",
    "inbound_mail.decision": "what is to be done with it; told by what came of it",
    "audit_entry.about_noun": "names a noun",
    "cursor.name": "names a reader of the log",
    "suggestion.occasion": "names an occasion and the id of its row",
    "suggestion.reasons": "codes of prose.py, with ids, days and figures",
    "lease.name": "names what is done by one process alone",
    "lease.holder": "names a process",
    "file.media_type": "a type of media, told by the first bytes",
    "customer_email.domain": "a part of the address, for comparing",
    "blob.sha256": "a hash",
    "blob.content": "bytes",
    "blob_departure.sha256": "a hash",
    "message_bounce.code": "three digits",
    "raw_mail.content": "bytes, told to nobody",
    "proposal.currency": "a currency",
    "proposal.zone": "a time zone",
    "proposal_revision.currency": "a currency",
    "sales_order.currency": "a currency",
    "trade_line.currency": "a currency",
    "trade_line.unit": "too short for a canary; it is told with the description",
    "customer_document.currency": "a currency",
    "customer_document.zone": "a time zone",
    "numbering.series": "names a series of numbers",
}
"""Columns that keep what they hold, and why. A new column of text is marked, or stands here."""

ADDRESSES = {"address", "from_address", "username"}


def canary(table: str, id: int, column: str) -> str:
    return f"CANARY-{table}-{id}-{column}"


def at_home(mark: str) -> str:
    """In the form of an address."""
    return f"{mark.lower()}@example.org"


def in_address(mark: str) -> dict[str, str]:
    names = ("street", "number", "complement", "district", "city", "state", "postal_code", "country")
    return dict.fromkeys(names, mark)


FORMS: dict[str, Callable[[str, int], Any]] = {
    "customer_phone.number": lambda mark, id: f"+55119{id:08}",
    "customer.tax_id": lambda mark, id: f"TAX{id:017}",
    "customer.address": lambda mark, id: in_address(mark),
    "channel.aliases": lambda mark, id: [at_home(mark)],
    "inbound_mail.to": lambda mark, id: [at_home(mark)],
    "message.to": lambda mark, id: [at_home(mark)],
    "message.bcc": lambda mark, id: [at_home(mark)],
    "message.template": lambda mark, id: {"name": mark, "language": mark, "parameters": [mark]},
    "message.outstanding": lambda mark, id: [at_home(mark)],
    "message.references": lambda mark, id: [mark],
    "mailbox.trusted_forwarders": lambda mark, id: [mark],
    "meeting.answers": lambda mark, id: {at_home(mark): "ACCEPTED"},
    "message.cc": lambda mark, id: [at_home(mark)],
    "intake_effect.params": lambda mark, id: {"sender": mark},
    "intake_effect.trail": lambda mark, id: [{"row": 36, "name": mark, "hit": True, "note": mark}],
    "session.ip": lambda mark, id: mark[:45],
    "customer.search": lambda mark, id: mark.lower(),
    "subject.search": lambda mark, id: mark.lower(),
}
"""How a canary is written where not any text will do."""


def texts() -> Iterator[tuple[str, str, Any]]:
    """Every column of text: table, column, field."""
    for table, model in sorted(tables().items()):
        for column, field in model._meta.fields_map.items():
            enum = type(field).__name__.startswith("CharEnum")
            if (
                field.reference is None
                and isinstance(field, fields.CharField | fields.TextField | fields.JSONField | fields.BinaryField)
                and not enum
            ):
                yield table, column, field


async def mark(facts: Facts) -> None:
    """Write a canary into every column of text that has no reason against it."""
    for table, column, field in texts():
        if table in SHARED or f"{table}.{column}" in WITHOUT:
            continue
        model = tables()[table]
        for id, row in facts.rows[table].items():
            if row[column] is None and table in ("mailbox", "inbound_mail"):
                continue  # absent here means a state: never polled, no error
            text = canary(table, id, column)
            form = FORMS.get(f"{table}.{column}")
            value = form(text, id) if form else at_home(text) if column in ADDRESSES else text
            longest = getattr(field, "max_length", None)
            assert longest is None or len(str(value)) <= longest, f"{table}.{column} is too short for a canary"
            await model.filter(**{model._meta.pk_attr: id}).update(**{column: value})


def heard(text: str) -> set[tuple[str, int, str]]:
    """The rows and columns whose canaries stand in a text."""
    found = {(table.lower(), int(id), column.lower()) for table, id, column in CANARY.findall(text)}
    found |= {("customer", int(digits), "tax_id") for digits in TAX.findall(text)}
    return found | {("customer_phone", int("".join(digits)), "number") for digits in PHONE.findall(text)}
