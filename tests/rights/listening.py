"""Reads an answer as a suspicious person would: is each row in it one that they see, and each field told to them?"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from schema.ids import from_id
from tests.rights.marks import heard
from tests.rights.may import Wanted, decides, permitted
from tests.rights.rules import May, told
from tests.rights.rules_reports import REPORTS
from tests.rights.sight import Eyes, Row
from tests.rights.told import CAN, COUNT, FINANCE, MANAGERS, MEMBERS, SHOWN, WIDE
from tests.rights.world import TABLE_OF, Actor


@dataclass
class Listener:
    """Somebody, what they may know, and all they have heard so far."""

    actor: Actor
    eyes: Eyes
    marks: set[tuple[str, int, str]] = field(default_factory=set)
    fields: int = 0

    def hears(self, data: Any, text: str, root: str = "Query") -> None:
        """Take in one answer; fails at the first thing that is not for them."""
        for mark in heard(text):
            assert self._may_hear(*mark), (
                f"{self.actor.name} was told {mark}: {self.eyes.facts.rows[mark[0]].get(mark[1])}"
            )
            self.marks.add(mark)
        self._object(data, {}, root)

    def _may_hear(self, table: str, id: int, column: str) -> bool:
        return self.tells(id) if table == "event" else self.eyes.reads(table, id, column)

    def _value(self, value: Any, parent: dict[str, Any], path: str) -> None:
        if isinstance(value, list):
            for item in value:
                self._value(item, parent, path)
        elif isinstance(value, dict) and "__typename" in value:
            self._object(value, parent, path)

    def _object(self, held: dict[str, Any], parent: dict[str, Any], path: str) -> None:
        kind = held.get("__typename", path)
        rules = told(kind)
        if "id" in held:
            self._noun(held["id"], path)
        for name, value in held.items():
            if name == "__typename":
                continue
            self.fields += 1
            self._field(rules[name], kind, name, value, held if "id" in held else parent, held)
            self._value(value, held if "id" in held else parent, f"{kind}.{name}")

    def _noun(self, id: str, path: str) -> None:
        """A row stands in the answer: they see it, or it is named by one they see."""
        noun, number = from_id(id)
        kind, _, name = path.partition(".")
        if noun == "Event":
            assert self.tells(number), f"{self.actor.name} was told of event {number} in {path}"
        elif name == "node" and kind == "Query" and noun == "Subject":
            return  # a merged one; its survivor is judged by itself
        elif told(kind).get(name) is not SHOWN:
            assert self.eyes.sees(TABLE_OF[noun], number), f"{self.actor.name} was shown {noun} {number} in {path}"

    def tells(self, event: int) -> bool:
        """Whether a fact is about something they see, or about what went into it."""
        row = self.eyes.facts.rows["event"][event]
        subject = self.eyes.facts.rows["subject"].get(row["subject_id"])
        while subject is not None and subject["merged_into_id"] is not None:
            subject = self.eyes.facts.rows["subject"].get(subject["merged_into_id"])
        if row["subject_id"] is not None:
            return subject is not None and subject["id"] in self.eyes.subjects
        if row["customer_id"] is not None:
            return row["customer_id"] in self.eyes.customers
        return row["noun"] in TABLE_OF and self.eyes.sees(TABLE_OF[row["noun"]], row["noun_id"])

    def _field(self, rule: Any, kind: str, name: str, value: Any, row: dict[str, Any], held: dict[str, Any]) -> None:
        where = f"{self.actor.name}: {kind}.{name} of {row.get('id') and from_id(row['id'])}"
        if rule in (MEMBERS, WIDE, MANAGERS) and not self._let_in(rule, kind, row, held):
            assert value in (None, [], 0), where
        elif rule is FINANCE:
            assert (value is None) is not self.eyes.finance, where
        elif rule is CAN:
            assert value is self._can(f"{kind}.{name}", row), where
        elif rule is COUNT and kind not in SUMS and name != "totals":
            assert value == self._number(kind, name, row, held), where

    def _let_in(self, rule: Any, kind: str, row: dict[str, Any], held: dict[str, Any]) -> bool:
        """Whether they belong to those whom such a rule names, at this channel."""
        if self.eyes.oversees:
            return True
        if rule is MANAGERS:
            return False
        if kind == "IntakeStep":
            return True  # judged with its effect
        channel = row["id"] if kind == "Channel" else (held.get("channel") or {}).get("id")
        if channel is None:
            return True  # asked for without its channel; the rows themselves are judged where it stands
        return from_id(channel)[1] in (self.eyes.wide if rule is WIDE else self.eyes.member)

    def _can(self, field: str, row: dict[str, Any]) -> bool:
        if field == "InboundMail.viewerCanDecide":
            return self.actor.writes and decides(self.eyes, from_id(row["id"])[1], waiting=True)
        may, input = CANS[field](row["id"])
        return row.get("state") not in ENDED and permitted(self.actor, may, Wanted(self.eyes, input))

    def _waiting(self) -> int:
        """How many mails wait for a decision of theirs."""
        waiting = [row["id"] for row in self.eyes.facts.all("inbound_mail") if row["state"] == "QUARANTINED"]
        if not self.actor.writes:
            return 0
        return sum(self.eyes.oversees or decides(self.eyes, id, waiting=True) for id in waiting)

    def _number(self, kind: str, name: str, row: dict[str, Any], held: dict[str, Any]) -> Any:
        if name == "totalCount":
            whole = "nodes" in held and not held["pageInfo"]["hasNextPage"]
            return len(held["nodes"]) if whole else int(held["totalCount"])
        noun, id = from_id(row["id"])
        if f"{kind}.{name}" == "User.quarantined":
            return self._waiting() if id == self.eyes.id else None
        return COUNTS[f"{kind}.{name}"](self.eyes, self.eyes.facts.rows[TABLE_OF[noun]][id])


SUMS = {"ColumnTotals", "ActivityStateCounts", *(kind for kind in REPORTS if not kind.startswith("Standing"))}
"""What a column or a report comes to; `test_rights_totals.py` reckons it again."""
ENDED = {"DONE", "CANCELLED", "ACCEPTED", "DISMISSED", "STALE"}
"""Activities and suggestions that nobody changes any more."""
CANS: dict[str, Callable[[str], tuple[May, dict[str, Any]]]] = {
    "Subject.viewerCanEdit": lambda id: (May.WORK, {"id": id}),
    "Subject.viewerCanMove": lambda id: (May.WORK, {"id": id}),
    "Subject.viewerCanAssign": lambda id: (May.ASSIGN, {"id": id}),
    "Subject.viewerCanMerge": lambda id: (May.MERGE, {"ids": [id]}),
    "Customer.viewerCanMerge": lambda id: (May.MERGE, {"ids": [id]}),
    "Subject.viewerCanDelete": lambda id: (May.FINAL, {"ids": [id]}),
    "Customer.viewerCanEdit": lambda id: (May.CUSTOMERS, {"id": id}),
    "Customer.viewerCanDelete": lambda id: (May.CONFIGURE, {"id": id}),
    "Activity.viewerCanEdit": lambda id: (May.WORK, {"id": id}),
    "Suggestion.viewerCanDecide": lambda id: (May.WORK, {"id": id}),
    "PossibleThread.viewerCanJoin": lambda id: (May.WORK, {"id": id}),
    "SavedView.viewerCanEdit": lambda id: (May.VIEW, {"id": id}),
    "Note.viewerCanEdit": lambda id: (May.AUTHOR, {"id": id}),
    "Channel.viewerCanManage": lambda id: (May.MEMBERS, {"channelId": id}),
}
"""What a button asks → the rule of the mutation behind it, and the input that it would send."""


def _mails(eyes: Eyes, box: Row, state: str) -> int:
    rows = [row for row in eyes.facts.all("inbound_mail") if row["mailbox_id"] == box["id"] and row["id"] in eyes.mails]
    return sum(row["state"] == state for row in rows)


def _ordered(eyes: Eyes, customer: Row) -> list[dict[str, str]]:
    """What is confirmed on those of a customer's subjects that they see."""
    subjects = {row["id"] for row in eyes.facts.all("subject") if row["customer_id"] == customer["id"]} & eyes.subjects
    sums: dict[str, int] = {}
    for row in eyes.facts.all("sales_order"):
        if row["subject_id"] in subjects and row["state"] == "CONFIRMED":
            sums[row["currency"]] = sums.get(row["currency"], 0) + row["total_minor"]
    return [
        {"__typename": "Money", "amount": f"{minor // 100}.{minor % 100:02}", "currency": currency}
        for currency, minor in sorted(sums.items())
    ]


COUNTS: dict[str, Callable[[Eyes, Row], Any]] = {
    "CustomerSales.ordered": _ordered,
    "Marker.subjectCount": lambda eyes, marker: len(
        {row["subject_id"] for row in eyes.facts.all("subject_marker") if row["marker_id"] == marker["id"]}
        & eyes.subjects
    ),
    "MailboxHealth.filed": lambda eyes, box: _mails(eyes, box, "FILED"),
    "MailboxHealth.quarantined": lambda eyes, box: _mails(eyes, box, "QUARANTINED"),
}
"""Numbers that count rows, and what they come to for one who sees only their own."""
