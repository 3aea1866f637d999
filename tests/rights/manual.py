"""Writes docs/permissions.md from the table of rights: `python -m tests.rights.manual > docs/permissions.md`."""

import sys

from tests.rights.rules import FIELDS, MUTATIONS
from tests.rights.told import Told

SEES = {
    "Subject": "Managers and administrators all. Others: those of channels they see whole (access CHANNEL, leaders),"
    " their own, those without an owner in their channels, and those on which they have or had an activity."
    " What was merged is the survivor's affair.",
    "Customer": "Who sees a subject about them, works in their home channel, or entered them; managers and"
    " administrators all.",
    "Note": "Who sees the subject or the customer it is about.",
    "Message": "Who sees a subject it belongs to; a draft its author alone.",
    "File": "Who sees the message, subject, customer or note that has it; of a job who began it; an upload that nothing"
    " has yet, its uploader alone.",
    "Proposal, Order": "Who sees its subject.",
    "CustomerDocument": "Who sees its customer, where it is an invoice of a sale; the others are finance and services:"
    " of those, managers, administrators, and agents and keys with the capability.",
    "MessageTemplate": "Everybody, where it is of no channel; else the channel's members, managers, administrators.",
    "SavedView": "Who saved it; where it is shared, everybody.",
    "SenderBlock": "Who sees its channel whole, who blocked; managers and administrators all.",
    "InboundMail": "Managers and administrators all. Others: what did something in a channel that they see whole.",
    "Mailbox": "Managers and administrators; who sees a channel whole that receives through it.",
    "Webhook": "Managers and administrators.",
    "Standing": "Who sees its subject, or the one that it went into, today; of a subject that was deleted, who sees its"
    " channel whole; managers and administrators all.",
    "Channel": "Its members, managers, administrators. Who sees one of its subjects knows its name and settings.",
    "Activity": "Who sees the subject or customer it is about; who has or had to do it, who did it.",
    "Suggestion": "Who sees its subject.",
    "Merge": "Who sees the survivor.",
    "Job": "Who began it; managers and administrators all.",
    "Session": "One's own; administrators all.",
    "ApiKey": "One's own; administrators all.",
    "AuditEntry": "What is about one's own account; administrators all.",
    "User, Stage, Marker, LostReason, ActivityType, ActivityPlan, Workspace": "Everybody who is signed in.",
}
"""Noun → who sees its rows, in words; `sight.py` says the same in Python."""
HEAD = """# Who may what

Roles: administrator, manager, agent, viewer; INTEGRATION is the role of machine accounts, which may what an agent
may. A member of a channel has access OWN (their own subjects and those without an owner) or CHANNEL (all of it);
its leader has CHANNEL. A key may what its user may, within its scopes: READ asks and follows, WRITE does. What is
missing and what is hidden are one answer, NOT_FOUND; what is seen and not allowed is FORBIDDEN. Counts, lists,
filters and live updates follow the same rules.

This page is made from `tests/rights/rules.py`, against which every role is tested: `make test args=tests/rights`.
"""


def page() -> str:
    parts = [HEAD, "## Who sees a row\n", "| row | who sees it |\n|---|---|"]
    parts += [f"| {noun} | {words} |" for noun, words in SEES.items()]
    parts += ["\n## Who may do a mutation\n", "| who | mutations |\n|---|---|"]
    parts += [f"| {may.value} | {_listed(names)} |" for may, names in MUTATIONS.items()]
    parts += ["\n## What only some are told of a row that they see\n", "| field | who is told |\n|---|---|"]
    parts += [
        f"| `{kind}.{name}` | {rule.value} |"
        for kind, rules in FIELDS.items()
        for rule, names in rules.items()
        if rule in (Told.MEMBERS, Told.WIDE, Told.FINANCE, Told.MANAGERS, Told.HINT, Told.LINK, Told.CAN, Told.COUNT)
        for name in names.split()
        if not kind.endswith(("Connection", "Edge", "Entry", "Totals", "Counts", "Figure"))
        and kind not in ("Query", "Funnel")
    ]
    return "\n".join(parts)


def _listed(names: str) -> str:
    return ", ".join(f"`{name}`" for name in names.split())


if __name__ == "__main__":
    sys.stdout.write(page())
