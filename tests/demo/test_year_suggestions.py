"""Suggestions over some weeks of a team's work: each rule is held against the stored rows, by a table of its own."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

import models
from demo.year.plan import Plan
from demo.year.playing import play
from models import SuggestionRule as Rule
from models import suggesting
from tests.intake.conftest import KEYRING

pytestmark = pytest.mark.once

UNTIL = date(2026, 11, 20)
Row = dict[str, Any]


@dataclass
class Matter:
    """One open subject as its rows tell it, without a line of `suggest.py` or `models/outlook.py`."""

    subject: Row
    messages: list[Row]
    activities: list[Row]
    playbook: list[int]
    followers: dict[int, list[int]]
    purposes: dict[int, str | None]
    response_hours: int
    zone: ZoneInfo
    now: datetime

    @property
    def done(self) -> list[Row]:
        rows = [row for row in self.activities if row["state"] == "DONE"]
        return sorted(rows, key=lambda row: (row["done_at"], row["id"]))

    @property
    def planned(self) -> list[Row]:
        return [row for row in self.activities if row["state"] in ("PLANNED", "TODAY", "OVERDUE", "UNDATED")]

    @property
    def waiting(self) -> Row | None:
        """The last mail of a person's that nobody has answered, by words or by deeds."""
        said = [row for row in self.messages if row["direction"] == "IN" and not row["automatic"]]
        if not said:
            return None
        last = max(said, key=lambda row: (row["at"], row["id"]))
        answers = [row for row in self.messages if row["direction"] == "OUT" and row["state"] in ("SENT", "UNKNOWN")]
        after = [row["at"] for row in answers] + [row["done_at"] for row in self.done]
        return None if any(at >= last["at"] for at in after) else last

    @property
    def bounced(self) -> bool:
        sent = [row for row in self.messages if row["direction"] == "OUT"]
        return bool(sent) and max(sent, key=lambda row: (row["at"], row["id"]))["state"] == "BOUNCED"

    def day(self, at: datetime) -> date:
        return at.astimezone(self.zone).date()

    def kinds(self, purpose: str) -> set[int]:
        return {min(id for id, held in self.purposes.items() if held == purpose)}

    def following(self) -> set[int]:
        last = self.done[-1] if self.done else None
        return set(self.followers.get(last["type_id"], [])) if last and not self.planned else set()

    def undone(self) -> set[int]:
        since = self.subject["stage_entered_at"]
        return set(self.playbook) - {row["type_id"] for row in self.done if since and row["done_at"] >= since}


TABLE: dict[Rule, Callable[[Matter], set[int]]] = {
    Rule.REPLY: lambda m: m.kinds("MAIL") if m.waiting else set(),
    Rule.BOUNCE: lambda m: m.kinds("CALL") if m.bounced else set(),
    Rule.CHAIN: lambda m: m.following(),
    Rule.PLAYBOOK: lambda m: m.undone() if m.subject["stage_id"] else set(),
    Rule.REVIVE: lambda m: m.kinds("CALL") if m.subject["idle"] and not m.planned else set(),
    Rule.FIRST_STEP: lambda m: m.kinds("CALL") if not (m.done or m.planned or m.waiting or m.playbook) else set(),
}
"""Rule → the kinds that it may propose on a matter; none: it has nothing to say. The others have cases elsewhere."""


async def test_over_some_weeks_each_suggestion_is_right_and_none_is_missing(database: str) -> None:
    system = await models.User.system()
    accepted: list[models.Activity] = []
    seen, deeds = Counter[Rule](), 0

    async def watching(now: datetime, events: list[models.Event]) -> None:
        while await suggesting.catch_up(by=system, now=now):
            continue
        nonlocal deeds
        deeds += 1
        if deeds % 5 == 0:
            for matter in await matters(now):
                seen.update(await held_against(matter))
        best = await models.Suggestion.filter(state="OPEN").order_by("-id").first()
        if best is not None and best.id % 4 == 0:
            accepted.append(await best.accept(by=system, now=now))
        elif accepted and deeds % 5 == 4:
            last = await models.Activity.get(id=accepted[-1].id)
            if last.is_open:
                await last.complete(by=system, now=now, following=False)

    done = await play(Plan(until=UNTIL, people=4, open=8, weeks=3), KEYRING, password_hash="-", watching=watching)
    now = done.town.until
    while await suggesting.catch_up(by=system, now=now):
        continue

    for matter in await matters(now):
        seen.update(await held_against(matter))
    assert {Rule.REPLY, Rule.CHAIN, Rule.PLAYBOOK} <= set(seen) and sum(seen.values()) > 50 and accepted, seen
    head = await models.Event.head()
    for subject in await models.Subject.all():
        assert await models.Suggestion.renew(subject.id, by=system, now=now) == 0
    assert await models.Event.head() == head, "looking again changes nothing"


async def held_against(matter: Matter) -> list[Rule]:
    """The open suggestions of one matter, after they were judged."""
    subject = matter.subject
    rows = await models.Suggestion.filter(subject_id=subject["id"]).order_by("-score").values()
    open_ = [row for row in rows if row["state"] == "OPEN"]
    decided = {(row["rule"], row["type_id"]) for row in rows if row["state"] in ("ACCEPTED", "DISMISSED")}
    planned = {row["type_id"] for row in matter.planned}
    for row in open_:
        where = (subject["title"], row["rule"], row["type_id"])
        if row["rule"] in TABLE:
            assert row["type_id"] in TABLE[row["rule"]](matter) - planned, where
        assert row["due_on"] >= matter.day(row["updated_at"]), where
        wanted = subject["owner_id"]
        if row["rule"] is Rule.CHAIN:
            wanted = matter.done[-1]["assignee_id"] or wanted
        assert row["assignee_id"] == wanted and row["reasons"], where
        assert row["reasons"][0]["code"].startswith("suggestion_"), where
    _nothing_is_missing(matter, open_, decided, planned)
    return [row["rule"] for row in open_]


def _nothing_is_missing(matter: Matter, open_: list[Row], decided: set[Any], planned: set[int]) -> None:
    for rule, candidates in TABLE.items():
        for type_id in candidates(matter) - planned:
            shown = type_id in {row["type_id"] for row in open_}
            declined = (rule, type_id) in decided
            assert shown or declined or len(open_) == 3, (matter.subject["title"], rule, type_id)
    if matter.waiting is not None and open_ and open_[0]["rule"] is Rule.REPLY:
        by = matter.waiting["at"] + timedelta(hours=matter.response_hours)
        late = open_[0]["reasons"][0]["code"] == "suggestion_reply_late"
        assert late is (by <= matter.now) and open_[0]["score"] >= 0.95


async def matters(now: datetime) -> list[Matter]:
    live = models.Subject.filter(outcome="OPEN", archived_at__isnull=True, discarded_at__isnull=True)
    workspace = await models.Workspace.all().first()
    assert workspace is not None
    purposes = {row["id"]: row["purpose"] for row in await models.ActivityType.all().values("id", "purpose")}
    followers: dict[int, list[int]] = {}
    for row in await models.ActivityTypeFollower.all().values("type_id", "suggested_id"):
        followers.setdefault(row["type_id"], []).append(row["suggested_id"])
    return [
        Matter(
            subject=subject,
            messages=await models.Message.filter(places__subject_id=subject["id"]).values(),
            activities=await models.Activity.filter(subject_id=subject["id"]).values(),
            playbook=[row["type_id"] for row in await models.StagePlay.filter(stage_id=subject["stage_id"]).values()],
            followers=followers,
            purposes=purposes,
            response_hours=(await models.Channel.get(id=subject["channel_id"])).response_hours or 24,
            zone=ZoneInfo((await models.User.get_or_none(id=subject["owner_id"]) or workspace).zone),
            now=now.astimezone(UTC),
        )
        for subject in await live.filter(merged_into_id__isnull=True).values()
    ]
