"""Whether a floor writes what Funil writes: the rows of one change, side by side, but for ids and instants."""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from benchmarks import base
from benchmarks.side import Unmeasured

INSTANT = re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:.*")
APART = {"id", "rank", "suggest_at", "updated_at"}
"""Ids, what is drawn, and what is written by others afterwards."""
UNORDERED = {"changed"}

Row = dict[str, Any]


async def head(url: str) -> int:
    [row] = await base.named(url, "SELECT MAX(id) AS head FROM event")
    return int(row["head"])


async def require_same(ours: str, theirs: str, since: tuple[int, int], work: str) -> None:
    mine, other = [await _rows(url, begin) for url, begin in zip((ours, theirs), since, strict=True)]
    apart = [said for table in mine for said in _apart(table, mine[table], other[table])]
    if apart:
        raise Unmeasured(f"For “{work}” the floor does not write what Funil writes: {'; '.join(apart)}.")


def _apart(table: str, mine: list[Row], other: list[Row]) -> Iterator[str]:
    if len(mine) != len(other):
        yield f"{len(mine)} and {len(other)} rows of {table}"
    for here, there in zip(mine, other, strict=False):
        for name in here:
            if here[name] != there[name]:
                yield f"{table}.{name} is {here[name]!r} and {there[name]!r}"


async def _rows(url: str, since: int) -> dict[str, list[Row]]:
    """Of the first change of a subject after `since`."""
    told = f"SELECT * FROM event WHERE id > {since} AND noun = 'Subject' AND event_class = 'CHANGE' ORDER BY id LIMIT 1"
    event = await base.named(url, told)
    subject = event[0]["noun_id"]
    rows = await base.named(url, f"SELECT * FROM subject WHERE id = {subject}")
    # Suggestions change it once more meanwhile; the version that the change left stands in its event.
    found = {"event": event, "subject": [{**row, "version": None} for row in rows]}
    for table in ("stage_interval", "participant"):
        found[table] = await base.named(url, f"SELECT * FROM {table} WHERE subject_id = {subject} ORDER BY id")
    return {table: [_plain(row) for row in rows] for table, rows in found.items()}


def _plain(row: Row) -> Row:
    return {name: _value(name, value) for name, value in row.items() if name not in APART}


def _value(name: str, value: Any) -> Any:
    """Of an instant only whether there is one."""
    if isinstance(value, date) or (isinstance(value, str) and INSTANT.fullmatch(value)):
        return True
    if isinstance(value, str) and value[:1] in ("{", "["):
        read = json.loads(value)
        return sorted(read) if name in UNORDERED else read
    return value
