"""The books of an installation: all rows, comparable between two runs, and what is wrong between rows and the ledger.

The ledger is the log of events. It is read here by itself, by another hand than the verbs that wrote it.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

from tortoise import Tortoise

from models.activity import Activity
from models.event import Event
from models.subject import StageInterval, Subject, SubjectAssignee
from models.user import User
from models.workspace import Workspace

SECRET = {
    "message_id",
    "fingerprint",
    "references",
    "trail",
    "rank",
    "params",
    "content",
    "epoch",
    "password_hash",
    "sealed_secret",
    "smtp_port",
    "port",
}
"""Columns that are drawn, signed or sealed anew in each run, or hold something that is."""
ENDED = {"ActivityCompleted": "DONE", "ActivityLogged": "DONE", "ActivityCancelled": "CANCELLED"}
OPEN = ("OVERDUE", "TODAY", "PLANNED", "UNDATED")

Row = dict[str, Any]


async def books() -> dict[str, list[Row]]:
    """Every row of every table but what is secret, by table, in the order of the primary keys."""
    held: dict[str, list[Row]] = {}
    for model in Tortoise.apps["models"].values():
        rows = await model.all().order_by(model._meta.pk_attr).values()
        held[model._meta.db_table] = [{name: row[name] for name in row if name not in SECRET} for row in rows]
    return held


async def wrong(*, now: datetime) -> list[str]:
    """What does not agree, in sentences; nothing, where the clock has run up to `now` and all is well."""
    ledger = Ledger(await Event.all().order_by("id").values())
    activities = await Activity.all().order_by("id").values()
    subjects = await Subject.all().order_by("id").values()
    zones = {row["id"]: row["zone"] for row in await User.all().values("id", "zone")}
    workspace = await Workspace.current()
    found = [*ledger.gaps()]
    for row in activities:
        zone = zones.get(row["assignee_id"], workspace.zone)
        found += _of_activity(row, ledger.of("Activity", row["id"]), zone, now)
    upcoming = _next(activities, zones, workspace.zone)
    intervals = _grouped(await StageInterval.all().order_by("id").values(), "subject_id")
    assignees = _grouped(await SubjectAssignee.all().order_by("id").values(), "subject_id")
    for row in subjects:
        found += _of_subject(row, ledger.of("Subject", row["id"]), intervals[row["id"]], assignees[row["id"]])
        if row["merged_into_id"] is None:
            found += _of_time(row, upcoming.get(row["id"]), workspace, now)
    return found


class Ledger:
    def __init__(self, events: list[Row]) -> None:
        self._events = events
        self._by_row: dict[tuple[str, int], list[Row]] = defaultdict(list)
        for event in events:
            self._by_row[event["noun"], event["noun_id"]].append(event)

    def of(self, noun: str, id: int) -> list[Row]:
        return self._by_row[noun, id]

    def gaps(self) -> Iterator[str]:
        """The last event of each unit says that it is."""
        if self._events and not self._events[-1]["final"]:
            yield "The ledger ends in the middle of a unit."


def _of_activity(row: Row, told: list[Row], zone: str, now: datetime) -> Iterator[str]:
    name = f"Activity {row['id']}"
    state = row["state"].value
    over = [event for event in told if event["kind"] in ENDED]
    if not told or told[-1]["version"] != row["version"]:
        yield f"{name} has a version of which the ledger knows nothing."
    if over and (len(over) > 1 or over[0] is not told[-1]):
        yield f"{name} was changed after it had ended."
    if state != (ENDED[over[0]["kind"]] if over else _state(row["due_on"], zone, now)):
        yield f"{name} is {state} by its row, and not by the ledger and the clock."
    if over and state == "DONE" and row["done_at"] > over[0]["at"]:
        yield f"{name} was done after it was written down."


def _state(due: Any, zone: str, now: datetime) -> str:
    if due is None:
        return "UNDATED"
    today = now.astimezone(ZoneInfo(zone)).date()
    return "OVERDUE" if due < today else "TODAY" if due == today else "PLANNED"


def _next(activities: list[Row], zones: dict[int, str], zone: str) -> dict[int, Row]:
    """Subject → the open activity whose day is over first."""

    def over(row: Row) -> tuple[float, int]:
        if row["due_on"] is None:
            return float("inf"), row["id"]
        there = ZoneInfo(zones.get(row["assignee_id"], zone))
        end = datetime.combine(row["due_on"] + timedelta(days=1), datetime.min.time(), tzinfo=there)
        return end.timestamp(), row["id"]

    held = _grouped([row for row in activities if row["state"].value in OPEN and row["subject_id"]], "subject_id")
    return {id: min(rows, key=over) for id, rows in held.items()}


def _of_subject(row: Row, told: list[Row], intervals: list[Row], assignees: list[Row]) -> Iterator[str]:
    name = f"Subject {row['id']}"
    if not told or told[-1]["version"] != row["version"]:
        yield f"{name} has a version of which the ledger knows nothing."
        return
    after = told[-1]["after"]
    keys = {"channel": row["channel_id"], "owner": row["owner_id"], "assignees": row["assignee_ids"]}
    if row["merged_into_id"] is None and after != keys:
        yield f"{name} is seen by others than the ledger says."
    if row["assignee_ids"] != [each["user_id"] for each in assignees]:
        yield f"{name} is seen by others than have something to do on it."
    said = _replayed(told)
    stands = {
        "kind": row["kind"].value,
        "stage": row["stage_id"],
        "outcome": row["outcome"].value,
        "owner": row["owner_id"],
        "archived": row["archived_at"] is not None,
        "discarded": row["discarded_at"] is not None,
    }
    for what in (what for what in stands if stands[what] != said[what]):
        yield f"{name}: {what} is {stands[what]} by its row and {said[what]} by the ledger."
    if row["stage_id"] != (intervals[-1]["stage_id"] if intervals else None):
        yield f"{name} stands in another stage than its last interval."
    if any(before["left_at"] != then["entered_at"] for before, then in pairwise(intervals)):
        yield f"{name} was in two stages, or in none, at a time."


def _replayed(told: list[Row]) -> Row:
    """What the facts alone make of a subject."""
    state: Row = {"kind": None, "stage": None, "outcome": "OPEN", "owner": None, "archived": False, "discarded": False}
    for event in told:
        data = event["data"]
        match event["kind"]:
            case "SubjectCreated":
                state |= {"kind": data["kind"], "stage": data["stage"], "owner": data["owner"]}
            case "SubjectConverted":
                state |= {"kind": "OPPORTUNITY", "stage": data["stage"]}
            case "SubjectMoved":
                state |= {"stage": data["to_stage"], "outcome": data["outcome"]}
            case "SubjectAssigned":
                state["owner"] = data["to_owner"]
            case "SubjectWon":
                state |= {"outcome": "WON", "stage": data["stage"]}
            case "SubjectLost":
                state["outcome"] = "LOST"
            case "SubjectReopened":
                state |= {"outcome": "OPEN", "stage": data["stage"]}
            case "SubjectDiscarded":
                state["discarded"] = True
            case "SubjectArchived":
                state["archived"] = True
            case "SubjectRestored":
                state |= {"archived": False, "discarded": False}
    return state


def _of_time(row: Row, upcoming: Row | None, workspace: Workspace, now: datetime) -> Iterator[str]:
    """What follows from activities and instants."""
    name = f"Subject {row['id']}"
    stands = (row["next_activity_id"], row["activity_state"].value)
    if stands != ((upcoming["id"], upcoming["state"].value) if upcoming else (None, "NONE")):
        yield f"{name} shows another activity than comes next."
    live = row["outcome"].value == "OPEN" and not row["archived_at"] and not row["discarded_at"]
    there = ZoneInfo(workspace.zone)
    silent = (now.astimezone(there).date() - row["last_interaction_at"].astimezone(there).date()).days
    if row["idle"] != (live and silent >= row["idle_days"]):
        yield f"{name} has had no contact for {silent} days, and idle is {row['idle']}."
    days = row["rotting_days"]
    rots = days is not None and row["stage_entered_at"] is not None
    if row["rotting"] != (live and rots and now >= row["stage_entered_at"] + timedelta(days=days or 0)):
        yield f"{name} stands in its stage since {row['stage_entered_at']}, and rotting is {row['rotting']}."


def _grouped(rows: list[Row], column: str) -> dict[int, list[Row]]:
    held: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        held[row[column]].append(row)
    return held
