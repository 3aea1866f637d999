"""The floor's move: what `subjectMove` reads and writes, by hand, in one transaction."""

import base64
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from fractional_indexing import generate_key_between

from benchmarks.base import Floor

if TYPE_CHECKING:
    from benchmarks.floor import Asking

HELD = "SELECT version, stage_id, outcome, channel_id, owner_id, customer_id FROM subject WHERE id = ? AND {sight}"
SIGHT = (
    "merged_into_id IS NULL AND archived_at IS NULL AND discarded_at IS NULL AND"
    " (channel_id IN ({wide}) OR owner_id = {user} OR (owner_id IS NULL AND channel_id IN ({member})))"
)
NEXT = (
    "SELECT rank FROM subject WHERE merged_into_id IS NULL AND stage_id = ? AND id <> ? AND rank > ?"
    " ORDER BY rank LIMIT 1"
)
WRITE = (
    "UPDATE subject SET updated_at = ?, version = ?, rank = ?, stage_entered_at = ?, last_open_stage_id = ?,"
    " stage_id = ?, rotting_from = NULL WHERE id = ?"
)
EVENT = (
    "INSERT INTO event (kind, event_class, noun, noun_id, subject_id, customer_id, channel_id, actor_id, at, version,"
    " changed, data, before, after, final)"
    " VALUES ('SubjectMoved', 'CHANGE', 'Subject', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, TRUE)"
)
CHANGED = json.dumps(["rank", "stage_entered_at", "last_open_stage_id", "stage_id"])


async def move(db: Floor, asking: "Asking", variables: dict[str, Any]) -> dict[str, Any]:
    wanted = variables["input"]
    id, stage, after = (number(wanted[name]) for name in ("id", "stageId", "afterId"))
    now = db.instant(datetime.now(UTC))
    sight = SIGHT.format(
        wide=",".join(map(str, asking.wide)), user=asking.user, member=",".join(map(str, asking.member))
    )
    async with db.transaction():
        [(version, from_stage, outcome, channel, owner, customer)] = await db.rows(HELD.format(sight=sight), id)
        [_] = await db.rows("SELECT kind, rotting_days FROM stage WHERE id = ?", stage)
        [(behind, there)] = await db.rows(f"SELECT rank, stage_id FROM subject WHERE id = ? AND {sight}", after)
        if there != stage:
            raise LookupError
        next_up = await db.rows(NEXT, stage, id, behind)
        rank = generate_key_between(behind, next_up[0][0] if next_up else None)
        await db.rows("UPDATE stage_interval SET left_at = ? WHERE subject_id = ? AND left_at IS NULL", now, id)
        await db.rows("INSERT INTO stage_interval (subject_id, stage_id, entered_at) VALUES (?, ?, ?)", id, stage, now)
        await db.rows(WRITE, now, version + 1, rank, now, stage, stage, id)
        data = {"from_stage": from_stage, "to_stage": stage, "from_outcome": outcome, "outcome": outcome}
        keys = json.dumps({"channel": channel, "owner": owner, "assignees": []})
        row = (id, id, customer, channel, asking.user, now, version + 1, CHANGED, json.dumps(data), keys, keys)
        position = await db.insert(EVENT, *row)
    [(epoch,)] = await db.rows("SELECT epoch FROM workspace")
    subject = {"id": wanted["id"], "version": version + 1, "rank": rank, "stage": {"id": wanted["stageId"]}}
    return {"subjectMove": {"subject": subject, "errors": [], "position": f"{epoch}.{position}"}}


def number(id: str) -> int:
    return int(base64.b64decode(id).partition(b":")[2])
