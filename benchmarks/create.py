"""The floor's creation: what `subjectCreate` reads and writes about a known customer, by hand, in one transaction."""

import base64
import json
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from fractional_indexing import generate_key_between

from benchmarks.base import Floor
from benchmarks.move import number
from benchmarks.sight import Asking

SELLS = "SELECT active FROM user_account WHERE id = ? AND role IN ('ADMIN', 'MANAGER', 'AGENT')"
FIRST = "SELECT rank FROM subject WHERE merged_into_id IS NULL AND stage_id = ? ORDER BY rank LIMIT 1"
WRITE = (
    "INSERT INTO subject (created_at, updated_at, version, title, kind, outcome, rank, value_minor, value_currency,"
    " priority, search, activity_state, assignee_ids, assigned_at, stage_entered_at, last_interaction_at,"
    " last_interaction_kind, idle, idle_days, idle_from, rotting, rotting_days, rotting_from, on_board, stage_id,"
    " last_open_stage_id, channel_id, owner_id, customer_id, last_interaction_by_id, created_by_id)"
    " VALUES (?, ?, 1, ?, 'OPPORTUNITY', 'OPEN', ?, ?, ?, 0, ?, 'NONE', '[]', ?, ?, ?, 'CREATED', FALSE, ?, ?, FALSE,"
    " ?, ?, TRUE, ?, ?, ?, ?, ?, ?, ?)"
)
PART = (
    "INSERT INTO participant (subject_id, address, name, added_by_id, added_at)"
    " SELECT CAST(? AS BIGINT), address, ?, CAST(? AS BIGINT), ? FROM customer_email WHERE customer_id = ?"
)
EVENT = (
    "INSERT INTO event (kind, event_class, noun, noun_id, subject_id, customer_id, channel_id, actor_id, at, version,"
    " changed, data, after, standing, final)"
    " VALUES ('SubjectCreated', 'CHANGE', 'Subject', ?, ?, ?, ?, ?, ?, 1, '[]', ?, ?, ?, TRUE)"
)


async def create(db: Floor, asking: Asking, variables: dict[str, Any]) -> dict[str, Any]:
    wanted = variables["input"]
    channel, stage, customer, owner = (
        number(wanted[f"{name}Id"]) for name in ("channel", "stage", "customer", "owner")
    )
    user, at = asking.user, datetime.now(UTC)
    title, minor, currency, now = wanted["title"], int(wanted["value"]["amount"]) * 100, "BRL", db.instant(at)
    if channel not in asking.member:
        raise LookupError
    async with db.transaction():
        [(own_days, _)] = await db.rows("SELECT idle_days, archived_at FROM channel WHERE id = ?", channel)
        [(_, rotting_days)] = await db.rows("SELECT kind, rotting_days FROM stage WHERE id = ?", stage)
        [(name,)] = await db.rows(f"SELECT name FROM customer AS c WHERE id = ? AND {asking.knows('c')}", customer)
        [_] = await db.rows(SELLS, owner)
        [_] = await db.rows("SELECT id FROM membership WHERE user_id = ? AND channel_id = ?", owner, channel)
        [(epoch, zone, idle, rotting)] = await db.rows("SELECT epoch, zone, idle_days, rotting_default FROM workspace")
        days, first = own_days or idle, await db.rows(FIRST, stage)
        rank, rotting_days = generate_key_between(None, first[0][0] if first else None), rotting_days or rotting
        rots = None if rotting_days is None else db.instant(at + timedelta(days=rotting_days))
        row = [now, now, title, rank, minor, currency, title.lower(), now, now, now, days]
        row += [db.instant(_midnight_after(at, days, zone)), rotting_days, rots]
        id = await db.insert(WRITE, *row, stage, stage, channel, owner, customer, user, user)
        await db.rows("INSERT INTO stage_interval (subject_id, stage_id, entered_at) VALUES (?, ?, ?)", id, stage, now)
        await db.rows(PART, id, name, user, now, customer)
        data = {"kind": "OPPORTUNITY", "channel": channel, "stage": stage, "owner": owner}
        keys = {"channel": channel, "owner": owner, "assignees": []}
        worth = {"minor": minor, "currency": currency, "percent": None, "reason": None}
        standing = {"stage": stage, "outcome": "OPEN", **worth, "away": False}
        told = map(json.dumps, (data, keys, standing))
        position = await db.insert(EVENT, id, id, customer, channel, user, now, *told)
    named = base64.b64encode(f"Subject:{id}".encode()).decode()
    subject = {"id": named, "version": 1, "rank": rank, "stage": {"id": wanted["stageId"]}}
    return {"subjectCreate": {"subject": subject, "errors": [], "position": f"{epoch}.{position}"}}


def _midnight_after(at: datetime, days: int, zone: str) -> datetime:
    """Where the workspace is."""
    there = ZoneInfo(zone)
    day = at.astimezone(there).date() + timedelta(days=days)
    return datetime.combine(day, time.min, tzinfo=there).astimezone(UTC)
