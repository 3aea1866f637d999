"""The floor's move: what `subjectMove` reads and writes, by hand, in one transaction."""

import base64
import json
from datetime import UTC, datetime, timedelta
from typing import Any

from fractional_indexing import generate_key_between

from benchmarks.base import Floor
from benchmarks.sight import Asking

HELD = (
    "SELECT version, stage_id, outcome, channel_id, owner_id, customer_id, assignee_ids, value_minor, value_currency,"
    " manual_probability, lost_reason_id, rotting, rotting_days, last_open_stage_id FROM subject AS s"
    " WHERE id = ? AND archived_at IS NULL AND discarded_at IS NULL AND {sight}"
)
NEXT = (
    "SELECT rank FROM subject WHERE merged_into_id IS NULL AND stage_id = ? AND id <> ? AND rank > ?"
    " ORDER BY rank LIMIT 1"
)
WRITE = (
    "UPDATE subject SET updated_at = ?, version = ?, rank = ?, stage_entered_at = ?, last_open_stage_id = ?,"
    " stage_id = ?, rotting = FALSE, rotting_days = ?, rotting_from = ? WHERE id = ?"
)
EVENT = (
    "INSERT INTO event (kind, event_class, noun, noun_id, subject_id, customer_id, channel_id, actor_id, at, version,"
    " changed, data, before, after, standing, final)"
    " VALUES ('SubjectMoved', 'CHANGE', 'Subject', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, TRUE)"
)


async def move(db: Floor, asking: Asking, variables: dict[str, Any]) -> dict[str, Any]:
    wanted, sight = variables["input"], asking.sees("s")
    id, stage, after = (number(wanted[name]) for name in ("id", "stageId", "afterId"))
    at = datetime.now(UTC)
    now = db.instant(at)
    async with db.transaction():
        [held] = await db.rows(HELD.format(sight=sight), id)
        version, from_stage, outcome, channel, owner, customer, assigned, minor, currency, own, reason, *clock = held
        [(_, days)] = await db.rows("SELECT kind, rotting_days FROM stage WHERE id = ?", stage)
        [(behind, there)] = await db.rows(f"SELECT rank, stage_id FROM subject AS s WHERE id = ? AND {sight}", after)
        if there != stage:
            raise LookupError
        [(epoch, all_days)] = await db.rows("SELECT epoch, rotting_default FROM workspace")
        days = days or all_days
        next_up = await db.rows(NEXT, stage, id, behind)
        rank = generate_key_between(behind, next_up[0][0] if next_up else None)
        await db.rows("UPDATE stage_interval SET left_at = ? WHERE subject_id = ? AND left_at IS NULL", now, id)
        await db.rows("INSERT INTO stage_interval (subject_id, stage_id, entered_at) VALUES (?, ?, ?)", id, stage, now)
        rots = None if days is None else db.instant(at + timedelta(days=days))
        await db.rows(WRITE, now, version + 1, rank, now, stage, stage, days, rots, id)
        data = {"from_stage": from_stage, "to_stage": stage, "from_outcome": outcome, "outcome": outcome}
        keys = json.dumps({"channel": channel, "owner": owner, "assignees": json.loads(assigned)})
        worth = {"minor": minor, "currency": currency, "percent": own, "reason": reason}
        standing = {"stage": stage, "outcome": outcome, **worth, "away": False}
        told = map(json.dumps, (_changed(stage, days, clock), {**data, "reason": reason}))
        row = (id, id, customer, channel, asking.user, now, version + 1, *told, keys, keys, json.dumps(standing))
        position = await db.insert(EVENT, *row)
    subject = {"id": wanted["id"], "version": version + 1, "rank": rank, "stage": {"id": wanted["stageId"]}}
    return {"subjectMove": {"subject": subject, "errors": [], "position": f"{epoch}.{position}"}}


def _changed(stage: int, days: int | None, clock: Any) -> list[str]:
    """The columns that are others now."""
    rotting, before, last_open = clock
    also = {"rotting": rotting, "rotting_days": before != days, "rotting_from": before or days}
    also["last_open_stage_id"] = last_open != stage
    return ["rank", "stage_entered_at", "stage_id", *(name for name, changed in also.items() if changed)]


def number(id: str) -> int:
    return int(base64.b64decode(id).partition(b":")[2])
