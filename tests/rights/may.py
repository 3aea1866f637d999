"""Who may do which mutation, said once more in plain Python: the judge of `permissions.may`, without a line of it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from permissions import Scope
from schema.ids import from_id
from tests.rights.rules import NAMES, May
from tests.rights.sight import WORKERS, Eyes, Row
from tests.rights.world import TABLE_OF, Actor


@dataclass
class Wanted:
    """A mutation's input, with the rows that it names, as one person would see them."""

    eyes: Eyes
    input: dict[str, Any]

    def named(self) -> list[tuple[str, str, int]]:
        """Input field, noun and number of every id in it."""
        return list(named(self.input))

    @property
    def hidden(self) -> list[str]:
        """The fields that name something that is not there, or not for them to know of."""
        return [field for field, noun, id in self.named() if not self.eyes.sees(TABLE_OF[noun], id)]

    def row(self, field: str) -> Row | None:
        for name, noun, id in self.named():
            if name == field:
                return self.eyes.facts.rows[TABLE_OF[noun]].get(id)
        return None

    def channel(self, field: str) -> int:
        row = self.row(field)
        assert row is not None, field
        return int(row["channel_id"] if "channel_id" in row else row["id"])


def named(input: dict[str, Any]) -> list[tuple[str, str, int]]:
    found = []
    for field, value in input.items():
        if isinstance(value, dict):
            found += named(value)
        elif field in NAMES:
            ids = value if isinstance(value, list) else [value]
            found += [(field, *from_id(id)) for id in ids if id is not None]
    return found


def permitted(actor: Actor, may: May, wanted: Wanted) -> bool:
    """Whether they may do it, given that they see all it names."""
    if Scope.WRITE not in actor.scopes:
        return False
    return RULES[may](wanted.eyes, wanted)


def _works(eyes: Eyes, wanted: Wanted) -> bool:
    return eyes.role in WORKERS


def decides(eyes: Eyes, mail: int, *, waiting: bool = False) -> bool:
    """Whether a mail did something, or waits, where somebody decides."""
    effects = [row for row in eyes.facts.all("intake_effect") if row["inbound_id"] == mail]
    if waiting:
        effects = [row for row in effects if row["outcome"] == "QUARANTINED"]
    return eyes.role in WORKERS and any(eyes.oversees or row["channel_id"] in eyes.wide for row in effects)


def _decides(eyes: Eyes, wanted: Wanted) -> bool:
    [(_, noun, id), *_] = [each for each in wanted.named() if each[0] == "id"]
    if noun == "InboundMail":
        return eyes.oversees or decides(eyes, id)
    block = wanted.row("id") or {}
    return eyes.oversees or (eyes.role in WORKERS and block["channel_id"] in eyes.wide)


def _creates(eyes: Eyes, wanted: Wanted) -> bool:
    channel, owner = wanted.channel("channelId"), wanted.row("ownerId")
    if eyes.role not in WORKERS or not (eyes.oversees or channel in eyes.member):
        return False
    return owner is None or owner["id"] == eyes.id or eyes.oversees or channel in eyes.wide


def _assigns(eyes: Eyes, wanted: Wanted) -> bool:
    subject, owner = wanted.row("id") or wanted.row("ids"), wanted.row("ownerId")
    assert subject is not None
    takes = subject["owner_id"] is None and owner is not None and owner["id"] == eyes.id
    return eyes.role in WORKERS and (eyes.oversees or takes or subject["channel_id"] in eyes.wide)


def _transfers(eyes: Eyes, wanted: Wanted) -> bool:
    field = "ids" if "ids" in wanted.input else "id"
    both = {wanted.channel(field), wanted.channel("channelId")}
    return eyes.role in WORKERS and (eyes.oversees or both <= eyes.wide)


def _ends(eyes: Eyes, wanted: Wanted) -> bool:
    return eyes.role in WORKERS and (eyes.oversees or wanted.channel("ids") in eyes.leads)


def _merges(eyes: Eyes, wanted: Wanted) -> bool:
    """What is merged, or of a merge what went and where it went."""
    facts, channels = eyes.facts, set()
    for _, noun, id in wanted.named():
        named = [(noun.lower(), id)]
        if noun == "Merge":
            row = facts.rows["merge"][id]
            table = "subject" if row["subject_id"] else "customer"
            named = [(table, row["lost_id"]), (table, row[f"{table}_id"])]
        channels |= {facts.rows[table][each]["channel_id"] for table, each in named}
    return eyes.role in WORKERS and (eyes.oversees or channels <= eyes.leads)


def _imports(eyes: Eyes, wanted: Wanted) -> bool:
    job = wanted.row("id")
    if job is not None and job["kind"] != "IMPORT":
        return eyes.role in WORKERS and (eyes.oversees or bool(eyes.leads))
    channel = job["terms"]["wish"]["channel_id"] if job else wanted.channel("channelId")
    return eyes.role in WORKERS and (eyes.oversees or channel in eyes.leads)


def _attaches(eyes: Eyes, wanted: Wanted) -> bool:
    file, notes = wanted.row("id") or {}, eyes.facts.rows["note"]
    about = [note for note in (wanted.row("noteId"), notes.get(file.get("note_id") or 0)) if note is not None]
    return eyes.role in WORKERS and all(note["author_id"] == eyes.id for note in about)


def _owns(eyes: Eyes, wanted: Wanted) -> bool:
    row = wanted.row("id") or {}
    return bool(eyes.id == (row["user_id"] if "user_id" in row else row["author_id"]))


def _keeps_view(eyes: Eyes, wanted: Wanted) -> bool:
    row = wanted.row("id")
    shared = bool(wanted.input.get("shared")) or (row is not None and bool(row["shared"]))
    return eyes.oversees if shared else row is None or row["owner_id"] == eyes.id


def _wrote(eyes: Eyes, wanted: Wanted) -> bool:
    note = wanted.row("id")
    return eyes.role in WORKERS and note is not None and note["author_id"] == eyes.id


RULES: dict[May, Callable[[Eyes, Wanted], bool]] = {
    May.OWNER: _owns,
    May.SELF: lambda eyes, wanted: True,
    May.ADMINISTER: lambda eyes, wanted: eyes.administers,
    May.CONFIGURE: lambda eyes, wanted: eyes.oversees,
    May.MEMBERS: lambda eyes, wanted: (
        eyes.oversees or (eyes.role in WORKERS and wanted.channel("channelId") in eyes.leads)
    ),
    May.DECIDE: _decides,
    May.CREATE: _creates,
    May.WORK: _works,
    May.ASSIGN: _assigns,
    May.TRANSFER: _transfers,
    May.FINAL: _ends,
    May.MERGE: _merges,
    May.DOCUMENTS: lambda eyes, wanted: eyes.oversees or eyes.role == "INTEGRATION",
    May.CUSTOMERS: _works,
    May.IMPORT: _imports,
    May.EXPORT: lambda eyes, wanted: eyes.role in WORKERS and (eyes.oversees or bool(eyes.leads)),
    May.ATTACH: _attaches,
    May.VIEW: _keeps_view,
    May.AUTHOR: _wrote,
    May.AUTHOR_OR_MANAGER: lambda eyes, wanted: eyes.oversees or _wrote(eyes, wanted),
}
